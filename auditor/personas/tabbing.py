"""Walks a page with the Tab key: where it leads, whether the focus is seen, whether it gets out again."""

import asyncio
import time
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from auditor.evidence.tab_stops import Stop, TabStops, Unreached
from auditor.session import Session

from .tabbing_held import LATE_SECONDS, Held
from .tabbing_pictures import where_differs

MOST_STOPS = 250  # a page with more is walked so far: at 7 ms a press, what is beyond costs more than it tells
SECONDS = 4.0  # for pressing Tab on one page; 100 stops take 1 s on a machine at leisure
PICTURE_SECONDS = 3.0  # for picturing stops with and without the focus, about 0.1 s each
STAYS = 2  # presses that may leave the focus where it is, before the way out is sought
STAYS_IN_PARTS = 12  # the same in a date, whose day, month and year the browser makes stops of their own
STAYS_INSIDE = 60  # the same where stops are not seen from here: frames of another origin, players, closed components
NEAR = 2.0  # CSS px: a border may come and go
EXITS = ("Shift+Tab", "Escape", "F6", "ArrowDown", "ArrowRight", "ArrowUp", "ArrowLeft")
HARMLESS = ("Shift+Tab",)  # the others may take away what was begun, or change it

SCRIPT = files("auditor.personas").joinpath("tabbing.js").read_text(encoding="utf-8").strip()
UNREACHED = files("auditor.personas").joinpath("tabbing_unreached.js").read_text(encoding="utf-8").strip()


async def tab_through(session: Session, *, beside: bool, begun: bool = False) -> TabStops:
    """The walk with Tab from the top of the page, and the page left as it was: focus, scrolling, selection.

    `beside`: in a page of its own, which nothing needs afterwards. `begun`: something was done on it.
    """
    walk = _Walk(session, HARMLESS if begun and not beside else EXITS, beside=beside)
    found = await walk.begin()
    # Where nothing has the focus, the browser still knows where Tab goes on: the first press tells.
    first = ""
    try:
        if found["blank"] and not beside:
            first = str((await walk.pressed("Tab")).get("path", ""))
        await walk.ask("survey")
        await walk.go()
        await walk.look_for_pulling()
        unreached = await walk.unreached()
    finally:
        lost = (await walk.ask("end", walk.before(first))).get("lost")
    if lost and not beside:
        await walk.back_to(lost)
    return walk.told(beside=beside, unreached=unreached)


@dataclass(slots=True)
class _Walk(Held):
    picturing: float = 0  # seconds

    async def begin(self) -> dict[str, Any]:
        """Put our script into the page: it is asked at each stop, and not sent each time."""
        begun: dict[str, Any] = await self.session.evaluate(f"() => (globalThis.auditorTab = {SCRIPT}).begin()")
        return begun

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
                    await self.held("cut" if where["frame"] else "stuck", (path,))
                    return
                continue
            stays, last = 0, path
            if path in self.stops:
                if self.ended == "left":
                    break
                paths = list(self.stops)
                await self.held("round", tuple(paths[paths.index(path) :]))
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
        if differs == "pixels":
            return differs
        await asyncio.sleep(LATE_SECONDS)
        again = await self.session.shot((x, y, width, height))
        if differs == "none":
            return where_differs(again, without, region)
        # What differs between two pictures with the focus changes by itself, as a countdown does.
        return where_differs(with_focus, without, region, but=again)

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
            told=self.told_key,
            pressed=self.pressed_in,
            outside=self.outside,
            on_focus=tuple(self.did),
            unreached=unreached,
            beside=beside,
        )
