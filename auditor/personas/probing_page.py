"""A page of its own beside the walk, where keys are tried without disturbing it."""

import asyncio
import time
from dataclasses import dataclass, field
from importlib.resources import files
from typing import Any

from auditor.session import Session

LOOK = 0.05  # seconds between looks for something to come
STEADY_TRIES = 4  # something that arrives late is there by then
SETTLE_SECONDS, QUIET_MS = 4.0, 150
# Windows are opened in the page's own world: there, they are noted and not opened. The page is thrown away afterwards.
NO_WINDOWS = """() => {
  window.auditorOpened = [];
  window.open = (url) => { window.auditorOpened.push(String(url ?? "")); return null; };
}"""
WINDOWS = "() => (window.auditorOpened ?? []).splice(0)"


def script(name: str) -> str:
    """A script that stands beside this module: an object of functions of one value."""
    return files("auditor.personas").joinpath(f"{name}.js").read_text(encoding="utf-8").strip()


PROBING = script("probing")


@dataclass(frozen=True, slots=True)
class Went:
    """Where the page wanted to go, and was kept from."""

    did: str  # navigates, submits, window
    to: str


@dataclass(slots=True)
class Beside:
    """The page with what is asked of it. `until` is the `time.monotonic()` at which trying ends."""

    session: Session
    url: str
    until: float
    calm: set[str] = field(default_factory=set)  # its states when nothing was tried on it
    moving: tuple[str, ...] = ()  # paths of what changes by itself

    @property
    def over(self) -> bool:
        """Whether there is no time left to try more."""
        return time.monotonic() > self.until

    async def fresh(self) -> None:
        """Open it anew, with our guard in place."""
        await self.session.open(self.url)
        await self.session.settle(seconds=SETTLE_SECONDS, quiet_ms=QUIET_MS)
        await self.guard()
        self.calm.add(await self.state("loose"))

    async def guard(self) -> None:
        """Keep it from going elsewhere."""
        await self.ask("guard")
        if root := await self.session.at("html"):
            await root.evaluate(NO_WINDOWS)

    async def again(self) -> None:
        """As it was before anything was tried: anew, where something changed."""
        await self.ask("blur")
        if await self.state("loose") not in self.calm:
            await self.fresh()

    async def ask(self, what: str, told: object = None, *, of: str = PROBING) -> Any:
        """Call a function of one of our scripts."""
        return await self.session.evaluate(f"(told) => {of}.{what}(told)", told)

    async def state(self, how: str = "state") -> str:
        """What is seen of the page, in a word; what changes by itself is left out."""
        return str(await self.ask(how, list(self.moving)))

    async def steady(self, seconds: float) -> str | None:
        """What to ask for to see whether something changes: `state`, or `loose` where figures go on by themselves.

        None where more than that goes on changing while nothing is done for so long.
        """
        for _ in range(STEADY_TRIES):
            before = await self.state(), await self.state("loose")
            await self.wait(seconds)
            if await self.state() == before[0]:
                return "state"
            if await self.state("loose") == before[1]:
                return "loose"
        return None

    async def press(self, key: str) -> None:
        """Press one key."""
        await self.session.press(key)

    async def went(self) -> Went | None:
        """Where the page wanted to go since it was asked last: another document or a window."""
        if told := await self.ask("went"):
            return Went(told["did"], told["to"])
        root = await self.session.at("html")
        opened = await root.evaluate(WINDOWS) if root else []
        return Went("window", opened[0][:500]) if opened else None

    async def wait(self, seconds: float) -> None:
        """Give the page this long."""
        await asyncio.sleep(seconds)

    async def until_true(self, what: str, told: object, seconds: float, *, wanted: bool = True) -> bool:
        """Whether something becomes true (or untrue, if not `wanted`) within this time."""
        end = time.monotonic() + seconds
        while bool(await self.ask(what, told)) != wanted:
            if time.monotonic() > end:
                return False
            await asyncio.sleep(LOOK)
        return True
