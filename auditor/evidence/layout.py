"""What is to be seen of each text and control: seen, hidden, cut off, covered, running into another."""

from functools import cached_property
from importlib.resources import files
from typing import Literal

from auditor.model import Box, Evidence, Value
from auditor.parts import evidence
from auditor.session import Session

_NAMES = ("layout.js", "layout_clip.js", "layout_cover.js", "layout_page.js")
_MAIN, _CLIP, _COVER, _PAGE = (files(__package__).joinpath(name).read_text(encoding="utf-8").strip() for name in _NAMES)
# An expression: a function of the limits that measures what is drawn now.
MEASURE = f"((limits) => ({_MAIN})(limits, ({_CLIP})(), ({_COVER}), ({_PAGE})))"
LIMITS = {"seen": 2_000, "hidden": 1_000, "covers": 250, "lines": 4_000, "overlaps": 40}
SECONDS = 30


class Clip(Value):
    """What the box `by` cuts off, in CSS px."""

    by: str
    x: int = 0  # the most that is cut sideways of one line
    y: int = 0  # the most that is cut of one line's height
    lines: int = 0  # lines that are cut off whole …
    of: int = 1  # … of so many
    ellipsis: bool = False  # three dots say so
    more: bool = False  # something beside it shows the rest
    slides: bool = False  # a row that is pushed sideways: slides, tickers
    html: str = ""


class Piece(Value):
    """A text or a control. The text of a control is its own, not a piece beside it.

    `cut` is what lies whole outside a box that cuts it off. `hidden_at` leads to the outermost element that hides it or
    cuts it off; `openable` where something is shown that may open that.
    """

    kind: Literal["text", "control"]
    state: Literal["seen", "hidden", "cut"]
    path: str
    tag: str
    text: str = ""  # cut at 160 characters
    role: str = ""  # of a control
    name: str = ""  # of a control
    words: int = 0
    box: Box | None = None  # of what is seen of it
    hidden_at: str = ""
    openable: bool = False
    floats: bool = False  # it stays in the view while the page scrolls
    clip: Clip | None = None
    covered_by: str = ""  # what hides the whole of a control that is scrolled to
    opened_over: bool = False  # what covers it is something that is opened and closed: a menu, a dialog
    html: str = ""  # of what is cut or covered, and of what hides it


class Overlap(Value):
    """Two texts that run into each other, both seen."""

    path: str
    other: str
    text: str
    other_text: str
    box: Box  # where they meet
    across: int
    down: int
    html: str = ""


class Wide(Value):
    """Something that reaches beyond the view's right edge. `exempt`: a kind that may scroll both ways, or holds one."""

    path: str
    tag: str
    beyond: int
    exempt: bool
    html: str = ""
    box: Box | None = None


class WideLine(Value):
    """A box that scrolls sideways by itself and holds a line of text that is wider than the view."""

    path: str
    line: int
    text: str
    html: str = ""
    box: Box | None = None


class Layer(Value):
    """A part that stays in the view while the page scrolls; `share` is what it takes of the view."""

    path: str
    share: float
    modal: bool = False
    closable: bool = False
    html: str = ""
    box: Box | None = None


class Measured(Evidence):
    """What both kinds of layout tell."""

    url: str = ""
    width: int = 0  # of the view
    height: int = 0
    page_width: int = 0
    page_height: int = 0
    cut_sideways: bool = False  # what is wider than the view cannot be scrolled to
    stays: float = 0  # share of the view that all parts which stay take together
    pieces: tuple[Piece, ...] = ()
    overlaps: tuple[Overlap, ...] = ()
    offenders: tuple[Wide, ...] = ()  # the furthest first
    wide_lines: tuple[WideLine, ...] = ()
    layers: tuple[Layer, ...] = ()  # the largest first
    left_out: int = 0  # pieces over the limits

    @cached_property
    def seen(self) -> tuple[Piece, ...]:
        """The pieces that are seen, at least in part."""
        return tuple(piece for piece in self.pieces if piece.state == "seen")


class Layout(Measured):
    """The page as it is drawn for this persona, frames of the same origin and open shadow roots included."""


@evidence(Layout, usual=False)
async def gather(session: Session) -> Layout:
    """Measure once, in the page, which is left where it was scrolled to."""
    script = f"(limits) => {{ globalThis.auditorText?.sweep(); return {MEASURE}(limits); }}"
    return Layout.model_validate(await session.evaluate(script, LIMITS, seconds=SECONDS))
