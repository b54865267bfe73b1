"""Looks at a service as a customer who sends nothing would, and proposes the journeys that it finds.

Each journey is proposed by walking it: what could not be reached, filled or pressed is not in it. Requests other than
GET and HEAD are refused by the browser all the while, and what would have sent something is left untaken.
"""

import asyncio
import time
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from auditor.arrive import look
from auditor.commons.tasks import Task
from auditor.commons.urls import host
from auditor.engines.chromium import Chromium
from auditor.errors import AuditorError, BrowserDied, WrongPage
from auditor.fetching import Reach, open_fetcher, rules_of
from auditor.formats._plan_text import Comments
from auditor.model import Action, ActionKind, Network, Plan
from auditor.offered import ORDER, Bounds, entries, kind_of, main_first, to_read, worth_it
from auditor.personas.hand import Hand
from auditor.personas.notes import Site
from auditor.places import language_of, name_of
from auditor.proposal import STEPS, Proposed, plan_of, words
from auditor.session import Device, Session
from auditor.surveying import Form, Offer, Surveyed, survey
from auditor.wayfarer import PAUSE, SETTLE_SECONDS, Wayfarer

MOST_JOURNEYS = 8
MOST_PAGES = 40  # opened in all
MOST_SECONDS = 180.0
OF_A_KIND = {"book": 2, "buy": 2, "apply": 2, "start": 2}  # journeys of one kind; of others one
ENTRIES = 3  # journeys in all that are enough, so that none is added only to read something
Entry = tuple[Task | str, Offer]


async def propose(engine: Chromium, url: str) -> tuple[Plan, Comments]:
    """The plan that is proposed for this address. Raises WrongPage where the service cannot be looked at."""
    finder = _Finder(engine, url)
    await finder.run()
    return finder.plan()


class _Finder:
    def __init__(self, engine: Chromium, url: str) -> None:
        self.engine, self.url, self.begun = engine, url, time.monotonic()
        self.proposals: list[Proposed] = []
        self.pages = self.refused = 0
        self.front: Surveyed
        self.bounds: Bounds

    async def run(self) -> None:
        """Look at the front page, then walk what it offers."""
        async with open_fetcher(Network(), reach=Reach((self.url,))) as fetcher:
            robots = await rules_of(fetcher, self.url)
        async with self._session() as session:
            self.front = await survey(session)
            self.bounds = Bounds(self.front.url, robots)
            async with self._on_the_way(session, Proposed("read")) as one:
                self.front = one.page
        for form in filter(worth_it, main_first(self.front.forms)):
            await self._journey(None, form)
        counts = Counter[str]()
        for kind, offer in entries(self.front, self.bounds):
            if counts[kind] < OF_A_KIND.get(kind, 1):
                counts[kind] += await self._journey((kind, offer), None)
        for offer in to_read(self.front, self.bounds)[: 3 * ENTRIES]:
            if len(self.proposals) < ENTRIES:
                await self._journey(("read", offer), None)
        if not self.proposals:
            self.proposals.append(self._begun(Proposed("read", name_of(self.front.heading or self.front.title))))

    def plan(self) -> tuple[Plan, Comments]:
        """All proposals, what most customers come for first."""
        told = [f"{self.pages} pages were opened on {host(self.url)}, and nothing was sent."]
        if self.refused:
            told.append(f"{self.refused} requests were refused that would have sent something.")
        if self.bounds.kept_out:
            told.append(f"{len(self.bounds.kept_out)} links were left alone, since robots.txt asks for it.")
        if self.bounds.robots.nothing:
            told.append(f"{self.bounds.robots.why}.")
        if self._enough:
            told.append("There is more than was looked at: this look has a limit.")
        order = {name: number for number, name in enumerate(["form", *ORDER, "read"])}
        ordered = sorted(self.proposals, key=lambda one: order[one.task])
        service = name_of(self.front.site) or host(self.url)
        return plan_of(self.url, service, self._language, ordered, [" ".join(told)])

    @property
    def _language(self) -> Literal["en", "fi", "sv"]:
        return language_of(self.front.language)

    @property
    def _enough(self) -> bool:
        tired = self.pages >= MOST_PAGES or time.monotonic() - self.begun > MOST_SECONDS
        return tired or len(self.proposals) >= MOST_JOURNEYS

    async def _journey(self, entry: Entry | None, form: Form | None) -> bool:
        """Walk one journey and propose it; whether there was one."""
        if self._enough:
            return False
        kind, about = (entry[0], name_of(entry[1].name)) if entry else (kind_of(form, self.front), "")
        made = self._begun(Proposed(kind, about))
        try:
            async with self._session() as session, self._on_the_way(session, made) as one:
                if entry is None or await one.press(entry[1]):
                    await one.go_on(form)
        except BrowserDied:
            raise
        except AuditorError:
            return False
        ways = [[step.actions for step in other.steps] for other in self.proposals]
        if len(made.steps) == 1 or [step.actions for step in made.steps] in ways:
            return False
        self.proposals.append(made)
        return True

    def _begun(self, made: Proposed) -> Proposed:
        """The journey with its first step, the front page."""
        parts = urlsplit(self.url)
        more = f"?{parts.query}" * bool(parts.query) + f"#{parts.fragment}" * bool(parts.fragment)
        opened = Action(kind=ActionKind.OPEN, value=f"{parts.path or '/'}{more}")
        made.add(words(STEPS, "front", self._language), [opened], self.front.place)
        return made

    @asynccontextmanager
    async def _session(self) -> AsyncIterator[Session]:
        """Somebody new on the front page, who cannot send anything."""
        async with self.engine.session(Device()) as opened, opened.aside(carry="nothing") as session:
            await asyncio.sleep(PAUSE)
            await session.open(self.url)
            await session.settle(seconds=SETTLE_SECONDS)
            self.pages += 1
            _, wrong = await look(session, signs_in=True)
            if wrong:
                raise WrongPage(wrong, "`auditor init` looks at what everybody sees: name a page that is open to all.")
            yield session

    @asynccontextmanager
    async def _on_the_way(self, session: Session, made: Proposed) -> AsyncIterator[Wayfarer]:
        hosts = frozenset([urlsplit(self.url).netloc.rpartition("@")[2]])
        hand = Hand(session, Site(self.url, hosts, Path()))
        one = Wayfarer(session, hand, self.front, self.bounds, self._language, made, self.front)
        await one.look()
        try:
            yield one
        finally:
            self.pages += one.pages
            self.refused = max(self.refused, len(session.refused()))
