"""Tells how a run goes on: a live line per walk on a terminal, plain lines in a pipe or in CI, or nothing."""

import os
import time
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, nullcontext
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, Progress, ProgressColumn, SpinnerColumn, Task, TaskID, TimeElapsedColumn
from rich.text import Text

from auditor.listening import Listener
from auditor.listening import Progress as Crawled
from auditor.model import Plan, Walk

from .terminal import errors, plain, say

Mask = Callable[[str], str]
LINE_SECONDS = 10.0  # between two lines of a crawl, where lines stay


def progress(plan: Plan, mask: Mask, *, quiet: bool) -> AbstractContextManager[Listener]:
    """The listener for this run; `mask` keeps the plan's secrets out of what is printed."""
    if quiet:
        return nullcontext(_Nothing())
    console = errors()
    steps = {journey.name: tuple(step.name for step in journey.steps) for journey in plan.journeys}
    if console.is_terminal and not os.environ.get("CI") and os.environ.get("TERM") != "dumb":
        return _Live(console, steps, mask)
    return nullcontext(_Lines(console, steps, mask))


class _Nothing:
    def walk_started(self, journey: str, persona: str, steps: int) -> None: ...
    def step_started(self, journey: str, persona: str, number: int, name: str) -> None: ...
    def walk_ended(self, walk: Walk) -> None: ...
    def crawled(self, progress: Crawled) -> None: ...


class _Lines:
    """One line for each step and each end, and for a crawl one in a while."""

    def __init__(self, console: Console, steps: Mapping[str, tuple[str, ...]], mask: Mask) -> None:
        self._console, self._steps, self._mask = console, steps, mask
        self._told: tuple[str, float] = ("", 0.0)

    def walk_started(self, journey: str, persona: str, steps: int) -> None:
        """Nothing: the first step follows at once."""

    def step_started(self, journey: str, persona: str, number: int, name: str) -> None:
        of = len(self._steps[journey])
        say(self._console, f"{journey}, {persona}: step {number + 1} of {of}, {name}")

    def walk_ended(self, walk: Walk) -> None:
        say(self._console, *_ended(walk, self._steps, self._mask))

    def crawled(self, progress: Crawled) -> None:
        stage, at = self._told
        now = time.monotonic()
        if progress.stage != stage or now - at >= LINE_SECONDS:
            self._told = (progress.stage, now)
            say(self._console, *_crawled(progress))


class _Live(AbstractContextManager["_Live"]):
    """One line for each walk under way; what has ended moves up and stays."""

    def __init__(self, console: Console, steps: Mapping[str, tuple[str, ...]], mask: Mask) -> None:
        self._console, self._steps, self._mask = console, steps, mask
        columns = (SpinnerColumn(), _Words("walk"), BarColumn(bar_width=16), _Words("step"), TimeElapsedColumn())
        self._bars = Progress(*columns, console=console, transient=True)
        self._tasks: dict[tuple[str, str], TaskID] = {}
        self._crawl: TaskID | None = None

    def __enter__(self) -> Self:
        self._bars.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._bars.stop()

    def walk_started(self, journey: str, persona: str, steps: int) -> None:
        walk = f"{journey}, {persona}"
        self._tasks[journey, persona] = self._bars.add_task("", total=steps, walk=walk, step="starting")

    def step_started(self, journey: str, persona: str, number: int, name: str) -> None:
        step = f"{number + 1} of {len(self._steps[journey])}: {name}"
        self._bars.update(self._tasks[journey, persona], completed=number, step=step)

    def walk_ended(self, walk: Walk) -> None:
        self._bars.remove_task(self._tasks.pop((walk.journey, walk.persona)))
        say(self._console, *_ended(walk, self._steps, self._mask))

    def crawled(self, progress: Crawled) -> None:
        if self._crawl is None:
            self._crawl = self._bars.add_task("", total=None, walk="", step="")
        *_, told = _crawled(progress)
        self._bars.update(
            self._crawl, total=progress.found, completed=progress.looked + progress.failed, walk="Pages", step=told
        )
        if not progress.stage:
            self._bars.remove_task(self._crawl)
            self._crawl = None
            say(self._console, *_crawled(progress))


class _Words(ProgressColumn):
    """A field of the walk's as plain text, cut to fit."""

    def __init__(self, field: str) -> None:
        super().__init__()
        self._field = field

    def render(self, task: Task) -> Text:
        return Text(plain(str(task.fields[self._field])), overflow="ellipsis", no_wrap=True)


def _ended(walk: Walk, steps: Mapping[str, tuple[str, ...]], mask: Mask) -> list[str | tuple[str, str]]:
    who = f"{walk.journey}, {walk.persona}: "
    if walk.stop is None:
        return [("✓ ", "green"), who, f"got through in {walk.effort.seconds:.0f} s"]
    number = walk.stopped_at or 0
    reason = mask(walk.reason or "")
    return [("✗ ", "yellow"), who, f"stopped at step {number + 1}, {steps[walk.journey][number]}: {reason}"]


def _crawled(told: Crawled) -> list[str | tuple[str, str]]:
    audited = f"{told.audited} audited" if told.personas == 1 else f"{told.audited} audits, as {told.personas} personas"
    looked = f"{told.looked} looked at, {audited}"
    failed = f", {told.failed} failed" if told.failed else ""
    if not told.stage:  # of what was found, some pages have turned out to be one: the summary counts them
        return [("✓ ", "green"), f"Pages: {looked}{failed}"]
    pages = f"{told.found} page{'s' * (told.found != 1)} found, {looked}"
    slower = f", {told.gap:.1f} s between pages" if told.gap else ""
    doing = {
        "sitemaps": "reading the sitemaps",
        "pages": f"{pages}{failed}; {told.at_once} at once{slower}",
        "links": f"{pages}{failed}; asking whether what is linked is there",
        "documents": f"{pages}{failed}; looking into documents",
    }
    return [doing.get(told.stage, told.stage)]
