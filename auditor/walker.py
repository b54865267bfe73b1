"""One persona walks one journey: acts, waits, checks where it arrived, gathers."""

import logging
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal, Protocol

from auditor.arrive import look, signs_in, unmet
from auditor.errors import AuditorError, BrowserDied, WrongPage
from auditor.evidence.touches import Touch, Touches
from auditor.gather import gather
from auditor.model import Action, ActionKind, Arrival, Effort, Journey, Step, Walk
from auditor.parts import EvidenceKind, Persona
from auditor.personas.hand import FIELDS, Hand
from auditor.session import Session, Settled
from auditor.store import WalkWriter

SETTLE_SECONDS = 15.0  # the limit of waiting for one view to come to rest
QUIET_MS, QUIET_FIELD_MS = 300, 60  # how long nothing may change: after what may lead on, after typing into a field
STILL = {*FIELDS, ActionKind.HOVER, ActionKind.SCROLL, ActionKind.SCREENSHOT, ActionKind.WAIT_FOR}
DIALOGS = {ActionKind.ACCEPT_DIALOG, ActionKind.DISMISS_DIALOG}
BROWSERS_WORDS = {"covered", "failed"}  # where the reason is the browser's own, which does not say what was to be done
Stopped = Literal["cannot-act", "not-expected", "wrong-page", "died"]

log = logging.getLogger(__name__)


class Listener(Protocol):
    """Hears how a run goes on."""

    def walk_started(self, journey: str, persona: str, steps: int) -> None: ...
    def step_started(self, journey: str, persona: str, number: int, name: str) -> None: ...
    def walk_ended(self, walk: Walk) -> None: ...


class Ended(AuditorError):
    """The walk ends at this step."""

    def __init__(self, stop: Stopped, reason: str) -> None:
        super().__init__(reason)
        self.stop: Stopped = stop


@dataclass(slots=True)
class Walker:
    """Walks. `kinds` are gathered on every visit."""

    journey: Journey
    persona: Persona
    session: Session
    hand: Hand
    writer: WalkWriter
    kinds: Sequence[EvidenceKind]
    listener: Listener
    pictures: bool = True
    efforts: dict[int, Effort] = field(default_factory=dict)  # by step
    here: Effort = Effort()  # since the newest visit
    touches: list[Touch] = field(default_factory=list)
    step: int = 0
    visits: int = 0
    gathered: int = -1  # documents shown when the newest visit was gathered
    lively: bool = False  # something that may change the view was done since

    async def walk(self) -> Walk:
        """The walk as it ended; its visits are with the writer."""
        stop: Stopped | None = None
        reason = None
        self.writer.start(self._walk(finished=False))
        try:
            for number, step in enumerate(self.journey.steps):
                self.step = number
                self.listener.step_started(self.journey.name, self.persona.id, self.step, step.name)
                await self._step(step)
        except Ended as end:
            stop, reason = end.stop, end.message
        except BrowserDied as error:
            stop, reason = "died", str(error)
        except WrongPage as error:
            stop, reason = "wrong-page", str(error)
        except AuditorError as error:
            stop, reason = "cannot-act", str(error)
        return self._walk(finished=True, stop=stop, reason=reason)

    def give_up(self, reason: str) -> Walk:
        """The walk as it stands when its time is over."""
        return self._walk(finished=True, stop="died", reason=reason)

    def _walk(self, *, finished: bool, stop: Stopped | None = None, reason: str | None = None) -> Walk:
        return Walk(
            journey=self.journey.name,
            persona=self.persona.id,
            conditions=self.persona.conditions,
            visits=(),
            finished=finished,
            stopped_at=self.step if stop else None,
            stop=stop,
            reason=reason,
            step_efforts=tuple(self.efforts.get(number, Effort()) for number in range(len(self.journey.steps))),
        )

    async def _step(self, step: Step) -> None:
        actions = [
            action for action in step.actions if not action.for_personas or self.persona.id in action.for_personas
        ]
        settled: Settled | None = None
        seen_before = self.visits
        unseen = False  # whether a document came that no visit shows yet
        for number, action in enumerate(actions):
            if action.kind in DIALOGS:
                continue  # answered when the action before it was carried out
            await self._answer(actions[number + 1 :])
            documents = self.session.documents
            try:
                now = await self._do(action)
            except Ended:
                if unseen:
                    await self._visit(step, settled, ())
                raise
            settled = _sum(settled, now, new_document=documents != self.session.documents)
            unseen = unseen or self.session.documents != documents
            rest = tuple(one for one in actions[number + 1 :] if one.kind not in DIALOGS)
            # A plan that waits first says that the page is not ready yet: what it waits for belongs to the same visit.
            waits = bool(rest) and rest[0].kind is ActionKind.WAIT_FOR
            if (rest and unseen and not waits) or action.kind is ActionKind.SCREENSHOT:
                await self._visit(step, settled, rest)
                settled, unseen = None, False
        await self._arrive(step, settled, reached=self.visits > seen_before)

    async def _arrive(self, step: Step, settled: Settled | None, *, reached: bool) -> None:
        why = await unmet(self.session, step.expect) if step.expect else None
        changed = self.session.documents != self.gathered or (self.lively and await self._changed())
        if why or changed or not reached:
            await self._visit(step, settled, (), ends=True, unmet=why)

    async def _do(self, action: Action) -> Settled:
        began = time.monotonic()
        touch = await self.hand.act(action)
        settled = await self._settle(action)
        acting = max(0.0, self.session.acted - began)  # what comes after is waiting
        self._count(self.hand.effort(action), acting, settled.wait_ms / 1000)
        self.lively = self.lively or action.kind not in STILL
        skipped = touch.went != "done" and action.optional
        self.touches.append(touch.model_copy(update={"went": "skipped"}) if skipped else touch)
        self.writer.touched(Touches(touches=tuple(self.touches)), self.here)
        if touch.went != "done" and not skipped:
            why = " ".join(touch.tried[-1:])
            raise Ended("cannot-act", f"{action}: {why}" if touch.went in BROWSERS_WORDS else why)
        return settled

    def _count(self, cost: Effort, acting: float, waited: float) -> None:
        """What the customer spent: gathering evidence is no part of it."""
        cost += Effort(seconds=acting + waited, waited_seconds=waited)
        self.here += cost
        self.efforts[self.step] = self.efforts.get(self.step, Effort()) + cost

    async def _settle(self, action: Action) -> Settled:
        field_only = action.kind in STILL and self.session.documents == self.gathered
        return await self.session.settle(seconds=SETTLE_SECONDS, quiet_ms=QUIET_FIELD_MS if field_only else QUIET_MS)

    async def _answer(self, rest: list[Action]) -> None:
        if rest and rest[0].kind in DIALOGS:
            await self.session.answer_dialogs(accept=rest[0].kind is ActionKind.ACCEPT_DIALOG, text=rest[0].value)

    async def _changed(self) -> bool:
        script = "() => !globalThis.auditorWatch || auditorWatch.lastChange > (auditorWatch.marked ?? 0)"
        return bool(await self.session.evaluate(script))

    async def _visit(
        self,
        step: Step,
        settled: Settled | None,
        rest: tuple[Action, ...],
        *,
        ends: bool = False,
        unmet: str | None = None,
    ) -> None:
        """Gather what there is here. Raises Ended where nobody can be judged, or the step did not arrive."""
        facts, wrong = await look(self.session, signs_in=signs_in(step, rest or self._next_actions()))
        # A step that says what it expects knows better than signs do, once that came true.
        if ends and step.expect and not unmet:
            wrong = None
        arrival = Arrival(
            step=self.step,
            url=self.session.url,
            title=facts.title if facts else "",
            status=self.session.status,
            new_document=self.session.documents != self.gathered,
            wait_ms=settled.wait_ms if settled else None,
            settled=settled.settled if settled else True,
            wrong=wrong or unmet,
            ends_step=ends,
        )
        kinds = [kind for kind in self.kinds if kind.order == 0] if arrival.wrong else self.kinds
        found = await gather(self.session, kinds, self.writer, pictures=self.pictures)
        self.writer.visit(arrival, dict(found))
        self.visits += 1
        self.touches, self.here = [], Effort()
        self.gathered, self.lively = self.session.documents, False
        await self.session.mark()
        if wrong and ends:
            raise Ended("wrong-page", wrong)
        if unmet:
            raise Ended("not-expected", unmet)

    def _next_actions(self) -> tuple[Action, ...]:
        after = self.journey.steps[self.step + 1 : self.step + 2]
        return after[0].actions if after else ()


def _sum(before: Settled | None, now: Settled, *, new_document: bool) -> Settled:
    """Waiting adds up over the actions that led to one view."""
    if before is None:
        return Settled(now.wait_ms, now.settled, new_document)
    return Settled(max(before.wait_ms, now.wait_ms), now.settled, before.new_document or new_document)
