"""What the walk's own actions met on a visit: the target of each, and what became of it."""

from typing import Literal

from auditor.model import Box, Evidence, Value


class Touch(Value):
    """One action on one target, noted before it was carried out."""

    action: str  # its kind
    words: str  # the action in words, secrets left out
    target: str = ""  # the plan's target in words
    path: str = ""
    tag: str = ""
    type: str = ""
    role: str = ""
    name: str = ""
    label: str = ""
    html: str = ""
    box: Box | None = None
    covered_by: str | None = None
    uncovered: bool = False  # what lay over it was closed
    key_presses: int = 0
    clicks: int = 0
    went: Literal["done", "not-found", "unreachable", "inoperable", "covered", "disabled", "skipped", "failed"] = "done"
    tried: tuple[str, ...] = ()  # what the persona did about it, in words
    opened: tuple[str, ...] = ()  # paths of what had to be opened first


class Touches(Evidence):
    """The actions that began on this visit, in order. What they touch lies on the customer's path."""

    touches: tuple[Touch, ...] = ()

    def on_path(self) -> set[str]:
        """Paths of all that the actions touched, had to open, or found in their way."""
        paths = {touch.path for touch in self.touches} | {path for touch in self.touches for path in touch.opened}
        return (paths | {touch.covered_by for touch in self.touches if touch.covered_by}) - {""}
