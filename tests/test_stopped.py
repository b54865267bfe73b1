"""A run that is stopped at any moment loses nothing that was gathered, leaves no browser behind, and can go on."""

import json
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event
from typing import Any

import psutil
import pytest
from service import Answer, Service, serving

from auditor.store import RunFolder

STEPS = ("Start", "Details", "Thanks")
SEED, MOMENTS, ALWAYS = 11, 50, 1  # kills at random moments; `make test` takes the first of them
PLAN = """service: Slow shop
url: {url}
personas: [desktop, keyboard]
journeys:
  - name: Order
    steps:
      - name: Start
        actions: [open: /]
      - name: Details
        actions: [click: {{role: link, name: Order now}}, fill: {{label: Name, value: Maija}}]
        expect: {{url: "**/details"}}
      - name: Thanks
        actions: [click: {{role: button, name: Send}}]
        expect: {{text: Your order is on its way}}
"""
START = '<main><h1>Slow shop</h1><p>Order what you like here.</p><p><a href="/details">Order now</a></p></main>'
DETAILS = """<main><h2>Your details</h2><img src="/none.png" width="20" height="20">
<form action="/thanks"><label>Name <input></label> <button>Send</button></form></main>"""
THANKS = "<main><h1>Thank you</h1><p>Your order is on its way and comes tomorrow.</p></main>"


@dataclass
class Shop:
    """A slow service that holds back the answer with the details to whom walks after the reference."""

    service: Service
    plan: Path
    run: Path | None = None  # the run that is held up; None: none is
    asked: Event = field(default_factory=Event)
    let_go: Event = field(default_factory=Event)

    def holding(self, run: Path | None) -> None:
        self.run = run
        self.asked.clear()
        self.let_go.clear()

    def details(self, answer: Answer) -> Callable[[bytes], Answer]:
        def told(_: bytes) -> Answer:
            if self.run and any(self.run.glob("evidence/*--desktop/walk.json")):
                self.asked.set()
                self.let_go.wait(60)
            return answer

        return told


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shop]:
    plan = tmp_path_factory.mktemp("shop") / "audit.yaml"
    with serving() as service:
        for path, body in (("/", START), ("/details", DETAILS), ("/thanks", THANKS)):
            service.page(path, body, title=f"Slow shop {path}", after=0.3)
        plan.write_text(PLAN.format(url=service.url))
        shop = Shop(service, plan)
        answer = service.answers["/details"]
        assert isinstance(answer, Answer)
        service.answers["/details"] = shop.details(answer)
        yield shop
        shop.let_go.set()


@dataclass(frozen=True)
class Undisturbed:
    result: Any
    seconds: float


@pytest.fixture(scope="module")
def undisturbed(shop: Shop, tmp_path_factory: pytest.TempPathFactory) -> Undisturbed:
    folder = tmp_path_factory.mktemp("undisturbed") / "run"
    shop.holding(None)
    process = start("run", shop.plan, "--out", folder)
    wait_for_run(folder)
    began = time.monotonic()
    output, errors = process.communicate(timeout=120)
    assert process.returncode == 0, output + errors
    return Undisturbed(result(folder), time.monotonic() - began)


def start(*arguments: str | Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "auditor", *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def done(*arguments: str | Path) -> tuple[int, str]:
    """Exit code of a command, and all that it said."""
    process = start(*arguments)
    output, errors = process.communicate(timeout=120)
    assert "Traceback" not in output + errors
    assert "auditor itself failed" not in errors
    return process.returncode, output + errors


def wait_for_run(folder: Path) -> None:
    end = time.monotonic() + 60
    while not (folder / "run.json").exists() and time.monotonic() < end:
        time.sleep(0.01)


def result(folder: Path) -> Any:
    """What a run came to. Speed is left out, for no two runs take the same time."""
    audit = json.loads((folder / "audit.json").read_text())
    walks = [
        (walk["persona"], walk["outcome"], walk["stopped_at"], [(one["step"], one["url"]) for one in walk["visits"]])
        for walk in audit["walks"]
    ]
    findings = sorted(
        (one["rule"], one["certainty"], one["step"], one["personas"], one["on_path"], one["message"])
        for one in audit["findings"]
        if one["category"] != "speed"
    )
    return audit["verdict"]["complete"], walks, findings


def files(folder: Path, walk: str) -> dict[str, tuple[int, bytes]]:
    """Every file of a walk, with when it was written and what is in it."""
    found = (folder / "evidence").glob(f"*--{walk}/*")
    return {file.name: (file.stat().st_mtime_ns, file.read_bytes()) for file in found}


def left(processes: Sequence[psutil.Process]) -> list[str]:
    """Those that still run some seconds later."""
    _, alive = psutil.wait_procs(processes, timeout=10)
    return [one.name() for one in alive if one.is_running() and one.status() != psutil.STATUS_ZOMBIE]


def in_the_second_walk(shop: Shop, folder: Path) -> tuple[subprocess.Popen[str], list[psutil.Process]]:
    """A run that waits for the second step of its second walk, and all processes that it has started."""
    shop.holding(folder)
    process = start("run", shop.plan, "--out", folder)
    assert shop.asked.wait(60)
    begun = psutil.Process(process.pid).children(recursive=True)
    assert any("chrom" in one.name() or "headless" in one.name() for one in begun)
    return process, begun


@pytest.mark.long
def test_killed_in_the_second_walk_it_is_judged_as_incomplete_and_goes_on(
    shop: Shop, undisturbed: Undisturbed, tmp_path: Path
) -> None:
    folder = tmp_path / "run"
    process, begun = in_the_second_walk(shop, folder)
    process.kill()
    process.communicate(timeout=60)
    assert left(begun) == []
    shop.let_go.set()
    assert not (folder / "audit.json").exists()
    ends = [(walk.persona, walk.finished, len(walk.visits)) for walk in RunFolder.open(folder).walks()]
    assert ends == [("desktop", True, 3), ("keyboard", False, 1)]

    code, said = done("judge", folder)
    assert code == 3
    assert "The audit is incomplete." in said
    assert result(folder)[0] is False
    assert "could not be judged" in (folder / "report.html").read_text()

    finished, interrupted = files(folder, "desktop"), files(folder, "keyboard")
    code, said = done("run", "--resume", folder)
    assert code == 0, said
    assert [f"keyboard: step {number} of 3, {name}" in said for number, name in enumerate(STEPS, 1)] == [True] * 3
    assert "desktop: step" not in said
    assert files(folder, "desktop") == finished
    assert files(folder, "keyboard.interrupted-1") == interrupted
    assert result(folder) == undisturbed.result


@pytest.mark.parametrize(
    ("signals", "code"),
    [
        pytest.param([signal.SIGINT], 130, id="ctrl-c"),
        pytest.param([signal.SIGTERM], 143, id="terminated", marks=pytest.mark.long),
        pytest.param([signal.SIGINT, signal.SIGINT], 130, id="ctrl-c-twice", marks=pytest.mark.long),
    ],
)
def test_asked_to_stop_it_tells_what_was_gathered_and_leaves_no_browser(
    shop: Shop, tmp_path: Path, signals: list[signal.Signals], code: int
) -> None:
    folder = tmp_path / "run"
    process, begun = in_the_second_walk(shop, folder)
    for number in signals:
        process.send_signal(number)
        time.sleep(0.01)
    output, errors = process.communicate(timeout=60)
    shop.let_go.set()
    assert process.returncode == code, output + errors
    assert left(begun) == []
    if len(signals) > 1:  # asked twice it ends at once: the report is made by `auditor judge`
        assert done("judge", folder)[0] == 3
    complete, walks, findings = result(folder)
    assert not complete
    assert [(persona, outcome) for persona, outcome, *_ in walks] == [
        ("desktop", "completed"),
        ("keyboard", "prevented"),
    ]
    assert [step for step, _ in walks[1][3]] == ["Start"]
    assert any("desktop" in personas and rule == "axe-image-alt" for rule, _, _, personas, *_ in findings)
    assert (folder / "report.html").stat().st_size > 10_000


def moments() -> Iterator[Any]:
    """Shares of an undisturbed run's time, one in each fiftieth of it, in random order."""
    chance = random.Random(SEED)
    shares = [(number + chance.random()) / MOMENTS for number in range(MOMENTS)]
    for number, share in enumerate(chance.sample(shares, MOMENTS)):
        yield pytest.param(round(share, 3), marks=[pytest.mark.long] if number >= ALWAYS else [])


@pytest.mark.parametrize("share", list(moments()))
def test_killed_at_any_moment_it_comes_to_the_same_result(
    shop: Shop, undisturbed: Undisturbed, tmp_path: Path, share: float
) -> None:
    folder = tmp_path / "run"
    shop.holding(None)
    process = start("run", shop.plan, "--out", folder)
    wait_for_run(folder)
    time.sleep(share * undisturbed.seconds)
    process.kill()
    process.communicate(timeout=60)

    whole = [file for file in folder.rglob("*.json") if not file.name.startswith(".")]
    assert all(json.loads(file.read_text()) for file in whole)
    finished = [walk.persona for walk in RunFolder.open(folder).walks() if walk.finished]
    before = {persona: files(folder, persona) for persona in finished}
    assert done("judge", folder)[0] in {0, 3}
    code, said = done("run", "--resume", folder)
    assert code == 0, said
    assert {persona: files(folder, persona) for persona in finished} == before
    assert result(folder) == undisturbed.result
