"""Walks a plan: every journey once for each persona, the reference walk first."""

import asyncio
import logging
import secrets
import time
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from auditor.catalogue import every, one
from auditor.engines.chromium import Chromium, open_engine
from auditor.engines.find import Found
from auditor.engines.scripts import versions
from auditor.errors import BrowserDied
from auditor.evidence.touches import Touches
from auditor.model import REFERENCE, ActionKind, Journey, Plan, Walk
from auditor.parts import EvidenceKind, Persona
from auditor.personas.notes import Site
from auditor.store import RunFolder, WalkWriter
from auditor.walker import Listener, Walker

UNIQUE = "{unique}"  # in a plan: another value in each walk
Pair = tuple[Journey, Persona]
BROWSER_STARTS = 3  # a browser that ends more often has a reason that another start does not mend
WALK_SECONDS = 1_800.0  # the budget of one walk; a stuck page must not hold a run

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Choice:
    """What of a plan is walked, and how; empty: all journeys, the plan's personas, every kind of evidence."""

    journeys: Sequence[str] = ()
    personas: Sequence[str] = ()
    kinds: Sequence[EvidenceKind] = ()
    pictures: bool = True
    jobs: int = 1
    sandbox: bool | None = None


async def walk_plan(plan: Plan, folder: RunFolder, *, browser: Found, listener: Listener, choice: Choice) -> None:
    """Walk what is not walked yet. What is gathered lands in the folder as it comes.

    Raises UsageError for a name that the plan does not have, BrowserMissing where the browser does not start.
    """
    journeys = [journey for journey in plan.journeys if not choice.journeys or journey.name in choice.journeys]
    personas = _personas(choice.personas or plan.personas)
    run = _Run(plan, folder, browser, listener, choice)
    await run.walk(journeys, personas)


def _personas(names: Sequence[str]) -> list[Persona]:
    """The reference walk first, even unasked."""
    return [one(Persona, name) for name in dict.fromkeys([REFERENCE, *names])]


@dataclass(slots=True)
class _Run:
    """One run under way; a browser that dies is started again for the walks that are left."""

    plan: Plan
    folder: RunFolder
    browser: Found
    listener: Listener
    choice: Choice

    async def walk(self, journeys: Sequence[Journey], personas: Sequence[Persona]) -> None:
        left = self._unwalked([(journey, persona) for journey in journeys for persona in personas])
        for start in range(BROWSER_STARTS):
            if not left:
                return
            async with open_engine(self.browser, sandbox=self.choice.sandbox) as engine:
                self.folder.note(browser=engine.version, checkers={"axe-core": versions()["axe-core"]})
                await self._with(engine, left, last=start == BROWSER_STARTS - 1)
            left = self._unwalked(left)
        if left:
            raise BrowserDied(
                f"The browser ended {BROWSER_STARTS} times; {len(left)} walks are missing.", "See run.log."
            )

    def _unwalked(self, pairs: Sequence[Pair]) -> list[Pair]:
        return [(journey, persona) for journey, persona in pairs if not self.folder.finished(journey.name, persona.id)]

    async def _with(self, engine: Chromium, left: Sequence[Pair], *, last: bool) -> None:
        """Walk until all is walked or the browser ends."""
        for wave in _waves(left):
            lanes = asyncio.Semaphore(self.choice.jobs)
            async with asyncio.TaskGroup() as group:
                for journey, persona in wave:
                    group.create_task(self._in_lane(engine, lanes, journey, persona, last=last))
            if not engine.alive:
                return

    async def _in_lane(
        self, engine: Chromium, lanes: asyncio.Semaphore, journey: Journey, persona: Persona, *, last: bool
    ) -> None:
        async with lanes:
            if not engine.alive:
                return
            self.listener.walk_started(journey.name, persona.id, len(journey.steps))
            writer = self.folder.begin(journey.name, persona.id)
            try:
                walk = await self._one(engine, writer, journey, persona)
            except BrowserDied:
                if engine.alive:
                    raise
                return  # before its first visit: it is walked in the next browser
        if engine.alive or walk.stop != "died" or last:
            writer.end(walk)
            log.info("%s as %s: %s", journey.name, persona.id, walk.stop or "completed")
            self.listener.walk_ended(walk)

    async def _one(self, engine: Chromium, writer: WalkWriter, journey: Journey, persona: Persona) -> Walk:
        unique = f"{time.time_ns() // 1_000_000:x}{secrets.token_hex(2)}"
        self.folder.keep_secret(value.replace(UNIQUE, unique) for value in self.plan.secrets if UNIQUE in value)
        async with engine.session(persona.device, self.folder.secrets.values) as session:
            walker = Walker(
                made_unique(journey, unique),
                persona,
                session,
                persona.way(session, self._site(journey)),
                writer,
                self.choice.kinds or every(EvidenceKind),
                self.listener,
                pictures=self.choice.pictures,
            )
            return await self._within_budget(walker)

    async def _within_budget(self, walker: Walker) -> Walk:
        try:
            async with asyncio.timeout(WALK_SECONDS):
                return await walker.walk()
        except TimeoutError:
            return walker.give_up(f"The walk took longer than {WALK_SECONDS / 60:g} minutes.")

    def _site(self, journey: Journey) -> Site:
        return Site(self.plan.url, named_hosts(self.plan), self.plan.folder, self._met(journey))

    def _met(self, journey: Journey) -> dict[str, tuple[str, str]]:
        """What the reference walk of this journey met at targets named by a selector."""
        reference = [
            walk
            for walk in self.folder.walks()
            if (walk.journey, walk.persona) == (journey.name, REFERENCE) and walk.finished
        ]
        noted = [visit.get(Touches) for walk in reference for visit in walk.visits]
        touches = [touch for one in noted if isinstance(one, Touches) for touch in one.touches]
        named = [touch for touch in touches if touch.target.startswith(("css ", "selector "))]
        return {touch.target: (touch.role, touch.name) for touch in named}


def made_unique(journey: Journey, value: str) -> Journey:
    """The journey with this value in place of every `{unique}`."""
    return Journey.model_validate_json(journey.model_dump_json().replace(UNIQUE, value))


def _waves(left: Sequence[Pair]) -> list[list[Pair]]:
    """The reference walks, then all others: what the others meet is held against the reference."""
    first = [pair for pair in left if pair[1].id == REFERENCE]
    rest = [pair for pair in left if pair[1].id != REFERENCE]
    return [wave for wave in (first, rest) if wave]


def named_hosts(plan: Plan) -> frozenset[str]:
    """The hosts that the plan names, with their ports: only these may be told a secret."""
    addresses = [plan.url, *(owner.match for owner in plan.owners)]
    for step in (step for journey in plan.journeys for step in journey.steps):
        addresses += [action.value or "" for action in step.actions if action.kind is ActionKind.OPEN]
        addresses += [step.expect.url or ""]
    hosts = {urlsplit(address).netloc.rpartition("@")[2] for address in addresses if "://" in address}
    return frozenset(host for host in hosts if host and "*" not in host)
