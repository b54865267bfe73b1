"""Lines and processors have names, and a walk keeps under which of them it was made."""

from dataclasses import replace

import pytest

from auditor.cast import cast
from auditor.model import DESKTOP, MOBILE_4G, NAMED, SLOW_3G, Conditions, Journey, OwnPersona, Plan, Step
from auditor.parts import Persona
from auditor.personas.desktop import desktop
from auditor.personas.mobile import mobile
from auditor.personas.slow import slow

JOURNEY = Journey(name="J", steps=(Step(name="S"),))


@pytest.mark.parametrize(("persona", "line"), [(desktop, DESKTOP), (mobile, MOBILE_4G), (slow, SLOW_3G)])
def test_those_whose_time_is_taken_walk_under_named_conditions(persona: Persona, line: Conditions) -> None:
    assert persona.device.line == line
    assert NAMED[line.id] == line


def test_other_numbers_have_no_name() -> None:
    assert replace(mobile.device, latency_ms=40).line.id == "own"


def test_a_persona_of_the_plan_takes_conditions_by_their_name_and_its_own_figures_before_theirs() -> None:
    plain = OwnPersona(name="Slow tablet", like="mobile", conditions="slow-3g")
    hurried = OwnPersona(name="Quicker tablet", like="mobile", conditions="slow-3g", latency_ms=100)
    plan = Plan(
        service="S", url="http://127.0.0.1/", personas=("desktop",), journeys=(JOURNEY,), own_personas=(plain, hurried)
    )
    made = cast(plan)
    assert made["Slow tablet"].device.line == SLOW_3G
    assert made["Slow tablet"].device.touch
    assert "slow-3g" in made["Slow tablet"].conditions
    assert made["Quicker tablet"].device.line == SLOW_3G.model_copy(update={"id": "own", "latency_ms": 100})


def test_bytes_take_time_where_the_line_has_a_limit() -> None:
    assert SLOW_3G.ms_for(50_000) == 1000
    assert DESKTOP.ms_for(50_000) == 0
