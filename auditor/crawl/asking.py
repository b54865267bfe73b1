"""When a page may be asked for, and whether: each host at its own pace, as robots.txt allows."""

import asyncio
import logging
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from auditor.errors import AuditorError
from auditor.fetching import Fetcher, Robots, rules_of
from auditor.model import Crawl

from .pace import Pace

BAD = 400  # the first HTTP status of those that say that a page is not there
KNOWN_SECONDS = 15.0  # for asking a page that was well before
LOOK_AGAIN = 30.0  # seconds after which a wait for a turn is thought over

log = logging.getLogger(__name__)


class GivenUp(AuditorError):
    """A host is asked no more: it did not answer, or asked to be left alone."""


@dataclass(slots=True)
class Asking:
    """The hosts of a crawl."""

    crawl: Crawl
    fetcher: Fetcher
    paces: dict[str, Pace] = field(default_factory=dict)
    _robots: dict[str, asyncio.Task[Robots]] = field(default_factory=dict)
    _well: dict[str, str] = field(default_factory=dict)  # the last page of each host that was
    _changed: asyncio.Condition = field(default_factory=asyncio.Condition)

    async def robots(self, url: str) -> Robots:
        """The rules of an address's host, asked for once."""
        if not self.crawl.robots:
            return Robots()
        origin = _origin(url)
        if origin not in self._robots:
            self._robots[origin] = asyncio.create_task(rules_of(self.fetcher, origin))
        return await asyncio.shield(self._robots[origin])

    def known_robots(self, url: str) -> Robots | None:
        """The rules of an address's host, where they are known by now."""
        task = self._robots.get(_origin(url))
        return task.result() if task and task.done() and not task.cancelled() and not task.exception() else None

    async def pace(self, url: str) -> Pace:
        """The pace of an address's host."""
        host = urlsplit(url).netloc
        if host not in self.paces:
            robots = await self.robots(url)
            delay = max(self.crawl.delay, robots.delay or 0.0)
            self.paces.setdefault(host, Pace(host, self.crawl.at_once, delay))
        return self.paces[host]

    @asynccontextmanager
    async def turn(self, url: str) -> AsyncIterator["Turn"]:
        """Wait until this page may be asked for. Raises GivenUp where its host is asked no more."""
        pace = await self.pace(url)
        while not await self._may(pace):
            await self._ask_the_host(pace)
        turn = Turn(time.monotonic())
        try:
            yield turn
        finally:
            pace.ended(time.monotonic(), turn.seconds, turn.status, turn.retry_after, asked=turn.asked)
            if turn.asked and turn.status is not None and turn.status < BAD:
                self._well[pace.host] = url
            async with self._changed:
                self._changed.notify_all()

    async def _may(self, pace: Pace) -> bool:
        """Wait for a turn and take it; False where the host itself is to be asked first how it is."""
        async with self._changed:
            while (wait := self._wait(pace)) != 0:
                try:
                    async with asyncio.timeout(LOOK_AGAIN if wait is None else min(wait, LOOK_AGAIN)):
                        await self._changed.wait()
                except TimeoutError:
                    continue
            if pace.doubted:
                pace.doubted = False  # whoever waits beside this one asks for its own page
                return False
            pace.began(time.monotonic())
            return True

    async def _ask_the_host(self, pace: Pace) -> None:
        """Whether the page that was well last still is: a page that fails must not end the crawl of the others."""
        url = self._well.get(pace.host)
        answer = await self.fetcher.get(url, most_bytes=0, seconds=KNOWN_SECONDS) if url else None
        well = answer is not None and answer.ok
        log.info("%s %s, as %s says", pace.host, "is well" if well else "is not well", url or "nothing")
        pace.known(time.monotonic(), well=well)

    def _wait(self, pace: Pace) -> float | None:
        if pace.given_up:
            raise GivenUp(pace.given_up)
        return pace.wait(time.monotonic())

    async def close(self) -> None:
        """Ask for nothing any more."""
        for task in self._robots.values():
            task.cancel()
        await asyncio.gather(*self._robots.values(), return_exceptions=True)


@dataclass(slots=True)
class Turn:
    """One page's turn: whoever has it says how it was answered."""

    began: float
    seconds: float = 0.0
    status: int | None = None
    retry_after: float | None = None
    asked: bool = False  # whether it came to an answer, or to none: otherwise nothing follows for the pace

    def answered(self, status: int | None, retry_after: float | None = None) -> None:
        """The host answered, or did not (None)."""
        self.seconds = time.monotonic() - self.began
        self.status, self.retry_after, self.asked = status, retry_after, True


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}/"
