"""Measures a large report: its size, how soon it is there, how soon it answers to a filter.

    python benchmarks/report.py RUN…

repeats the walks of these run folders, each time with other pictures, until there are 200 visits, writes the report,
opens it from disk in the browser that is found, and puts what was measured into `report.md` beside this file.
"""

import argparse
import asyncio
import platform
import statistics
import time
from dataclasses import dataclass, field
from itertools import count, cycle, permutations
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from PIL import Image, ImageOps
from playwright.async_api import Browser, async_playwright

from auditor.catalogue import one
from auditor.engines.find import as_root, find_browser
from auditor.model import Audit
from auditor.parts import Report
from auditor.present import present

VISITS = 200
TIMES = 5  # that the report is opened
LOOKS = tuple(permutations((0, 1, 2)))  # of the colours: a picture with its channels changed weighs the same
FILTERS = {"impact": "serious", "concern": "accessibility", "persona": None, "step": None, "words": "the"}
HERE = Path(__file__).parent
FIRST_VIEW = """() => new Promise(done => new PerformanceObserver(list => done(list.getEntries()[0].startTime))
    .observe({type: 'paint', buffered: true}))"""
FILTER = """([name, value]) => new Promise(done => {
    const control = document.getElementById('filters').elements[name];
    control.value = value ?? control.options[1].value;
    const start = performance.now();
    control.dispatchEvent(new Event('input', {bubbles: true}));
    document.body.offsetHeight; // laid out anew
    const worked = performance.now() - start;
    requestAnimationFrame(() => requestAnimationFrame(() => done([worked, performance.now() - start])));
})"""


@dataclass(slots=True)
class Whole:
    """The audit that is put together."""

    walks: list[Any] = field(default_factory=list)
    findings: list[Any] = field(default_factory=list)
    points: list[Any] = field(default_factory=list)
    curve: list[Any] = field(default_factory=list)

    @property
    def visits(self) -> int:
        """How many there are so far."""
        return sum(len(walk.visits) for walk in self.walks)


def main() -> None:
    """Measure, and write down what came of it."""
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("runs", nargs="+", type=Path)
    runs = reader.parse_args().runs
    with TemporaryDirectory() as temporary:
        folder = Path(temporary)
        audit = put_together(runs, folder)
        begun = time.perf_counter()
        showing = present(audit, folder)
        presented = time.perf_counter() - begun
        form = one(Report, "html")
        begun = time.perf_counter()
        page = form.write(showing)
        written = time.perf_counter() - begun
        beside = form.beside(showing) if form.beside else {}
        for name, content in {"report.html": page, **beside}.items():
            (folder / name).parent.mkdir(exist_ok=True)
            (folder / name).write_bytes(content)
        measured = asyncio.run(measure(folder / "report.html"))
    lines = [
        f"{sum(len(walk.visits) for walk in audit.walks)} visits, {len(audit.friction_points)} friction points",
        f"file: {len(page) / 1e6:.1f} MB; pictures beside it: {len(beside)}",
        f"made ready in {presented:.1f} s, written in {written:.1f} s",
        *measured,
    ]
    text = "\n".join(f"- {line}" for line in lines)
    from_runs = ", ".join(run.name for run in runs)
    (HERE / "report.md").write_text(
        f"# A large report\n\nMade by `benchmarks/report.py` from the runs {from_runs}, repeated with other pictures,"
        f" on {platform.machine()}, Python {platform.python_version()}.\n\n{text}\n",
        encoding="utf-8",
    )
    print(text)


def put_together(runs: list[Path], folder: Path) -> Audit:
    """The runs' walks, over and over, until there are enough visits; their pictures go into the folder."""
    audits = [Audit.model_validate_json((run / "audit.json").read_bytes()) for run in runs]
    whole = Whole()
    for number, (run, audit) in zip(count(), cycle(zip(runs, audits, strict=True))):
        _add(whole, audit, number)
        for name in _pictures(audit):
            _repaint(run / name, folder / _renamed(name, number), number // len(runs))
        if whole.visits >= VISITS:
            break
    return audits[0].model_copy(
        update={
            "walks": tuple(whole.walks),
            "findings": tuple(whole.findings),
            "friction_points": tuple(whole.points),
            "curve": tuple(whole.curve),
        }
    )


def _add(whole: Whole, audit: Audit, number: int) -> None:
    """One audit more, with names and pictures of its own; as much of it as is still missing."""
    mark = f" {number + 1}"
    kept = set()
    for walk in audit.walks:
        if whole.visits < VISITS:
            kept.add((walk.journey, walk.persona))
            visits = tuple(_shot(visit, number) for visit in walk.visits)
            explored = tuple(_shot(state, number) for state in walk.explored)
            whole.walks.append(
                walk.model_copy(update={"journey": walk.journey + mark, "visits": visits, "explored": explored})
            )
    journeys = {journey for journey, _ in kept}
    for finding in audit.findings:
        if finding.journey in journeys:
            told: dict[str, Any] = {"id": finding.id + mark, "journey": finding.journey + mark}
            whole.findings.append(_shot(finding.model_copy(update=told), number))
    for point in audit.friction_points:
        if journeys & set(point.journeys):
            shares = tuple(one.model_copy(update={"journey": one.journey + mark}) for one in point.shares)
            told = {"id": f"{point.id}{number}", "journeys": tuple(one + mark for one in point.journeys)}
            told |= {"findings": tuple(one + mark for one in point.findings), "shares": shares}
            whole.points.append(point.model_copy(update=told))
    whole.curve += [one.model_copy(update={"journey": one.journey + mark}) for one in audit.curve]


def _pictures(audit: Audit) -> set[str]:
    shots = (one.screenshot for walk in audit.walks for ones in (walk.visits, walk.explored) for one in ones)
    return {shot for shot in shots if shot}


def _shot(record: Any, number: int) -> Any:
    return record.model_copy(update={"screenshot": record.screenshot and _renamed(record.screenshot, number)})


def _renamed(name: str, number: int) -> str:
    return f"{number}/{name}"


def _repaint(source: Path, target: Path, look: int) -> None:
    """The same picture in other colours, and from the other side: as heavy, and another."""
    if not source.is_file():
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    with Image.open(source) as image:
        bands = image.convert("RGB").split()
        painted = Image.merge("RGB", [bands[index] for index in LOOKS[look % len(LOOKS)]])
        if look // len(LOOKS) % 2:
            painted = ImageOps.mirror(painted)
        painted.save(target, "JPEG", quality=80)


async def measure(page: Path) -> list[str]:
    """How soon the report is there and answers, in sentences."""
    async with async_playwright() as playwright:
        flags = ["--no-sandbox"] if as_root() else []
        browser = await playwright.chromium.launch(executable_path=find_browser().path, args=flags)
        views = [await _first_view(browser, page) for _ in range(TIMES)]
        filters = [line async for line in _filtered(browser, page)]
        await browser.close()
    told = [f"first view after {_spread([one for one, _ in views])}, all loaded after {_spread([a for _, a in views])}"]
    return told + filters


async def _first_view(browser: Browser, page: Path) -> tuple[float, float]:
    tab = await browser.new_page(viewport={"width": 1366, "height": 768})
    await tab.goto(page.as_uri())
    first = float(await tab.evaluate(FIRST_VIEW))
    loaded = float(await tab.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd"))
    await tab.close()
    return first, loaded


async def _filtered(browser: Browser, page: Path) -> Any:
    tab = await browser.new_page(viewport={"width": 1366, "height": 768})
    await tab.goto(page.as_uri())
    for name, value in FILTERS.items():
        times = []
        for _ in range(TIMES):
            await tab.evaluate("document.querySelector('#filters button').click()")
            times.append(await tab.evaluate(FILTER, [name, value]))
        first = f"; the first time {times[0][0]:.0f} ms" if name == "words" else ""
        told = _spread([worked for worked, _ in times])
        yield f"filter by {name}: shown anew after {told}{first}; drawn after {_spread([drawn for _, drawn in times])}"
    await tab.close()


def _spread(values: list[float]) -> str:
    return f"{statistics.median(values):.0f} ms ({min(values):.0f} to {max(values):.0f})"


if __name__ == "__main__":
    main()
