"""What came of the keys that were tried on the parts of a page, beside the walk."""

from typing import Literal

from auditor.model import Box, Evidence, Value
from auditor.parts import noted


class Probed(Value):
    """Something on the page that was tried."""

    path: str
    role: str = ""
    name: str = ""
    html: str = ""
    box: Box | None = None


class SkipLink(Probed):
    """A link that promises to skip to the content, pressed. `next` is where Tab leads after it, `usual` without it."""

    to: str = ""  # its address
    target: str = ""  # path of the element that it names; empty: there is none
    next: str = ""
    usual: str = ""
    passes: bool = False  # `next` stands at, in or after the target


class Dialog(Probed):
    """A dialog that was opened with the keyboard; what `Probed` tells is of the dialog, `opener` opened it."""

    opener: str = ""
    opener_name: str = ""
    modal: bool = False  # it says so, or it covers the whole view
    alert: bool = False  # an alertdialog
    stops: int = 0  # in the dialog
    focus_in: bool = False  # the focus went into it
    focus: str = ""  # path of what had the focus then
    out: str = ""  # path of what Tab led to outside of it
    out_covered: bool = False  # that lies under the dialog or its backdrop
    escape: bool | None = None  # whether Escape closed it
    closer: str = ""  # path of its button that closes it
    closed: bool = False
    back: str = ""  # path of what had the focus once it was closed; empty: the body
    opener_left: bool = True  # the opener could take the focus again


class Widget(Probed):
    """A composite widget: one of its parts got the focus, then keys were pressed."""

    items: int = 0
    arrows: bool = False  # an arrow moved
    tabbed: bool = False  # Tab leads to each of its parts
    end: bool | None = None  # End led to the last part
    opens: bool = True  # False: a menu or a list that did not open
    opener: str = ""
    opener_name: str = ""
    escape: bool | None = None  # whether Escape closed what was opened
    back: bool | None = None  # whether the focus came back to the opener


class OnInput(Probed):
    """A field whose value was changed with the keyboard."""

    type: str = ""
    key: str = ""  # what was pressed
    did: Literal["nothing", "navigates", "submits", "window", "moves"] = "nothing"
    to: str = ""  # address, or path of what got the focus
    told: str = ""  # words near the field that may tell of it


class Shown(Probed):
    """Something that came up when the pointer or the focus came to `trigger`."""

    trigger: str
    trigger_name: str = ""
    on: Literal["hover", "focus"] = "hover"
    covers: bool = False  # it lies over text or controls
    stays: bool | None = None  # as long as the pointer is on its trigger
    hoverable: bool | None = None  # it stays while the pointer is on it
    escape: bool | None = None  # Escape takes it away
    on_focus: bool | None = None  # it came with the focus too; None: not tried
    closer: str = ""  # path of a button in it that closes it


class Press(Probed):
    """Something that calls itself a button and is none of the browser's own: what Enter and Space did there."""

    enter: bool = False  # something changed
    space: bool = False
    click: bool | None = None  # the same for a click of the mouse, where no key did anything


class Shortcut(Value):
    """A printable key that did something while nothing had the focus."""

    key: str
    did: str  # in words of `did` of OnInput, or `changes`
    to: str = ""


class KeyboardProbes(Evidence):
    """What was tried with the keyboard beside the walk, and what came of it.

    `left_out` are sentences on what was not tried here.
    """

    skip_links: tuple[SkipLink, ...] = ()
    dialogs: tuple[Dialog, ...] = ()
    widgets: tuple[Widget, ...] = ()
    inputs: tuple[OnInput, ...] = ()
    presses: tuple[Press, ...] = ()
    shown: tuple[Shown, ...] = ()
    keys_pressed: int = 0  # printable keys that were tried as shortcuts
    shortcuts: tuple[Shortcut, ...] = ()
    switch: str = ""  # the name of a control that speaks of shortcuts
    steers: bool = True  # the page has a control besides fields for text, which may turn shortcuts off
    left_out: tuple[str, ...] = ()


keyboard_probes = noted(KeyboardProbes)
