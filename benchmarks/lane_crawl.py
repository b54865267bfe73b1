"""This tool's lane of `peers.py`: crawls, judges and reports as the command does, and tells what each part took."""

import argparse
import asyncio
import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from auditor.choosing import Choice
from auditor.cli.stages import judged, shown, write_reports
from auditor.crawl.crawler import crawl_plan
from auditor.crawl.reading import with_crawl
from auditor.engines.find import find_browser
from auditor.model import Crawl, Plan
from auditor.store import RunFolder, now

T = TypeVar("T")


def main() -> None:
    """Crawl the pages of a list, or a whole site from its first page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--list", type=Path, help="a file with addresses; all of them are audited, nothing else is")
    parser.add_argument("--site", help="an address to begin with; what it leads to is crawled")
    parser.add_argument("--most", type=int, default=10_000)
    parser.add_argument("--at-once", type=int, default=2)
    asked = parser.parse_args()
    listed = asked.list.read_text("utf-8").split() if asked.list else [asked.site]
    plan = Plan(service="Benchmark", url=listed[0], checkers=("axe-core",), crawl=crawl_of(asked, listed))
    folder = RunFolder.create(asked.out, plan)
    took: dict[str, dict[str, float]] = {}
    timed(took, "crawl", lambda: asyncio.run(_crawl(plan, folder)))
    folder.note(finished=now())
    gathered = timed(took, "read", lambda: with_crawl(folder))
    audit = timed(took, "judge", lambda: judged(folder, gathered))
    timed(took, "report", lambda: write_reports(folder, shown(folder, audit, gathered), ["json", "html"]))
    site = gathered.record
    told = {"took": took, "audited": site.audited if site else 0, "findings": len(audit.findings)}
    asked.out.joinpath("took.json").write_text(json.dumps(told), "utf-8")
    print(json.dumps(told))


def crawl_of(asked: argparse.Namespace, listed: list[str]) -> Crawl:
    """Axe and DOM facts of every page, no pictures, no links."""
    return Crawl(
        start=tuple(listed),
        most_pages=len(listed) if asked.list else asked.most,
        most_depth=0 if asked.list else 1_000,
        most_of_a_kind=100_000,
        every_page=True,
        at_once=asked.at_once,
        robots=False,
        sitemaps=False,
        check_links=False,
        documents=False,
        evidence=("Dom", "Axe"),
        pictures=False,
    )


def timed(took: dict[str, dict[str, float]], name: str, work: Callable[[], T]) -> T:
    """Do it, and keep its wall time and this process's CPU time (the browser's is not in it)."""
    wall, cpu = time.perf_counter(), time.process_time()
    done = work()
    took[name] = {"wall": round(time.perf_counter() - wall, 2), "cpu": round(time.process_time() - cpu, 2)}
    return done


async def _crawl(plan: Plan, folder: RunFolder) -> None:
    await crawl_plan(plan, folder, browser=find_browser(), listener=None, choice=Choice())


if __name__ == "__main__":
    main()
