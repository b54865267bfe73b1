"""Plans: what they may say, and what is told of those that are wrong."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from plan_texts import ACTION, HEAD, KNOWN, action, plan_or_error, read, told

from auditor.errors import UsageError
from auditor.formats.yaml import yaml
from auditor.model import Action, ActionKind, Impact, Target


def test_plan_of_the_design_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TEST_PIC", "010101-123N")
    plan = read(
        tmp_path,
        """
service: Juggling licence          # name shown in the report
url: https://service.example/      # relative addresses resolve against it
language: fi
personas: [desktop, mobile, keyboard]
owners:
  - {match: "https://pay.example/**", owner: Payments}
gate: {fail_on: serious, budgets: {lcp: 2.5s, inp: 200ms, cls: 0.1, transfer: 500kB, requests: 40}}
journeys:
  - name: Apply for a licence
    steps:
      - name: Start page
        owner: Communications
        actions:
          - open: /
        expect: {text: Apply for a juggling licence}
      - name: Your details
        actions:
          - click: {role: button, name: Start now}
          - fill: {label: Full name, value: Maija Meikäläinen}
          - fill: {label: Personal identity code, value: "${TEST_PIC}", secret: true}
        expect: {url: "**/details", visible: {role: heading, name: Your details}}
""",
    )
    assert (plan.service, plan.language, plan.personas) == ("Juggling licence", "fi", ("desktop", "mobile", "keyboard"))
    assert plan.gate is not None
    assert plan.gate.fail_on is Impact.SERIOUS
    (budget,) = plan.gate.budgets
    assert budget.limits == {"lcp": 2500, "inp": 200, "cls": 0.1, "transfer": 500_000, "requests": 40}
    start, details = plan.journeys[0].steps
    assert (plan.journeys[0].line, start.line, details.line) == (10, 12, 17)
    assert (start.owner, start.expect.text, plan.owners[0].owner) == (
        "Communications",
        "Apply for a juggling licence",
        "Payments",
    )
    assert [step.line for step in details.actions] == [19, 20, 21]
    assert details.actions[0].target == Target(by="role", value="button", name="Start now")
    assert details.expect.visible == Target(by="role", value="heading", name="Your details")
    assert plan.secrets == {"010101-123N"}
    assert (plan.file, plan.folder) == (str(tmp_path / "audit.yaml"), tmp_path)
    assert "010101-123N" not in repr(plan.secrets and plan.model_dump(include={"service", "secrets"}))


def test_plan_may_be_short(tmp_path: Path) -> None:
    plan = read(tmp_path, f"{HEAD}journeys: [{{name: Look, steps: [{{name: Start, actions: [open: /]}}]}}]")
    assert plan.personas == ("desktop", "mobile", "keyboard")
    assert (plan.language, plan.gate, plan.owners, plan.secrets) == ("en", None, (), frozenset())


def test_json_is_yaml(tmp_path: Path) -> None:
    steps = [{"name": "Start \N{GRINNING FACE}", "actions": [{"wait_for": 2}, {"open": "/a"}]}]
    plan = {"service": "S", "url": "https://a.example", "journeys": [{"name": "J", "steps": steps}]}
    found = read(tmp_path, json.dumps(plan, indent="\t"), "plan.json")
    assert found.journeys[0].steps[0].name == "Start \N{GRINNING FACE}"
    assert [one.value for one in found.journeys[0].steps[0].actions] == ["2", "/a"]


@pytest.mark.parametrize("typed", ["00100", "12:30", "no", "1_000", "0x1F", "2026-01-02", "1.50", "+358 40", "true"])
def test_plain_values_arrive_as_they_are_typed(tmp_path: Path, typed: str) -> None:
    assert action(tmp_path, f"fill: {{label: Code, value: {typed}}}").value == typed


TARGETS: list[tuple[str, Target]] = [
    ("click: text=Start", Target(by="selector", value="text=Start")),
    ("click: '#go >> nth=1'", Target(by="selector", value="#go >> nth=1")),
    ("click: {role: button}", Target(by="role", value="button")),
    ("click: {role: link, name: Book, exact: yes}", Target(by="role", value="link", name="Book", exact=True)),
    ("click: {label: Name, nth: 2}", Target(by="label", value="Name", nth=2)),
    ("click: {text: Go, frame: '#pay'}", Target(by="text", value="Go", frame="#pay")),
    ("click: {placeholder: Search}", Target(by="placeholder", value="Search")),
    ("click: {alt: Logo}", Target(by="alt", value="Logo")),
    ("click: {title: Close}", Target(by="title", value="Close")),
    ("click: {testid: go}", Target(by="testid", value="go")),
    ("click: {css: .go}", Target(by="css", value=".go")),
    (
        "click: {text: Edit, within: {role: row, within: '#list'}}",
        Target(
            by="text",
            value="Edit",
            within=Target(by="role", value="row", within=Target(by="selector", value="#list")),
        ),
    ),
]


@pytest.mark.parametrize(("text", "wanted"), TARGETS)
def test_targets_are_written_in_these_ways(tmp_path: Path, text: str, wanted: Target) -> None:
    assert action(tmp_path, text).target == wanted


GO = Target(by="selector", value="#go")
NAME = Target(by="label", value="Name")
ACTIONS: list[tuple[str, dict[str, Any]]] = [
    ("open: /start", {"kind": "open", "value": "/start"}),
    ("open: https://a.example/x", {"kind": "open", "value": "https://a.example/x"}),
    ("open: ?page=2", {"kind": "open", "value": "?page=2"}),
    ("click: '#go'", {"kind": "click", "target": GO}),
    ("double_click: '#go'", {"kind": "double_click", "target": GO}),
    ("fill: {label: Name, value: Maija}", {"kind": "fill", "target": NAME, "value": "Maija"}),
    ("fill: {label: Name, value: ''}", {"kind": "fill", "target": NAME, "value": ""}),
    ("fill: {label: Name, value: 'x{unique}'}", {"kind": "fill", "target": NAME, "value": "x{unique}"}),
    ("fill: {label: Name, value: x, secret: true}", {"kind": "fill", "target": NAME, "value": "x", "secret": True}),
    ("type: hello", {"kind": "type", "value": "hello"}),
    ("type: {label: Name, value: hello}", {"kind": "type", "target": NAME, "value": "hello"}),
    ("type: {value: hello, secret: true}", {"kind": "type", "value": "hello", "secret": True}),
    ("select: {label: Name, value: Finland}", {"kind": "select", "target": NAME, "value": "Finland"}),
    ("check: {label: Name}", {"kind": "check", "target": NAME}),
    ("uncheck: {label: Name}", {"kind": "uncheck", "target": NAME}),
    ("press: Enter", {"kind": "press", "value": "Enter"}),
    ("press: {key: Enter, on: '#go'}", {"kind": "press", "value": "Enter", "target": GO}),
    ("hover: '#go'", {"kind": "hover", "target": GO}),
    ("drag: {from: '#go', to: {label: Name}}", {"kind": "drag", "target": GO, "to": NAME}),
    ("scroll: bottom", {"kind": "scroll", "value": "bottom"}),
    ("scroll: {label: Name}", {"kind": "scroll", "target": NAME}),
    ("scroll: '#go'", {"kind": "scroll", "target": GO}),
    ("back", {"kind": "back"}),
    ("forward:", {"kind": "forward"}),
    ("reload:\n            for: [mobile]", {"kind": "reload", "for": ("mobile",)}),
    ("switch_tab: 2", {"kind": "switch_tab", "value": "2"}),
    ("switch_tab: Payment", {"kind": "switch_tab", "value": "Payment"}),
    ("close_tab", {"kind": "close_tab"}),
    ("accept_dialog", {"kind": "accept_dialog"}),
    ("accept_dialog: my answer", {"kind": "accept_dialog", "value": "my answer"}),
    ("dismiss_dialog", {"kind": "dismiss_dialog"}),
    ("wait_for: 2", {"kind": "wait_for", "value": "2"}),
    ("wait_for: 1500ms", {"kind": "wait_for", "value": "1.5"}),
    ("wait_for: {url: '**/done'}", {"kind": "wait_for", "value": "**/done"}),
    ("wait_for: {text: Done}", {"kind": "wait_for", "target": Target(by="text", value="Done")}),
    ("wait_for: '#go'", {"kind": "wait_for", "target": GO}),
    ("screenshot: the form", {"kind": "screenshot", "value": "the form"}),
    ("click: '#go'\n            optional: true", {"kind": "click", "target": GO, "optional": True}),
]


@pytest.mark.parametrize(("text", "wanted"), ACTIONS)
def test_actions_are_written_in_these_ways(tmp_path: Path, text: str, wanted: dict[str, Any]) -> None:
    assert action(tmp_path, text) == Action.model_validate({**wanted, "line": 8})


def test_every_action_is_tried_here() -> None:
    assert {wanted["kind"] for _, wanted in ACTIONS} | {"upload"} == set(ActionKind)


def test_upload_takes_a_file_of_the_plans_folder(tmp_path: Path) -> None:
    (tmp_path / "files").mkdir()
    (tmp_path / "files" / "photo.jpg").touch()
    found = action(tmp_path, "upload: {label: Name, value: files/photo.jpg}")
    assert (found.kind, found.target, found.value) == (ActionKind.UPLOAD, NAME, "files/photo.jpg")


def test_all_personas_can_be_asked_for(tmp_path: Path) -> None:
    assert read(tmp_path, f"{ACTION}back\npersonas: all").personas == KNOWN


def test_personas_are_not_checked_where_they_are_not_known(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(f"{ACTION}back\npersonas: [somebody]")
    assert yaml.read(tmp_path / "a.yaml").personas == ("somebody",)


def test_anchors_repeat_what_was_written(tmp_path: Path) -> None:
    text = (
        f"{HEAD}journeys:\n- name: A\n  steps: &same\n  - {{name: Start, actions: [back]}}\n- {{name: B, steps: *same}}"
    )
    first, second = read(tmp_path, text).journeys
    assert first.steps == second.steps


def test_environment_fills_in_and_what_is_typed_of_it_is_secret(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in {"HOST": "a.example", "USER_PART": "maija", "PASS": "open sesame", "EMPTY": ""}.items():
        monkeypatch.setenv(name, value)
    plan = read(
        tmp_path,
        ACTION.replace("service.example", "${HOST}")
        + """open: /for/${USER_PART}
          - fill: {label: E-mail, value: "${USER_PART}@${HOST}"}
          - type: ${PASS}
          - fill: {label: Other, value: known, secret: true}
          - fill: {label: Plain, value: shown}
          - fill: {label: Nothing, value: "${EMPTY}"}
          - select: {label: Who, value: "${USER_PART}"}
          - accept_dialog: ${PASS}
""",
    )
    assert plan.url == "https://a.example/"
    actions = plan.journeys[0].steps[0].actions
    assert [one.secret for one in actions] == [False, True, True, True, False, True, False, True]
    assert actions[1].value == "maija@a.example"
    assert plan.secrets == {"maija@a.example", "maija", "a.example", "open sesame", "known"}
    assert "sesame" not in "".join(map(str, actions))


BAD: list[tuple[str, str, str]] = [
    ("empty", "", "1:1: This plan is empty."),
    ("null", "~", "1:1: This plan is empty."),
    ("a comment only", "# to do\n", "1:1: This plan is empty."),
    ("a word", "hello", "1:1: A plan must be a mapping of keys, and this is the text “hello”."),
    ("a list", "- a", "1:1: A plan must be a mapping of keys, and this is a list."),
    ("bad syntax", "service: [a\nurl: b", "2:4: This is not YAML: while parsing a flow sequence"),
    ("a tab", "service:\n\t- a", "2:1: This is not YAML: while scanning for the next token found character '\\t'"),
    ("two documents", f"{ACTION}back\n---\na: b", "9:1: This is not YAML: expected a single document"),
    ("an unknown anchor", "service: *name", "1:10: This is not YAML: found undefined alias"),
    ("a bell", "service: \a", "1:10: The character U+0007 cannot stand in a plan. Delete it."),
    ("a tag", f"{ACTION}open: !!python/object:os.system /x", "8:19: The tag tag:yaml.org,2002:python/object:os.system"),
    ("a list as key", f"{ACTION}back\n? [a]\n: b", "9:3: A key must be text."),
    (
        "a key twice",
        f"service: A\n{ACTION}back",
        "2:1: The key “service” stands here twice, first on line 1. Keep one.",
    ),
    ("depth", "a: " + "[" * 200, "1:64: This is not YAML: this is nested too deeply."),
    ("itself", "service: &a [*a]", "1:10: This plan refers to itself, or grows too large through its aliases."),
    ("no journeys", HEAD, "1:1: “journeys” is missing."),
    ("journeys of nothing", f"{HEAD}journeys:", "3:1: “journeys” is empty."),
    ("journeys of no items", f"{HEAD}journeys: []", "3:11: “journeys” is empty."),
    ("an empty journey", f"{HEAD}journeys:\n- name: A\n  steps: []", "5:10: “steps” is empty."),
    ("no steps", f"{HEAD}journeys:\n- name: A", "4:3: “steps” is missing in this item of “journeys”."),
    ("no name", f"{HEAD}journeys:\n- steps: [name: A]", "4:3: “name” is missing in this item of “journeys”."),
    ("an empty name", f"{HEAD}journeys:\n- steps: [name: '']\n  name: A", "4:17: “name” is empty."),
    ("a name of two lines", f'{HEAD}journeys:\n- steps: [name: "a\\nb"]\n  name: A', "4:17: A name stands on one line"),
    (
        "journeys twice",
        f"{HEAD}journeys:\n- &j {{name: A, steps: [name: B]}}\n- *j",
        "4:7: The name “A” is given twice",
    ),
    (
        "steps twice",
        f"{HEAD}journeys:\n- name: A\n  steps:\n  - name: B\n  - name: B",
        "7:5: The name “B” is given twice; the report could not tell them apart. Give each its own.",
    ),
    ("an unknown key", f"{ACTION}back\nlang: fi", "9:1: There is no key “lang” here. Did you mean “language”?"),
    ("a key of the model", f"{ACTION}back\nfolder: /", "9:1: There is no key “folder” here."),
    ("a shorthand's key", f"{ACTION}click: {{text: b, (selector): a}}", "8:30: There is no key “(selector)” here."),
    ("a key alike", f"{ACTION}back\n        explor: 1", "9:9: There is no key “explor” here. Did you mean “explore”?"),
    (
        "how much to explore",
        f"{ACTION}back\n        explore: all",
        "9:18: “all” is neither true nor a number. Write true (up to 12 things) or a number.",
    ),
    ("too much to explore", f"{ACTION}back\n        explore: 500", "9:18: 500 is too much. Let at most 60 things be"),
    (
        "exploring where nobody arrives",
        f"{ACTION}back\n        explore: true\n        manual: true",
        "9:9: “explore” and “manual” are on one step: nobody arrives there, so nothing can be opened.",
    ),
    ("a language", f"{ACTION}back\nlanguage: de", "9:11: “language” cannot be “de”. There are: en, fi, sv."),
    ("a relative url", f"{ACTION}back".replace("https://", ""), "2:6: “service.example/” is not a whole address."),
    ("a file url", f"{ACTION}back".replace("https", "file"), "2:6: Addresses of the kind file: are not opened."),
    ("a url without host", f"{ACTION}back".replace("service.example", ""), "2:6: “https:///” names no host."),
    ("a url's port", f"{ACTION}back".replace("example/", "example:x/"), "2:6: “https://service.example:x/” is not an"),
    ("a persona", f"{ACTION}back\npersonas: [mobil]", "9:12: There is no persona “mobil”. Did you mean “mobile”?"),
    (
        "one persona",
        f"{ACTION}back\npersonas: mobile",
        "9:11: “personas” must be a list, and this is the text “mobile”.",
    ),
    ("no personas", f"{ACTION}back\npersonas: []", "9:11: “personas” is empty."),
    (
        "for nobody known",
        f"{ACTION}back:\n            for: [slo]",
        "9:19: There is no persona “slo”. Did you mean “slow”?",
    ),
    ("an owner", f"{ACTION}back\nowners: [{{match: a}}]", "9:10: “owner” is missing in this item of “owners”."),
    (
        "an impact",
        f"{ACTION}back\ngate: {{fail_on: seriuos}}",
        "9:17: “fail_on” cannot be “seriuos”. Did you mean “serious”?",
    ),
    ("a budget", f"{ACTION}back\ngate: {{budgets: {{lcp: 2.5}}}}", "9:23: “2.5” is not a duration."),
    ("a budget's unit", f"{ACTION}back\ngate: {{budgets: {{lcp: 2.5h}}}}", "9:23: “2.5h” is not a duration."),
    ("a negative budget", f"{ACTION}back\ngate: {{budgets: {{lcp: -1s}}}}", "9:23: “-1s” is not a duration."),
    ("a size", f"{ACTION}back\ngate: {{budgets: {{transfer: 5s}}}}", "9:28: “5s” is not a size."),
    ("a shift", f"{ACTION}back\ngate: {{budgets: {{cls: 10ms}}}}", "9:23: “10ms” is not a number without a unit."),
    (
        "a measurement",
        f"{ACTION}back\ngate: {{budgets: {{lpc: 2s}}}}",
        "9:18: There is no key “lpc” here. Did you mean “lcp”?",
    ),
    ("an action", f"{ACTION}clik: x", "8:13: There is no key “clik” here. Did you mean “click”?"),
    ("an action's word", f"{ACTION}bakc", "8:13: There is no action “bakc” that stands alone. Did you mean “back”?"),
    ("an action alone", f"{ACTION}click", "8:13: “click” needs to be told with what."),
    ("no action", f"{ACTION}{{}}", "8:13: This says nothing to do."),
    ("an empty action", f"{ACTION}", "8:12: An item of “actions” is empty."),
    ("only modifiers", f"{ACTION}optional: true", "8:13: This says nothing to do."),
    (
        "two actions",
        f"{ACTION}press: a\n            back:",
        "8:13: One action does one thing, and this has “press” and “back”.",
    ),
    ("a value too many", f"{ACTION}reload: yes", "8:21: “reload” takes no value."),
    ("no target", f"{ACTION}click:", "8:13: “click” is empty. Write it such as: {role: button, name: Start now}"),
    ("an empty target", f"{ACTION}click: {{}}", "8:20: This names no target. Give one of role, label, text,"),
    ("an empty selector", f"{ACTION}click: ''", "8:20: This names no target."),
    ("a target list", f"{ACTION}click: [a]", "8:20: “click” must be a mapping of keys, and this is a list."),
    ("kinds", f"{ACTION}click: {{role: a, text: b}}", "8:30: A target has one kind, and this has “role” and “text”."),
    ("a name alone", f"{ACTION}click: {{label: a, name: b}}", "8:31: “name” goes with “role” only."),
    ("nth", f"{ACTION}click: {{text: a, nth: -1}}", "8:35: “nth” must be a whole number from 0"),
    ("exact", f"{ACTION}click: {{text: a, exact: perhaps}}", "8:37: “exact” must be true or false"),
    (
        "within",
        f"{ACTION}click: {{text: a, within: {{rol: b}}}}",
        "8:39: There is no key “rol” here. Did you mean “role”?",
    ),
    ("fill without value", f"{ACTION}fill: {{label: a}}", "8:13: “value” is missing in “fill”."),
    ("fill with nothing", f"{ACTION}fill: {{label: a, value:}}", "8:30: “value” is empty."),
    ("fill in short", f"{ACTION}fill: a", "8:19: “fill” must be a mapping of keys, and this is the text “a”."),
    ("fill a list", f"{ACTION}fill: {{label: a, value: [b]}}", "8:37: “value” must be text, and this is a list."),
    ("fill of nothing", f"{ACTION}fill: {{value: a}}", "8:19: This names no target."),
    ("select's option", f"{ACTION}select: {{label: a, option: b}}", "8:13: “value” is missing in “select”."),
    ("javascript", f"{ACTION}open: javascript:alert(1)", "8:19: Addresses of the kind javascript: are not opened."),
    ("data", f"{ACTION}open: data:text/html,x", "8:19: Addresses of the kind data: are not opened."),
    ("open nothing", f"{ACTION}open:", "8:13: “open” is empty."),
    ("upload elsewhere", f"{ACTION}upload: {{label: a, value: ../b}}", "8:32: “../b” lies outside the plan's folder."),
    (
        "upload the root",
        f"{ACTION}upload: {{label: a, value: /etc/passwd}}",
        "8:32: “/etc/passwd” lies outside the plan's",
    ),
    ("upload nothing", f"{ACTION}upload: {{label: a, value: b}}", "8:32: There is no file “b” in the plan's folder."),
    ("a long wait", f"{ACTION}wait_for: 9999s", "8:23: “9999s” is too long a wait."),
    ("a wait for two", f"{ACTION}wait_for: {{text: a, url: b}}", "8:33: One action waits for one thing"),
    ("a wait for nothing", f"{ACTION}wait_for: {{}}", "8:23: This waits for nothing."),
    ("a drag", f"{ACTION}drag: {{from: a}}", "8:13: “to” is missing in “drag”."),
    (
        "expect",
        f"{ACTION}back\n        expect: hello",
        "9:17: “expect” must be a mapping of keys, and this is the text",
    ),
    ("a variable", f"{ACTION}open: ${{NO_SUCH}}", "8:19: The environment variable NO_SUCH is not set. Set it before"),
    ("a variable's name", f"{ACTION}open: ${{no such}}", "8:19: “${no such}” is not a variable."),
    ("an open variable", f"{ACTION}open: ${{NO", "8:19: “${NO” is not a variable."),
]


@pytest.mark.parametrize(("text", "wanted"), [pytest.param(text, wanted, id=name) for name, text, wanted in BAD])
def test_wrong_plan_is_told_with_its_place(tmp_path: Path, text: str, wanted: str) -> None:
    assert told(tmp_path, text)[0].startswith(wanted)


def test_all_that_is_wrong_is_told_at_once_in_order(tmp_path: Path) -> None:
    text = f"{ACTION}open: ${{NO_SUCH}}\n          - clik: a\n        expect: {{visibel: b}}\n"
    text += "personas: [mobil]\nservice: B"
    assert [line.partition(": ")[0] for line in told(tmp_path, text)] == ["8:19", "9:13", "10:18", "11:12", "12:1"]


def test_text_that_is_not_utf8_is_told_with_its_place(tmp_path: Path) -> None:
    assert told(tmp_path, b"service: A\nurl: \xe4")[0] == "2:6: This file is not UTF-8 text. Save it as UTF-8."


def test_aliases_that_multiply_are_stopped(tmp_path: Path) -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 20)]
    assert "grows too large" in told(tmp_path, "\n".join(lines))[0]


def test_large_file_is_refused(tmp_path: Path) -> None:
    assert told(tmp_path, "#" * 2_000_001)[0].startswith("1:1: This file is too large for a plan.")


def test_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"none\.yaml cannot be read: No such file"):
        yaml.read(tmp_path / "none.yaml", KNOWN)


@settings(max_examples=300, deadline=None, database=None)
@example(b'"\\UFFFFFFFF"')
@example(b"%YAML 99999999999999999999.1\n---\n")
@example(b'a: "\\ud800"')
@example(b"\xff\xfea")
@given(st.binary(max_size=200) | st.text("{}[]:,-!&*?|>%@`\"'#$ \n\tab~0", max_size=80).map(str.encode))
def test_any_bytes_are_a_plan_or_a_plan_error(raw: bytes) -> None:
    plan_or_error(raw)


SCALARS = st.none() | st.booleans() | st.integers() | st.text(max_size=8) | st.sampled_from(["${A}", "2s", "/x", "all"])
WORDS = st.sampled_from(
    [
        *ActionKind,
        *("service", "url", "journeys", "name", "steps", "actions", "expect", "role", "label", "value", "personas"),
        *("gate", "budgets", "lcp", "owners", "for", "within", "(selector)", "from", "to", "secret", "on"),
    ]
)
TREES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS | st.text(max_size=4), inner, max_size=4),
    max_leaves=20,
)


@settings(max_examples=300, deadline=None, database=None)
@given(TREES, st.sampled_from(["whole", "journeys", "steps", "actions", "click"]))
def test_any_structure_is_a_plan_or_a_plan_error(tree: Any, where: str) -> None:
    step = {"name": "S", "actions": tree if where == "actions" else [{"click": tree}]}
    journeys = tree if where == "journeys" else [{"name": "J", "steps": tree if where == "steps" else [step]}]
    whole = {"service": "S", "url": "https://a.example", "journeys": journeys}
    plan_or_error(json.dumps(tree if where == "whole" else whole).encode())
