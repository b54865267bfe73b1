"""Walks a plan: every journey once for each persona."""

import asyncio
import logging
import secrets
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractAsyncContextManager, nullcontext
from dataclasses import dataclass, field, replace
from functools import partial
from operator import itemgetter

from auditor.cast import cast, walks
from auditor.choosing import AGAIN, Choice, chosen_kinds, kinds_for
from auditor.commons.walks import touched
from auditor.engines.chromium import Chromium, open_engine
from auditor.engines.find import Found
from auditor.engines.scripts import checker_versions
from auditor.errors import AuditorError, BrowserDied, CannotAct, WrongPage
from auditor.evidence.touches import Touch
from auditor.filling import PASSWORD, UNIQUE, USER, filled, named_hosts
from auditor.lanes import Pair, account_of, needs_hand, shared, waves
from auditor.listening import Again, Listener
from auditor.model import REFERENCE, Action, Command, Journey, Limits, Plan, Walk
from auditor.parts import EvidenceKind, Persona
from auditor.personas.hand import Hand
from auditor.personas.notes import Site
from auditor.resetting import reset
from auditor.session import Device
from auditor.sessions import State
from auditor.signing import SignedIn
from auditor.store import RunFolder, WalkWriter
from auditor.unwalked import unwalked
from auditor.walker import Walker
from auditor.warming import warm_up

BESIDE_OTHERS = 2  # times the usual limits of waiting, for walks that share the machine
BROWSER_STARTS = 3  # a browser that ends more often has a reason that another start does not mend
PAGE_SECONDS = Limits().page  # to which all waits are in proportion

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
    signed_in: SignedIn = field(init=False)
    began: float = field(default_factory=time.monotonic)

    def __post_init__(self) -> None:
        self.signed_in = SignedIn(self.plan, self.folder)

    async def walk(self, journeys: Sequence[Journey], personas: Sequence[Persona]) -> None:
        left = self._left([(one, who) for one in journeys for who in personas if walks(one, who)])
        for start in range(BROWSER_STARTS):
            if not left:
                return
            own = (self.plan.url, *sorted(named_hosts(self.plan)))
            network = self.plan.network
            async with open_engine(self.browser, sandbox=self.choice.sandbox, network=network, own=own) as engine:
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
                walk, writer = await self._one(engine, begin, journey, persona, kinds)
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
                walk, writer = await self._one(engine, begin, journey, plain, kinds, listener=listener, only_timed=True)
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

    async def _one(
        self,
        engine: Chromium,
        begin: Callable[[], WalkWriter],
        journey: Journey,
        persona: Persona,
        kinds: Sequence[EvidenceKind],
        *,
        listener: Listener | None = None,
        only_timed: bool = False,
    ) -> tuple[Walk, WalkWriter]:
        """Walk, signed in where the plan says so; where that ended on the way, once more from the beginning."""
        ended: State | None = None
        while True:
            writer = begin()
            state, why = await self._state(engine, persona, ended)
            device = replace(persona.device, patience=persona.device.patience * self.plan.limits.page / PAGE_SECONDS)
            async with engine.session(device, self.folder.secrets, state=state) as session:
                filled = self._filled(journey, persona)
                walker = Walker(
                    journey=filled,
                    persona=persona,
                    session=session,
                    hand=persona.way(session, self._site(journey)),
                    writer=writer,
                    kinds=chosen_kinds(kinds, self.plan.checkers),
                    notices=not only_timed and self._notices(persona),
                    listener=listener or self.listener,
                    pictures=self.choice.pictures and not only_timed,
                    consent=self.plan.consent,
                    seconds=self.plan.limits.visit * persona.device.patience,
                    signed_out=self.plan.sign_in.signed_out if self.plan.sign_in and state else None,
                )
                walk = walker.give_up(why, "not-ready") if why else await self._reset_and_walk(engine, walker, state)
            if state is None or ended is not None or not walker.session_over:
                return walk, writer
            log.info("%s as %s: the session ended, so it is walked once more", journey.name, persona.id)
            ended = state

    async def _state(self, engine: Chromium, persona: Persona, ended: State | None) -> tuple[State | None, str]:
        """What a walk begins with to be signed in; and why it cannot be, if so."""
        try:
            return await self.signed_in.state(engine, persona, ended=ended), ""
        except CannotAct as error:
            return None, str(error)

    async def _reset_and_walk(self, engine: Chromium, walker: Walker, state: State | None) -> Walk:
        journey = walker.journey
        try:
            await self._reset(engine, journey, journey.before, state)
        except (CannotAct, WrongPage) as error:
            return walker.give_up(f"What is to be done before the walk was not: {error}", "not-ready")
        try:
            return await self._within_budget(walker)
        finally:
            await self._reset_after(engine, journey, state)

    def _notices(self, persona: Persona) -> bool:
        return not self.choice.kinds or any(kind.kind in persona.also for kind in self.choice.kinds)

    async def _reset(
        self, engine: Chromium, journey: Journey, parts: Sequence[Action | Command], state: State | None
    ) -> None:
        if not needs_hand(parts):
            await reset(parts, None, self.plan.folder)
            return
        async with engine.session(Device(), self.folder.secrets, state=state) as session:
            await reset(parts, Hand(session, self._site(journey)), self.plan.folder)

    async def _reset_after(self, engine: Chromium, journey: Journey, state: State | None) -> None:
        """What was gathered counts, whatever becomes of this."""
        try:
            await self._reset(engine, journey, journey.after, state)
        except AuditorError as error:
            log.warning("What is to be done after the walk was not: %s", error)

    def _filled(self, journey: Journey, persona: Persona) -> Journey:
        """The journey with this walk's own values."""
        unique = f"{time.time_ns() // 1_000_000:x}{secrets.token_hex(2)}"
        self.folder.keep_secret(value.replace(UNIQUE, unique) for value in self.plan.secrets if UNIQUE in value)
        account = account_of(self.plan, persona)
        values = {UNIQUE: unique}
        if account:
            values |= {USER: account.user, PASSWORD: account.password}
        return filled(journey, values)

    async def _within_budget(self, walker: Walker) -> Walk:
        seconds = self.plan.limits.walk * walker.persona.device.patience
        try:
            async with asyncio.timeout(seconds):
                return await walker.walk()
        except TimeoutError:
            return walker.give_up(f"The walk took longer than {seconds / 60:g} minutes.", "died")

    def _site(self, journey: Journey) -> Site:
        met = self._met(journey)
        roles = {touch.target: (touch.role, touch.name) for touch in met}
        labels = {touch.target: touch.label for touch in met if touch.label}
        return Site(self.plan.url, named_hosts(self.plan), self.plan.folder, roles, labels)

    def _met(self, journey: Journey) -> list[Touch]:
        """What the reference walk of this journey met at targets named by a selector."""
        reference = self.folder.walk(journey.name, REFERENCE)
        noted = touched(reference) if reference and reference.finished else ()
        return [touch for _, touch in noted if touch.target.startswith(("css ", "selector ", "testid "))]


def patient(persona: Persona) -> Persona:
    """The same, waiting longer: beside other walks a page is slower, and nobody may be called stopped for that."""
    return replace(persona, device=replace(persona.device, patience=persona.device.patience * BESIDE_OTHERS))
