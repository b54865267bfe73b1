"""Times what the checks cost beside axe-core: `python benchmarks/checks.py`. See README.md beside it.

Three lanes visit the same pages in turns: without axe-core and without what came after it; with axe-core; with all
that the reference walk gathers. Then all rules judge what the last lane gathered, and those of axe-core alone.
"""

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from lanes import Told, command
from meter import Spent, measure, spread
from pydocs import SEED, chosen, served

import auditor
from auditor.catalogue import every, one
from auditor.choosing import kinds_for
from auditor.judge import judge
from auditor.model import Tool
from auditor.parts import Persona, Rule
from auditor.store import RunFolder

# What the reference walk gathered when axe-core was its only checker.
BEFORE = (
    "AccessibilityTree",
    "Axe",
    "Console",
    "Consent",
    "Dom",
    "Links",
    "Login",
    "Motion",
    "Requests",
    "TimeLimits",
    "Vitals",
)
GOAL = 1.0


def main() -> None:
    """Measure, and print what it took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=60)
    parser.add_argument("--rounds", type=int, default=3)
    asked = parser.parse_args()
    gathered = [kind.id for kind in kinds_for(one(Persona, "desktop"))]
    with_axe = [kind for kind in gathered if kind in BEFORE]
    lanes = {"bare": [kind for kind in with_axe if kind != "Axe"], "axe": with_axe, "all": gathered}
    print(f"beside axe-core: {', '.join(kind for kind in gathered if kind not in with_axe)}", flush=True)
    spent: dict[str, list[Spent]] = {name: [] for name in lanes}
    judged: list[tuple[float, float]] = []
    with served() as url, tempfile.TemporaryDirectory() as scratch:
        pages = tuple(chosen(asked.pages, SEED))
        for turn in range(asked.rounds):
            for name in list(lanes)[:: 1 if turn % 2 == 0 else -1]:
                told = Told(url, pages, tuple(lanes[name]), True, Path(scratch) / f"{name}-{turn}")
                spent[name].append(measure(command("lane_auditor.py", told)))
                print(f"round {turn + 1}, {name}: {spent[name][-1].cpu / len(pages):.3f} s of CPU a page", flush=True)
            judged.append(judging(Path(scratch) / f"all-{turn}"))
    conclude(spent, judged, len(pages))


def judging(run: Path) -> tuple[float, float]:
    """Seconds of CPU that all rules take for the run's evidence, and those of axe-core alone."""
    folder = RunFolder.open(run)
    rules = every(Rule)
    axe = [rule for rule in rules if rule.source == "axe-core"]
    walks = folder.walks()
    tool = Tool(version=auditor.__version__, browser="none")

    def took(chosen: Sequence[Rule]) -> float:
        return timed(lambda: judge(folder.plan, walks, chosen, tool=tool, started="", finished=""))

    return took(rules), took(axe)


def timed(work: Callable[[], object]) -> float:
    """Seconds of CPU."""
    began = time.process_time()
    work()
    return time.process_time() - began


def conclude(spent: dict[str, list[Spent]], judged: Sequence[tuple[float, float]], pages: int) -> None:
    """The ratios: median over the rounds, and their spread."""
    turns = zip(spent["bare"], spent["axe"], spent["all"], judged, strict=True)
    ratios = [
        (whole.cpu - axe.cpu + rules - of_axe) / (axe.cpu - bare.cpu + of_axe)
        for bare, axe, whole, (rules, of_axe) in turns
    ]
    print(f"\nwhat the checks add, to what axe-core takes, over {pages} pages: {spread(ratios)}, the goal is {GOAL}")
    print(f"judging: {statistics.median(rules for rules, _ in judged) / pages:.3f} s of CPU a page")


if __name__ == "__main__":
    main()
