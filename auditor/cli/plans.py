"""Reads a plan's file and narrows the plan to what is asked for."""

from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path

from auditor.catalogue import every, one
from auditor.errors import UsageError
from auditor.model import Plan
from auditor.parts import Persona, PlanFormat


def read_plan(path: Path) -> Plan:
    """The plan in this file. Raises PlanError for a wrong plan, UsageError for no plan at all."""
    formats = every(PlanFormat)
    fitting = [form for form in formats if path.name.lower().endswith(form.suffixes)]
    if not fitting:
        endings = ", ".join(ending for form in formats for ending in form.suffixes)
        raise UsageError(f"{path} is not a plan by its name.", f"A plan's file ends in one of {endings}.")
    plan: Plan = fitting[0].read(path, [persona.id for persona in every(Persona)])
    return plan


def chosen(plan: Plan, journeys: Sequence[str], personas: Sequence[str]) -> Plan:
    """The plan with these journeys and personas alone; empty: all that it has."""
    for name in personas:
        one(Persona, name)
    names = [journey.name for journey in plan.journeys]
    for name in journeys:
        if name not in names:
            near = get_close_matches(name, names, n=1)
            mend = f"Did you mean “{near[0]}”?" if near else f"There are: {', '.join(names)}."
            raise UsageError(f"The plan has no journey “{name}”.", mend)
    update: dict[str, object] = {}
    if journeys:
        update["journeys"] = tuple(journey for journey in plan.journeys if journey.name in journeys)
    if personas:
        update["personas"] = tuple(dict.fromkeys(personas))
    return plan.model_copy(update=update)
