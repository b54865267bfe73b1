"""What a page offers in its main content, and what of it another channel's pages lack."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from auditor.commons.help import zone
from auditor.commons.naming import plain
from auditor.commons.urls import link
from auditor.evidence.dom import Dom, Element
from auditor.languages import phrase

ASIDE = ("banner", "contentinfo", "navigation", "complementary")  # what a phone may fold or leave away
KINDS = {"heading": phrase("heading"), "link": phrase("link"), "button": phrase("button")}
# Made for large screens by nature.
NOT_FOR_PHONES = re.compile(
    r"\bprint|full ?screen|keyboard|\bqr\b|app store|google play|skip to|tulosta|koko näyttö|siirry sisältöön"
    r"|näppäimist|skriv ut|helskärm|tangentbord|hoppa till",
    re.IGNORECASE,
)
OPENERS = re.compile(
    r"\b(menu|more|show|expand|all|filter|next)\b|valikko|näytä|lisää|kaikki|suodat|seuraava|meny|visa|mer\b|fler|alla|nästa|☰|…",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that a page offers: a heading, a link, a button, a field."""

    kind: str
    name: str
    address: str  # of a link, else empty


def offered(page: Dom) -> Iterator[Thing]:
    """What a page shows in its main content, each name once."""
    fields = {field.path for field in page.fields}
    seen: set[str] = set()
    for one in page.elements:
        kind = "field" if one.path in fields else KINDS.get(one.role, "")
        name = plain(one.name or one.text)
        if not kind or not name or name in seen or not one.visible or zone(page, one) in ASIDE:
            continue
        if NOT_FOR_PHONES.search(one.name or one.text):
            continue
        seen.add(name)
        yield Thing(kind, one.name or one.text, _address(page, one))


def missing(full: Dom, here: Sequence[Dom]) -> list[Thing]:
    """What one page offers that none of the others shows, nor hides behind something that opens."""
    hides = any(_opens(one) for page in here for one in page.elements)
    elements = [(page, one) for page in here for one in page.elements if one.visible or hides]
    names = {plain(text) for _, one in elements for text in (one.name, one.text)} - {""}
    addresses = {_address(page, one) for page, one in elements} - {""}
    said = " ".join(plain(block.text) for page in here for block in page.text_blocks)
    return [
        thing
        for thing in offered(full)
        if thing.address not in addresses and not _named(plain(thing.name), names) and plain(thing.name) not in said
    ]


def _named(name: str, names: set[str]) -> bool:
    return name in names or any(name in one or (len(one) > 3 and one in name) for one in names)


def _opens(one: Element) -> bool:
    if not one.visible:
        return False
    told = one.attributes
    closed = told.get("aria-expanded") == "false" or told.get("aria-haspopup", "false") != "false"
    return (
        closed or one.tag == "summary" or one.role == "tab" or (one.role == "button" and bool(OPENERS.search(one.name)))
    )


def _address(page: Dom, one: Element) -> str:
    href = one.attributes.get("href", "")
    return link(href, page.url) if one.role == "link" and href and not href.startswith("#") else ""
