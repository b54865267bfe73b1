"""In which order walks are made, and which of them may not be made at the same time."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from auditor.arrive import names_password
from auditor.cast import is_for
from auditor.model import REFERENCE, Account, Action, Command, Journey, Plan
from auditor.parts import Persona

Pair = tuple[Journey, Persona]


@dataclass(frozen=True, slots=True)
class Wave:
    """Walks that may be made side by side; `alone`: one after the other, since what is timed runs undisturbed."""

    pairs: tuple[Pair, ...]
    alone: bool


def waves(left: Sequence[Pair]) -> list[Wave]:
    """The reference walks first, since others are held against them; then what is timed; then all others."""
    first = [pair for pair in left if pair[1].id == REFERENCE]
    timed = [pair for pair in left if pair[1].timed and pair[1].id != REFERENCE]
    rest = [pair for pair in left if not pair[1].timed and pair[1].id != REFERENCE]
    found = (Wave(tuple(first), alone=True), Wave(tuple(timed), alone=True), Wave(tuple(rest), alone=False))
    return [wave for wave in found if wave.pairs]


def account_of(plan: Plan, persona: Persona) -> Account | None:
    """Whom a persona signs in as: the account that names it, else one of those that name nobody, by turns."""
    for name in (persona.id, persona.like):
        if own := next((one for one in plan.accounts if name in one.for_personas), None):
            return own
    free = [one for one in plan.accounts if not one.for_personas]
    if not free:
        return None
    others = [name for name in dict.fromkeys((REFERENCE, *plan.personas)) if not _is_named(plan, name)]
    turn = others.index(persona.id) if persona.id in others else 0
    return free[turn % len(free)]


def shared(plan: Plan, journey: Journey, persona: Persona) -> str | None:
    """A name for what walks of this pair must have to themselves: walks with the same never overlap.

    An account; the one that a plan without accounts signs in with; or the whole service, where any walk resets it.
    """
    if any(one.before or one.after for one in plan.journeys):
        return "the service"
    account = account_of(plan, persona)
    if account and asks_for_account(journey, persona):
        return f"account {account.user}"
    signs_in = any(names_password(action) for action in actions_of(journey))
    return "the plan's account" if signs_in else None


def asks_for_account(journey: Journey, persona: Persona) -> bool:
    """Whether a walk of this persona needs somebody's name or password."""
    around = (*journey.before, *journey.after)
    own = (action for step in journey.steps for action in step.actions if is_for(action, persona))
    parts = (*around, *own, *(step.expect for step in journey.steps))
    return any("{account." in part.model_dump_json() for part in parts)


def actions_of(journey: Journey) -> Iterator[Action]:
    """All actions of a journey's steps."""
    return (action for step in journey.steps for action in step.actions)


def needs_hand(parts: Iterable[Action | Command]) -> bool:
    """Whether any of these is done in a browser."""
    return any(isinstance(part, Action) for part in parts)


def _is_named(plan: Plan, persona: str) -> bool:
    return any(persona in one.for_personas for one in plan.accounts)
