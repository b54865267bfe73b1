"""Looks at page after page, several at once, and audits those that are chosen while they are open."""

import asyncio
import logging
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from urllib.parse import urlsplit

from auditor.errors import AuditorError, BrowserDied, RunFolderError
from auditor.languages.marking import phrase

from .asking import Asking, GivenUp
from .auditing import Auditing
from .frontier import Chosen, Frontier, Waiting
from .lane import Lane, Sessions, lane
from .opening import Opened, Over, never_over, open_page
from .taking import PART, Taking
from .turns import Turns

LOOK_SECONDS = 60.0  # the budget of looking at one page: opening it has 30 of its own
TRIES = 3  # of a page whose host asks to come back later
DEATHS = 2  # of the browser while a page was open, after which the page is taken for the reason
TOO_LONG = phrase("Looking at the page took longer than {seconds} s.", seconds=LOOK_SECONDS)
SESSION_OVER = phrase("The session has ended.")
CRASHED = phrase("The page ended its renderer, or the browser.")

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Discovering:
    """One browser's time with a crawl; what is left when it ends goes on in the next."""

    frontier: Frontier
    taking: Taking
    asking: Asking
    auditing: Auditing
    begin: Sessions
    alive: Callable[[], bool]
    told: Callable[[], None]
    deaths: Counter[int]
    turns: Turns = field(default_factory=Turns)
    over: Over = never_over

    async def go(self) -> None:
        """Until nothing waits, or the browser has ended. Raises GivenUp where the service is asked no more."""
        try:
            async with asyncio.TaskGroup() as group:
                for _ in range(max(1, self.taking.crawl.at_once)):
                    group.create_task(self._work())
        except BaseExceptionGroup as error:
            raise first_error(error) from error

    async def _work(self) -> None:
        async with lane(self.begin) as own:
            while self.alive() and not self._enough():
                waiting = self.frontier.next()
                if waiting is None:
                    if not self.frontier.under_way:
                        return
                    await self.turns.change()
                    continue
                number = self.turns.begin()
                try:
                    await self._one(own, waiting, number)
                finally:
                    self.frontier.put_back(waiting.id)
                    await self.turns.end(number)

    def _enough(self) -> bool:
        return self.frontier.opened() + self.frontier.under_way >= self.taking.crawl.most_pages

    async def _one(self, own: Lane, waiting: Waiting, number: int) -> None:
        why = (await self.asking.robots(waiting.url)).why_not(waiting.url)
        if why := why or (PART if self.taking.is_no_route(waiting.url) else None):
            async with self.turns.of(number):
                self.frontier.left_out(waiting.id, why)
            return
        opened = await self._came_to(own, waiting)
        if opened is None:
            return  # it is waiting again
        async with self.turns.of(number):
            page = self.taking.take(waiting, opened)
        self.told()
        if page is not None:
            await self._audit(own, page, opened)
            self.told()

    async def _came_to(self, own: Lane, waiting: Waiting) -> Opened | None:
        try:
            return await self._opened(own, waiting.url)
        except BrowserDied as error:
            await own.drop()
            return self._died(waiting, error)
        except GivenUp as error:
            if urlsplit(waiting.url).netloc == self.taking.home:
                raise
            return Opened(waiting.url, waiting.url, why=str(error))

    async def _opened(self, own: Lane, url: str) -> Opened:
        for last in (*[False] * (TRIES - 1), True):
            async with self.asking.turn(url) as turn:
                session = await own.session(url)
                try:
                    async with asyncio.timeout(LOOK_SECONDS):
                        opened = await open_page(session, url, turn)
                except TimeoutError:
                    opened = Opened(url, url, why=TOO_LONG)
            if opened.look is None and not opened.file:
                await own.drop()  # whatever holds the page must not hold the next
            if await self.over(session, opened):
                await own.drop()  # the next one begins signed in
                opened = replace(opened, look=None, why=SESSION_OVER)
            elif not opened.busy:
                break
            if last:
                break
        return opened

    def _died(self, waiting: Waiting, error: AuditorError) -> Opened | None:
        self.deaths[waiting.id] += 1
        log.info("%s: %s", waiting.url, error)
        if not self.alive() and self.deaths[waiting.id] < DEATHS:
            return None
        return Opened(waiting.url, waiting.url, why=CRASHED)

    async def _audit(self, own: Lane, page: Chosen, opened: Opened) -> None:
        """What cannot be audited now is tried once more at the end."""
        try:
            await self.auditing.audit(await own.current(), page, opened)
        except RunFolderError:
            raise
        except (AuditorError, TimeoutError) as error:
            log.info("%s could not be audited: %s", page.url, str(error) or "it took too long")
            await own.drop()


def first_error(group: BaseExceptionGroup[BaseException]) -> BaseException:
    """What is told: that a host was given up only where nothing else went wrong."""
    errors = list(_leaves(group))
    return next((one for one in errors if not isinstance(one, GivenUp)), errors[0])


def _leaves(group: BaseExceptionGroup[BaseException]) -> list[BaseException]:
    return [
        leaf for one in group.exceptions for leaf in (_leaves(one) if isinstance(one, BaseExceptionGroup) else [one])
    ]
