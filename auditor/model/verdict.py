"""What a rule says: impact, certainty, verdicts and outcomes."""

from enum import StrEnum
from typing import Any, Literal

from pydantic import Field

from .value import Value

DETAIL = "detail"  # the value that the title of a friction point tells in brackets

Category = Literal["accessibility", "speed", "ease", "path"]


class Impact(StrEnum):
    """What a finding does to the customer, worst first."""

    BLOCKER = "blocker"  # some customers cannot go on
    SERIOUS = "serious"  # many will struggle or leave
    MODERATE = "moderate"
    MINOR = "minor"

    @property
    def rank(self) -> int:
        """0 for the worst."""
        return _RANKS[self]

    def at_least(self, other: "Impact") -> bool:
        """Whether this is as bad as `other`, or worse."""
        return self.rank <= other.rank


_RANKS = {impact: rank for rank, impact in enumerate(Impact)}


class Certainty(StrEnum):
    """How sure a finding is."""

    VIOLATION = "violation"
    REVIEW = "review"  # a person must look


class Word(StrEnum):
    """What a rule says of one thing."""

    PASSED = "passed"
    FAILED = "failed"
    UNSURE = "unsure"


class Verdict(Value):
    """A rule's word on one thing.

    `message` is a template such as `Waits {seconds} s.`; `values` fill it. `path` is the element's path (see
    `Element.path`), empty when it is about the whole visit. `at` says on which visit: a rule over a walk hands
    the very visit or piece of evidence that it speaks of; a rule over one visit need not say.
    """

    word: Word
    path: str = ""
    message: str = ""
    values: dict[str, Any] = {}
    impact: Impact | None = None  # where it differs from the rule's
    html: str = ""
    box: tuple[float, float, float, float] | None = None  # x, y, width, height in CSS px of the page
    at: Any = Field(default=None, exclude=True, repr=False)


class Outcome(Value):
    """What one rule said of one visit, walk or journey.

    `said` is `verdicts`, `inapplicable` (nothing to look at), `missing` (evidence that it needs could not be
    had) or `broken` (it raised; `why` says what). `verdicts` are those that failed or are unsure; what passed is
    counted in `passed`. `looked` are the visits of which it was given evidence: persona and number.

    Of a crawl's pages, one outcome stands for those of one template of which the rule said the same: `visit` is the
    first of them, `pages` counts those that it looked at, and neither verdicts nor `looked` are kept.
    """

    rule: str
    said: Literal["verdicts", "inapplicable", "missing", "broken"]
    journey: str
    persona: str = ""
    visit: int | None = None
    verdicts: tuple[Verdict, ...] = ()
    passed: int = 0
    why: str = ""
    looked: frozenset[tuple[str, int]] = frozenset()
    pages: int | None = None
