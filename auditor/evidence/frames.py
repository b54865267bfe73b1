"""What the frames of a page are called, and what they show."""

from importlib.resources import files

from auditor.model import Box, Evidence, Value
from auditor.parts import evidence
from auditor.session import Session

SCRIPT = files(__package__).joinpath("frames.js").read_text(encoding="utf-8")
LIMITS = {"most": 60}
LATER = 1.5  # after the document's facts


class Frame(Value):
    """One frame. Of a frame of another origin only its address is known: `open` is false."""

    path: str
    html: str = ""
    box: Box | None = None
    visible: bool = True
    heard: bool = True  # rendered, and not hidden from screen readers
    name: str = ""  # the accessible one
    role: str = ""  # as written
    tabindex: int | None = None  # None: not written
    address: str = ""
    open: bool = False
    title: str = ""  # of the document inside
    heading: str = ""  # its first one
    text: str = ""  # the beginning of its text, cut at 600 characters
    pictures: int = 0
    stops: int = 0  # visible elements inside that take the focus


class Frames(Evidence):
    """The frames of the page, those in frames of the same origin and in open shadow roots included."""

    frames: tuple[Frame, ...] = ()
    left_out: int = 0


@evidence(Frames, order=LATER)
async def gather(session: Session) -> Frames:
    """Look at each frame, and into those that may be looked into."""
    return Frames.model_validate(await session.evaluate(SCRIPT, LIMITS))
