"""What the end of a path says in Finnish, Swedish and English: committed, confirmed, what is next."""

import re

from auditor.evidence.dom import Dom
from auditor.evidence.touches import Touch

_CONFIRMS = re.compile(
    r"\bthank|\bthanks\b|\bconfirm(ed|ation)|\breceived\b|\bsuccess|\bcomplete(d)?\b|\bsubmitted\b|\ball done\b"
    r"|\b(has|have) been (\w+ )?(sent|placed|made|saved|cancelled|canceled|booked|paid|added|registered)"
    r"|\b(is|are) (now )?(booked|paid|cancelled|canceled|registered|saved)\b|\b(reference|order|booking) number\b"
    r"|kiitos|kiitämme|vahviste|vahvistus|vastaanote|onnistu|\bvalmis\b|lähetetty|lähetettiin"
    r"|\bon (nyt )?(peruttu|tallennettu|varattu|tehty|maksettu|rekisteröity)|(viite|tilaus|varaus)numero"
    r"|\btack\b|bekräft|\bmottag|lyckades|\bklart?\b|\bskickad|\bhar (\w+ )?(skickats|sparats|avbokats|bokats|betalats"
    r"|mottagits|registrerats)|\bär (bokad|betald|avbokad|sparad)|(referens|order|boknings)nummer",
    re.IGNORECASE,
)
_NEXT = re.compile(
    r"\bnext\b|\bwe['’]?(ll| will| have sent| sent)\b|\byou['’]?(ll| will| can now)\b|\bwithin\b"
    r"|\bin \d+ (hour|day|week|month)"
    r"|\bby e-?mail|\b(e-?mail|message|letter|receipt|confirmation) (has been|will be|was|is being) sent"
    r"|\bexpect|\bdeliver"
    r"|\bshipp|working days|\bcontact you|\barrive|\bwill (be|take|get|receive|arrive|contact|send)\b"
    r"|seuraava|näin (pääset|saat|toimit|etenet)|lähetämme|lähetimme|\bsaat\b|käsittel|vastaamme|otamme yhteyttä"
    r"|palaamme"
    r"|\b(sisällä|kuluessa|viikossa|päivässä|kuukaudessa)\b|sähköposti|toimit(us|amme)|\bvoit nyt\b|palaavat|maksetaan"
    r"|nästa|\bvad händer|\bvi (skickar|har skickat|svarar|kontaktar|behandlar|återkommer)|\bdu (får|kan nu)|\binom\b"
    r"|via e-post|till din e-post|arbetsdagar|levereras|leverans|betalas",
    re.IGNORECASE,
)
_COMMITS = re.compile(
    r"\b(pay|buy|purchase|place (the |my |your )?order|order( now)?|book( now)?|confirm|sign"
    r"|submit (the |my )?(application|order|booking|form))\b"
    r"|\b(maksa|osta|tilaa|varaa|vahvista|allekirjoita)\b|lähetä (hakemus|tilaus|varaus)|hyväksy (tilaus|ostos)"
    r"|\b(betala|köp|beställ|boka|bekräfta|underteckna)\b|skicka (ansökan|beställning|bokning)",
    re.IGNORECASE,
)
_CAN_UNDO = re.compile(
    r"\b(you )?(can|may) (\w+ )?(cancel|change|return|withdraw)|\bcancel\w* (free|within|until|before)"
    r"|free cancellation"
    r"|right of withdrawal|\bvoit (\w+ )?(perua|peruuttaa|muuttaa|palauttaa)|peruutusoikeu|palautusoikeu"
    r"|\bdu kan (\w+ )?(avboka|avbeställa|ångra|ändra|returnera)|ångerrätt",
    re.IGNORECASE,
)
_TAKES_BACK = re.compile(
    r"\b(cancel|close|back|previous|edit|change|log|sign)\b|peruuta|sulje|takaisin|edellinen|muokkaa|kirjaudu|avbryt"
    r"|stäng|tillbaka|föregående|ändra|logga",
    re.IGNORECASE,
)
_VALUE = re.compile(r"“([^“”]*)”$")
_BUTTONS = ("button", "menuitem")
_PRESSES = ("click", "double_click", "press")


def words_of(page: Dom) -> str:
    """All that a page says in its title, headings and text."""
    return "\n".join(
        (page.title, *(head.text for head in page.headings()), *(block.text for block in page.text_blocks))
    )


def confirms(text: str) -> bool:
    """Whether words say that something was done or has come."""
    return bool(_CONFIRMS.search(text))


def says_what_is_next(text: str) -> bool:
    """Whether words say what happens afterwards, and when."""
    return bool(_NEXT.search(text))


def can_be_undone(text: str) -> bool:
    """Whether words say that it can be cancelled, changed or returned."""
    return bool(_CAN_UNDO.search(text))


def submits(touch: Touch) -> bool:
    """Whether a touch sent something: a button was pressed that does not lead back, or Enter."""
    if touch.went != "done" or touch.action not in _PRESSES:
        return False
    if touch.action == "press":
        return "Enter" in touch.words
    pressed = touch.role in _BUTTONS or touch.tag == "button" or touch.type in ("submit", "image", "button")
    return pressed and not _TAKES_BACK.search(touch.name or touch.label)


def commits(touch: Touch) -> bool:
    """Whether a touch bound the customer: it paid, ordered, booked, signed."""
    return submits(touch) and bool(_COMMITS.search(touch.name or touch.label))


def answer(touch: Touch) -> str:
    """What the walk typed or chose, from the action's words; empty where it is secret or too short to find again."""
    told = _VALUE.search(touch.words) if touch.action in ("fill", "type", "select") and touch.went == "done" else None
    return " ".join(told[1].split()).casefold() if told and len(told[1].strip()) > 2 else ""
