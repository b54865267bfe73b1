"""Walks whose time is taken are made again: medians with their spread, each traceable to one run."""

import itertools
import time
from pathlib import Path

import pytest
from builders import visit
from builders import walk as walk_of
from service import Answer, Service
from walking import Silent, act, plan_of, step, touches

from auditor.catalogue import one
from auditor.choosing import Choice
from auditor.commons.repeated import combined, merged
from auditor.engines.find import find_browser
from auditor.errors import PlanError
from auditor.evidence.vitals import Shift, Vital, Vitals
from auditor.judge import judge
from auditor.model import Missing, Plan, Tool, Walk
from auditor.parts import EvidenceKind
from auditor.store import RunFolder
from auditor.walk import walk_plan

HEAD = (
    b'<!doctype html><html lang="en"><title>Start</title><h1>Start</h1><p>Here it begins.</p><a href="/next">Next</a>'
)
DAY = "2026-11-22T10:00:00Z"
KINDS = [one(EvidenceKind, "Vitals"), one(EvidenceKind, "Console")]


class Told(Silent):
    """Keeps who walked, in order."""

    def __init__(self) -> None:
        self.walks: list[str] = []

    def walk_started(self, journey: str, persona: str, steps: int) -> None:  # noqa: ARG002
        self.walks.append(persona)


def slower_each_time(service: Service, *seconds: float) -> None:
    """The first page takes these times to answer, one request after the other."""
    waits = itertools.cycle(seconds)

    def answer(_: bytes) -> Answer:
        time.sleep(next(waits))
        return Answer(HEAD)

    service.answers["/"] = answer
    service.page("/next", "<h1>Next</h1><p>Here it ends.</p>")


def two_steps(service: Service, **more: object) -> Plan:
    return plan_of(service.url, step("Open", act("open", value="/")), step("Next", act("click", "a")), **more)


async def walked(plan: Plan, out: Path, listener: Silent, *, resumed: bool = False) -> RunFolder:
    folder = RunFolder.open(out, plan) if resumed else RunFolder.create(out, plan)
    choice = Choice(personas=("desktop", "keyboard"), kinds=KINDS, pictures=False)
    await walk_plan(plan, folder, browser=find_browser(), listener=listener, choice=choice)
    return folder


async def test_the_figure_is_the_median_and_the_spread_is_told(service: Service, tmp_path: Path) -> None:
    slower_each_time(service, 0.1, 1.2, 0.5)
    told = Told()
    folder = await walked(two_steps(service, repeat=3), tmp_path / "run", told)
    assert told.walks == ["desktop", "desktop, run 2 of 3", "desktop, run 3 of 3", "keyboard"]
    desktop, keyboard = folder.walks()
    vitals = desktop.visits[0].get(Vitals)
    assert isinstance(vitals, Vitals)
    assert vitals.ttfb
    assert 500 <= vitals.ttfb.value < 1000
    least, most = vitals.spread["ttfb"]
    assert least < 450
    assert most > 1200
    assert vitals.runs == 3
    assert sum(vitals.ttfb.parts.values()) == pytest.approx(vitals.ttfb.value, abs=1)  # of one and the same run
    assert desktop.visits[0].arrival.wait_ms is not None
    assert len(touches(desktop)) == 1, "what was done is told once"
    assert keyboard.repeats == ()
    audit = judge(folder.plan, folder.walks(), [], tool=Tool(version="1", browser="b"), started=DAY, finished=DAY)
    record = audit.walks[0].visits[0]
    assert record.runs == 3
    assert record.spread["ttfb_ms"] == (least, most)
    assert "ttfb_ms" in record.unsteady
    assert audit.walks[1].visits[0].spread == {}


async def test_a_run_that_was_stopped_goes_on_with_the_repeats_that_are_missing(
    service: Service, tmp_path: Path
) -> None:
    slower_each_time(service, 0)
    once = two_steps(service)
    await walked(once, tmp_path / "run", Told())
    told = Told()
    folder = await walked(once.model_copy(update={"repeat": 2}), tmp_path / "run", told, resumed=True)
    assert told.walks == ["desktop, run 2 of 2"]
    assert len(folder.walks()[0].repeats) == 1


async def test_what_did_not_get_through_is_not_repeated(service: Service, tmp_path: Path) -> None:
    slower_each_time(service, 0)
    plan = plan_of(service.url, step("Open", act("open", value="/")), step("Gone", act("click", "#gone")), repeat=3)
    told = Told()
    await walked(plan, tmp_path / "run", told)
    assert told.walks == ["desktop", "keyboard"]


def measured(value: float, *, cls: float = 0) -> Vitals:
    shifts = (Shift(start=value, value=cls),) if cls else ()
    return Vitals(lcp=Vital(value=value, element=f"#of-{value:g}"), cls=Vital(value=cls), shifts=shifts)


def run(*values: float) -> Walk:
    visits = [visit(number, measured(value)) for number, value in enumerate(values)]
    return walk_of(*visits)


def test_what_belongs_to_a_figure_comes_from_its_own_run() -> None:
    one_of_all = merged([measured(100, cls=0.3), measured(300), measured(200, cls=0.1)])
    assert one_of_all.lcp == Vital(value=200, element="#of-200")
    assert one_of_all.cls == Vital(value=0.1)
    assert [shift.value for shift in one_of_all.shifts] == [0.1]
    assert one_of_all.spread == {"lcp": (100, 300), "cls": (0, 0.3)}


def test_a_repeat_that_ended_early_counts_as_far_as_it_came() -> None:
    walk = walk_of(*run(100, 500).visits, repeats=(run(300),))
    first, second = combined(walk).visits
    assert (first.get(Vitals).runs, second.get(Vitals).runs) == (2, 1)  # type: ignore[union-attr]
    assert first.get(Vitals).lcp.value == 100  # type: ignore[union-attr]


def test_what_was_not_measured_stays_missing() -> None:
    walk = walk_of(visit(0), repeats=(run(300),))
    assert isinstance(combined(walk).visits[0].get(Vitals), Missing)


@pytest.mark.parametrize("number", ["0", "21", "often"])
def test_how_often_is_a_number_that_makes_sense(tmp_path: Path, number: str) -> None:
    from auditor.cli.plans import read_plan

    file = tmp_path / "audit.yaml"
    file.write_text(
        f"service: S\nurl: http://127.0.0.1/\nrepeat: {number}\njourneys: [{{name: J, steps: [{{name: A}}]}}]\n"
    )
    with pytest.raises(PlanError) as raised:
        read_plan(file)
    assert raised.value.line == 3
