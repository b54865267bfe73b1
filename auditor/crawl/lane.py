"""A tab that is kept from page to page, and made anew where a page has ended it."""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import AbstractAsyncContextManager, AsyncExitStack
from dataclasses import replace

from auditor.errors import AuditorError, BrowserDied
from auditor.parts import EvidenceKind
from auditor.session import Device, Session

CLOSE_SECONDS = 10.0
PAGES_OF_A_TAB = 250  # after which it is made anew: what a browser keeps of pages must not grow without end

Sessions = Callable[[], AbstractAsyncContextManager[Session]]

# What tells how a page loaded and what it did then: watching over that costs, and only these ask for it.
TIMED = {"LoadedAgain", "Vitals"}
WATCHED = {"Changes", "Flashes", "Interruptions", "Motion", *TIMED}

log = logging.getLogger(__name__)


def kept(device: Device, kinds: Iterable[EvidenceKind], *, every: bool) -> Device:
    """The device of a tab that is kept: nothing is put into a page but what is asked for.

    Where every page is audited, its checker comes with it.
    """
    asked = {kind.id for kind in kinds}
    if not WATCHED.isdisjoint(asked):
        return device
    return replace(device, lean=True, libraries=("axe",) if every and "Axe" in asked else ())


class Lane:
    """Gives a session; `begin` opens a new one."""

    def __init__(self, begin: Sessions) -> None:
        self._begin, self._stack = begin, AsyncExitStack()
        self._kept: Session | None = None
        self._pages = 0

    async def session(self, url: str = "") -> Session:
        """The one that is kept, or a new one: always for a route, which would load nothing in a tab that is kept."""
        if "#" in url or self._pages >= PAGES_OF_A_TAB:
            await self.drop()
        if self._kept is None:
            self._kept = await self._stack.enter_async_context(self._begin())
            self._pages = 0
        self._pages += 1
        return self._kept

    async def current(self) -> Session:
        """The one that shows what was opened last. Raises BrowserDied where there is none any more."""
        if self._kept is None:
            raise BrowserDied("The page is gone.")
        return self._kept

    async def drop(self) -> None:
        """Let the session go: the next page gets a new one."""
        stack, self._stack, self._kept = self._stack, AsyncExitStack(), None
        try:
            async with asyncio.timeout(CLOSE_SECONDS):
                await stack.aclose()
        except (AuditorError, TimeoutError) as error:
            log.info("A tab could not be closed: %s", error)


@contextlib.asynccontextmanager
async def lane(begin: Sessions) -> AsyncIterator[Lane]:
    """A lane until the end of the block."""
    made = Lane(begin)
    try:
        yield made
    finally:
        await made.drop()
