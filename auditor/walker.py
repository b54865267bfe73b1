"""One persona walks one journey: acts, waits, checks where it arrived, gathers."""

import logging
import time
from dataclasses import dataclass, field, replace

from auditor.arrive import unmet
from auditor.cast import is_for
from auditor.errors import AuditorError, BrowserDied, RunFolderError, WrongPage
from auditor.exploring import Explorer, Page
from auditor.kept import read_session
from auditor.listening import Listener
from auditor.model import Action, ActionKind, Effort, Step, Walk
from auditor.personas.hand import FIELDS
from auditor.session import Settled
from auditor.taking_up import TakingUp
from auditor.visiting import Ended, Stopped

SETTLE_SECONDS = 15.0  # the limit of waiting for one view to come to rest
QUIET_MS, QUIET_FIELD_MS = 300, 60  # how long nothing may change: after what may lead on, after typing into a field
AT_ONCE = 0.15  # seconds within which what a step expects is found to be there, where nothing is waited for
STILL = {*FIELDS, ActionKind.HOVER, ActionKind.SCROLL, ActionKind.SCREENSHOT, ActionKind.WAIT_FOR}
DIALOGS = {ActionKind.ACCEPT_DIALOG, ActionKind.DISMISS_DIALOG}
BROWSERS_WORDS = {"covered", "failed"}  # where the reason is the browser's own, which does not say what was to be done
log = logging.getLogger(__name__)


@dataclass(slots=True, kw_only=True)
class Walker(TakingUp):
    """Walks."""

    listener: Listener
    ended_before: int | None = None
    done: list[Action] = field(default_factory=list)  # on the document that is shown
    began: str = ""  # the address at which that document came; routes of a script may have changed it since
    explorer: Explorer = field(init=False)

    def __post_init__(self) -> None:
        """Let the hand have visits gathered of states that only it brings about."""
        self.have(self.session, self.hand)
        self.explorer = Explorer(self.writer, self.kinds, self.pictures)

    async def walk(self) -> Walk:
        """The walk as it ended; its visits are with the writer.

        Where its page dies, it goes on in a fresh tab; where its browser dies, after `take_up` in another.
        """
        self.writer.start(self._walk(finished=False))
        stop, self.why = await self._from(self.first)
        while stop == "died" and await self.goes_on():
            stop, self.why = await self._from(self.first)
        if stop is None and self.lost:
            self.step, stop = self.lost[0].step, "died"
        return self._walk(finished=True, stop=stop, reason=self.why)

    async def _from(self, first: int) -> tuple[Stopped | None, str]:
        """Walk the steps from this number on; how that ended, and why."""
        self.done, self.began = [], ""
        try:
            for number, step in enumerate(self.journey.steps[first:], first):
                self.step = number
                self.listener.step_started(self.journey.name, self.persona.id, self.step, step.name)
                if step.stop_before:
                    await self._stop_before(step)
                    break
                await (self._pass_over(step) if step.manual else self._step(step))
        except Ended as end:
            return end.stop, end.message
        except BrowserDied as error:
            return "died", str(error)
        except WrongPage as error:
            return "wrong-page", str(error)
        except RunFolderError:  # nobody is stopped by a full disk: the walk is made again where there is room
            raise
        except AuditorError as error:
            return "cannot-act", str(error)
        except Exception as error:  # a defect of ours must not cost the other walks, nor what was gathered here
            log.exception("walking %s as %s", self.journey.name, self.persona.id)
            return "died", f"The tool itself failed here ({type(error).__name__}); see run.log."
        return None, ""

    def give_up(self, reason: str, stop: Stopped) -> Walk:
        """The walk as it stands when it cannot go on."""
        return self._walk(finished=True, stop=stop, reason=reason)

    def _walk(self, *, finished: bool, stop: Stopped | None = None, reason: str | None = None) -> Walk:
        return Walk(
            journey=self.journey.name,
            persona=self.persona.id,
            like=self.persona.like,
            timed=self.persona.timed,
            ended_before=self.ended_before,
            conditions=self.persona.conditions,
            line=self.persona.device.line,
            visits=(),
            finished=finished,
            stopped_at=self.step if stop else None,
            stop=stop,
            reason=" ".join((*self.reasons, reason or "")).strip() or None,
            lost=self.lost,
            step_efforts=tuple(self.efforts.get(number, Effort()) for number in range(len(self.journey.steps))),
        )

    async def _pass_over(self, step: Step) -> None:
        """Only a person can pass here: go on with what a person has kept."""
        if step.session:
            await self.session.restore(read_session(self.hand.site.folder / step.session))

    async def _stop_before(self, step: Step) -> None:
        """Look at what the step is about, as far as it can be seen from before it, and leave it."""
        self.ended_before = self.step
        for action in (action for action in self._mine(step) if action.target):
            touch = await self.hand.look_at(action)
            if touch.went != "left":
                break
            self.note(touch)

    def _mine(self, step: Step) -> list[Action]:
        return [one for one in step.actions if is_for(one, self.persona)]

    async def _step(self, step: Step) -> None:
        await self.hand.begin(step)
        actions = self._mine(step)
        self.settled = None
        seen_before = self.visits
        unseen = False  # whether a document came that no visit shows yet
        for number, action in enumerate(actions):
            if action.kind in DIALOGS:
                continue  # answered when the action before it was carried out
            await self._answer(actions[number + 1 :])
            await self.hand.before(action, actions[number + 1 :])
            documents = self.session.documents
            try:
                now = await self._do(action)
            except Ended:
                if unseen:
                    await self.visit(step, ())
                raise
            self._note_done(action, new_document=self.session.documents != documents)
            await self.answer_wall()
            self.settled = _sum(self.settled, now, new_document=documents != self.session.documents)
            unseen = unseen or self.session.documents != documents
            rest = tuple(one for one in actions[number + 1 :] if one.kind not in DIALOGS)
            # A plan that waits first says that the page is not ready yet: what it waits for belongs to the same visit.
            waits = bool(rest) and rest[0].kind is ActionKind.WAIT_FOR
            if (rest and unseen and not waits) or action.kind is ActionKind.SCREENSHOT:
                await self.visit(step, rest)
                unseen = False
        await self._arrive(step, reached=self.visits > seen_before)
        if step.explore and self.persona.explores and self.sound:
            await self._explore(step)

    def _note_done(self, action: Action, *, new_document: bool) -> None:
        self.done = [] if new_document else [*self.done, action]
        self.began = self.session.url if new_document or not self.began else self.began

    async def _explore(self, step: Step) -> None:
        """Have the tool open what is closed here, beside the walk; the walk's own page is left as it is."""
        page = Page(self.session, step.name, self.step, step.explore, self.done, self.began)
        self.writer.explored(await self.explorer.explore(page, self.persona.way, self.hand.site))
        await self.session.mark()

    async def _arrive(self, step: Step, *, reached: bool) -> None:
        patience = self.session.device.patience
        began, shown = time.monotonic(), self.session.documents
        why = await unmet(self.session, step.expect, patience=patience) if step.expect else None
        if why is None and time.monotonic() - began > AT_ONCE:
            await self._wait_on(shown)
        changed = self.session.documents != self.gathered or (self.lively and await self._changed())
        if why or changed or not reached:
            await self.visit(step, (), ends=True, unmet=why)

    async def _wait_on(self, shown: int) -> None:
        """What the step expects came after the view had been at rest for a moment: the wait lasted until then."""
        if self.settled is None:
            return
        limit, before = SETTLE_SECONDS * self.session.device.patience, self.settled.wait_ms
        again = await self.session.settle(seconds=limit, quiet_ms=QUIET_MS)
        self.settled = _sum(self.settled, again, new_document=self.session.documents != shown)
        self._count(Effort(), 0, max(0.0, self.settled.wait_ms - before) / 1000)

    async def _do(self, action: Action) -> Settled:
        began = time.monotonic()
        touch = await self.hand.act(action)
        settled = await self._settle(action)
        touch = await self.hand.came(action, touch)
        acting = max(0.0, self.session.acted - began)  # what comes after is waiting
        self._count(self.hand.effort(action), acting, settled.wait_ms / 1000)
        self.lively = self.lively or action.kind not in STILL
        skipped = touch.went != "done" and action.optional
        self.note(touch.model_copy(update={"went": "skipped"}) if skipped else touch)
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
        limit = SETTLE_SECONDS * self.session.device.patience
        quiet_ms = QUIET_FIELD_MS if field_only else QUIET_MS
        return await self.session.settle(seconds=limit, quiet_ms=quiet_ms, doing=str(action))

    async def _answer(self, rest: list[Action]) -> None:
        if rest and rest[0].kind in DIALOGS:
            await self.session.answer_dialogs(accept=rest[0].kind is ActionKind.ACCEPT_DIALOG, text=rest[0].value)

    async def _changed(self) -> bool:
        script = "() => !globalThis.auditorWatch || auditorWatch.lastChange > (auditorWatch.marked ?? 0)"
        return bool(await self.session.evaluate(script))


def _sum(before: Settled | None, now: Settled, *, new_document: bool) -> Settled:
    """Of several actions that led to one view, the one that was waited for longest; a new document answers itself."""
    if before is None or new_document:
        return replace(now, new_document=new_document)
    longest = now if now.wait_ms >= before.wait_ms else before
    return replace(longest, settled=now.settled, new_document=before.new_document, asked_ms=before.asked_ms)
