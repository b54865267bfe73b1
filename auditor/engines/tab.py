"""One tab of the browser: its documents, its network, its console, when its view is at rest."""

import asyncio
import time
from dataclasses import dataclass
from typing import Any

from playwright.async_api import BrowserContext, CDPSession, ConsoleMessage, Dialog, Page
from playwright.async_api import Error as PageError

from auditor.errors import BrowserDied
from auditor.session import Device, Settled

from . import scripts
from .network import Network
from .picture import phone
from .processor import Processor
from .seam import PageChanged, PageSilent, translated
from .world import WORLD, World

MOST_MESSAGES = 200
POLL = 0.1  # seconds between looks while a request is under way
LATE = 0.2  # seconds after which an answer says that the page was busy


@dataclass(slots=True)
class Answers:
    """How the next dialog is answered."""

    accept: bool = False
    text: str | None = None


class Tab:
    """A tab with our scripts in place. Make one with `Tab.of(page, …)`."""

    def __init__(self, page: Page, cdp: CDPSession, frame: str, answers: Answers) -> None:
        self.page, self.cdp, self.answers = page, cdp, answers
        self.world = World(cdp, frame)
        self.network = Network()
        self.processor = Processor(cdp)
        self.console: list[dict[str, Any]] = []
        self.dialogs: list[str] = []
        self.documents = 0
        self.acted = time.monotonic()
        self.dead: str | None = None

    @classmethod
    async def of(cls, page: Page, context: BrowserContext, device: Device, answers: Answers) -> "Tab":
        """Take over a page that was just opened."""
        with translated("a tab was opened"):
            cdp = await context.new_cdp_session(page)
            await cdp.send("Page.enable")
            tree = await cdp.send("Page.getFrameTree")
            tab = cls(page, cdp, tree["frameTree"]["frame"]["id"], answers)
            cdp.on("Page.frameNavigated", tab._navigated)
            page.on("console", tab._said)
            page.on("pageerror", tab._threw)
            page.on("dialog", tab._asked)
            page.on("crash", lambda _: tab._died("The page crashed."))
            page.on("close", lambda _: tab._died("The page was closed."))
            await tab.network.watch(cdp, tab.world.frame)
            await tab.processor.watch()
            await cdp.send("Page.addScriptToEvaluateOnNewDocument", {"source": scripts.watch(), "worldName": WORLD})
            await cdp.send("Page.addScriptToEvaluateOnNewDocument", {"source": scripts.asks()})
            await tab._enlarge_text(device)
            await tab._slow_down(device)
            await phone(cdp, device)
        return tab

    async def settle(self, since: float | None, seconds: float, quiet_ms: int, doing: str = "") -> Settled:
        """Wait until nothing has changed for `quiet_ms` and what was asked since is answered."""
        start = self.acted if since is None else since
        acted = (time.time() - (time.monotonic() - start)) * 1000  # as the page reckons it
        before, deadline = self.documents, time.monotonic() + seconds
        report: dict[str, Any] = {}
        settled, sure = False, False
        while (left := deadline - time.monotonic()) > 0:
            if self.dead:
                raise BrowserDied(self.dead)
            documents, asked = self.documents, time.monotonic()
            try:
                now = await self._quiet({"quiet": quiet_ms, "limit": int(left * 1000), "acted": acted, "doing": doing})
            except PageChanged:
                await asyncio.sleep(POLL)
                continue
            except PageSilent:
                break
            if documents != self.documents:
                continue
            # What an action sets off shows only a moment later: the quiet must lie after it.
            if (early := start + quiet_ms / 1000 - time.monotonic()) > 0:
                await asyncio.sleep(early)
                continue
            report = now
            settled = report["quiet"] and not self.network.busy(start)
            # A page that was kept from answering may have asked for something just now: that is told a moment later.
            if settled and not sure and time.monotonic() - asked > quiet_ms / 1000 + LATE:
                sure = True
                await asyncio.sleep(POLL)
                continue
            if settled or not report["quiet"]:
                break
            await asyncio.sleep(POLL)
        return _settled(report, settled=settled, new_document=self.documents != before)

    async def _quiet(self, told: dict[str, Any]) -> Any:
        script = (
            "(told) => globalThis.auditorWatch ? auditorWatch.quiet(told.quiet, told.limit, told.acted, told.doing)"
            " : { last: 0, from: 0, first: null, main: null, now: performance.now(), ready: true, quiet: true }"
        )
        return await self.world.evaluate(script, told, seconds=told["limit"] / 1000 + 2)

    def clear(self) -> None:
        """What is asked and said from now on belongs to the next visit."""
        self.network.clear()
        self.console.clear()

    async def _enlarge_text(self, device: Device) -> None:
        if device.text_scale != 1 or device.text_spacing:
            source = scripts.large_text(device.text_scale, spacing=device.text_spacing)
            # A window that a page has opened shows its document already.
            asked = {"source": source, "worldName": WORLD, "runImmediately": True}
            await self.cdp.send("Page.addScriptToEvaluateOnNewDocument", asked)

    async def slow_processor(self, times: float) -> None:
        """Make the processor this many times slower than it is."""
        await self.cdp.send("Emulation.setCPUThrottlingRate", {"rate": times})

    async def _slow_down(self, device: Device) -> None:
        if device.cpu_slowdown > 1:
            await self.slow_processor(device.cpu_slowdown)
        if device.latency_ms or device.download_kbps:
            await self.cdp.send(
                "Network.emulateNetworkConditions",
                {
                    "offline": False,
                    "latency": device.latency_ms,
                    "downloadThroughput": _bytes_per_second(device.download_kbps),
                    "uploadThroughput": _bytes_per_second(device.upload_kbps),
                },
            )

    def _navigated(self, event: dict[str, Any]) -> None:
        if "parentId" not in event["frame"]:
            self.documents += 1
            self.console.clear()
            self.network.committed()
            self.processor.began()

    def _said(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            place = message.location
            self._note(message.type, message.text, place.get("url", ""), place.get("lineNumber"))

    def _threw(self, error: PageError) -> None:
        self._note("exception", str(error), "", None)

    def _note(self, kind: str, text: str, url: str, line: int | None) -> None:
        if len(self.console) < MOST_MESSAGES:
            self.console.append({"kind": kind, "text": text[:1000], "url": url[:500], "line": line})

    async def _asked(self, dialog: Dialog) -> None:
        if dialog.type != "beforeunload" and len(self.dialogs) < MOST_MESSAGES:
            self.dialogs.append(dialog.message[:500])
        try:
            if self.answers.accept or dialog.type in ("alert", "beforeunload"):
                await dialog.accept(self.answers.text or "")
            else:
                await dialog.dismiss()
        except PageError:
            return  # the page went away together with its dialog
        self.answers.accept, self.answers.text = False, None

    def _died(self, why: str) -> None:
        self.dead = self.dead or why


def _settled(report: dict[str, Any], *, settled: bool, new_document: bool) -> Settled:
    """What the watch told of the answer, counted from the action."""

    def after(name: str) -> float | None:
        at = report.get(name)
        return None if at is None else round(max(0.0, at - report["from"]), 1)

    first, main = after("first"), after("main")
    wait = round(max(after("last") or 0, first or 0, main or 0))
    asked = round(-report["from"], 1) if report.get("from", 0) < 0 else None  # before the document's own clock began
    return Settled(wait, settled, new_document, first, main, asked, report.get("by", ""))


def _bytes_per_second(kilobits: float | None) -> float:
    return -1 if kilobits is None else kilobits * 1000 / 8
