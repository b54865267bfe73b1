"""Whether a page has the customer move the device, and what controls it offers besides."""

import re
from collections.abc import Sequence

from auditor.commons.steering import SWITCHES_OFF, pressed
from auditor.evidence.dom import Dom, Element, TextBlock

TELLS = re.compile(
    r"\b(tilt|shake|rotate|turn|lean)\w*\b.{0,40}\b(device|phone|tablet)|motion sensor"
    r"|\b(kallista|ravista|käännä|heiluta)\w*\b.{0,40}\b(laite|puhelin|tablet)|liikeanturi"
    r"|\b(luta|skaka|vrid)\w*\b.{0,40}\b(enhet|telefon|mobil|surfplatta)|rörelsesensor",
    re.IGNORECASE,
)
OPENS = re.compile(r"menu|panel|option|more|valik|lisää|meny|mer\b|inställ", re.IGNORECASE)
TICKED = ("checkbox", "switch")


def tells_to_move(dom: Dom) -> TextBlock | None:
    """The first text that tells the customer to tilt, shake or turn the device."""
    return next((block for block in dom.text_blocks if TELLS.search(block.text)), None)


def controls(dom: Dom) -> Sequence[Element]:
    """What can be pressed on the page, links to elsewhere apart; a panel that is closed may hold some of it."""
    return [one for one in pressed(dom) if one.role != "link" and not one.disabled]


def may_switch_off(one: Element) -> bool:
    """Whether a control may switch something off, or lead to one that does."""
    name = one.name or one.text
    return one.role in TICKED or bool(SWITCHES_OFF.search(name) or OPENS.search(name))
