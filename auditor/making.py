"""Makes one walk: resets the service around it, signs in where the plan says so, keeps to the time it may take."""

import asyncio
import logging
import secrets
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from auditor.choosing import Choice, chosen_kinds
from auditor.commons.walks import touched
from auditor.engines.chromium import Chromium
from auditor.errors import AuditorError, CannotAct, WrongPage
from auditor.evidence.touches import Touch
from auditor.filling import PASSWORD, UNIQUE, USER, filled, named_hosts
from auditor.lanes import account_of, needs_hand
from auditor.listening import Listener
from auditor.model import REFERENCE, Action, Command, Journey, Plan, Walk
from auditor.parts import EvidenceKind, Persona
from auditor.personas.hand import Hand
from auditor.personas.notes import Site
from auditor.resetting import reset
from auditor.session import Device
from auditor.sessions import State
from auditor.signing import SignedIn
from auditor.store import RunFolder, WalkWriter
from auditor.walker import Walker

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Making:
    """Makes the walks of one run, one at a time each."""

    plan: Plan
    folder: RunFolder
    choice: Choice
    signed_in: SignedIn

    async def walk(
        self,
        engine: Chromium,
        begin: Callable[[], WalkWriter],
        journey: Journey,
        persona: Persona,
        kinds: Sequence[EvidenceKind],
        *,
        listener: Listener,
        only_timed: bool = False,
    ) -> tuple[Walk, Walker]:
        """Walk, signed in where the plan says so; where that ended on the way, once more from the beginning."""
        ended: State | None = None
        while True:
            writer = begin()
            state, why = await self._state(engine, persona, ended)
            async with engine.session(self._device(persona), self.folder.secrets, state=state) as session:
                filled = self._filled(journey, persona)
                walker = Walker(
                    journey=filled,
                    persona=persona,
                    session=session,
                    hand=persona.way(session, self._site(journey)),
                    writer=writer,
                    kinds=chosen_kinds(kinds, self.plan.checkers),
                    notices=not only_timed and self._notices(persona),
                    listener=listener,
                    pictures=self.choice.pictures and not only_timed,
                    consent=self.plan.consent,
                    seconds=self.plan.limits.visit * persona.device.patience,
                    signed_out=self.plan.sign_in.signed_out if self.plan.sign_in and state else None,
                )
                walk = walker.give_up(why, "not-ready") if why else await self._reset_and_walk(engine, walker, state)
            if state is None or ended is not None or not walker.session_over:
                return walk, walker
            log.info("%s as %s: the session ended, so it is walked once more", journey.name, persona.id)
            ended = state

    async def go_on(self, engine: Chromium, walker: Walker) -> Walk:
        """Go on with a walk whose browser has ended."""
        journey, persona = walker.journey, walker.persona
        state, not_ready = await self._state(engine, persona, None)
        async with engine.session(self._device(persona), self.folder.secrets, state=state) as session:
            walker.take_up(session, persona.way(session, self._site(journey)))
            if not_ready:
                return walker.give_up(not_ready, "not-ready")
            try:
                return await self._within_budget(walker)
            finally:
                await self._reset_after(engine, journey, state)

    def _device(self, persona: Persona) -> Device:
        return replace(persona.device, patience=persona.device.patience * self.plan.limits.patience)

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
        seconds, began = self.plan.limits.walk * walker.persona.device.patience, time.monotonic()
        try:
            async with asyncio.timeout(seconds - walker.spent):
                return await walker.walk()
        except TimeoutError:
            return walker.give_up(f"The walk took longer than {seconds / 60:g} minutes.", "died")
        finally:
            walker.spent += time.monotonic() - began

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
