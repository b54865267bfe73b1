"""A window that a person uses: what is done in its pages is told as it happens, in its order."""

import asyncio
import json
import secrets
from collections.abc import Callable, Coroutine, Mapping
from contextlib import suppress
from functools import cache
from typing import Any

from playwright.async_api import Browser, BrowserContext, CDPSession, Error, Frame, Page

from auditor.errors import AuditorError

from . import scripts
from .seam import translated
from .world import WORLD

Told = Mapping[str, Any]
Hear = Callable[[Told], None]
OPEN_MS = 30_000
WINDOW_SECONDS = 0.3  # within which the tabs of a window close that is closed
DRAIN_SECONDS = 3.0  # for what was done just before the window was closed
# The name under which our scripts tell: in their own world only, and another in each run.
_BINDING = f"b{secrets.token_hex(16)}"


class Watched:
    """The window that a person uses. `hear` is called with all that is done, in its order."""

    def __init__(self, browser: Browser, context: BrowserContext, hear: Hear) -> None:
        self._browser, self._context, self._hear = browser, context, hear
        self._pages: list[Page] = []
        self._history: dict[Page, list[int]] = {}  # of a tab: its entries up to the one shown
        self._known: dict[Page, set[int]] = {}
        self._tasks: set[asyncio.Task[Any]] = set()
        self._closed, self._joined_first = asyncio.Event(), asyncio.Event()
        self._heard: asyncio.Queue[Coroutine[Any, Any, None]] = asyncio.Queue()

    async def begin(self, url: str) -> None:
        """Open the address. Raises where no page answers."""
        self._spawn(self._pass_on())
        self._browser.on("disconnected", lambda _: self._closed.set())
        self._context.on("page", lambda page: self._spawn(self._joined(page)))
        page = await self._context.new_page()
        await self._joined_first.wait()
        with translated(f"opening {url}"):
            await page.goto(url, wait_until="commit", timeout=OPEN_MS)

    async def closed(self) -> None:
        """Wait until the person has closed the window, or said that it is finished; all that was done is told."""
        await self._closed.wait()
        with suppress(TimeoutError):
            async with asyncio.timeout(DRAIN_SECONDS):
                await self._heard.join()

    def finish(self) -> None:
        """Let `closed` return."""
        self._closed.set()

    def show(self, told: Mapping[str, Any]) -> None:
        """Have the panel in the page say this."""
        for page in self._pages:
            self._spawn(self._run(page, f"globalThis.auditorRecorder?.show({json.dumps(dict(told))})"))

    async def _joined(self, page: Page) -> None:
        with suppress(Error):
            cdp = await self._context.new_cdp_session(page)
            page.on("dialog", lambda _: None)  # the person answers: without a listener Playwright would
            page.on("close", lambda _: self._spawn(self._left(page)))
            page.on("frameattached", lambda frame: self._spawn(self._frame(page, frame)))
            page.on("framenavigated", lambda frame: self._spawn(self._frame(page, frame)))
            cdp.on("Page.frameRequestedNavigation", lambda event: self._asked(page, event))
            cdp.on("Page.frameNavigated", lambda event: self._come(page, cdp, event["frame"]))
            cdp.on("Page.navigatedWithinDocument", lambda event: self._come(page, cdp, event))
            cdp.on("Page.javascriptDialogClosed", lambda event: self._answered(page, event))
            await self._listen(page, cdp)
            self._history[page] = []
            self._pages.append(page)
            self._joined_first.set()
            if len(self._pages) > 1:
                self._tell(page, {"kind": "tab", "value": "opened"})

    async def _listen(self, page: Page, cdp: CDPSession) -> None:
        """Put our scripts into the frames that this DevTools session reaches."""
        frames: dict[int, str] = {}

        def made(event: dict[str, Any]) -> None:
            context = event["context"]
            frames[context["id"]] = context.get("auxData", {}).get("frameId", "")

        def called(event: dict[str, Any]) -> None:
            if event["name"] == _BINDING:
                told = _read(event["payload"])
                frame = "" if told.get("top") else frames.get(event["executionContextId"], "")
                if frame:
                    self._heard.put_nowait(self._from_frame(page, cdp, frame, told))
                else:
                    self._tell(page, told)

        cdp.on("Runtime.executionContextCreated", made)
        cdp.on("Runtime.bindingCalled", called)
        await cdp.send("Page.enable")
        await cdp.send("Runtime.enable")
        await cdp.send("Runtime.addBinding", {"name": _BINDING, "executionContextName": WORLD})
        asked = {"source": _script(), "worldName": WORLD, "runImmediately": True}
        await cdp.send("Page.addScriptToEvaluateOnNewDocument", asked)

    async def _frame(self, page: Page, frame: Frame) -> None:
        """A frame of another process answers on a DevTools session of its own."""
        if frame.parent_frame is None or frame.is_detached():
            return
        with suppress(Error):  # part of its parent's session, and watched already
            await self._listen(page, await self._context.new_cdp_session(frame))

    async def _from_frame(self, page: Page, cdp: CDPSession, frame: str, told: Told) -> None:
        selector = None
        for session in (cdp, await self._context.new_cdp_session(page)):
            with suppress(Error):
                owner = await session.send("DOM.getFrameOwner", {"frameId": frame})
                node = await session.send("DOM.describeNode", {"backendNodeId": owner["backendNodeId"]})
                selector = frame_selector(node["node"])
                break
        await self._say(page, {**told, "frame": selector or "iframe"})

    def _tell(self, page: Page, told: Told) -> None:
        self._heard.put_nowait(self._say(page, told))

    async def _say(self, page: Page, told: Told) -> None:
        self._hear({**told, "tab": self._pages.index(page) + 1 if page in self._pages else 1})

    async def _pass_on(self) -> None:
        """One after the other: what must first be asked of the browser keeps its place."""
        while True:
            doing = await self._heard.get()
            try:
                with suppress(Error, AuditorError):
                    await doing
            finally:
                self._heard.task_done()

    def _come(self, page: Page, cdp: CDPSession, event: Mapping[str, Any]) -> None:
        if "parentId" not in event:
            self._heard.put_nowait(self._arrived(page, cdp, event))

    def _asked(self, page: Page, event: Mapping[str, Any]) -> None:
        if event.get("disposition", "currentTab") == "currentTab":
            self._tell(page, {"kind": "asked"})

    async def _arrived(self, page: Page, cdp: CDPSession, event: Mapping[str, Any]) -> None:
        """Tell how the person came here, as the tab's history knows."""
        told = await cdp.send("Page.getNavigationHistory")
        ids, now, before = [one["id"] for one in told["entries"]], told["currentIndex"], self._history.get(page, [])
        known = self._known.setdefault(page, set())
        way = "open"
        if before and ids[now] in before[:-1]:
            way = "back"
        elif before and ids[now] == before[-1]:
            way = "reload"
        elif ids[now] in known:
            way = "forward"
        self._history[page] = ids[: now + 1]
        known.update(ids)
        url = str(told["entries"][now]["url"])
        await self._say(page, {"kind": "arrived", "value": way, "url": url, "within": "loaderId" not in event})

    def _answered(self, page: Page, event: Mapping[str, Any]) -> None:
        accepted = bool(event.get("result"))
        self._tell(page, {"kind": "dialog", "accepted": accepted, "value": event.get("userInput") or ""})

    async def _left(self, page: Page) -> None:
        """A tab was closed: by itself, or with the whole window."""
        await asyncio.sleep(WINDOW_SECONDS)
        if all(one.is_closed() for one in self._pages):
            self._closed.set()
            return
        self._pages.remove(page)
        self._hear({"kind": "tab", "value": "closed", "tab": len(self._pages)})

    async def _run(self, at: Page, expression: str) -> None:
        """In our world of this page; one that is gone has nothing to be told."""
        with suppress(Error, AuditorError):
            cdp = await self._context.new_cdp_session(at)
            tree = await cdp.send("Page.getFrameTree")
            world = {"frameId": tree["frameTree"]["frame"]["id"], "worldName": WORLD}
            made = await cdp.send("Page.createIsolatedWorld", world)
            told = {"expression": expression, "contextId": made["executionContextId"]}
            await cdp.send("Runtime.evaluate", told)
            await cdp.detach()

    def _spawn(self, doing: Any) -> None:
        task = asyncio.ensure_future(doing)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


def frame_selector(node: Mapping[str, Any]) -> str:
    """A selector of a frame by what tells it from others: its id, title, name, or the path of its address."""
    listed = node.get("attributes", [])
    attributes = dict(zip(listed[::2], listed[1::2], strict=False))
    tag = str(node.get("localName") or "iframe")
    for name in ("id", "title", "name", "src"):
        value = str(attributes.get(name, "")).partition("?")[0]
        if value and len(value) < 200 and value.isprintable():
            told = value.replace("\\", "\\\\").replace('"', '\\"')
            return f'{tag}[{name}{"^" if name == "src" else ""}="{told}"]'
    return tag


@cache
def _script() -> str:
    """What tells of each document."""
    tell = f"globalThis[{json.dumps(_BINDING)}]"
    ask = "(kind, value) => globalThis.auditorRecorder.aside(kind, value)"
    parts = (
        f"const tell = (told) => {tell}(told);",
        f"globalThis.auditor ??= {scripts.helpers()};",
        f"const naming = ({scripts.own('naming.js')})(globalThis.auditor);",
        f"const panel = window === window.top ? ({scripts.own('panel.js')})({ask}) : null;",
        f"({scripts.own('record.js')})(tell, globalThis.auditor, naming, panel);",
    )
    return f"if (!globalThis.auditorRecorder) {{ {chr(10).join(parts)} }}"


def _read(payload: str) -> dict[str, Any]:
    try:
        told = json.loads(payload)
    except ValueError:
        return {}
    return told if isinstance(told, dict) else {}
