"""The ways to help that a page offers: numbers, addresses, links and buttons, and where they stand."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from auditor.commons.labels import folded, holds_number_or_mail, leads_to_a_person, offers_help
from auditor.commons.language import guess, primary
from auditor.commons.order import moved
from auditor.commons.urls import link, scheme
from auditor.evidence.dom import Dom, Element, TextBlock

ZONES = ("banner", "contentinfo", "navigation", "complementary", "main")
FIXED = frozenset({"banner", "contentinfo"})  # head and foot of the page: before and after all other content
CALLS = ("tel", "mailto", "sms", "whatsapp", "skype", "callto")
LANGUAGES = ("fi", "sv", "en")  # whose words are known here
FEW = 3  # words; longer names are about something else that is helpful
SHORT = 12  # words of a text that is nothing but a way to reach somebody
# A number in words, hours of a desk, a call that is asked for.
_DESK = re.compile(
    r"\b(opening hours|office hours|service hours|we answer|we are open|open (on )?(weekdays|monday|mon|daily)"
    r"|call ?back|call me|visit us|service desk|service point)\b"
    r"|\baukiolo\w*|\bpalveluaja\w*|\bpuhelinaja\w*|\bavoinna\b|\bvastaamme\b|\bpalvelemme\b|\bsoittopyyn\w*"
    r"|\btakaisinsoitto\w*|\bpalvelupiste\w*"
    r"|\böppettid\w*|\btelefontid\w*|\böppet\b|\bvi svarar\b|\bvi betjänar\b|\bring (upp )?mig\b|\båteruppring\w*"
    r"|\bservicepunkt\w*"
)
_MESSAGE = frozenset(
    """message|your message|question|your question|write to us|viesti|viestisi|kysymys|kysymyksesi|kirjoita meille
    |meddelande|ditt meddelande|fråga|din fråga|skriv till oss""".replace("\n    |", "|").split("|")
)
_CHAT = re.compile(r"\bchat\w*|\bchatti\w*|\blive ?support\b", re.IGNORECASE)
_FEEDBACK = re.compile(
    r"\bfeedback\b|\bsurvey\b|\brate (this|us|your|our)\b|\bhow (did we do|was your|easy was|satisfied)\b"
    r"|\bwhat you think\b|\bwas this (page |service )?(helpful|useful|easy)\b|\bwhat did you think\b"
    r"|\bpalaute\w*|\barvioi\b|\bkysely\w*|\bmielipite\w*|\boliko (tämä|sivu|palvelu)\b|\bmiten onnistuimme\b"
    r"|\båterkoppling\w*|\bsynpunkt\w*|\btyck till\b|\brespons\b|\benkät\w*|\bbetygsätt\b|\bvad tyck(er|te) du\b"
    r"|\bvar (sidan|tjänsten|det här) (till )?(nytta|hjälp|användbar)\w*"
)


@dataclass(frozen=True, slots=True)
class Help:
    """One way to help; `key` is equal for the same one on another page, `zone` is the landmark that holds it."""

    key: str
    name: str
    zone: str
    element: Element | TextBlock


def in_known_language(page: Dom) -> bool:
    """Whether a page is in a language whose words are known here."""
    return (primary(page.lang) or guess(" ".join(block.text for block in page.text_blocks))) in LANGUAGES


def ways_to_a_person(page: Dom) -> bool:
    """Whether a page shows any way to reach somebody, or a link to one.

    A number, an address, opening hours, a chat, a field for a message, a call that can be asked for, a contact link,
    also one that waits in a closed menu of the page's head, foot or navigation.
    """
    return (
        any(_to_a_person(one) for one in (*_controls(page), *_in_closed_menus(page)))
        or any(holds_number_or_mail(block.text) or _DESK.search(block.text.lower()) for block in page.text_blocks)
        or any(_takes_a_message(field.labels[0].text) for field in page.fields if field.labels)
        or any(
            _CHAT.search(f"{one.name} {one.attributes.get('title', '')}") for one in page.all("iframe") if one.visible
        )
    )


def help_without_a_person(page: Dom) -> Element | None:
    """The first link or button of few words that offers help and does not say whether a person gives it."""
    few = (one for one in _controls(page) if len((one.name or one.text).split()) <= FEW)
    return next((one for one in few if offers_help(one.name or one.text)), None)


def ways_to_give_feedback(page: Dom) -> bool:
    """Whether a page asks how it went, or offers to tell."""
    named = [one.name or one.text for one in _controls(page)]
    asked = [text for field in page.fields for text in (field.legend, *(label.text for label in field.labels))]
    texts = [block.text for block in page.text_blocks]
    return any(_FEEDBACK.search(text.lower()) for text in (*named, *asked, *texts))


def helps(page: Dom) -> list[Help]:
    """The ways to help on a page: links and buttons in its order, then numbers and addresses that are only written."""
    controls = [
        Help(_key(page, one), one.name or one.text, zone(page, one), one)
        for one in _controls(page)
        if _to_a_person(one) or offers_help(one.name or one.text)
    ]
    paths = [one.element.path for one in controls]
    written = [
        Help(f"text {folded(block.text)}", block.text, block.in_landmark, block)
        for block in page.text_blocks
        if block.words <= SHORT
        and holds_number_or_mail(block.text)
        and not any(path == block.path or path.startswith(f"{block.path} > ") for path in paths)
    ]
    return controls + written


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


def _in_closed_menus(page: Dom) -> Iterator[Element]:
    hidden = (one for one in page.with_role("link", "button") if not one.visible)
    return (one for one in hidden if zone(page, one) in {*FIXED, "navigation"})


def _to_a_person(control: Element) -> bool:
    called = scheme(control.attributes.get("href", "")) in CALLS
    return called or leads_to_a_person(f"{control.name} {control.attributes.get('title', '')}")


def _takes_a_message(label: str) -> bool:
    return folded(label) in _MESSAGE


def _key(page: Dom, control: Element) -> str:
    href = control.attributes.get("href", "")
    return link(href, page.url) if href and not href.startswith("#") else folded(control.name or control.text)
