"""The session of Chromium: what personas and evidence may ask of an open page."""

import asyncio
import re
import time
from collections.abc import Mapping, Sequence
from typing import Any

from playwright.async_api import BrowserContext, ElementHandle
from playwright.async_api import TimeoutError as OutOfTime

from auditor.errors import BrowserDied, CannotAct, WrongPage
from auditor.model import Target
from auditor.session import Control, Device, Settled

from . import scripts
from .axe_run import run_axe
from .control import PageControl
from .frames import worlds
from .picture import shoot
from .seam import translated
from .tab import Answers, Tab
from .tabs import Tabs
from .targets import locator

LOOK = 0.1  # seconds between looks for a target
OPEN_MS = 30_000  # the limit of a document's loading, as in most browsers' automation


class ChromiumSession:
    """See `auditor.session.Session`."""

    def __init__(self, context: BrowserContext, device: Device, secrets: Sequence[str]) -> None:
        self._context, self._device, self._secrets = context, device, list(secrets)
        self._answers = Answers()
        self._tabs = Tabs(context, device, self._answers)

    @classmethod
    async def begin(cls, context: BrowserContext, device: Device, secrets: Sequence[str]) -> "ChromiumSession":
        """Open the first tab."""
        self = cls(context, device, secrets)
        await self._tabs.begin()
        return self

    @property
    def _tab(self) -> Tab:
        return self._tabs.current

    @property
    def url(self) -> str:
        """The address shown."""
        return self._tab.page.url

    @property
    def documents(self) -> int:
        """A number that changes with each document that is shown, also by going to another tab."""
        return self._tabs.documents

    @property
    def acted(self) -> float:
        """When the last action was carried out."""
        return self._tab.acted

    @property
    def status(self) -> int | None:
        """The HTTP status of the document shown."""
        return self._tab.network.status

    async def title(self) -> str:
        """The document's title."""
        return str(await self.evaluate("() => document.title.slice(0, 300)"))

    async def open(self, url: str) -> None:
        """Open an address as from a bookmark."""
        await self._navigate(f"opening {url}", self._tab.page.goto(url, wait_until="domcontentloaded", timeout=OPEN_MS))

    async def back(self) -> None:
        """Go back in the tab's history."""
        await self._navigate("going back", self._tab.page.go_back(wait_until="commit", timeout=OPEN_MS))

    async def forward(self) -> None:
        """Go forward in the tab's history."""
        await self._navigate("going forward", self._tab.page.go_forward(wait_until="commit", timeout=OPEN_MS))

    async def reload(self) -> None:
        """Load the document again."""
        await self._navigate("reloading", self._tab.page.reload(wait_until="domcontentloaded", timeout=OPEN_MS))

    async def _navigate(self, doing: str, going: Any) -> None:
        self._acted()
        try:
            with translated(doing):
                await going
        except CannotAct as error:
            net = re.search(r"net::ERR_(\w+)", error.message)
            words = (
                f"The service gave no answer while {doing} ({net[1].replace('_', ' ').lower()})."
                if net
                else error.message
            )
            raise WrongPage(words) from error

    async def switch_tab(self, which: str) -> None:
        """Go on in the tab with this number (from 1), the `last`, or with this in its title or address."""
        await self._tabs.switch(which)

    async def close_tab(self) -> None:
        """Close this tab and go on in the one before."""
        await self._tabs.close()

    async def answer_dialogs(self, *, accept: bool, text: str | None = None) -> None:
        """How the next dialog is answered; all others are dismissed."""
        self._answers.accept, self._answers.text = accept, text

    async def find(self, target: Target, *, seconds: float = 5) -> Control | None:
        """The first that is visible; where none is by the end of the time, the first that is hidden."""
        deadline = time.monotonic() + seconds
        while True:
            self._check()
            with translated(f"looking for {target}"):
                shown = locator(self._tab.page, target).locator("visible=true").first
                if await shown.count():
                    return await self._control(shown.element_handle(timeout=1_000))
            if time.monotonic() > deadline:
                break
            await asyncio.sleep(LOOK)
        with translated(f"looking for {target}"):
            hidden = locator(self._tab.page, target, hidden=True).first
            return await self._control(hidden.element_handle(timeout=1_000)) if await hidden.count() else None

    async def at(self, path: str) -> Control | None:
        """The element with this path, in the main frame or a frame of the same origin."""
        with translated("looking for an element"):
            find = f"(path) => ({scripts.helpers()}).find(path)"
            handle = (await self._tab.page.evaluate_handle(find, path)).as_element()
            return PageControl(handle, self._tab) if handle else None

    async def _control(self, finding: Any) -> Control | None:
        try:
            handle: ElementHandle | None = await finding
        except OutOfTime:
            return None  # it went away between being counted and being held
        return PageControl(handle, self._tab) if handle else None

    async def press(self, key: str) -> None:
        """Press one key, or a chord such as `Shift+Tab`."""
        with translated(f"pressing {key}"):
            self._acted()
            await self._tab.page.keyboard.press(key)

    async def type(self, text: str) -> None:
        """Type the text into what has the focus, key by key."""
        with translated("typing"):
            self._acted()
            await self._tab.page.keyboard.type(text)

    async def scroll(self, to: str) -> None:
        """`up` and `down` by nine tenths of the view, `top` and `bottom` to the page's ends."""
        ways = {
            "up": "scrollBy(0, -innerHeight * 0.9)",
            "down": "scrollBy(0, innerHeight * 0.9)",
            "top": "scrollTo(0, 0)",
            "bottom": "scrollTo(0, document.documentElement.scrollHeight)",
        }
        self._acted()
        await self.evaluate(f"() => {{ {ways[to]}; }}")

    async def evaluate(self, script: str, argument: object = None, *, seconds: float = 10) -> Any:
        """Run in the main frame."""
        self._check()
        return await self._tab.world.evaluate(script, argument, seconds=seconds)

    async def axe(self, options: Mapping[str, Any], *, seconds: float) -> Mapping[str, Any]:
        """axe-core over all frames."""
        result: Mapping[str, Any] = await run_axe(self._tab.page, self._tab.world, options, seconds=seconds)
        return result

    async def accessibility_tree(self) -> Sequence[Mapping[str, Any]]:
        """The full tree of the main frame's process."""
        with translated("the accessibility tree was read"):
            async with asyncio.timeout(20):
                nodes: Sequence[Mapping[str, Any]] = (await self._tab.cdp.send("Accessibility.getFullAXTree"))["nodes"]
                return nodes

    async def picture(self, *, max_height: int, quality: int = 70) -> bytes:
        """Taken in CSS px from the page's top, beyond the view, without resizing it."""
        if self._secrets:
            await self._cover(self._secrets)
        try:
            with translated("a picture was taken"):
                async with asyncio.timeout(20):
                    return await shoot(self._tab.cdp, self._device, max_height=max_height, quality=quality)
        finally:
            if self._secrets:
                await self._cover(None)

    async def _cover(self, secrets: list[str] | None) -> None:
        frames = await worlds(self._tab.page, self._tab.world)
        for world in frames.values():
            await world.evaluate(scripts.own("cover.js"), secrets, seconds=5)

    def requests(self) -> Sequence[Mapping[str, Any]]:
        """See `auditor.session.Session`."""
        return [{**raw, "page_url": self.url} for raw in self._tab.network.requests()]

    def console(self) -> Sequence[Mapping[str, Any]]:
        """See `auditor.session.Session`."""
        return list(self._tab.console)

    async def settle(self, *, since: float | None = None, seconds: float = 10, quiet_ms: int = 250) -> Settled:
        """Wait until the view has come to rest."""
        await self._tabs.adopt()
        return await self._tab.settle(since, seconds, quiet_ms)

    async def mark(self) -> None:
        """What comes from now on belongs to the next visit."""
        self._tab.clear()
        await self.evaluate("() => { globalThis.auditorWatch?.mark(); }")

    def _acted(self) -> None:
        self._tab.acted = time.monotonic()

    def _check(self) -> None:
        if self._tab.dead:
            raise BrowserDied(self._tab.dead)
