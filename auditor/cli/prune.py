"""`auditor prune`: deletes old runs."""

import re
import sys
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import click

from auditor.errors import RunFolderError, UsageError
from auditor.sessions import LONGEST

from .old_runs import Old, deleted, old_of, old_sessions, runs_in, size_of
from .options import examples
from .terminal import output, say

RUNS = Path("runs")  # where runs are kept unless it is told otherwise
UNITS = {"h": 1 / 24, "d": 1, "w": 7, "m": 30, "y": 365}  # days


@click.command("prune", epilog=examples("auditor prune --older-than 90d", "auditor prune audits --dry-run"))
@click.argument("folder", type=click.Path(path_type=Path), default=RUNS)
@click.option(
    "--older-than", default="90d", show_default=True, metavar="TIME", help="Such as 90d, 12w or 36h, since a run ended."
)
@click.option(
    "--keep",
    type=click.IntRange(0),
    default=1,
    show_default=True,
    metavar="N",
    help="Keep the N newest runs of each service, however old they are.",
)
@click.option("-n", "--dry-run", is_flag=True, help="Say what would be deleted, and delete nothing.")
@click.option("-y", "--yes", is_flag=True, help="Do not ask. Nobody is asked where there is no terminal.")
def command(folder: Path, older_than: str, keep: int, *, dry_run: bool, yes: bool) -> None:
    """Delete the old runs in FOLDER, and the sessions kept outside of it that no run would use any more.

    Only folders that a run has made are deleted, and none in which people keep something of their own: a plan, a
    review file, a baseline that other runs are compared with. Symbolic links are not followed.
    """
    limit = timedelta(days=days(older_than))
    now = datetime.now(UTC)
    sessions = old_sessions(min(limit, LONGEST), now)
    if not folder.is_dir() and not (sessions and folder == RUNS):
        raise UsageError(f"{folder} is no folder.", "Name the folder that holds the runs.")
    found = old_of(runs_in(folder), limit, keep, now)
    for run, why in found.spared:
        say(output(), ("Kept: ", "dim"), f"{run.path} ({run.service}, {run.day}): {why}")
    if sessions:
        say(output(), f"{_sessions(len(sessions))} too old to be used, in {sessions[0].parent}.")
    if not found.old and not sessions:
        say(output(), f"Nothing to delete: {_counted(found.runs)} in {folder}, none of them older than {older_than}.")
        return
    for run in found.old:
        say(output(), f"{run.path}  {run.service}, {run.day}, {_size(size_of(run.path))}")
    what = _counted(len(found.old)) + (f" and {_sessions(len(sessions))}" if sessions else "")
    if dry_run:
        say(output(), f"{what} would be deleted, which frees {_size(_all(found))}.")
        return
    if not yes and _asked_by_a_person():
        click.confirm(f"Delete {what}, {_size(_all(found))}?", abort=True)
    for file in sessions:
        with suppress(OSError):  # another run may have made it anew, or taken it away
            file.unlink()
    _delete(found)


def days(told: str) -> float:
    """How many days such as `90d`, `12w`, `36h` or `90` are. Raises UsageError for anything else."""
    written = re.fullmatch(r"(\d{1,6})\s*([hdwmy]?)", told.strip().lower())
    if written is None:
        raise UsageError(f"“{told}” is no span of time.", "Write such as 90d, 12w or 36h.")
    return int(written[1]) * UNITS[written[2] or "d"]


def _delete(found: Old) -> None:
    freed, failed = 0, []
    for run in found.old:
        size = size_of(run.path)
        try:
            deleted(run)
        except OSError as why:
            failed.append(f"{run.path} ({why.strerror or why})")
        else:
            freed += size
    done = len(found.old) - len(failed)
    say(output(), f"{_counted(done)} deleted, {_size(freed)} freed.")
    if failed:
        raise RunFolderError(f"Could not delete {', '.join(failed)}.", "Look whose they are.")


def _asked_by_a_person() -> bool:
    return sys.stdin.isatty()


def _all(found: Old) -> int:
    return sum(size_of(run.path) for run in found.old)


def _counted(number: int) -> str:
    return "1 run" if number == 1 else f"{number} runs"


def _sessions(number: int) -> str:
    return "1 kept session" if number == 1 else f"{number} kept sessions"


def _size(size: int) -> str:
    return f"{size / 1e6:.1f} MB" if size < 1e9 else f"{size / 1e9:.1f} GB"
