"""A page that crashes costs its visit, a browser that ends is started again; its walks go on."""

from contextlib import suppress
from pathlib import Path

import psutil
from service import Service
from walking import Silent, act, plan_of, step

from auditor.catalogue import one
from auditor.choosing import Choice
from auditor.engines.find import find_browser
from auditor.model import Plan
from auditor.parts import EvidenceKind
from auditor.store import RunFolder
from auditor.walk import walk_plan


class KillsOnce(Silent):
    """Ends processes from outside, those with this argument, at the second step of the first walk that comes to it."""

    def __init__(self, argument: str) -> None:
        self.argument = argument
        self.killed: list[str] = []
        self.others = set(psutil.Process().children(recursive=True))  # the browsers of other tests

    def step_started(self, _journey: str, persona: str, number: int, _name: str) -> None:
        if number == 1 and not self.killed:
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


async def walked_with(listener: KillsOnce, plan: Plan, out: Path) -> RunFolder:
    folder = RunFolder.create(out, plan)
    choice = Choice(personas=("desktop", "keyboard"), kinds=[one(EvidenceKind, "Console")], pictures=False)
    await walk_plan(plan, folder, browser=find_browser(), listener=listener, choice=choice)
    assert listener.killed == ["desktop"]
    return folder


async def test_a_browser_that_ends_is_started_again(service: Service, tmp_path: Path) -> None:
    folder = await walked_with(KillsOnce("--remote-debugging-pipe"), two_pages(service), tmp_path / "run")
    assert [(walk.persona, walk.stop) for walk in folder.walks()] == [("desktop", None), ("keyboard", None)]
    assert [path.name for path in (folder.path / "evidence").glob("*.interrupted-*")]


async def test_a_page_that_crashes_ends_its_walk_only(service: Service, tmp_path: Path) -> None:
    folder = await walked_with(KillsOnce("--type=renderer"), two_pages(service), tmp_path / "run")
    desktop, keyboard = folder.walks()
    assert (desktop.stop, desktop.stopped_at, len(desktop.visits)) == ("died", 1, 1)
    assert keyboard.stop is None
