"""The report as people meet it: opened from disk in a real browser, on all screens, by keyboard, on paper."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, async_playwright
from sample_audit import HOSTILE, JOURNEY, STEPS, hostile, joined, prevented, renamed, sample, shown

from auditor.catalogue import one
from auditor.engines.find import as_root, find_browser
from auditor.model import Audit
from auditor.parts import Report

pytestmark = pytest.mark.asyncio(loop_scope="session")

AXE = files("auditor.engines").joinpath("bundled", "axe.js")
FLAGS = ("--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run")
WIDE, NARROW = {"width": 1366, "height": 768}, {"width": 320, "height": 256}
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A run folder with four reports: rich, prevented, hostile, of two journeys."""
    folder = tmp_path_factory.mktemp("run")
    audit = sample(folder)
    other = renamed(sample(folder, personas=("desktop", "mobile", "keyboard")), "Cancel a booking")
    audits = {"rich": audit, "prevented": prevented(audit), "hostile": hostile(audit), "two": joined(audit, other)}
    for name, told in audits.items():
        (folder / f"{name}.html").write_bytes(written(told, folder))
    return folder


def written(audit: Audit, folder: Path) -> bytes:
    return one(Report, "html").write(shown(audit, folder))


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def browser() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        flags = [*FLAGS, "--no-sandbox"] if as_root() else list(FLAGS)
        found = await playwright.chromium.launch(executable_path=find_browser().path, args=flags)
        yield found
        await found.close()


@asynccontextmanager
async def opened(browser: Browser, address: str, **options: Any) -> AsyncIterator[Page]:
    """The report, opened from disk. Whatever it asks of the network, or says on the console, fails the test."""
    context = await browser.new_context(**({"viewport": WIDE} | options))
    context.set_default_timeout(5000)
    page = await context.new_page()
    trouble: list[str] = []
    page.on("pageerror", lambda error: trouble.append(str(error)))
    page.on("console", lambda said: trouble.append(said.text))
    page.on(
        "request", lambda asked: trouble.append(asked.url) if not asked.url.startswith(("file:", "data:")) else None
    )
    await page.goto(address)
    yield page
    await context.close()
    assert not trouble


def at(run: Path, name: str, more: str = "") -> str:
    return (run / f"{name}.html").as_uri() + more


async def rows(page: Page) -> list[str]:
    """The numbers of the friction points that are shown."""
    found = page.locator("details.point:not([hidden])")
    return [await found.nth(index).get_attribute("data-number") or "" for index in range(await found.count())]


@pytest.mark.parametrize(
    ("name", "view", "scheme"),
    [
        ("rich", WIDE, "light"),
        pytest.param("rich", NARROW, "light", marks=pytest.mark.long),
        pytest.param("rich", WIDE, "dark", marks=pytest.mark.long),
        pytest.param("rich", NARROW, "dark", marks=pytest.mark.long),
        pytest.param("prevented", WIDE, "dark", marks=pytest.mark.long),
        pytest.param("hostile", NARROW, "light", marks=pytest.mark.long),
        pytest.param("two", WIDE, "light", marks=pytest.mark.long),
    ],
)
async def test_it_passes_its_own_accessibility_rules(
    browser: Browser, run: Path, name: str, view: dict[str, int], scheme: str
) -> None:
    async with opened(browser, at(run, name), viewport=view, color_scheme=scheme, bypass_csp=True) as page:
        await page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
        await page.add_script_tag(content=AXE.read_text(encoding="utf-8"))
        tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
        result = await page.evaluate(
            "tags => axe.run(document, {runOnly: tags, rules: {'target-size': {enabled: true}}})", tags
        )
        assert [(one["id"], one["nodes"][0]["html"][:200], len(one["nodes"])) for one in result["violations"]] == []
        assert len(result["passes"]) > 20


@pytest.mark.parametrize("name", ["rich", "prevented", "hostile", "two"])
@pytest.mark.parametrize("width", [320, 390, 800, 1000, 1366])
async def test_nothing_scrolls_sideways(browser: Browser, run: Path, name: str, width: int) -> None:
    async with opened(browser, at(run, name), viewport={"width": width, "height": 600}) as page:
        await page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
        assert await page.evaluate(SIDEWAYS) == 0


async def test_the_first_screen_says_who_gets_through(browser: Browser, run: Path) -> None:
    async with opened(browser, at(run, "rich")) as page:
        assert await page.locator("h1").inner_text() == f"3 of 10 kinds of customer cannot get through “{JOURNEY}”."
        personas = page.locator(".matrix tbody tr")
        assert await personas.count() == 10
        assert await personas.nth(0).locator("td").all_inner_texts() == [
            "passed", "passed", "blocked", "not reached", "not reached", "not reached",
            "Stops at step 3: The time “16:00” cannot be reached with the Tab key.",
        ]  # fmt: skip
        first = await page.locator(".fix-first h3").all_inner_texts()
        assert first[0] == "Make the time slots real buttons."
        assert len(first) == 3
        fold = await page.locator(".matrix tbody tr").nth(8).bounding_box()
        assert fold is not None
        assert fold["y"] < WIDE["height"]


async def test_the_figures_add_up_as_shown(browser: Browser, run: Path) -> None:
    async with opened(browser, at(run, "rich")) as page:
        steps = [float(one) for one in await page.locator(".curve .value, .curve .peak b").all_text_contents()]
        total = re.search(r"([\d.]+) in all", await page.locator(".labels").inner_text())
        assert total
        assert round(sum(steps), 1) == float(total[1])
        points = await page.locator(".point .friction > span:last-child").all_text_contents()
        assert round(sum(float(one.split()[-1]) for one in points), 1) == float(total[1])
        parts = await page.locator("[data-number=F1] .open").inner_text()
        score = re.search(r"([\d.]+) = ([\d.]+) \(Blocker\) × ([\d.]+) .*? × ([\d.]+) \(reach\) × ([\d.]+)", parts)
        assert score
        told, *factors = (float(one) for one in score.groups())
        assert round(factors[0] * factors[1] * factors[2] * factors[3], 1) == told
        mended = re.search(r"goes from ([\d.]+) to ([\d.]+)\.", parts)
        assert mended
        assert round(float(mended[1]) - float(mended[2]), 1) == told
        waits = await page.locator(".wait[data-as=desktop] b").all_inner_texts()
        assert f"{sum(float(one.split()[0]) for one in waits):.1f} s" in await page.locator(".labels").inner_text()


async def test_filters_count_aloud_and_stay_in_the_address(browser: Browser, run: Path) -> None:
    async with opened(browser, at(run, "rich")) as page:
        count = page.get_by_role("status")
        assert await count.inner_text() == "12 of 12 shown"
        await page.get_by_role("combobox", name="Impact", exact=True).select_option("Serious")
        assert await count.inner_text() == "5 of 12 shown"
        await page.get_by_role("combobox", name="Persona", exact=True).focus()
        await page.get_by_role("combobox", name="Persona", exact=True).select_option("Mobile")
        assert await rows(page) == ["F3"]
        assert "impact=serious" in page.url
        assert "persona=mobile" in page.url
        assert await page.evaluate("document.activeElement.name") == "persona"
        await page.reload()
        assert await rows(page) == ["F3"]
        assert await page.get_by_role("combobox", name="Impact", exact=True).input_value() == "serious"
        await page.get_by_role("button", name="Show all").click()
        assert len(await rows(page)) == 12
        assert "impact" not in page.url


@pytest.mark.parametrize(
    ("label", "value", "numbers"),
    [
        ("Concern", "Speed", ["F3"]),
        ("Certainty", "Review", ["F11"]),
        ("Step", "6 Confirmation", ["F11"]),
        ("Owner", "Payments Ltd", ["F2", "F7"]),
        ("Criterion", "1.4.3 Contrast (Minimum)", ["F6"]),
        ("Status", "Reappeared", ["F12"]),
    ],
)
async def test_each_filter_leaves_what_it_names(
    browser: Browser, run: Path, label: str, value: str, numbers: list[str]
) -> None:
    async with opened(browser, at(run, "rich")) as page:
        await page.get_by_role("combobox", name=label, exact=True).select_option(value)
        assert await rows(page) == numbers


async def test_words_are_sought_in_the_whole_row(browser: Browser, run: Path) -> None:
    async with opened(browser, at(run, "rich")) as page:
        await page.get_by_role("searchbox", name="Words", exact=True).fill("tab PRESSES focus")
        assert await rows(page) == ["F1"]
        assert await page.get_by_role("status").inner_text() == "1 of 12 shown"


async def test_an_address_opens_the_row_that_it_names_even_a_filtered_one(browser: Browser, run: Path) -> None:
    async with opened(browser, at(run, "rich")) as page:
        link = await page.locator("[data-number=F12]").get_attribute("id")
    for place in (link, "F12"):  # the link to send, and the number that people say
        async with opened(browser, at(run, "rich", f"?impact=serious#{place}")) as page:
            row = page.locator(f"#{link}")
            assert await row.get_attribute("open") is not None
            assert await row.locator(".open").is_visible()
            assert await page.evaluate("document.activeElement.closest('details').id") == link
            assert len(await rows(page)) == 12
    async with opened(browser, at(run, "rich")) as page:
        await page.get_by_role("link", name="F10").first.click()
        await page.locator("[data-number=F10] .open").wait_for()  # rows open when the browser has told of the address
        assert "#fp-" in page.url
        await page.locator(".steps a[href='#step-1-3']").click()
        await page.locator("#step-1-3 .open").wait_for()


async def test_everything_works_by_keyboard(browser: Browser, run: Path) -> None:
    async with opened(browser, at(run, "rich")) as page:
        await page.keyboard.press("Tab")
        assert await page.evaluate("document.activeElement.className") == "skip"
        await page.keyboard.press("Enter")
        assert await page.evaluate("document.activeElement.id") == "main"
        row = page.locator("[data-number=F2] > summary")
        await row.focus()
        await page.keyboard.press("Enter")
        assert await page.locator("[data-number=F2] .open").is_visible()
        await page.keyboard.press("Space")
        assert not await page.locator("[data-number=F2] .open").is_visible()
        await page.get_by_role("radio", name="Desktop").focus()
        await page.keyboard.press("ArrowLeft")
        assert await page.get_by_role("radio", name="Clumsy").is_checked()
        assert await page.locator(".steps .state:visible").all_inner_texts() == [
            "passed", "passed", "passed", "struggled", "passed", "passed",
        ]  # fmt: skip


async def test_the_path_is_seen_as_another_persona_beside_one_compared(browser: Browser, run: Path) -> None:
    async with opened(browser, at(run, "rich")) as page:
        await page.get_by_role("radio", name="Slow line").check()
        await page.get_by_role("combobox", name="compare with", exact=True).select_option("Desktop")
        waits = await page.locator(".steps > li").nth(2).locator(".wait:visible").all_inner_texts()
        assert [" ".join(one.split()) for one in waits] == ["Slow line: 18.2 s", "Desktop: 2.6 s"]
        await page.reload()
        assert await page.get_by_role("radio", name="Slow line").is_checked()
        waits = await page.locator(".steps > li").nth(2).locator(".wait:visible").all_inner_texts()
        assert [" ".join(one.split()) for one in waits] == ["Slow line: 18.2 s", "Desktop: 2.6 s"]


async def test_without_javascript_everything_is_there(browser: Browser, run: Path) -> None:
    async with opened(browser, at(run, "rich"), java_script_enabled=False) as page:
        assert await page.locator("details.point").count() == 12
        assert not await page.locator("form").first.is_visible()
        assert await page.locator(".steps .state:visible").count() == 6
        await page.locator("[data-number=F5] > summary").click()
        assert await page.locator("[data-number=F5] .open").is_visible()


async def test_on_paper_all_rows_are_open_and_controls_are_gone(browser: Browser, run: Path) -> None:
    async with opened(browser, at(run, "rich"), java_script_enabled=False) as page:
        await page.emulate_media(media="print")
        heights = await page.locator("details.point > .open").evaluate_all("all => all.map(one => one.offsetHeight)")
        assert len(heights) == 12
        assert min(heights) > 50
        assert not await page.locator("nav").is_visible()
        assert await page.locator(".matrix").evaluate("one => getComputedStyle(one).display") == "table"
    async with opened(browser, at(run, "rich")) as page:
        paper = await page.pdf(prefer_css_page_size=True)
        boxes = {
            tuple(round(float(side)) for side in box)
            for box in re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", paper)
        }
        assert boxes == {(595, 842), (842, 595)}


async def test_forced_colours_keep_shapes_and_bars_apart_from_the_ground(browser: Browser, run: Path) -> None:
    async with opened(browser, at(run, "rich"), forced_colors="active", color_scheme="dark") as page:
        colours = await page.evaluate("""() => {
            const ground = getComputedStyle(document.body).backgroundColor;
            const of = (selector, property) => getComputedStyle(document.querySelector(selector))[property];
            return [ground, of('.bar.ink', 'backgroundColor'), of('.bar.chosen', 'backgroundColor'),
                    of('.tag.new', 'backgroundColor'), of('.disc', 'backgroundColor'), of('.shape.blocked', 'color')];
        }""")
        assert colours[0] not in colours[1:]


async def test_hostile_strings_arrive_as_text_and_nothing_runs(browser: Browser, run: Path) -> None:
    async with opened(browser, at(run, "hostile")) as page:
        await page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
        assert await page.evaluate("window.hacked") is None
        text = await page.evaluate("document.body.textContent.replace(/\\s+/g, ' ')")
        for words in HOSTILE:
            assert " ".join(words.replace("\0", "").split()) in text
        assert await page.locator("script").count() == 1
        assert await page.locator("img[src='x'], [onmouseover], [onerror], a[href^='javascript']").count() == 0
        assert await page.locator("body").is_visible()
        assert (run / "hostile.html").stat().st_size < 1_000_000


async def test_nothing_but_its_own_script_may_run(browser: Browser, run: Path) -> None:
    context = await browser.new_context()
    page = await context.new_page()
    await page.goto(at(run, "rich"))
    await page.evaluate("""() => {
        const script = document.createElement('script');
        script.textContent = 'window.hacked = 1';
        document.body.append(script);
        document.body.insertAdjacentHTML('beforeend', '<img src=x onerror="window.hacked = 2" style="color: red">');
    }""")
    await page.wait_for_timeout(200)
    assert await page.evaluate("window.hacked") is None
    await context.close()


async def test_what_could_not_be_judged_is_told(browser: Browser, run: Path) -> None:
    async with opened(browser, at(run, "prevented")) as page:
        assert "This audit is incomplete." in await page.locator(".verdict").inner_text()
        assert "Nobody is known to get through." in await page.locator(".verdict").inner_text()
        cells = page.locator(".matrix tbody tr", has_text="Desktop").locator("td")
        assert await cells.nth(4).inner_text() == "not judged"
        assert await cells.nth(5).inner_text() == "not reached"
        looked = await page.locator(".looked").inner_text()
        assert "1 rule broke." in looked
        assert "Evidence is missing in 32 places." in looked
        foot = await page.locator("#cannot").inner_text()
        assert "hard-to-read: ZeroDivisionError" in foot
        whole = (await page.locator("body").inner_text()).lower()
        assert re.findall(r".{20}compliant", whole) == ["nothing here means “compliant"]


async def test_each_journey_has_its_own_matrix_and_path(browser: Browser, run: Path) -> None:
    async with opened(browser, at(run, "two")) as page:
        assert await page.locator("h1").inner_text() == "2 of 2 journeys stop some kinds of customer."
        assert await page.locator(".first-screen .matrix").count() == 1
        assert await page.locator(".who h2").count() == await page.locator(".legend").count() == 1
        across = page.locator(".across tbody tr")
        assert await across.count() == 10
        told = [" ".join(one.split()) for one in await across.first.locator("td").all_inner_texts()]
        assert told == ["blocked at step 3", "blocked at step 3"]
        assert [await page.locator(f"#path-{number} .matrix").count() for number in (1, 2)] == [1, 1]
        matrix, aside = await page.locator(".across").bounding_box(), await page.locator(".fix-first").bounding_box()
        assert matrix
        assert aside
        assert matrix["x"] < aside["x"]
        assert matrix["y"] + matrix["height"] <= WIDE["height"]
        assert await page.locator("#path-2 .map").count() == 1
        await page.locator("#path-2").get_by_role("radio", name="Mobile").check()
        assert await page.locator("#path-2 .state:visible").nth(1).inner_text() == "struggled"
        assert await page.locator("#path-1 .state:visible").nth(1).inner_text() == "passed"
        await page.get_by_role("combobox", name="Step", exact=True).select_option("2.3")
        assert set(await rows(page)) == set(
            await page.locator("#path-2 .steps > li:nth-child(3) .here li a").all_inner_texts()
        )


async def test_nothing_in_the_friction_curve_covers_another_figure(browser: Browser, run: Path) -> None:
    async with opened(browser, at(run, "rich"), viewport={"width": 1000, "height": 700}) as page:
        boxes = await page.locator(".curve .value, .curve .peak span").evaluate_all("""all => all.map(one => {
            const {left, right, top, bottom} = one.getBoundingClientRect();
            return [left, right, top, bottom];
        })""")
        assert len(boxes) > len(STEPS)
        for index, (left, right, top, bottom) in enumerate(boxes):
            for start, end, above, below in boxes[index + 1 :]:
                assert end <= left or start >= right or below <= top + 2 or above >= bottom - 2


async def test_a_journey_of_one_step_has_no_curve(browser: Browser, run: Path) -> None:
    audit = sample(run, personas=("desktop", "mobile"))
    walks = tuple(walk.model_copy(update={"steps": walk.steps[:1]}) for walk in audit.walks)
    (run / "short.html").write_bytes(written(audit.model_copy(update={"walks": walks}), run))
    async with opened(browser, at(run, "short")) as page:
        assert await page.locator(".curve, .lanes").count() == 0
        assert "Friction: " in await page.locator(".steps > li").inner_text()


async def test_text_of_the_audited_page_carries_its_language(browser: Browser, run: Path) -> None:
    async with opened(browser, at(run, "rich", "#step-1-3")) as page:
        assert await page.locator("#step-1-3 figcaption bdi[lang]").first.get_attribute("lang") == "fi"
        assert await page.locator("html").get_attribute("lang") == "en"


async def test_the_report_stays_small(run: Path) -> None:
    assert (run / "rich.html").stat().st_size < 1_000_000


async def test_what_a_screen_reader_hears_stands_beside_the_picture_and_on_the_path(
    browser: Browser, run: Path
) -> None:
    async with opened(browser, at(run, "rich")) as page:
        await page.locator("#step-1-3 > summary").click()
        heard = await page.locator("#step-1-3 ol.heard").first.inner_text()
        assert "Button\nno name: nobody who hears this knows what it is" in heard
        assert "13 more lines" in await page.locator("#step-1-3 .more-heard > summary").inner_text()
        step = await page.locator("#step-1-3").inner_text()
        assert "7 lines of text are left out." in step
        assert "keyboard: The page came as the answer to a form" in step
        assert (
            "silence. “Chosen: 16:00” appears." in await page.locator("#map-1 .steps > li .hears").nth(2).inner_text()
        )


async def test_what_the_path_costs_is_told_for_each_persona_with_its_conditions(browser: Browser, run: Path) -> None:
    async with opened(browser, at(run, "rich")) as page:
        part = page.locator(".effort-part")
        rows = await part.locator("tbody tr").all_inner_texts()
        assert len(rows) == 10
        assert "6 of 6 steps" in rows[-1]
        await part.locator("summary").click()
        assert await part.locator(".conditions li").count() == 10


async def test_each_hand_over_names_both_sides(browser: Browser, run: Path) -> None:
    async with opened(browser, at(run, "rich")) as page:
        told = await page.locator(".handovers li").first.inner_text()
        assert told.startswith("Communications → Sports services, before step 2, Search.") or "Sports services" in told
