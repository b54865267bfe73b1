"""The report in other clothes: with a brand, with pictures beside it, as a workshop, with what people decided."""

import json
from base64 import b64decode
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Browser
from sample_audit import JOURNEY, joined, renamed, sample, shown
from test_report_html import AXE, NARROW, SIDEWAYS, WIDE, opened
from test_report_html import browser as browser  # noqa: PLC0414 - the fixture

from auditor.catalogue import one
from auditor.errors import PlanError
from auditor.evidence.accessibility_tree import MOST_ELEMENTS
from auditor.formats._brand import read_brand
from auditor.model import Audit, Brand, Decision, Plan
from auditor.parts import Report

pytestmark = pytest.mark.asyncio(loop_scope="session")

COLOURS = 'colours: {light: "#6a1b6e", dark: "#e5a3ea"}\n'
LOGO = """<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 3"
 onload="alert(1)"><script>alert(2)</script><image xlink:href="https://elsewhere.example/spy.png"/>
 <rect width="9" height="3"/></svg>"""


def write(audit: Audit, folder: Path, form: str = "html", **more: object) -> str:
    """One form of the report in the folder, with what stands beside it; returns its address."""
    showing = shown(audit, folder)
    for name, value in more.items():
        object.__setattr__(showing, name, value)
    written = one(Report, form)
    beside = written.beside(showing) if written.beside else {}
    for name, content in {f"{form}.html": written.write(showing), **beside}.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(content)
    return (folder / f"{form}.html").as_uri()


def branded(folder: Path, text: str) -> Brand:
    (folder / "logo.svg").write_text(LOGO, encoding="utf-8")
    (folder / "brand.yaml").write_text(text, encoding="utf-8")
    return read_brand(folder / "brand.yaml")


async def test_a_brand_shows_its_logo_and_its_colour_on_every_ground(browser: Browser, tmp_path: Path) -> None:
    brand = branded(tmp_path, f"name: Digi\nlogo: logo.svg\n{COLOURS}")
    address = write(sample(tmp_path), tmp_path, brand=brand)
    for scheme, colour in (("light", "rgb(106, 27, 110)"), ("dark", "rgb(229, 163, 234)")):
        async with opened(browser, address, color_scheme=scheme) as page:
            logo = page.get_by_role("img", name="Digi", exact=True)
            assert await logo.evaluate(
                "one => one.clientWidth >= 90 && one.clientHeight === 36"
            )  # tells no size itself
            assert await page.locator(".fix-first h3 a").first.evaluate("one => getComputedStyle(one).color") == colour
    assert brand.logo
    text = (tmp_path / "html.html").read_text(encoding="utf-8")
    assert brand.logo.data in text
    assert Plan.model_fields["brand"].annotation == Brand | None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            'name: Digi\ncolours: {light: "#ffcc00", dark: "#e5a3ea"}\n',
            "can hardly be read on the report's light ground",
        ),
        (
            'name: Digi\ncolours: {light: "#6a1b6e", dark: "#333333"}\n',
            "can hardly be read on the report's dark ground",
        ),
        ('name: Digi\ncolours: {light: "red", dark: "#e5a3ea"}\n', "“red” is no colour."),
        (f"name: Digi\nlogo: ../logo.svg\n{COLOURS}", "lies outside"),
        (f"name: Digi\nlogo: brand.yaml\n{COLOURS}", "is no picture that can be shown"),
        (f"name: Digi\nslogan: We care\n{COLOURS}", "slogan"),
        ("name: Digi\n", "colours"),
        ("", "This brand file is empty."),
    ],
)
async def test_a_brand_that_cannot_be_used_is_refused_with_a_sentence(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(PlanError) as refused:
        branded(tmp_path, text)
    assert said in str(refused.value)
    assert str(refused.value).startswith(str(tmp_path / "brand.yaml"))


async def test_nothing_of_a_logo_runs_or_is_fetched(tmp_path: Path) -> None:
    brand = branded(tmp_path, f"name: Digi\nlogo: logo.svg\n{COLOURS}")
    assert brand.logo
    drawn = b64decode(brand.logo.data).decode()
    assert "<rect" in drawn
    assert not [word for word in ("script", "onload", "elsewhere") if word in drawn]


async def test_many_pictures_stand_beside_the_report_and_are_seen(
    browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    audit = sample(tmp_path)
    write(audit, tmp_path)
    whole = (tmp_path / "html.html").stat().st_size
    monkeypatch.setattr("auditor.reports.html_pictures.MOST_INSIDE", 10_000)
    address = write(audit, tmp_path)
    text = (tmp_path / "html.html").read_text(encoding="utf-8")
    assert len(text) < whole
    assert 'src="data:' not in text
    files = list((tmp_path / "report-pictures").iterdir())
    assert len(files) > 10
    async with opened(browser, address) as page:
        await page.evaluate("""() => {
            document.querySelectorAll('details').forEach(one => { one.open = true });
            document.querySelectorAll('img').forEach(one => { one.loading = 'eager' });
        }""")
        await page.wait_for_function("[...document.images].every(one => one.complete && one.naturalWidth > 0)")
        assert await page.evaluate("document.images.length") > len(files) / 2


@pytest.mark.share(0.3)
@pytest.mark.parametrize("language", ["en", "fi", "sv"])
async def test_the_first_screen_holds_all_who_walk(browser: Browser, tmp_path: Path, language: str) -> None:
    one_journey = sample(tmp_path).model_copy(update={"language": language})
    more = [renamed(sample(tmp_path), f"{name} a booking") for name in ("Cancel", "Move", "Find", "Pay")]
    for audit in (one_journey, joined(one_journey, joined(joined(more[0], more[1]), joined(more[2], more[3])))):
        async with opened(browser, write(audit, tmp_path)) as page:
            box = await page.locator(".first-screen .matrix").bounding_box()
            assert box
            assert box["y"] + box["height"] <= WIDE["height"]


async def test_what_screen_readers_are_told_of_it_can_be_read_whole(browser: Browser, tmp_path: Path) -> None:
    async with opened(browser, write(sample(tmp_path), tmp_path)) as page:
        assert await page.locator("*").count() < MOST_ELEMENTS * 0.95


async def test_a_workshop_has_a_page_a_step_with_room_for_notes(browser: Browser, tmp_path: Path) -> None:
    address = write(sample(tmp_path), tmp_path, "workshop")
    async with opened(browser, address, java_script_enabled=False) as page:
        assert await page.locator(".sheet").count() == 8
        assert await page.locator("#step-1-3").get_by_role("textbox").count() == 3
        assert "blocked" in await page.locator("#step-1-3 .past").inner_text()
        size = await page.locator("#step-1-3 .ways li").first.evaluate(
            "one => parseFloat(getComputedStyle(one).fontSize)"
        )
        assert size >= 18
        paper = await page.pdf(prefer_css_page_size=True)
        assert paper.count(b"/Type /Page\n") >= 8
    for view in (WIDE, NARROW):
        async with opened(browser, address, viewport=view, bypass_csp=True) as page:
            assert await page.evaluate(SIDEWAYS) == 0
            missing = (
                "[...document.querySelectorAll('a[href^=\"#\"]')].filter(a => !document.querySelector(a.hash)).length"
            )
            assert await page.evaluate(missing) == 0
            await page.add_script_tag(content=AXE.read_text(encoding="utf-8"))
            result = await page.evaluate("axe.run(document)")
            assert [(one["id"], one["nodes"][0]["html"][:200]) for one in result["violations"]] == []


async def test_what_people_decided_and_what_became_of_things_is_told(browser: Browser, tmp_path: Path) -> None:
    audit = sample(tmp_path)
    points = list(audit.friction_points)
    decision = Decision(word="wont-fix", reason="It goes away in <May>.", owner="Design", until=date(2027, 1, 31))
    points[3] = points[3].model_copy(update={"status": "suppressed", "decision": decision})
    points[4] = points[4].model_copy(update={"decision": decision.model_copy(update={"expired": True})})
    points[5] = points[5].model_copy(update={"unstable": True})
    points[6] = points[6].model_copy(update={"by": "person", "why": "It makes people sad."})
    points[7] = points[7].model_copy(update={"status": "fixed", "score": 0.0, "findings": (), "shares": ()})
    points[8] = points[8].model_copy(update={"status": "not-seen", "score": 0.0, "findings": (), "shares": ()})
    address = write(audit.model_copy(update={"friction_points": tuple(points)}), tmp_path)
    async with opened(browser, address) as page:

        async def told(number: int) -> str:
            row = page.locator(f"#fp-{points[number].id}")
            await row.evaluate("one => { one.open = true }")
            return " ".join((await row.inner_text()).split())

        assert (
            "will not be mended. The reason: It goes away in <May>. Decided by Design. That holds until"
            in await told(3)
        )
        assert "That held until 31 January 2027, and it counts again." in await told(4)
        assert "It is unstable" in await told(5)
        assert "A person found it" in await told(6)
        assert "It makes people sad." in await told(6)
        assert "It was there when the baseline was written." in await told(7)
        assert "nothing is known of it" in await told(8)
        assert await page.locator(".set-aside").count() == 1
        order = await page.locator("details.point").evaluate_all(
            "all => all.map(one => one.dataset.status.split('\\n')[0])"
        )
        assert set(order[-3:]) == {"suppressed", "fixed", "not-seen"}
        for label, number in (("Unstable", 5), ("By hand", 6), ("Fixed", 7)):
            await page.get_by_role("combobox", name="Status", exact=True).select_option(label)
            visible = await page.locator("details.point:not([hidden])").evaluate_all("all => all.map(one => one.id)")
            assert visible == [f"fp-{points[number].id}"]
        assert "1 more is set aside by a person." in await page.locator(".in-all").inner_text()


async def test_every_link_inside_leads_somewhere_and_every_word_is_explained(browser: Browser, tmp_path: Path) -> None:
    async with opened(browser, write(sample(tmp_path), tmp_path)) as page:
        lost = await page.evaluate("""[...document.querySelectorAll('a[href^="#"]')]
            .map(a => a.getAttribute('href').slice(1)).filter(id => !document.getElementById(id))""")
        assert lost == []
        words = await page.locator(".foot dt").all_inner_texts()
        assert len(words) > 30
        assert words == sorted(words, key=str.lower)
        assert await page.locator("main a[href^='#word-']").count() > 5


async def test_a_long_path_goes_on_beneath_with_its_lanes_and_its_curve(browser: Browser, tmp_path: Path) -> None:
    audit = sample(tmp_path)

    def twice(steps: tuple[Any, ...]) -> tuple[Any, ...]:
        return (*steps, *(one.model_copy(update={"step": f"{one.step} again"}) for one in steps))

    walks = tuple(walk.model_copy(update={"steps": twice(walk.steps)}) for walk in audit.walks)
    curve = twice(audit.curve)
    address = write(audit.model_copy(update={"walks": walks, "curve": curve}), tmp_path)
    async with opened(browser, address) as page:
        assert await page.locator("#map-1 .map").count() == await page.locator(".lanes").count() == 2
        assert await page.locator(".curve").count() == 2
        assert await page.locator(".steps > li").count() == 12
        numbers = await page.locator(".stand text").all_text_contents()
        assert numbers == [str(number) for number in range(1, 13)]
        assert await page.evaluate(SIDEWAYS) == 0
        assert JOURNEY in await page.locator("h1").inner_text()


async def test_two_personas_are_compared_in_all_rows_of_the_map(browser: Browser, tmp_path: Path) -> None:
    async with opened(browser, write(sample(tmp_path), tmp_path)) as page:
        await page.get_by_role("radio", name="Keyboard").check()
        await page.get_by_role("combobox", name="compare with", exact=True).select_option("Desktop")
        step = page.locator(".steps > li").nth(2)
        assert await step.locator(".state:visible").all_inner_texts() == ["blocked", "Desktop: passed"]
        assert len(await step.locator(".cost p:visible").all_inner_texts()) == 3  # with the row's name
        totals = await page.locator(".totals p:visible").all_inner_texts()
        assert [one.split(".")[0] for one in totals] == ["Keyboard: blocked", "Desktop: gets through"]
        assert "meets" in " ".join(await step.locator(".meets:visible").all_inner_texts())
        assert json.loads(await page.evaluate("JSON.stringify(location.search)")).count("=") == 2
