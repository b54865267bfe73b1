"""`auditor prune` deletes old runs, and nothing else."""

import json
import os
import pty
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from walking import act, plan_of, step

from auditor.cli import main
from auditor.cli.prune import days
from auditor.errors import UsageError
from auditor.sessions import Made, keep_state
from auditor.store import RUN, RunFolder


def run(path: Path, age: float, *, service: str = "Shop", **more: Any) -> Path:
    """A run folder as a run makes it, so many days old."""
    plan = plan_of("http://127.0.0.1:9/", step("x", act("open", value="/"))).model_copy(update={"service": service})
    folder = RunFolder.create(path, plan)
    folder.write("evidence/01-journey--desktop/000.json", "{}")
    folder.write("report.html", "<p>" + "x" * 5_000)
    at = (datetime.now(UTC) - timedelta(days=age)).isoformat(timespec="seconds")
    folder.note(started=at, finished=at, **more)
    for file in path.rglob("*"):
        os.utime(file, (time.time() - max(age, 0) * 86_400,) * 2)
    return path


def prune(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["prune", *map(str, arguments)])


def there(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.iterdir())


@pytest.fixture
def runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Old and new ones, of two services, and what is no run."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    home = tmp_path / "runs"
    for name, age in (("new", 1), ("old", 100), ("older", 200)):
        run(home / name, age)
    run(home / "nested" / "oldest", 300)
    run(home / "bank", 400, service="Bank")
    (home / "notes").mkdir()
    (home / "notes" / "run.json").write_text('{"started": "2020-01-01", "plan": "mine"}')
    (home / "broken").mkdir()
    (home / "broken" / "run.json").write_bytes(b"\xff\x00{")
    (home / "letter.txt").write_text("Dear")
    return home


def test_old_runs_go_and_all_else_stays(runs: Path) -> None:
    said = prune(runs, "--yes")
    assert said.exit_code == 0, said.output
    assert there(runs) == [
        "bank",
        "broken",
        "letter.txt",
        "nested",
        "new",
        "notes",
    ]
    assert there(runs / "nested") == []
    assert "3 runs deleted" in said.output
    assert "MB freed" in said.output


def test_newest_of_each_service_are_kept(runs: Path) -> None:
    assert prune(runs, "--yes", "--keep", "3").exit_code == 0
    assert {"new", "old", "older", "bank"} <= set(there(runs))
    assert there(runs / "nested") == []
    assert prune(runs, "--yes", "--keep", "0", "--older-than", "12w").exit_code == 0
    assert there(runs) == ["broken", "letter.txt", "nested", "new", "notes"]


def test_dry_run_says_all_and_deletes_nothing(runs: Path) -> None:
    before = there(runs)
    said = prune(runs, "--dry-run")
    assert there(runs) == before
    assert "3 runs would be deleted" in said.output
    assert "Shop" in said.output
    assert prune(runs, "--dry-run", "--older-than", "1000d").output.startswith("Nothing to delete: 5 runs")


def test_what_people_keep_in_a_run_is_not_deleted(runs: Path) -> None:
    (runs / "old" / "review.yaml").write_text("decisions: []")
    run(runs / "compared", 150, baseline=str(runs / "older" / "mine.json"))
    said = prune(runs, "--yes", "--keep", "0")
    assert said.exit_code == 0
    assert {"old", "older"} <= set(there(runs))
    assert "compared" not in there(runs)
    assert "people wrote review.yaml in it" in said.output
    assert "compared with a baseline in it" in said.output


def test_symbolic_links_are_not_followed(runs: Path, tmp_path: Path) -> None:
    elsewhere = run(tmp_path / "elsewhere", 500, service="Elsewhere")
    (runs / "link").symlink_to(elsewhere, target_is_directory=True)
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "file").write_text("mine")
    (runs / "old" / "evidence" / "out").symlink_to(tmp_path / "own", target_is_directory=True)
    (runs / "older" / "out").symlink_to(tmp_path / "own", target_is_directory=True)
    (runs / "linked").mkdir()
    (runs / "linked" / RUN).symlink_to(elsewhere / RUN)
    assert prune(runs, "--yes", "--keep", "0").exit_code == 0
    assert (tmp_path / "own" / "file").read_text() == "mine"
    assert (elsewhere / RUN).is_file()
    assert {"link", "linked"} <= set(there(runs))
    assert "old" not in there(runs)


def test_what_no_run_wrote_is_not_deleted(runs: Path) -> None:
    (runs / "old" / "notes.md").write_text("Talked to the bank.")
    (runs / "older" / ".git").mkdir()
    (runs / "nested" / "oldest" / ".DS_Store").write_bytes(b"")
    os.utime(runs / "nested" / "oldest" / ".DS_Store", (1_000_000, 1_000_000))
    said = prune(runs, "--yes")
    assert {"old", "older"} <= set(there(runs))
    assert there(runs / "nested") == []
    assert "“notes.md” in it was not written by a run." in said.output
    assert "“.git” in it was not written by a run." in said.output


def test_a_run_that_goes_on_just_now_is_not_deleted(runs: Path) -> None:
    """An old run that is gone on with keeps its beginning."""
    (runs / "old" / "evidence" / "01-journey--desktop" / "001.json").write_text("{}")
    said = prune(runs, "--yes", "--keep", "0", "--older-than", "0d")
    assert "old" in there(runs)
    assert "older" not in there(runs)
    assert "something is at work in it" in said.output


def test_what_another_deletes_meanwhile_is_no_defect(runs: Path) -> None:
    (runs / "closed").mkdir(mode=0o000)
    (runs / "dangling").symlink_to(runs / "gone")
    gone = runs / "older" / "evidence" / "gone.json"
    gone.symlink_to(runs / "gone")
    os.utime(gone, (1_000_000, 1_000_000), follow_symlinks=False)
    assert prune(runs, "--yes").exit_code == 0
    assert "older" not in there(runs)


def test_a_clock_that_was_wrong_deletes_nothing_too_early(tmp_path: Path) -> None:
    home = tmp_path / "runs"
    run(home / "future", -500)
    path = run(home / "back", 300)
    facts = json.loads((path / RUN).read_text())
    facts["started"] = datetime.now(UTC).isoformat()  # it ended long before it began
    (path / RUN).write_text(json.dumps(facts))
    assert prune(home, "--yes", "--keep", "0").exit_code == 0
    assert there(home) == ["back", "future"]


def test_it_asks_on_a_terminal(runs: Path) -> None:
    for answer, left in (("n", True), ("y", False)):
        ours, theirs = pty.openpty()
        command = [sys.executable, "-m", "auditor", "prune", str(runs)]
        process = subprocess.Popen(command, stdin=theirs, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        os.write(ours, f"{answer}\n".encode())
        said, _ = process.communicate(timeout=60)
        os.close(ours)
        os.close(theirs)
        assert "Delete 3 runs" in said
        assert ("old" in there(runs)) is left
        assert process.returncode == (130 if left else 0)


def test_what_cannot_be_deleted_is_named_and_the_rest_goes(runs: Path) -> None:
    """A mark of the file system keeps even its owner from deleting."""
    evidence = runs / "old" / "evidence"
    marked = subprocess.run(["chattr", "+i", evidence / "01-journey--desktop"], check=False, capture_output=True)
    if marked.returncode:
        evidence.chmod(0o500)
        if os.geteuid() == 0:
            pytest.skip("nothing keeps this user from deleting")
    try:
        said = prune(runs, "--yes")
    finally:
        subprocess.run(["chattr", "-i", evidence / "01-journey--desktop"], check=False, capture_output=True)
        evidence.chmod(0o700)
    assert said.exit_code == 3
    assert "Could not delete" in said.output
    assert "older" not in there(runs)
    assert (runs / "old" / RUN).is_file()  # so that it is found again
    assert prune(runs, "--yes").exit_code == 0
    assert "old" not in there(runs)


def test_old_sessions_go_too(runs: Path, tmp_path: Path) -> None:
    states = tmp_path / "state" / "auditor" / "sessions"
    for name in ("a" * 32, "b" * 32):
        keep_state(name, Made({"cookies": [], "origins": []}, 1.0))
    (states / "notes.json").write_text("mine")
    (states / f"{'c' * 32}.json").symlink_to(states / "notes.json")
    for name in ("a" * 32, "notes"):
        os.utime(states / f"{name}.json", (1_000_000, 1_000_000))
    assert f"1 kept session too old to be used, in {states}." in prune(runs, "--dry-run").output
    assert len(there(states)) == 4
    assert prune(runs, "--yes", "--older-than", "900d").exit_code == 0
    assert there(states) == [f"{'b' * 32}.json", f"{'c' * 32}.json", "notes.json"]


def test_a_session_goes_when_no_run_would_use_it_any_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.chdir(tmp_path)  # where there are no runs
    states, moment = tmp_path / "state" / "auditor" / "sessions", time.time()
    for name, hours in (("a" * 32, 25), ("b" * 32, 23)):
        keep_state(name, Made({"cookies": [], "origins": []}, 1.0))
        os.utime(states / f"{name}.json", (moment - hours * 3600,) * 2)
    said = CliRunner().invoke(main, ["prune", "--yes"])
    assert (said.exit_code, there(states)) == (0, [f"{'b' * 32}.json"]), said.output


@pytest.mark.parametrize(("told", "number"), [("90d", 90), ("12w", 84), ("36h", 1.5), ("90", 90), ("1y", 365)])
def test_spans_of_time(told: str, number: float) -> None:
    assert days(told) == pytest.approx(number)


@pytest.mark.parametrize("told", ["", "soon", "-3d", "1.5d", "90dd"])
def test_what_is_no_span_of_time_is_said(told: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no span of time"):
        days(told)
    said = prune(tmp_path, f"--older-than={told}")
    assert said.exit_code == 2


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    said = prune(tmp_path / "none")
    assert said.exit_code == 2
    assert "is no folder" in said.output
