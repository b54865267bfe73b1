"""Opens a visible Chromium for a person, whose doings are watched."""

import os
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress

from playwright.async_api import Error, async_playwright

from auditor.errors import AuditorError, BrowserMissing

from .find import Found, as_root
from .seam import translated
from .watched import Hear, Watched

ARGUMENTS = ("--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run")
WINDOW = "--window-size=1366,900"


def display_missing(environ: Mapping[str, str] = os.environ, system: str = sys.platform) -> bool:
    """Whether there is no screen on which a window could be shown."""
    return system.startswith("linux") and not (environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY"))


@asynccontextmanager
async def watched(found: Found, hear: Hear, *, sandbox: bool | None = None) -> AsyncIterator[Watched]:
    """Open a window for a person. Raises BrowserMissing where none opens."""
    sandboxed = not as_root() if sandbox is None else sandbox
    async with async_playwright() as playwright:
        try:
            with translated("the browser was started"):
                browser = await playwright.chromium.launch(
                    executable_path=found.path,
                    headless=False,
                    chromium_sandbox=sandboxed,
                    args=[*ARGUMENTS, WINDOW],
                    handle_sigint=False,
                    handle_sigterm=False,
                    handle_sighup=False,
                )
        except AuditorError as error:
            raise BrowserMissing(
                f"No window of {found.path or found.name} opened: {error.message}",
                "Try `auditor doctor --visible`, or name another browser with --browser.",
            ) from error
        try:
            yield Watched(browser, await browser.new_context(no_viewport=True), hear)
        finally:
            if browser.is_connected():
                with suppress(Error):
                    await browser.close()
