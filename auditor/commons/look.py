"""The look of a page: the names, addresses, pictures and colours around its content, by which a service is known."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from auditor.commons.help import zone
from auditor.commons.labels import folded
from auditor.commons.urls import file_name, host, link, scheme
from auditor.commons.walks import main_heading
from auditor.evidence.dom import Dom, Element

AROUND = frozenset({"banner", "contentinfo", "navigation"})
SHORT = 8  # words; a longer text is no name
LEAST = 4  # letters of a name that can be known again in a text
_PLAIN = frozenset({"", "transparent", "rgba(0, 0, 0, 0)", "rgb(255, 255, 255)", "rgb(239, 239, 239)"})
# What stands around the content of any service.
_ANYBODYS = frozenset(
    """menu|main menu|search|home|help|contact|contact us|log in|login|sign in|log out|sign out|register|close|language
    |privacy|privacy policy|cookies|terms|terms and conditions|terms of use|accessibility|accessibility statement
    |feedback|english|in english|suomi|suomeksi|svenska|på svenska|fi|sv|en|skip to content|skip to main content|back
    |valikko|päävalikko|haku|hae|etusivu|ohje|ohjeet|yhteystiedot|ota yhteyttä|kirjaudu|kirjaudu sisään|kirjaudu ulos
    |sulje|kieli|tietosuoja|tietosuojaseloste|evästeet|käyttöehdot|saavutettavuus|saavutettavuusseloste|palaute
    |anna palautetta|siirry sisältöön|takaisin
    |meny|huvudmeny|sök|hem|startsida|hjälp|kontakt|kontakta oss|logga in|logga ut|stäng|språk|dataskydd|kakor|cookies
    |användarvillkor|tillgänglighet|tillgänglighetsutlåtande|respons|ge respons|gå till innehållet|tillbaka""".replace(
        "\n    |", "|"
    ).split("|")
)
_LEAVING = re.compile(
    r"\b(taken|transferred|redirected|forwarded|directed) to\b|\b(take|send|transfer|redirect|forward) you to\b"
    r"|\b(leave|leaving) (this|our) (site|website|service)\b|\banother (site|website|service)\b"
    r"|\bexternal (site|service)"
    r"|\bsiirryt\b|\bsiirrytään\b|\bsinut (ohjataan|siirretään)|\bohjataan\b|\bpoistut\b|\btoise(en|ssa) palvelu"
    r"|\bulkoise(en|ssa) palvelu|\bdu (förs|skickas|flyttas|styrs|omdirigeras)\b|\bvidare till\b|\bdu lämnar\b"
    r"|\bannan tjänst\b|\bextern tjänst\b"
)
_TITLE_PARTS = re.compile(r"\s+[-–—|·:»]\s+|\s*[|»]\s*")


@dataclass(frozen=True, slots=True)
class Look:
    """What stands around the content of a page, and the colours of its head, foot, navigation and buttons.

    `titles` are the parts of a title that has several: one of them is most often the name of the service.
    """

    names: frozenset[str]
    titles: tuple[str, ...]
    addresses: frozenset[str]
    pictures: frozenset[str]
    colours: frozenset[str]

    def __bool__(self) -> bool:
        return bool(self.names or self.pictures)

    def shares(self, other: "Look") -> bool:
        """Whether a name, an address or a picture stands around both; a name may be a part of a longer one."""
        if self.names & other.names or self.addresses & other.addresses or self.pictures & other.pictures:
            return True
        mine, theirs = ({f" {name} " for name in (*one.names, *one.titles)} for one in (self, other))
        return any(_holds(one, another) or _holds(another, one) for one in mine for another in theirs)

    def other_colours(self, other: "Look") -> bool:
        """Whether both are coloured, and no colour is in both."""
        return bool(self.colours and other.colours) and self.colours.isdisjoint(other.colours)


def look(page: Dom) -> Look:
    """The look of a page."""
    around = [one for one in page.elements if one.visible and zone(page, one) in AROUND]
    return Look(
        names=frozenset(_names(page, around)),
        titles=_titles(page),
        addresses=frozenset(_addresses(page, around)),
        pictures=frozenset(file_name(one.source) for one in around if one.tag == "img") - {""},
        colours=frozenset(_colours(page, around)) - _PLAIN,
    )


def tells_of(left: Dom, page: Dom) -> bool:
    """Whether the content of one page says that it leads to another service, or names the one that it leads to."""
    inside = [block.text for block in left.text_blocks if block.in_landmark not in AROUND]
    inside += [one.name for one in left.with_role("link", "button") if one.visible and zone(left, one) not in AROUND]
    text = " ".join(inside).lower()
    address = host(page.url).partition(":")[0]
    if _LEAVING.search(text) or ("." in address and address in text):
        return True
    words = f" {folded(text)} "
    known = look(left).names
    return any(_holds(words, f" {name} ") for name in _own_names(page) if name not in known)


def _own_names(page: Dom) -> Iterator[str]:
    """What a service calls itself: words in its head, and the end of a title of several parts."""
    own, heading = look(page), folded(main_heading(page))
    yield from own.names
    yield from (part for part in own.titles[-1:] if part not in heading)


def _titles(page: Dom) -> tuple[str, ...]:
    parts = [folded(part) for part in _TITLE_PARTS.split(page.title)]
    return tuple(part for part in parts if part and part not in _ANYBODYS) if len(parts) > 1 else ()


def _holds(text: str, name: str) -> bool:
    return len(name.strip()) >= LEAST and name in text


def _names(page: Dom, around: list[Element]) -> Iterator[str]:
    texts = [block.text for block in page.text_blocks if block.in_landmark in AROUND]
    texts += [one.name or one.text for one in around if one.role in {"link", "button", "img"}]
    for name in map(folded, texts):
        if name and len(name.split()) <= SHORT and name not in _ANYBODYS:
            yield name


def _addresses(page: Dom, around: list[Element]) -> Iterator[str]:
    for href in (one.attributes.get("href", "") for one in around if one.tag == "a"):
        if href and not href.startswith("#") and scheme(href) != "javascript":
            yield link(href, page.url)


def _colours(page: Dom, around: list[Element]) -> Iterator[str]:
    landmarks = [one for one in page.with_role(*AROUND) if one.visible]
    buttons = [one for one in page.with_role("button") if one.visible]
    for one in (*landmarks, *around, *buttons):
        if one.style:
            yield one.style.background
