"""A crawl as it is read and judged: templates are steps, pages are visits, one root cause is one row."""

import json
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest
from builders import dom, element
from crawled import HOST, Page, crawled

from auditor.cli.baseline import against
from auditor.cli.stages import conclude, judged
from auditor.crawl.reading import with_crawl
from auditor.crawl.tables import NAME
from auditor.evidence.dom import Dom
from auditor.evidence.site import Site
from auditor.judge import judge
from auditor.model import Audit, Crawl, Impact, Seen, Tool, Walk
from auditor.parts import Rule, Verdicts, failed, passed, rule
from auditor.store import RunFolder

LIST, BOOK = ("main", "ol", "li", "h2", "nav"), ("main", "h1", "table", "img", "form")


@rule(Impact.SERIOUS, "WCAG 1.1.1")
def nameless(page: Dom) -> Verdicts:
    """Pictures have names."""
    for one in page.all("img"):
        yield passed(one) if one.name else failed(one, "The picture has no name.")


@rule(Impact.MODERATE)
def way_is_long(walk: Walk) -> Verdicts:
    """A rule of a customer's way."""
    yield failed("", "The way has {count} pages.", count=len(walk.visits))


@rule(Impact.MODERATE, crawled="each")
def alone(walk: Walk) -> Verdicts:
    """A rule over walks that looks at pages one by one."""
    assert len(walk.visits) == 1
    yield passed("")


@rule(Impact.MODERATE, crawled="across")
def together(walk: Walk) -> Verdicts:
    """A rule over walks that compares pages."""
    titles = [page.title for visit in walk.visits if isinstance(page := visit.get(Dom), Dom)]
    yield failed("", "These were compared: {titles}.", titles=", ".join(titles))


@rule(Impact.MINOR)
def whole(site: Site) -> Verdicts:
    """A rule over the service."""
    for page in site.pages:
        if page.depth is None:
            yield failed("", "No link leads to {url}.", url=page.url, at=page)


RULES = (nameless, way_is_long, alone, together, whole)


def book(number: int, *, name: str = "", **more: object) -> Page:
    page = dom(element("img", name, path="main > img"), url=f"{HOST}/books/{number}", title=f"Book {number}")
    return Page(f"/books/{number}", [page], BOOK, f"Book {number}", **more)  # type: ignore[arg-type]


def shop(
    path: Path, *, books: int = 120, personas: Sequence[str] = ("desktop", "mobile"), ended: bool = True
) -> RunFolder:
    start = Page("/", [dom(title="Shop", url=f"{HOST}/")], LIST, "Shop", depth=0, chosen="essential")
    pages = [book(number, name="" if number % 2 else "A cover", audited=number < 100) for number in range(books)]
    lost = Page("/lost", [], ("div",), "Lost", depth=None, audited=False)
    return crawled(path, start, *pages, lost, personas=personas, ended=ended)


def told(folder: RunFolder, *rules: Rule) -> Audit:
    gathered = with_crawl(folder)
    tool = Tool(version="0", browser="none")
    day = "2026-11-22T10:00:00+00:00"
    return judge(
        gathered.plan, gathered.walks, rules, tool=tool, started=day, finished=day, site=gathered.site,
        crawled=gathered.record,
    )  # fmt: skip


@pytest.fixture(scope="module")
def audit(tmp_path_factory: pytest.TempPathFactory) -> Audit:
    return told(shop(tmp_path_factory.mktemp("run") / "shop"), *RULES)


def test_templates_are_the_steps_of_one_journey_and_tell_how_much_of_them_was_audited(audit: Audit) -> None:
    assert audit.site is not None
    assert audit.site.journey == "Pages of Service"
    assert [(one.step, one.pages, one.audited) for one in audit.site.templates] == [
        ("/", 1, 1), ("/books/*", 120, 100), ("/lost", 1, 0),
    ]  # fmt: skip
    assert audit.site.sample == {"essential": 1, "template": 100}
    assert {one.why for one in audit.site.chosen} == {"essential", "template"}
    assert (audit.site.looked, audit.site.audited, audit.site.depths, audit.site.complete) == (
        122,
        101,
        {0: 1, 1: 120},
        True,
    )
    desktop = audit.walks[0]
    assert (desktop.persona, desktop.outcome, len(desktop.visits)) == ("desktop", "completed", 101)
    assert [one.outcome for one in desktop.steps] == [Seen.PASSED, Seen.PASSED, Seen.NOT_REACHED]


def test_one_root_cause_is_one_row_with_its_pages_of_which_a_few_findings_are_kept(audit: Audit) -> None:
    (point,) = (one for one in audit.friction_points if one.rule == "nameless")
    assert (point.pages, point.occurrences, len(point.page_urls)) == (50, 50, 50)
    assert point.page_urls[0] == f"{HOST}/books/1"
    assert point.score_parts.steps == (50, 101), "pages, not templates"
    assert point.personas == ("desktop", "mobile")
    assert not point.on_path, "through a crawl leads no path"
    assert len(point.findings) == 1
    friction = {visit.number: visit.friction for visit in audit.walks[1].visits}
    assert friction[0] == 0
    assert friction[2] == pytest.approx(point.score), "also on pages whose findings are only counted"


def test_what_is_asked_of_one_page_of_each_template_is_weighed_among_those(audit: Audit) -> None:
    (point,) = (one for one in audit.friction_points if one.rule == "together")
    assert point.score_parts.steps == (1, 2), "and not among the 101 that were audited"


def test_rules_of_a_customers_way_are_not_asked_of_a_crawl_and_others_as_they_say(audit: Audit) -> None:
    assert {one.rule for one in audit.outcomes} == {"nameless", "alone", "together", "whole"}
    assert audit.broken_rules == {}
    passed_ = sum(one.passed for one in audit.outcomes if one.rule == "alone")
    assert passed_ == 202
    compared = next(one for one in audit.findings if one.rule == "together")
    assert compared.message == "These were compared: Shop, Book 0."


def test_a_rule_of_the_service_speaks_of_pages_that_nobody_audited(audit: Audit) -> None:
    (finding,) = (one for one in audit.findings if one.rule == "whole")
    assert (finding.step, finding.url, finding.personas) == ("/lost", f"{HOST}/lost", ("desktop", "mobile"))
    (point,) = (one for one in audit.friction_points if one.rule == "whole")
    assert (point.pages, point.score_parts.steps, point.score_parts.personas) == (1, (1, 122), (2, 2))


@pytest.mark.parametrize("path", ["/contact", "/app#/orders"])
def test_a_page_that_the_plan_names_and_nobody_could_look_at_is_told(tmp_path: Path, path: str) -> None:
    folder = shop(tmp_path / "shop", books=2)
    crawl = Crawl(essential=(f"{HOST}{path}",), personas=("desktop", "mobile"))
    folder.plan = folder.plan.model_copy(update={"crawl": crawl})
    with closing(sqlite3.connect(folder.path / NAME)) as base, base:
        base.execute("INSERT INTO page (url, source, state, why) VALUES (?, 'essential', 'failed', 'It is not there.')",
                     (f"{HOST}{path}",))  # fmt: skip
    record = with_crawl(folder).record
    assert record is not None
    assert (record.complete, record.why) == (False, f"{HOST}{path}, which the plan names: It is not there.")


def test_outcomes_are_counted_for_each_template_and_criteria_by_their_pages(audit: Audit) -> None:
    ones = [one for one in audit.outcomes if one.rule == "nameless"]
    assert {(one.persona, one.said, one.pages) for one in ones} == {
        (who, *told) for who in ("desktop", "mobile") for told in (("inapplicable", 1), ("verdicts", 100))
    }
    assert all(not one.verdicts for one in ones)
    assert [(one.number, one.states, one.rules) for one in audit.asked] == [("1.1.1", 202, ("nameless",))]


def test_findings_of_one_cause_are_kept_up_to_a_bound_and_all_are_counted(tmp_path: Path) -> None:
    pages = [
        Page(
            f"/books/{n}",
            [dom(*(element("img", path=f"main > p:nth-of-type({n * 3 + i}) > img") for i in (1, 2, 3)))],
            BOOK,
        )
        for n in range(60)
    ]
    audit = told(crawled(tmp_path / "run", *pages), nameless)
    (point,) = audit.friction_points
    assert (point.pages, point.occurrences, len(point.findings)) == (60, 180, 50)


def test_a_crawl_that_was_stopped_leaves_the_audit_incomplete(tmp_path: Path) -> None:
    audit = told(shop(tmp_path / "run", books=3, ended=False), nameless)
    assert audit.site is not None
    assert audit.site.why.startswith("The crawl was stopped before all pages that were chosen were audited")
    assert [one.outcome for one in audit.walks] == ["prevented", "prevented"]


def test_all_rules_and_reports_take_a_crawl_and_it_is_compared_with_itself(tmp_path: Path) -> None:
    folder = shop(tmp_path / "run", books=8)
    concluded = conclude(folder, ["markdown", "csv"])
    audit = Audit.model_validate_json((folder.path / "audit.json").read_bytes())
    assert audit.broken_rules == {}
    assert audit.site is not None
    assert audit.site.audited == 9
    assert {"json", "html"} <= set(concluded.reports)
    again = RunFolder.open(folder.path)
    assert json.loads(judged(again, with_crawl(again)).model_dump_json()) == json.loads(audit.model_dump_json())
    assert against(again, None, "").site == audit.site
