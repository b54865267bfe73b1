"""What was walked: walks, their visits with the evidence gathered there, what was missing."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import ClassVar, Literal, TypeVar, cast

from .conditions import DESKTOP, Conditions
from .value import Value

REFERENCE = "desktop"  # the persona whose walk the others are held against
SLOW_LINE = "slow"  # the persona on a line so slow that limits for usual lines say nothing of it


class Evidence(Value):
    """One kind of observation. The class's name is the name of the kind; `checker` whose result it is, if anybody's.

    `of_site`: it is of a whole crawl, not of one visit.
    """

    checker: ClassVar[str] = ""
    of_site: ClassVar[bool] = False


E = TypeVar("E", bound=Evidence)


@dataclass(frozen=True, slots=True)
class Missing:
    """Evidence that could not be had, with a sentence that says why."""

    why: str

    def __bool__(self) -> bool:
        return False


class Seen(StrEnum):
    """How a visit or a step went for one persona."""

    PASSED = "passed"
    STRUGGLED = "struggled"
    BLOCKED = "blocked"
    PREVENTED = "prevented"
    NOT_REACHED = "not-reached"


class Effort(Value):
    """What it cost the customer, in the customer's own units. `seconds` are spent acting and waiting.

    `decisions` are the choices made (what is clicked, chosen, ticked), `words` those to be read on what newly shows.
    `klm_seconds` is what the Keystroke-Level Model says that a practised customer needs, waiting included.
    """

    seconds: float = 0
    waited_seconds: float = 0
    key_presses: int = 0
    clicks: int = 0
    scrolls: int = 0
    fields: int = 0
    decisions: int = 0
    words: int = 0
    klm_seconds: float = 0

    def __add__(self, other: "Effort") -> "Effort":
        return Effort(**{name: round(getattr(self, name) + getattr(other, name), 3) for name in Effort.model_fields})


class Arrival(Value):
    """How the walk came to a visit.

    `wait_ms` runs from the customer's action to the last change of the view; None where nothing was waited
    for. `settled` is false where the view never came to rest within the limit. `first_change_ms` runs from that action
    to the first change that can be seen, `main_content_ms` to when the largest thing stood that it brought; None where
    nothing came, or nobody could tell. `asked_ms` runs from the action that brought the document to when it was asked
    for; None where no document was loaded. `told_by`: who saw the first change and the main content, the browser or our
    own watch on the document, which cannot tell what came of the action from what came by itself.
    """

    step: int  # from 0
    url: str
    title: str = ""
    status: int | None = None  # HTTP, None where no document was loaded
    new_document: bool = True
    wait_ms: float | None = None
    first_change_ms: float | None = None
    main_content_ms: float | None = None
    asked_ms: float | None = None
    told_by: Literal["browser", "watch", ""] = ""
    settled: bool = True
    wrong: str | None = None  # why nothing may be judged here
    ends_step: bool = False
    opened: str = ""  # in words, what the tool itself opened to get here; empty where the customer's way led here


@dataclass(frozen=True, slots=True)
class Visit:
    """A state that a step arrived in, with the evidence gathered there.

    `number` counts the visits of the walk from 0. Evidence is read when it is asked for.
    """

    number: int
    arrival: Arrival
    persona: str
    journey: str
    read: Mapping[str, Callable[[], Evidence | Missing]] = field(repr=False, default_factory=dict)
    effort: Effort = Effort()
    like: str = ""  # see Walk
    timed: bool = True  # see Walk
    line: Conditions = DESKTOP  # see Walk

    @property
    def base(self) -> str:
        """The persona of the catalogue that walked, or that the plan's own is made from."""
        return self.like or self.persona

    def get(self, kind: type[E]) -> E | Missing:
        """The evidence of this kind, or why it could not be had."""
        reader = self.read.get(kind.__name__)
        if reader is None:
            return Missing(f"{kind.__name__} was not gathered on this visit.")
        return cast("E | Missing", reader())


@dataclass(frozen=True, slots=True)
class Lost:
    """Steps that a walk lost: in `step` its page or its browser ended, and it went on with `until`, opened anew."""

    step: int  # from 0
    until: int


@dataclass(frozen=True, slots=True)
class Walk:
    """One persona's walk of one journey.

    `outcome` is None while it is not known yet whether a stop is the persona's or everybody's (the judge
    compares with the reference walk), and for a walk that was interrupted. `like` is the persona of the catalogue
    that a plan's own persona is made from, empty for those of the catalogue. `explored` are the states that only the
    tool's own opening brought about (`Step.explore`): they are judged, and are no part of the customer's way.
    `lost` are steps that it lost on the way; a walk that lost any has not got through, though it came to its end.
    """

    journey: str
    persona: str
    conditions: str
    visits: tuple[Visit, ...]
    finished: bool
    stopped_at: int | None = None  # number of the step, from 0
    stop: Literal["cannot-act", "not-expected", "wrong-page", "not-ready", "interrupted", "died"] | None = None
    reason: str | None = None
    step_efforts: tuple[Effort, ...] = ()  # of each step of the journey
    outcome: Literal["completed", "blocked", "prevented"] | None = None
    like: str = ""
    timed: bool = True  # what was measured counts: nothing else was walked meanwhile
    ended_before: int | None = None  # number of the step before which the plan ends the walk (`stop_before`)
    explored: tuple[Visit, ...] = ()
    line: Conditions = DESKTOP  # under which it was walked
    repeats: tuple["Walk", ...] = ()  # the same walk made again (`Plan.repeat`)
    runs: tuple["Walk", ...] = ()  # where it stands for several: each as it was, the first and its repeats
    lost: tuple[Lost, ...] = ()

    @property
    def base(self) -> str:
        """The persona of the catalogue that walked, or that the plan's own is made from."""
        return self.like or self.persona

    @property
    def effort(self) -> Effort:
        """Of the whole walk."""
        return sum(self.step_efforts, Effort())
