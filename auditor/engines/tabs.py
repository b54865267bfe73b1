"""The tabs of one session: the one that the customer looks at, those that were opened from it."""

import asyncio
import time
from contextlib import suppress

from playwright.async_api import BrowserContext, Page

from auditor.errors import AuditorError, CannotAct
from auditor.session import Device

from .scripts import watch
from .seam import translated
from .tab import Answers, Tab

MOST = 10  # tabs that are open together: a page that opens more is told so by their being closed
MOST_EVER = 100  # that it opens one after another
ADOPT_SECONDS = 15.0  # for all that were opened since
LOOK = 0.1  # seconds between looks for a tab
OPEN_SECONDS = 5.0  # how long a tab may take to open
A_TABS_SHARE = 1_000_000  # of the numbers of documents


class Tabs:
    """The open tabs; `current` is the one in front."""

    def __init__(self, context: BrowserContext, device: Device, answers: Answers) -> None:
        self._context, self._device, self._answers = context, device, answers
        self._all: list[Tab] = []
        self._opened: list[Page] = []
        self._ever = 0  # tabs that the page has opened so far
        self._closing: set[asyncio.Future[None]] = set()
        self.current: Tab

    @property
    def documents(self) -> int:
        """A number that changes with each document that is shown, also by going to another tab."""
        return self._all.index(self.current) * A_TABS_SHARE + self.current.documents

    async def begin(self) -> None:
        """Open the first tab."""
        with translated("a tab was opened"):
            page = await self._context.new_page()
            self.current = await self._of(page)
        self._context.on("page", self._note)

    async def adopt(self) -> None:
        """Put our scripts into the tabs that the page has opened since; one that does not answer is closed."""
        deadline = time.monotonic() + ADOPT_SECONDS
        while self._opened:
            page = self._opened.pop(0)
            if page.is_closed():
                continue
            if time.monotonic() > deadline:
                self._close_beyond(page)
                continue
            try:
                with translated("a tab was taken over", seconds=OPEN_SECONDS):
                    tab = await self._of(page)
            except AuditorError:  # it closed itself, or does not answer
                self._close_beyond(page)
                continue
            # Its document may have begun to load before our script could be put there: what is buffered is told still.
            with suppress(AuditorError):
                await tab.world.run(f"if (!globalThis.auditorWatch) {{ {watch()} }}", seconds=OPEN_SECONDS)

    async def switch(self, which: str) -> None:
        """Bring a tab to the front. Raises CannotAct where there is none."""
        deadline = time.monotonic() + OPEN_SECONDS
        while (found := await self._find(which)) is None:
            if time.monotonic() > deadline:
                raise CannotAct(f"There is no tab “{which}”; {len(self._open())} are open.")
            await asyncio.sleep(LOOK)
        self.current = found
        found.acted = time.monotonic()
        with translated("going to another tab"):
            await found.page.bring_to_front()

    async def close(self) -> None:
        """Close the current tab and go on in the newest of the others."""
        await self.adopt()
        rest = [tab for tab in self._open() if tab is not self.current]
        if not rest:
            raise CannotAct("This is the only tab: it cannot be closed.")
        with translated("closing a tab"):
            await self.current.page.close()
        self.current = rest[-1]
        self.current.acted = time.monotonic()

    async def replace(self) -> None:
        """Go on in a fresh tab; the current one, which may not answer any more, is closed."""
        old = self.current.page
        self._context.remove_listener("page", self._note)
        try:
            with translated("a fresh tab was opened"):
                self.current = await self._of(await self._context.new_page())
        finally:
            self._context.on("page", self._note)
        self._close_later(old)

    async def _find(self, which: str) -> Tab | None:
        await self.adopt()
        tabs = self._open()
        if which == "last":
            return tabs[-1]
        if which.isdigit():
            return tabs[int(which) - 1] if 0 < int(which) <= len(tabs) else None
        named = [tab for tab in tabs if which in tab.page.url or which in await _title(tab)]
        return named[0] if named else None

    def _open(self) -> list[Tab]:
        return [tab for tab in self._all if not tab.page.is_closed()]

    def _note(self, page: Page) -> None:
        self._ever += 1
        # Nobody goes on in a window that a page of a crawl has opened, and it would lie there for all that follow.
        few = len(self._open()) + len(self._opened) < MOST and self._ever < MOST_EVER
        if few and not self._device.lean:
            self._opened.append(page)
        else:
            self._close_beyond(page)

    def _close_beyond(self, page: Page) -> None:
        """Close what nobody will look at, and do not wait for it."""
        self.current.keep("windows")
        self._close_later(page)

    def _close_later(self, page: Page) -> None:
        closing = asyncio.ensure_future(_closed(page))
        self._closing.add(closing)
        closing.add_done_callback(self._closing.discard)

    async def _of(self, page: Page) -> Tab:
        tab = await Tab.of(page, self._context, self._device, self._answers)
        self._all.append(tab)
        return tab


async def _closed(page: Page) -> None:
    with suppress(AuditorError), translated("a window too many was closed", seconds=OPEN_SECONDS):
        await page.close()


async def _title(tab: Tab) -> str:
    with suppress(AuditorError):
        return str(await tab.world.evaluate("() => document.title.slice(0, 300)", seconds=OPEN_SECONDS))
    return ""
