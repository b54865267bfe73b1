"""The controls that stand on many pages, and what they are called there, comparable between pages."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from auditor.commons.labels import folded, switches_language
from auditor.commons.language import primary
from auditor.commons.urls import host, link, scheme
from auditor.commons.walks import touched
from auditor.evidence.dom import Dom, Element
from auditor.evidence.touches import Touch
from auditor.model import Visit, Walk

LANDMARKS = ("banner", "navigation", "search", "main", "complementary", "contentinfo")
BLOCKS = ("banner", "contentinfo", "navigation", "search")  # what pages of one service repeat
WEB = ("", "http", "https")
# Different words for one and the same thing to do, in each language by itself.
SAME: tuple[frozenset[str], ...] = tuple(
    frozenset(words.split(", "))
    for words in (
        "search, find, look up",
        "home, home page, homepage, front page, main page, start page, start",
        "contact, contact us, get in touch, reach us, contacts",
        "basket, cart, shopping basket, shopping cart, bag, shopping bag, trolley",
        "help, support, help and support, assistance",
        "log in, login, sign in, log on, sign on",
        "log out, logout, sign out, log off, sign off",
        "haku, hae, etsi, etsintä",
        "etusivu, koti, kotisivu, alkuun, pääsivu",
        "ota yhteyttä, yhteystiedot, yhteydenotto",
        "ostoskori, kori, ostoskärry, ostoskassi",
        "ohje, ohjeet, apua, tuki, neuvonta",
        "kirjaudu, kirjaudu sisään, sisäänkirjautuminen, tunnistaudu",
        "sök, hitta, leta",
        "hem, startsida, startsidan, förstasidan, huvudsidan",
        "kontakt, kontakta oss, kontaktuppgifter",
        "varukorg, kundvagn, korg",
        "hjälp, support, stöd",
        "logga in, inloggning",
    )
)
GO_ON: tuple[frozenset[str], ...] = tuple(
    frozenset(words.split(", "))
    for words in (
        "continue, next, proceed, go on, forward, next step, next page",
        "jatka, seuraava, eteenpäin, siirry eteenpäin, seuraava vaihe, seuraavaan vaiheeseen",
        "fortsätt, nästa, vidare, gå vidare, nästa steg",
    )
)
# What a switch of language is called and nothing else.
LANGUAGES = frozenset(
    {
        "fi",
        "sv",
        "en",
        "se",
        "suomi",
        "suomeksi",
        "svenska",
        "på svenska",
        "english",
        "in english",
        "finska",
        "på finska",
    }
    | {"ruotsi", "ruotsiksi", "englanti", "englanniksi", "finnish", "in finnish", "swedish", "in swedish", "engelska"}
    | {"på engelska", "sámegillii", "deutsch", "eesti", "français", "español", "русский", "norsk", "dansk"}
)
_NUMBERS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Named:
    """A control in a repeated block. `what` is equal for what does the same on another page."""

    what: tuple[str, str, str]  # host and language, block, where it leads
    name: str
    element: Element


def repeated(page: Dom) -> dict[tuple[str, str, str], Named]:
    """The controls of a page's repeated blocks; what several of them do under several names is left out."""
    found: dict[tuple[str, str, str], list[Named]] = {}
    for one in _named(page):
        found.setdefault(one.what, []).append(one)
    return {what: many[0] for what, many in found.items() if len({one.name for one in many}) == 1}


def plain(name: str) -> str:
    """A name made comparable: without case, signs, asides and numbers, as in “Basket (2)”."""
    return " ".join(_NUMBERS.sub(" ", folded(name)).split())


def one_in_the_other(one: str, other: str) -> bool:
    """Whether the words of one name are among those of the other."""
    mine, theirs = set(one.split()), set(other.split())
    return mine <= theirs or theirs <= mine


def same_meaning(one: str, other: str) -> bool:
    """Whether two plain names are known to be words for the same."""
    return any(one in words and other in words for words in SAME)


def switch_link(page: Dom) -> Element | None:
    """The first plain link whose whole name is that of a language."""
    links = (one for one in page.elements if one.visible and one.tag == "a" and one.attributes.get("href", "#") != "#")
    return next((one for one in links if plain(one.name or one.text) in LANGUAGES), None)


def blocks(page: Dom) -> list[tuple[str, Element]]:
    """The landmarks of a page in its order, those inside another block left out, by role and name."""
    found = [one for one in page.elements if one.role in LANDMARKS and one.visible and one.tag != "form"]
    inside = {one.index for one in found if any(above.role in LANDMARKS for above in page.above(one))}
    return [(f"{one.role} {plain(one.name)}".strip(), one) for one in found if one.index not in inside]


def goes_on(name: str) -> frozenset[str] | None:
    """The words for going on, if a name is nothing but one of them."""
    return next((words for words in GO_ON if plain(name) in words), None)


def goes_on_in(walk: Walk) -> Iterator[tuple[Visit, Touch, frozenset[str]]]:
    """The buttons for going on that a walk pressed, with the words that mean the same."""
    for visit, touch in touched(walk):
        words = goes_on(touch.name)
        if touch.went == "done" and touch.role == "button" and words:
            yield visit, touch, words


def _named(page: Dom) -> Iterator[Named]:
    for one in page.elements:
        if not one.visible or one.role not in ("link", "button"):
            continue
        block, leads, name = _block(page, one), _leads(page, one), plain(one.name or one.text)
        if block and leads and name and not _other_language(one):
            yield Named((f"{host(page.url)} {primary(page.lang)}", block, leads), name, one)


def _block(page: Dom, one: Element) -> str:
    """The repeated block that holds a control, with the navigation's name: a page may have several."""
    holder = next((above for above in page.above(one) if above.role in BLOCKS), None)
    return f"{holder.role} {plain(holder.name)}".strip() if holder else ""


def _leads(page: Dom, one: Element) -> str:
    href = one.attributes.get("href", "")
    if href and scheme(href) in WEB and not href.startswith("#"):
        return link(href, page.url).partition("#")[0]
    form = next((above for above in page.above(one) if above.tag == "form"), None)
    if form is None or one.attributes.get("type") in ("button", "reset") or "formaction" in one.attributes:
        return ""
    action = form.attributes.get("action", "")
    return f"form {link(action, page.url)}" if action else ""


def _other_language(one: Element) -> bool:
    return switches_language(one.name or one.text) or "hreflang" in one.attributes
