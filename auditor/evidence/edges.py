"""What text the right edge of the view cuts off, where nothing can be scrolled to show the rest."""

from importlib.resources import files
from typing import Literal

from auditor.model import Box, Evidence, Value
from auditor.parts import evidence
from auditor.session import Session

SCRIPT = files(__package__).joinpath("edges.js").read_text(encoding="utf-8").strip()
LIMITS = {"most": 20, "elements": 5_000}  # texts that are told, and that are looked at


class CutText(Value):
    """A line of text that begins in the view and ends beyond it."""

    path: str
    tag: str
    html: str = ""
    box: Box | None = None
    text: str
    beyond: int  # CSS px that are not seen
    by: Literal["page", "view", "box"]  # what cuts it off; the view: a phone can zoom out to the rest
    pressed: bool = False  # it stands in a control


class Edges(Evidence):
    """Lines that the view's edge cuts."""

    width: int = 0  # of the view
    cut: tuple[CutText, ...] = ()
    left_out: int = 0


@evidence(Edges, usual=False)
async def gather(session: Session) -> Edges:
    """Measure the lines of each text."""
    return Edges.model_validate(await session.evaluate(SCRIPT, LIMITS))
