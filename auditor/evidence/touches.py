"""What the walk's own actions met on a visit: the target of each, and what became of it."""

from typing import Literal

from auditor.model import Box, Evidence, Value

Went = Literal[
    "done", "not-found", "unreachable", "inoperable", "covered", "disabled", "skipped", "left", "failed",
    "nameless", "no-role", "not-offered",  # to those who hear: no name, a role that takes no action, hidden from them
]  # fmt: skip


class After(Value):
    """What came of an action, once the view was at rest, for someone who does not see it."""

    new_document: bool = False
    changed: bool = False  # something that is seen came, went or was written
    shown: str = ""  # the text that came, cut at 300 characters
    gone: int = 0  # lines of text that are not there any more
    controls_came: bool = False  # there are more controls than before
    announced: tuple[str, ...] = ()  # what live regions, alerts and a changed title say, in order
    perhaps_announced: tuple[str, ...] = ()  # live regions that came together with their text: not heard by everybody
    states: tuple[str, ...] = ()  # what changed of the control that has the focus, such as `expanded`, or its new name
    focus: str = ""  # path of what has the focus; empty: the body, or nothing
    focus_role: str = ""
    focus_name: str = ""
    focus_moved: bool = False
    focus_lost: bool = False  # what had the focus is gone or cannot hold it any more, and nothing has it now


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
    went: Went = "done"
    tried: tuple[str, ...] = ()  # what the persona did about it, in words
    opened: tuple[str, ...] = ()  # paths of what had to be opened first
    scrolls: int = 0
    after: After | None = None  # noted by personas that listen
    step: int | None = None  # number of the step that it belongs to, from 0


class Touches(Evidence):
    """The actions that began on this visit, in order. What they touch lies on the customer's path."""

    touches: tuple[Touch, ...] = ()

    def on_path(self) -> set[str]:
        """Paths of all that the actions touched, had to open, or found in their way."""
        paths = {touch.path for touch in self.touches} | {path for touch in self.touches for path in touch.opened}
        return (paths | {touch.covered_by for touch in self.touches if touch.covered_by}) - {""}
