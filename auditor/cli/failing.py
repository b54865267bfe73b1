"""Turns what goes wrong in a command into one message on standard error with an exit code."""

import contextlib
import os
import sys
import tempfile
import traceback
from collections.abc import Iterator
from pathlib import Path

import click

from auditor.errors import AuditorError, PlanError

from .terminal import errors, say

CTRL_C = 130
TERMINATED = 143
PIPE_CLOSED = 141
DEFECT = 3


@contextlib.contextmanager
def told(ctx: click.Context) -> Iterator[None]:
    """Whatever the command raises is told in words; no traceback reaches the user."""
    try:
        yield
    except (click.ClickException, click.exceptions.Exit):
        raise
    except (KeyboardInterrupt, click.Abort):
        say(errors(), "Stopped.")
        ctx.exit(CTRL_C)
    except BrokenPipeError:
        # The reader of our output has gone; what Python still holds for it would raise again at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        ctx.exit(PIPE_CLOSED)
    except BaseExceptionGroup as group:
        ctx.exit(_tell(told_in(group) or group, ctx))
    except Exception as error:  # noqa: BLE001 - the last place where a defect can become a sentence
        ctx.exit(_tell(error, ctx))


def keep_log(ctx: click.Context, log: Path) -> None:
    """From now on, the details of a defect are in this file."""
    ctx.find_root().obj = log


def told_in(error: BaseException) -> AuditorError | None:
    """What of a group of errors can be told in a sentence; None where nothing can."""
    group = error if isinstance(error, BaseExceptionGroup) else BaseExceptionGroup("", [error])
    return next((one for one in _leaves(group) if isinstance(one, AuditorError)), None)


def _leaves(group: BaseExceptionGroup[BaseException]) -> Iterator[BaseException]:
    for error in group.exceptions:
        if isinstance(error, BaseExceptionGroup):
            yield from _leaves(error)
        else:
            yield error


def _tell(error: BaseException, ctx: click.Context) -> int:
    if isinstance(error, PlanError):
        return _tell_plan(error)
    if isinstance(error, AuditorError):
        say(errors(), ("Error: ", "bold red"), str(error))
        return error.exit_code
    log = ctx.find_root().obj or _written_down(error)
    say(errors(), ("Error: ", "bold red"), f"auditor itself failed ({type(error).__name__}); details in {log}")
    return DEFECT


def _tell_plan(error: PlanError) -> int:
    wrong = (error, *error.more)
    for one in wrong:
        say(errors(), str(one))
    count = "One thing is" if len(wrong) == 1 else f"{len(wrong)} things are"
    say(errors(), ("Error: ", "bold red"), f"{count} {error.consequence}.")
    return error.exit_code


def _written_down(error: BaseException) -> Path:
    """A file with the details of a defect that happened outside of any run."""
    handle, name = tempfile.mkstemp(prefix="auditor-", suffix=".log")
    os.close(handle)
    Path(name).write_text("".join(traceback.format_exception(error)), encoding="utf-8", errors="replace")
    return Path(name)
