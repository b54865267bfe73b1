"""Baselines and comparing on the command line, on stored runs."""

import json
from pathlib import Path

import pytest
from builders import dom, element, field
from test_cli import ask

from auditor.cli.plans import read_plan
from auditor.evidence.dom import Dom
from auditor.model import Arrival, Baseline, Evidence, Walk
from auditor.store import RunFolder

PLAN = """\
service: Licences
url: https://service.example/
personas: [desktop]
gate: {gate}
journeys:
  - name: Apply
    steps:
      - {{name: Start, actions: [open: /]}}
      - {{name: Details, actions: [open: /details]}}
"""
FINE = dom(element("h1", "Apply for a licence"), text=["Here you apply for a licence to juggle in public."])
NO_NAME = dom(element("h1", "Apply"), element("button", "", path="main > button"))
MENDED = dom(element("h1", "Apply"), element("button", "Send", path="main > button"))
NO_LABEL = dom(element("h1", "Apply"), inputs=[field(how="none", path="main > input")])
BUTTON, LABEL = "button-says-nothing", "no-label-in-sight"
ALWAYS = {"dead-end", "same-title-on-different-steps", "title-does-not-say-step"}  # of the walk, which is always alike


def plan(folder: Path, gate: str = "{fail_on: minor, review: true, new_only: true}") -> Path:
    file = folder / "audit.yaml"
    file.write_text(PLAN.format(gate=gate))
    return file


def run(folder: Path, name: str, *pages: Dom, file: Path | None = None) -> Path:
    """A run folder in which the desktop saw these pages, a step each, judged."""
    read = read_plan(file or plan(folder))
    kept = RunFolder.create(folder / name, read)
    writer = kept.begin("Apply", "desktop")
    walk = Walk(journey="Apply", persona="desktop", conditions="", visits=(), finished=True)
    writer.start(walk)
    for number, page in enumerate(pages):
        url = f"https://service.example/{number}"
        seen: dict[str, Evidence] = {"Dom": page.model_copy(update={"url": url})}
        writer.visit(Arrival(step=number, url=url, ends_step=True), {**seen})
    if pages:
        writer.end(walk)
    kept.note(finished="2026-11-22T10:00:00+00:00")
    ask("judge", kept.path, "--quiet")
    return kept.path


def compared(*arguments: str | Path) -> dict[str, set[str]]:
    """Status → the rules of the friction points that have it."""
    told = json.loads(ask("compare", *arguments, "--format", "json").output)
    found: dict[str, set[str]] = {}
    for one in told["points"]:
        found.setdefault(one["status"], set()).add(one["rule"])
    assert {status: count for status, count in told["counts"].items() if count} == {
        status: sum(one["status"] == status for one in told["points"]) for status in found
    }
    return found


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """The baseline of a run that found a button without a name."""
    first = run(tmp_path, "first", NO_NAME, FINE)
    assert ask("baseline", first).exit_code == 0
    return tmp_path / "baseline.json"


def test_baseline_lies_beside_the_plan_and_says_what_it_holds(tmp_path: Path) -> None:
    first = run(tmp_path, "first", NO_NAME, FINE)
    told = ask("baseline", first)
    assert (told.exit_code, told.output) == (
        0,
        f"Written: {tmp_path / 'baseline.json'} (4 added, 0 come back, 0 fixed, 0 as before).\n",
    )
    kept = Baseline.model_validate_json((tmp_path / "baseline.json").read_bytes())
    assert {one.rule for one in kept.there} == {*ALWAYS, BUTTON}
    (button,) = (one for one in kept.there if one.rule == BUTTON)
    assert [(spot.step, spot.personas) for spot in button.where] == [("Start", ("desktop",))]
    assert ask("baseline", first).output == f"{tmp_path / 'baseline.json'} says this already: 4 friction points.\n"


def test_one_mended_and_one_new_are_both_told_and_fail_the_gate(tmp_path: Path, base: Path) -> None:
    second = run(tmp_path, "second", NO_LABEL, FINE)
    assert compared(second, base) == {"new": {LABEL}, "fixed": {BUTTON}, "known": ALWAYS}
    told = ask("judge", second)
    assert told.exit_code == 1
    assert f"Against {base}: 1 new, 0 come back, 1 fixed, 3 known, 0 not seen." in told.output
    assert f"`auditor baseline {second}` would add 1 and set 1 to fixed." in told.output
    assert {one.rule for one in Baseline.model_validate_json(base.read_bytes()).there} == {*ALWAYS, BUTTON}, (
        "not silent"
    )


def test_what_is_known_passes_and_what_comes_back_fails(tmp_path: Path, base: Path) -> None:
    again = run(tmp_path, "again", NO_NAME, FINE)
    assert ask("judge", again).exit_code == 0
    mended = run(tmp_path, "mended", MENDED, FINE)
    assert ask("baseline", mended).output.endswith("(0 added, 0 come back, 1 fixed, 3 as before).\n")
    assert compared(again, base) == {"reappeared": {BUTTON}, "known": ALWAYS}
    assert ask("judge", again).exit_code == 1
    assert ask("baseline", again).output.endswith("(0 added, 1 come back, 0 fixed, 3 as before).\n")


def test_what_nobody_reached_is_not_seen_and_stays_in_the_baseline(tmp_path: Path, base: Path) -> None:
    short = run(tmp_path, "short")
    found = compared(short, base)
    assert found["not-seen"] >= {BUTTON}
    assert "fixed" not in found
    assert ask("judge", short).exit_code == 3
    ask("baseline", short)
    assert {one.rule for one in Baseline.model_validate_json(base.read_bytes()).there} >= {*ALWAYS, BUTTON}


def test_an_earlier_run_can_be_compared_with(tmp_path: Path) -> None:
    first, second = run(tmp_path, "first", NO_NAME, FINE), run(tmp_path, "second", NO_LABEL, FINE)
    assert compared(second, first) == {"new": {LABEL}, "fixed": {BUTTON}, "known": ALWAYS}
    assert compared(first, second) == {"new": {BUTTON}, "fixed": {LABEL}, "known": ALWAYS}
    assert compared(first, first) == {"known": {*ALWAYS, BUTTON}}


def test_says_what_it_compared_with_though_the_run_knows_the_same_from_a_file(tmp_path: Path) -> None:
    first = run(tmp_path, "first", NO_NAME, FINE)
    assert ask("baseline", first).exit_code == 0
    second = run(tmp_path, "second", NO_LABEL, FINE)
    assert ask("compare", second, first).output.startswith(f"Against {first}: 1 new, ")


def test_comparing_writes_nothing(tmp_path: Path, base: Path) -> None:
    second = run(tmp_path, "second", NO_LABEL, FINE)
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*") if path.is_file()}
    ask("compare", second, tmp_path / "first")
    ask("compare", second, base)
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*") if path.is_file()} == before


def test_several_runs_make_one_baseline_in_any_order(tmp_path: Path) -> None:
    runs = [run(tmp_path, "one", NO_NAME, FINE), run(tmp_path, "two", NO_LABEL, FINE)]
    for number, ordered in enumerate((runs, runs[::-1])):
        assert ask("baseline", *ordered, "--out", tmp_path / f"{number}.json").exit_code == 0
    assert (tmp_path / "0.json").read_text() == (tmp_path / "1.json").read_text()
    assert {BUTTON, LABEL} < {
        one.rule for one in Baseline.model_validate_json((tmp_path / "0.json").read_bytes()).there
    }


def test_text_and_markdown(tmp_path: Path, base: Path) -> None:
    second = run(tmp_path, "second", NO_LABEL, FINE)
    text = ask("compare", second, base).output
    assert text.startswith(f"Against {base}: 1 new, 0 come back, 1 fixed, 3 known, 0 not seen.\n\nNew (1)\n")
    assert f", {LABEL}] at Start for desktop" in text
    assert "Known" not in text
    assert "Known (3)" in ask("compare", second, base, "--all").output
    markdown = ask("compare", second, base, "--format", "markdown").output
    assert "### Fixed: looked for in the same places, and not found (1)" in markdown


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "is no baseline: "),
        ('{"there": 3}', "is no baseline: there: "),
        ("[]", "is no baseline: "),
        ('{"schema": 2}', "is no baseline: schema: "),
    ],
)
def test_a_file_that_is_no_baseline(tmp_path: Path, text: str, message: str) -> None:
    first = run(tmp_path, "first", NO_NAME, FINE)
    (tmp_path / "baseline.json").write_text(text)
    commands: list[list[str | Path]] = [["judge", first], ["baseline", first]]
    commands.append(["compare", first, tmp_path / "baseline.json"])
    for command in commands:
        told = ask(*command)
        assert told.exit_code == 2
        assert message in told.output
    assert ask("baseline", first, "--anew").exit_code == 0


def test_a_base_that_is_not_there(tmp_path: Path) -> None:
    told = ask("compare", run(tmp_path, "first", NO_NAME, FINE), tmp_path / "gone.json")
    assert told.exit_code == 2
    assert "gone.json cannot be read: No such file or directory." in told.output


def test_a_base_that_is_something_else(tmp_path: Path) -> None:
    first = run(tmp_path, "first", NO_NAME, FINE)
    told = ask("compare", first, first / "audit.json")
    assert (told.exit_code, told.stderr) == (
        2,
        f"Error: {first / 'audit.json'} is no baseline; it is of a run. Name its folder: {first}\n",
    )
    told = ask("compare", first, tmp_path)
    assert told.exit_code == 2
    assert f"{tmp_path} is not a run folder: it has no run.json." in told.stderr


def test_judging_anew_tells_the_other_forms_anew(tmp_path: Path) -> None:
    first = run(tmp_path, "first", NO_NAME, FINE)
    ask("report", first, "--format", "junit", "--format", "markdown")
    assert "The gate failed" in (first / "report-markdown.md").read_text()
    ask("baseline", first)
    ask("judge", first, "--quiet")
    assert "The gate passed" in (first / "report-markdown.md").read_text()
    assert 'failures="0"' in (first / "report-junit.xml").read_text()
    assert not (first / "report.sarif").exists()


def test_a_plan_that_is_gone_needs_a_name_for_the_file(tmp_path: Path) -> None:
    first = run(tmp_path, "first", NO_NAME, FINE)
    (tmp_path / "audit.yaml").unlink()
    told = ask("baseline", first)
    assert told.exit_code == 2
    assert "Name a file with --out." in told.output
    assert ask("baseline", first, "--out", tmp_path / "b.json").exit_code == 0


def test_a_plan_is_told_of_a_baseline_that_is_not_there_or_is_none(tmp_path: Path) -> None:
    file = plan(tmp_path, "{fail_on: minor, new_only: true, baseline: known.json}")
    told = ask("validate", file)
    assert told.exit_code == 0
    assert "there is no baseline known.json yet" in told.output
    (tmp_path / "known.json").write_text("{}", encoding="utf-8")
    assert "there is no baseline" not in ask("validate", file).output
    (tmp_path / "known.json").write_text("[]", encoding="utf-8")
    assert ask("validate", file).exit_code == 2


def test_the_plan_names_another_file(tmp_path: Path) -> None:
    file = plan(tmp_path, "{fail_on: minor, review: true, new_only: true, baseline: kept/known.json}")
    (tmp_path / "kept").mkdir()
    first = run(tmp_path, "first", NO_NAME, FINE, file=file)
    assert ask("judge", first).exit_code == 1
    assert ask("baseline", first).exit_code == 0
    assert (tmp_path / "kept" / "known.json").is_file()
    assert ask("judge", first).exit_code == 0


def test_a_gate_in_a_file_holds_beside_the_plans(tmp_path: Path) -> None:
    first = run(tmp_path, "first", NO_NAME, FINE, file=plan(tmp_path, "{fail_on: blocker}"))
    assert ask("judge", first).exit_code == 0
    (tmp_path / "strict.yaml").write_text("gate: {review: true, limits: [{minor: 3}]}")
    told = ask("judge", first, "--gate", tmp_path / "strict.yaml")
    assert told.exit_code == 1
    assert "Friction points that are minor or worse: 4, and the gate allows 3." in told.output
    (tmp_path / "wrong.yaml").write_text("gate: {fail_on: seriuos}")
    wrong = ask("judge", first, "--gate", tmp_path / "wrong.yaml")
    assert wrong.exit_code == 2
    assert "wrong.yaml:1:17: “fail_on” cannot be “seriuos”. Did you mean “serious”?" in wrong.output
