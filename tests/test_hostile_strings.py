"""Whatever a page is called and says, it reaches the reports and the terminal as text, and as nothing else."""

import json
import re
import subprocess
import sys
from collections.abc import AsyncIterator
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
import pytest_asyncio
from click.testing import CliRunner
from jsonschema import Draft202012Validator
from playwright.async_api import Page, async_playwright
from pydantic_core import from_json
from service import Service, serving

from auditor.catalogue import every
from auditor.cli import main
from auditor.cli.stages import file_name
from auditor.engines.find import as_root, find_browser
from auditor.parts import Report

ROOT = Path(__file__).parents[1]
# Every payload that could run sets this property of the window.
RUN = "window.hostile=1"
BREAKOUT = f"</script></style></textarea></title>--><script>{RUN}</script>"
QUOTES = f"\"><img src=x onerror={RUN}> 'onmouseover='{RUN}' `"
TEMPLATES = "{{7*7}} {% raise %} {# note #} {message} {0} {} %s %(name)s ${7*7} <%= 7*7 %> \\n"
WRITING = "👩‍👩‍👧 שלום عربي \u202egnp.exe\u202c \u2066\u200b"
ESCAPES = "\x1b[2J\x1b]0;owned\x07\x1b[31m"
LONG = "long" * 25_000
ALL = f"{BREAKOUT}{QUOTES}{TEMPLATES}{WRITING}"
CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2066-\u2069]")

STEERING = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")  # in a file of text

# What HTML cannot write down, a script can put into a document.
SCRIPT = """
const odd = "a\\u0000b\\ud800c\\udc00d\\u001b[31me";
document.getElementById("odd").textContent = odd + " is said here, among other words of this page.";
document.getElementById("pressed").textContent = "Press " + odd;
const unlike = document.getElementById("unlike");
for (const name of ["src", "id", "class", "title", "data-odd"]) unlike.setAttribute(name, odd + name);
console.error("\\u001b[2J" + odd + "</" + "script>");
const query = encodeURIComponent("</" + "script>{{7*7}}%s") + "&raw='{message}";
history.replaceState(0, "", location.pathname + "?q=" + query);
"""


def body(step: str) -> str:
    """A page of hostile strings in all places, each with friction that is told of it."""
    text, attribute = escape(ALL + ESCAPES, quote=False), escape(ALL + ESCAPES)
    return f"""<header><nav aria-label="{attribute}"><a href="/next?{quote(ALL)}">{text}</a></nav></header>
<main><h1>{step} {text}</h1><h3 class="{attribute}">{text}</h3>
<p lang="{attribute}" style="font-size: 8px">{text} These are words that are far too small to be read by anybody.</p>
<p id="odd"></p><button id="pressed"></button>
<img src="/none?{attribute}" id="{attribute}" class="{attribute}" title="{attribute}" width="50" height="50">
<img src="{LONG}" id="{LONG}" class="{LONG}" data-long="{LONG}" width="50" height="50">
<img id="unlike" width="9" height="9">
<img src="/none.png" alt="{attribute}.jpg" width="50" height="50"><a href="javascript:{escape(RUN)}">click here</a>
<form id="{attribute}"><input name="{attribute}" placeholder="{attribute}"><input aria-label="{LONG}">
<label>{text}<input aria-describedby="{attribute}" value="{attribute}" type="email" name="email"></label>
<select aria-label="{attribute}">{"".join(f"<option>{n} {text}" for n in range(30))}</select>
<button type="reset">{text}</button><div id="go" onclick="location = '/next'" title="{attribute}">Go {text}</div></form>
<table><caption>{text}</caption><tr><td>{text}</td></tr></table>
<iframe title="{attribute}" srcdoc="{attribute}"></iframe>
<svg width="20" height="20" role="img"><title>{text}</title></svg></main><script>{SCRIPT}</script>"""


@dataclass(frozen=True)
class Run:
    """A run over hostile pages: its folder, and what was said of it on the terminal."""

    folder: Path
    terminal: str

    @property
    def audit(self) -> Any:
        return json.loads((self.folder / "audit.json").read_bytes().decode("utf-8"))


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """The whole way: a plan and pages full of hostile strings, walked by a real browser with a mouse and with keys."""
    folder = tmp_path_factory.mktemp("hostile")
    with serving() as service:
        for path in ("/", "/next"):
            service.page(path, body(path), title=f"{escape(ALL, quote=False)}{ESCAPES}")
        plan = write_plan(folder, service)
        command = [sys.executable, "-m", "auditor", "run", str(plan), "--out", str(folder / "run")]
        done = subprocess.run(command, capture_output=True, check=False, timeout=300)
    terminal = (done.stdout + done.stderr).decode("utf-8")
    assert done.returncode == 0, terminal
    return Run(folder / "run", terminal)


def write_plan(folder: Path, service: Service) -> Path:
    """JSON is YAML. A plan's names are limited in length and hold no control characters, so each takes another part."""
    steps = [
        {"name": f"Front {BREAKOUT} 👩 שלום", "actions": [{"open": "/"}], "expect": {"text": "far too small"}},
        {"name": f"Next {QUOTES}", "actions": [{"click": {"css": "#go"}}], "expect": {"url": "**/next?**"}},
    ]
    plan = {
        "service": f"Service {BREAKOUT}",
        "url": service.url,
        "personas": ["desktop", "keyboard"],
        "owners": [{"match": "**", "owner": f"Owner {BREAKOUT} عربي"}],
        "journeys": [{"name": f"Journey {QUOTES} {{{{7*7}}}} {{message}} %s 👩 שלום", "steps": steps}],
    }
    file = folder / "audit.yaml"
    file.write_text(json.dumps(plan, ensure_ascii=False), encoding="utf-8")
    return file


@pytest_asyncio.fixture(loop_scope="module")
async def report(run: Run) -> AsyncIterator[Page]:
    """The report, opened from disk, everything in it unfolded. No dialog, no request, no error, nothing that runs."""
    trouble: list[str] = []
    async with async_playwright() as playwright:
        flags = ["--no-sandbox"] if as_root() else []
        browser = await playwright.chromium.launch(executable_path=find_browser().path, args=flags)
        page = await browser.new_page(bypass_csp=True)  # what got in would run
        page.on("dialog", lambda asked: trouble.append(asked.message))
        page.on("pageerror", lambda error: trouble.append(str(error)))
        page.on("console", lambda said: trouble.append(said.text))
        page.on("request", lambda asked: trouble.append(asked.url) if asked.url[:5] not in ("file:", "data:") else None)
        await page.goto((run.folder / "report.html").as_uri())
        await page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
        yield page
        await page.wait_for_timeout(200)
        assert await page.evaluate("window.hostile") is None
        await browser.close()
    assert trouble == []


@pytest.mark.asyncio(loop_scope="module")
async def test_nothing_of_a_page_becomes_markup_of_the_report(report: Page) -> None:
    counts = await report.evaluate(
        "Object.fromEntries(['h1', 'main', 'footer', 'script', 'style', 'title', 'iframe', 'textarea', '.matrix',"
        " 'table:not(:has(tbody tr))'].map(one => [one, document.querySelectorAll(one).length]))"
    )
    assert counts.pop("title") >= 1
    assert counts == {
        "h1": 1, "main": 1, "footer": 1, "script": 1, "style": 1, "iframe": 0, "textarea": 0, ".matrix": 1,
        "table:not(:has(tbody tr))": 0,
    }  # fmt: skip
    odd = await report.evaluate(
        "[...document.querySelectorAll('*')].flatMap(el => [...el.attributes].filter(({name, value}) =>"
        " name.startsWith('on') || (name === 'src' && !value.startsWith('data:image/'))"
        " || (name === 'href' && /^\\s*(javascript|data|vbscript):/i.test(value))).map(({name}) => name))"
    )
    assert odd == []


@pytest.mark.asyncio(loop_scope="module")
async def test_what_a_page_says_stands_in_the_report_as_text(report: Page) -> None:
    text = " ".join((await report.evaluate("document.body.textContent")).split())
    for said in (BREAKOUT, QUOTES, "{{7*7}}", "{% raise %}", "{message} {0} {} %s %(name)s ${7*7}", "👩‍👩‍👧 שלום عربي"):
        assert " ".join(said.split()) in text


@pytest.mark.asyncio(loop_scope="module")
async def test_direction_marks_of_a_page_do_not_turn_the_words_around_them(report: Page) -> None:
    holders = await report.evaluate(
        """() => [...document.body.querySelectorAll("*")]
          .filter(el => [...el.childNodes].some(one => one.nodeType === 3 && one.data.includes("\\u202e")))
          .map(el => el.closest("pre") ?? el)  // code stands in a block of its own
          .map(el => [el.localName, getComputedStyle(el).unicodeBidi, getComputedStyle(el).display])"""
    )
    assert len(holders) > 5
    assert [one for one in holders if one[1] == "normal" and one[2] == "inline"] == []


def test_audit_fits_the_published_schema(run: Run) -> None:
    schema = json.loads((ROOT / "docs" / "audit.schema.json").read_text())
    assert [error.message for error in Draft202012Validator(schema).iter_errors(run.audit)] == []


def test_page_can_neither_stop_nor_flood_the_audit(run: Run) -> None:
    audit = run.audit
    assert [(walk["persona"], walk["outcome"]) for walk in audit["walks"]] == [
        ("desktop", "completed"),
        ("keyboard", "blocked"),  # what is meant to be pressed is no button
    ]
    assert audit["broken_rules"] == {}
    assert [visit["missing"] for walk in audit["walks"] for visit in walk["visits"]] == [{}, {}, {}]
    assert (run.folder / "report.html").stat().st_size < 2_000_000
    assert all(len(finding["message"]) < 2_000 for finding in audit["findings"])
    told = {finding["rule"] for finding in audit["findings"]}
    assert told >= {"axe-image-alt", "same-title-on-different-steps", "unreachable-by-keyboard", "reset-button"}
    assert any("q=" in visit["url"] for walk in audit["walks"] for visit in walk["visits"])


def test_terminal_and_log_hold_no_characters_that_steer_a_terminal(run: Run) -> None:
    assert BREAKOUT in run.terminal
    assert CONTROL.findall(run.terminal) == []
    assert CONTROL.findall((run.folder / "run.log").read_text(encoding="utf-8")) == []


def steering_nothing(folder: Path) -> dict[str, str]:
    """What the forms of text hold, by their files, after every form was written and looked through."""
    forms = [form for form in every(Report) if form.id not in {"html", "json"}]
    asked = [word for form in forms for word in ("--format", form.id)]
    answer = CliRunner().invoke(main, ["report", str(folder), *asked])
    assert answer.exit_code == 0, answer.output
    texts = {}
    for form in forms:
        data = (folder / file_name(form)).read_bytes()
        assert data, form.id
        if form.suffix in {".csv", ".json", ".jsonld", ".md", ".sarif", ".xml", ".yaml"}:
            texts[file_name(form)] = data.decode("utf-8-sig")
            assert STEERING.findall(texts[file_name(form)]) == [], form.id
    return texts


def test_every_form_of_the_report_can_be_written_and_steers_nothing(run: Run) -> None:
    assert steering_nothing(run.folder)


def test_half_characters_of_a_page_can_be_kept_and_read(run: Run) -> None:
    for file in run.folder.glob("evidence/*/*.json"):
        assert from_json(file.read_bytes())
    (first, *_) = sorted(run.folder.glob("evidence/*/000.json"))
    assert "is said here, among other words of this page." in first.read_text(encoding="utf-8")
