"""Every file that a command takes, as bytes and as a good one with parts of it replaced: read, or told and exit 2."""

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner
from fuzzing import BYTES, TREES, as_json, bent, holds
from hypothesis import strategies as st
from walking import act, plan_of, step

from auditor.cli import main
from auditor.store import RunFolder

ROOT = Path(__file__).parents[1]
SOURCES = ROOT / "tests" / "sources"
PLAN: dict[str, Any] = {
    "service": "Shop", "url": "https://shop.example/", "language": "en", "personas": ["desktop", "keyboard"],
    "owners": [{"match": "https://pay.example/**", "owner": "Payments"}],
    "gate": {"fail_on": "serious", "limits": [{"concern": "speed", "serious": 3}], "budgets": {"lcp": "2.5s"}},
    "crawl": {"start": ["/"], "exclude": ["/archive/**"], "most_pages": 9, "share": "10%", "delay": "1s", "at_once": 2},
    "proxy": {"server": "http://proxy.example:3128", "bypass": ["intranet.example"]},
    "headers": [{"host": "shop.example", "name": "X-Key", "value": "k"}],
    "basic_auth": [{"host": "shop.example", "user": "u", "password": "p"}],
    "cookies": [{"host": "shop.example", "name": "v", "value": "b"}],
    "accept_certificates": ["shop.example"],
    "limits": {"page": "20s", "visit": "1min", "walk": "5min", "run": "1h"},
    "session": {"steps": [{"name": "In", "actions": [{"open": "/login"}, {"fill": {"label": "Name", "value": "n"}}]}],
                "keep": "30min"},
    "journeys": [{"name": "Buy", "steps": [
        {"name": "Front", "actions": [{"open": "/"}], "expect": {"text": "Shop"}},
        {"name": "Pay", "actions": [{"click": {"role": "button", "name": "Pay"}}], "expect": {"url": "**/paid"}},
    ]}],
}  # fmt: skip
BASELINE = {
    "schema": 1, "service": "Shop", "there": [{
        "id": "aaaaaaaaaaaa", "rule": "image-alt", "title": "No alt.", "category": "accessibility", "impact": "serious",
        "certainty": "violation", "where": [{"journey": "Buy", "step": "Front"}]}], "fixed": [],
}  # fmt: skip
DECISION = {"decision": "confirm", "reason": "Seen.", "owner": "Maija"}
REVIEW: dict[str, Any] = {"decisions": {"aaaaaaaaaaaa": DECISION}, "findings": []}
LIGHTHOUSE = [{"path": "/*", "timings": [{"metric": "interactive", "budget": 3000}],
               "resourceSizes": [{"resourceType": "script", "budget": 100}]}]  # fmt: skip
BRAND = {"name": "Town", "colours": {"light": "#1d4f91", "dark": "#93bdf3"}}
GOOD: dict[str, tuple[str, Any]] = {
    "plan": ("audit.yaml", PLAN),
    "gate": ("gate.yaml", {"gate": PLAN["gate"]}),
    "brand": ("brand.yaml", BRAND),
    "baseline": ("baseline.json", BASELINE),
    "baseline-to-renew": ("baseline.json", BASELINE),
    "review": ("review.yaml", REVIEW),
    "lighthouse": ("budgets.json", LIGHTHOUSE),
    "recording": ("recording.json", json.loads((SOURCES / "booking.json").read_text())),
    "pa11y": (".pa11yci", json.loads((SOURCES / "every-action.pa11yci.json").read_text())),
    "authority": ("authority.pem", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"),
}
FAILED = ("auditor itself failed", "Traceback")


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A run in which nothing was walked: enough for what is read beside it."""
    home = tmp_path_factory.mktemp("home")
    RunFolder.create(home / "run", plan_of("http://127.0.0.1:9/", step("Front", act("open", value="/"))))
    said = CliRunner().invoke(main, ["judge", str(home / "run")])
    assert said.exit_code == 3, said.output
    return home / "run"


def asked(kind: str, file: Path, run: Path) -> list[str | Path]:
    """The command that reads a file of this kind."""
    beside = file.parent / "plan.yaml"
    if kind == "lighthouse":
        beside.write_text(json.dumps({**PLAN, "gate": {"fail_on": "serious", "budgets": [{"file": file.name}]}}))
    commands: dict[str, list[str | Path]] = {
        "plan": ["validate", file],
        "gate": ["judge", run, "--gate", file],
        "brand": ["report", run, "--format", "html", "--brand", file],
        "baseline": ["compare", run, file],
        "baseline-to-renew": ["baseline", run, "--out", file],
        "lighthouse": ["validate", beside],
        "review": ["review", run],
        "recording": ["import", file, "--out", file.parent / "out.yaml", "--force"],
        "pa11y": ["import", file, "--out", file.parent / "out.yaml", "--force"],
        "authority": ["crawl", "http://127.0.0.1:9/", "--certificate-authority", file, "--browser", "/nowhere"],
    }
    return commands[kind]


def test_good_files_are_good(run: Path, tmp_path: Path) -> None:
    """What is bent below is read when it is whole."""
    own = tmp_path / "run"
    shutil.copytree(run, own)
    for kind in GOOD.keys() - {"authority"}:
        name, good = GOOD[kind]
        file = own / name if kind == "review" else tmp_path / name
        file.write_bytes(in_lines(name, as_json(good)))
        said = CliRunner().invoke(main, [str(one) for one in asked(kind, file, own)])
        assert said.exit_code in ({3} if kind == "gate" else {0, 1}), (kind, said.output)  # nothing was walked: 3


@pytest.mark.parametrize("amount", [4, pytest.param(150, marks=pytest.mark.long)])
@pytest.mark.parametrize("kind", GOOD)
def test_what_is_wrong_with_a_file_is_told(
    kind: str, amount: int, run: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.chdir(tmp_path)
    name, good = GOOD[kind]
    own = tmp_path / "run"
    shutil.copytree(run, own)
    file = own / name if kind == "review" else tmp_path / name

    @holds(amount, st.integers(0, 3), BYTES, TREES, st.randoms(use_true_random=False))
    def check(way: int, raw: bytes, tree: Any, chance: Any) -> None:
        file.write_bytes(raw if way == 0 else in_lines(name, as_json(tree) if way == 1 else bent(good, chance, tree)))
        said = CliRunner().invoke(main, [str(one) for one in asked(kind, file, own)])
        assert not [sign for sign in FAILED if sign in said.output], said.output
        # Nothing was walked in this run, and there is no such browser: 3.
        good_ends = {"gate": {1, 3}, "authority": {3}, "baseline": {0, 1}}.get(kind, {0})
        assert said.exit_code in {2, *good_ends}, said.output
        if said.exit_code == 2:
            told_where(said.output, file)


def in_lines(name: str, data: bytes) -> bytes:
    """As people write YAML, so that a place in it is more than a column."""
    try:
        return yaml.safe_dump(json.loads(data), allow_unicode=True).encode() if name.endswith(".yaml") else data
    except ValueError:
        return data  # cut short


def told_where(said: str, file: Path) -> None:
    """The message names the file, and what is wrong is a sentence that ends."""
    assert file.name in said or "plan.yaml" in said, said
    lines = [line for line in said.splitlines() if line.strip()]
    assert any(re.search(r"[.:!?`]$|auditor \w+", line) for line in lines), said
    if file.suffix == ".yaml":
        assert re.search(r"\.yaml:\d+:\d+: \S", said), said


def test_every_file_of_a_command_is_here() -> None:
    """A command that takes a file of a new kind must be put to this test, too."""
    import click

    known = {
        "plan", "gate", "brand", "base", "run", "file", "authority",  # above
        "out", "folder", "runs", "resume",  # folders: test_fuzzed, test_fuzzed_crawl, test_prune
    }  # fmt: skip
    context = click.Context(main)
    commands = [main.get_command(context, name) for name in main.list_commands(context)]
    paths = {one.name for command in commands if command for one in command.params if isinstance(one.type, click.Path)}
    assert paths - known == set()


def test_good_files_are_yaml() -> None:
    assert all(yaml.safe_load(as_json(good)) == good for _, good in GOOD.values())
