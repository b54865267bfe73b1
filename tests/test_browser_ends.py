"""A page that crashes costs its visit, a browser that ends is started again; its walks go on."""

from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import psutil
import pytest
from service import Service
from walking import Silent, act, plan_of, step

from auditor.catalogue import one
from auditor.choosing import Choice
from auditor.engines.find import find_browser
from auditor.judging.endings import settled, step_outcomes
from auditor.model import Lost, Plan, Step, Walk
from auditor.parts import EvidenceKind
from auditor.store import RunFolder
from auditor.walk import walk_plan


class KillsOnce(Silent):
    """Ends processes from outside, those with this argument, at the second step of the first walk that comes to it.

    `times` it does so: a page that ends its browser does it each time.
    """

    def __init__(self, argument: str, times: int = 1) -> None:
        self.argument, self.times = argument, times
        self.killed: list[str] = []
        self.others = set(psutil.Process().children(recursive=True))  # the browsers of other tests

    def step_started(self, _journey: str, persona: str, number: int, _name: str) -> None:
        if number == 1 and len(self.killed) < self.times:
            self.killed.append(persona)
            mine = set(psutil.Process().children(recursive=True)) - self.others
            for process in mine:
                with suppress(psutil.NoSuchProcess):  # it has ended meanwhile
                    if self.argument in process.cmdline():
                        process.kill()


def two_pages(service: Service) -> Plan:
    service.page("/", "<h1>Start</h1><p>Here it begins.</p><a href='/next'>Next</a>")
    service.page("/next", "<h1>Next</h1><p>Here it ends.</p>")
    return plan_of(service.url, step("Open", act("open", value="/")), step("Next", act("click", "a"), text="ends"))


async def walked_with(listener: KillsOnce, plan: Plan, out: Path, *personas: str) -> RunFolder:
    folder = RunFolder.create(out, plan)
    choice = Choice(personas=personas or ("desktop", "keyboard"), kinds=[one(EvidenceKind, "Console")], pictures=False)
    await walk_plan(plan, folder, browser=find_browser(), listener=listener, choice=choice)
    assert listener.killed == ["desktop"] * listener.times
    return folder


def four_steps(service: Service) -> Plan:
    """The second step ends the page; the third begins on it, the fourth by itself."""
    service.page("/", "<h1>Start</h1><p>Here it begins.</p><a href='/next'>Next</a>")
    service.page("/next", "<h1>Next</h1><p>Here it crashes.</p><a href='/'>On</a>")
    service.page("/other", "<h1>Other</h1><p>Here it goes on.</p><a href='/last'>Last</a>")
    service.page("/last", "<h1>Last</h1><p>Here it ends.</p>")
    steps = [
        step("Start", act("open", value="/")),
        step("Next", act("open", value="/next")),
        step("On", act("click", "a")),
        step("Other", act("open", value="/other"), text="goes on"),
        step("Last", act("click", "a"), text="ends"),
    ]
    return plan_of(service.url, *steps)


async def test_a_browser_that_ends_is_started_again(service: Service, tmp_path: Path) -> None:
    folder = await walked_with(KillsOnce("--remote-debugging-pipe"), two_pages(service), tmp_path / "run")
    assert [(walk.persona, walk.stop) for walk in folder.walks()] == [("desktop", None), ("keyboard", None)]
    assert [path.name for path in (folder.path / "evidence").glob("*.interrupted-*")]


async def test_a_page_that_crashes_ends_its_walk_only(service: Service, tmp_path: Path) -> None:
    folder = await walked_with(KillsOnce("--type=renderer"), two_pages(service), tmp_path / "run")
    desktop, keyboard = folder.walks()
    assert (desktop.stop, desktop.stopped_at, len(desktop.visits)) == ("died", 1, 1)
    assert keyboard.stop is None


@pytest.mark.share(1 / 2)
@pytest.mark.parametrize(("argument", "times"), [("--type=renderer", 1), ("--remote-debugging-pipe", 2)])
async def test_a_walk_goes_on_where_a_step_begins_by_itself(
    service: Service, tmp_path: Path, argument: str, times: int
) -> None:
    plan = four_steps(service)
    folder = await walked_with(KillsOnce(argument, times), plan, tmp_path / "run", "desktop")
    [walk] = folder.walks()
    assert [visit.arrival.step for visit in walk.visits] == [0, 3, 4]
    assert [visit.arrival.wrong for visit in walk.visits] == [None] * 3
    assert (walk.stop, walk.stopped_at, walk.lost) == ("died", 1, (Lost(1, 3),))
    assert (walk.reason or "").endswith(". The walk went on with “Other”.")
    [judged] = settled([walk])
    assert judged.outcome == "prevented"
    seen = ["passed", "prevented", "not-reached", "passed", "passed"]
    assert list(step_outcomes(judged, plan.journeys[0].steps)) == seen


@pytest.mark.long
async def test_a_page_that_ends_every_browser_costs_the_others_nothing(service: Service, tmp_path: Path) -> None:
    folder = await walked_with(KillsOnce("--remote-debugging-pipe", 2), two_pages(service), tmp_path / "run")
    desktop, keyboard = folder.walks()
    assert (desktop.stop, desktop.stopped_at, len(desktop.visits)) == ("died", 1, 1)
    assert keyboard.stop is None


def test_who_stops_after_steps_were_lost_is_not_blocked() -> None:
    reference = Walk("Journey", "desktop", conditions="", visits=(), finished=True)
    walk = replace(reference, persona="mobile", stop="not-expected", stopped_at=3, lost=(Lost(1, 3),))
    steps = [Step(name=name) for name in "ABCDE"]
    _, judged = settled([reference, walk])
    assert judged.outcome == "prevented"
    seen = ["passed", "prevented", "not-reached", "prevented", "not-reached"]
    assert list(step_outcomes(judged, steps)) == seen
