"""What both lanes share: what they are told on the command line, and how they speak with the meter."""

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from auditor.model import Action, ActionKind, Journey, Plan, Step


@dataclass(frozen=True, slots=True)
class Told:
    """What a lane is to do."""

    url: str
    pages: tuple[str, ...]
    kinds: tuple[str, ...]
    pictures: bool
    out: Path


def command(lane: str, told: Told) -> Sequence[str]:
    """The command that starts a lane in a process of its own."""
    script = str(Path(__file__).with_name(lane))
    options = ["--url", told.url, "--out", str(told.out), "--kinds", ",".join(told.kinds)]
    return [sys.executable, script, *options, *(["--no-pictures"] if not told.pictures else []), *told.pages]


def told() -> Told:
    """What this lane was told."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--url", required=True)
    asked.add_argument("--out", type=Path, required=True)
    asked.add_argument("--kinds", type=lambda text: tuple(text.split(",")), required=True)
    asked.add_argument("--no-pictures", dest="pictures", action="store_false")
    asked.add_argument("pages", nargs="+")
    options = asked.parse_args()
    return Told(options.url, tuple(options.pages), options.kinds, options.pictures, options.out)


def plan_of(url: str, pages: Sequence[str]) -> Plan:
    """A plan with one journey, whose steps open the pages."""
    steps = tuple(Step(name=page, actions=(Action(kind=ActionKind.OPEN, value=page),)) for page in pages)
    return Plan(service="Python's documentation", url=url, journeys=(Journey(name="Pages", steps=steps),))


def say(word: str) -> None:
    """Tell the meter, and go on when it has read its counters."""
    print(word, flush=True)
    sys.stdin.readline()
