"""Times the audit of a page against the floor: `python benchmarks/page.py`. See README.md beside it.

Both visit the same pages in turns, each in a process of its own. What counts is CPU time of the whole process tree,
the browser included: other work on the machine disturbs it less than it does wall time.
"""

import argparse
import tempfile
import time
from pathlib import Path

from lanes import Told, command
from meter import Spent, measure, spread
from pydocs import SEED, chosen, served

LANES = {"floor": "lane_floor.py", "auditor": "lane_auditor.py"}
GOAL = 1.25


def main() -> None:
    """Measure, and print what it took."""
    options = asked()
    spent: dict[str, list[Spent]] = {name: [] for name in LANES}
    with served() as url, tempfile.TemporaryDirectory() as scratch:
        pages = tuple(chosen(options.pages, options.seed))
        for turn in range(options.rounds):
            for name in list(LANES)[:: 1 if turn % 2 == 0 else -1]:
                out = (options.keep or Path(scratch)) / f"{name}-{turn + 1}"
                told = Told(url, pages, options.kinds, options.pictures, out)
                spent[name].append(measure(command(LANES[name], told)))
                print(f"round {turn + 1}, {name}: {in_words(spent[name][-1], len(pages))}", flush=True)
                time.sleep(options.pause)
    conclude(spent, len(pages))


def asked() -> argparse.Namespace:
    """What the command line says."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=60)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--pause", type=float, default=2, help="seconds between the lanes")
    parser.add_argument("--kinds", type=lambda text: tuple(text.split(",")), default=("Axe", "Dom", "Vitals"))
    parser.add_argument("--no-pictures", dest="pictures", action="store_false")
    parser.add_argument("--keep", type=Path, help="a folder for the evidence and pictures; else they are thrown away")
    return parser.parse_args()


def in_words(spent: Spent, pages: int) -> str:
    """One lane of one round."""
    return (
        f"{spent.cpu / pages:.3f} s of CPU and {spent.wall / pages:.3f} s of wall time a page, "
        f"{spent.start_cpu:.1f} s of CPU to start, peak memory {spent.peak_mb:.0f} MB"
    )


def conclude(spent: dict[str, list[Spent]], pages: int) -> None:
    """The ratios: median over the rounds, and their spread."""
    turns = list(zip(spent["auditor"], spent["floor"], strict=True))
    print(f"\nauditor to floor over {pages} pages, median of {len(turns)} rounds (least to most):")
    print(f"  CPU time          {spread([ours.cpu / floor.cpu for ours, floor in turns])}, the goal is {GOAL}")
    whole = [(ours.start_cpu + ours.cpu) / (floor.start_cpu + floor.cpu) for ours, floor in turns]
    print(f"  CPU with start-up {spread(whole)}")
    print(f"  wall time         {spread([ours.wall / floor.wall for ours, floor in turns])}")
    print(f"  peak memory       {spread([ours.peak_mb / floor.peak_mb for ours, floor in turns])}")


if __name__ == "__main__":
    main()
