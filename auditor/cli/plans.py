"""Reads a plan's file and narrows the plan to what is asked for."""

from collections.abc import Collection, Sequence
from difflib import get_close_matches
from pathlib import Path

from auditor.cast import cast, walks
from auditor.catalogue import every
from auditor.errors import UsageError
from auditor.lanes import account_of, asks_for_account
from auditor.model import REFERENCE, Plan
from auditor.parts import Persona, PlanFormat

from .options import NO_CHECKER


def read_plan(path: Path) -> Plan:
    """The plan in this file. Raises PlanError for a wrong plan, UsageError for no plan at all."""
    formats = every(PlanFormat)
    fitting = [form for form in formats if path.name.lower().endswith(form.suffixes)]
    if not fitting:
        endings = ", ".join(ending for form in formats for ending in form.suffixes)
        raise UsageError(f"{path} is not a plan by its name.", f"A plan's file ends in one of {endings}.")
    plan: Plan = fitting[0].read(path, [persona.id for persona in every(Persona)])
    cast(plan)  # its own personas can be made
    return plan


def chosen(
    plan: Plan,
    journeys: Sequence[str],
    personas: Sequence[str],
    checkers: Sequence[str] = (),
    repeat: int | None = None,
) -> Plan:
    """The plan with these journeys, personas and checkers alone, so often; empty: as it says."""
    names = [journey.name for journey in plan.journeys]
    for name in journeys:
        _must_be_one_of(names, name, f"The plan has no journey “{name}”.")
    update: dict[str, object] = {}
    if journeys:
        update["journeys"] = tuple(journey for journey in plan.journeys if journey.name in journeys)
    if personas:
        update["personas"] = tuple(dict.fromkeys(personas))
    if repeat:
        update["repeat"] = repeat
    if checkers:
        update["checkers"] = _checkers(checkers)
    narrowed = plan.model_copy(update=update)
    _can_walk(narrowed, personas)
    return narrowed


def _checkers(named: Sequence[str]) -> tuple[str, ...]:
    if NO_CHECKER in named and set(named) != {NO_CHECKER}:
        message = f"“{NO_CHECKER}” and another checker are asked for at the same time."
        raise UsageError(message, f"Leave --checker {NO_CHECKER} out, or the others.")
    return tuple(name for name in dict.fromkeys(named) if name != NO_CHECKER)


def _can_walk(plan: Plan, personas: Sequence[str]) -> None:
    known = cast(plan)
    for name in personas:
        _must_be_one_of(known, name, f"There is no persona “{name}”.")
    for name in dict.fromkeys((REFERENCE, *personas)) if personas else ():
        own = [journey for journey in plan.journeys if walks(journey, known[name])]
        if not account_of(plan, known[name]) and any(asks_for_account(journey, known[name]) for journey in own):
            mend = "Give it one under “accounts”, or choose another persona."
            raise UsageError(f"{plan.file} has no account for {name}, and its steps ask for one.", mend)


def _must_be_one_of(known: Collection[str], name: str, otherwise: str) -> None:
    if name not in known:
        near = get_close_matches(name, known, n=1)
        raise UsageError(otherwise, f"Did you mean “{near[0]}”?" if near else f"There are: {', '.join(known)}.")
