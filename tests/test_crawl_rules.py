"""Rules over a whole service, asked of a real crawl."""

import asyncio
from pathlib import Path

from service import Service

from auditor.choosing import Choice
from auditor.cli.stages import judged
from auditor.crawl.crawler import crawl_plan
from auditor.crawl.reading import with_crawl
from auditor.engines.find import find_browser
from auditor.model import Crawl, Plan
from auditor.store import RunFolder

NAV = "<nav><a href=/>Home</a> <a href=/a>Books</a> <a href=/b>Authors</a></nav>"
OTHER = "<nav><a href=/>Home</a> <a href=/b>Authors</a> <a href=/a>Books</a></nav>"


def page(title: str, body: str, nav: str = NAV) -> str:
    return f"<!doctype html><html lang=en><title>{title}</title>{nav}<main><h1>{title}</h1>{body}</main></html>"


def test_rules_of_a_service_speak_of_what_a_crawl_has_met(service: Service, tmp_path: Path) -> None:
    service.put("/", page("Shop", '<a href="/gone">Terms</a> <a href="/a#prices">Prices</a>'))
    service.put("/a", page("Books", '<a href="/gone">Terms</a> <p id="list">All books.</p>'))
    service.put("/b", page("Books", "<p>Who wrote them.</p>", OTHER))
    plan = Plan(
        service="Shop",
        url=service.url,
        crawl=Crawl(evidence=("Dom",), pictures=False, robots=False, sitemaps=False, documents=False),
    )
    folder = RunFolder.create(tmp_path / "run", plan)
    asyncio.run(crawl_plan(plan, folder, browser=find_browser(), listener=None, choice=Choice()))
    folder.note(finished="2026-11-22T10:00:00+00:00")
    gathered = with_crawl(folder)
    assert gathered.record is not None
    assert (gathered.record.looked, gathered.record.complete) == (3, True)
    audit = judged(folder, gathered)
    of_site = ("broken-link", "broken-anchor", "duplicate-title", "site-inconsistent-navigation")
    told = {(one.rule, one.certainty.value, one.pages) for one in audit.friction_points if one.rule in of_site}
    assert told == {
        ("broken-link", "violation", 2),
        ("broken-anchor", "review", 1),
        ("duplicate-title", "review", 2),
        ("site-inconsistent-navigation", "violation", 1),
    }
    assert audit.broken_rules == {}
