"""Finds the run folders that are old enough to be deleted, and deletes them."""

import os
import re
import shutil
import stat
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from auditor.errors import AuditorError
from auditor.formats._triage import REVIEW_FILE
from auditor.sessions import folder_of_states
from auditor.store import RUN, read_facts

from .comparing import NAMED

AT_REST = 3_600.0  # seconds without a change, after which nobody is at work in a run
# What a run writes into its folder; all else is somebody's own.
OURS = re.compile(
    r"\.?(run\.(json|log|sqlite)|(audit|triage)\.json|(report|review|baseline)[\w.-]*)(-wal|-shm|-journal|\.draft)?"
    r"|evidence|\.DS_Store|Thumbs\.db|desktop\.ini"  # the last ones are left by whoever looks into a folder
)
DEEPEST = 3  # folders under the one that is named: runs/SERVICE/TIME, and one more


@dataclass(frozen=True, slots=True)
class Run:
    """A folder that a run made. `ended` is when it was last worked on; `own` names what people keep in it."""

    path: Path
    service: str
    ended: datetime
    facts: dict[str, Any]

    @property
    def day(self) -> str:
        """The day it ended, as people write it in files."""
        return self.ended.date().isoformat()


@dataclass(frozen=True, slots=True)
class Old:
    """What may go, and what would have been old enough and stays, with the reason."""

    runs: int
    old: tuple[Run, ...]
    spared: tuple[tuple[Run, str], ...]


def runs_in(folder: Path, depth: int = DEEPEST) -> Iterator[Run]:
    """The runs under this folder. Symbolic links are not followed."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries:
        if entry.is_symlink() or not entry.is_dir(follow_symlinks=False):
            continue
        path = Path(entry.path)
        if _is_run(path):
            if run := _run(path):
                yield run
        elif depth > 1:
            yield from runs_in(path, depth - 1)


def old_of(runs: Iterator[Run], limit: timedelta, keep: int, now: datetime) -> Old:
    """Those that ended longer ago than this, the newest of each service apart, oldest first."""
    found = list(runs)
    newest = defaultdict(list)
    for run in sorted(found, key=lambda one: one.ended, reverse=True):
        newest[run.service].append(run.path)
    kept = {path for paths in newest.values() for path in paths[:keep]}
    wanted = _wanted(found)
    old = sorted((one for one in found if now - one.ended > limit and one.path not in kept), key=lambda one: one.ended)
    whys = {one.path: _own(one, wanted) or _worked_on(one, now) for one in old}
    spared = tuple((one, whys[one.path]) for one in old if whys[one.path])
    return Old(len(found), tuple(one for one in old if not whys[one.path]), spared)


def size_of(path: Path) -> int:
    """How many bytes all files of a folder take."""
    return sum(told.st_size for told in _files(path))


def old_sessions(limit: timedelta, now: datetime, folder: Path | None = None) -> list[Path]:
    """The kept sessions that were made longer ago than this, by the time at which their file was written."""
    found = []
    for file in sorted((folder or folder_of_states()).glob("*.json")):
        told = file.lstat()
        if re.fullmatch(r"[0-9a-f]{32}\.json", file.name) and stat.S_ISREG(told.st_mode):
            found += [file] if now.timestamp() - told.st_mtime > limit.total_seconds() else []
    return found


def deleted(run: Run) -> None:
    """Delete a run's folder. What makes it a run goes last: one that was stopped half-way can be found again."""
    for entry in list(run.path.iterdir()):
        if entry.name == RUN:
            continue
        if entry.is_dir() and not entry.is_symlink():
            shutil.rmtree(entry)
        else:
            entry.unlink()
    (run.path / RUN).unlink()
    run.path.rmdir()


def _is_run(path: Path) -> bool:
    try:
        return stat.S_ISREG((path / RUN).lstat().st_mode)
    except OSError:  # not there, or another user's
        return False


def _files(path: Path) -> Iterator[os.stat_result]:
    """What is known of each file under a folder. Another may be deleting there, too."""
    for at, _, names in os.walk(path):
        for name in names:
            with suppress(OSError):
                yield (Path(at) / name).lstat()


def _run(path: Path) -> Run | None:
    """The run of this folder; None where run.json is not one of ours."""
    try:
        facts = read_facts(path)
        plan = facts["plan"]
        moments = [_moment(facts[name]) for name in ("started", "finished") if name in facts]
        return Run(path, str(plan["service"]), max(moments), facts) if isinstance(plan["url"], str) else None
    except (AuditorError, KeyError, TypeError, ValueError):
        return None


def _moment(told: str) -> datetime:
    moment = datetime.fromisoformat(told)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _wanted(runs: Sequence[Run]) -> list[Path]:
    """The baselines that runs are compared with."""
    named = (one.facts.get(NAMED) for one in runs)
    return [Path(name).absolute() for name in named if isinstance(name, str)]


def _own(run: Run, wanted: Sequence[Path]) -> str:
    """Why a run stays although it is old; empty where nothing speaks for it."""
    inside = run.path.resolve()
    if (run.path / REVIEW_FILE).exists():
        return f"people wrote {REVIEW_FILE} in it."
    file = run.facts["plan"].get("file")
    if isinstance(file, str) and file and Path(file).absolute().is_relative_to(inside):
        return "its plan lies in it."
    if any(one.is_relative_to(inside) or one.is_relative_to(run.path.absolute()) for one in wanted):
        return "runs are compared with a baseline in it."
    others = sorted(one.name for one in run.path.iterdir() if not OURS.fullmatch(one.name))
    return f"“{others[0]}” in it was not written by a run." if others else ""


def _worked_on(run: Run, now: datetime) -> str:
    """Why a run stays that somebody goes on with just now; empty where nobody does."""
    newest = max((told.st_mtime for told in _files(run.path)), default=0.0)
    return "something is at work in it." if 0 <= now.timestamp() - newest < AT_REST else ""
