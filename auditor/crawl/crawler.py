"""Crawls a service: looks at its pages, audits those that are chosen, asks whether what they link to is there."""

import logging
import time
from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from typing import Protocol
from urllib.parse import urljoin

from auditor.cast import cast
from auditor.choosing import Choice
from auditor.engines.chromium import Chromium, open_engine
from auditor.engines.find import Found
from auditor.engines.scripts import checker_versions
from auditor.errors import AuditorError, BrowserDied, CannotAct
from auditor.fetching import Fetcher, Reach, open_fetcher
from auditor.filling import own_addresses
from auditor.listening import CrawlListener, Progress
from auditor.model import Crawl, Plan
from auditor.parts import Persona
from auditor.session import Session
from auditor.sessions import State
from auditor.signing import SignedIn
from auditor.store import RunFolder

from .asking import Asking, GivenUp
from .auditing import Auditing, kinds_of, patient
from .depths import reckon_depths
from .discovering import Discovering
from .documents import look_into_documents
from .frontier import FIRST_OF_SITEMAP, Frontier
from .lane import TIMED, Sessions, kept
from .links import check_links
from .opening import BUSY, Over, never_over
from .others import Others
from .record import DONE, GIVEN_UP, why_nothing
from .scope import Scope
from .signed import Signed, announced
from .sitemaps import addresses, in_parts
from .taking import Taking

BROWSER_STARTS = 3  # in a row that came to nothing; a browser that ends more often has a reason that is not mended so
OF_SITEMAPS = 100_000  # addresses that are taken from sitemaps

log = logging.getLogger(__name__)


class Stage(Protocol):
    """What is done in one browser, as far as it lasts."""

    async def go(self) -> None:
        """Until it is done, or the browser has ended."""
        ...


async def crawl_plan(
    plan: Plan,
    folder: RunFolder,
    *,
    browser: Found,
    listener: CrawlListener | None,
    choice: Choice,
    signed_in: SignedIn | None = None,
) -> None:
    """Crawl what is not crawled yet. What is gathered lands in the folder as it comes.

    `signed_in`: that of the run's walks, so that a login that failed there is not tried again.

    Raises AuditorError where not one page could be looked at.
    """
    crawl = plan.crawl
    if crawl is None:
        return
    reach = Reach((plan.url, *crawl.start, *crawl.essential))
    with Frontier(folder, seed=crawl.seed) as frontier:
        if frontier.fact(DONE):
            return
        async with open_fetcher(plan.network, reach=reach, secrets=folder.secrets.values) as fetcher:
            asking = Asking(crawl, fetcher)
            try:
                states = signed_in or SignedIn(plan, folder)
                run = _Run(plan, crawl, folder, frontier, fetcher, asking, browser, choice, listener, states)
                await run.go()
            finally:
                await asking.close()


Stages = Callable[[Sessions, Callable[[], bool], Over], Stage]


@dataclass(slots=True)
class _Run:
    """One crawl under way; a browser that dies is started again for the pages that are left."""

    plan: Plan
    crawl: Crawl
    folder: RunFolder
    frontier: Frontier
    fetcher: Fetcher
    asking: Asking
    browser: Found
    choice: Choice
    listener: CrawlListener | None
    states: SignedIn
    deaths: Counter[int] = field(default_factory=Counter)
    carried: bool = False  # what is fetched is fetched signed in

    async def go(self) -> None:
        personas = cast(self.plan)
        audits = [
            Auditing.of(self.plan, self.crawl, self.folder, self.frontier, personas[name])
            for name in dict.fromkeys(self.crawl.personas)
        ]
        if self.frontier.fact(GIVEN_UP):
            self.frontier.ask_again(BUSY)
        self.frontier.note(GIVEN_UP, "")
        try:
            await self._find_pages(audits[0])
            for auditing in audits:
                await self._audit_rest(auditing)
        except GivenUp as error:
            log.warning("%s", error)
            self.frontier.note(GIVEN_UP, str(error))
        except (BrowserDied, CannotAct) as error:
            self.frontier.note(GIVEN_UP, str(error))  # for the report of what was gathered until then
            raise
        self._must_have_looked()
        await self._sign_in(one.persona for one in audits)
        await self._ask_for_links()
        self.frontier.note(DONE, not self.frontier.fact(GIVEN_UP))  # who was given up may answer another time
        self._tell("")

    async def _find_pages(self, auditing: Auditing) -> None:
        self.frontier.forget()
        taking = Taking(self.plan, self.crawl, self.frontier, self.asking)
        await self.asking.robots(self.plan.url)
        taking.begin(self.plan)
        if self.crawl.sitemaps and not self.frontier.fact("sitemaps"):
            await self._read_sitemaps(taking)

        def stage(begin: Sessions, alive: Callable[[], bool], over: Over) -> Discovering:
            return Discovering(
                self.frontier, taking, self.asking, auditing, begin, alive, self._tell_pages, self.deaths, over=over
            )

        def left() -> bool:
            return self.frontier.opened() < self.crawl.most_pages and self.frontier.count("waiting") > 0

        await self._in_browsers(auditing.persona, stage, left)
        reckon_depths(self.frontier)

    async def _audit_rest(self, auditing: Auditing) -> None:
        deaths = Counter[int]()

        def stage(begin: Sessions, alive: Callable[[], bool], over: Over = never_over) -> Others:
            return Others(self.frontier, self.asking, auditing, begin, alive, self._tell_pages, deaths, over)

        await self._in_browsers(auditing.persona, stage, lambda: stage(_no_session, lambda: False).left())

    async def _in_browsers(self, persona: Persona, stage: Stages, left: Callable[[], bool]) -> None:
        """Go on until nothing is left, in one browser after another where they end."""
        in_vain, kinds = 0, kinds_of(self.plan, self.crawl, persona)
        while left():
            before = self.frontier.opened() + self.frontier.audits()
            async with self._engine(many_pages=TIMED.isdisjoint(kind.id for kind in kinds)) as engine:
                self.folder.note(browser=engine.version, checkers=checker_versions(self.plan.checkers))
                device = kept(persona.device, kinds, every=self.crawl.every_page)
                device = announced(patient(device, self.plan.limits), engine.version)
                signed = Signed(engine, device, persona, self.states, self._carry)
                await stage(signed.begin, lambda: engine.alive, signed.over).go()
            in_vain = in_vain + 1 if before == self.frontier.opened() + self.frontier.audits() else 0
            if in_vain >= BROWSER_STARTS:
                raise BrowserDied(f"The browser ended {in_vain} times in a row before a page was done.", "See run.log.")

    def _engine(self, *, many_pages: bool = False) -> AbstractAsyncContextManager[Chromium]:
        sandbox, own = self.choice.sandbox, own_addresses(self.plan)
        return open_engine(self.browser, sandbox=sandbox, network=self.plan.network, own=own, many_pages=many_pages)

    async def _sign_in(self, personas: Iterable[Persona]) -> None:
        """For what is fetched, where a crawl goes on whose pages are done: else nobody has signed in yet."""
        persona = next((one for one in personas if self.states.serves(one)), None)
        if persona is None or self.carried or not (self.crawl.check_links or self.crawl.documents):
            return
        async with self._engine() as engine:
            self._carry(await self.states.state(engine, persona) or {})

    def _carry(self, state: State) -> None:
        self.carried = True
        self.fetcher.carry(state)

    async def _read_sitemaps(self, taking: Taking) -> None:
        self._tell("sitemaps")
        robots = await self.asking.robots(self.plan.url)
        files = robots.sitemaps or (urljoin(self.plan.url, "/sitemap.xml"),)
        count = 0
        async for part in in_parts(addresses(self.fetcher, files)):
            with self.frontier.change():
                for address in part:
                    taking.add(address, "sitemap", depth=None, place=FIRST_OF_SITEMAP)
            count += len(part)
            if count >= OF_SITEMAPS:
                break
        self.frontier.note("sitemaps", {"files": list(files), "addresses": count})

    def _must_have_looked(self) -> None:
        if self.frontier.count("looked"):
            return
        why = why_nothing(self.frontier)
        raise AuditorError(f"No page could be looked at. {why}", "Nothing is judged; the report says so.")

    async def _ask_for_links(self) -> None:
        scope, until = Scope.of(self.plan, self.crawl), time.monotonic() + self.plan.limits.links
        if self.crawl.check_links:
            self._tell("links")
            await check_links(self.frontier, self.fetcher, may=lambda url: self._may_ask(url, scope), until=until)
        if self.crawl.documents:
            self._tell("documents")
            await look_into_documents(self.frontier, self.fetcher, ours=scope.has_host, until=until)

    def _may_ask(self, url: str, scope: Scope) -> bool:
        robots = self.asking.known_robots(url)
        ours = not self.crawl.own_links or scope.has_host(url)
        return ours and (robots is None or robots.allows(url))

    def _tell_pages(self) -> None:
        self._tell("pages")

    def _tell(self, stage: str) -> None:
        if self.listener is None:
            return
        paces = self.asking.paces.values()
        told = Progress(
            stage=stage,
            found=self.frontier.count("waiting") + self.frontier.opened(),
            looked=self.frontier.count("looked"),
            failed=self.frontier.count("failed"),
            audited=self.frontier.audits(),
            at_once=max((int(pace.allowed) for pace in paces), default=0),
            gap=max((pace.gap for pace in paces), default=0.0),
            personas=len(set(self.crawl.personas)),
        )
        self.listener.crawled(told)


def _no_session() -> AbstractAsyncContextManager[Session]:
    raise BrowserDied("There is no browser.")
