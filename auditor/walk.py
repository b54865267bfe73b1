"""Walks a plan: every journey once for each persona."""

import asyncio
import logging
import time
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
from auditor.model import REFERENCE, Journey, Plan
from auditor.parts import Persona
from auditor.store import RunFolder
from auditor.unwalked import unwalked
from auditor.warming import warm_up

BESIDE_OTHERS = 2  # times the usual limits of waiting, for walks that share the machine
BROWSER_STARTS = 3  # a browser that ends more often has a reason that another start does not mend

log = logging.getLogger(__name__)


async def walk_plan(plan: Plan, folder: RunFolder, *, browser: Found, listener: Listener, choice: Choice) -> None:
    """Walk what is not walked yet. What is gathered lands in the folder as it comes.

    Raises UsageError for a name that the plan does not have, BrowserMissing where the browser does not start.
    """
    journeys = [journey for journey in plan.journeys if not choice.journeys or journey.name in choice.journeys]
    known = cast(plan)
    personas = [known[name] for name in dict.fromkeys([REFERENCE, *(choice.personas or plan.personas)])]
    run = _Run(plan, folder, browser, listener, choice, personas)
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
    turns: dict[str, asyncio.Lock] = field(default_factory=dict)
    making: Making = field(init=False)
    began: float = field(default_factory=time.monotonic)

    def __post_init__(self) -> None:
        self.making = Making(self.plan, self.folder, self.choice)

    async def walk(self, journeys: Sequence[Journey], personas: Sequence[Persona]) -> None:
        left = self._left([(one, who) for one in journeys for who in personas if walks(one, who)])
        for start in range(BROWSER_STARTS):
            if not left:
                return
            plan, sandbox = self.plan, self.choice.sandbox
            reached = open_engine(self.browser, sandbox=sandbox, network=plan.network, own=own_addresses(plan))
            async with reached as engine:
                self.folder.note(browser=engine.version, checkers=checker_versions(self.plan.checkers))
                if self.choice.warm_up:
                    await warm_up(engine, self.plan)
                await self._with(engine, left, last=start == BROWSER_STARTS - 1)
            left = self._left(left)
        if left:
            raise BrowserDied(
                f"The browser ended {BROWSER_STARTS} times; {len(left)} walks are missing.", "See run.log."
            )

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
            if not self.folder.repeated(journey.name, persona.id, number):
                yield number

    async def _with(self, engine: Chromium, left: Sequence[Pair], *, last: bool) -> None:
        """Walk until all is walked or the browser ends."""
        for wave in waves(left):
            lanes = asyncio.Semaphore(1 if wave.alone else self.choice.jobs)
            async with asyncio.TaskGroup() as group:
                for pair in wave.pairs:
                    journey, persona = pair
                    who = persona if wave.alone else patient(persona)
                    if not self._walked(pair):
                        group.create_task(self._in_lane(engine, lanes, journey, who, last=last))
            # In rounds, so that what disturbs the machine for a minute does not hit all runs of one walk.
            again = [(number, pair) for pair in wave.pairs for number in self._repeats_left(pair)]
            for number, pair in sorted(again, key=itemgetter(0)):
                if engine.alive:
                    await self._again(engine, pair, number)
            if not engine.alive:
                return

    async def _in_lane(
        self, engine: Chromium, lanes: asyncio.Semaphore, journey: Journey, persona: Persona, *, last: bool
    ) -> None:
        async with self._turn(journey, persona), lanes:
            if not engine.alive:
                return
            self.listener.walk_started(journey.name, persona.id, len(journey.steps))
            begin = partial(self.folder.begin, journey.name, persona.id)
            wanted = kinds_for(persona, self.choice.kinds, self.personas)
            kinds = [kind for kind in wanted if kind.id not in self.choice.without]
            try:
                self._in_time()
                walk, writer = await self.making.walk(engine, begin, journey, persona, kinds, listener=self.listener)
            except RunFolderError:  # a full disk stops the run, and the walk is made again where there is room
                raise
            except AuditorError as error:
                if not engine.alive:
                    return  # before its first visit: it is walked in the next browser
                walk, writer = unwalked(journey, persona, error), begin()
        if engine.alive or walk.stop != "died" or last:
            writer.end(walk)
            log.info("%s as %s: %s", journey.name, persona.id, walk.stop or "completed")
            self.listener.walk_ended(walk)

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
                walk, writer = await making
            except RunFolderError:  # a full disk stops the run, and the walk is made again where there is room
                raise
            except AuditorError as error:
                log.warning("%s as %s, run %d was not made: %s", journey.name, persona.id, number, error)
                return
        if engine.alive:
            writer.end(walk)
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


def patient(persona: Persona) -> Persona:
    """The same, waiting longer: beside other walks a page is slower, and nobody may be called stopped for that."""
    return replace(persona, device=replace(persona.device, patience=persona.device.patience * BESIDE_OTHERS))
