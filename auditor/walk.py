"""Walks a plan: every journey once for each persona."""

import asyncio
import logging
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import AbstractAsyncContextManager, nullcontext
from dataclasses import dataclass, field, replace
from functools import partial
from operator import itemgetter

from auditor.cast import cast, walks
from auditor.choosing import AGAIN, Choice, kinds_for
from auditor.engines.chromium import Chromium, open_engine
from auditor.engines.find import Found
from auditor.engines.scripts import checker_versions
from auditor.errors import AuditorError, BrowserDied, CannotAct, RunFolderError
from auditor.filling import own_addresses
from auditor.lanes import Pair, shared, waves
from auditor.listening import Again, Listener
from auditor.making import Making
from auditor.model import REFERENCE, Journey, Plan, Walk
from auditor.parts import Persona
from auditor.signing import SignedIn
from auditor.store import RunFolder, WalkWriter
from auditor.unwalked import unwalked
from auditor.walker import Walker
from auditor.warming import warm_up

BESIDE_OTHERS = 2  # times the usual limits of waiting, for walks that share the machine
BROWSER_STARTS = 6  # in a row that came to nothing: whatever ends them, another start does not mend it
DEATHS = 2  # of the browser under a walk, after which one of its own pages is taken for the reason

log = logging.getLogger(__name__)


async def walk_plan(
    plan: Plan,
    folder: RunFolder,
    *,
    browser: Found,
    listener: Listener,
    choice: Choice,
    signed_in: SignedIn | None = None,
) -> None:
    """Walk what is not walked yet. What is gathered lands in the folder as it comes.

    `signed_in`: the run's own, where more than walks begin signed in.

    Raises UsageError for a name that the plan does not have, BrowserMissing where the browser does not start.
    """
    journeys = [journey for journey in plan.journeys if not choice.journeys or journey.name in choice.journeys]
    known = cast(plan)
    personas = [known[name] for name in dict.fromkeys([REFERENCE, *(choice.personas or plan.personas)])]
    run = _Run(plan, folder, browser, listener, choice, personas, signed_in or SignedIn(plan, folder))
    await run.walk(journeys, personas)


@dataclass(slots=True)
class _Run:
    """One run under way; a browser that dies is started again for the walks that are left."""

    plan: Plan
    folder: RunFolder
    browser: Found
    listener: Listener
    choice: Choice
    personas: Sequence[Persona]
    signed_in: SignedIn
    turns: dict[str, asyncio.Lock] = field(default_factory=dict)
    deaths: Counter[tuple[object, ...]] = field(default_factory=Counter)  # of the browser, under which walk
    halted: dict[tuple[str, str], tuple[Walk, Walker]] = field(default_factory=dict)  # to be gone on with
    seen: int = 0  # visits
    making: Making = field(init=False)
    began: float = field(default_factory=time.monotonic)

    def __post_init__(self) -> None:
        self.making = Making(self.plan, self.folder, self.choice, self.signed_in)

    async def walk(self, journeys: Sequence[Journey], personas: Sequence[Persona]) -> None:
        left = self._left([(one, who) for one in journeys for who in personas if walks(one, who)])
        starts, seen, first = 0, 0, True
        while left:
            if starts == BROWSER_STARTS:
                raise BrowserDied(
                    f"The browser ended {BROWSER_STARTS} times; {len(left)} walks are missing.", "See run.log."
                )
            plan, sandbox = self.plan, self.choice.sandbox
            reached = open_engine(self.browser, sandbox=sandbox, network=plan.network, own=own_addresses(plan))
            async with reached as engine:
                self.folder.note(browser=engine.version, checkers=checker_versions(self.plan.checkers))
                if self.choice.warm_up and first:
                    await warm_up(engine, self.plan)
                await self._with(engine, left)
            left, first = self._left(left), False
            starts, seen = (starts + 1 if self.seen == seen else 0), self.seen

    def _left(self, pairs: Sequence[Pair]) -> list[Pair]:
        return [pair for pair in pairs if not self._walked(pair) or any(True for _ in self._repeats_left(pair))]

    def _walked(self, pair: Pair) -> bool:
        journey, persona = pair
        return self.folder.finished(journey.name, persona.id)

    def _repeats_left(self, pair: Pair) -> Iterator[int]:
        """Which repeats of a walk are to be made: none of one that is not timed, or that did not get through."""
        journey, persona = pair
        if self.plan.repeat < 2 or not persona.timed or not self._walked(pair):
            return
        walk = self.folder.walk(journey.name, persona.id)
        for number in range(2, self.plan.repeat + 1) if walk and walk.stop is None else ():
            if not self.folder.repeated(journey.name, persona.id, number) and self.deaths[*_key(pair), number] < DEATHS:
                yield number

    async def _with(self, engine: Chromium, left: Sequence[Pair]) -> None:
        """Walk until all is walked or the browser ends."""
        for wave in waves(left):
            doubtful = [pair for pair in wave.pairs if self.deaths[_key(pair)]]  # to be told from those beside them
            others = [pair for pair in wave.pairs if pair not in doubtful]
            for pairs, jobs in ((doubtful, 1), (others, 1 if wave.alone else self.choice.jobs)):
                lanes = asyncio.Semaphore(jobs)
                async with asyncio.TaskGroup() as group:
                    for pair in pairs:
                        journey, persona = pair
                        who = persona if wave.alone else patient(persona)
                        if not self._walked(pair):
                            group.create_task(self._in_lane(engine, lanes, journey, who))
            # In rounds, so that what disturbs the machine for a minute does not hit all runs of one walk.
            again = [(number, pair) for pair in wave.pairs for number in self._repeats_left(pair)]
            for number, pair in sorted(again, key=itemgetter(0)):
                if engine.alive:
                    await self._again(engine, pair, number)
            if not engine.alive:
                return

    async def _in_lane(self, engine: Chromium, lanes: asyncio.Semaphore, journey: Journey, persona: Persona) -> None:
        async with self._turn(journey, persona), lanes:
            if not engine.alive:
                return
            self.listener.walk_started(journey.name, persona.id, len(journey.steps))
            try:
                ended = await self._walk(engine, journey, persona)
            except RunFolderError:  # a full disk stops the run, and the walk is made again where there is room
                raise
            except AuditorError as error:
                if self._ended(engine, journey, persona) == 1:
                    return  # before its first visit: it is walked in the next browser
                ended = unwalked(journey, persona, error), self.folder.begin(journey.name, persona.id)
        if ended is None:
            return
        walk, writer = ended
        writer.end(walk)
        log.info("%s as %s: %s", journey.name, persona.id, walk.stop or "completed")
        self.listener.walk_ended(walk)

    async def _walk(self, engine: Chromium, journey: Journey, persona: Persona) -> tuple[Walk, WalkWriter] | None:
        """A walk as it ended; None where the browser ended under it, and it is walked, or taken up, in the next."""
        halted = self.halted.pop((journey.name, persona.id), None)
        if halted:
            walk, walker = await self._go_on(engine, *halted), halted[1]
        else:
            self._in_time()
            begin = partial(self.folder.begin, journey.name, persona.id)
            wanted = kinds_for(persona, self.choice.kinds, self.personas)
            kinds = [kind for kind in wanted if kind.id not in self.choice.without]
            walk, walker = await self.making.walk(engine, begin, journey, persona, kinds, listener=self.listener)
        self.seen += walker.visits
        if walk.stop == "died" and (deaths := self._ended(engine, journey, persona)):
            if deaths < DEATHS:
                return None
            if walker.next_step is not None:
                self.halted[journey.name, persona.id] = walk, walker
                return None
        return walk, walker.writer

    async def _go_on(self, engine: Chromium, walk: Walk, walker: Walker) -> Walk:
        """The rest of a walk whose browser has ended; the walk as it stands where nothing more can be done."""
        try:
            self._in_time()
            return await self.making.go_on(engine, walker)
        except RunFolderError:
            raise
        except AuditorError as error:
            log.warning("%s as %s was not taken up: %s", walk.journey, walk.persona, error)
            return walk

    def _ended(self, engine: Chromium, journey: Journey, persona: Persona) -> int:
        """How often the browser has ended under this walk, where it has now; else 0."""
        if engine.alive:
            return 0
        self.deaths[journey.name, persona.id] += 1
        return self.deaths[journey.name, persona.id]

    async def _again(self, engine: Chromium, pair: Pair, number: int) -> None:
        """Make a walk once more, for its figures, and to see what of its findings every run shows."""
        journey, persona = pair
        listener = Again(self.listener, f"{persona.id}, run {number} of {self.plan.repeat}")
        listener.walk_started(journey.name, persona.id, len(journey.steps))
        begin = partial(self.folder.begin_again, journey.name, persona.id, number)
        plain = replace(persona, explores=False, also=())
        kinds = [kind for kind in kinds_for(plain) if kind.kind in AGAIN]
        async with self._turn(journey, persona):
            try:
                self._in_time()
                making = self.making.walk(engine, begin, journey, plain, kinds, listener=listener, only_timed=True)
                walk, walker = await making
            except RunFolderError:  # a full disk stops the run, and the walk is made again where there is room
                raise
            except AuditorError as error:
                log.warning("%s as %s, run %d was not made: %s", journey.name, persona.id, number, error)
                self.deaths[journey.name, persona.id, number] += 1
                return
        if not engine.alive:
            self.deaths[journey.name, persona.id, number] += 1
            return
        walker.writer.end(walk)
        log.info("%s as %s, run %d: %s", journey.name, persona.id, number, walk.stop or "completed")
        listener.walk_ended(walk)

    def _in_time(self) -> None:
        if time.monotonic() > self.began + self.plan.limits.run:
            hours = f"{self.plan.limits.run / 3600:.2g}"
            raise CannotAct(f"The {hours} hours that a run may take were over before this walk began.")

    def _turn(self, journey: Journey, persona: Persona) -> AbstractAsyncContextManager[object]:
        """Walks that share an account never overlap."""
        name = shared(self.plan, journey, persona)
        return self.turns.setdefault(name, asyncio.Lock()) if name else nullcontext()


def _key(pair: Pair) -> tuple[str, str]:
    return pair[0].name, pair[1].id


def patient(persona: Persona) -> Persona:
    """The same, waiting longer: beside other walks a page is slower, and nobody may be called stopped for that."""
    return replace(persona, device=replace(persona.device, patience=persona.device.patience * BESIDE_OTHERS))
