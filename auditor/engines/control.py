"""One element on the page, held by its handle."""

import json
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from playwright.async_api import ElementHandle

from auditor.session import Control, Facts

from . import scripts
from .seam import translated

if TYPE_CHECKING:
    from .tab import Tab

PATIENCE_MS = 4_000  # how long an element may take to become ready for an action


class PageControl:
    """A control of Chromium's page. See `auditor.session.Control`."""

    def __init__(self, handle: ElementHandle, tab: "Tab") -> None:
        self.handle = handle
        self._tab = tab

    async def facts(self) -> Facts:
        """What is known of it now."""
        told = await self.evaluate("(el, _, auditor) => auditor.facts(el)")
        frame = await self.handle.owner_frame()
        prefix = ""
        while frame and frame.parent_frame and not told["path"].count(" |> "):
            outer = PageControl(await frame.frame_element(), self._tab)
            prefix = f"{await outer.evaluate('(el, _, auditor) => auditor.path(el)')} |> {prefix}"
            frame = frame.parent_frame
        box = tuple(told["box"]) if told["box"] else None
        return Facts(**{**told, "path": prefix + told["path"], "box": box})

    async def click(self, *, double: bool = False) -> None:
        """Click its middle with the mouse, once it is shown, still and not covered."""
        with translated("clicking"):
            handle = await self._pressed()
            await handle.click(trial=True, timeout=PATIENCE_MS)
            self._acted()
            await (handle.dblclick if double else handle.click)(timeout=PATIENCE_MS)

    async def tap(self) -> None:
        """Tap its middle with a finger."""
        with translated("tapping"):
            handle = await self._pressed()
            await handle.tap(trial=True, timeout=PATIENCE_MS)
            self._acted()
            await handle.tap(timeout=PATIENCE_MS)

    async def hover(self) -> None:
        """Rest the mouse on it."""
        with translated("pointing"):
            self._acted()
            await self.handle.hover(timeout=PATIENCE_MS)

    async def activate(self, *, double: bool = False) -> None:
        """Press it without a pointer; what comes of it comes when the script has ended."""
        self._acted()
        await self.evaluate(scripts.own("activate.js"), {"double": double})

    async def fill(self, text: str) -> None:
        """Put the text in place of what the field holds."""
        with translated("filling a field"):
            self._acted()
            await self.handle.fill(text, timeout=PATIENCE_MS)

    async def select(self, option: str) -> None:
        """Choose the option with this label or value."""
        with translated("choosing an option"):
            self._acted()
            found = await self.evaluate(
                "(el, told) => [...(el.options ?? [])].findIndex("
                "(one) => one.label.trim() === told || one.value === told)",
                option,
            )
            if found < 0:
                await self.handle.select_option(label=option, timeout=1_000)
                return
            await self.handle.select_option(index=found, timeout=PATIENCE_MS)

    async def check(self, checked: bool) -> None:  # noqa: FBT001 - the very value
        """Tick or untick it."""
        with translated("ticking"):
            self._acted()
            await self.handle.set_checked(checked, timeout=PATIENCE_MS)

    async def upload(self, file: Path) -> None:
        """Choose a file."""
        with translated("choosing a file"):
            self._acted()
            await self.handle.set_input_files(file, timeout=PATIENCE_MS)

    async def drag_to(self, other: Control) -> None:
        """Drag it with the mouse onto another control."""
        with translated("dragging"):
            await self.handle.scroll_into_view_if_needed(timeout=PATIENCE_MS)
            start = await self.handle.bounding_box()
            end = await cast("PageControl", other).handle.bounding_box()
            if not start or not end:
                return
            mouse = self._tab.page.mouse
            self._acted()
            await mouse.move(start["x"] + start["width"] / 2, start["y"] + start["height"] / 2)
            await mouse.down()
            await mouse.move(end["x"] + end["width"] / 2, end["y"] + end["height"] / 2, steps=8)
            await mouse.up()

    async def scroll_to(self) -> None:
        """Scroll until it is in view."""
        with translated("scrolling to an element"):
            await self.handle.scroll_into_view_if_needed(timeout=PATIENCE_MS)

    async def evaluate(self, function: str, argument: object = None) -> Any:
        """Call a function of the element, the argument and the helpers of page.js."""
        call = (
            f"async (el, told) => JSON.stringify("
            f"(await ({function})(el, JSON.parse(told), {scripts.helpers()})) ?? null)"
        )
        with translated("looking at an element"):
            return json.loads(await self.handle.evaluate(call, json.dumps(argument)))

    async def _pressed(self) -> ElementHandle:
        """The element that a pointer presses for this one: its label, where that lies over it."""
        await self.handle.scroll_into_view_if_needed(timeout=PATIENCE_MS)
        find = f"(el) => el.labels?.length ? ({scripts.helpers()}).pressed(el) : el"
        return (await self.handle.evaluate_handle(find)).as_element() or self.handle

    def _acted(self) -> None:
        self._tab.acted = time.monotonic()
