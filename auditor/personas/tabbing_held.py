"""Finds out whether the focus is held among a few stops: what pulls it back, and which key or button leads out."""

import asyncio
from dataclasses import dataclass, field
from typing import Any, Literal

from auditor.evidence.tab_stops import OnFocus, Stop
from auditor.session import Session

REST_SECONDS = 0.16  # how long a script may take to pull the focus back
MOST_PULLED = 4  # places that are looked at for that
ROUNDS = 6  # presses of Tab, with a rest after each, that tell whether the focus is kept among a few
MOST_HELD = 4
MOST_PRESSED = 4
LATE_SECONDS = 0.25  # how long a script may take to show where the focus is


@dataclass(slots=True)
class Held:
    """A walk with the Tab key, and what is known of where it is held."""

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
    told_key: str = ""
    pressed_in: int = 0
    beside: bool = False

    async def ask(self, what: str, told: object = None) -> Any:
        """Call a function of our script that stands in the page."""
        return await self.session.evaluate(f"(told) => globalThis.auditorTab?.{what}(told) ?? {{ gone: true }}", told)

    async def pressed(self, key: str) -> dict[str, Any]:
        """Press a key; where the focus is then."""
        await self.session.press(key)
        where: dict[str, Any] = await self.ask("step")
        did = where.pop("did", None)
        if did and did["path"] not in {one.path for one in self.did}:
            self.did.append(OnFocus.model_validate(did))
        return where

    async def look_for_pulling(self) -> None:
        """Whether a script pulls the focus back from where Tab leads: pressed quickly, Tab runs ahead of it."""
        if not self.stops or self.ended == "cut" or self.outside:
            return
        await asyncio.sleep(REST_SECONDS / 2)
        again = await self.ask("pulled")
        free: set[str] = set()  # a key leads out of these
        # Coming in again at the page's beginning is no pulling.
        for path in (again if isinstance(again, list) else [])[:MOST_PULLED]:
            if path not in self.stops or not (holds := await self._kept_at(path)) or free & set(holds):
                continue
            kept = (self.ended, self.holds, self.outside, self.way_out, self.tried)
            self.tried, self.way_out = [], ""
            await self.held("stuck", holds, all_of_them=True)
            if self.outside and not self.way_out:
                return
            free |= set(holds)
            if not self.outside or kept[3]:  # the first with a way out is told, where none is without
                self.ended, self.holds, self.outside, self.way_out, self.tried = kept

    async def _kept_at(self, path: str) -> tuple[str, ...]:
        """Where the focus comes to rest when Tab is pressed slowly from here; empty where it gets away."""
        if not await self.ask("put", path):
            return ()
        await asyncio.sleep(REST_SECONDS)
        rests: list[str] = []
        for _ in range(ROUNDS):
            await self.session.press("Tab")
            where = await self.ask("step")
            if where.get("out") or not where.get("path", ""):
                return ()
            await asyncio.sleep(REST_SECONDS)
            where = await self.ask("step")
            at = where.get("path", "")
            # A frame, a player and a date have stops of their own inside, which are not seen from here.
            if not at or where["frame"] or where["parts"]:
                return ()
            if at not in rests:
                rests.append(at)
            if len(rests) > MOST_HELD:
                return ()
        return tuple(rests)

    async def held(
        self, ended: Literal["round", "stuck", "cut"], holds: tuple[str, ...], *, all_of_them: bool = False
    ) -> None:
        """Tab leads no further than these: whether anything of the page lies outside, and whether a key leads out."""
        self.ended, self.holds = ended, holds
        told = await self.ask("held", [list(holds), all_of_them])
        self.outside, self.dialog, self.presses = told["outside"], told["dialog"], told["presses"]
        if ended == "cut" or not self.outside:
            return
        for key in self.exits:
            self.tried.append(key)
            # Back to the first of those that hold it, and one further.
            for _ in range(len(holds) + 1 if key == "Shift+Tab" else 1):
                if await self._leads_out(key, holds):
                    self.way_out = key
                    return
        if self.beside and not self.dialog:
            await self._out_by_words(holds)

    async def _leads_out(self, key: str, holds: tuple[str, ...]) -> bool:
        if not await self._inside(holds):
            await self.ask("put", holds[0])
        where = await self.pressed(key)
        if where.get("out") or not where.get("path", ""):
            return True
        if where["path"] not in holds:
            await asyncio.sleep(REST_SECONDS)  # a script may pull it back
            where = await self.ask("step")
        else:
            await asyncio.sleep(LATE_SECONDS)
            where = await self.ask("step")
        if key in ("Escape", "F6") and where.get("path", "") in holds:
            where = await self.pressed("Tab")
            await asyncio.sleep(REST_SECONDS)
            where = await self.ask("step")
        return where.get("path", "") not in holds

    async def _inside(self, holds: tuple[str, ...]) -> bool:
        return (await self.ask("step")).get("path", "") in holds

    async def _out_by_words(self, holds: tuple[str, ...]) -> None:
        """Press the key that the page tells; where it tells none, the buttons, which may tell it."""
        if await self._out_by_the_told_key(holds):
            return
        for path in holds[:MOST_PRESSED]:
            if not await self.ask("put", path):
                continue
            await self.session.press("Enter")
            await asyncio.sleep(LATE_SECONDS)
            where = await self.ask("step")
            went = where.get("did", {}).get("kind") in ("navigates", "submits")
            if went or where.get("path", "") not in holds:
                self.way_out = "Enter"
                return
            self.pressed_in += 1
            if await self._out_by_the_told_key(holds):
                return

    async def _out_by_the_told_key(self, holds: tuple[str, ...]) -> bool:
        said = str(await self.ask("told") or "")
        if not said or said == self.told_key:
            return False
        self.told_key = said
        key = chord(said)
        self.tried.append(key)
        if await self._leads_out(key, holds):
            self.way_out = key
            return True
        return False


def chord(said: str) -> str:
    """The keys of a chord as the engine calls them, from how a page writes them: `Ctrl + M` is `Control+m`."""
    names = {"ctrl": "Control", "control": "Control", "alt": "Alt", "shift": "Shift", "esc": "Escape", "tab": "Tab"}
    keys = [part.strip().lower() for part in said.split("+")]
    return "+".join(
        names.get(key, "Escape" if key == "escape" else key.upper() if len(key) > 1 else key) for key in keys
    )
