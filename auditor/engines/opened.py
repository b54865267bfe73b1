"""What a session shows, and how it goes from one document, tab or dialog to the next."""

import re
import time
from collections.abc import Sequence
from typing import Any, Self

from auditor.errors import BrowserDied, CannotAct, WrongPage
from auditor.session import Device

from .aside import Contexts, Shown
from .seam import translated
from .tab import Tab
from .tabs import Tabs

A_MOVES_SHARE = 1_000_000_000  # of the numbers of documents
OPEN_MS = 30_000  # the limit of a document's loading, as in most browsers' automation


class Opened:
    """The half of `ChromiumSession` that opens things; see `auditor.session.Session`."""

    def __init__(self, shown: Shown, contexts: Contexts, secrets: Sequence[str]) -> None:
        self.shown, self._contexts, self._secrets = shown, contexts, list(secrets)
        self._moves = 0

    @classmethod
    async def begin(cls, contexts: Contexts, device: Device, secrets: Sequence[str]) -> Self:
        """Open a context and its first tab."""
        return cls(await Shown.of(await contexts(device, None), device), contexts, secrets)

    async def close(self) -> None:
        """Close what is shown."""
        await self.shown.context.close()

    @property
    def device(self) -> Device:
        """The device that is used now."""
        return self.shown.device

    @property
    def _tabs(self) -> Tabs:
        return self.shown.tabs

    @property
    def _tab(self) -> Tab:
        return self._tabs.current

    @property
    def url(self) -> str:
        """The address shown."""
        return self._tab.page.url

    @property
    def documents(self) -> int:
        """A number that changes with each document that is shown, also by going to another tab or device."""
        return self._moves * A_MOVES_SHARE + self._tabs.documents

    @property
    def acted(self) -> float:
        """When the last action was carried out."""
        return self._tab.acted

    @property
    def status(self) -> int | None:
        """The HTTP status of the document shown."""
        return self._tab.network.status

    @property
    def method(self) -> str:
        """The HTTP method by which the document shown was asked for."""
        return self._tab.network.method

    async def open(self, url: str) -> None:
        """Open an address as from a bookmark."""
        going = self._tab.page.goto(url, wait_until="domcontentloaded", timeout=self._open_ms)
        await self._navigate(f"opening {url}", going)

    async def back(self) -> None:
        """Go back in the tab's history."""
        await self._navigate("going back", self._tab.page.go_back(wait_until="commit", timeout=self._open_ms))

    async def forward(self) -> None:
        """Go forward in the tab's history."""
        await self._navigate("going forward", self._tab.page.go_forward(wait_until="commit", timeout=self._open_ms))

    async def reload(self) -> None:
        """Load the document again."""
        await self._navigate("reloading", self._tab.page.reload(wait_until="domcontentloaded", timeout=self._open_ms))

    @property
    def _open_ms(self) -> float:
        return OPEN_MS * self.device.patience

    async def _navigate(self, doing: str, going: Any) -> None:
        self._acted()
        try:
            with translated(doing):
                await going
        except CannotAct as error:
            net = re.search(r"net::ERR_(\w+)", error.message)
            # A line that is too slow for the page stops its customer, not everybody.
            if not net and self.device.latency_ms:
                raise
            words = (
                f"The service gave no answer while {doing} ({net[1].replace('_', ' ').lower()})."
                if net
                else error.message
            )
            raise WrongPage(words) from error

    async def own_clock(self) -> None:
        """By a clock of Playwright's in the page's own world."""
        with translated("the page was given a clock"):
            await self._tab.page.clock.install()

    async def pass_time(self, seconds: float) -> None:
        """Put that clock forward."""
        with translated("time was let pass"):
            await self._tab.page.clock.fast_forward(int(seconds * 1000))

    async def switch_tab(self, which: str) -> None:
        """Go on in the tab with this number (from 1), the `last`, or with this in its title or address."""
        await self._tabs.switch(which)

    async def close_tab(self) -> None:
        """Close this tab and go on in the one before."""
        await self._tabs.close()

    async def answer_dialogs(self, *, accept: bool, text: str | None = None) -> None:
        """How the next dialog is answered; all others are dismissed."""
        self.shown.answers.accept, self.shown.answers.text = accept, text

    def _acted(self) -> None:
        self._tab.acted = time.monotonic()

    def _check(self) -> None:
        if self._tab.dead:
            raise BrowserDied(self._tab.dead)
