"""Ends a browser: by asking it, and by its process where it does not answer; nothing of it stays on the disk."""

import asyncio
import logging
import os
import shutil
import signal
import sys
from contextlib import suppress
from pathlib import Path

from playwright.async_api import Browser

from auditor.errors import AuditorError

from .seam import translated

CLOSE_SECONDS = 10.0  # a browser that takes longer to close does not close

TIDY_TRIES = 10  # a browser that has just been ended may still write
PROFILE = "--user-data-dir="

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


def profile_of(process: int | None) -> Path | None:
    """The folder that Playwright has made for a browser, which a browser that dies leaves behind; where it is told."""
    with suppress(OSError):
        told = Path(f"/proc/{process}/cmdline").read_bytes().decode(errors="replace").split("\0")
        folder = Path(next((one.removeprefix(PROFILE) for one in told if one.startswith(PROFILE)), ""))
        return folder if folder.name.startswith("playwright_") else None
    return None


async def tidy(profile: Path | None) -> None:
    """Remove what a browser that has ended has left behind."""
    for _ in range(TIDY_TRIES):
        if not _removed(profile):
            return
        await asyncio.sleep(0.1)


def _removed(profile: Path | None) -> bool:
    """Whether there was anything to remove."""
    if profile is None or not profile.exists():
        return False
    shutil.rmtree(profile, ignore_errors=True)
    return True


def _end(process: int) -> None:
    """End it with all that came from it: it leads a group of processes, where there are such groups."""
    with suppress(OSError):
        if sys.platform != "win32" and os.getpgid(process) == process:
            os.killpg(process, signal.SIGKILL)
        else:
            os.kill(process, signal.SIGTERM if sys.platform == "win32" else signal.SIGKILL)
