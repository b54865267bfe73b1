"""Whatever a page says, no form of the report becomes more than a report: hundreds of strings through every form."""

import csv
import io
import json
import random
import re
from collections.abc import AsyncIterator, Callable, Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import cmarkgfm
import pytest
import pytest_asyncio
import yaml
from cmarkgfm.cmark import Options
from jsonschema import Draft4Validator, Draft202012Validator
from junitparser import JUnitXml
from loaded import loaded, loaded_crawl
from lxml import etree
from openpyxl import load_workbook
from payloads import RUN, payloads
from playwright.async_api import Browser, async_playwright
from pypdf import PdfReader
from rich.console import Console
from sample_audit import sample, shown
from sample_site import shown as shown_crawl

from auditor.catalogue import every, one
from auditor.cli.summary import summary
from auditor.engines.find import as_root, find_browser
from auditor.engines.printing import print_pdf
from auditor.model import Audit
from auditor.parts import Report, Showing

ROOT = Path(__file__).parents[1]
SCHEMAS = ROOT / "tests" / "schemas"
SEED, AT_ONCE = 7, 40
STEERING = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def batches() -> list[list[str]]:
    """All payloads, drawn into groups; each group goes through every place of an audit."""
    every_one = payloads()
    drawn = random.Random(SEED).sample(every_one, len(every_one))
    return [drawn[at : at + AT_ONCE] for at in range(0, len(drawn), AT_ONCE)]


def test_there_are_three_hundred() -> None:
    assert len(payloads()) >= 300
    assert sum(map(len, batches())) == len(payloads())


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("run")


@pytest.fixture(params=["journeys", "crawl"])
def showing(request: pytest.FixtureRequest, group: list[str], folder: Path) -> Showing:
    """What people are shown of journeys, and of a crawl, whose every word is one of the group's."""
    return _shown(request.param, tuple(group), folder)


@cache
def _shown(kind: str, group: tuple[str, ...], folder: Path) -> Showing:
    if kind == "crawl":
        return shown_crawl(loaded_crawl(folder, group), folder)
    return shown(loaded(sample(folder), group), folder)


def cases(every_time: int) -> list[Any]:
    """The groups, so many of them in `make test`."""
    return [
        pytest.param(group, id=f"{number}", marks=[] if number < every_time else [pytest.mark.long])
        for number, group in enumerate(batches())
    ]


def written(form: str, showing: Showing) -> bytes:
    content = one(Report, form).write(showing)
    return content.encode() if isinstance(content, str) else content


class Tags(HTMLParser):
    """The tags and the addresses of a document, as a reader of HTML sees them."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def harmless_html(data: bytes, scripts: int) -> None:
    tags = Tags()
    tags.feed(data.decode())
    assert sum(tag == "script" for tag, _ in tags.found) == scripts
    assert not {tag for tag, _ in tags.found} & {"iframe", "object", "embed", "base", "link", "math", "portal", "video"}
    for tag, has in tags.found:
        assert not [name for name in has if name.startswith("on") or name == "formaction"], (tag, has)
        address = (has.get("href") or has.get("src") or "").strip().lower()
        assert re.match(r"#|https?:|data:image/|mailto:|$|[\w-]+\.html", address), address


def reads_json(data: bytes) -> None:
    json.loads(data)


def reads_html(data: bytes) -> None:
    harmless_html(data, 1)


def reads_page_without_script(data: bytes) -> None:
    harmless_html(data, data.count(b"<script>"))
    assert data.count(b"<script>") <= 1


def reads_csv(data: bytes) -> None:
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert len({len(row) for row in rows}) == 1
    wrong = [
        cell for row in rows[1:] for cell in row if cell.startswith(FORMULA) and not re.fullmatch(r"-?[\d.]+", cell)
    ]
    assert wrong == []
    assert not [cell for row in rows for cell in row if STEERING.search(cell)]


def reads_xlsx(data: bytes) -> None:
    book = load_workbook(io.BytesIO(data))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell.value for cell in cells if cell.data_type == "f"]
    assert not [
        cell.hyperlink.target for cell in cells if cell.hyperlink and not str(cell.hyperlink.target).startswith("http")
    ]


def reads_sarif(data: bytes) -> None:
    schema = json.loads((SCHEMAS / "sarif-2.1.0-rtm.5.json").read_text())
    assert [error.message for error in Draft4Validator(schema).iter_errors(json.loads(data))] == []
    assert not STEERING.search(data.decode())


def reads_junit(data: bytes) -> None:
    etree.XMLSchema(etree.parse(SCHEMAS / "junit-10.xsd")).assertValid(etree.fromstring(data))
    assert list(JUnitXml.fromstring(data))


def reads_gitlab(data: bytes) -> None:
    assert all(
        {"description", "check_name", "fingerprint", "severity", "location"} <= set(each) for each in json.loads(data)
    )
    assert not STEERING.search(data.decode())


def reads_audit(data: bytes) -> None:
    schema = json.loads((ROOT / "docs" / "audit.schema.json").read_text())
    told = json.loads(data)
    assert Audit.model_validate(told)
    assert [error.message for error in Draft202012Validator(schema).iter_errors(told)] == []


def reads_markdown(data: bytes) -> None:
    """As GitHub makes HTML of it."""
    text = data.decode()
    html = cmarkgfm.github_flavored_markdown_to_html(text, options=Options.CMARK_OPT_UNSAFE)
    assert not re.search(r"<(script|svg|iframe|style|math|object|base|form|input (?!type=\"checkbox))", html)
    assert not re.search(r"(href|src)=\"(?!https://|#|mailto:)", html), re.findall(
        r"(?:href|src)=\"(?!https)[^\"]*", html
    )
    assert "evil.example" not in "".join(re.findall(r"(?:href|src)=\"[^\"]*", html))
    assert not STEERING.search(text)


def reads_yaml(data: bytes) -> None:
    assert isinstance(yaml.safe_load(data), dict)


READERS: dict[str, Callable[[bytes], None]] = {
    "json": reads_audit, "html": reads_html, "csv": reads_csv, "csv-findings": reads_csv, "xlsx": reads_xlsx,
    "sarif": reads_sarif, "junit": reads_junit, "gitlab": reads_gitlab, "markdown": reads_markdown, "earl": reads_json,
    "wcag-em": reads_json, "openacr": reads_yaml, "statement": reads_page_without_script,
    "workshop": reads_page_without_script,
}  # fmt: skip


def test_each_form_has_its_reader() -> None:
    """A form that is new must be put to this test, too."""
    assert {form.id for form in every(Report)} - {"pdf"} == set(READERS)


@pytest.mark.parametrize("group", cases(1))
def test_each_form_is_read_as_what_it_is(showing: Showing) -> None:
    for form, reader in READERS.items():
        reader(written(form, showing))


@pytest.mark.parametrize("group", cases(1))
def test_terminal_gets_text_alone(showing: Showing) -> None:
    out = io.StringIO()
    summary(Console(file=out, width=200, highlight=False), showing, Path("report.html"), 0)
    assert len(out.getvalue()) > 100
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028]", out.getvalue())


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def browser() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        flags = ["--no-sandbox"] if as_root() else []
        opened = await playwright.chromium.launch(executable_path=find_browser().path, args=flags)
        yield opened
        await opened.close()


@pytest.mark.asyncio(loop_scope="module")
@pytest.mark.parametrize("form", ["html", "statement", "workshop"])
@pytest.mark.parametrize("group", cases(1))
async def test_nothing_runs_in_a_browser(showing: Showing, form: str, tmp_path: Path, browser: Browser) -> None:
    """With the page's own policy, nothing is even tried; without any, what had got in would run, and nothing does."""
    page_file = tmp_path / "page.html"
    page_file.write_bytes(written(form, showing))
    for name, content in (beside(showing) if (beside := one(Report, form).beside) else {}).items():
        (tmp_path / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    assert re.search(rb"Content-Security-Policy\" content=\"default-src (?:'|&#39;)none", page_file.read_bytes())
    for bypass in (False, True):
        trouble: list[str] = []
        context = await browser.new_context(bypass_csp=bypass)
        page = await context.new_page()
        _note(page, trouble)
        await page.goto(page_file.as_uri())
        await page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })")
        for kind in ("mouseover", "focus", "toggle"):
            await page.evaluate(
                "(kind) => document.querySelectorAll('*').forEach((one) => one.dispatchEvent(new Event(kind)))", kind
            )
        await page.wait_for_timeout(100)
        assert await page.evaluate("window.hostile") is None
        assert await page.evaluate("document.querySelectorAll('main').length") == 1
        assert (
            await page.evaluate("document.querySelectorAll('[onerror],[onload],iframe,object,embed,base').length") == 0
        )
        await context.close()
        assert trouble == []


def _note(page: Any, trouble: list[str]) -> None:
    page.on("dialog", lambda asked: trouble.append(asked.message))
    page.on("pageerror", lambda error: trouble.append(str(error)))
    page.on("console", lambda said: trouble.append(said.text))
    page.on("request", lambda asked: trouble.append(asked.url) if asked.url[:5] not in ("file:", "data:") else None)


@pytest.mark.parametrize("group", cases(0))
def test_paper_shows_them_as_text(showing: Showing) -> None:
    form = one(Report, "pdf")
    data = form.write(showing, lambda html: print_pdf(html, find_browser()))
    reader = PdfReader(io.BytesIO(data if isinstance(data, bytes) else data.encode()))
    assert len(reader.pages) > 1
    assert b"/JavaScript" not in data
    assert b"/Launch" not in data
    links = [uri for uri in _links(reader) if not uri.startswith(("https://", "http://", "mailto:"))]
    assert links == []


def _links(reader: PdfReader) -> Iterator[str]:
    for page in reader.pages:
        for note in page.get("/Annots") or ():
            action = note.get_object().get("/A")
            if action and "/URI" in action:
                yield str(action["/URI"])


def test_the_payloads_would_run_where_they_were_let_in() -> None:
    assert sum(RUN in text for text in payloads()) > 80
