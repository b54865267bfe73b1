"""What the tool itself opened on a page: what it tried there, and on the visit of each state what appeared."""

from functools import cached_property
from typing import Literal

from auditor.model import Evidence, Value
from auditor.parts import noted

MOST_NAME = 60  # characters of a name in words for people


class Opener(Value):
    """A control that opens something."""

    path: str
    role: str = ""
    name: str = ""
    # What it opens, as far as it says so; `by its words`: its name alone says that it opens something.
    kind: Literal["disclosure", "menu", "dialog", "tab", "combobox", "date picker", "by its words", "perhaps"] = (
        "disclosure"
    )

    def __str__(self) -> str:
        """Words for people, such as `button “Filter”`."""
        what = {"by its words": "button", "perhaps": "button"}.get(self.kind, self.kind) if not self.role else self.role
        name = self.name if len(self.name) <= MOST_NAME else f"{self.name[: MOST_NAME - 1].rstrip()}…"
        return f"{what} “{name}”" if name else f"{what} without a name"


class Opened(Evidence):
    """What appeared when something was opened. `paths` are of all elements that appeared, `roots` of the outermost.

    `openers` are what was pressed to get here, the last of them last; `left_out` counts elements over the limit.
    """

    openers: tuple[Opener, ...] = ()
    roots: tuple[str, ...] = ()
    paths: tuple[str, ...] = ()
    left_out: int = 0
    layer: str = ""  # path of what lies over the whole view, holds controls, and does not say that it is a dialog

    @cached_property
    def _all(self) -> frozenset[str]:
        return frozenset((*self.paths, *(opener.path for opener in self.openers[-1:])))

    def holds(self, path: str) -> bool:
        """Whether an element has appeared, or is what opened it."""
        return path in self._all or (self.left_out > 0 and path.startswith(tuple(f"{root} > " for root in self.roots)))


class Attempt(Value):
    """One opener that was tried. `came`: what came of it; `why` where it could not be tried.

    `shown`: something appeared, and is a visit of its own; `known`: what appeared had been looked at already;
    `nothing`: nothing appeared; `left`: it wanted to lead to another page, and was kept from it; `failed`.
    """

    opener: str  # in words
    path: str = ""
    came: Literal["shown", "known", "nothing", "left", "failed"] = "nothing"
    why: str = ""


class Explored(Evidence):
    """What the tool tried to open on a page, beside the walk. `refused` counts what was kept from being sent.

    `left_out` are sentences on what was not tried here.
    """

    attempts: tuple[Attempt, ...] = ()
    refused: int = 0
    left_out: tuple[str, ...] = ()


opened = noted(Opened)
explored = noted(Explored)
