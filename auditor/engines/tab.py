"""One tab of the browser: its documents, its network, its console, when its view is at rest."""

import asyncio
import time
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from playwright.async_api import BrowserContext, CDPSession, ConsoleMessage, Dialog, Page
from playwright.async_api import Error as PageError

from auditor.errors import AuditorError, BrowserDied
from auditor.session import Device, Settled

from . import scripts
from .network import Network
from .picture import phone
from .processor import Processor
from .reckoning import settled_from
from .seam import PageChanged, PageSilent, translated
from .world import WORLD, World

MOST_MESSAGES = 200
MOST_DIALOGS = 20  # of one visit; the script that asks for more is ended
# What asks for a box from now on is ended by that.
NO_BOXES = """() => { for (const name of ["alert", "confirm", "prompt", "print"]) Object.defineProperty(window, name,
  { configurable: true, value() { throw new Error("The page has shown too many boxes."); } }); }"""
STOP_SECONDS = 3.0  # for telling the page to stop
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
        self.held: dict[str, int] = {}  # what the page was kept from since the last visit, by its name
        self.documents = 0
        self.acted = time.monotonic()
        self.dead: str | None = None
        self._listens = False
        self._asked_times = 0
        self._ending: asyncio.Future[None] | None = None

    @classmethod
    async def of(cls, page: Page, context: BrowserContext, device: Device, answers: Answers) -> "Tab":
        """Take over a page that was just opened."""
        with translated("a tab was opened"):
            cdp = await context.new_cdp_session(page)
            await cdp.send("Page.enable")
            tree = await cdp.send("Page.getFrameTree")
            tab = cls(page, cdp, tree["frameTree"]["frame"]["id"], answers)
            cdp.on("Page.frameNavigated", tab._navigated)
            tab._listen()
            page.on("pageerror", tab._threw)
            page.on("dialog", tab._asked)
            page.on("download", lambda _: tab.keep("downloads"))
            page.on("crash", lambda _: tab._died("The page crashed."))
            page.on("close", lambda _: tab._died("The page was closed."))
            await tab.network.watch(cdp, tab.world.frame)
            if device.lean:
                source = scripts.lean(device.libraries)
                await cdp.send("Page.addScriptToEvaluateOnNewDocument", {"source": source, "worldName": WORLD})
            else:
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
            except PageSilent as error:
                self.keep("scripts", error.ended)
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
        elapsed = (time.monotonic() - start) * 1000
        return settled_from(report, settled=settled, new_document=self.documents != before, elapsed_ms=elapsed)

    async def _quiet(self, told: dict[str, Any]) -> Any:
        script = (
            "(told) => globalThis.auditorWatch ? auditorWatch.quiet(told.quiet, told.limit, told.acted, told.doing)"
            " : { last: 0, from: 0, first: null, main: null, now: performance.now(), ready: true, quiet: true }"
        )
        return await self.world.evaluate(script, told, seconds=told["limit"] / 1000 + 2)

    async def release(self) -> None:
        """End the scripts that hold the page."""
        self.keep("scripts", await self.world.release())

    async def revive(self) -> None:
        """Let a page run scripts again whose own never ended. Nothing of it may be shown when they begin to run."""
        if self.world.hold.still:
            with suppress(AuditorError), translated("a page was left", seconds=STOP_SECONDS):
                await self.page.goto("about:blank", wait_until="commit")
            await self.world.allow_scripts(True)

    async def stop_loading(self) -> None:
        """Go on with what has come of a document that does not come to its end."""
        self.keep("loads", 1)
        await self.release()
        with suppress(AuditorError), translated("loading was stopped", seconds=STOP_SECONDS):
            await self.cdp.send("Page.stopLoading")

    def keep(self, what: str, times: int = 1) -> None:
        """Note what the page was kept from."""
        if times:
            self.held[what] = self.held.get(what, 0) + times

    def clear(self) -> None:
        """What is asked and said from now on belongs to the next visit."""
        self.network.clear()
        self._listen()
        self.held.clear()
        self._asked_times = 0

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
            self.world.hold.silent.clear()
            self._listen()
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
        elif self._listens:  # a page that floods its console must not keep us from all else
            self._listens = False
            self.page.remove_listener("console", self._said)

    def _listen(self) -> None:
        """Hear the console from now on."""
        self.console.clear()
        if not self._listens:
            self._listens = True
            self.page.on("console", self._said)

    async def _asked(self, dialog: Dialog) -> None:
        if dialog.type != "beforeunload" and len(self.dialogs) < MOST_MESSAGES:
            self.dialogs.append(dialog.message[:500])
        self._asked_times += 1
        if self._asked_times > MOST_DIALOGS:
            self.keep("dialogs")
            # It takes effect when the dialog is answered: until then nothing runs in the page, and nothing is told.
            self._ending = asyncio.ensure_future(self._end_script())
        try:
            if self.answers.accept or dialog.type in ("alert", "beforeunload"):
                await dialog.accept(self.answers.text or "")
            else:
                await dialog.dismiss()
        except PageError:
            return  # the page went away together with its dialog
        self.answers.accept, self.answers.text = False, None

    async def _end_script(self) -> None:
        doing = "a script that asks without end was ended"
        with suppress(AuditorError), translated(doing, seconds=STOP_SECONDS):
            await self.cdp.send("Runtime.terminateExecution")
        if self._asked_times % MOST_DIALOGS == 1:
            with suppress(AuditorError), translated(doing, seconds=STOP_SECONDS):
                frames = self.page.frames[:MOST_DIALOGS]
                await asyncio.gather(*(frame.evaluate(NO_BOXES) for frame in frames), return_exceptions=True)

    def _died(self, why: str) -> None:
        self.dead = self.dead or why


def _bytes_per_second(kilobits: float | None) -> float:
    return -1 if kilobits is None else kilobits * 1000 / 8
