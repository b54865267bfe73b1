"""A run that walks, signs in and crawls, killed at any moment in any way, comes to the audit of an undisturbed one."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil
import pytest
from members_service import PASSWORD, Members
from service import Service, serving

PLAN = """service: Members
url: {url}
personas: [desktop, mobile]
checkers: none
session:
  steps:
    - name: Sign in
      actions:
        - open: /login
        - fill: {{label: User, value: maija}}
        - fill: {{label: Password, value: "${{MEMBERS_PASSWORD}}"}}
        - click: {{role: button, name: Go on}}
      expect: {{text: Hello maija}}
  signed_out: {{visible: {{role: button, name: Go on}}}}
journeys:
  - name: Look at an item
    for: [desktop]
    steps:
      - name: Front page
        actions: [open: /]
crawl: {{personas: [desktop, mobile], evidence: [Dom, Images], share: 50%, each_template: 2, pictures: false}}
"""
MOMENTS = 50
SEED = 7
# What no two runs share: when, how long, how much of it. What is judged of time comes and goes with it.
TIMES = {
    "started",
    "finished",
    "metrics",
    "effort",
    "spread",
    "friction",
    "curve",
    "outcomes",
    "asked",
    "film",
    "waits",
}


@dataclass(frozen=True)
class Kept:
    """A plan, and what it comes to when nobody disturbs it."""

    plan: Path
    state: Path
    audit: Any
    seconds: float


@pytest.fixture(scope="module")
def web() -> Iterator[Service]:
    with serving(Members) as one:
        yield one


@pytest.fixture(scope="module")
def undisturbed(web: Service, tmp_path_factory: pytest.TempPathFactory) -> Kept:
    folder = tmp_path_factory.mktemp("undisturbed")
    plan = folder / "audit.yaml"
    plan.write_text(PLAN.format(url=web.url))
    process = started(folder, "run", plan, "--out", folder / "run")
    wait_for_run(folder / "run")
    began = time.monotonic()
    output, _ = process.communicate(timeout=240)
    assert process.returncode == 0, output
    return Kept(plan, folder, told(folder / "run"), time.monotonic() - began)


def started(state: Path, *arguments: str | Path) -> subprocess.Popen[str]:
    """A command in a group of processes of its own. Sessions are kept under `state`."""
    command = [sys.executable, "-m", "auditor", *map(str, arguments)]
    environment = {**os.environ, "MEMBERS_PASSWORD": PASSWORD, "XDG_STATE_HOME": str(state)}
    return subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=environment, start_new_session=True
    )


def done(state: Path, *arguments: str | Path) -> tuple[int, str]:
    """Exit code of a command, and all that it said."""
    process = started(state, *arguments)
    output, _ = process.communicate(timeout=240)
    assert "Traceback" not in output
    assert "auditor itself failed" not in output
    return process.returncode, output


def wait_for_run(folder: Path) -> None:
    end = time.monotonic() + 60
    while not (folder / "run.json").exists() and time.monotonic() < end:
        time.sleep(0.01)


def under_way(undisturbed: Kept, folder: Path, share: float) -> tuple[subprocess.Popen[str], list[psutil.Process]]:
    """A run after this share of its time, and all that it has started by then."""
    process = started(folder.parent, "run", undisturbed.plan, "--out", folder)
    wait_for_run(folder)
    time.sleep(share * undisturbed.seconds)
    return process, browsers(process)


def told(folder: Path) -> Any:
    """The whole audit, but for what is measured in time."""
    return _timeless(json.loads((folder / "audit.json").read_text()))


def _timeless(told: Any) -> Any:
    if isinstance(told, dict):
        return {name: _timeless(one) for name, one in told.items() if name not in TIMES}
    if isinstance(told, list):
        return [_timeless(one) for one in told if not (isinstance(one, dict) and one.get("category") == "speed")]
    return told


def browsers(process: subprocess.Popen[str]) -> list[psutil.Process]:
    """All that a run has started by now: the browser's driver, the browser, what reads documents."""
    with suppress(psutil.NoSuchProcess):
        return psutil.Process(process.pid).children(recursive=True)
    return []


def left(processes: list[psutil.Process]) -> list[str]:
    """Those that still run some seconds later."""
    _, alive = psutil.wait_procs(processes, timeout=15)
    return [one.name() for one in alive if one.is_running() and one.status() != psutil.STATUS_ZOMBIE]


def all_at_once(process: subprocess.Popen[str]) -> None:
    os.killpg(process.pid, signal.SIGKILL)


def alone(process: subprocess.Popen[str]) -> None:
    process.kill()


def hang_up(process: subprocess.Popen[str]) -> None:
    process.send_signal(signal.SIGHUP)


def terminate(process: subprocess.Popen[str]) -> None:
    process.terminate()


def ctrl_c_twice(process: subprocess.Popen[str]) -> None:
    process.send_signal(signal.SIGINT)
    time.sleep(0.02)
    process.send_signal(signal.SIGINT)


WAYS = (all_at_once, alone, hang_up, terminate, ctrl_c_twice)


def moments() -> Iterator[Any]:
    """Shares of an undisturbed run's time, one in each fiftieth of it, each with a way to be killed."""
    chance = random.Random(SEED)
    for number in range(MOMENTS):
        yield pytest.param((number + chance.random()) / MOMENTS, WAYS[number % len(WAYS)], id=f"{number}")


@pytest.mark.share(1 / MOMENTS)
@pytest.mark.parametrize(("share", "way"), list(moments()))
def test_killed_at_any_moment_it_comes_to_the_same_audit(
    undisturbed: Kept, tmp_path: Path, share: float, way: Callable[[subprocess.Popen[str]], None]
) -> None:
    folder = tmp_path / "run"
    process, begun = under_way(undisturbed, folder, share)
    way(process)
    process.communicate(timeout=60)
    assert left(begun) == []
    if way is alone:  # what is there can be judged as it is, and is whole only where it is the same
        code, said = done(tmp_path, "judge", folder)
        assert code == (0 if told(folder) == undisturbed.audit else 3), said
    code, said = done(tmp_path, "run", "--resume", folder)
    assert code == 0, said
    assert told(folder) == undisturbed.audit
    assert not list(folder.rglob(".*.draft"))


@pytest.mark.long
@pytest.mark.parametrize("share", [round((number + 0.5) / 10, 2) for number in range(10)])
@pytest.mark.parametrize("name", ["headless", "node"])
def test_a_browser_or_its_driver_that_is_killed_ends_no_run(
    undisturbed: Kept, tmp_path: Path, share: float, name: str
) -> None:
    folder = tmp_path / "run"
    process, begun = under_way(undisturbed, folder, share)
    for one in begun:
        with suppress(psutil.NoSuchProcess):
            if name in one.name():
                one.kill()
                break
    output, _ = process.communicate(timeout=240)
    assert "Traceback" not in output
    assert "auditor itself failed" not in output
    assert left(begun) == []
    assert process.returncode in {0, 3}, output  # a walk that has lost its page has not got through
    if process.returncode == 3:
        assert "The audit is incomplete." in output
    if process.returncode == 0:
        assert told(folder) == undisturbed.audit
