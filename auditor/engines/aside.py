"""Contexts beside a session's own: what they take over from it, what they may not do."""

import json
from collections.abc import Callable, Coroutine, Mapping
from dataclasses import dataclass
from typing import Any

from playwright.async_api import BrowserContext, Page, Route, StorageState

from auditor.session import Carry, Device

from .seam import translated
from .tab import Answers
from .tabs import Tabs

Contexts = Callable[[Device, StorageState | None], Coroutine[Any, Any, BrowserContext]]
READS = ("GET", "HEAD")


@dataclass(slots=True)
class Shown:
    """What a session shows: a context with its tabs, on a device."""

    context: BrowserContext
    device: Device
    answers: Answers
    tabs: Tabs

    @classmethod
    async def of(cls, context: BrowserContext, device: Device) -> "Shown":
        """Open the first tab of a context."""
        answers = Answers()
        tabs = Tabs(context, device, answers)
        await tabs.begin()
        return cls(context, device, answers, tabs)


async def carried(context: BrowserContext, carry: Carry) -> StorageState | None:
    """What a context beside this one knows of it."""
    if carry == "nothing":
        return None
    with translated("cookies and storage were read"):
        state = await context.storage_state()
    return StorageState(cookies=state["cookies"], origins=state["origins"] if carry == "everything" else [])


async def refuse_writes(context: BrowserContext) -> None:
    """Let nothing be asked but by GET and HEAD."""

    async def only_reads(route: Route) -> None:
        await (route.continue_() if route.request.method in READS else route.abort("blockedbyclient"))

    await context.route("**/*", only_reads)


async def copy_session_storage(page: Page, context: BrowserContext) -> None:
    """Storage state leaves out what lives with a tab: it is put in place before the page's own scripts run."""
    with translated("session storage was read"):
        kept = await page.evaluate("() => [location.origin, Object.entries(sessionStorage)]")
    await _put(context, "sessionStorage", kept[0], kept[1])


async def take_over(context: BrowserContext, state: Mapping[str, Any]) -> None:
    """Cookies and local storage of a storage state, for what is opened from now on."""
    await context.add_cookies(list(state.get("cookies", ())))
    for origin in state.get("origins", ()):
        entries = [[one["name"], one["value"]] for one in origin.get("localStorage", ())]
        await _put(context, "localStorage", origin["origin"], entries)


async def _put(context: BrowserContext, storage: str, origin: str, entries: list[list[str]]) -> None:
    if entries:
        told = json.dumps([origin, entries])
        await context.add_init_script(
            f"(([origin, entries]) => {{ if (location.origin === origin && !{storage}.length) "
            f"for (const [name, value] of entries) {storage}.setItem(name, value); }})({told});"
        )
