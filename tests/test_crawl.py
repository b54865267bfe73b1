"""A crawl of a real service: which pages it finds, opens, leaves out; that a stop costs nothing."""

import asyncio
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import pytest
from crawled_service import ITEMS, CrawledHandler
from service import Service, serving

from auditor.choosing import Choice
from auditor.crawl.crawler import crawl_plan
from auditor.crawl.depths import reckon_depths
from auditor.crawl.frontier import Frontier, Source
from auditor.crawl.reading import with_crawl
from auditor.engines.find import find_browser
from auditor.errors import AuditorError
from auditor.evidence.dom import Dom
from auditor.listening import Progress
from auditor.model import Crawl, Plan
from auditor.store import RunFolder

LIGHT = {"evidence": ("Dom",), "pictures": False}


@pytest.fixture(scope="module")
def web() -> Iterator[Service]:
    with serving(CrawledHandler) as one:
        yield one


class Heard:
    """What is told on the way."""

    def __init__(self) -> None:
        self.told: list[Progress] = []

    def crawled(self, progress: Progress) -> None:
        self.told.append(progress)


def crawled(path: Path, url: str, listener: Heard | None = None, **told: Any) -> RunFolder:
    """The folder of a crawl that has come to its end."""
    plan = Plan(service="Crawled", url=url, crawl=Crawl.model_validate({**LIGHT, **told}))
    folder = RunFolder.create(path, plan)
    asyncio.run(crawl_plan(plan, folder, browser=find_browser(), listener=listener, choice=Choice()))
    return folder


@pytest.fixture(scope="module")
def run(web: Service, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[RunFolder, Frontier, Heard, Service]]:
    heard = Heard()
    CrawledHandler.asked.clear()
    folder = crawled(tmp_path_factory.mktemp("crawl") / "run", web.url, heard, check_links=False)
    with Frontier(folder) as frontier:
        yield folder, frontier, heard, web


Run = tuple[RunFolder, Frontier, Heard, Service]


def paths(frontier: Frontier, state: str, web: Service) -> set[str]:
    rows = frontier.rows("SELECT url FROM page WHERE state=?", state)
    return {row["url"].removeprefix(web.url.rstrip("/")) for row in rows}


def why(frontier: Frontier, web: Service, path: str) -> tuple[str, str]:
    row = frontier.find(web.url.rstrip("/") + path)
    assert row is not None, path
    return row["state"], row["why"]


def test_pages_are_found_wherever_links_are(run: Run) -> None:
    _, frontier, _, web = run
    looked = paths(frontier, "looked", web)
    assert {"/", "/items/", "/contact", "/drawn", "/in-shadow", "/from-frame", "/orphan", "/list"} <= looked
    assert {f"/items/{number}" for number in range(ITEMS)} <= looked


def test_one_page_has_one_address(run: Run) -> None:
    _, frontier, _, web = run
    looked = paths(frontier, "looked", web)
    assert {"/session/a", "/tracked?id=1", "/session/b?from=moved", "/red-shoe"} <= looked
    assert why(frontier, web, "/moved")[0] == "same"
    assert why(frontier, web, "/shop/red-shoe")[0] == "same"
    assert not any("sess" in path.lower().replace("/session/", "") or "utm" in path for path in looked)
    assert sum(path in looked for path in ("/slash", "/slash/")) == 1


def test_spaces_without_end_come_to_an_end(run: Run) -> None:
    folder, frontier, _, web = run
    looked = paths(frontier, "looked", web)
    assert 10 < sum(path.startswith("/calendar/") for path in looked) <= 15
    assert sum(path.startswith("/list?") for path in looked) <= 60
    assert sum("sort=" in path for path in looked) <= 2
    assert not any(path.startswith("/deep/") for path in looked)
    record = with_crawl(folder).record
    assert record is not None
    reasons = record.left_out
    assert sum("calendar" in reason for reason in reasons) == 1
    assert sum("combinations" in reason for reason in reasons) == 1
    assert all(count > 0 for count in reasons.values())


def test_what_must_not_be_opened_is_not_asked_for(run: Run) -> None:
    _, frontier, _, web = run
    assert "robots" in why(frontier, web, "/kept-out/a")[1]
    assert "sign out" in why(frontier, web, "/logout")[1]
    assert why(frontier, web, "/logo.png")[1] == why(frontier, web, "/download")[1] == "a file, not a page"
    assert frontier.find(f"{web.url}hidden") is None
    asked = set(CrawledHandler.asked)
    assert asked.isdisjoint({"/logout", "/kept-out/a", "/hidden", "/logo.png"})


def test_what_nobody_can_be_judged_on_is_not_audited(run: Run) -> None:
    _, frontier, _, web = run
    assert "404" in why(frontier, web, "/nothing")[1]
    assert "500" in why(frontier, web, "/broken")[1]
    state, reason = why(frontier, web, "/members")
    assert state == "failed"
    assert "login" in reason


def test_depth_is_counted_in_clicks(run: Run) -> None:
    _, frontier, _, web = run
    depths = {row["url"]: row["depth"] for row in frontier.rows("SELECT url,depth FROM page")}
    at = [depths[web.url.rstrip("/") + path] for path in ("/", "/items/", "/items/3", "/drawn", "/orphan")]
    assert at == [0, 1, 2, 1, None]


def test_a_sample_is_audited_and_can_be_read(run: Run) -> None:
    folder, frontier, heard, _ = run
    gathered = with_crawl(folder)
    assert gathered.site is not None
    assert gathered.record is not None
    assert gathered.site.complete
    (walk,) = gathered.walks
    assert len(walk.visits) == frontier.audits() == heard.told[-1].audited
    assert all(visit.get(Dom) for visit in walk.visits)
    items = next(one for one in gathered.record.templates if one.shape == "/items/*" and one.pages >= ITEMS)
    assert 5 <= items.audited < items.pages
    assert heard.told[-1].stage == ""


def test_the_limit_of_pages_is_kept(web: Service, tmp_path: Path) -> None:
    folder = crawled(tmp_path / "run", web.url, most_pages=7, sitemaps=False, check_links=False, at_once=3)
    with Frontier(folder) as frontier:
        assert frontier.opened() == 7
        assert frontier.count("waiting") > 0
    gathered = with_crawl(folder)
    assert gathered.record is not None
    assert not gathered.record.complete


def test_two_personas_audit_the_same_pages(web: Service, tmp_path: Path) -> None:
    folder = crawled(
        tmp_path / "run",
        web.url,
        personas=("desktop", "mobile"),
        include=("/items/**",),
        most_pages=6,
        check_links=False,
    )
    with Frontier(folder) as frontier:
        rows = list(frontier.rows("SELECT page,persona FROM audited"))
    by = {who: {row["page"] for row in rows if row["persona"] == who} for who in ("desktop", "mobile")}
    assert by["desktop"] == by["mobile"] != set()


def test_a_service_that_is_not_there_is_an_error_in_words(tmp_path: Path) -> None:
    with pytest.raises(AuditorError, match="No page could be looked at"):
        crawled(tmp_path / "run", "http://127.0.0.1:9/", robots=False, sitemaps=False)


# Without what only takes time: the lists and the calendar are crawled above.
FEW: dict[str, Any] = {"exclude": ("/list**", "/calendar/**"), "check_links": False, "sitemaps": False}
MOMENTS = 50


@pytest.fixture(scope="module")
def undisturbed(web: Service, tmp_path_factory: pytest.TempPathFactory) -> list[tuple[object, ...]]:
    """What the same service comes to, one page after the other."""
    return told(crawled(tmp_path_factory.mktemp("whole") / "run", web.url, at_once=1, **FEW))


@pytest.mark.long  # test_killed.py holds it in `make test`
@pytest.mark.parametrize("moment", range(MOMENTS))
def test_a_kill_costs_nothing(web: Service, tmp_path: Path, undisturbed: list[tuple[object, ...]], moment: int) -> None:
    drawn = random.Random(moment)
    plan = Plan(service="Crawled", url=web.url, crawl=Crawl.model_validate({**LIGHT, **FEW, "at_once": 3}))
    path = tmp_path / "killed"
    RunFolder.create(path, plan)
    script = (
        "import asyncio, pathlib; from auditor.choosing import Choice; from auditor.crawl.crawler import crawl_plan;"
        "from auditor.engines.find import find_browser; from auditor.store import RunFolder;"
        f"folder = RunFolder.open(pathlib.Path({str(path)!r}));"
        "asyncio.run(crawl_plan(folder.plan, folder, browser=find_browser(), listener=None, choice=Choice()))"
    )
    process = subprocess.Popen([sys.executable, "-c", script], start_new_session=True)
    wait_for_pages(path, drawn.randrange(len(undisturbed) - 5))
    time.sleep(drawn.random() * 0.3)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    folder = RunFolder.open(path)
    asyncio.run(crawl_plan(plan, folder, browser=find_browser(), listener=None, choice=Choice()))
    assert told(folder) == undisturbed


def wait_for_pages(path: Path, count: int) -> None:
    """Until so many pages were looked at."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        with suppress(sqlite3.Error), closing(sqlite3.connect(f"file:{path / 'run.sqlite'}?mode=ro", uri=True)) as base:
            if base.execute("SELECT count(*) FROM page WHERE state='looked'").fetchone()[0] >= count:
                return
        time.sleep(0.02)
    raise AssertionError("the crawl did not begin")


def told(folder: RunFolder) -> list[tuple[object, ...]]:
    """What a crawl came to, without its times."""
    with Frontier(folder) as frontier:
        sql = (
            "SELECT p.url,p.state,p.why,p.depth,p.title,t.shape,p.chosen,a.persona FROM page p "
            "LEFT JOIN template t ON t.id=p.template LEFT JOIN audited a ON a.page=p.id "
            "WHERE p.state IN ('looked','failed','same') ORDER BY p.url"
        )
        return [tuple(row) for row in frontier.rows(sql)]


def test_clicks_are_reckoned_by_links_not_by_the_order_of_finding(tmp_path: Path) -> None:
    folder = RunFolder.create(tmp_path / "run", Plan(service="S", url="http://s/"))
    ways = {"/": ["/a", "/old"], "/a": ["/b"], "/essential": ["/b", "/alone"], "/b": ["/"], "/new": ["/c"]}
    with Frontier(folder) as frontier:
        for path in ("/", "/essential", "/a", "/b", "/c", "/old", "/new", "/alone", "/orphan"):
            source: Source = "start" if path == "/" else "link"
            frontier.add(f"http://s{path}", source=source, shape=path, depth=7 if path == "/b" else None)
        for page in list(frontier.rows("SELECT id,url FROM page")):
            found = ways.get(page["url"].removeprefix("http://s"), ())
            frontier.looked(page["id"])
            frontier.link(page["id"], [(f"http://s{path}", "", "", "") for path in found])
        old = frontier.find("http://s/old")
        assert old is not None
        frontier.same(old["id"], "http://s/new", "it leads on")
        reckon_depths(frontier)
        depths = {
            row["url"].removeprefix("http://s"): row["depth"] for row in frontier.rows("SELECT url,depth FROM page")
        }
    known = {"/": 0, "/a": 1, "/old": 1, "/new": 1, "/b": 2, "/c": 2}
    assert depths == {**known, "/essential": None, "/alone": None, "/orphan": None}


class Failing(CrawledHandler):
    """Answers its first pages, then fails until it is well again."""

    well = False
    left = 4

    def do_GET(self) -> None:  # noqa: N802 - the name that the base class calls
        if self.path.startswith("/items/"):
            type(self).left -= 1
            if self.left < 0 and not self.well:
                self.send_response(503)
                self.send_header("retry-after", "3600")
                self.send_header("content-length", "0")
                self.end_headers()
                return
        super().do_GET()


def test_who_asks_to_be_left_alone_is_left_alone_and_asked_another_time(tmp_path: Path) -> None:
    with serving(Failing) as web:
        folder = crawled(
            tmp_path / "run", f"{web.url}items/", include=("/items/**",), sitemaps=False, check_links=False
        )
        record = with_crawl(folder).record
        assert record is not None
        assert (record.looked, record.complete, "asked to wait 60 minutes" in record.why) == (4, False, True)
        Failing.well = True
        assert folder.plan.crawl
        asyncio.run(crawl_plan(folder.plan, folder, browser=find_browser(), listener=None, choice=Choice()))
        record = with_crawl(folder).record
        assert record is not None
        assert (record.looked, record.complete) == (ITEMS + 1, True)
