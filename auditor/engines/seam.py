"""Where Playwright's errors become ours, and where every wait for the browser has its limit."""

import asyncio
import re
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.async_api import Error
from playwright.async_api import TimeoutError as OutOfTime

from auditor.errors import AuditorError, BrowserDied, CannotAct

GONE = re.compile(
    r"(Target|Page|Browser|browser|context).*(closed|crashed|disconnected)|Connection closed|crashed", re.DOTALL
)
CHANGED = re.compile(
    r"context was destroyed|Cannot find (default )?(execution )?context|context with specified id"
    r"|Inspected target navigated"
    r"|Frame was detached|No frame|frame got detached|not attached|is not attached|uniqueContextId"
)
ENDED = "Internal error"  # what is said of a script of ours that was under way when one of the page's was ended


SECONDS = 30.0  # the limit of one wait, where none is named
TIDY_SECONDS = 3.0  # for what is put right after a wait that was too long


class PageChanged(AuditorError):
    """The document went away while it was spoken to."""


class ScriptEnded(PageChanged):
    """A script of ours was ended together with one of the page's."""


class PageSilent(AuditorError):
    """The page did not answer within the time it was given; `ended`: how many scripts that held it were ended then."""

    ended = 0


class TimeRanOut(CannotAct):
    """What was to be done was not done within the time that the browser was given."""


@contextmanager
def translated(doing: str, *, seconds: float = SECONDS) -> Iterator[None]:
    """Raise one of our errors where the browser raises one of its own, or does not answer in this time.

    `doing` says what was tried, as a clause.
    """
    try:
        with _limited(seconds):
            yield
    except OutOfTime as error:
        raise TimeRanOut(f"Time ran out while {doing}: {first_line(error)}.") from error
    except Error as error:
        if ENDED in str(error):
            raise ScriptEnded(f"A script of the page's was ended while {doing}.") from error
        if CHANGED.search(str(error)):
            raise PageChanged(f"The page changed while {doing}.") from error
        if GONE.search(str(error)):
            raise BrowserDied(f"The page or the browser ended while {doing}.") from error
        raise CannotAct(f"The browser refused while {doing}: {first_line(error)}.") from error
    except TimeoutError as error:
        raise PageSilent(f"The page did not answer in time while {doing}.") from error


@contextmanager
def _limited(seconds: float) -> Iterator[None]:
    """As `asyncio.timeout`, which cannot stand beside `suppress` in one `with`; tidying up has a limit here too."""
    task = asyncio.current_task()
    if task is None:
        yield
        return
    before, loop = task.cancelling(), asyncio.get_running_loop()
    timers: list[asyncio.TimerHandle] = []

    def fire() -> None:
        task.cancel()
        timers.append(loop.call_later(TIDY_SECONDS, fire))

    timers.append(loop.call_later(seconds, fire))
    try:
        yield
    except asyncio.CancelledError as error:
        fired = len(timers) - 1
        if fired and [task.uncancel() for _ in range(fired)][-1] <= before:
            raise TimeoutError from error
        raise
    finally:
        timers[-1].cancel()


def first_line(error: Exception) -> str:
    """The telling part of a browser's error."""
    text = re.sub(r"\x1b\[[0-9;]*m", "", str(error))
    hits = re.search(r"<.{1,200}?> (?:from .{1,200}? )?intercepts pointer events", text)
    line = hits[0] if hits else text.splitlines()[0] if text else type(error).__name__
    return re.sub(r"^(\w+\.)+\w+: ", "", line).rstrip(".")[:300]
