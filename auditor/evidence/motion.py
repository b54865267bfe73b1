"""What moves or blinks by itself: animations of style, videos that play, what a script moves."""

from importlib.resources import files
from typing import Literal

from auditor.model import Box, Evidence, Value
from auditor.parts import evidence
from auditor.session import Session

SCRIPT = files(__package__).joinpath("motion.js").read_text(encoding="utf-8").strip()
WATCH_MS = 600  # how long it is watched what a script moves
MOST = 60


class Moving(Value):
    """One thing that moves or blinks. `ms` is how long it does altogether; None: without end."""

    path: str
    tag: str
    how: Literal["moves", "blinks"]
    by: Literal["style", "video", "marquee", "svg", "script"]
    properties: tuple[str, ...] = ()
    ms: int | None = None
    turn_ms: int | None = None  # one turn of it
    loads: bool = False  # it says that something is being waited for
    controls: bool = False  # a video with the browser's own
    paused_by: str = ""  # path of a control for pausing near it
    html: str = ""
    box: Box | None = None

    @property
    def area(self) -> float:
        """In square CSS px."""
        return self.box[2] * self.box[3] if self.box else 0


class Motion(Evidence):
    """What moves by itself when the page has come to rest; `less`: the customer asks for less motion."""

    width: int = 0
    height: int = 0
    less: bool = False
    motions: tuple[Moving, ...] = ()
    pauses: tuple[str, ...] = ()  # paths of all controls that are called after pausing
    smooth_scrolling: bool = False


@evidence(Motion, usual=False)
async def gather(session: Session) -> Motion:
    """Look, and watch for a moment."""
    return Motion.model_validate(await session.evaluate(SCRIPT, {"watch_ms": WATCH_MS, "most": MOST}))
