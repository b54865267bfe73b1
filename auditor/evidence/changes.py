"""What the page changes by itself while nobody does anything: texts, slides, messages that go away."""

from importlib.resources import files

from auditor.model import Box, Evidence, Value
from auditor.parts import evidence
from auditor.session import Session

SCRIPT = files(__package__).joinpath("changes.js").read_text(encoding="utf-8").strip()
# How long it is waited at most: for a second change after a first one, for what goes on to do so for more than five
# seconds (WCAG 2.2.2), for the next of slides that stand there. An ordinary page is not waited for.
WAITS = {"look_ms": 1_600, "long_ms": 5_500, "slides_ms": 5_500, "most": 10}


class Changing(Value):
    """A place whose text, or whose parts, changed more than once."""

    path: str
    tag: str = ""
    html: str = ""
    box: Box | None = None
    text: str = ""  # as it is now
    times: int  # that were seen, at most 30
    ms: int  # between the first and the last of them
    texts: int = 0  # different ones
    timer: bool = False  # it says that it is one
    busy: bool = False  # it tells how far something has come
    inner: int = 0  # controls in it


class Gone(Value):
    """A message that came and went away by itself."""

    text: str
    html: str = ""
    ms: int  # as long as it was there


class Changes(Evidence):
    """What changed by itself since the document was complete, up to `watched_ms` after that."""

    texts: tuple[Changing, ...] = ()
    slides: tuple[Changing, ...] = ()
    gone: tuple[Gone, ...] = ()
    watched_ms: int = 0


@evidence(Changes, order=9, usual=False)
async def gather(session: Session) -> Changes:
    """Read what was kept since the document began; wait where it goes on."""
    return Changes.model_validate(await session.evaluate(SCRIPT, WAITS, seconds=30))
