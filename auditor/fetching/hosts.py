"""Takes turns at each host: so many requests at a time, so far apart, and none while the host asks to be left alone."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

MOST_PATIENCE = 60.0  # seconds that a host is waited for


class ToldToWait(Exception):
    """The host asks to be left alone for longer than we wait."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"{seconds:.0f} s")
        self.seconds = seconds


@dataclass(slots=True)
class _Host:
    places: asyncio.Semaphore
    apart: float = 0.0  # seconds between the beginnings of two requests
    not_before: float = 0.0  # of the loop's clock
    line: asyncio.Lock = field(default_factory=asyncio.Lock)


class Hosts:
    """`at_once`: requests to one host at the same time."""

    def __init__(self, at_once: int) -> None:
        self._at_once = at_once
        self._hosts: dict[str, _Host] = {}

    @contextlib.asynccontextmanager
    async def turn(self, host: str) -> AsyncIterator[None]:
        """Wait for a place. Raises ToldToWait."""
        one = self._one(host)
        async with one.places:
            await self._wait(one)
            yield

    def leave_alone(self, host: str, seconds: float) -> None:
        """The host asks for this: no request begins before."""
        one = self._one(host)
        one.not_before = max(one.not_before, asyncio.get_running_loop().time() + seconds)

    def keep_apart(self, host: str, seconds: float) -> None:
        """So many seconds between two requests from now on."""
        self._one(host).apart = min(max(0.0, seconds), MOST_PATIENCE)

    def _one(self, host: str) -> _Host:
        if host not in self._hosts:
            self._hosts[host] = _Host(asyncio.Semaphore(self._at_once))
        return self._hosts[host]

    async def _wait(self, one: _Host) -> None:
        clock = asyncio.get_running_loop().time
        async with one.line:
            while (left := one.not_before - clock()) > 0:
                if left > MOST_PATIENCE:
                    raise ToldToWait(left)
                await asyncio.sleep(left)
            one.not_before = max(one.not_before, clock() + one.apart)
