"""Contexts beside a session's own: what they take over from it, what they may not do."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from playwright.async_api import BrowserContext, Route, StorageState, WebSocketRoute

from auditor.session import Carry, Device

from .seam import translated
from .tab import Answers
from .tabs import Tabs
from .world import World

READS = ("GET", "HEAD")
# Paths that change something although they are asked for by GET.
WRITES_BY_GET = re.compile(
    r"(log|sign)[-_]?(out|off)|kirjaudu-?ulos|uloskirja|logga-?ut|utlogg|delete|remove|poista|radera|ta-?bort",
    re.IGNORECASE,
)
# What such a path may end with where it is only a file that is read, such as `remove-button.js`.
READ_FILE = re.compile(r"\.(m?js|css|sql|wasm|map|svg|png|jpe?g|webp|woff2?)$", re.IGNORECASE)
MOST_REFUSED = 1_000


@dataclass(slots=True)
class Shown:
    """What a session shows: a context with its tabs, on a device."""

    context: BrowserContext
    device: Device
    answers: Answers
    tabs: Tabs
    refused: Sequence[str] = ()  # grows while the context is used

    @classmethod
    async def of(cls, context: BrowserContext, device: Device, refused: Sequence[str] = ()) -> "Shown":
        """Open the first tab of a context."""
        answers = Answers()
        tabs = Tabs(context, device, answers)
        await tabs.begin()
        return cls(context, device, answers, tabs, refused)


async def carried(context: BrowserContext, carry: Carry) -> StorageState | None:
    """What a context beside this one knows of it."""
    if carry == "nothing":
        return None
    with translated("cookies and storage were read"):
        state = await context.storage_state()
    return StorageState(cookies=state["cookies"], origins=state["origins"] if carry == "everything" else [])


async def refuse_writes(context: BrowserContext) -> Sequence[str]:
    """Let nothing be asked but by GET and HEAD, and nothing that signs out or deletes; returns what is refused.

    What a page says through a web socket does not reach the service either.
    """
    refused: list[str] = []

    def note(method: str, url: str) -> None:
        if len(refused) < MOST_REFUSED:
            refused.append(f"{method} {url[:500]}")

    async def only_reads(route: Route) -> None:
        asked = route.request
        by_script, path = asked.resource_type in ("fetch", "xhr"), urlsplit(asked.url).path
        writes = by_script and WRITES_BY_GET.search(path) and not READ_FILE.search(path)
        if asked.method in READS and not writes:
            await route.continue_()
            return
        note(asked.method, asked.url)
        await route.abort("blockedbyclient")

    async def only_listen(socket: WebSocketRoute) -> None:
        socket.on_message(lambda _: note("WebSocket", socket.url))
        socket.connect_to_server()

    await context.route("**/*", only_reads)
    await context.route_web_socket("**/*", only_listen)
    return refused


async def copy_session_storage(world: World, context: BrowserContext) -> None:
    """Storage state leaves out what lives with a tab: it is put in place before the page's own scripts run."""
    kept = await world.evaluate("() => [location.origin, Object.entries(sessionStorage)]")
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
