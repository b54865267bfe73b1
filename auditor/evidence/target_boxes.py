"""Where doubtful targets stand, what lies near them, and what excepts them from the size that WCAG 2.5.8 asks for."""

from importlib.resources import files
from typing import ClassVar

from auditor.model import Box, Evidence, Value
from auditor.parts import evidence
from auditor.session import Session

ASK = files(__package__).joinpath("target_boxes.js").read_text(encoding="utf-8").strip()
LIMITS = {"most": 100, "near": 12}  # targets of a page, others that lie near one


class TargetBox(Value):
    """A target that a checker doubts. Boxes are x, y, width, height in CSS px of the page."""

    path: str
    box: Box
    labels: tuple[Box, ...] = ()  # a press on them presses the target
    around: tuple[Box, ...] = ()  # other targets near it
    native: bool = False  # the browser's own tick box, button or list, in its own size
    on_map: bool = False  # it stands where something is, as a pin on a map: its place may be essential
    inline: bool = False  # it stands in a line of other text
    twin: bool = False  # a larger link leads to the same address
    inside: bool = False  # it lies in a larger target


class TargetBoxes(Evidence):
    """The targets that checkers call too small, or cannot tell of."""

    checker: ClassVar[str] = "axe-core"  # whose doubts these are
    targets: tuple[TargetBox, ...] = ()
    left: tuple[str, ...] = ()  # paths of those over the limit

    def at(self, path: str) -> TargetBox | None:
        """The target with this path."""
        return next((target for target in self.targets if target.path == path), None)


@evidence(TargetBoxes, order=2.6)
async def gather(session: Session) -> TargetBoxes:
    """Look at what the checker left to be verified in this document."""
    return TargetBoxes.model_validate(await session.evaluate(ASK, LIMITS))
