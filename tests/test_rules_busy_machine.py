"""What was timed while others wanted the processors is certain only where it is over its limit by that much more."""

from typing import Any

import pytest
from builders import asked, visit

from auditor.catalogue import one
from auditor.commons.noise import OWN_LOAD
from auditor.evidence.vitals import Vital, Vitals
from auditor.model import Visit, Word
from auditor.parts import Rule

METRICS = [
    ("slow-main-content", "lcp", 2500, 1.25),
    ("slow-server", "ttfb", 800, 1.25),
    ("blocked-main-thread", "tbt", 200, 2.5),
    ("slow-answer-to-input", "inp", 200, 2.5),
]


def word(id_: str, vitals: Vitals) -> Word:
    rule = one(Rule, id_)
    arrived = visit(0, vitals)
    (verdict,) = asked(rule, *(arrived if need is Visit else arrived.get(need) for need in rule.needs))
    return Word(verdict.word)


@pytest.mark.parametrize(("id_", "metric", "limit", "margin"), METRICS)
def test_one_walk_on_a_busy_machine_must_be_over_by_more(id_: str, metric: str, limit: float, margin: float) -> None:
    def measured(times: float, load: float | None) -> Word:
        told: dict[str, Any] = {metric: Vital(value=times * margin * limit)}
        return word(id_, Vitals(**told, machine_load=load))

    assert measured(1.1, None) is Word.FAILED
    assert measured(1.1, OWN_LOAD) is Word.FAILED
    assert measured(1.1, OWN_LOAD * 2) is Word.UNSURE
    assert measured(2.1, OWN_LOAD * 2) is Word.FAILED


@pytest.mark.parametrize(("id_", "metric", "limit"), [metric[:3] for metric in METRICS])
def test_so_must_each_of_several_walks(id_: str, metric: str, limit: float) -> None:
    def measured(least: float, load: float) -> Word:
        spread = {metric: (least * limit, 9 * limit)}
        told: dict[str, Any] = {metric: Vital(value=8 * limit), "spread": spread, "runs": 3, "machine_load": load}
        return word(id_, Vitals(**told))

    assert measured(1.1, OWN_LOAD) is Word.FAILED
    assert measured(1.1, OWN_LOAD * 2) is Word.UNSURE
    assert measured(2.1, OWN_LOAD * 2) is Word.FAILED


def test_what_jumps_does_not_depend_on_it() -> None:
    assert word("layout-jumps", Vitals(cls=Vital(value=0.11), machine_load=OWN_LOAD * 4)) is Word.FAILED
