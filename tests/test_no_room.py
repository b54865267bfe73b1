"""A full disk, a folder that nobody may write in, a clock that jumps: a sentence, exit 3, what was gathered is kept."""

import json
import os
import resource
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from service import Service

from auditor.store import RunFolder

NOBODY = 65534
PLAN = """
service: A small shop
url: {url}
personas: [desktop]
checkers: []
journeys:
  - name: Buy
    steps:
      - name: Start
        actions: [{{open: /}}]
      - name: Next
        actions: [{{click: {{css: a}}}}]
        expect: {{text: The end}}
"""


@pytest.fixture
def plan(service: Service, tmp_path: Path) -> Path:
    service.page("/", f"<main><h1>Start</h1><a href='/next'>On</a>{'<p>Some words of a page.</p>' * 400}</main>")
    service.page("/next", f"<main><h1>The end</h1>{'<p>More words of a page.</p>' * 400}</main>")
    file = tmp_path / "audit.yaml"
    file.write_text(PLAN.format(url=service.url))
    return file


def run(*arguments: str | Path, **more: Any) -> tuple[int, str]:
    command = [sys.executable, "-m", "auditor", *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=170, **more)
    said = done.stdout + done.stderr
    assert "Traceback" not in said, said
    assert "auditor itself failed" not in said, said
    return done.returncode, said


@contextmanager
def small_disk(path: Path, kilobytes: int) -> Iterator[Path]:
    """A file system of its own of this size; skipped where nobody may make one."""
    path.mkdir()
    size = f"size={kilobytes}k"
    made = subprocess.run(["mount", "-t", "tmpfs", "-o", size, "tmpfs", path], check=False, capture_output=True)
    if made.returncode:
        pytest.skip("no file system can be mounted here")
    try:
        yield path
    finally:
        subprocess.run(["umount", "-l", path], check=True)


def whole(folder: Path) -> None:
    """Every file there is one that was written to its end."""
    for file in folder.rglob("*.json"):
        assert json.loads(file.read_text())
    assert not list(folder.rglob(".*.draft"))


@pytest.mark.parametrize(
    "kilobytes", [260, pytest.param(24, marks=pytest.mark.long), pytest.param(700, marks=pytest.mark.long)]
)
def test_a_full_disk_ends_a_run_with_a_sentence(plan: Path, tmp_path: Path, kilobytes: int) -> None:
    with small_disk(tmp_path / "disk", kilobytes) as disk:
        code, said = run("run", plan, "--out", disk / "run")
        assert code == 3, said
        assert "No space left on device" in said
        assert "Free some space" in said
        whole(disk / "run")
        if (disk / "run" / "run.json").exists():
            assert RunFolder.open(disk / "run").plan.service == "A small shop"


@pytest.mark.long
def test_a_run_goes_on_where_there_is_room_again(plan: Path, tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", 260) as disk:
        assert run("run", plan, "--out", disk / "run")[0] == 3
        subprocess.run(["mount", "-o", "remount,size=60m", disk], check=True)
        code, said = run("run", "--resume", disk / "run")
        assert code == 0, said
        assert (disk / "run" / "report.html").is_file()


@pytest.mark.long
def test_a_limit_on_the_size_of_files_is_told(plan: Path, tmp_path: Path) -> None:
    """What quotas do, also where nothing can be mounted."""

    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))

    assert run("run", plan, "--out", tmp_path / "run")[0] == 0
    code, said = run("judge", tmp_path / "run", preexec_fn=limited)
    assert code == 3
    assert "Could not write" in said
    assert "File too large" in said
    whole(tmp_path / "run")
    assert run("judge", tmp_path / "run")[0] == 0


def test_no_permission_to_write_is_told(plan: Path, tmp_path: Path) -> None:
    shut = tmp_path / "shut"
    shut.mkdir(mode=0o555)
    if os.geteuid() == 0:  # root may write everywhere but where the file system is not to be written
        subprocess.run(["mount", "-t", "tmpfs", "-o", "ro", "tmpfs", shut], check=False, capture_output=True)
    try:
        (shut / "probe").mkdir()
    except OSError:
        code, said = run("run", plan, "--out", shut / "run")
        assert code == 3
        assert "Could not make the run folder" in said
        assert said.count("\n") < 6
    else:
        pytest.skip("this user may write everywhere")
    finally:
        subprocess.run(["umount", "-l", shut], check=False, capture_output=True)


JUMPING = """
import itertools, random, sys, time
real, jumps = time.time, itertools.cycle([0, -86_400, 3_600, 31_536_000, -5, -31_536_000])
state = {"off": 0.0, "until": 0.0}
def jumping():
    now = real()
    if now > state["until"]:
        state.update(off=next(jumps), until=now + 0.7)
    return now + state["off"]
time.time = jumping
time.time_ns = lambda: int(jumping() * 1e9)
from auditor.cli import main
sys.argv = ["auditor", *sys.argv[1:]]
main()
"""


@pytest.mark.long
def test_a_clock_that_jumps_changes_nothing(plan: Path, tmp_path: Path) -> None:
    """The clock of the tool's own process goes an hour, a day, a year forth and back while it walks."""
    command = [sys.executable, "-c", JUMPING, "run", str(plan), "--out", str(tmp_path / "run")]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=170)
    assert done.returncode == 0, done.stdout + done.stderr
    audit = json.loads((tmp_path / "run" / "audit.json").read_text())
    (walk,) = audit["walks"]
    assert walk["outcome"] == "completed"
    assert all((visit["metrics"]["wait_ms"] or 0) < 170_000 for visit in walk["visits"])
    assert (tmp_path / "run" / "report.html").stat().st_size > 10_000
