"""What a report shows of each success criterion and clause: what came of asking, and what stays for a person."""

from dataclasses import dataclass
from typing import Literal

from auditor.criteria import Clause, Criterion
from auditor.showing import PointShowing, StepRef

# What automation can say of a criterion. There is no word for “met”: that is never known from rules alone.
CriterionWord = Literal["failed", "person", "nothing", "not-looked"]


@dataclass(frozen=True, slots=True)
class CriterionShowing:
    """One success criterion, and the word that can be said of it.

    `failed`: something certain breaks it; `person`: something was found that a person must look at, or the rules that
    looked can say no more than that; `nothing`: rules looked and found nothing, which does not mean that it is met;
    `not-looked`: no rule could look.
    """

    criterion: Criterion
    word: CriterionWord
    points: tuple[PointShowing, ...]  # that break it for certain, worst first
    reviews: tuple[PointShowing, ...]  # that a person must look at, worst first
    steps: tuple[StepRef, ...]  # where it is broken for certain
    everywhere: bool  # at every step that anybody saw
    rules: int  # that could answer
    unanswered: tuple[str, ...]  # rules that could answer nowhere
    states: int  # visits and opened states of which rules were asked


@dataclass(frozen=True, slots=True)
class Conformance:
    """All criteria in the order of the standard, and the clauses that no rule looks at."""

    criteria: tuple[CriterionShowing, ...] = ()
    clauses: tuple[Clause, ...] = ()
    states: int = 0  # the most that rules were asked of for any criterion
    known: bool = True  # whether the audit says what was asked: those of older versions do not

    def of(self, word: CriterionWord) -> tuple[CriterionShowing, ...]:
        """The criteria of which this is to be said."""
        return tuple(one for one in self.criteria if one.word == word)
