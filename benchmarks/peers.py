"""Holds a crawl against its peers and the floor: `python benchmarks/peers.py`. See peers.md beside it.

All get the same list of pages and the same installed Chromium, in turns, each as a command of its own from its start to
its end. CPU time is that of the whole process tree, so that other work on the machine disturbs it less than wall time.
"""

import argparse
import json
import os
import shutil
import statistics
import sys
import tempfile
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from pathlib import Path

import peer_tools
from meter import Spent, whole
from pydocs import SEED, chosen, served

HERE = Path(__file__).parent
GOALS = (
    ("pa11y-ci", "pages a minute, times pa11y-ci as it comes", "at least", 4.0),
    ("pa11y-ci, shell", "pages a minute, times pa11y-ci on the shell", "at least", 1.5),
    ("unlighthouse", "pages a minute, times unlighthouse", "at least", 15.0),
    ("floor", "CPU seconds a page, times the floor", "at most", 1.2),
)
MOST_SHARE = 5.0  # per cent of the CPU time, for reading evidence and judging it
TRIAL_PAGES, TRIALS = 20, (1, 2, 3, 4)
PAGE_SECONDS = 120.0  # that a page may take on the average, in the slowest tool on the busiest machine

Lane = Callable[[Path, Sequence[str]], list[str]]  # the command for these pages, with a folder of its own


def main() -> None:
    """Measure in turns, and print the ratios."""
    asked = _asked()
    browsers, versions = peer_tools.browsers(), peer_tools.installed(asked.cache)
    os.environ["AUDITOR_BROWSER"] = browsers.shell
    print(f"{asked.pages} pages; {', '.join(f'{name} {version}' for name, version in versions.items())}")
    with nullcontext(asked.url) if asked.url else served() as url, tempfile.TemporaryDirectory() as scratch:
        here = Path(scratch)
        pages = [url + name for name in chosen(asked.pages, asked.seed)]
        best = asked.concurrency or _best(asked.cache, browsers.shell, here, pages[:TRIAL_PAGES])
        lanes: dict[str, Lane] = {
            "floor": lambda folder, some: [sys.executable, str(HERE / "lane_cdp.py"), _listed(folder, some)],
            "auditor": lambda folder, some: _ours(folder, some, asked.at_once),
            "pa11y-ci": lambda folder, some: peer_tools.pa11y(asked.cache, folder, some, browsers.full, None),
            "pa11y-ci, shell": lambda folder, some: peer_tools.pa11y(asked.cache, folder, some, browsers.shell, best),
            "unlighthouse": lambda folder, some: peer_tools.unlighthouse(asked.cache, folder, url, some, browsers.full),
        }
        rates: dict[str, list[Rate]] = {name: [] for name in lanes if name in asked.lanes}
        for turn in range(asked.rounds):
            for name in list(rates)[:: 1 if turn % 2 == 0 else -1]:
                slow = name == "unlighthouse"
                if slow and turn:
                    continue  # minutes for what is known by the first round
                some = pages[: asked.slow_pages] if slow else pages
                folder = here / f"{turn}-{name.replace(', ', '-')}"
                folder.mkdir()
                rates[name].append(_run(name, lanes[name], folder, some))
        _conclude(rates, best)


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=200)
    parser.add_argument("--url", help="of a server that holds the pages; else Python's own serves them")
    parser.add_argument(
        "--slow-pages", type=int, default=20, help="of them for unlighthouse, which takes half a minute each"
    )
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--at-once", type=int, default=3, help="tabs of this tool side by side")
    parser.add_argument("--concurrency", type=int, help="of pa11y-ci on the shell; else the best of 1 to 4 is found")
    parser.add_argument(
        "--lanes", type=lambda text: text.split("+"), default=["floor", "auditor", *(goal[0] for goal in GOALS)]
    )
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--cache", type=Path, default=Path.home() / ".cache" / "auditor-peers")
    return parser.parse_args()


class Rate:
    """What one run of one tool came to."""

    def __init__(self, spent: Spent, pages: int, looked: int, rules: float | None = None) -> None:
        self.per_minute = 60 * looked / spent.wall
        self.cpu = spent.cpu / pages
        self.peak_mb = spent.peak_mb
        self.rules = rules  # the share of the CPU time that reading the evidence and judging it took
        self.missed = pages - looked

    def __str__(self) -> str:
        missed = f", {self.missed} pages missed" if self.missed else ""
        rules = f", {100 * self.rules:.1f} % of it for the rules" if self.rules is not None else ""
        return (
            f"{self.per_minute:6.1f} pages a minute, {self.cpu:6.2f} s of CPU a page{rules}, "
            f"peak {self.peak_mb:5.0f} MB{missed}"
        )


def _run(name: str, lane: Lane, folder: Path, pages: Sequence[str]) -> Rate:
    out = folder / "printed.txt"
    before = os.getloadavg()[0]
    spent = whole(lane(folder, pages), out=out, seconds=PAGE_SECONDS * len(pages), folder=folder)
    looked, rules = len(pages), None
    if name == "auditor" and spent.code == 0:
        told = json.loads((folder / "run" / "took.json").read_text("utf-8"))
        looked = told["audited"]
        rules = (told["took"]["read"]["cpu"] + told["took"]["judge"]["cpu"]) / spent.cpu
    elif name.startswith(("pa11y", "unlighthouse")):
        looked = peer_tools.looked_at(name, out.read_text("utf-8"), folder)
    if not looked or (spent.code and not name.startswith("pa11y")):  # pa11y-ci ends with 2 where it found something
        raise SystemExit(f"{name} came to nothing:\n{out.read_text('utf-8')[-2000:]}")
    rate = Rate(spent, len(pages), looked, rules)
    print(f"{name:16} {rate} (load {before:.1f} before)", flush=True)
    shutil.rmtree(folder, ignore_errors=True)
    return rate


def _best(cache: Path, shell: str, scratch: Path, pages: Sequence[str]) -> int:
    """The concurrency with which pa11y-ci is quickest on the shell, and misses no page."""
    found: dict[int, float] = {}
    for many in TRIALS:
        folder = scratch / f"trial-{many}"
        folder.mkdir()

        def lane(here: Path, some: Sequence[str], many: int = many) -> list[str]:
            return peer_tools.pa11y(cache, here, some, shell, many)

        rate = _run("pa11y-ci, shell", lane, folder, pages)
        found[many] = 0.0 if rate.missed else rate.per_minute
    best = max(found, key=lambda many: found[many])
    print(f"pa11y-ci on the shell is quickest with {best} at once.")
    return best


def _listed(folder: Path, pages: Sequence[str]) -> str:
    file = folder / "pages.txt"
    file.write_text("\n".join(pages), "utf-8")
    return str(file)


def _ours(folder: Path, pages: Sequence[str], at_once: int) -> list[str]:
    listed = _listed(folder, pages)
    script = str(HERE / "lane_crawl.py")
    return [sys.executable, script, str(folder / "run"), "--list", listed, "--at-once", str(at_once)]


def _conclude(rates: dict[str, list[Rate]], best: int) -> None:
    print(f"\nmedians of the rounds; pa11y-ci on the shell with {best} at once:")
    for name, some in rates.items():
        speed, cpu, peak = (
            statistics.median(getattr(one, key) for one in some) for key in ("per_minute", "cpu", "peak_mb")
        )
        print(f"  {name:16} {speed:6.1f} pages a minute {cpu:7.2f} s of CPU a page {peak:6.0f} MB")
    ours = rates.get("auditor")
    for name, words, bound, goal in GOALS if ours else ():
        if ours and (theirs := rates.get(name)):
            pairs = [(mine, theirs[min(turn, len(theirs) - 1)]) for turn, mine in enumerate(ours)]
            ratios = [
                mine.cpu / other.cpu if name == "floor" else mine.per_minute / other.per_minute for mine, other in pairs
            ]
            ratio = statistics.median(ratios)
            met = ratio <= goal if bound == "at most" else ratio >= goal
            print(f"  {words}: {ratio:.2f}, the goal is {bound} {goal:g}: {'met' if met else 'missed'}")
    if ours:
        share = 100 * statistics.median(one.rules or 0 for one in ours)
        met = share < MOST_SHARE
        print(f"  the rules' share: {share:.1f} %, the goal is under {MOST_SHARE:g} %: {'met' if met else 'missed'}")


if __name__ == "__main__":
    main()
