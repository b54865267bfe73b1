"""Where Playwright's errors become ours."""

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


class PageChanged(AuditorError):
    """The document went away while it was spoken to."""


class PageSilent(AuditorError):
    """The page did not answer within the time it was given."""


@contextmanager
def translated(doing: str) -> Iterator[None]:
    """Raise one of our errors where the browser raises one of its own; `doing` says what was tried, as a clause."""
    try:
        yield
    except OutOfTime as error:
        raise CannotAct(f"Time ran out while {doing}: {first_line(error)}.") from error
    except Error as error:
        if CHANGED.search(str(error)):
            raise PageChanged(f"The page changed while {doing}.") from error
        if GONE.search(str(error)):
            raise BrowserDied(f"The page or the browser ended while {doing}.") from error
        raise CannotAct(f"The browser refused while {doing}: {first_line(error)}.") from error
    except TimeoutError as error:
        raise PageSilent(f"The page did not answer in time while {doing}.") from error


def first_line(error: Exception) -> str:
    """The telling part of a browser's error."""
    text = re.sub(r"\x1b\[[0-9;]*m", "", str(error))
    hits = re.search(r"<.{1,200}?> (?:from .{1,200}? )?intercepts pointer events", text)
    line = hits[0] if hits else text.splitlines()[0] if text else type(error).__name__
    return re.sub(r"^(\w+\.)+\w+: ", "", line).rstrip(".")[:300]
