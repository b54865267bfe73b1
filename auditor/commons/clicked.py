"""Whether what listens for clicks is meant to be pressed by customers."""

import re

from auditor.commons.steering import NATIVE, PRESSED
from auditor.evidence.dom import Dom
from auditor.evidence.listeners import POINTER, Listening

MANAGED = (
    "option",
    "treeitem",
    "gridcell",
    "row",
    "cell",
    "columnheader",
    "rowheader",
    "slider",
    "separator",
    "tooltip",
)
SCROLLS = re.compile(r"\bscroll(To|By|IntoView|Top)\b")
SHORT = 200  # characters of a listener that does nothing else
LARGE = 0.4  # of the view: a layer that is clicked away, not a control


def only_scrolls(one: Listening) -> bool:
    """Whether all that a click does is to scroll the page, which keys do too."""
    sources = [listener.source for listener in one.listeners if listener.type in POINTER]
    return all(len(source) < SHORT and SCROLLS.search(source) for source in sources)


def is_control(one: Listening, dom: Dom) -> bool:
    """Whether it is shown as something to press, and no control of the browser's own is, holds or surrounds it."""
    if not one.visible or one.unheard or one.within or one.holds or one.withheld or not one.hears(*POINTER):
        return False
    if (
        one.role in MANAGED
        or (one.tag in NATIVE and one.role != "generic")
        or one.tag in ("canvas", "svg", "main", "form")
    ):
        return False
    large = one.box is None or one.box[2] * one.box[3] > LARGE * dom.width * dom.height
    return not large and (looks_pressed(one) or (one.tag == "img" and one.hears("click")))


def looks_pressed(one: Listening) -> bool:
    """Whether its pointer, its role or its markup says so."""
    inline = any(listener.source.startswith("function on") for listener in one.listeners)
    return one.pointer or one.role in PRESSED or (inline and one.hears("click", "dblclick"))
