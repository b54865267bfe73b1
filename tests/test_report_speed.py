"""Loading and waiting in the report: the waterfall, the film, the figures by step, what would save most, budgets."""

import re
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Locator, Page
from sample_audit import HOSTILE, HOSTS, JOURNEY, NOTES, PERSONAS, RULES, STEPS, loading, sample, shown
from test_report_html import NARROW, SIDEWAYS, WIDE, at, browser, opened, written

from auditor.evidence.requests import Request, Requests
from auditor.evidence.vitals import Vital, Vitals
from auditor.model import Arrival, Audit, Visit
from auditor.parts import Showing
from auditor.present import present
from auditor.present.noted import StepNotes
from auditor.present.waterfall import MOST_BARS, waterfall

__all__ = ["browser"]  # the fixture: one browser for this file

HOME = HOSTS[0]
THIRD, FOURTH = "#step-1-3", "#step-1-4"
OPEN_ALL = "document.querySelectorAll('details').forEach(one => { one.open = true })"
# The boxes of all drawn words of a waterfall, one list for the words of moments and scale, one for each row.
WORDS = """svg => [...svg.querySelectorAll("text")].map(one => {
  const {left, right, top, bottom} = one.getBoundingClientRect();
  return {what: one.textContent, kind: one.getAttribute("class") ?? "", left, right, top, bottom};
})"""


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("run")
    (folder / "rich.html").write_bytes(written(sample(folder), folder))
    return folder


@pytest.fixture(scope="module")
def audit(run: Path) -> Audit:
    return sample(run)


@pytest.fixture(scope="module")
def showing(run: Path, audit: Audit) -> Showing:
    return shown(audit, run)


def visit_of(*requests: Request, vitals: Vitals | None = None) -> Visit:
    told = {type(one).__name__: one for one in (Requests(requests=requests), vitals) if one}
    read = {kind: (lambda one=one: one) for kind, one in told.items()}
    return Visit(0, Arrival(step=0, url=f"https://{HOME}/"), "slow", JOURNEY, read)


def request(name: str, **more: Any) -> Request:
    return Request.model_validate(
        {"url": f"https://{HOME}/{name}", "status": 200, "waited": 100, "duration": 150, **more}
    )


# What is prepared.


def test_a_waterfall_says_of_each_request_what_its_evidence_says() -> None:
    told = waterfall(loading(2), HOME)
    assert told
    page, style = told.bars[:2]
    assert (page.name, page.address, page.kind, page.marks) == ("/", "/", "document", ())
    assert (style.name, style.marks, style.size) == ("service.css", ("blocking",), 210_000)
    assert (style.start, style.waited) == (90.0, 407.0)
    assert style.came == pytest.approx(20 + 210 * 2.1)
    marks = {bar.name: (bar.marks, bar.why) for bar in told.bars[-4:]}
    assert marks == {
        "count.js": (("cached", "third-party"), ""),
        "gone.png": (("failed",), "HTTP 404"),
        "lost.example": (("failed",), "ERR_NAME"),
        "data:": ((), ""),
    }
    assert [moment.kind for moment in told.moments] == ["fcp", "lcp", "load"]
    assert max(bar.at + bar.waiting + bar.coming for bar in told.bars) <= 1.0
    assert told.end == 4700


def test_long_names_are_cut_in_their_middle_so_that_kind_and_beginning_stay() -> None:
    told = waterfall(loading(2), HOME)
    assert told
    assert "tiles-of…town.js" in [bar.name for bar in told.bars]


def test_of_many_requests_the_page_what_blocks_and_the_slowest_are_drawn_and_the_rest_is_summed() -> None:
    quick = [request(f"q{number}", start=number, duration=110 + number, transfer_bytes=1000) for number in range(60)]
    style = request("s.css", type="stylesheet", render_blocking=True, start=70, waited=1, duration=2)
    told = waterfall(visit_of(request("", type="document", duration=1, waited=1), *quick, style), HOME)
    assert told
    assert len(told.bars) == MOST_BARS
    assert (told.bars[0].kind, told.bars[-1].name) == ("document", "s.css")
    assert (told.left_out, told.left_out_bytes, told.size) == (22, 22_000, 60_000)
    assert [bar.start for bar in told.bars] == sorted(bar.start for bar in told.bars)


def test_what_goes_on_long_after_the_last_moment_does_not_squeeze_the_rest() -> None:
    poll = request("poll", start=500, waited=59_000, duration=60_000)
    told = waterfall(visit_of(request(""), poll, vitals=Vitals(lcp=Vital(value=1000))), HOME)
    assert told
    assert (told.end, told.cut) == (3000, True)
    whole = waterfall(visit_of(request(""), poll), HOME)
    assert whole
    assert (whole.end, whole.cut) == (60_500, False)


@pytest.mark.parametrize("end", [1, 7, 49, 100, 999, 4700, 60_500, 3_000_000])
def test_the_scale_has_few_round_steps(end: float) -> None:
    told = waterfall(visit_of(request(""), request("b", waited=0, duration=end, start=0), vitals=None), HOME)
    assert told
    ticks = [ms for ms, _ in told.ticks]
    assert 2 <= len(ticks) <= 5
    assert ticks[0] == 0
    assert ticks[-1] <= told.end
    assert f"{ticks[1]:e}"[0] in "125"
    assert ticks == pytest.approx([ticks[1] * number for number in range(len(ticks))])


def test_a_request_without_an_answer_is_drawn_without_a_coming_part() -> None:
    told = waterfall(visit_of(request(""), request("x", waited=None, duration=None, status=None, start=20)), HOME)
    assert told
    assert (told.bars[1].waited, told.bars[1].came, told.bars[1].coming) == (None, None, 0)


def test_one_request_alone_is_not_drawn() -> None:
    assert waterfall(visit_of(request("")), HOME) is None
    assert waterfall(Visit(0, Arrival(step=0, url=""), "slow", JOURNEY, {}), HOME) is None


def test_only_personas_that_walk_alone_are_shown_and_the_slowest_first(showing: Showing) -> None:
    loadings = showing.journeys[0].steps[2].loadings
    assert [(one.persona.id, one.part, one.parts) for one in loadings] == [
        ("slow", 1, 2), ("slow", 2, 2), ("desktop", 1, 1),
    ]  # fmt: skip
    assert all(not step.loadings for step in showing.journeys[0].steps if step.ref.number not in (3, 4))


def test_a_film_is_thinned_evenly_with_its_first_and_last_picture(showing: Showing) -> None:
    film = showing.journeys[0].steps[2].loadings[0].film
    assert film
    assert [one.ms for one in film.pictures] == [0, 800, 1200, 2000, 2400, 3200, 3600]
    assert all(one.picture.width <= 150 for one in film.pictures)
    assert film.complete_ms == 3600


def test_a_film_whose_files_are_gone_is_no_film(tmp_path: Path, audit: Audit) -> None:
    told = present(audit, tmp_path, rules=RULES, personas=PERSONAS, notes=NOTES)
    assert [one.film for one in told.journeys[0].steps[2].loadings] == [None] * 3


def test_figures_carry_their_spread_and_whether_runs_agree(showing: Showing) -> None:
    slow = showing.journeys[0].steps[2].facts["slow"]
    main = slow.figures["lcp_ms"]
    assert (main.runs, main.agree, main.low < main.value < main.high) == (5, False, True)
    assert (slow.figures["ttfb_ms"].runs, slow.figures["ttfb_ms"].agree) == (1, True)
    assert showing.journeys[0].steps[1].facts["slow"].figures["lcp_ms"].agree
    assert slow.main
    assert slow.main.element == "main > h1"
    assert slow.answer
    assert (slow.answer.value, slow.answer.after) == (180, "click “16:00”")


def test_savings_are_summed_per_step_for_the_persona_whom_it_costs_most(run: Path, audit: Audit) -> None:
    def saved(**values: Any) -> dict[str, Any]:
        return {"values": values}

    first = next(one for one in audit.findings if one.values)
    findings = (
        first.model_copy(update={"id": "a", "personas": ("slow",), **saved(saves_ms=900, saves_bytes=1000)}),
        first.model_copy(update={"id": "b", "personas": ("slow", "mobile"), **saved(saves_ms=200)}),
        first.model_copy(update={"id": "c", "step": STEPS[1], **saved(saves_bytes=5000, saves_ms="many")}),
        first.model_copy(update={"id": "d", "personas": ("mobile",), **saved(saves_ms=-5)}),
    )
    point = next(one for one in audit.friction_points if one.id == first.friction_point)
    point = point.model_copy(update={"findings": ("a", "b", "c", "d")})
    told = shown(audit.model_copy(update={"findings": findings, "friction_points": (point,)}), run)
    (saving,) = told.journeys[0].savings
    assert [(ref.number, ms, size) for ref, ms, size in saving.steps] == [(2, 0, 5000), (3, 1100, 1000)]
    assert (saving.ms, saving.size) == (1100, 6000)
    mended = point.model_copy(update={"status": "fixed"})
    told = shown(audit.model_copy(update={"findings": findings, "friction_points": (mended,)}), run)
    assert told.journeys[0].savings == ()


def test_without_notes_the_report_has_no_loading(run: Path, audit: Audit) -> None:
    told = present(audit, run, rules=RULES, personas=PERSONAS, notes=StepNotes())
    assert all(not step.loadings for step in told.journeys[0].steps)
    assert told.journeys[0].steps[2].facts["slow"].main is None


# What people meet.


@pytest_asyncio.fixture(loop_scope="session")
async def page(browser: Browser, run: Path, request: pytest.FixtureRequest) -> AsyncIterator[Page]:
    options = getattr(request, "param", {"viewport": WIDE})
    async with opened(browser, at(run, "rich"), **options) as shown_page:
        if options.get("java_script_enabled", True):
            await shown_page.evaluate(OPEN_ALL)
        yield shown_page


def falls(page: Page, step: str = THIRD) -> Locator:
    return page.locator(f"{step} svg.fall")


@pytest.mark.parametrize("page", [{"viewport": WIDE}, {"viewport": NARROW}], indirect=True, ids=["wide", "narrow"])
async def test_the_drawing_stays_in_its_box_and_its_words_do_not_overlap(page: Page) -> None:
    for step, count in ((THIRD, 3), (FOURTH, 2)):
        assert await falls(page, step).count() == count
        for one in await falls(page, step).all():
            frame = await one.locator("xpath=ancestor::figure").bounding_box()
            assert frame
            words = await one.evaluate(WORDS)
            assert len(words) > 10
            drawn = [word for word in words if word["left"] < frame["x"] - 1]
            assert drawn == []
            assert [word for word in words if word["right"] > frame["x"] + frame["width"] + 1] == []
            above = [word for word in words if word["kind"] in ("moment", "tick")]
            assert overlapping(above) == []
            assert 3 <= sum(word["kind"] == "moment" for word in above) <= 3
            rows = [word for word in words if word["kind"] not in ("moment", "tick")]
            assert overlapping(rows) == []
    assert await page.evaluate(SIDEWAYS) == 0


def overlapping(words: list[dict[str, Any]]) -> list[tuple[str, str]]:
    """Pairs of words that cover one another by more than a hair."""
    return [
        (one["what"], other["what"])
        for number, one in enumerate(words)
        for other in words[number + 1 :]
        if min(one["right"], other["right"]) - max(one["left"], other["left"]) > 1
        and min(one["bottom"], other["bottom"]) - max(one["top"], other["top"]) > 3
    ]


async def test_the_table_says_what_the_drawing_says(page: Page, showing: Showing) -> None:
    told = showing.journeys[0].steps[2].loadings[1].waterfall
    assert told
    figure = page.locator(f"{THIRD} figure.waterfall").nth(1)
    rows = figure.locator(".loads tbody tr")
    assert await figure.locator("svg.names text").count() == len(told.bars) == MOST_BARS
    assert await rows.count() == len(told.bars) + 1
    heads = await rows.locator("th").all_inner_texts()
    assert heads == [*(bar.address for bar in told.bars), f"{told.left_out} more"]
    assert f"{told.left_out} more requests" in await figure.locator("figcaption").inner_text()
    first = figure.locator(".loads tbody tr").nth(1)
    assert (await first.inner_text()).split("\t")[1:] == [
        "style", "90 ms", "407 ms", "461 ms", "210 kB", "holds up the first content",
    ]  # fmt: skip
    texts = await page.locator(f"{THIRD} figure.waterfall").first.locator(".loads tbody tr").all_inner_texts()
    assert any("failed: HTTP 404" in text for text in texts)
    assert any("from the browser’s cache, from another company’s host" in text for text in texts)


async def test_the_drawing_has_a_name_and_letters_stand_for_what_colour_does_not_say(page: Page) -> None:
    figure = page.locator(f"{THIRD} figure.waterfall").first
    told = await figure.locator("figcaption p").first.inner_text()
    assert "first content after 1.2 s, main content after 1.3 s, page loaded after 4.7 s" in told
    assert await page.get_by_role("img", name=told[:40]).count() >= 1
    key = await figure.locator(".key").inner_text()
    assert [letter for letter in "FBC3" if re.search(rf"\b{letter}\b", key)] == list("FBC3")
    letters = await figure.locator("svg.over tspan").all_text_contents()
    assert sorted(set(letters)) == ["B", "C3", "F"]


@pytest.mark.parametrize(
    "page",
    [{"viewport": WIDE, "forced_colors": "active"}, {"viewport": WIDE, "color_scheme": "dark"}],
    indirect=True,
    ids=["forced", "dark"],
)
async def test_the_two_parts_of_a_bar_differ_by_their_filling(page: Page) -> None:
    one = falls(page).first
    fills = [
        await one.locator(part).first.evaluate("part => [getComputedStyle(part).fill, getComputedStyle(part).stroke]")
        for part in (".wait-bar", ".come-bar")
    ]
    assert fills[0][0] != fills[1][0]
    assert fills[0][1] == fills[1][0]
    ground = await page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert fills[1][0] != ground
    word = await one.locator(".names text").first.evaluate("one => getComputedStyle(one).fill")
    assert word == fills[1][0]


@pytest.mark.parametrize("page", [{"viewport": WIDE, "java_script_enabled": False}], indirect=True, ids=["no script"])
async def test_all_is_there_without_script(page: Page) -> None:
    await page.locator(f"{THIRD} > summary").click()
    assert await falls(page).first.is_visible()
    await page.locator(f"{THIRD} figure.waterfall .more-loads > summary").first.click()
    assert await page.locator(f"{THIRD} .loads").first.is_visible()
    assert await page.locator(f"{THIRD} .film img").first.is_visible()


async def test_hostile_addresses_stay_words(page: Page) -> None:
    assert await page.evaluate("window.hacked") is None
    names = await page.locator(f"{FOURTH} svg.names text").all_text_contents()
    assert any("<" in name for name in names)
    text = await page.locator(f"{FOURTH} .loads").first.inner_text()
    assert "onerror" in text or "script>" in text
    assert await page.locator(f"{FOURTH} svg.fall script, {FOURTH} svg.fall img, {FOURTH} .loads img").count() == 0
    assert HOSTILE[0] not in await page.content()


@pytest.mark.parametrize("page", [{"viewport": NARROW}], indirect=True, ids=["narrow"])
async def test_the_film_scrolls_by_keyboard_and_the_page_does_not(page: Page) -> None:
    film = page.locator(f"{THIRD} .film").first
    alts = await film.locator("img").evaluate_all("all => all.map(one => one.alt)")
    assert alts[:2] == ["The view after 0.0 s", "The view after 0.8 s"]
    assert len(set(alts)) == len(alts) == 7
    said = await page.locator(f"{THIRD} .film-part").first.inner_text()
    assert "loaded once more beside the walk, with an empty cache" in said
    assert await film.evaluate("film => film.scrollWidth > film.clientWidth")
    await film.focus()
    await page.keyboard.press("ArrowRight")
    await page.keyboard.press("ArrowRight")
    for _ in range(100):  # it glides; the report's own policy lets no string be evaluated while waiting
        if await film.evaluate("film => film.scrollLeft") > 20:
            break
        await page.wait_for_timeout(40)
    assert await film.evaluate("film => film.scrollLeft") > 20
    assert await page.evaluate(SIDEWAYS) == 0


async def test_waiting_is_told_step_by_step_with_spread_and_doubt(page: Page) -> None:
    table = page.locator(".waits-table")
    heads = await table.locator("thead th").all_inner_texts()
    assert heads[0] == "Step"
    assert len(heads) == 11
    rows = await table.locator("tbody tr").all_inner_texts()
    assert len(rows) == len(STEPS) + 1
    assert "18.2 s (16.4 to 21.8 s, 5 runs)" in rows[2]
    part = await page.locator(".waits-part").inner_text()
    assert "Slow line: the 5 runs do not agree. Take these figures as hints: " in part
    assert "the main content at step 3 (10.6 to 33.2 s)." in part


async def test_what_would_save_most_names_step_time_and_data(page: Page) -> None:
    items = await page.locator(".saves ol > li").all_inner_texts()
    assert len(items) == 1
    assert "6.0 s, 180 kB" in items[0]
    assert "step 2 2.4 s, step 3 3.6 s" in items[0]
    await page.locator(".saves a").first.click()
    assert await page.locator("details.point:target").count() == 1


async def test_each_budget_says_its_limit_its_worst_and_whether_it_holds(page: Page) -> None:
    rows = [row.split("\t") for row in await page.locator(".budget-table tbody tr").all_inner_texts()]
    assert [row[-1].strip() for row in rows] == [
        "over the limit", "holds", "over, but not in all runs", "not measured",
    ]  # fmt: skip
    assert rows[0][2:4] == ["2.5 s", "6.6 s (2.6 s to 6.9 s, 5 runs)"]
    assert rows[1][0] == "Data (script)"
    assert "4 limits; exceeded: 1." in await page.locator("#budgets .lead").inner_text()


async def test_what_times_are_made_of_names_the_element_and_the_action(page: Page) -> None:
    told = await page.locator(f"{THIRD} .made-of").inner_text()
    assert "Slowest answer to input (#slot, after click “16:00”) 180 ms: before the page began to answer 20 ms" in told
