"""What a button that sends a form does, told from its words in Finnish, Swedish and English."""

import re

from auditor.commons.labels import folded

# Nobody presses these twice, or to see what happens.
_DESTROYS = re.compile(
    r"\b(delete|remove|cancel|discard|reset|clear|sign out|log out|logout|unsubscribe|terminate|deactivate|revoke|erase"
    r"|poista|peru|peruuta|hylkää|tyhjennä|kirjaudu ulos|irtisano|lopeta"
    r"|ta bort|radera|avbryt|avboka|annullera|logga ut|säg upp|avsluta|töm)\b"
)
# What they do is done for good: an order, a payment, an application, a message.
_MAKES = re.compile(
    r"\b(send|submit|pay|order|buy|book|reserve|apply|register|sign up|confirm|place|donate|publish|post|create|request"
    r"|complete|transfer|join|enrol|enroll|report|subscribe"
    r"|lähetä|maksa|tilaa|osta|varaa|hae nyt|jätä|ilmoittaudu|rekisteröidy|vahvista|lahjoita|julkaise|luo|siirrä"
    r"|skicka|betala|beställ|köp|boka|reservera|ansök|anmäl|registrera|bekräfta|donera|publicera|skapa|lämna)\b"
)
_LATER = re.compile(r"\b(continue|next|jatka|seuraava|eteenpäin|fortsätt|nästa|vidare)\b")


# To come in twice makes nothing.
_ENTERS = re.compile(
    r"\b(sign in|log in|login|search|find|filter|kirjaudu|kirjaudu sisään|tunnistaudu|hae|etsi|suodata"
    r"|logga in|identifiera|sök|filtrera)\b"
)


def destroys(name: str) -> bool:
    """Whether a button takes something away: deletes, cancels, signs out."""
    return bool(_DESTROYS.search(folded(name)))


def makes(name: str) -> bool:
    """Whether a button makes something that should be there once: an order, a payment, an application."""
    words = folded(name)
    return bool(_MAKES.search(words)) and not _LATER.search(words)


def goes_on(name: str) -> bool:
    """Whether a button leads on, lets in or looks something up, which may be done twice."""
    words = folded(name)
    return bool(_LATER.search(words)) or (bool(_ENTERS.search(words)) and not makes(name))
