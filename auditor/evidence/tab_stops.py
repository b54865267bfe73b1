"""Where Tab leads on a visit, stop by stop, and what stands by that it never leads to."""

from typing import Literal

from auditor.model import Box, Evidence, Value
from auditor.parts import noted


class Stop(Value):
    """One stop of the Tab key, in the order of the presses. `place` is its box before anything was pressed."""

    path: str
    tag: str = ""
    type: str = ""  # of an input
    role: str = ""
    name: str = ""
    html: str = ""
    box: Box | None = None  # once it has the focus
    place: Box | None = None
    floating: bool = False  # stays in place while the page scrolls
    tabindex: int = 0  # as it is written
    order: int = 0  # of the document, from 0
    group: str = ""  # path of the form, list, table or landmark that holds it
    widget: str = ""  # path of the composite widget that holds it
    in_view: bool = True  # some of it is in the view, once it has the focus
    covered_by: str = ""  # path of what lies over all of it that is in the view
    cover_is_certain: bool = False  # that is opaque, and stays in place while the page scrolls
    # What tells that it has the focus: its style, a caret in it, what is drawn at it, or what is drawn elsewhere only.
    # `unknown`: not looked at.
    indicator: Literal["style", "caret", "pixels", "elsewhere", "none", "unknown"] = "unknown"


class OnFocus(Value):
    """What the page did when a stop got the focus, and nothing was pressed there."""

    path: str
    role: str = ""
    name: str = ""
    html: str = ""
    box: Box | None = None
    kind: Literal["navigates", "submits", "moves"]
    to: str = ""  # address, or path of what got the focus then


class Unreached(Value):
    """What looks or calls itself operable and holds no stop of the Tab key, nor lies in one.

    `said`: by what it claims to be operable: its role, an attribute that listens, or the pointer alone. `click`: what
    a click of the mouse did, where it was tried.
    """

    path: str
    tag: str = ""
    role: str = ""
    name: str = ""
    html: str = ""
    box: Box | None = None
    said: Literal["role", "attribute", "pointer"] = "pointer"
    withheld: bool = False  # a negative tabindex keeps it out of the order
    twin: str = ""  # path of a stop with the same name or address
    click: Literal["navigates", "changes", "nothing", "untried"] = "untried"
    to: str = ""  # the address that the click leads to


class TabStops(Evidence):
    """The walk with the Tab key from the top of the page.

    `ended`: `left` where it led out of the page, `round` where it came to its first stops again without that, `stuck`
    where it leads no further, `cut` at the limit of what is walked. `holds` are the paths among which the focus stays.
    """

    stops: tuple[Stop, ...] = ()
    ended: Literal["left", "round", "stuck", "cut"] = "left"
    holds: tuple[str, ...] = ()
    dialog: str = ""  # path of the dialog that holds all of them
    presses: bool = False  # a button or a link is among them
    tried: tuple[str, ...] = ()  # keys that were pressed to get out
    way_out: str = ""  # the key that led out
    told: str = ""  # the key that the page's text says to press
    pressed: int = 0  # buttons and links among them that were pressed, and did not lead out either
    outside: int = 0  # controls of the page that it did not come to
    on_focus: tuple[OnFocus, ...] = ()
    unreached: tuple[Unreached, ...] = ()
    beside: bool = True  # walked in a page of its own beside the walk's


tab_stops = noted(TabStops)
