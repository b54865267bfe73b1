"""How much of each measurement a plan allows, and what came of it."""

from typing import Literal, get_args

from .value import Value
from .verdict import Category, Impact

Metric = Literal[
    "ttfb", "fcp", "lcp", "cls", "inp", "tbt", "wait", "first_change", "main_content", "transfer", "requests"
]
METRICS: tuple[str, ...] = get_args(Metric)
# Kinds of files, as Lighthouse's budgets.json names them.
ResourceType = Literal[
    "total", "document", "script", "stylesheet", "image", "media", "font", "other", "third-party"
]  # fmt: skip
RESOURCE_TYPES: tuple[str, ...] = get_args(ResourceType)
THIRD_PARTY = "third-party"


class Budget(Value):
    """Limits that hold where all that is named fits; nothing named: everywhere.

    The keys of `limits` are metrics, `transfer` and `requests` also of one kind of file, such as `transfer:script`;
    milliseconds, bytes, counts; CLS without unit. Of several budgets that fit, the last with a limit counts.
    """

    limits: dict[str, float]
    journey: str | None = None
    step: str | None = None
    persona: str | None = None
    # As Lighthouse's budgets.json has them. `path`: begins with `/`; `*` stands for anything, `$` for the end.
    # Of one file (`source`) only the last budget that fits counts, whole.
    path: str | None = None
    first_party: tuple[str, ...] = ()  # host names that are no third party, `*` for anything
    source: str = ""
    line: int | None = None


class BudgetRecord(Value):
    """What one limit came to, over all visits that it holds on.

    `word`: `held`, `over`; `unsteady`: the median is over, and not all runs are; `unmeasured`: there was nothing to
    measure. `value` is the worst, met by `at_persona` at `at_step` of `at_journey`.
    """

    metric: Metric
    of: ResourceType = "total"
    limit: float
    word: Literal["held", "over", "unsteady", "unmeasured"]
    value: float | None = None
    spread: tuple[float, float] | None = None
    runs: int = 1
    at_journey: str = ""
    at_step: str = ""
    at_persona: str = ""
    also: int = 0  # other visits that are over it
    journey: str | None = None
    step: str | None = None
    persona: str | None = None
    path: str | None = None
    source: str = ""


class Unread(Value):
    """A budget of a file that says nothing, since the tool does not measure it."""

    metric: str
    source: str


class Limit(Value):
    """How many friction points are allowed at most, of one concern, of one owner, or of all.

    `most`: impact → how many of it or of a worse one.
    """

    most: dict[Impact, int]
    concern: Category | None = None
    owner: str | None = None
    line: int | None = None


class Gate(Value):
    """When a run is not good enough. Violations count; `review`: what a person must look at counts, too.

    `new_only`: what the baseline knows does not count. `unstable`: what some runs of a walk show and others do not
    counts, too. `baseline` is the file to compare with, seen from the plan's folder;
    without it, `baseline.json` there.
    """

    fail_on: Impact | None = None  # this impact, or a worse one
    review: bool = False
    limits: tuple[Limit, ...] = ()
    new_only: bool = False
    baseline: str | None = None
    unstable: bool = False
    budgets: tuple[Budget, ...] = ()
    unread: tuple[Unread, ...] = ()
