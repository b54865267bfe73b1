"""What style sheets do that a customer meets: words of their own, parts shown at the pointer, turning, cutting off."""

from importlib.resources import files
from typing import Literal

from auditor.model import Box, Evidence, Value
from auditor.parts import evidence
from auditor.session import Session

SCRIPT = files(__package__).joinpath("styling.js").read_text(encoding="utf-8").strip()
MOST = 40  # of each kind


class Styled(Value):
    """An element that style does something to."""

    path: str
    tag: str = ""
    html: str = ""
    box: Box | None = None


class PutIn(Styled):
    """Words that a style sheet puts before or after what the element holds; `own` is the element's own text."""

    text: str
    own: str = ""


class Hovered(Styled):
    """Something hidden that a style sheet shows while the pointer is on `trigger`; no rule shows it at the focus."""

    text: str
    trigger: str
    trigger_name: str = ""
    trigger_focusable: bool = False  # it, or something in it
    told: bool = False  # another element is described by it, or controls it
    links: int = 0  # links and buttons in it


class Turned(Styled):
    """What a style sheet turns in one orientation of the view alone, and by how many degrees."""

    way: Literal["portrait", "landscape"]
    by: float
    share: float = 1  # of the view


class CutOff(Styled):
    """Text that its own box cuts off; lines that are cut partly, wholly, and at the right edge."""

    text: str
    partly: int = 0
    wholly: int = 0
    aside: int = 0
    ellipsis: bool = False  # three dots say so


class Styling(Evidence):
    """What the style sheets of the page's own host do; those of another host are closed to scripts."""

    words: tuple[PutIn, ...] = ()
    hovered: tuple[Hovered, ...] = ()
    turns: tuple[Turned, ...] = ()
    clipped: tuple[CutOff, ...] = ()


@evidence(Styling, order=2, usual=False)
async def gather(session: Session) -> Styling:
    """Read the sheets, and what is drawn, once."""
    return Styling.model_validate(await session.evaluate(SCRIPT, MOST, seconds=15))
