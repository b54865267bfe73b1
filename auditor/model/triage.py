"""What people decided about friction points, and what they found themselves, as `review.yaml` says it."""

from datetime import date
from types import MappingProxyType
from typing import Any, Literal, get_args

from pydantic import Field

from .value import Value
from .verdict import Category, Certainty, Impact

DecisionWord = Literal["confirm", "false-positive", "accept", "wont-fix"]
NoteKind = Literal["expired", "not-in-this-run", "no-such-step", "no-such-persona"]
DECISIONS: tuple[DecisionWord, ...] = get_args(DecisionWord)

# What each word says; the docs, the help, the file itself and the reports use these sentences.
MEANINGS: MappingProxyType[DecisionWord, str] = MappingProxyType(
    {
        "confirm": "A person has looked, and the problem is there: from now on it counts like a violation.",
        "false-positive": "A person has looked, and there is no problem here: it does not count.",
        "accept": "The problem is real and is to be mended; the owner lives with it until the date, and until then "
        "it does not count.",
        "wont-fix": "The problem is real and will not be mended, for the reason given; it does not count until "
        "the date, when it is asked again.",
    }
)

BY_HAND = "by-hand"  # stands where the rule's id stands, in what a person found


class Decision(Value):
    """A person's word on a friction point. It holds to the end of the day `until`; `confirm` holds without end."""

    word: DecisionWord
    reason: str = ""
    owner: str = ""
    until: date | None = None
    expired: bool = False  # on the day of the audit: the friction point counts again
    line: int | None = None  # in the file, from 1

    @property
    def suppresses(self) -> bool:
        """Whether the friction point does not count."""
        return self.word != "confirm" and not self.expired


class HandFinding(Value):
    """Something that a person found. Where no journey is named, it stands wherever a step is called so."""

    what: str
    step: str
    journey: str | None = None
    impact: Impact
    certainty: Certainty = Certainty.VIOLATION
    category: Category = "accessibility"
    wcag: tuple[str, ...] = ()
    why: str = ""
    fix: str = ""
    picture: str | None = None  # a file: beside the plan when it is read, then in the run folder
    personas: tuple[str, ...] = ()  # empty: everybody who came to the step
    owner: str | None = None  # None: whoever answers for the step
    on_path: bool = True
    line: int | None = None


class Triage(Value):
    """All that people said: decisions by a friction point's id, findings of their own. `file` is where it stands."""

    decisions: dict[str, Decision] = Field(default_factory=dict)
    findings: tuple[HandFinding, ...] = ()
    file: str = ""


class TriageNote(Value):
    """What came of a part of the review file that did not do what its writer may expect.

    `message` is `message_id` with `values` in it.
    """

    kind: NoteKind
    message: str
    message_id: str
    values: dict[str, Any] = Field(default_factory=dict)
    point: str = ""  # id of the friction point
    line: int | None = None
