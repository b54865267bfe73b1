"""How a gate may be written: under `gate:` in a plan, or in a file of its own."""

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import Annotated, Any, ClassVar

from pydantic import Field, ValidationError, model_validator

from auditor.errors import PlanError, UsageError
from auditor.model import Budget, Category, Gate, Impact, Limit, Plan

from ._budgets import Budgets, LimitsText
from ._complaints import complaints, first_of, nearest
from ._document import GATE, Document, read_document
from ._names import NOT_WRITTEN, Name, Text
from ._targets import Written
from ._units import wrong

Count = Annotated[int, Field(ge=0)]
# What says which findings count, and needs something that counts them.
_COUNTING = ("review", "new_only", "unstable")


class LimitText(Written):
    """How many friction points are allowed; each number counts what is worse, too."""

    example: ClassVar[str] = "- {concern: speed, serious: 3}"

    concern: Category | None = None
    owner: Name | None = None
    blocker: Count | None = None
    serious: Count | None = None
    moderate: Count | None = None
    minor: Count | None = None

    @model_validator(mode="after")
    def _limits_something(self) -> "LimitText":
        if not self.most():
            mend = "Say how many are allowed, such as serious: 3; minor: 0 allows none at all."
            raise wrong("This limit limits nothing.", mend)
        return self

    def most(self) -> dict[Impact, int]:
        """How many of this impact or of a worse one."""
        return {impact: count for impact in Impact if (count := getattr(self, impact.value)) is not None}


class GateText(Written):
    """When a run is not good enough."""

    example: ClassVar[str] = "{fail_on: serious}"

    fail_on: Impact | None = None
    review: bool = False
    limits: tuple[LimitText, ...] = ()
    new_only: bool = False
    baseline: Text = NOT_WRITTEN
    unstable: bool = False
    budgets: Budgets = NOT_WRITTEN

    @model_validator(mode="after")
    def _counts_something(self) -> "GateText":
        key = next((key for key in _COUNTING if getattr(self, key)), "")
        if key and self.fail_on is None and not self.limits:
            message = f"“{key}” says what counts, and this gate counts nothing."
            raise wrong(message, "Write fail_on or limits too, such as fail_on: serious.", at=[key])
        return self


class GateFileText(Written):
    """A file with a gate."""

    example: ClassVar[str] = "gate: {fail_on: serious}"

    gate: GateText


def read_gate(path: Path, plan: Plan, personas: Collection[str]) -> Gate:
    """The gate in this file, which must fit the plan that it is for. Raises UsageError where it cannot be read."""
    try:
        raw = path.read_bytes()
    except OSError as why:
        raise UsageError(f"The gate {path} cannot be read: {why.strerror}.", "Check its name and place.") from None
    document = read_document(raw, str(path), None, GATE)
    context = {"personas": personas, "catalogue": personas, "folder": path.parent}
    try:
        written = GateFileText.model_validate(document.data, context=context)
    except ValidationError as wrongs:
        raise first_of([*document.problems, *complaints(wrongs, document, GateFileText)]) from None
    gate = made(written.gate, document)
    if gate.baseline is not None:  # beside this file, wherever the plan lies
        gate = gate.model_copy(update={"baseline": str((path.parent / gate.baseline).resolve())})
    if found := [*document.problems, *misplaced(document, plan)]:
        raise first_of(found)
    return gate


def made(written: GateText, document: Document) -> Gate:
    """The gate that is written."""
    told = {key: getattr(written, key) for key in ("fail_on", "baseline", *_COUNTING)}
    lines = [document.line(("gate", "limits", i)) for i, _ in enumerate(written.limits)]
    limits = tuple(
        Limit(most=one.most(), concern=one.concern, owner=one.owner, line=line)
        for one, line in zip(written.limits, lines, strict=True)
    )
    return Gate(**told, limits=limits, **_budgets(written, document))


def misplaced(document: Document, plan: Plan) -> Iterator[PlanError]:
    """Budgets for journeys and steps that there are not, limits for owners that nobody is."""
    journeys = {journey.name: [step.name for step in journey.steps] for journey in plan.journeys}
    for number, one in enumerate(_listed(document, "budgets")):
        journey, step = one.get("journey"), one.get("step")
        if journey is not None and journey.strip() not in journeys:
            yield _unknown(document, ("budgets", number, "journey"), journey, journeys)
            continue
        own = journeys[journey.strip()] if journey else [name for names in journeys.values() for name in names]
        if step is not None and step.strip() not in own:
            yield _unknown(document, ("budgets", number, "step"), step, own)
    steps = (step for journey in plan.journeys for step in journey.steps)
    owners = dict.fromkeys([*(one.owner for one in plan.owners), *(step.owner for step in steps if step.owner)])
    for number, one in enumerate(_listed(document, "limits")):
        owner = one.get("owner")
        if owner is not None and owner.strip() not in owners:
            yield _unknown(document, ("limits", number, "owner"), owner, owners)


def _budgets(written: GateText, document: Document) -> dict[str, Any]:
    given = written.budgets
    if isinstance(given, LimitsText):
        return {"budgets": (Budget(limits=given.limits()),)}
    lines = [document.line(("gate", "budgets", i)) for i, _ in enumerate(given or ())]
    budgets = (one for text, line in zip(given or (), lines, strict=True) for one in text.budgets(line))
    unread = (one for text in given or () for one in text.unread())
    return {"budgets": tuple(budgets), "unread": tuple(unread)}


def _listed(document: Document, key: str) -> Sequence[Any]:
    given = (document.data.get("gate") or {}).get(key)
    return given if isinstance(given, list) else ()


def _unknown(document: Document, loc: tuple[str | int, ...], name: str, known: Collection[str]) -> PlanError:
    place, kind = document.values["gate", *loc], loc[-1]
    mend = nearest(name, known) if known else f"The plan names no {kind}."
    return document.error(f"There is no {kind} “{name}”.", mend, place)
