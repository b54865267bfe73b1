"""Whatever a crawled service is made of, it reaches the reports and the terminal as text, and as nothing else."""

import io
import re
import subprocess
import sys
from html import escape
from urllib.parse import quote

import pikepdf
import pytest
from click.testing import CliRunner
from playwright.async_api import Page
from service import Answer, Service, serving
from test_hostile_strings import ALL, BREAKOUT, CONTROL, ESCAPES, QUOTES, Run, steering_nothing
from test_hostile_strings import report as report  # noqa: PLC0414 - the fixture

from auditor.cli import main

pytestmark = pytest.mark.long  # test_report_payloads puts the same places of a crawl to the test, without a crawl
FORMULA = '=HYPERLINK("https://evil.example")'
ODD = f"{FORMULA}{BREAKOUT}{QUOTES}\u202egnp.exe said"


def paper(title: str) -> bytes:
    """A document whose facts are hostile."""
    held = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.docinfo["/Title"] = title
        pdf.Root.Lang = title
        pdf.save(held)
    return held.getvalue()


def put(service: Service) -> None:
    """Each place that a crawl reads, with what must stay text."""
    text, odd = escape(ALL + ESCAPES + ODD), quote(ODD)
    links = (
        f'<a href="/papers/a.pdf?{odd}">{text}</a> <a href="/moved?{odd}">{text}</a> <a href="/gone/{odd}">{text}</a>'
    )
    links += (
        f' <a href="/page/{odd}#{odd}">{text}</a> <a href="/kept-out/{odd}">{text}</a> <a href="/failing?{odd}">x</a>'
    )
    links += f' <a href="javascript:{escape(ODD)}">{text}</a> <a href="//evil.example:99999/{odd}">{text}</a>'
    nav = f'<nav aria-label="{text}"><a href="/">{text}</a><a href="/help?{odd}">Help {text}</a></nav>'
    for path in ("/", "/help", f"/page/{odd}", "/page/two"):
        service.page(path, f'{nav}<main><h1>{text}</h1><p lang="{text}">{text}</p>{links}</main>', title=text)
    hostile = {"x-odd": quote(ODD), "content-language": quote(ODD)}
    service.put("/failing", f"<title>{text}</title><h1>{text}</h1>", status=500, headers=hostile)
    service.put("/moved", "", status=302, headers={"location": f"/moved/on?{odd}"})
    service.put("/moved/on", "", status=302, headers={"location": f"/page/{odd}"})
    kept_out = f"User-agent: *\nDisallow: /kept-out/\nDisallow: /{odd}\nSitemap: /map.xml?{odd}\n{ODD}: {ODD}\n"
    service.put("/robots.txt", kept_out, headers={"content-type": "text/plain"})
    places = (f"{service.url}page/two", f"{service.url}{ODD}", f"javascript:{ODD}", ODD, f"file:///etc/{ODD}")
    told = "".join(f"<url><loc>{escape(one)}</loc></url>" for one in places)
    service.put("/map.xml", f"<urlset>{told}</urlset>", headers={"content-type": "text/xml"})
    service.answers["/papers/a.pdf"] = Answer(paper(ODD), headers={"content-type": "application/pdf"})


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """The whole way of `auditor crawl`, as a person starts it."""
    folder = tmp_path_factory.mktemp("hostile")
    with serving() as service:
        put(service)
        command = [sys.executable, "-m", "auditor", "crawl", service.url, "--out", str(folder / "run"), "--own-links"]
        done = subprocess.run([*command, "--verbose"], capture_output=True, check=False, timeout=300)
    terminal = (done.stdout + done.stderr).decode("utf-8")
    assert done.returncode == 0, terminal
    return Run(folder / "run", terminal)


@pytest.mark.asyncio(loop_scope="module")
async def test_nothing_of_a_service_becomes_markup_of_the_report(report: Page) -> None:
    counts = await report.evaluate(
        "Object.fromEntries(['h1', 'main', 'footer', 'script', 'style', 'iframe', 'textarea', 'object', 'base', 'form']"
        ".map(one => [one, document.querySelectorAll(one).length]))"
    )
    assert counts.pop("form") <= 1
    assert counts == {
        "h1": 1, "main": 1, "footer": 1, "script": 1, "style": 1, "iframe": 0, "textarea": 0, "object": 0, "base": 0,
    }  # fmt: skip
    odd = await report.evaluate(
        "[...document.querySelectorAll('*')].flatMap(el => [...el.attributes].filter(({name, value}) =>"
        " name.startsWith('on') || (name === 'src' && !value.startsWith('data:image/'))"
        " || (name === 'href' && /^\\s*(javascript|data|vbscript|file):/i.test(value))).map(({name}) => name))"
    )
    assert odd == []
    text = " ".join((await report.evaluate("document.body.textContent")).split())
    assert " ".join(BREAKOUT.split()) in text


def test_what_was_hostile_was_read(run: Run) -> None:
    """Else nothing above would be proved."""
    site = run.audit["site"]
    assert site["looked"] >= 4
    assert site["failed"] >= 1
    assert any(BREAKOUT in (one["title"] or "") for one in site["documents"])
    assert any(BREAKOUT in one["title"] for one in site["chosen"])
    assert any("robots" in why for why in site["left_out"])
    assert "redirected-link" in {one["rule"] for one in run.audit["findings"]}
    assert "broken-link" in {one["rule"] for one in run.audit["findings"]}
    assert run.audit["broken_rules"] == {}


def test_terminal_and_log_hold_no_characters_that_steer_a_terminal(run: Run) -> None:
    assert "pages found" in run.terminal
    assert CONTROL.findall(run.terminal) == []
    assert CONTROL.findall((run.folder / "run.log").read_text(encoding="utf-8")) == []


def test_every_form_of_the_report_can_be_written_and_steers_nothing(run: Run) -> None:
    tables = [text for name, text in steering_nothing(run.folder).items() if name.endswith(".csv")]
    assert tables
    assert not any(re.search(r"(^|,)\"?=", text, re.MULTILINE) for text in tables)


def test_a_crawl_that_is_resumed_says_nothing_that_steers_a_terminal(run: Run) -> None:
    for command in (["crawl", "--resume"], ["judge"], ["review"]):
        said = CliRunner().invoke(main, [*command, str(run.folder)])
        assert CONTROL.findall(said.output) == [], command
