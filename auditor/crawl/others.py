"""Has the chosen pages audited by those who did not look for them, and what could not be audited at once again."""

import asyncio
import logging
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from auditor.errors import AuditorError, BrowserDied, RunFolderError
from auditor.languages.marking import phrase
from auditor.session import Session

from .asking import Asking, GivenUp
from .auditing import Auditing
from .discovering import DEATHS, LOOK_SECONDS, first_error
from .frontier import Chosen, Frontier
from .lane import Lane, Sessions, lane
from .opening import Opened, Over, never_over, open_page

TOO_LONG = phrase("Auditing the page took too long.")

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Others:
    """One browser's time with the pages that are left for one persona."""

    frontier: Frontier
    asking: Asking
    auditing: Auditing
    begin: Sessions
    alive: Callable[[], bool]
    told: Callable[[], None]
    deaths: Counter[int]  # pages that ended the browser, or could not be audited in time
    over: Over = never_over

    async def go(self) -> None:
        """Until all are audited, or the browser has ended. Raises GivenUp where the service is asked no more."""
        pages = self._left()
        try:
            async with asyncio.TaskGroup() as group:
                for _ in range(max(1, self.auditing.crawl.at_once)):
                    group.create_task(self._work(pages))
        except BaseExceptionGroup as error:
            raise first_error(error) from error

    def left(self) -> bool:
        """Whether any page is left that may yet be audited."""
        return next(self._left(), None) is not None

    def _left(self) -> Iterator[Chosen]:
        after = (-1, -1)
        while part := self.frontier.chosen_left(self.auditing.persona.id, after):
            yield from (page for page in part if self.deaths[page.id] < DEATHS)
            after = part[-1].order

    async def _work(self, pages: Iterator[Chosen]) -> None:
        async with lane(self.begin) as own:
            while self.alive() and (page := next(pages, None)) is not None:
                await self._one(own, page)
                self.told()

    async def _one(self, own: Lane, page: Chosen) -> None:
        try:
            async with self.asking.turn(page.final_url) as turn, asyncio.timeout(LOOK_SECONDS):
                session = await own.session(page.final_url)
                opened = await open_page(session, page.final_url, turn)
            async with asyncio.timeout(LOOK_SECONDS):
                await self._must_last(session, opened)
            await self.auditing.audit(session, page, opened)
        except (RunFolderError, GivenUp):
            raise
        except (AuditorError, TimeoutError) as error:
            why = TOO_LONG if isinstance(error, TimeoutError) else str(error)
            log.warning("%s could not be audited: %s", page.url, why)
            self.deaths[page.id] += 1
            if self.deaths[page.id] >= DEATHS:
                self.auditing.pass_over(page, why)
            await own.drop()

    async def _must_last(self, session: Session, opened: Opened) -> None:
        """Raise BrowserDied where the session has ended: the page is audited in the next, which begins signed in."""
        if await self.over(session, opened):
            raise BrowserDied("The session has ended.")
