"""Times the rules over stored evidence: `python benchmarks/judge.py [RUN …] --visits 1000`.

The visits are those of real runs, repeated as further journeys until there are as many as asked for; each is read
from disk anew. Without a run, eight pages of the documentation are walked by three personas first. What is measured is
all that `auditor judge` does before it writes reports. Goal: 1,000 visits in 10 s.
"""

import argparse
import asyncio
import resource
import tempfile
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from lanes import plan_of
from pydocs import SEED, chosen, served

from auditor.catalogue import every
from auditor.choosing import Choice
from auditor.engines.find import find_browser
from auditor.judge import judge
from auditor.model import Journey, Plan, Tool, Visit, Walk
from auditor.parts import Rule
from auditor.store import RunFolder
from auditor.walk import walk_plan

PAGES, PERSONAS = 8, ("desktop", "mobile", "keyboard")


class Unheard:
    """Nobody listens to the walks: they are not what is measured."""

    def walk_started(self, *_: object) -> None:
        """A walk begins."""

    def step_started(self, *_: object) -> None:
        """A step begins."""

    def walk_ended(self, *_: object) -> None:
        """A walk is over."""


def main() -> None:
    """Find visits enough, and judge them."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("runs", nargs="*", type=Path)
    asked.add_argument("--visits", type=int, default=1000)
    options = asked.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folders = [RunFolder.open(run) for run in options.runs] or [walked(Path(scratch) / "run")]
        measure(*repeated(folders, options.visits))


def walked(out: Path) -> RunFolder:
    """A small run of its own, with every kind of evidence."""
    with served() as url:
        folder = RunFolder.create(out, plan_of(url, chosen(PAGES, SEED)))
        choice = Choice(personas=PERSONAS)
        asyncio.run(walk_plan(folder.plan, folder, browser=find_browser(), listener=Unheard(), choice=choice))
    return folder


def measure(plan: Plan, walks: Sequence[Walk]) -> None:
    """Judge once, and print what it took."""
    rules = every(Rule)
    before = (time.perf_counter(), time.process_time())
    audit = judge(plan, walks, rules, tool=Tool(version="0", browser="none"), started="", finished="")
    wall, cpu = time.perf_counter() - before[0], time.process_time() - before[1]
    visits = sum(len(walk.visits) for walk in walks)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{visits} visits, {len(rules)} rules: {wall:.1f} s ({cpu:.1f} s of CPU), {1000 * wall / visits:.1f} ms a visit"
    )
    print(f"{len(audit.findings)} findings, {len(audit.friction_points)} friction points, peak memory {peak:.0f} MB")
    for rule, why in audit.broken_rules.items():
        print(f"broken: {rule}: {why}")


def repeated(folders: Sequence[RunFolder], least: int) -> tuple[Plan, list[Walk]]:
    """The runs' journeys and walks, over and over under new names until there are enough visits."""
    journeys: list[Journey] = []
    walks: list[Walk] = []
    visits, turn = 0, 0
    while visits < least:
        turn += 1
        for folder in folders:
            mine = folder.walks()
            journeys += [
                one.model_copy(update={"name": _named(folder, one.name, turn)}) for one in folder.plan.journeys
            ]
            walks += [_renamed(walk, _named(folder, walk.journey, turn)) for walk in mine]
            visits += sum(len(walk.visits) for walk in mine)
        if not visits:
            raise SystemExit("The runs hold no visits.")
    return folders[0].plan.model_copy(update={"journeys": tuple(journeys)}), walks


def _named(folder: RunFolder, journey: str, turn: int) -> str:
    return f"{folder.path.name}: {journey} {turn}"


def _renamed(walk: Walk, journey: str) -> Walk:
    def visit(one: Visit) -> Visit:
        return replace(one, journey=journey)

    return replace(walk, journey=journey, visits=tuple(visit(one) for one in walk.visits))


if __name__ == "__main__":
    main()
