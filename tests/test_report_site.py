"""The report of a crawl: what was looked at in the place of who gets through, the site view, bounds, all forms."""

import csv
import io
import json
from pathlib import Path
from zipfile import ZipFile

import pytest
from playwright.async_api import Browser
from rich.console import Console
from sample_audit import HOSTILE, joined
from sample_audit import sample as walked
from sample_site import CRAWL, HOME, NAMES, crawled, incomplete, shown
from test_report_html import AXE, NARROW, SIDEWAYS, WIDE, at, browser, opened, rows

from auditor.catalogue import one
from auditor.cli.summary import summary
from auditor.model import Audit, SampledPage, Seen
from auditor.parts import Report, Showing
from auditor.present.site import _titles

__all__ = ["browser"]  # the fixture: one browser for this file

in_browser = pytest.mark.asyncio(loop_scope="session")

OPEN_ALL = "document.querySelectorAll('details').forEach(one => { one.open = true })"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture(scope="module")
def audit(run: Path) -> Audit:
    return crawled(run)


@pytest.fixture(scope="module")
def showing(run: Path, audit: Audit) -> Showing:
    return shown(audit, run)


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A run folder with reports of a crawl: whole, hostile, of journeys and a crawl."""
    folder = tmp_path_factory.mktemp("run")
    audit = crawled(folder)
    both = joined(walked(folder), audit).model_copy(update={"site": audit.site})
    audits = {"site": audit, "hostile": crawled(folder, words="".join(HOSTILE)), "both": both}
    for name, told in audits.items():
        (folder / f"{name}.html").write_bytes(one(Report, "html").write(shown(told, folder)))
    return folder


def written(name: str, showing: Showing) -> str:
    return one(Report, name).write(showing).decode()


# What is prepared.


def test_a_template_tells_of_its_pages_and_what_is_worst_on_them(showing: Showing) -> None:
    site = showing.site
    assert site
    assert [one.step.ref.name for one in site.templates[:2]] == [NAMES[1][1], NAMES[5][1]]
    worst = site.templates[0]
    assert (worst.worst, worst.pages, worst.audited, worst.left_out) == ("blocker", 148, 3, 0)
    lost = worst.shown[0]  # what could not be judged comes first
    assert (lost.why, lost.outcomes) == ("The page answers with HTTP 503.", {"desktop": Seen.PREVENTED})
    assert {point.number for point in worst.shown[1].points} == {"F1", "F2"}
    assert (site.audited, site.stopping, site.hindering, site.marked) == (12, 1, 11, 12)
    assert sum(one.step.friction or 0 for one in site.templates) == pytest.approx(site.journey.friction)


def test_a_template_is_told_by_the_title_of_one_of_its_pages(showing: Showing) -> None:
    """Without what most titles end with: the name of the service says nothing of a kind of page."""
    assert showing.site is not None
    titles = ("Night tram | Harbour Books", "Basket | Harbour Books", "Harbour Books")
    chosen = tuple(
        SampledPage(url=f"/{n}", step=f"/{n}/*", why="template", title=title) for n, title in enumerate(titles)
    )
    told = _titles(showing.site.record.model_copy(update={"chosen": chosen}))
    assert list(told.values())[::-1] == ["Night tram", "Basket", "Harbour Books"]


def test_a_sample_is_told_in_its_parts(showing: Showing) -> None:
    site = showing.site
    assert site
    assert [one.name for one in site.sample] == ["essential", "template", "random"]
    assert sum(one.count for one in site.sample) == site.record.audited == len(site.structured) + len(site.random)
    assert site.only_random == ()


def test_what_the_random_sample_alone_showed_is_named(run: Path, audit: Audit) -> None:
    assert audit.site
    chosen = tuple(page.model_copy(update={"why": "random"}) for page in audit.site.chosen if page.url.endswith("-2"))
    site = audit.site.model_copy(update={"chosen": (audit.site.chosen[0], *chosen)})
    told = shown(audit.model_copy(update={"site": site}), run).site
    assert told
    assert {one.number for one in told.only_random} == {"F1", "F3"}  # the others are on the front page as well


def test_depths_add_up_with_what_no_link_leads_to(showing: Showing) -> None:
    site = showing.site
    assert site
    assert sum(one.pages for one in site.depths) == site.record.looked
    assert site.depths[-1].clicks is None


def test_five_thousand_audited_pages_make_a_report_of_bounded_size(tmp_path: Path) -> None:
    told = shown(crawled(tmp_path, pages=15_000, audited=5_000, personas=("desktop", "mobile")), tmp_path)
    assert told.site
    assert told.site.record.audited > 2_000
    assert max(len(one.shown) for one in told.site.templates) == 20
    assert max(one.left_out for one in told.site.templates) > 300
    assert max(len(one.pages) for one in told.points) == 200
    assert sum(one.on_pages for one in told.points) > 3_000
    assert len(one(Report, "html").write(told)) < 2_000_000


# The page.


@in_browser
@pytest.mark.parametrize(
    ("name", "view", "scheme"),
    [
        ("site", WIDE, "light"),
        pytest.param("site", NARROW, "dark", marks=pytest.mark.long),
        pytest.param("both", WIDE, "dark", marks=pytest.mark.long),
        pytest.param("hostile", NARROW, "light", marks=pytest.mark.long),
    ],
)
async def test_it_passes_our_own_rules(
    browser: Browser, run: Path, name: str, view: dict[str, int], scheme: str
) -> None:
    async with opened(browser, at(run, name), viewport=view, color_scheme=scheme, bypass_csp=True) as page:
        await page.evaluate(OPEN_ALL)
        assert await page.evaluate(SIDEWAYS) == 0
        await page.add_script_tag(content=AXE.read_text(encoding="utf-8"))
        result = await page.evaluate(
            "tags => axe.run(document, {runOnly: tags, rules: {'target-size': {enabled: true}}})", TAGS
        )
        assert [(one["id"], one["nodes"][0]["html"][:200], len(one["nodes"])) for one in result["violations"]] == []


@in_browser
async def test_the_first_screen_says_what_was_looked_at(browser: Browser, run: Path) -> None:
    async with opened(browser, at(run, "site")) as page:
        assert await page.locator("h1").inner_text() == "On 1 of 12 kinds of page, something stops some customers."
        lead = await page.locator(".verdict .lead").inner_text()
        assert lead == "327 pages were found, 301 opened, 30 audited in 12 templates."
        assert await page.locator(".matrix, .maps, .switch").count() == 0
        assert await page.locator(".worst li").count() == 5
        whole = await page.locator("body").inner_text()
        assert (
            "gets through"
            not in whole.split("Glossary")[1].split("What this report cannot say")[0].split("GLOSSARY")[0]
        )


@in_browser
async def test_the_site_view_tells_templates_sample_depths_links_documents(browser: Browser, run: Path) -> None:
    async with opened(browser, at(run, "site")) as page:
        templates = page.locator(".templates-table tbody tr")
        assert await templates.count() == 12
        first = " ".join((await templates.first.inner_text()).split())
        assert "3 of 148 pages of this template were audited." in first
        assert "Blocker" in first
        site = await page.locator("#site").inner_text()
        for words in (
            "pages of each template, so that every kind of page is in it",
            "robots.txt forbids it",
            "no link leads there",
            "Beside the pages that were opened, 1,204 linked addresses were asked for.",
            "7 addresses that pages link to are not there.",
            "The file is cut short.",
            "pictures of text alone",
        ):
            assert words in site
        await templates.first.locator("a[data-step]").click()
        assert await rows(page) == ["F1", "F2"]
        assert "step=1.2" in page.url


@in_browser
async def test_a_friction_point_lists_its_pages(browser: Browser, run: Path) -> None:
    async with opened(browser, at(run, "site")) as page:
        row = page.locator("[data-number=F2]")
        assert await row.locator(".where").inner_text() == "on 30 pages, 12 templates"
        await row.locator("> summary").press("Enter")
        await row.locator(".places > summary", has_text="All 30 pages").press("Enter")
        assert await row.locator(".page-list a").count() == 30
        assert await row.locator(".page-list a").first.get_attribute("href") == f"{HOME}/"


@in_browser
async def test_a_template_opens_by_its_address_and_names_its_pages(browser: Browser, run: Path) -> None:
    async with opened(browser, at(run, "site", "#step-1-2")) as page:
        await page.locator("#step-1-2 .audited").wait_for()
        assert await page.locator("#step-1-2 .audited li").count() == 3


@in_browser
async def test_journeys_and_a_crawl_stand_in_one_report(browser: Browser, run: Path) -> None:
    async with opened(browser, at(run, "both")) as page:
        assert (
            await page.locator("h1").inner_text() == "3 of 10 kinds of customer cannot get through “Book a hall slot”."
        )
        assert "On 1 of 12 kinds of page" in await page.locator(".verdict .lead").inner_text()
        assert await page.locator(".matrix").count() == await page.locator("#path-1, #site").count() - 1 == 1
        assert await page.locator("#path-2").count() == 0
        await page.get_by_role("combobox", name="Step or template", exact=True).select_option("2.2")
        assert len(await rows(page)) == 2


@in_browser
async def test_hostile_words_of_the_service_stay_words(browser: Browser, run: Path) -> None:
    async with opened(browser, at(run, "hostile")) as page:
        await page.evaluate(OPEN_ALL)
        assert await page.evaluate("window.hacked") is None
        assert await page.locator("script").count() == 1
        assert await page.locator("img[src='x'], [onmouseover], [onerror], a[href^='javascript']").count() == 0


# Other forms.


def test_what_was_cut_short_is_told_in_every_form_for_people(run: Path, audit: Audit) -> None:
    told = shown(incomplete(audit), run)
    page, comment = written("html", told), written("markdown", told)
    assert "1200 pages were left waiting" in page
    assert "That is not the whole site." in comment
    console = Console(record=True, width=120, file=io.StringIO())
    summary(console, told, run / "report.html", 0)
    said = console.export_text()
    assert "On 1 of 12 kinds of page, something stops some customers." in said
    assert "Pages: 1,527 found, 301 opened, 30 audited, of 12 templates." in said
    assert "personas get through" not in said


def test_markdown_shows_the_worst_templates_in_place_of_walks(showing: Showing) -> None:
    told = written("markdown", showing)
    assert "**On 1 of 12 kinds of page, something stops some customers.**" in told
    assert "| 148 | 3 | 10.2 | 2 | Blocker |" in told
    assert "And 2 more templates." in told
    assert "get through" not in told


def test_the_backlog_has_pages_and_templates(showing: Showing) -> None:
    table = list(csv.reader(io.StringIO(written("csv", showing).removeprefix("\ufeff"))))
    point = dict(zip(table[0], table[2], strict=True))
    assert (point["Pages"], point["Page templates"]) == ("30", "12")
    with ZipFile(io.BytesIO(one(Report, "xlsx").write(showing))) as book:
        names = book.read("xl/workbook.xml").decode()
        words = book.read("xl/sharedStrings.xml").decode()
    assert all(f'name="{name}"' in names for name in ("Friction points", "Findings", "Page templates", "Documents"))
    assert f"{HOME}/rikki.pdf" in words


def test_what_is_too_much_for_a_page_is_told_in_a_line_each(showing: Showing, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(one(Report, "html").write.__globals__, "MOST_POINTS", 3)
    page, more = written("html", showing), len(showing.points) - 3
    assert f"And {more} more, in a line each" in page
    assert all(f'id="fp-{one.point.id}"' in page for one in showing.points)  # no link leads nowhere


def test_wcag_em_has_the_structured_and_the_random_sample(showing: Showing) -> None:
    told = json.loads(written("wcag-em", showing))
    structured, drawn = told["selectSample"]["structuredSample"], told["selectSample"]["randomSample"]
    assert showing.site
    assert (len(structured), len(drawn)) == (len(showing.site.structured), len(showing.site.random))
    titles = [page["title"] for page in structured + drawn]
    assert len(set(titles)) == len(titles)
    assert "/aineisto/*" in told["exploreTarget"]["pageTypeVariety"]
    pages = {page["id"] for page in structured + drawn}
    logo = [
        one["subject"]["id"]
        for one in told["auditSample"]
        if one["test"]["id"].endswith("non-text-content") and one["subject"]["id"] in pages
    ]
    assert set(logo) == pages  # the logo in the header is on every page
    outcomes = {one["result"]["outcome"]["id"] for one in told["auditSample"]}
    assert "earl:passed" not in outcomes


def test_forms_for_machines_name_templates_and_pages(showing: Showing) -> None:
    assert f'classname="{CRAWL}.desktop"' in written("junit", showing)
    results = json.loads(written("sarif", showing))["runs"][0]["results"]
    assert all("relatedLocations" not in one for one in results)  # a crawl is one place in the plan
    pages = [one["fullyQualifiedName"] for one in results[0]["locations"][0]["logicalLocations"]]
    assert 1 < sum(one.startswith(HOME) for one in pages) <= 20
    subjects = [one for one in json.loads(written("earl", showing))["@graph"] if one["@type"] == "TestSubject"]
    assert any(one["title"].startswith(NAMES[1][1]) and one["source"].startswith(HOME) for one in subjects)
    assert "30 pages of the site" in written("openacr", showing)
    assert "30 pages, of 327 that were found on the site" in written("statement", showing)
    assert "Friction 10.2 of" in written("workshop", showing)
