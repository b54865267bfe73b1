"""A page beside the walk, brought to where the walk stands, on which things are opened and closed again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from auditor.errors import CannotAct
from auditor.model import Action

from .hand import Hand
from .probing import alike
from .probing_page import Beside, script

SETTLE_SECONDS, QUIET_MS = 5.0, 300
RESTLESS_SECONDS = 0.6  # what comes up by itself within this time is not brought up by opening
CLOSE_SECONDS, CLOSE_QUIET_MS = 1.0, 150
CLOSED_BY_OPENER = ("disclosure",)
OPENING = script("opening")


@dataclass(slots=True, kw_only=True)
class Replayed(Beside):
    """The page beside the walk, brought to where the walk stands."""

    hand: Hand
    done: Sequence[Action]
    began: str = ""  # where what was done began; else the address
    replays: bool = False  # the address alone does not lead there
    closed: str = ""  # its state when nothing was opened
    again_by: str = ""  # path of what closes again what it has opened
    stirring: Sequence[str] = ()  # paths of what changes by itself, such as a carousel

    async def fresh(self) -> None:
        """Open it anew, do what the customer did if that is needed, and note what moves by itself."""
        await Beside.fresh(self)
        if self.replays:
            for action in self.done:
                await self.hand.act(action)
                await self.session.settle(seconds=SETTLE_SECONDS, quiet_ms=QUIET_MS)
        self.closed = await self.ask("state")
        await self.ask("note", self.stirring, of=OPENING)

    async def shows(self, here: Mapping[str, Any], *, posted: bool) -> bool:
        """Open it; whether it shows the same as the walk's own page, if need be after the same actions."""
        if posted:
            return False
        await self.fresh()
        if not alike(here, await self.ask("known")):
            self.replays = bool(self.done)
            if not self.replays:
                return False
            self.url = self.began or self.url  # what was done began there
            await self.fresh()
            if not alike(here, await self.ask("known")):
                return False
        await self.wait(RESTLESS_SECONDS)
        self.stirring = await self.ask("restless", of=OPENING)
        return True

    async def open(self, one: Mapping[str, Any]) -> Mapping[str, Any]:
        """Press what opens something, as the device does; returns what has appeared. Raises CannotAct."""
        session = self.session
        await self.ask("note", self.stirring, of=OPENING)
        self.again_by = one["path"] if one["kind"] in CLOSED_BY_OPENER else ""
        documents = session.documents
        control = await session.at(one["path"])
        if control is None:
            raise CannotAct("It was gone when it was to be opened.")
        if not await self.ask("pressable", one["path"]):
            await control.activate()
        elif session.device.touch:
            await control.tap()
        else:
            await control.click()
        told = await self._appeared(documents)
        for key in ("ArrowDown", "a") if one["kind"] == "combobox" else ():
            if not told["paths"]:
                await session.press(key)
                told = await self._appeared(documents)
        return told

    async def _appeared(self, documents: int) -> Mapping[str, Any]:
        await self.session.settle(seconds=SETTLE_SECONDS, quiet_ms=QUIET_MS)
        if self.session.documents != documents:
            raise CannotAct("It led to another page.")
        told: Mapping[str, Any] = await self.ask("appeared", of=OPENING)
        return told

    async def close(self) -> None:
        """The page as it was before anything was opened: by Escape, by pressing the opener again, or anew."""
        if await self._calm():
            return
        opener = await self.session.at(self.again_by) if self.again_by else None
        if opener:
            await opener.activate()
        else:
            await self.press("Escape")
        await self.session.settle(seconds=CLOSE_SECONDS, quiet_ms=CLOSE_QUIET_MS)
        if not await self._calm():
            await self.fresh()

    async def _calm(self) -> bool:
        await self.ask("blur")
        return bool(await self.ask("state") == self.closed)
