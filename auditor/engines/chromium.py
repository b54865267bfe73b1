"""Chromium through Playwright: opens the browser, hands out sessions, each in a context of its own."""

import logging
import os
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, cast

from playwright.async_api import Browser, Playwright, StorageState, async_playwright

from auditor.commons.proxies import Proxies, proxies_of
from auditor.errors import AuditorError, BrowserDied, BrowserMissing
from auditor.model import Network
from auditor.secrets import Secrets
from auditor.session import Device

from .authorities import home_with
from .chromium_session import ChromiumSession
from .contexts import Contexts
from .ending import close, process_of, profile_of, tidy
from .find import Found, as_root
from .gatekeeper import Gatekeeper
from .memory import guarded
from .seam import PageSilent, translated

ARGUMENTS = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--force-color-profile=srgb",  # the same colours on every machine
    "--hide-scrollbars",
)

log = logging.getLogger(__name__)

START_SECONDS, PRINT_SECONDS = 60.0, 300.0  # a report may be of thousands of pages

# A checker runs once in each document, and each makes it anew: what V8 spends on its quickest code, on other processors
# beside the page, is a sixth of all and comes too late to be used.
MANY_PAGES = ("--js-flags=--no-turbofan",)

# Made ready for paper. The outline is made of the lines that are drawn, so a space at a line's end would be lost from
# it. What stands around a picture and its caption would be tagged as a picture without words; the picture has them.
ON_PAPER = r"""() => {
  for (const heading of document.querySelectorAll("h1, h2, h3, h4, h5, h6")) {
    const texts = document.createTreeWalker(heading, NodeFilter.SHOW_TEXT);
    const found = [];
    while (texts.nextNode()) found.push(texts.currentNode);
    for (const text of found) text.data = text.data.replace(/[ \t\n\r\f]+/g, " ");
    if (found.length) { found[0].data = found[0].data.trimStart(); found.at(-1).data = found.at(-1).data.trimEnd(); }
    heading.style.whiteSpace = "break-spaces";
  }
  for (const figure of document.querySelectorAll("figure:not([role])")) figure.setAttribute("role", "group");
}"""


class Chromium:
    """An open browser."""

    def __init__(self, browser: Browser, gate: Gatekeeper | None = None, process: int | None = None) -> None:
        self._process = process
        self._browser, self._contexts = browser, Contexts(browser, gate)
        self._gone = False  # its driver ended, of which nobody is told

    @property
    def version(self) -> str:
        """Such as `Chromium 156.0.8078.79`."""
        return f"Chromium {self._browser.version}"

    @property
    def alive(self) -> bool:
        """Whether the browser still answers."""
        return self._browser.is_connected() and not self._gone

    @asynccontextmanager
    async def session(
        self, device: Device, secrets: Secrets | Sequence[str] = (), *, state: Mapping[str, Any] | None = None
    ) -> AsyncIterator[ChromiumSession]:
        """A fresh context with one tab, closed at the end; `state` are cookies and storage that it begins with.

        `secrets` are covered in its pictures, and learn what it is given to be known by.
        """
        begun = cast("StorageState | None", state)
        try:
            session = await ChromiumSession.begin(self._contexts, device, secrets, begun)
        except PageSilent as error:
            await close(self._browser, self._process, now=True)
            raise BrowserDied("The browser opened no new tab any more, so it was ended.") from error
        except BrowserDied:
            self._gone = True
            raise
        try:
            yield session
        finally:
            await self._close(session)

    async def _close(self, session: ChromiumSession) -> None:
        """Close its context; a page that has crashed does not hinder that, but a browser does that has ended."""
        if not self.alive:
            return
        try:
            with translated("a context was closed"):
                await session.close()
        except BrowserDied:
            self._gone = True
        except AuditorError as error:
            log.info("%s", error)

    async def print_pdf(self, address: str) -> bytes:
        """The page at this address on paper: tagged, with an outline of its headings, without a network."""
        with translated("a page was printed", seconds=PRINT_SECONDS):
            context = await self._browser.new_context(offline=True, color_scheme="light")
            try:
                page = await context.new_page()
                await page.goto(address)
                await page.evaluate(ON_PAPER)
                return await page.pdf(prefer_css_page_size=True, print_background=True, tagged=True, outline=True)
            finally:
                await context.close()


@asynccontextmanager
async def open_engine(
    found: Found,
    *,
    sandbox: bool | None = None,
    network: Network | None = None,
    own: Sequence[str] = (),
    many_pages: bool = False,
) -> AsyncIterator[Chromium]:
    """Start the browser. As root on Linux the sandbox is off, since Chromium refuses to start with it.

    `network` says how services are reached, `own` are the addresses and hosts that the plan names, its own first;
    without `network` nothing is asked of the network but what is opened. `many_pages`: it is made ready for pages of
    which each is looked at once, not for what is timed.
    """
    proxies = proxies_of(network, os.environ) if network else None
    authority = Path(network.authority) if network and network.authority else None
    with home_with(authority, os.environ) as environment:
        async with _driver() as playwright:
            browser = await _started(
                playwright, found, sandbox, (*_proxied(proxies), *(MANY_PAGES if many_pages else ())), environment
            )
            process = await process_of(browser)
            profile = profile_of(process)
            try:
                gate = Gatekeeper(network, proxies, tuple(own)) if network else None
                if gate:
                    with translated("the browser was told how to reach the service"):
                        await gate.begin(browser)
                async with guarded(browser):
                    yield Chromium(browser, gate, process)
            finally:
                await close(browser, process)
                await tidy(profile)


@asynccontextmanager
async def _driver() -> AsyncIterator[Playwright]:
    """What speaks with the browser, a process of its own. Raises BrowserDied where it ends as it starts."""
    driver = async_playwright()
    try:
        playwright = await driver.__aenter__()
    except Exception as error:  # Playwright has no kind of its own for it
        raise BrowserDied("The browser's driver ended while it was started.", "See run.log.") from error
    try:
        yield playwright
    finally:
        await driver.__aexit__()


async def _started(
    playwright: Playwright,
    found: Found,
    sandbox: bool | None,  # noqa: FBT001 - as it was asked for
    more: Sequence[str],
    environment: Mapping[str, str] | None,
) -> Browser:
    try:
        with translated("the browser was started", seconds=START_SECONDS):
            return await playwright.chromium.launch(
                executable_path=found.path,
                headless=True,
                chromium_sandbox=not as_root() if sandbox is None else sandbox,
                args=[*ARGUMENTS, *more],
                env=dict(environment) if environment else None,
                handle_sigint=False,  # a stop is ours to handle: what was gathered is kept
                handle_sigterm=False,
                handle_sighup=False,
            )
    except Exception as error:
        # Whatever keeps a browser from starting is told in the same way; the cause stays in the log.
        raise BrowserMissing(
            f"The browser {found.path or found.name} did not start: {error}",
            "Try `auditor doctor`, or name another one with --browser.",
        ) from error


def _proxied(proxies: Proxies | None) -> list[str]:
    """Arguments by which the browser goes through these proxies; names and passwords stand in none."""
    if proxies is None:
        return ["--no-proxy-server"]  # what the environment says was read already
    servers = ";".join(f"{scheme}={server}" for scheme, server in proxies.servers.items())
    listed = (one.removeprefix("*").removeprefix(".") for one in proxies.bypass)
    bypass = ";".join(entry for one in listed for entry in (one, f"*.{one}"))
    return [f"--proxy-server={servers}", *([f"--proxy-bypass-list={bypass}"] if bypass else [])]
