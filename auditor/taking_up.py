"""Lets a walk whose page or browser has ended go on at the next step that begins by itself."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass

from auditor.cast import is_for
from auditor.errors import AuditorError
from auditor.languages.marking import phrase
from auditor.model import ActionKind, Effort, Lost, Step
from auditor.parts import Persona
from auditor.personas.hand import Hand
from auditor.session import Session
from auditor.visiting import Visiting

log = logging.getLogger(__name__)


@dataclass(slots=True, kw_only=True)
class TakingUp(Visiting):
    """A walk that may lose steps. `first` is the step with which it begins, or goes on."""

    first: int = 0
    lost: tuple[Lost, ...] = ()
    why: str = ""  # the walk has ended, if it has
    reasons: tuple[str, ...] = ()  # why it lost those steps
    spent: float = 0.0  # seconds of the walk's budget, in browsers that have ended

    @property
    def next_step(self) -> int | None:
        """The number of the step with which the walk could go on, had its page ended now."""
        return next_of_its_own(self.journey.steps, self.persona, self.step)

    def have(self, session: Session, hand: Hand) -> None:
        """Walk in this session from now on; the hand may have visits gathered of states that only it brings about."""
        self.session, self.hand = session, hand
        self.hand.look_here = self.look_here  # type: ignore[method-assign]

    def take_up(self, session: Session, hand: Hand) -> None:
        """Be ready to go on in another browser, since the one before has ended."""
        self.have(session, hand)
        self.answered = -1
        self._lose()

    async def goes_on(self) -> bool:
        """Be ready to go on in a fresh tab; whether there is a step to go on with, and a browser to do it in."""
        if self.next_step is None:
            return False
        try:
            await self.session.fresh_tab()
        except AuditorError as error:
            log.info("%s as %s does not go on here: %s", self.journey.name, self.persona.id, error)
            return False
        self._lose()
        return True

    def _lose(self) -> None:
        """Leave what has ended, and all that was to be done there."""
        until = self.next_step
        if until is None:
            return
        name = self.journey.steps[until].name
        self.lost = (*self.lost, Lost(self.step, until))
        self.reasons = (*self.reasons, phrase("{why} The walk went on with “{step}”.", why=self.why, step=name))
        self.first, self.gathered, self.lively = until, -1, False
        self.settled, self.before, self.toll = None, {}, Effort()


def next_of_its_own(steps: Sequence[Step], persona: Persona, after: int) -> int | None:
    """The number of the next step that begins with an address that is opened; None where there is none.

    A step that only a person can pass, and one before which the plan ends, begin with nothing of the walk's own.
    """
    return next((number for number in range(after + 1, len(steps)) if _begins(steps[number], persona)), None)


def _begins(step: Step, persona: Persona) -> bool:
    first = next((one for one in step.actions if is_for(one, persona)), None)
    return first is not None and first.kind is ActionKind.OPEN and not (step.manual or step.stop_before)
