"""Reads a plan's file and narrows the plan to what is asked for."""

from collections.abc import Collection, Sequence
from difflib import get_close_matches
from pathlib import Path

from auditor.cast import cast, walks
from auditor.catalogue import every
from auditor.crawl.auditing import kinds_of
from auditor.errors import UsageError
from auditor.formats._gate import read_gate
from auditor.lanes import account_of, asks_for_account
from auditor.model import REFERENCE, Crawl, Plan
from auditor.parts import Persona, PlanFormat

from .options import NO_CHECKER


def read_plan(path: Path) -> Plan:
    """The plan in this file. Raises PlanError for a wrong plan, UsageError for no plan at all."""
    plan: Plan = format_of(path).read(path, [persona.id for persona in every(Persona)])
    people = cast(plan)  # its own personas can be made
    for name in plan.crawl.personas if plan.crawl else ():
        kinds_of(plan, plan.crawl or Crawl(), people[name])  # names of kinds of evidence that there are not
    return plan


def format_of(path: Path) -> PlanFormat:
    """The format of this file: by its name, and where several have such names, by its content."""
    formats: tuple[PlanFormat, ...] = every(PlanFormat)
    fitting = [form for form in formats if path.name.lower().endswith(form.suffixes)]
    if not fitting:
        endings = ", ".join(dict.fromkeys(ending for form in formats for ending in form.suffixes))
        raise UsageError(f"{path} is not a plan by its name.", f"A plan's file ends in one of {endings}.")
    if len(fitting) == 1:
        return fitting[0]
    try:
        raw = path.read_bytes()
    except (OSError, ValueError):
        raw = b""  # its format tells why it cannot be read
    by_content = [form for form in fitting if form.fits and form.fits(raw)]
    return next(iter([*by_content, *(form for form in fitting if form.fits is None), *fitting]))


def gated(plan: Plan, gate: Path | None) -> Plan:
    """The plan with the gate in this file beside its own. Raises PlanError where that is wrong or does not fit."""
    if gate is None:
        return plan
    return plan.model_copy(update={"more_gate": read_gate(gate, plan, list(cast(plan)))})


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
        update["crawl"] = None
    if personas:
        update["personas"] = tuple(dict.fromkeys(personas))
        update.setdefault("crawl", _crawled_by(plan.crawl, personas))
    if repeat:
        update["repeat"] = repeat
    if checkers:
        update["checkers"] = _checkers(checkers)
    narrowed = plan.model_copy(update=update)
    _can_walk(narrowed, personas)
    return narrowed


def _crawled_by(crawl: Crawl | None, personas: Sequence[str]) -> Crawl | None:
    """The crawl with these personas alone, where any of them is told to crawl."""
    if crawl is None:
        return None
    return crawl.model_copy(
        update={"personas": tuple(one for one in crawl.personas if one in personas) or crawl.personas}
    )


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
