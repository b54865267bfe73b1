"""The session of Chromium: what personas and evidence may ask of an open page."""

import asyncio
import time
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from typing import Any, Literal, cast

from playwright.async_api import ElementHandle
from playwright.async_api import TimeoutError as OutOfTime

from auditor.errors import AuditorError, CannotAct
from auditor.model import Target
from auditor.session import Carry, Control, Device, Session, Settled

from . import accessible, loading, scripts
from . import listeners as listening
from .aside import Shown, carried, copy_session_storage, refuse_writes, take_over
from .axe_run import run_axe
from .consent import answer_consent
from .control import PageControl
from .covering import cover, uncover
from .network import text_of
from .opened import Opened
from .picture import shoot, shoot_part
from .seam import PageChanged, PageSilent, translated
from .targets import alternatives, locator
from .watching import watch

LOOK = 0.1  # seconds between looks for a target
SHOTS = 3  # of a page that shows a secret only while its picture is taken


class ChromiumSession(Opened):
    """See `auditor.session.Session`."""

    async def find(self, target: Target, *, seconds: float = 5) -> Control | None:
        """The first that is visible; where none is by the end of the time, the first that is hidden."""
        deadline = time.monotonic() + seconds
        while True:
            self._check()
            with translated(f"looking for {target}"):
                for sought in alternatives(target):
                    shown = locator(self._tab.page, sought).locator("visible=true").first
                    # It may go away between being counted and being held; then it is looked for again.
                    if await shown.count() and (control := await self._control(shown.element_handle(timeout=1_000))):
                        return control
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

    async def title(self) -> str:
        """The document's title."""
        return str(await self.evaluate("() => document.title.slice(0, 300)"))

    async def axe(self, options: Mapping[str, Any], *, seconds: float) -> Mapping[str, Any]:
        """axe-core over all frames."""
        result: Mapping[str, Any] = await run_axe(self._tab.page, self._tab.world, options, seconds=seconds)
        return result

    async def checker(self, library: str, script: str, argument: object = None, *, seconds: float) -> Any:
        """A bundled checker in the main frame."""
        self._check()
        return await self._tab.world.evaluate(script, argument, seconds=seconds, library=library)

    async def accessibility_tree(self) -> Sequence[Mapping[str, Any]]:
        """The full tree, those of the frames in it."""
        return await accessible.tree(self._tab.page, self._tab.world)

    async def accessible(self, path: str) -> Mapping[str, Any] | None:
        """The node of one element."""
        return await accessible.node(self._tab.page, self._tab.world, path)

    async def ask_nodes(self, places: Sequence[str], function: str) -> Mapping[str, Any]:
        """Ask the elements behind nodes of the tree."""
        return await accessible.ask(self._tab.page, self._tab.world, places, function)

    async def listeners(self) -> Sequence[Mapping[str, Any]]:
        """What the page listens for."""
        return await listening.listeners(self._tab.world)

    async def picture(self, *, max_height: int, quality: int = 70) -> bytes:
        """Taken in CSS px from the page's top, beyond the view, without resizing it."""
        await self.learn()
        try:
            await self._cover()
            for _ in range(SHOTS):
                with translated("a picture was taken", seconds=20):
                    taken = await shoot(self._tab.cdp, self.device, max_height=max_height, quality=quality)
                await self.learn()
                if not await self._cover():  # else the page went on meanwhile, and the picture may show it
                    return taken
        finally:
            if self._secrets.all:
                await uncover(self._tab.page, self._tab.world)
        raise CannotAct("The page goes on to show what is secret, so that no picture of it is kept.")

    async def filmed(self, url: str, *, seconds: float) -> Mapping[str, Any]:
        """Film one load; a film cannot be covered, so that there is none where a secret is seen at its end."""
        with translated(f"{url} was loaded again", seconds=seconds + loading.LEEWAY):
            told = await loading.film(self._tab, self.device, url, seconds, self.full_speed)
        await self.learn()
        if seen := await self._cover():
            await uncover(self._tab.page, self._tab.world)
        why = "A secret value is seen on the page: no film is kept." if seen else ""
        return {**told, "frames": [] if seen else told["frames"], "why": why}

    async def shot(self, box: tuple[float, float, float, float]) -> bytes:
        """A part of the page; secrets are not covered, so it is looked at and never kept."""
        with translated("a picture of a part was taken", seconds=20):
            return await shoot_part(self._tab.cdp, self.device, box)

    async def watched(self, *, width: int, height: int, seconds: float) -> Sequence[tuple[float, bytes]]:
        """The browser sends a frame each time that the view has changed."""
        with translated("the view was watched", seconds=seconds + 10):
            return await watch(self._tab.cdp, width=width, height=height, seconds=seconds)

    @asynccontextmanager
    async def aside(
        self, *, device: Device | None = None, carry: Carry = "everything", writes: bool = False
    ) -> AsyncIterator["ChromiumSession"]:
        """A session of its own beside this one."""
        own = device or self.device
        context = await self._contexts(own, await carried(self.shown.context, carry))
        try:
            refused = [] if writes else await refuse_writes(context)
            if carry == "everything":
                await copy_session_storage(self._tab.world, context)
            other = ChromiumSession(await Shown.of(context, own, refused), self._contexts, self._secrets)
        except BaseException:
            with suppress(AuditorError), translated("a context beside was closed"):
                await context.close()
            raise
        try:
            yield other
        finally:
            if not self._tab.dead:
                with suppress(AuditorError), translated("a context beside was closed"):
                    await other.close()

    async def answer_consent(self, wanted: Literal["accept", "refuse"], *, seconds: float) -> Mapping[str, Any]:
        """Through autoconsent, in all frames."""
        self._check()
        return await answer_consent(self._tab.page, self._tab.world, wanted, seconds=seconds)

    @asynccontextmanager
    async def full_speed(self) -> AsyncIterator[None]:
        """The processor as it is."""
        tab, times = self._tab, self.device.cpu_slowdown
        if times == 1:
            yield
            return
        with suppress(AuditorError), translated("the processor was set free"):
            await tab.slow_processor(1)
        try:
            yield
        finally:
            if not tab.dead:
                with suppress(AuditorError), translated("the processor was slowed down"):
                    await tab.slow_processor(times)

    async def go_on_in(self, other: Session) -> None:
        """Change places with a session that `aside` gave."""
        beside = cast("ChromiumSession", other)
        self.shown, beside.shown = beside.shown, self.shown
        self._moves += 1

    async def state(self) -> Mapping[str, Any]:
        """With what databases in the page hold."""
        with translated("cookies and storage were read"):
            return cast("Mapping[str, Any]", await self.shown.context.storage_state(indexed_db=True))

    async def restore(self, state: Mapping[str, Any]) -> None:
        """Take over the cookies and the storage that a person has kept (Playwright's storage state)."""
        with translated("a kept session was taken over"):
            await take_over(self.shown.context, state)

    async def _cover(self) -> bool:
        return await cover(self._tab.page, self._tab.world, self._secrets.all)

    def requests(self) -> Sequence[Mapping[str, Any]]:
        """See `auditor.session.Session`."""
        return [{**raw, "page_url": self.url} for raw in self._tab.network.requests()]

    async def text_of(self, url: str) -> str:
        """From what the browser keeps of this tab's answers."""
        id_ = self._tab.network.finished(url)
        if not id_:
            return ""
        with translated("the text of a file was read", seconds=10):
            return await text_of(self._tab.cdp, id_)

    def sent(self) -> Sequence[Mapping[str, Any]]:
        """See `auditor.session.Session`."""
        return self._tab.network.sent()

    def refused(self) -> Sequence[str]:
        """See `auditor.session.Session`."""
        return self.shown.refused

    def held_back(self) -> Mapping[str, int]:
        """See `auditor.session.Session`."""
        return dict(self._tab.held)

    def dialogs(self) -> Sequence[str]:
        """See `auditor.session.Session`."""
        return tuple(self._tab.dialogs)

    def console(self) -> Sequence[Mapping[str, Any]]:
        """See `auditor.session.Session`."""
        return list(self._tab.console)

    async def settle(
        self, *, since: float | None = None, seconds: float = 10, quiet_ms: int = 250, doing: str = ""
    ) -> Settled:
        """Wait until the view has come to rest."""
        await self._tabs.adopt()
        return await self._tab.settle(since, seconds, quiet_ms, doing)

    async def main_thread_ms(self) -> float | None:
        """See `auditor.session.Session`."""
        self._check()
        return await self._tab.processor.spent_ms()

    async def mark(self) -> None:
        """What comes from now on belongs to the next visit."""
        self._tab.clear()
        self._check()
        with suppress(PageChanged, PageSilent):  # another document begins anew by itself
            await self._tab.processor.mark()
            await self.evaluate("() => { globalThis.auditorWatch?.mark(); }")
        self._check()
