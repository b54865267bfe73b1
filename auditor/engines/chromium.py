"""Chromium through Playwright: opens the browser, hands out sessions, each in a context of its own."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress

from playwright.async_api import Browser, BrowserContext, StorageState, async_playwright

from auditor.errors import AuditorError, BrowserMissing
from auditor.session import Device

from .chromium_session import ChromiumSession
from .find import Found, as_root
from .seam import translated

ARGUMENTS = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--force-color-profile=srgb",  # the same colours on every machine
    "--hide-scrollbars",
)

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

    def __init__(self, browser: Browser) -> None:
        self._browser = browser

    @property
    def version(self) -> str:
        """Such as `Chromium 156.0.8078.79`."""
        return f"Chromium {self._browser.version}"

    @property
    def alive(self) -> bool:
        """Whether the browser still answers."""
        return self._browser.is_connected()

    @asynccontextmanager
    async def session(self, device: Device, secrets: Sequence[str] = ()) -> AsyncIterator[ChromiumSession]:
        """A fresh context with one tab; `secrets` are covered in its pictures. Closed at the end."""
        session = await ChromiumSession.begin(self._context, device, secrets)
        try:
            yield session
        finally:
            if self.alive:
                with suppress(AuditorError), translated("a context was closed"):  # the browser may end at this moment
                    await session.close()

    async def print_pdf(self, address: str) -> bytes:
        """The page at this address on paper: tagged, with an outline of its headings, without a network."""
        with translated("a page was printed"):
            context = await self._browser.new_context(offline=True, color_scheme="light")
            try:
                page = await context.new_page()
                await page.goto(address)
                await page.evaluate(ON_PAPER)
                return await page.pdf(prefer_css_page_size=True, print_background=True, tagged=True, outline=True)
            finally:
                await context.close()

    async def _context(self, device: Device, state: StorageState | None = None) -> BrowserContext:
        with translated("a context was opened"):
            return await self._browser.new_context(
                viewport={"width": device.width, "height": device.height},
                device_scale_factor=device.scale,
                is_mobile=device.mobile,
                has_touch=device.touch,
                user_agent=device.user_agent,
                locale=device.locale,
                forced_colors="active" if device.forced_colors else None,
                contrast="more" if device.more_contrast else None,
                reduced_motion="reduce" if device.reduced_motion else None,
                storage_state=state,
            )


@asynccontextmanager
async def open_engine(found: Found, *, sandbox: bool | None = None) -> AsyncIterator[Chromium]:
    """Start the browser. As root on Linux the sandbox is off, since Chromium refuses to start with it."""
    sandboxed = not as_root() if sandbox is None else sandbox
    async with async_playwright() as playwright:
        try:
            with translated("the browser was started"):
                browser = await playwright.chromium.launch(
                    executable_path=found.path,
                    headless=True,
                    chromium_sandbox=sandboxed,
                    args=list(ARGUMENTS),
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
        try:
            yield Chromium(browser)
        finally:
            if browser.is_connected():
                await browser.close()
