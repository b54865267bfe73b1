"""Plans: who walks, who signs in, what is done around a walk, and steps that are not walked like others."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from plan_texts import ACTION, HEAD, KNOWN, action, plan_or_error, read, told

from auditor.formats.yaml import yaml
from auditor.model import Account, Action, Command, OwnPersona, Step

STEP = ACTION.removesuffix("        actions:\n          - ")  # a plan of one step that says nothing else
FOR_ALL = "{user: maija, password: open sesame}"
SIGN_IN = f'{ACTION}fill: {{label: Password, value: "{{account.password}}"}}'
STEPS, FOR_MOBILE = "    steps:", "    for: [mobile]\n    steps:"
COOKIE = {"name": "sid", "value": "s3cr3t-0f-maija-1234", "domain": "service.example", "path": "/"}


def state(folder: Path, cookies: Any = (), storage: dict[str, Any] | None = None) -> None:
    """A kept session in `session.json`."""
    entries = [{"name": name, "value": value} for name, value in (storage or {}).items()]
    origins = [{"origin": "https://service.example", "localStorage": entries}]
    (folder / "session.json").write_text(json.dumps({"cookies": list(cookies), "origins": origins}))


def script(folder: Path, name: str = "reset.sh", mode: int = 0o700) -> None:
    """A command in the plan's folder."""
    (folder / name).write_text("#!/bin/sh\n")
    (folder / name).chmod(mode)


def the_step(tmp_path: Path, text: str) -> Step:
    return read(tmp_path, STEP + text).journeys[0].steps[0]


# Steps


def test_a_step_may_be_safe_and_is_not_by_itself(tmp_path: Path) -> None:
    assert the_step(tmp_path, "        safe: true").safe
    plain = the_step(tmp_path, "        owner: Us")
    assert (plain.safe, plain.stop_before, plain.manual, plain.session) == (False, False, False, None)


def test_a_later_step_may_be_stopped_before(tmp_path: Path) -> None:
    steps = read(tmp_path, f"{STEP}      - name: Pay\n        stop_before: true").journeys[0].steps
    assert [step.stop_before for step in steps] == [False, True]


def test_a_manual_step_needs_no_actions_and_keeps_a_session(tmp_path: Path) -> None:
    state(tmp_path, [COOKIE])
    manual = the_step(tmp_path, "        manual: true\n        session: session.json")
    assert (manual.manual, manual.session, manual.actions) == (True, "session.json", ())


def test_a_session_is_kept_by_a_person_alone(tmp_path: Path) -> None:
    state(tmp_path, [COOKIE])
    wrong = told(tmp_path, f"{STEP}        session: session.json")[0]
    assert wrong.startswith("7:9: “session” goes with “manual: true” only: it is what a person kept who has passed.")


def secrets_of(tmp_path: Path, *cookies: dict[str, Any], **storage: str) -> frozenset[str]:
    state(tmp_path, cookies, storage)
    return read(tmp_path, f"{STEP}        manual: true\n        session: session.json").secrets


def test_keys_of_a_kept_session_are_secret_and_settings_are_not(tmp_path: Path) -> None:
    settings_ = [{**COOKIE, "name": name, "value": name} for name in ("accepted", "sv-FI", "1700000000000", "true")]
    hidden = {**COOKIE, "value": "shorter", "httpOnly": True}
    assert secrets_of(tmp_path, COOKIE, hidden, *settings_, jwt="eyJhbGciOiJIUzI1NiJ9.e30.abc-123") == {
        "s3cr3t-0f-maija-1234",
        "shorter",
        "eyJhbGciOiJIUzI1NiJ9.e30.abc-123",
    }


def test_of_json_in_storage_what_is_called_a_key_is_secret(tmp_path: Path) -> None:
    told_ = {
        "user": {"accessToken": "t0ken-of-maija-5678", "id": "5d1e7f6a-0000-4000-8000-000000000001"},
        "theme": "dark",
    }
    found = secrets_of(tmp_path, state=json.dumps(told_), broken="{", link="https://service.example/a1-b2-c3-d4")
    assert found == {"t0ken-of-maija-5678"}


def test_long_keys_are_secret_at_both_ends(tmp_path: Path) -> None:
    long = "0123456789abcdef" * 100
    assert secrets_of(tmp_path, {**COOKIE, "value": long}) == {long[:128], long[-128:]}


# Around a walk


def test_around_a_walk_there_are_commands_and_actions(tmp_path: Path) -> None:
    script(tmp_path)
    text = f"{HEAD}before: [run: ./reset.sh --now]\nafter: {{run: [./reset.sh, a b]}}\njourneys:\n- name: A\n"
    text += "  before:\n  - open: /reset\n  - reload\n  after: {run: ./reset.sh 'all of it'}\n  steps: [{name: S}]\n"
    plan = read(tmp_path, f"{text}- name: B\n  steps: [{{name: S}}]")
    first, second = plan.journeys
    assert first.before == (
        Command(run=("./reset.sh", "--now"), line=3),
        Action.model_validate({"kind": "open", "value": "/reset", "line": 8}),
        Action.model_validate({"kind": "reload", "line": 9}),
    )
    assert [part.run for part in first.after if isinstance(part, Command)] == [
        ("./reset.sh", "a b"),
        ("./reset.sh", "all of it"),
    ]
    assert (second.before, second.after) == (first.before[:1], first.after[:1])


def test_what_a_command_takes_from_the_environment_is_secret_but_for_the_address(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TOKEN", "t0ken")
    monkeypatch.setenv("SERVICE", "https://service.example")
    text = f"{HEAD}before: {{run: 'sh reset.sh ${{SERVICE}} ${{TOKEN}}'}}\n".replace(
        "https://service.example/", "${SERVICE}/"
    )
    plan = read(tmp_path, f"{text}journeys: [{{name: A, steps: [{{name: S}}]}}]")
    assert plan.journeys[0].before == (Command(run=("sh", "reset.sh", "https://service.example", "t0ken"), line=3),)
    assert plan.secrets == {"t0ken"}


# Accounts


def test_accounts_are_for_those_that_they_name_or_for_all_others(tmp_path: Path) -> None:
    accounts = '[{user: matti, password: "007", for: [keyboard, mobile]}, {user: maija, password: open sesame}]'
    plan = read(tmp_path, f"{SIGN_IN}\naccounts: {accounts}")
    assert plan.accounts == (
        Account.model_validate({"user": "matti", "password": "007", "for": ("keyboard", "mobile"), "line": 9}),
        Account.model_validate({"user": "maija", "password": "open sesame", "line": 9}),
    )
    assert plan.secrets == {"007", "open sesame"}


def test_what_types_a_password_is_secret(tmp_path: Path) -> None:
    text = (
        f"{SIGN_IN}\n          - type: '{{account.user}}:{{account.password}}'\n          - type: '{{account.user}}'\n"
    )
    plan = read(tmp_path, f"{text}accounts: [{FOR_ALL}]")
    assert [one.secret for one in plan.journeys[0].steps[0].actions] == [True, True, False]
    assert plan.secrets == {"open sesame", "maija:open sesame"}


def test_a_user_from_the_environment_is_secret_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WHO", "maija")
    plan = read(tmp_path, f"{ACTION}type: '{{account.user}}'\naccounts: [{{user: '${{WHO}}', password: open sesame}}]")
    assert plan.journeys[0].steps[0].actions[0].secret
    assert plan.secrets == {"maija", "open sesame"}


@pytest.mark.parametrize(
    "more",
    [
        "personas: [keyboard]\naccounts: [{user: a, password: b, for: [keyboard, desktop]}]",
        "personas: [{name: Tablet, like: mobile}]\naccounts: [{user: a, password: b, for: [mobile, desktop]}]",
        "personas: [{name: Tablet, like: mobile}]\naccounts: [{user: a, password: b, for: [Tablet, desktop]}]",
    ],
)
def test_everybody_who_walks_has_an_account(tmp_path: Path, more: str) -> None:
    assert read(tmp_path, f"{SIGN_IN}\n{more}").accounts


def test_who_does_not_sign_in_needs_no_account(tmp_path: Path) -> None:
    accounts = "accounts: [{user: a, password: b, for: [slow]}]"
    text = f"{SIGN_IN}\n            for: [slow]\npersonas: [mobile, slow]\n{accounts}"
    assert read(tmp_path, text).personas == ("mobile", "slow")


# Personas


def test_a_plan_makes_personas_of_its_own(tmp_path: Path) -> None:
    own = """
- desktop
- name: Tablet in Swedish
  like: mobile
  viewport: 820 × 1180
  locale: sv-FI
  user_agent: Tablet/1.0
  cpu_slowdown: 2
  latency: 0.15s
  download: 1.6Mbit/s
  upload: 750kbps
  text_scale: 150%
  reduced_motion: true
  forced_colors: no
"""
    plan = read(tmp_path, f"{ACTION}back:\n            for: [Tablet in Swedish]\npersonas:{own}")
    assert plan.personas == ("desktop", "Tablet in Swedish")
    assert plan.own_personas == (
        OwnPersona(
            name="Tablet in Swedish",
            like="mobile",
            viewport=(820, 1180),
            locale="sv-FI",
            user_agent="Tablet/1.0",
            cpu_slowdown=2,
            latency_ms=150,
            download_kbps=1600,
            upload_kbps=750,
            text_scale=1.5,
            reduced_motion=True,
            forced_colors=False,
            line=12,
        ),
    )
    assert plan.journeys[0].steps[0].actions[0].for_personas == ("Tablet in Swedish",)


def test_own_personas_stand_beside_all_of_the_catalogue(tmp_path: Path) -> None:
    plan = read(tmp_path, f"{ACTION}back\npersonas: [all, {{name: Tablet, like: mobile}}]")
    assert plan.personas == (*KNOWN, "Tablet")
    assert plan.own_personas == (OwnPersona(name="Tablet", like="mobile", line=9),)


def test_own_personas_are_read_where_the_catalogue_is_not_known(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(f"{ACTION}back\npersonas: [{{name: Tablet, like: anybody}}]")
    assert yaml.read(tmp_path / "a.yaml").own_personas[0].like == "anybody"


# What is told of wrong ones

OWN = f"{ACTION}back\npersonas: [{{name: Tablet, like: mobile, "
BAD: list[tuple[str, str, str]] = [
    ("safe", f"{STEP}        safe: perhaps", "7:15: “safe” must be true or false, and this is the text “perhaps”."),
    ("a first stop", f"{STEP}        stop_before: true", "7:9: The first step has “stop_before”, so that nothing"),
    ("no session", f"{STEP}        manual: true\n        session:", "8:9: “session” names no file. Make it with: play"),
    (
        "a session elsewhere",
        f"{STEP}        manual: true\n        session: ../session.json",
        "8:18: “../session.json” lies outside the plan's folder. Kept sessions come from that folder",
    ),
    (
        "a lost session",
        f"{STEP}        manual: true\n        session: s.json",
        "8:18: There is no file “s.json” in the",
    ),
    (
        "a session of something else",
        f"{STEP}        manual: true\n        session: audit.yaml",
        "8:18: “audit.yaml” is no kept session: it is not JSON with cookies and origins.",
    ),
    (
        "a name with an account",
        f'{HEAD}journeys:\n- name: "of {{account.user}}"\n  steps: [name: A]',
        "4:9: “of {account.user}” would be an",
    ),
    (
        "a step's name",
        f'{HEAD}journeys:\n- name: A\n  steps: [name: "{{unique}}"]',
        "5:17: “{unique}” would be another",
    ),
    ("no command", f"{ACTION}back\nbefore: [run]", "9:10: “run” needs to be told with what. Write “run: …”."),
    ("an empty command", f"{ACTION}back\nbefore: {{run: ''}}", "9:15: “run” is empty."),
    ("a command's quotes", f"{ACTION}back\nbefore: {{run: a 'b}}", "9:15: “a 'b” is not a command line: No closing"),
    ("a null command", f'{ACTION}back\nbefore: {{run: ["a\\0"]}}', "9:15: A command has no null characters."),
    (
        "a lost command",
        f"{ACTION}back\nafter: [run: ./no.sh]",
        "9:14: There is no file “./no.sh” to run. Commands run in",
    ),
    (
        "a command too many",
        f"{ACTION}back\nbefore:\n- run: echo\n  open: /",
        "10:3: One action does one thing, and this has “run” and “open”.",
    ),
    ("a command of a step", f"{ACTION}run: echo", "8:13: There is no key “run” here."),
    ("a key around", f"{ACTION}back\nbefore: {{rum: a}}", "9:10: There is no key “rum” here. Did you mean “run”?"),
    ("a word around", f"{ACTION}back\nbefore: back", "9:9: “before” must be a list, and this is the text “back”."),
    ("nothing around", f"{ACTION}back\nbefore:", "9:1: “before” is empty."),
    (
        "for around",
        f"{ACTION}back\nbefore: [{{run: echo, for: [mobile]}}]",
        "9:22: “for” goes with the actions of steps",
    ),
    (
        "a target around",
        f"{ACTION}back\nbefore:\n- click: {{rol: a}}",
        "10:11: There is no key “rol” here. Did you mean “role”?",
    ),
    (
        "no password",
        f"{ACTION}back\naccounts: [{{user: a}}]",
        "9:12: “password” is missing in this item of “accounts”.",
    ),
    ("an empty password", f"{ACTION}back\naccounts: [{{user: a, password: ''}}]", "9:32: “password” is empty."),
    (
        "a password that stands for something",
        f'{ACTION}back\naccounts: [{{user: a, password: "{{unique}}"}}]',
        "9:32: An account is the same in each walk",
    ),
    (
        "an account for nobody known",
        f"{ACTION}back\naccounts: [{{user: a, password: b, for: [mobil]}}]",
        "9:41: There is no persona “mobil”. Did you mean “mobile”?",
    ),
    (
        "two accounts",
        f"{ACTION}back\naccounts:\n- &a {{user: a, password: b, for: [mobile]}}\n- *a",
        "10:35: “mobile” has an account already, further up. A persona signs in as one.",
    ),
    (
        "no accounts",
        SIGN_IN,
        "8:44: “{account.password}” stands here, and desktop, mobile, keyboard have no account. Write accounts: [",
    ),
    (
        "no account for the reference walk",
        f"{SIGN_IN}\npersonas: [mobile]\naccounts: [{{user: a, password: b, for: [mobile]}}]",
        "8:44: “{account.password}” stands here, and desktop has no account. Name it in an account's “for”",
    ),
    (
        "no account for the reference walk of a journey that is for others",
        f"{SIGN_IN.replace(STEPS, FOR_MOBILE)}\naccounts: [{{user: a, password: b, for: [mobile]}}]",
        "9:44: “{account.password}” stands here, and desktop has no account.",
    ),
    (
        "a journey for nobody known",
        f"{ACTION.replace(STEPS, FOR_MOBILE.replace('mobile', 'mobil'))}back",
        "5:11: There is no persona “mobil”. Did you mean “mobile”?",
    ),
    (
        "a user around without account",
        f"{ACTION}back\nbefore: {{open: '/reset/{{account.user}}'}}",
        "9:16: “{account.user}” stands here, and desktop, mobile, keyboard have no account.",
    ),
    (
        "an account's word",
        f'{ACTION}type: "{{account.pasword}}"\naccounts: [{FOR_ALL}]',
        "8:19: “{account.pasword}” stands for nothing: an account has user and password. Did you mean “password”?",
    ),
    (
        "an account's brace",
        f'{ACTION}type: "{{account.user"\naccounts: [{FOR_ALL}]',
        "8:19: “{account.user” stands for",
    ),
    (
        "a persona without name",
        f"{ACTION}back\npersonas: [{{like: mobile}}]",
        "9:12: “name” is missing in this item of",
    ),
    (
        "a persona like nobody",
        f"{ACTION}back\npersonas: [{{name: Tablet}}]",
        "9:12: “like” is missing in this item of “personas”. Write it such as: {name: Tablet in Swedish, like: mobile,",
    ),
    (
        "a persona like another of the plan",
        f"{ACTION}back\npersonas: [{{name: A, like: mobile}}, {{name: B, like: A}}]",
        "9:53: There is no persona “A”. There are: desktop, mobile, keyboard, slow.",
    ),
    (
        "a base mistyped",
        f"{ACTION}back\npersonas: [{{name: A, like: mobil}}]",
        "9:28: There is no persona “mobil”. Did you",
    ),
    (
        "a known name",
        f"{ACTION}back\npersonas: [{{name: Slow, like: mobile}}]",
        "9:13: “Slow” is another persona's name.",
    ),
    (
        "the name of all",
        f"{ACTION}back\npersonas: [{{name: all, like: mobile}}]",
        "9:13: “all” is another persona's name.",
    ),
    (
        "an own name twice",
        f"{ACTION}back\npersonas: [all, {{name: A, like: mobile}}, {{name: A, like: slow}}]",
        "9:43: “A” is another persona's name. Give this one its own.",
    ),
    ("a list for a persona", f"{ACTION}back\npersonas: [[mobile]]", "9:12: An item of “personas” must be a mapping of"),
    ("a device's key", f"{OWN}veiwport: 1x1}}]", "9:41: There is no key “veiwport” here. Did you mean “viewport”?"),
    ("a viewport", f"{OWN}viewport: 820}}]", "9:51: “820” is not a width and a height. Write them in CSS px, such as"),
    ("a list as viewport", f"{OWN}viewport: [820]}}]", "9:51: This is not a width and a height."),
    (
        "a small viewport",
        f"{OWN}viewport: 820x1}}]",
        "9:51: “820x1” is no size of a window. Each side has 100 to 10000 CSS",
    ),
    ("a locale", f"{OWN}locale: Swedish!}}]", "9:49: “Swedish!” is not a locale. Write it such as sv-FI."),
    ("a round trip", f"{OWN}latency: 150}}]", "9:50: “150” is not a duration."),
    ("a long round trip", f"{OWN}latency: 1min}}]", "9:50: This is too much. It can be at most 10s."),
    (
        "a rate",
        f"{OWN}download: 5MB}}]",
        "9:51: “5MB” is not a rate. Write it with its unit, such as 1.6Mbit/s or 750kb",
    ),
    ("no rate", f"{OWN}download: 0kbps}}]", "9:51: This is too little. It can be from 1kbps to 10000Mbit/s."),
    (
        "a processor",
        f"{OWN}cpu_slowdown: 0.5}}]",
        "9:55: This is too little. It can be from 1 (not slowed down) to 20.",
    ),
    ("text", f"{OWN}text_scale: big}}]", "9:53: “big” is not a share. Write it such as 200%."),
    (
        "for an own persona mistyped",
        f"{OWN}locale: sv}}]\n".replace("back", "back:\n            for: [Tablt]"),
        "9:19: Ther",
    ),
]


@pytest.mark.parametrize(("text", "wanted"), [pytest.param(text, wanted, id=name) for name, text, wanted in BAD])
def test_wrong_plan_is_told_with_its_place(tmp_path: Path, text: str, wanted: str) -> None:
    assert told(tmp_path, text)[0].startswith(wanted)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("[]", "it is not JSON with cookies and origins"),
        ("[" * 100_000, "it is not JSON with cookies and origins"),
        ("{}", "cookies: Field required"),
        ('{"cookies": [{"name": "a"}], "origins": []}', "cookies.0.value: Field required"),
        ('{"cookies": [], "origins": [{"origin": "a", "localStorage": 1}]}', "origins.0.localStorage: Input should be"),
    ],
)
def test_what_is_no_kept_session_is_told(tmp_path: Path, text: str, wanted: str) -> None:
    (tmp_path / "session.json").write_text(text)
    wrong = told(tmp_path, f"{STEP}        manual: true\n        session: session.json")[0]
    assert wrong.startswith(f"8:18: “session.json” is no kept session: {wanted}")


def test_what_is_in_a_wrong_session_is_not_told(tmp_path: Path) -> None:
    (tmp_path / "session.json").write_text(json.dumps({"cookies": [{"value": "s3cr3t"}], "origins": "s3cr3t"}))
    assert "s3cr3t" not in "".join(told(tmp_path, f"{STEP}        manual: true\n        session: session.json"))


def test_a_command_that_may_not_be_run_is_told(tmp_path: Path) -> None:
    script(tmp_path, mode=0o600)
    wrong = told(tmp_path, f"{ACTION}back\nbefore: {{run: ./reset.sh}}")[0]
    assert wrong == "9:15: “./reset.sh” may not be run. Allow it: chmod +x ./reset.sh"


def test_everybody_without_account_is_told_once(tmp_path: Path) -> None:
    wrong = told(tmp_path, f"{SIGN_IN}\n            for: [mobile]\n          - type: '{{account.user}}'")
    assert [line.split(", and ")[1].split(" no ")[0] for line in wrong] == ["mobile has", "desktop, keyboard have"]


def test_a_target_may_name_the_user(tmp_path: Path) -> None:
    found = action(tmp_path, f"click: {{role: button, name: 'Sign out {{account.user}}'}}\naccounts: [{FOR_ALL}]")
    assert (str(found.target), found.secret) == ("button “Sign out {account.user}”", False)


SCALARS = (
    st.none()
    | st.text(max_size=8)
    | st.sampled_from(
        [
            "all",
            "mobile",
            "Tablet",
            "true",
            "820x1180",
            "2s",
            "8Mbit/s",
            "{account.user}",
            "{account.x",
            "./reset.sh",
            "\0",
            "'",
        ]
    )
)
WORDS = st.sampled_from(
    [
        *("name", "like", "viewport", "locale", "latency", "download", "text_scale", "user", "password", "for", "run"),
        *("open", "type", "value", "manual", "session", "stop_before", "safe", "actions", "steps", "before", "after"),
    ]
)
TREES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS | st.text(max_size=4), inner, max_size=4),
    max_leaves=20,
)


@settings(max_examples=300, deadline=None, database=None)
@given(TREES, st.sampled_from(["personas", "accounts", "before", "after", "journey", "step"]))
def test_any_structure_is_a_plan_or_a_plan_error(tree: Any, where: str) -> None:
    more = tree if where == "step" and isinstance(tree, dict) else {}
    step = {"name": "S", "actions": [{"type": "{account.user}"}], **more}
    journey: Any = {"name": "J", "steps": [step]}
    journey |= {"before": tree} if where == "journey" else {}
    whole = {"service": "S", "url": "https://a.example", "journeys": [journey]}
    whole |= {where: tree} if where in ("personas", "accounts", "before", "after") else {}
    plan_or_error(json.dumps(whole).encode())
