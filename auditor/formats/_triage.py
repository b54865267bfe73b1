"""Reads `review.yaml`: what people decided about friction points, and what they found themselves."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Annotated, Any, ClassVar

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    StringConstraints,
    ValidationError,
    model_validator,
)

from auditor.criteria import criteria
from auditor.errors import UsageError
from auditor.model import Category, Certainty, Decision, DecisionWord, HandFinding, Impact, Triage

from ._complaints import complaints, first_of
from ._document import REVIEW, Document, read_document
from ._names import NOT_WRITTEN, Name, Text
from ._pictures import picture_of_folder
from ._targets import Written
from ._units import wrong

REVIEW_FILE = "review.yaml"
ANY_DECISION = "{decision: false-positive, reason: It is decoration., owner: Design, until: 2027-01-31}"


def day(value: Any) -> date:
    """`2027-01-31`."""
    try:
        return date.fromisoformat(value.strip())
    except (ValueError, AttributeError):
        given = f"“{value}”" if isinstance(value, str) else "This"
        raise wrong(f"{given} is no day.", "Write it as year, month and day, such as 2027-01-31.") from None


def _criteria(value: Any) -> Any:
    """One criterion, or a list of them, with or without “WCAG” before it."""
    return [value] if isinstance(value, str) else value


def _criterion(value: str) -> str:
    number = value.upper().removeprefix("WCAG").strip()
    if number not in criteria():
        raise wrong(
            f"There is no criterion “{value}” at level A or AA of WCAG 2.2.", wanted=number, known=_near(number)
        )
    return number


def _near(number: str) -> list[str]:
    """The criteria of the same guideline, or all."""
    guideline = number.rpartition(".")[0]
    return [one for one in criteria() if one.startswith(f"{guideline}.")] or list(criteria())


Day = Annotated[date, BeforeValidator(day)]
Sentence = Annotated[Name, StringConstraints(max_length=300)]
LongText = Annotated[Text, StringConstraints(max_length=5000)]
CriterionNumber = Annotated[Text, AfterValidator(_criterion)]


class DecisionText(Written):
    """A word on one friction point. Without `decision`, nobody has decided yet."""

    example: ClassVar[str] = ANY_DECISION

    decision: DecisionWord | None = None
    reason: LongText | None = None
    owner: Name | None = None
    until: Day | None = None

    @model_validator(mode="after")
    def _answers_for_it(self) -> "DecisionText":
        if self.decision is None:
            return self
        if self.decision == "confirm" and self.until is not None:
            message = "“until” does not go with “confirm”: what is there stays until it is mended."
            raise wrong(message, "Delete its value.", at=["until"])
        needed = ("owner",) if self.decision == "confirm" else ("reason", "owner", "until")
        missing = [key for key in needed if getattr(self, key) is None]
        if missing:
            what = " and ".join(f"“{key}”" for key in missing)
            are = "is" if len(missing) == 1 else "are"
            message = f"{what} {are} missing: “{self.decision}” needs {', '.join(needed)}."
            raise wrong(message, f"Write it such as: {ANY_DECISION}", at=["decision"])
        return self


class HandFindingText(Written):
    """Something that a person found."""

    example: ClassVar[str] = "- {step: Payment, what: The sum is not told before paying., impact: serious}"

    step: Name
    journey: Name | None = None
    what: Sentence
    impact: Impact
    certainty: Certainty = Certainty.VIOLATION
    concern: Category = "accessibility"
    criterion: Annotated[tuple[CriterionNumber, ...], BeforeValidator(_criteria)] = ()
    why: LongText | None = None
    fix: LongText | None = None
    picture: Annotated[str, BeforeValidator(picture_of_folder)] = NOT_WRITTEN
    personas: tuple[Name, ...] = ()
    owner: Name | None = None
    on_path: bool = True


def _once(findings: tuple[HandFindingText, ...] | None) -> tuple[HandFindingText, ...] | None:
    seen = set[tuple[str, str, str | None]]()
    for number, one in enumerate(findings or ()):
        key = (one.what.casefold(), one.step, one.journey)
        if key in seen:
            raise wrong(
                "This finding stands here twice, with the same words at the same step.", "Keep one.", at=[number]
            )
        seen.add(key)
    return findings


class ReviewText(Written):
    """A whole review file."""

    example: ClassVar[str] = f"decisions: {{3fa9c1d2e4b5: {ANY_DECISION}}}"

    decisions: dict[str, DecisionText | None] | None = None
    findings: Annotated[tuple[HandFindingText, ...] | None, Field(), AfterValidator(_once)] = None


def read_triage(path: Path) -> Triage:
    """What this file says. Raises ReviewError where it is wrong, UsageError where it cannot be read."""
    try:
        raw = path.read_bytes()
    except OSError as why:
        raise UsageError(
            f"The review file {path} cannot be read: {why.strerror}.", "Check its name and place."
        ) from None
    return triage_in(raw, path)


def triage_in(raw: bytes, path: Path) -> Triage:
    """What the text of such a file says; `path` is where it stands, or is to stand."""
    document = read_document(raw, str(path), None, REVIEW)
    try:
        written = ReviewText.model_validate(document.data, context={"folder": path.parent})
    except ValidationError as error:
        raise first_of([*document.problems, *complaints(error, document, ReviewText)]) from None
    if document.problems:
        raise first_of(document.problems)
    return Triage(
        decisions=dict(_decisions(written, document)), findings=tuple(_findings(written, document)), file=str(path)
    )


def _decisions(written: ReviewText, document: Document) -> Iterator[tuple[str, Decision]]:
    for id_, one in (written.decisions or {}).items():
        if one is not None and one.decision is not None:
            yield (
                id_,
                Decision(
                    word=one.decision,
                    reason=one.reason or "",
                    owner=one.owner or "",
                    until=one.until,
                    line=document.line(("decisions", id_)),
                ),
            )


def _findings(written: ReviewText, document: Document) -> Iterator[HandFinding]:
    for number, one in enumerate(written.findings or ()):
        told = one.model_dump(exclude={"concern", "criterion", "why", "fix"})
        yield HandFinding(
            **told,
            category=one.concern,
            wcag=tuple(dict.fromkeys(one.criterion)),
            why=one.why or "",
            fix=one.fix or "",
            line=document.line(("findings", number)),
        )
