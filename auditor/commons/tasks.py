"""What customers come for, told from the words of links, buttons and forms in Finnish, Swedish and English."""

import re
from typing import Literal

from auditor.commons.labels import folded

Task = Literal["book", "buy", "apply", "register", "login", "contact", "search", "help", "start"]

# In the order in which a service is most likely to be there for them. `word*` is the beginning of a word.
WORDS: dict[Task, str] = {
    "login": "log in, login, sign in, signin, my account, kirjaudu*, tunnistaudu*, oma tili, omat sivut, logga in, "
    "mitt konto, mina sidor, identifiera dig",
    "register": "register, sign up, signup, create account, create an account, join, rekisteröidy*, luo tili, liity, "
    "luo tunnus, registrera*, skapa konto, bli medlem",
    "book": "book a, book an, book now, book your, book online, book tickets, booking, bookings, reserve, "
    "reservation*, make an appointment, appointment*, varaa, varaus, "
    "varaukset, ajanvaraus, varaa aika, boka, bokning*, tidsbokning, reservera",
    "buy": "buy, shop, store, order, checkout, basket, cart, add to basket, add to cart, products, catalogue, catalog, "
    "osta, kauppa, tilaa, tilaus, ostoskori*, lisää koriin, lisää ostoskoriin, tuotteet, kassalle, köp, handla, "
    "beställ*, varukorg*, butik, produkter, till kassan, lägg i varukorgen",
    "apply": "apply, application*, apply for, enrol, enroll, ilmoittau*, hakemus*, hakeminen, täytä hakemus, lomake, "
    "lomakkeet, ansök*, ansökan, anmäl*, blankett*, form, forms, request",
    "contact": "contact, contact us, contacts, get in touch, feedback, customer service, ota yhteyttä, yhteystiedot, "
    "yhteydenotto*, palaute*, anna palautetta, asiakaspalvelu*, kontakt*, kontakta oss, kundtjänst*, kundservice, "
    "ge respons, respons",
    "help": "help, faq, support, questions, frequently asked questions, guide, guides, ohje, ohjeet, apua, tuki, opas, "
    "usein kysyttyä, usein kysytyt kysymykset, hjälp, stöd, vanliga frågor, frågor och svar, instruktioner",
    "search": "search, find, haku, hae, etsi, sök*, hitta",
    "start": "start, start now, begin, get started, try, try the demo, try it, demo, continue, calculate, check, "
    "aloita, jatka, kokeile, laske, tarkista, börja, starta, prova, fortsätt, räkna",
}
# What changes something at one press, although it may be a link.
_DOES = (
    "add to, remove, delete, unsubscribe, log out, logout, sign out, lisää koriin, lisää ostoskoriin, poista, peru, "
    "peruuta, kirjaudu ulos, lägg i, lägg till, ta bort, radera, avboka, logga ut, pay, maksa, betala, confirm, "
    "vahvista, bekräfta, send, submit, lähetä, skicka"
)


def _pattern(words: str) -> re.Pattern[str]:
    each = (re.escape(word.strip()).replace(r"\*", r"\w*") for word in words.split(","))
    return re.compile(rf"\b({'|'.join(each)})\b")


_PATTERNS = {task: _pattern(words) for task, words in WORDS.items()}
_DOING = _pattern(_DOES)
MOST_WORDS = 6  # a longer text is a sentence that happens to hold the word


def task(text: str, address: str = "") -> Task | None:
    """The task that a link or button offers, by its words and else by its address; None where they do not say."""
    words = folded(text)
    if words and len(words.split()) <= MOST_WORDS:
        for name, pattern in _PATTERNS.items():
            if pattern.search(words):
                return name
    path = re.sub(r"[^\w]+|_", " ", address.lower())
    return next(
        (name for name, pattern in _PATTERNS.items() if name != "start" and path and pattern.search(path)), None
    )


def does_at_once(text: str) -> bool:
    """Whether words say that something is changed, sent or paid at one press."""
    return bool(_DOING.search(folded(text)))
