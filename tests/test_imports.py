"""What other tools recorded becomes a plan: each type of step, what is left out, and what nobody may read."""

import ast
import json
import tempfile
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from service import Service

from auditor.catalogue import every
from auditor.cli import main
from auditor.cli.plans import format_of, read_plan
from auditor.engines.chromium import Chromium
from auditor.errors import UsageError
from auditor.formats._reading_json import read_json
from auditor.model import Action, Target
from auditor.parts import Brought, PlanFormat
from auditor.personas.desktop import desktop

SOURCES = Path(__file__).parent / "sources"
SECRETS = ("hunter2", "4000 0000 0000 0002", "Koivu-Halli-26", "c2VjcmV0OnNlY3JldA==", "abc123")
FILES = sorted(path for path in SOURCES.iterdir() if path.suffix != ".yaml")
FORMATS = {form.id: form for form in every(PlanFormat) if form.bring}


def brought(path: Path) -> Brought:
    """What the file's format makes of it."""
    form = format_of(path)
    assert form.bring
    return form.bring(path, "")


def plan_in(tmp_path: Path, name: str, content: Any) -> Brought:
    """A source with this content, brought over."""
    file = tmp_path / name
    file.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return brought(file)


def recording(*steps: dict[str, Any]) -> dict[str, Any]:
    return {"title": "A way", "steps": [{"type": "navigate", "url": "https://service.example/"}, *steps]}


def script(*lines: str) -> str:
    head = "from playwright.sync_api import Page, expect\ndef test_way(page: Page):\n    page.goto('https://service.example/')"
    return "\n".join([head, *(f"    {line}" for line in lines)]) + "\n"


def actions(told: Brought, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Action]:
    """The actions of the plan that was written, without the first, which opens the page."""
    for name in told.variables:
        monkeypatch.setenv(name, "x")
    file = tmp_path / "audit.yaml"
    file.write_text(told.text, encoding="utf-8")
    plan = read_plan(file)
    return [action for journey in plan.journeys for step in journey.steps for action in step.actions][1:]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_the_plan_is_as_it_was_read_and_found_good(file: Path, request: pytest.FixtureRequest) -> None:
    golden = file.with_name(f"{file.name.lstrip('.')}.plan.yaml")
    told = brought(file)
    if request.config.getoption("--update-golden"):
        golden.write_text(told.text, encoding="utf-8")

    assert told.text == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_the_plan_can_be_walked_once_its_variables_are_set(file: Path, tmp_path: Path) -> None:
    out = tmp_path / "audit.yaml"
    imported = CliRunner().invoke(main, ["import", str(file), "--out", str(out)])
    told = brought(file)
    variables = dict.fromkeys(told.variables, "x")

    validated = CliRunner().invoke(main, ["validate", str(out)], env=variables)

    assert (imported.exit_code, validated.exit_code) == (0, 0), (imported.output, validated.output)
    assert not any(secret in out.read_text(encoding="utf-8") + imported.output for secret in SECRETS)
    assert all(f"export {name}=…" in imported.output for name in variables)
    assert all(what in imported.output for _, what in told.left_out)
    comments = " ".join(line.strip(" #") for line in told.text.splitlines() if line.strip().startswith("#"))
    assert all(" ".join(what.split()) in comments for _, what in told.left_out)
    assert max(len(line) for line in told.text.splitlines()) <= 140


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_a_source_is_a_plan_itself(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in brought(file).variables:
        monkeypatch.setenv(name, "a-secret-value")
    lines = file.read_text(encoding="utf-8").splitlines()

    plan = read_plan(file)

    for journey in plan.journeys:
        for step in journey.steps:
            assert all(action.line and 1 <= action.line <= len(lines) for action in step.actions)
            filled = [one for one in step.actions if one.kind == "fill" and one.value and not one.secret]
            assert all(_stands_near(one, lines) for one in filled), step
    assert plan.secrets <= {"a-secret-value"}


def _stands_near(action: Action, lines: list[str]) -> bool:
    assert action.line
    near = "\n".join(lines[action.line - 1 : action.line + 12])
    return (action.value or "") in near or "Maija" in near or "user" in near


@pytest.mark.parametrize("file", [file for file in FILES if brought(file).variables], ids=lambda file: file.name)
def test_without_its_variables_the_errors_name_the_source(file: Path) -> None:
    told = brought(file)

    result = CliRunner().invoke(main, ["validate", str(file)])

    assert result.exit_code == 2
    line = int(result.output.split(":")[1])
    assert f"The environment variable {told.variables[0]} is not set." in result.output
    assert line in told.lines


@pytest.mark.parametrize(
    ("selectors", "target"),
    [
        ([['aria/Apply[role="link"]']], Target(by="role", value="link", name="Apply", exact=True)),
        ([['aria/[name="Apply"][role="link"]']], Target(by="role", value="link", name="Apply", exact=True)),
        ([["aria/LOG IN"], ["#in > button"]], Target(by="role", value="button", name="LOG IN")),
        ([["aria/Log in", 'aria/[role="generic"]'], ["a.x > span"], ["xpath//html/a/span"]],
         Target(by="role", value="link", name="Log in", exact=True)),
        (["aria/Email[role='textbox']"], Target(by="label", value="Email")),
        ([["#go"], ["text/Go on"]], Target(by="text", value="Go on")),
        ([["aria/Go on"], ["div:nth-of-type(3)"], ["text/Go on"]], Target(by="text", value="Go on", exact=True)),
        ([["div.menu"]], Target(by="css", value="div.menu")),
        ([["my-app", "my-menu", "button.x"]], Target(by="css", value="my-app >> my-menu >> button.x")),
        ([['xpath///*[@id="a"]']], Target(by="css", value='html >> xpath=//*[@id="a"]')),
        ([["[data-testid='save']"], ["text/Save"]], Target(by="testid", value="save")),
        ([["aria/Yes"], ['input[type="radio"]']], Target(by="role", value="radio", name="Yes", exact=True)),
    ],
)  # fmt: skip
def test_the_best_of_the_alternatives_is_chosen(
    selectors: Any, target: Target, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    step = {"type": "click", "selectors": selectors, "offsetX": 1, "offsetY": 1}

    assert actions(plan_in(tmp_path, "a.json", recording(step)), tmp_path, monkeypatch)[0].target == target


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("page.get_by_role('link', name='A', exact=True).click()", "click: {role: link, name: A, exact: true}"),
        ("page.get_by_role('row').last.click()", 'click: {css: ":scope >> nth=-1", within: {role: row}}'),
        ("page.locator('li').filter(has_text='A').nth(1).click()", "click: {css: 'li:has-text(\"A\")', nth: 1}"),
        ("page.locator('#a').locator('visible=true').click()", 'click: {css: "#a visible=true"}'),
        ("page.get_by_label('A').press_sequentially('x')", "type: {label: A, value: x}"),
        ("page.get_by_label('A').set_checked(False)", "uncheck: {label: A}"),
        ("page.get_by_label('A').clear()", 'fill: {label: A, value: ""}'),
        ("page.get_by_label('A').press('Enter')", "press: {key: Enter, on: {label: A}}"),
        ("page.go_forward()", "forward"),
        ("page.on('dialog', lambda d: d.dismiss()); page.get_by_text('A').click()", "dismiss_dialog"),
        ("page.wait_for_timeout(250)", "wait_for: 0.25s"),
        ("page.drag_and_drop('#a', '#b')", 'drag: {from: {css: "#a"}, to: {css: "#b"}}'),
        ("expect(page).to_have_url(re.compile(r'.*/done\\?id=\\d+'))", "Left out (line 4)"),
        ("expect(page).to_have_url(re.compile('/done'))", 'expect: {url: "**/done**"}'),
        ("expect(page.get_by_text('A')).not_to_be_visible()", "expect: {hidden: {text: A}}"),
        ("for x in range(3): page.get_by_text('A').click()", "Left out (line 4): The script drives the page in a"),
        ("page.goto(address())", "Left out (line 4): A value that is known only when the script runs."),
    ],
)
def test_what_scripts_say(line: str, expected: str, tmp_path: Path) -> None:
    assert expected in plan_in(tmp_path, "test_way.py", script(line)).text


def test_scripts_are_never_run(tmp_path: Path) -> None:
    mark = tmp_path / "ran"
    text = f"from pathlib import Path\nPath({str(mark)!r}).touch()\n{script()}"

    plan_in(tmp_path, "test_way.py", text)

    assert ast.parse(text)
    assert not mark.exists()


@pytest.mark.parametrize("text", ["${HOME}", "{unique}", "{account.password}"])
def test_nothing_that_a_recording_says_is_filled_in(text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    selectors = [[f'aria/{text}[role="button"]']]
    steps = recording(
        {"type": "navigate", "url": f"https://service.example/{text}"},
        {"type": "change", "selectors": [["aria/Notes"]], "value": text},
        {"type": "click", "selectors": selectors, "offsetX": 1, "offsetY": 1},
        {"type": "waitForElement", "selectors": selectors},
    )
    steps["title"] = text
    told = plan_in(tmp_path, "a.json", steps)
    monkeypatch.setenv("HOME", "/home/maija")

    made = actions(told, tmp_path, monkeypatch)

    assert told.variables == ("TEXT",)
    assert "maija" not in "".join(map(str, made))
    assert [action.kind for action in made] == ["open", "fill"]
    assert "{" not in (made[0].value or "")
    assert len(told.left_out) == 2


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.json", "{", "a.json:1:2: This is not JSON"),
        ("a.json", '{"steps": []}', "opens a whole address"),
        ("a.json", '{"steps": [{"type": "navigate", "url": "about:blank"}]}', "Name the service with --url"),
        (".pa11yci", '{"urls": []}', "This names no addresses"),
        (".pa11yci", "module.exports = {urls: []}", "node -e"),
        ("pa11y.config.js", "export default {}", "JSON.stringify(require('./pa11y.config.js'))"),
        ("a.spec.js", "import {test} from '@playwright/test'", "playwright codegen --target python"),
        ("a.spec.ts", "import {test} from '@playwright/test'", "playwright codegen --target python"),
        ("a.py", "print(1)", "no script that drives a browser"),
        ("a.py", "page.goto('x'", "a.py:1:10: This is not Python"),
        ("a.py", "def test(page):\n  page.goto('/x')", "Name the service with --url"),
        ("plan.yaml", "service: x", "is a plan of auditor's own already"),
        ("plan.txt", "service: x", "is not a plan by its name"),
    ],
)
def test_what_cannot_be_imported_is_said_in_a_sentence(name: str, content: str, message: str, tmp_path: Path) -> None:
    file = tmp_path / name
    file.write_text(content, encoding="utf-8")

    result = CliRunner().invoke(main, ["import", str(file), "--out", str(tmp_path / "out.yaml")])

    assert result.exit_code == 2
    assert message in result.output
    assert "Traceback" not in result.output
    assert not (tmp_path / "out.yaml").exists()


def test_a_plan_that_is_there_is_kept(tmp_path: Path) -> None:
    out = tmp_path / "audit.yaml"
    out.write_text("mine")
    arguments = ["import", str(SOURCES / "booking.json"), "--out", str(out)]

    refused = CliRunner().invoke(main, arguments)
    kept = out.read_text()
    forced = CliRunner().invoke(main, [*arguments, "--force"])

    assert (refused.exit_code, kept) == (2, "mine")
    assert forced.exit_code == 0
    assert out.read_text(encoding="utf-8").startswith("# Made from booking.json")


def test_the_address_may_be_told(tmp_path: Path) -> None:
    file = tmp_path / "test_it.py"
    file.write_text("def test_it(page):\n    page.goto('/x')\n")
    out = tmp_path / "audit.yaml"
    arguments = ["import", str(file), "--out", str(out), "--format", "playwright", "--url", "https://service.example/"]

    assert CliRunner().invoke(main, arguments).exit_code == 0
    assert "open: /x" in out.read_text()


@pytest.mark.asyncio(loop_scope="session")
async def test_the_browser_finds_what_the_targets_mean(
    engine: Chromium, service: Service, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    service.page("/inner", "<button>Pay</button>")
    service.page("/outer", '<iframe id="inner" src="/inner"></iframe>')
    towns = "<ul><li>Helsinki <b>x</b></li><li>Turku <b>y</b></li></ul>"
    table = f"<table><tr><td>1</td></tr><tr><td>2</td></tr></table>{towns}"
    field = '<input placeholder="Town">'
    address = service.page("/", f'{table}{field}<iframe id="outer" src="/outer"></iframe>')
    lines = (
        "page.get_by_role('row').last.hover()",
        "page.get_by_role('listitem').filter(has_text='Turku').locator('b').hover()",
        "page.locator('li').filter(has_text='helsinki').hover()",
        "page.locator('xpath=//table//tr[2]/td').hover()",
        "page.locator('li', has=page.get_by_text('y', exact=True)).hover()",
        "page.get_by_label('Town').hover()",
        "page.locator('#outer').content_frame.locator('#inner').content_frame.get_by_role('button').hover()",
    )
    told = plan_in(tmp_path, "test_way.py", script(*lines))
    recorded = {"type": "hover", "frame": [0, 0], "selectors": [['aria/Pay[role="button"]']]}
    deep = actions(plan_in(tmp_path, "a.json", recording(recorded)), tmp_path, monkeypatch)[0].target
    found = []

    async with engine.session(desktop.device) as session:
        await session.open(address)
        for target in [*(one.target for one in actions(told, tmp_path, monkeypatch)), deep]:
            assert target
            control = await session.find(target, seconds=5)
            found.append(await control.evaluate("(el) => el.textContent || el.placeholder") if control else None)

    assert found == ["2", "y", "Helsinki x", "2", "Turku y", "Town", "Pay", "Pay"]


@settings(max_examples=100, deadline=None)
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
        lambda one: st.lists(one) | st.dictionaries(st.text(), one),
    )
)
def test_lines_of_json_are_where_its_parts_are(data: Any) -> None:
    text = (
        json.dumps(data, indent=1, allow_nan=True)
        .replace("NaN", "0")
        .replace("-Infinity", "0")
        .replace("Infinity", "0")
    )

    read, lines = read_json(text.encode(), "a.json")

    assert lines[()] == 1
    if isinstance(read, dict) and read:
        assert min(line for loc, line in lines.items() if len(loc) == 1) == 2
    assert max(lines.values()) <= text.count("\n") + 1


TYPES = [
    *("setViewport", "navigate", "click", "doubleClick", "hover", "change", "keyDown", "keyUp", "scroll", "close"),
    *("emulateNetworkConditions", "waitForElement", "waitForExpression", "customStep", "other"),
]
ANY = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-5, 5)
    | st.floats()
    | st.text(max_size=8)
    | st.sampled_from(["${X}", "{unique}", "aria/a[role='button']", "http://[", "https://a.example/b?c#d", "password"]),
    lambda one: st.lists(one, max_size=3) | st.dictionaries(st.text(max_size=4), one, max_size=3),
    max_leaves=6,
)
KEYS = [
    "url",
    "selectors",
    "value",
    "key",
    "x",
    "y",
    "width",
    "height",
    "isMobile",
    "download",
    "upload",
    "latency",
    "frame",
    "target",
    "assertedEvents",
    "operator",
    "count",
    "visible",
    "properties",
    "attributes",
    "expression",
    "name",
    "button",
    "duration",
]
STEP = st.fixed_dictionaries({"type": st.sampled_from(TYPES)}, optional=dict.fromkeys(KEYS, ANY))
OPEN = {"type": "navigate", "url": "https://service.example/"}


def message_or_plan(name: str, raw: bytes) -> None:
    """Bring these bytes over, and read them as a plan: it goes well, or a sentence says why not."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, name)
        file.write_bytes(raw)
        form = format_of(file)
        for carried_out in (lambda: form.bring and form.bring(file, ""), lambda: form.read(file, None)):
            told = "a plan"
            try:
                carried_out()
            except UsageError as wrong:
                told = str(wrong) or "nothing is said"
            assert told.encode()
            assert told != "nothing is said"


@settings(max_examples=60, deadline=None)
@given(st.lists(STEP, max_size=6), ANY)
def test_any_recording_becomes_a_plan_or_a_sentence(steps: list[Any], title: Any) -> None:
    message_or_plan("a.json", json.dumps({"title": title, "steps": [OPEN, *steps]}).encode())


ACTIONS = st.sampled_from(
    [
        "click element ",
        "set field #a to ",
        "navigate to ",
        "wait for path to be ",
        "wait for ",
        "clear ",
        "check field ",
        "screen capture ",
        "wait for url to not be ",
    ]
)
OPTIONS = ["viewport", "userAgent", "wait", "headers", "runners", "standard", "screenCapture", "ignore", "other"]
ENTRY = ANY | st.fixed_dictionaries(
    {"url": st.sampled_from(["https://a.example/x", "a.example", "//", "http://["]) | st.text(max_size=5)},
    optional={
        **dict.fromkeys(OPTIONS, ANY),
        "actions": st.lists(st.builds(str.__add__, ACTIONS, st.text(max_size=8)) | ANY),
    },
)


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(st.sampled_from(OPTIONS), ANY), st.lists(ENTRY, max_size=4))
def test_any_configuration_becomes_a_plan_or_a_sentence(defaults: Any, urls: Any) -> None:
    message_or_plan(".pa11yci", json.dumps({"defaults": defaults, "urls": ["https://a.example/", *urls]}).encode())


ARGUMENTS = st.sampled_from(
    [
        "",
        "'a'",
        "'${X}'",
        "''",
        "1",
        "name='a'",
        "re.compile('a|b')",
        "f(x)",
        "*a",
        "**k",
        "['a', 'b']",
        "None",
        "'//a'",
        "'text=\"', has_text='b'",
    ]
)
LINKS = st.sampled_from(
    [
        "get_by_role",
        "get_by_label",
        "locator",
        "filter",
        "nth",
        "first",
        "last",
        "frame_locator",
        "content_frame",
        "fill",
        "click",
        "press",
        "goto",
        "select_option",
        "set_input_files",
        "wait_for",
        "drag_to",
        "close",
        "keyboard",
        "screenshot",
        "on",
        "wait_for_timeout",
        "to_have_url",
        "to_have_text",
    ]
)
LINK = st.builds(lambda name, told, call: f".{name}({told})" if call else f".{name}", LINKS, ARGUMENTS, st.booleans())
CHAIN = st.builds(
    lambda root, links: root + "".join(links),
    st.sampled_from(["page", "expect(page)", "expect(page.locator('a'))", "x", "self.page"]),
    st.lists(LINK, min_size=1, max_size=4),
)
STATEMENT = st.builds(
    lambda form, chain: form.format(chain),
    st.sampled_from(
        [
            "{}",
            "x = {}",
            "await {}",
            "with {} as x: pass",
            "with page.expect_popup() as x: {}",
            "if {}: pass",
            "page.fill('a', {})",
            "[{}]",
        ]
    ),
    CHAIN,
)


@settings(max_examples=100, deadline=None)
@given(st.lists(STATEMENT, max_size=6))
def test_any_script_becomes_a_plan_or_a_sentence(lines: list[str]) -> None:
    text = "\n    ".join(["async def test_a(page):", "page.goto('https://service.example/')", *lines])
    ast.parse(text)
    message_or_plan("a.py", text.encode())


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(["a.json", ".pa11yci", "a.py", "a.js", "a.ts"]), st.binary(max_size=60))
def test_any_bytes_become_a_sentence(name: str, raw: bytes) -> None:
    message_or_plan(name, raw)


def test_depth_ends_in_a_sentence() -> None:
    message_or_plan("a.json", b'{"steps": ' + b"[" * 50_000)
    message_or_plan("a.json", b'{"steps": [' + b"9" * 6_000 + b"]}")
    message_or_plan("a.py", b"page.goto('https://a.example/')\n" + b"page" + b".first" * 5_000 + b".click()\n")
    message_or_plan("a.py", b"page.goto(" + b"(" * 3_000 + b")" * 3_000 + b")\n")


def test_each_format_tells_what_it_reads() -> None:
    assert set(FORMATS) == {"pa11y", "playwright", "recorder"}
    assert all(form.docs.title for form in FORMATS.values())
