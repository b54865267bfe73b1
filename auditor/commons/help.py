"""The ways to help that a page offers: numbers, addresses, links and buttons, and where they stand."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from auditor.commons.labels import folded, holds_number_or_mail, leads_to_a_person, offers_help
from auditor.commons.order import moved
from auditor.commons.urls import link, scheme
from auditor.evidence.dom import Dom, Element

ZONES = ("banner", "contentinfo", "navigation", "complementary", "main")
FIXED = frozenset({"banner", "contentinfo"})  # head and foot of the page: before and after all other content
CALLS = ("tel", "mailto", "sms", "whatsapp", "skype", "callto")


@dataclass(frozen=True, slots=True)
class Help:
    """One way to help; `key` is equal for the same one on another page, `zone` is the landmark that holds it."""

    key: str
    name: str
    zone: str
    element: Element


def ways_to_a_person(page: Dom) -> bool:
    """Whether a page shows any way to reach somebody: a number, an address, a chat, a link to contacts."""
    return any(_to_a_person(one) for one in _controls(page)) or any(
        holds_number_or_mail(block.text) for block in page.text_blocks
    )


def helps(page: Dom) -> list[Help]:
    """The ways to help on a page, in its order."""
    return [
        Help(_key(page, one), one.name or one.text, zone(page, one), one)
        for one in _controls(page)
        if _to_a_person(one) or offers_help(one.name or one.text)
    ]


def elsewhere(before: Sequence[Help], here: Sequence[Help]) -> list[tuple[Help, str, str]]:
    """What stands here in none of the landmarks in which it stood before, with the landmark before and the one now."""
    moves = []
    for item in {one.key: one for one in here}.values():
        old = [one.zone for one in before if one.key == item.key]
        now = [one.zone for one in here if one.key == item.key]
        if all(old) and all(now) and old and set(old).isdisjoint(now):
            moves.append((item, old[0], now[0]))
    return moves


def reordered(before: Sequence[Help], here: Sequence[Help]) -> list[Help]:
    """In the head and in the foot of the page, the first help whose order among the others is another than before."""
    found = []
    for place in sorted(FIXED):
        mine = {one.key: one for one in here if one.zone == place}
        key = moved([one.key for one in before if one.zone == place], [one.key for one in here if one.zone == place])
        found += [mine[key]] if key else []
    return found


def zone(page: Dom, element: Element) -> str:
    """The outermost landmark that holds an element; empty where it stands in none."""
    return next((above.role for above in reversed(list(page.above(element))) if above.role in ZONES), "")


def _controls(page: Dom) -> Iterator[Element]:
    return (one for one in page.elements if one.visible and one.role in ("link", "button") and one.tag != "form")


def _to_a_person(control: Element) -> bool:
    called = scheme(control.attributes.get("href", "")) in CALLS
    return called or leads_to_a_person(f"{control.name} {control.attributes.get('title', '')}")


def _key(page: Dom, control: Element) -> str:
    href = control.attributes.get("href", "")
    return link(href, page.url) if href and not href.startswith("#") else folded(control.name or control.text)
