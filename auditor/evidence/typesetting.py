"""How running text is set: its lines, and the room between letters, words, lines and paragraphs, as it is drawn."""

from importlib.resources import files

from auditor.model import Box, Evidence, Value
from auditor.parts import evidence
from auditor.session import Session

SCRIPT = files(__package__).joinpath("typesetting.js").read_text(encoding="utf-8").strip()
LIMITS = {"most": 150, "words": 20, "elements": 5_000}  # blocks of a page, words of a block, elements looked at


class SetText(Value):
    """One block of running text; lengths in CSS px."""

    path: str
    tag: str
    html: str = ""
    box: Box | None = None
    words: int
    lines: int
    font_size: float
    pitch: float | None = None  # from one line to the next; None: it has one line
    normal: bool = False  # nobody said how far apart the lines stand: the font does
    letter_spacing: float = 0
    word_spacing: float = 0
    capitals: bool = False
    gap: float | None = None  # room before the paragraph that follows, beyond that between lines; None: none follows
    indent: float = 0  # of the first line of that paragraph


class Typesetting(Evidence):
    """The blocks of twenty words and more, in document order."""

    texts: tuple[SetText, ...] = ()
    left_out: int = 0


@evidence(Typesetting, usual=False)
async def gather(session: Session) -> Typesetting:
    """Measure the lines that are drawn."""
    return Typesetting.model_validate(await session.evaluate(SCRIPT, LIMITS))
