"""Walks a page with the Tab key: where it leads, whether the focus is seen, whether it gets out again."""

import asyncio
import time
from dataclasses import dataclass, field
from importlib.resources import files
from io import BytesIO
from typing import Any, Literal

from PIL import Image, ImageChops

from auditor.evidence.tab_stops import OnFocus, Stop, TabStops, Unreached
from auditor.session import Session

MOST_STOPS = 250  # a page with more is walked so far: at 7 ms a press, what is beyond costs more than it tells
SECONDS = 4.0  # for pressing Tab on one page; 100 stops take 1 s on a machine at leisure
PICTURE_SECONDS = 3.0  # for picturing stops with and without the focus, about 0.1 s each
LATE_SECONDS = 0.25  # how long a script may take to show where the focus is
STAYS = 2  # presses that may leave the focus where it is, before the way out is sought
STAYS_IN_PARTS = 12  # the same in a date, whose day, month and year the browser makes stops of their own
STAYS_INSIDE = 60  # the same where stops are not seen from here: frames of another origin, players, closed components
NEAR = 2.0  # CSS px: a border may come and go
FAINT = 12  # of 255: a smaller difference of a pixel's colour is drawing noise
EXITS = ("Shift+Tab", "Escape", "F6", "ArrowDown", "ArrowRight", "ArrowUp", "ArrowLeft")
HARMLESS = ("Shift+Tab",)  # the others may take away what was begun, or change it

SCRIPT = files("auditor.personas").joinpath("tabbing.js").read_text(encoding="utf-8").strip()
UNREACHED = files("auditor.personas").joinpath("tabbing_unreached.js").read_text(encoding="utf-8").strip()


async def tab_through(session: Session, *, beside: bool, begun: bool = False) -> TabStops:
    """The walk with Tab from the top of the page, and the page left as it was: focus, scrolling, selection.

    `beside`: in a page of its own, which nothing needs afterwards. `begun`: something was done on it.
    """
    walk = _Walk(session, HARMLESS if begun and not beside else EXITS)
    found = await walk.begin()
    # Where nothing has the focus, the browser still knows where Tab goes on: the first press tells.
    first = ""
    try:
        if found["blank"] and not beside:
            first = str((await walk.pressed("Tab")).get("path", ""))
        await walk.ask("survey")
        await walk.go()
        unreached = await walk.unreached()
    finally:
        lost = (await walk.ask("end", walk.before(first))).get("lost")
    if lost and not beside:
        await walk.back_to(lost)
    return walk.told(beside=beside, unreached=unreached)


@dataclass(slots=True)
class _Walk:
    session: Session
    exits: tuple[str, ...]
    stops: dict[str, Stop] = field(default_factory=dict)
    did: list[OnFocus] = field(default_factory=list)
    ended: Literal["left", "round", "stuck", "cut"] = "cut"
    holds: tuple[str, ...] = ()
    dialog: str = ""
    presses: bool = False
    outside: int = 0
    tried: list[str] = field(default_factory=list)
    way_out: str = ""
    picturing: float = 0  # seconds

    async def begin(self) -> dict[str, Any]:
        """Put our script into the page: it is asked at each stop, and not sent each time."""
        begun: dict[str, Any] = await self.session.evaluate(f"() => (globalThis.auditorTab = {SCRIPT}).begin()")
        return begun

    async def ask(self, what: str, told: object = None) -> Any:
        return await self.session.evaluate(f"(told) => globalThis.auditorTab?.{what}(told) ?? {{ gone: true }}", told)

    async def pressed(self, key: str) -> dict[str, Any]:
        """Press a key; where the focus is then."""
        await self.session.press(key)
        where: dict[str, Any] = await self.ask("step")
        did = where.pop("did", None)
        if did and did["path"] not in {one.path for one in self.did}:
            self.did.append(OnFocus.model_validate(did))
        return where

    async def go(self) -> None:
        """Press Tab until it leads out, round, or nowhere.

        Once it led out, it comes in again at the true beginning: stops with a tabindex come before where it began.
        """
        first: list[str] = []
        last, stays, began = "", 0, time.monotonic()
        while len(self.stops) < MOST_STOPS and time.monotonic() - began - self.picturing < SECONDS:
            where = await self.pressed("Tab")
            path = where.get("path", "")
            if where.get("gone"):
                return
            if not path:
                if self.ended == "left":
                    break
                self.ended, last, first = "left", "", list(self.stops)
                continue
            if path == last:
                stays += 1
                most = STAYS_INSIDE if where["frame"] else STAYS_IN_PARTS if where["parts"] else STAYS
                if stays >= most:
                    await self._held("cut" if where["frame"] else "stuck", (path,))
                    return
                continue
            stays, last = 0, path
            if path in self.stops:
                if self.ended == "left":
                    break
                paths = list(self.stops)
                await self._held("round", tuple(paths[paths.index(path) :]))
                return
            if stop := where.get("stop"):  # what was met before may have another path by now
                await self._met(stop)
        else:
            self.ended = "cut"
        self.stops = {path: self.stops[path] for path in [*(one for one in self.stops if one not in first), *first]}

    async def _met(self, told: dict[str, Any]) -> None:
        region = told.pop("region", None)
        stop = Stop.model_validate(told)
        if stop.indicator == "unknown" and self.picturing < PICTURE_SECONDS:
            began = time.monotonic()
            stop = stop.model_copy(update={"indicator": await self._pictured(region)})
            self.picturing += time.monotonic() - began
        self.stops[stop.path] = stop

    async def _pictured(self, region: list[float] | None) -> str:
        """What of the view differs with and without the focus: something at the stop, elsewhere only, or nothing."""
        x, y, width, height = await self.session.evaluate("() => [scrollX, scrollY, innerWidth, innerHeight]")
        with_focus = await self.session.shot((x, y, width, height))
        await self.ask("hide")
        without = await self.session.shot((x, y, width, height))
        await self.ask("show")
        differs = where_differs(with_focus, without, region)
        if differs != "none":
            return differs
        await asyncio.sleep(LATE_SECONDS)
        return where_differs(await self.session.shot((x, y, width, height)), without, region)

    async def _held(self, ended: Literal["round", "stuck", "cut"], holds: tuple[str, ...]) -> None:
        """Tab leads no further than these: whether anything of the page lies outside, and whether a key leads out."""
        self.ended, self.holds = ended, holds
        told = await self.ask("held", list(holds))
        self.outside, self.dialog, self.presses = told["outside"], told["dialog"], told["presses"]
        if ended == "cut" or not self.outside:
            return
        for key in self.exits:
            self.tried.append(key)
            where = await self.pressed(key)
            if where.get("path", "") in holds:
                await asyncio.sleep(LATE_SECONDS)
                where = await self.ask("step")
            if key in ("Escape", "F6") and where.get("path", "") in holds:
                where = await self.pressed("Tab")
            if where.get("path", "") not in holds:
                self.way_out = key
                return

    async def unreached(self) -> tuple[Unreached, ...]:
        """What looks operable and holds no stop. Unknown where Tab did not lead all through the page."""
        if self.ended not in ("left", "round") or (self.ended == "round" and self.outside):
            return ()
        told = await self.session.evaluate(UNREACHED, [*self.stops, *(did.path for did in self.did)])
        return tuple(Unreached.model_validate(one) for one in told)

    async def back_to(self, place: list[float]) -> None:
        """Tab from the top to what stands now where the focus was."""
        at = "() => { const at = auditor.active(); return at && auditor.box(at) }"
        for _ in range(len(self.stops) + STAYS):
            await self.session.press("Tab")
            box = await self.session.evaluate(at)
            if box and all(abs(one - other) <= NEAR for one, other in zip(box, place, strict=True)):
                return

    def before(self, first: str) -> str:
        """The stop before this one; empty where it is the first."""
        paths = list(self.stops)
        return paths[paths.index(first) - 1] if first in paths[1:] else ""

    def told(self, *, beside: bool, unreached: tuple[Unreached, ...]) -> TabStops:
        """All that was met."""
        return TabStops(
            stops=tuple(self.stops.values()),
            ended=self.ended,
            holds=self.holds,
            dialog=self.dialog,
            presses=self.presses,
            tried=tuple(self.tried),
            way_out=self.way_out,
            outside=self.outside,
            on_focus=tuple(self.did),
            unreached=unreached,
            beside=beside,
        )


def where_differs(one: bytes, other: bytes, region: list[float] | None) -> Literal["pixels", "elsewhere", "none"]:
    """Where two pictures of the view differ: in the region, elsewhere only, or nowhere."""
    with Image.open(BytesIO(one)) as first, Image.open(BytesIO(other)) as second:
        if first.size != second.size:
            return "elsewhere"
        difference = ImageChops.difference(first.convert("RGB"), second.convert("RGB"))
    seen = difference.convert("L").point(lambda level: 255 if level > FAINT else 0)
    if seen.getbbox() is None:
        return "none"
    if region is None:
        return "elsewhere"
    x, y, width, height = region
    left, top = max(0, int(x)), max(0, int(y))
    right, bottom = min(seen.width, int(x + width) + 1), min(seen.height, int(y + height) + 1)
    if right <= left or bottom <= top:
        return "elsewhere"
    return "pixels" if seen.crop((left, top, right, bottom)).getbbox() else "elsewhere"
