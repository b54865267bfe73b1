"""Ends a page's process that would fill the machine's memory, before the machine ends something else."""

import asyncio
import logging
import os
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

from playwright.async_api import Browser, CDPSession

from auditor.errors import AuditorError

from .seam import translated

MOST_BYTES = 4_000_000_000  # of one page's process; more than the largest heap that its scripts may have
LOOK_SECONDS = 2.0
PROCESSES = Path("/proc")  # where the kernel tells what each takes; elsewhere nothing is guarded

log = logging.getLogger(__name__)


@asynccontextmanager
async def guarded(browser: Browser) -> AsyncIterator[None]:
    """Watch the memory of the browser's pages until the end of the block."""
    watching = asyncio.ensure_future(_watch(browser, limit()))
    try:
        yield
    finally:
        watching.cancel()
        await asyncio.wait([watching])


def limit() -> int:
    """What one page's process may take: half of a small machine's memory."""
    try:
        whole = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, ValueError, OSError):
        return MOST_BYTES
    return min(MOST_BYTES, whole // 2)


async def _watch(browser: Browser, most: int) -> None:
    with suppress(AuditorError):
        with translated("the browser was asked for its processes"):
            cdp = await browser.new_browser_cdp_session()
        while browser.is_connected():
            await asyncio.sleep(LOOK_SECONDS)
            for process in await _renderers(cdp):
                if (used := _used(process)) > most:
                    log.warning("A page took %d MB of memory: its process was ended.", used // 1_000_000)
                    with suppress(OSError):
                        os.kill(process, signal.SIGTERM if os.name == "nt" else signal.SIGKILL)


async def _renderers(cdp: CDPSession) -> list[int]:
    with translated("the browser was asked for its processes"):
        told = await cdp.send("SystemInfo.getProcessInfo")
    return [int(one["id"]) for one in told["processInfo"] if one["type"] == "renderer"]


def _used(process: int) -> int:
    """The bytes of memory that a process holds; 0 where nobody tells."""
    try:
        return int((PROCESSES / str(process) / "statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError, IndexError, AttributeError):
        return 0
