"""One visit of a walk: looks where it arrived, gathers, lets the persona note what it notices, writes it down."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal
from urllib.parse import urlsplit

from auditor.arrive import holds, look, signs_in
from auditor.commons.right_page import LOGIN_STANDS
from auditor.consenting import answer
from auditor.errors import AuditorError, BrowserDied
from auditor.evidence.consent import Consent
from auditor.evidence.consent_handled import ConsentHandled
from auditor.evidence.touches import Touch, Touches
from auditor.gather import VISIT_SECONDS, gather, tried
from auditor.model import (
    Action,
    ActionKind,
    Arrival,
    ConsentAnswer,
    Effort,
    Evidence,
    Expect,
    Journey,
    Missing,
    Step,
)
from auditor.parts import EvidenceKind, Persona
from auditor.personas.hand import Hand
from auditor.personas.notes import Here
from auditor.session import Session, Settled
from auditor.store import WalkWriter

# HTTP statuses of an answer that says only that something was filled in wrongly: Bad Request, Unprocessable Content.
ABOUT_A_MISTAKE = {400, 422}
UNAUTHORIZED = 401
Stopped = Literal["cannot-act", "not-expected", "wrong-page", "not-ready", "died"]


class Ended(AuditorError):
    """The walk ends at this step."""

    def __init__(self, stop: Stopped, reason: str) -> None:
        super().__init__(reason)
        self.stop: Stopped = stop


@dataclass(slots=True, kw_only=True)
class Visiting:
    """Visits states. `kinds` are gathered on every visit."""

    journey: Journey
    persona: Persona
    session: Session
    hand: Hand
    writer: WalkWriter
    kinds: Sequence[EvidenceKind]
    notices: bool = True  # whether what the persona notes of a visit is wanted
    pictures: bool = True
    consent: ConsentAnswer = "leave"
    seconds: float = VISIT_SECONDS  # the limit of gathering what there is on one visit
    signed_out: Expect | None = None  # what tells that a walk that began signed in is so no more; None: it did not
    session_over: bool = False
    efforts: dict[int, Effort] = field(default_factory=dict)  # by step
    before: dict[str, Evidence | Missing] = field(default_factory=dict)  # read before a wall was answered
    toll: Effort = Effort()  # what answering it cost
    answered: int = -1  # documents shown when a wall was last looked for
    here: Effort = Effort()  # since the newest visit
    touches: list[Touch] = field(default_factory=list)
    step: int = 0
    visits: int = 0
    gathered: int = -1  # documents shown when the newest visit was gathered
    lively: bool = False  # something that may change the view was done since
    settled: Settled | None = None  # since the newest visit
    sound: bool = False  # the newest visit is of a page that may be judged

    def note(self, touch: Touch) -> None:
        """Keep what an action met on the newest visit."""
        self.touches.append(touch.model_copy(update={"step": self.step}))
        self.writer.touched(Touches(touches=tuple(self.touches)), self.here)

    async def look_here(self, number: int | None = None) -> None:
        """A visit of a state that a persona brought about, in the step under way or in the one of this number."""
        now, self.step = self.step, self.step if number is None else number
        try:
            await self.visit(self.journey.steps[self.step], (), brought=True)
        finally:
            self.step = now

    async def visit(
        self,
        step: Step,
        rest: tuple[Action, ...],
        *,
        ends: bool = False,
        unmet: str | None = None,
        brought: bool = False,
    ) -> None:
        """Gather what there is here. Raises Ended where nobody can be judged, or the step did not arrive.

        `brought`: a persona's mistake brought it about.
        """
        await self.answer_wall()
        rest = rest or self._next_actions()
        arrival, wrong = await self._arrival(step, rest, ends=ends, unmet=unmet, brought=brought)
        kinds = [kind for kind in self.kinds if kind.order == 0] if arrival.wrong else self.kinds
        kinds = [kind for kind in kinds if kind.id not in self.before]
        gathered = await gather(
            self.session, kinds, self.writer, pictures=self.pictures, seconds=self.seconds, partly=True
        )
        found = dict(gathered) | self.before
        if self.notices and not arrival.wrong:
            found |= await self._noticed(Here(step, self.step, ends, rest, self.hand.safe))
        self.writer.visit(arrival, found)
        self.visits += 1
        self.sound = arrival.wrong is None
        self.touches, self.here = [], self.toll
        self.before, self.toll = {}, Effort()
        if self.here != Effort():
            self.writer.touched(Touches(), self.here)
        self.gathered, self.lively = self.session.documents, False
        await self.session.mark()
        if wrong and (ends or self.session_over):
            raise Ended("wrong-page", wrong)
        if unmet:
            raise Ended("not-expected", unmet)

    async def answer_wall(self) -> None:
        """Answer a consent wall on a new document, where the plan says so.

        What is timed, and the wall itself, are read before: answering is no part of how the page loads.
        """
        if self.consent == "leave" or self.session.documents == self.answered:
            return
        wanted, shown = self.consent, self.session.documents
        timed = [kind for kind in self.kinds if kind.order == 0]
        before = dict(await gather(self.session, timed, self.writer, pictures=False))
        first = self.answered < 0
        found = await tried("The answer to a consent wall", lambda: answer(self.session, wanted, first=first))
        self.answered = self.session.documents
        if isinstance(found, Missing):
            self.before[ConsentHandled.__name__] = found
        elif found.handled:
            # Where the wall's form brought another document, that one is judged as it came.
            self.before |= before if self.answered == shown else {}
            self.before |= {Consent.__name__: found.before, ConsentHandled.__name__: found.handled}
            cost = Effort(clicks=found.handled.clicks, seconds=found.handled.ms / 1000)
            self.toll += cost
            self.efforts[self.step] = self.efforts.get(self.step, Effort()) + cost

    def _is_all_of_it(self, step: Step) -> bool:
        """Whether the journey is to open this very address: then a page that asks for a password is the page meant."""
        opened = [action.value or "" for action in step.actions if action.kind is ActionKind.OPEN]
        alone = len(self.journey.steps) == 1 and len(opened) == len(step.actions) == 1
        return alone and not step.session and urlsplit(opened[0]).path == urlsplit(self.session.url).path

    async def _arrival(
        self, step: Step, rest: tuple[Action, ...], *, ends: bool, unmet: str | None, brought: bool
    ) -> tuple[Arrival, str | None]:
        """How the walk came here, and what is wrong with the page itself."""
        settled, self.settled = self.settled, None
        wanted = signs_in(step, rest) or self._is_all_of_it(step)
        facts, wrong = await look(self.session, signs_in=wanted)
        # A step that says what it expects knows better than signs do, once that came true.
        if (ends and step.expect and not unmet) or (brought and self.session.status in ABOUT_A_MISTAKE):
            wrong = None
        wrong = await self._over(step, wrong, met=ends and not unmet) or wrong
        arrival = Arrival(
            step=self.step,
            url=self.session.url,
            title=facts.title if facts else "",
            status=self.session.status,
            new_document=self.session.documents != self.gathered,
            wait_ms=settled.wait_ms if settled else None,
            first_change_ms=settled.first_change_ms if settled else None,
            main_content_ms=settled.main_content_ms if settled else None,
            asked_ms=settled.asked_ms if settled else None,
            told_by=settled.told_by if settled else "",
            settled=settled.settled if settled else True,
            wrong=wrong or unmet,
            ends_step=ends,
        )
        return arrival, wrong

    async def _over(self, step: Step, wrong: str | None, *, met: bool) -> str | None:
        """Why the session with which the walk began is over; None where it lasts, or the step is to leave it."""
        if self.signed_out is None or (met and (step.expect.text or step.expect.visible or step.expect.title)):
            return None
        walled = bool(wrong and wrong.startswith(LOGIN_STANDS)) or self.session.status == UNAUTHORIZED
        if not walled and not await holds(self.session, self.signed_out):
            return None
        self.session_over = True
        return f"The session has ended: {wrong[0].lower()}{wrong[1:]}" if wrong else "The session has ended."

    async def _noticed(self, here: Here) -> dict[str, Evidence | Missing]:
        try:
            found = await tried(f"What {self.persona.id} notices", lambda: self.hand.notice(here))
        except BrowserDied as error:  # what was gathered before is written down; the walk hears of it next
            found = Missing(str(error))
        if not isinstance(found, Missing):
            return dict(found)
        own = {kind.__name__ for kind in self.persona.also} - {kind.id for kind in self.kinds if kind.gather}
        return dict.fromkeys(own, found)

    def _next_actions(self) -> tuple[Action, ...]:
        after = self.journey.steps[self.step + 1 : self.step + 2]
        return after[0].actions if after else ()
