"""What is seen of the places that links on the same page lead to, once they are followed."""

from importlib.resources import files

from auditor.model import Box, Evidence, Value
from auditor.parts import evidence
from auditor.session import Session

SCRIPT = files(__package__).joinpath("jumps.js").read_text(encoding="utf-8").strip()
LIMITS = {"most": 8, "elements": 6_000, "points": 5}  # places of a page, elements looked at, points of a first line
AFTER = 2.8  # it scrolls: what measures the page has done so by then


class Jump(Value):
    """A place that a link leads to; `covered`: something that stays in the view lies over its whole first line."""

    path: str
    tag: str
    text: str = ""
    html: str = ""
    box: Box | None = None
    link: str  # path of the link
    link_text: str = ""
    within: tuple[str, ...] = ()  # paths of the link and of what it lies in: who may follow it in the browser's place
    covered: bool = False
    opaque: bool = False  # nothing is seen through what covers it
    cover: str = ""  # its path
    height: int = 0  # of the cover


class Jumps(Evidence):
    """The places on a page on which something stays while it scrolls; nothing on other pages."""

    jumps: tuple[Jump, ...] = ()


@evidence(Jumps, order=AFTER, usual=False)
async def gather(session: Session) -> Jumps:
    """Scroll to each place as the browser does, and back."""
    return Jumps.model_validate(await session.evaluate(SCRIPT, LIMITS))
