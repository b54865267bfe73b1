"""Films one load of a page, and tells which parts of its scripts and style sheets came to use."""

import time
from base64 import b64decode
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, suppress
from dataclasses import dataclass, field
from typing import Any

from playwright.async_api import CDPSession
from playwright.async_api import Error as PageError

from auditor.session import Device

from .tab import Tab

MOST_FRAMES = 150  # of one load; beyond that every second one is given up, so that first and last are kept
WIDTH, QUALITY = 320, 50  # of a picture, in px and per cent
QUIET_MS = 250  # a film ends when nothing has changed for so long
LEEWAY = 5.0  # seconds beside the load, to begin and to end a film
MOST_SHEETS, MOST_SCRIPTS = 500, 2_000
Ranges = Sequence[tuple[int, int]]


@dataclass  # without slots: Playwright marks the object whose methods listen
class Loading:
    """What comes in while a page loads. Times are seconds since 1970, as the browser tells them."""

    cdp: CDPSession
    frames: list[tuple[float, str]] = field(default_factory=list)  # each a JPEG in base 64
    sheets: dict[str, Mapping[str, Any]] = field(default_factory=dict)

    async def end(self) -> Mapping[str, Any]:
        """What there is; see `auditor.session.Session.filmed`."""
        await self.cdp.send("Page.stopScreencast")
        scripts = (await self.cdp.send("Profiler.takePreciseCoverage"))["result"]
        rules = (await self.cdp.send("CSS.stopRuleUsageTracking"))["ruleUsage"]
        frames = [{"at": at, "jpeg": b64decode(jpeg)} for at, jpeg in self.frames]
        return {"frames": frames, "files": [*_scripts(scripts), *self._styles(rules)]}

    async def add_frame(self, event: dict[str, Any]) -> None:
        """Keep a picture, and ask for the next."""
        if len(self.frames) >= MOST_FRAMES:
            self.frames = [*self.frames[:-1:2], self.frames[-1]]
        self.frames.append((event["metadata"].get("timestamp", time.time()), event["data"]))
        with suppress(PageError):  # the page may be gone by now
            await self.cdp.send("Page.screencastFrameAck", {"sessionId": event["sessionId"]})

    def add_sheet(self, event: dict[str, Any]) -> None:
        """Know a style sheet by its number."""
        header = event["header"]
        if len(self.sheets) < MOST_SHEETS and header["origin"] == "regular":
            self.sheets[header["styleSheetId"]] = header

    def _styles(self, rules: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
        used: dict[str, list[tuple[int, int]]] = {}
        for one in rules:
            if one["used"]:
                used.setdefault(one["styleSheetId"], []).append((int(one["startOffset"]), int(one["endOffset"])))
        told = ((id_, header, int(header["length"])) for id_, header in self.sheets.items())
        return [
            _told("style", header["sourceURL"], length, covered(used.get(id_, ())), inline=header["isInline"])
            for id_, header, length in told
            if length and not header.get("isMutable", False)
        ]


async def film(
    tab: Tab, device: Device, url: str, seconds: float, full_speed: Callable[[], AbstractAsyncContextManager[None]]
) -> dict[str, Any]:
    """Load the address in a tab that shows nothing yet; see `auditor.session.Session.filmed`."""
    end = time.monotonic() + seconds
    loading = await _begin(tab.cdp, device)
    tab.acted = time.monotonic()
    await tab.page.goto(url, wait_until="commit", timeout=seconds * 1000)
    settled = await tab.settle(None, max(0.5, end - time.monotonic()), QUIET_MS)
    async with full_speed():
        return {**await loading.end(), "settled": settled.settled}


async def _begin(cdp: CDPSession, device: Device) -> Loading:
    """Listen from now on, with pictures as small as a film's."""
    loading = Loading(cdp)
    cdp.on("Page.screencastFrame", loading.add_frame)
    cdp.on("CSS.styleSheetAdded", loading.add_sheet)
    for name in ("Profiler", "DOM", "CSS"):
        await cdp.send(f"{name}.enable")
    await cdp.send("Profiler.startPreciseCoverage", {"callCount": False, "detailed": True})
    await cdp.send("CSS.startRuleUsageTracking")
    size = {"maxWidth": WIDTH, "maxHeight": round(WIDTH * device.height / device.width)}
    await cdp.send("Page.startScreencast", {"format": "jpeg", "quality": QUALITY, "everyNthFrame": 1, **size})
    return loading


def _scripts(scripts: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Those that have an address; of one that ran more than once (in frames) the run that used most."""
    found = []
    for one in scripts[:MOST_SCRIPTS]:
        ranges = [each for function in one["functions"] for each in function["ranges"]]
        length = max((each["endOffset"] for each in ranges), default=0)
        if length and one["url"].startswith(("http:", "https:")):
            found.append(_told("script", one["url"], length, used_of(ranges)))
    return found


def _told(kind: str, url: str, length: int, used: int, *, inline: bool = False) -> dict[str, Any]:
    return {"kind": kind, "url": url, "size": length, "used": min(used, length), "inline": inline}


def used_of(ranges: Sequence[Mapping[str, Any]]) -> int:
    """How much of a script ran: of ranges that lie in each other the innermost tells."""
    edges = sorted(
        [(one["startOffset"], 1, -one["endOffset"], one["count"]) for one in ranges]
        + [(one["endOffset"], 0, -one["startOffset"], 0) for one in ranges],
        key=lambda edge: edge[:3],  # of two that are alike the later one lies in the earlier
    )
    open_: list[int] = []
    used, at = 0, 0
    for offset, begins, _, count in edges:
        if open_ and open_[-1]:
            used += offset - at
        at = offset
        if begins:
            open_.append(count)
        elif open_:
            open_.pop()
    return used


def covered(ranges: Ranges) -> int:
    """How much these ranges cover together."""
    total, end = 0, 0
    for start, stop in sorted(ranges):
        total += max(0, stop - max(start, end))
        end = max(end, stop)
    return total
