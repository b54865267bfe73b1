"""Pages and servers that do harm: an audit of them ends by itself, keeps what it saw, and leaves nothing behind.

Each behaviour is a file in `hostile/`, a journey of its own: the page, then a plain one, which shows whether the walk
could go on.
"""

import json
import os
import random
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import psutil
import pytest
from hostile_service import Behaviour, Hostile, behaviours, hostile

from auditor.crawl.frontier import Frontier
from auditor.crawl.record import GIVEN_UP
from auditor.engines.find import VARIABLE, find_browser
from auditor.model import Missing, Walk
from auditor.store import RunFolder

SEED, SHARE = 7, 2
LIMITS = {"page": "6s", "visit": "12s", "walk": "90s", "run": "2h"}
ALL_SECONDS = 3_000  # for all of them on a busy machine
SLOW = {"many_elements", "bomb_gzip", "memory_buffers", "memory_objects", "endless_body", "endless_head"}


@dataclass(frozen=True)
class Audited:
    """What an audit came to, and what it left behind."""

    code: int
    said: str
    walks: dict[str, Walk]
    audit: Any
    left: list[str]  # processes
    files: list[str]  # outside of the run folder


def chosen() -> list[Behaviour]:
    """A seeded share of those that are quick."""
    quick = [one for one in behaviours() if one.name not in SLOW]
    return random.Random(SEED).sample(quick, SHARE)


def audited(
    server: Hostile, some: Sequence[Behaviour], here: Path, *, seconds: float, visit: str = LIMITS["visit"]
) -> Audited:
    """Audit them by the command line, in a folder of its own."""
    journeys = [
        {
            "name": one.name,
            "steps": [
                {"name": "Hostile", "actions": [{"open": f"/{one.name}"}]},
                {"name": "Plain", "actions": [{"open": "/plain"}]},
            ],
        }
        for one in some
    ]
    limits = {**LIMITS, "visit": visit}
    return ran({"url": server.url, "journeys": journeys, "limits": limits}, here, seconds=seconds)


def ran(plan: dict[str, Any], here: Path, *, seconds: float) -> Audited:
    """Run this plan by the command line, in a folder of its own."""
    temporary = here / "a" / "b" / "c" / "temporary"
    temporary.mkdir(parents=True)
    file, run = temporary.parent / "audit.yaml", temporary.parent / "run"
    told = {"service": "Hostile", "personas": ["desktop"], "limits": LIMITS, **plan}
    file.write_text(json.dumps(told))  # JSON is YAML
    browser = find_browser().path
    environment = {**os.environ, "TMPDIR": str(temporary), **({VARIABLE: browser} if browser else {})}
    command = [sys.executable, "-m", "auditor", "run", str(file), "--out", str(run), "--jobs", "2"]
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, cwd=temporary.parent, env=environment
    )
    begun: set[psutil.Process] = set()
    threading.Thread(target=_watch, args=(process, begun), daemon=True).start()
    try:
        said, _ = process.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()
        raise
    _, alive = psutil.wait_procs(begun, timeout=10)
    files = [str(file.relative_to(here)) for file in here.rglob("*") if file.is_file() and run not in file.parents]
    return Audited(
        process.returncode,
        said,
        {walk.journey: walk for walk in RunFolder.open(run).walks()},
        json.loads((run / "audit.json").read_text()),
        [one.name() for one in alive if one.is_running() and one.status() != psutil.STATUS_ZOMBIE],
        [file for file in files if file != "a/b/c/audit.yaml"],
    )


def _watch(process: subprocess.Popen[str], begun: set[psutil.Process]) -> None:
    """Know every process that comes of this one."""
    while process.poll() is None:
        try:
            begun |= set(psutil.Process(process.pid).children(recursive=True))
        except psutil.NoSuchProcess:
            return
        time.sleep(0.3)


def wrongs(found: Audited, some: Sequence[Behaviour]) -> list[str]:
    """All that is not as it should be."""
    wrong = [*found.left, *found.files]
    if found.code not in (0, 3) or "Traceback" in found.said:
        wrong.append(f"It ended with {found.code}: {found.said[-1000:]}")
    for one in some:
        walk = found.walks.get(one.name)
        if walk is None or not walk.finished:
            wrong.append(f"{one.name}: it was not walked to an end.")
            continue
        if (walk.stop or "") not in {one.ends, *([] if one.surely else [""])}:
            wrong.append(f"{one.name}: ended “{walk.stop}”, not “{one.ends}”: {walk.reason}")
        if walk.stop and not (walk.reason or "").rstrip().endswith((".", "”")):
            wrong.append(f"{one.name}: “{walk.reason}” is no sentence.")
        wrong += [f"{one.name}: {why}" for why in _unseen(walk)]
    return wrong


def _unseen(walk: Walk) -> list[str]:
    """What of the hostile page's visit is missing without a reason; and a visit without any evidence."""
    wrong = []
    for visit in walk.visits[:1]:
        found = [read() for read in visit.read.values()]
        reasons = [one.why for one in found if isinstance(one, Missing)]
        wrong += [f"“{why}” is no sentence." for why in reasons if not why.rstrip().endswith((".", "”", ")"))]
        if len(reasons) == len(found):
            wrong.append("nothing of it was kept.")
    return wrong


def test_a_share_of_them_ends_and_leaves_nothing_behind(tmp_path: Path) -> None:
    some = chosen()
    with hostile() as server:
        found = audited(server, some, tmp_path, seconds=600, visit="5s")
    assert wrongs(found, some) == []


@pytest.mark.long
def test_all_of_them_end_and_leave_nothing_behind(tmp_path: Path) -> None:
    some = behaviours()
    with hostile() as server:
        found = audited(server, some, tmp_path, seconds=ALL_SECONDS)
    assert wrongs(found, some) == []
    assert found.code == 3  # some could not be looked at
    assert len(found.audit["walks"]) == len(some)


@pytest.mark.long
def test_a_crawl_over_all_of_them_ends_and_leaves_nothing_behind(tmp_path: Path) -> None:
    with hostile() as server:
        crawl = {"every_page": True, "most_pages": 90, "exclude": ["/plain?*"]}
        found = ran({"url": server.url, "crawl": crawl}, tmp_path, seconds=ALL_SECONDS)
    assert (found.left, found.files) == ([], [])
    assert "Traceback" not in found.said
    with Frontier(RunFolder.open(tmp_path / "a" / "b" / "c" / "run")) as frontier:
        found_pages = frontier.rows("SELECT url,state,why FROM page WHERE url NOT LIKE '%?%'")
        rows = {urlsplit(row["url"]).path.strip("/"): row for row in found_pages}
        assert frontier.count("waiting") == 0
        assert not frontier.fact(GIVEN_UP)
        assert frontier.audits() >= len(behaviours()) / 2
    assert {one.name for one in behaviours()} <= rows.keys()
    assert rows["plain"]["state"] == "looked"
    unseen = {name: row["why"] for name, row in rows.items() if row["state"] not in ("looked", "same")}
    assert all(why.rstrip() for why in unseen.values()), unseen
    assert "HTTP 429" in unseen["too_many"]


def test_each_behaviour_says_what_it_does() -> None:
    assert len(behaviours()) >= 60
    assert all(one.does.endswith(".") for one in behaviours())
