"""What a session shows, and how it goes from one document, tab or dialog to the next."""

import asyncio
import re
import time
from collections.abc import Sequence
from contextlib import suppress
from typing import Any, Self

from playwright.async_api import StorageState

from auditor.commons.keys import of_cookies, of_storage
from auditor.commons.unanswered import is_certificate, unanswered
from auditor.errors import AuditorError, BrowserDied, CannotAct, NoPage, WrongPage
from auditor.secrets import Secrets
from auditor.session import Device

from .aside import Shown
from .contexts import Contexts
from .garbage import throw_away
from .seam import PageSilent, TimeRanOut, translated
from .tab import Tab
from .tabs import Tabs

A_MOVES_SHARE = 1_000_000_000  # of the numbers of documents
# What the page keeps, as far as it may be asked: a frame in a sandbox has no storage.
STORED = """() => { try { return [localStorage, sessionStorage].flatMap((one) => Object.keys(one).slice(0, 200)
  .map((name) => one.getItem(name)).filter((value) => value && value.length < 20000)); } catch { return []; } }"""
LEEWAY = 5.0  # seconds beside the browser's own limit of loading
REFUSED_BY_US = ("BLOCKED_BY_CLIENT", "ABORTED")  # what the browser says where the gatekeeper refused
ERROR_PAGE_MS = 1_000  # it comes at once
TOLD_LATE = 0.3  # seconds
OPEN_MS = 30_000  # the limit of a document's loading, as in most browsers' automation


class Opened:
    """The half of `ChromiumSession` that opens things; see `auditor.session.Session`."""

    def __init__(self, shown: Shown, contexts: Contexts, secrets: Secrets) -> None:
        self.shown, self._contexts, self._secrets = shown, contexts, secrets
        self._moves = 0

    @classmethod
    async def begin(
        cls,
        contexts: Contexts,
        device: Device,
        secrets: Secrets | Sequence[str],
        state: StorageState | None = None,
    ) -> Self:
        """Open a context and its first tab."""
        known = secrets if isinstance(secrets, Secrets) else Secrets(secrets)
        return cls(await Shown.of(await contexts(device, state), device), contexts, known)

    def typed_secretly(self, value: str) -> None:
        """Mask what is typed into a field for passwords."""
        self._secrets.typed(value)

    async def learn(self) -> None:
        """Look at the cookies and the storage of what is shown, and at the authorizations it has sent."""
        with suppress(AuditorError), translated("cookies were looked at"):
            cookies = await self.shown.context.cookies()
            self._secrets.seen(of_cookies((one.get("value", ""), one.get("httpOnly", False)) for one in cookies))
        with suppress(AuditorError):
            stored = await self._tab.world.evaluate(STORED, seconds=3)
            self._secrets.seen(of_storage(str(value) for value in stored))
        self._secrets.seen(self._tab.network.authorizations)

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
        ended = self._tab.held.get("scripts", 0)
        try:
            await self._go_to(url)
        except WrongPage:
            if self._tab.held.get("scripts", 0) == ended:
                raise
            await self._go_to(url)  # what the page before ran without end had kept this one from coming

    async def _go_to(self, url: str) -> None:
        await self._tab.revive()
        if self.device.lean:
            await throw_away(self._tab)
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
        documents = self._tab.documents
        try:
            with translated(doing, seconds=self._open_ms / 1000 + LEEWAY):
                await going
        except (TimeRanOut, PageSilent) as error:
            # A line that is too slow for the page stops its customer, not everybody.
            if self.device.latency_ms:
                raise
            if self._tab.documents == documents:
                await self._tab.release()
                raise WrongPage(error.message) from error
            await self._tab.stop_loading()  # what came is judged
        except CannotAct as error:
            net = re.search(r"net::ERR_(\w+)(?: at (\S+))?", error.message)
            if "Download is starting" in error.message:
                raise NoPage(f"A file to be kept was sent, and no page to look at, while {doing}.") from error
            if not net and self.device.latency_ms:
                raise
            if not net:
                raise WrongPage(error.message) from error
            await self._error_page(net[1])
            self._check()
            raise self._unanswered(doing, net[1], (net[2] or self.url).rstrip(".")) from error

    async def _error_page(self, net: str) -> None:
        """Let the browser's own error page come: else it would interrupt what is opened next.

        Where there is none, the page itself may have ended, which is told a moment later.
        """
        if net == "ABORTED":
            await asyncio.sleep(TOLD_LATE)
        else:
            with suppress(AuditorError), translated("the browser's error page came"):
                await self._tab.page.wait_for_url("chrome-error://**", wait_until="commit", timeout=ERROR_PAGE_MS)

    def _unanswered(self, doing: str, net: str, url: str) -> WrongPage:
        """What the browser's own error means; `url` is what was asked for, which may have led elsewhere."""
        if net in REFUSED_BY_US and (why := self._contexts.why(url, self._tab.world.frame, self.acted)):
            return WrongPage(f"Nothing was opened while {doing}. {why}")
        if net == "ABORTED":
            return NoPage(f"Nothing came that could be shown while {doing}.")
        clause, mend = unanswered(net, url)
        if is_certificate(net):
            return WrongPage(f"Nothing was opened while {doing}: {clause}.", mend)
        return WrongPage(f"The service gave no answer while {doing}: {clause}.", mend)

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

    async def fresh_tab(self) -> None:
        """Go on in another tab, whatever this one has come to."""
        await self._tabs.replace()

    async def answer_dialogs(self, *, accept: bool, text: str | None = None) -> None:
        """How the next dialog is answered; all others are dismissed."""
        self.shown.answers.accept, self.shown.answers.text = accept, text

    def _acted(self) -> None:
        self._check()
        self._tab.acted = time.monotonic()

    def _check(self) -> None:
        if self._tab.dead:
            raise BrowserDied(self._tab.dead)
