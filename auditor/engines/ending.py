"""Ends a browser: by asking it, and by its process where it does not answer."""

import logging
import os
import signal
import sys
from contextlib import suppress

from playwright.async_api import Browser

from auditor.errors import AuditorError

from .seam import translated

CLOSE_SECONDS = 10.0  # a browser that takes longer to close does not close

log = logging.getLogger(__name__)


async def process_of(browser: Browser) -> int | None:
    """The number of the browser's own process, from which all others of it come; None where it does not tell."""
    with suppress(AuditorError, KeyError, StopIteration), translated("the browser was asked for its process"):
        cdp = await browser.new_browser_cdp_session()
        told = await cdp.send("SystemInfo.getProcessInfo")
        await cdp.detach()
        return int(next(one["id"] for one in told["processInfo"] if one["type"] == "browser"))
    return None


async def close(browser: Browser, process: int | None, *, now: bool = False) -> None:
    """Close it; one that does not close in time, or is to end `now`, is ended by its number."""
    if now and process:
        _end(process)
    try:
        if browser.is_connected():
            with translated("the browser was closed", seconds=CLOSE_SECONDS):
                await browser.close()
    except AuditorError as error:
        log.warning("%s", error)
        if process:
            _end(process)


def _end(process: int) -> None:
    """End it with all that came from it: it leads a group of processes, where there are such groups."""
    with suppress(OSError):
        if sys.platform != "win32" and os.getpgid(process) == process:
            os.killpg(process, signal.SIGKILL)
        else:
            os.kill(process, signal.SIGTERM if sys.platform == "win32" else signal.SIGKILL)
