"""What a crawl could not look at, or not judge, is told with its reason and counts as nothing that was judged."""

import asyncio
import json
from collections import Counter
from pathlib import Path

import click.testing
import pytest
from crawled import Page, crawled
from service import Service

from auditor.choosing import Choice
from auditor.cli import main
from auditor.crawl.asking import Asking
from auditor.crawl.auditing import Auditing
from auditor.crawl.crawler import crawl_plan
from auditor.crawl.frontier import Frontier
from auditor.crawl.others import Others
from auditor.crawl.reading import with_crawl
from auditor.engines.find import find_browser
from auditor.errors import BrowserDied
from auditor.evidence.dom import Dom
from auditor.fetching import Reach, open_fetcher
from auditor.model import Crawl, Journey, Missing, Plan, Step
from auditor.personas.desktop import desktop
from auditor.store import RunFolder

LIGHT = ("--evidence", "Dom", "--no-pictures", "--no-links")


def invoke(*arguments: object) -> click.testing.Result:
    return click.testing.CliRunner().invoke(main, [str(one) for one in arguments])


@pytest.mark.share(1 / 4)
@pytest.mark.parametrize(
    ("path", "answer", "why"),
    [
        (
            "/robots.txt",
            {"html": "User-agent: *\nDisallow: /\n", "headers": {"content-type": "text/plain"}},
            "robots.txt",
        ),
        ("/", {"html": "%PDF-1.4", "headers": {"content-type": "application/pdf"}}, "a file, not a page"),
        ("/", {"html": "<h1>Closed</h1>", "status": 404}, "HTTP 404"),
        ("/", {"html": "", "status": 302, "headers": {"location": "/login"}}, "login"),
    ],
)
def test_a_crawl_that_opened_no_page_says_why_in_a_report(
    service: Service, tmp_path: Path, path: str, answer: dict[str, object], why: str
) -> None:
    service.page("/login", '<h1>Log in</h1><label>Password <input type="password"></label>')
    service.put(path, **answer)  # type: ignore[arg-type]
    folder = tmp_path / "run"
    ran = invoke("crawl", service.url, "--out", folder, *LIGHT)
    assert ran.exit_code == 3, ran.output
    assert "No page could be looked at." in ran.output
    assert why in ran.output
    judged = invoke("judge", folder)
    assert judged.exit_code == 3, judged.output
    audit = json.loads((folder / "audit.json").read_text())
    assert audit["verdict"]["complete"] is False
    assert (audit["site"]["looked"], audit["site"]["complete"]) == (0, False)
    assert why in audit["site"]["why"]
    assert why in audit["verdict"]["reasons"][0]
    report = (folder / "report.html").read_text()
    assert "No page could be looked at." in report
    assert why in report


def test_a_crawl_that_was_not_begun_is_not_left_out(tmp_path: Path) -> None:
    journey = Journey(name="Book", steps=(Step(name="Front"),))
    plan = Plan(
        service="S", url="https://service.example/", journeys=(journey,), crawl=Crawl(personas=("mobile", "desktop"))
    )
    gathered = with_crawl(RunFolder.create(tmp_path / "run", plan))
    assert gathered.record is not None
    assert (gathered.record.complete, gathered.record.why) == (False, "The crawl was not begun.")
    assert [(walk.persona, walk.stop) for walk in gathered.walks] == [("desktop", "not-ready"), ("mobile", "not-ready")]
    assert len(gathered.plan.journeys) == 2


def test_pages_that_all_failed_are_counted(tmp_path: Path) -> None:
    record = with_crawl(crawled(tmp_path / "run", Page("/", state="failed", audited=False))).record
    assert record is not None
    assert (record.found, record.failed, record.looked, record.complete) == (1, 1, 0, False)


async def unjudged(folder: RunFolder) -> None:
    """Let every page that is chosen end its session, as often as it is tried."""
    plan, crawl = folder.plan, folder.plan.crawl
    assert crawl

    def begin() -> object:
        raise BrowserDied("The page ended its renderer, or the browser.")

    async with open_fetcher(plan.network, reach=Reach((plan.url,)), secrets=()) as fetcher:
        with Frontier(folder) as frontier:
            auditing, asking = Auditing.of(plan, crawl, folder, frontier, desktop), Asking(crawl, fetcher)
            deaths = Counter[int]()
            while True:
                others = Others(frontier, asking, auditing, begin, lambda: True, lambda: None, deaths)  # type: ignore[arg-type]
                if not others.left():
                    break
                await others.go()
            await asking.close()


def test_a_page_that_could_not_be_audited_is_told_with_its_reason(service: Service, tmp_path: Path) -> None:
    service.page("/", '<h1>Front</h1><a href="/next">Next</a>', title="Front")
    service.page("/next", "<h1>Next</h1><ul><li>One</li></ul>", title="Next")
    crawl = Crawl(evidence=("Dom",), pictures=False, check_links=False, robots=False, sitemaps=False)
    folder = RunFolder.create(tmp_path / "run", Plan(service="S", url=service.url, crawl=crawl))
    asyncio.run(crawl_plan(folder.plan, folder, browser=find_browser(), listener=None, choice=Choice()))
    with Frontier(folder) as frontier:
        frontier.alter("DELETE FROM audited WHERE page=(SELECT id FROM page WHERE url LIKE '%/next')")
    asyncio.run(unjudged(folder))
    gathered = with_crawl(folder)
    assert gathered.record is not None
    assert gathered.site is not None
    assert (gathered.record.audited, gathered.record.unaudited, gathered.record.looked) == (1, 1, 2)
    assert [page.audited for page in gathered.site.pages] == [True, False]
    assert sum(one.audited for one in gathered.record.templates) == 1
    visit = gathered.walks[0].visits[1]
    assert visit.arrival.wrong == "The page ended its renderer, or the browser."
    assert (visit.arrival.url, visit.arrival.title) == (f"{service.url}next", "Next")
    assert isinstance(visit.get(Dom), Missing)
    judged = invoke("judge", folder.path)
    assert judged.exit_code == 3, judged.output
    assert "1 page that was chosen could not be judged" in judged.output
    report = (folder.path / "report.html").read_text()
    assert report.count("The page ended its renderer, or the browser.") >= 1
    assert "page that was chosen and could not be judged" in report
