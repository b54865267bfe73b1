"""What a walk cost the customer: each visit and step in the customer's own units."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from auditor.commons.klm import klm_seconds
from auditor.commons.walks import step_of
from auditor.evidence.consent_handled import ConsentHandled
from auditor.evidence.touches import Touch
from auditor.judging.facts import VisitFacts
from auditor.model import Effort, Visit, Walk

CHOICES = ("click", "double_click", "select", "check", "uncheck")
_NOT_CHOSEN = ("skipped", "left", "not-found")
_TIMES = ("seconds", "waited_seconds", "klm_seconds")
_DECIMALS = 1  # as reports show seconds: sums are of what is shown, so that they add up for the reader


@dataclass(frozen=True, slots=True)
class Efforts:
    """Of one walk: what began on each visit, by its number, and what each step of the journey took."""

    visits: Mapping[int, Effort]
    steps: tuple[Effort, ...]

    @property
    def total(self) -> Effort:
        """Of the whole walk: the sum of its steps as they are told."""
        return _told(sum(self.steps, Effort()))


def efforts(walk: Walk, facts: Mapping[int, VisitFacts], steps: int) -> Efforts:
    """The full efforts of a walk of so many steps; `facts` are those of its visits, by number."""
    words = _new_words(walk.visits, facts)
    own: dict[int, list[Touch]] = {}
    read: dict[int, int] = {}
    visits = {}
    for visit in walk.visits:
        touches = (*_answers(visit), *facts[visit.number].touches)
        for touch in touches:
            own.setdefault(step_of(visit, touch), []).append(touch)
        read[visit.arrival.step] = read.get(visit.arrival.step, 0) + words[visit.number]
        visits[visit.number] = _full(visit.effort, touches, words[visit.number], walk.base)
    walked = (*walk.step_efforts, *[Effort()] * steps)[:steps]
    of_steps = (_full(spent, own.get(n, ()), read.get(n, 0), walk.base) for n, spent in enumerate(walked))
    return Efforts(visits, tuple(of_steps))


def no_efforts(walk: Walk, steps: int) -> Efforts:
    """Those of a crawl, whose pages no customer went through."""
    return Efforts({visit.number: Effort() for visit in walk.visits}, (Effort(),) * steps)


def decisions(touches: Sequence[Touch]) -> int:
    """How many choices these touches were: what was clicked, chosen from a list, ticked."""
    return sum(touch.action in CHOICES and touch.went not in _NOT_CHOSEN for touch in touches)


def _answers(visit: Visit) -> Sequence[Touch]:
    """What was pressed to answer a consent wall, which no action of the plan did."""
    handled = visit.get(ConsentHandled)
    if not isinstance(handled, ConsentHandled):
        return ()
    press = Touch(action="click", words=f"{handled.wanted} cookies", step=visit.arrival.step, clicks=1)
    return (press,) * handled.clicks


def _full(spent: Effort, touches: Sequence[Touch], words: int, base: str) -> Effort:
    """What the walk itself counted, with what is reckoned from it."""
    reckoned = klm_seconds(touches, spent.waited_seconds, base)
    return _told(spent.model_copy(update={"decisions": decisions(touches), "words": words, "klm_seconds": reckoned}))


def _told(effort: Effort) -> Effort:
    return effort.model_copy(update={name: round(getattr(effort, name), _DECIMALS) for name in _TIMES})


def _new_words(visits: Sequence[Visit], facts: Mapping[int, VisitFacts]) -> dict[int, int]:
    """The words that each visit shows anew: all of a new document, in the same one only what came."""
    found, before = {}, 0
    for visit in visits:
        words = facts[visit.number].words
        if words is None:
            found[visit.number] = 0
            continue
        found[visit.number] = words if visit.arrival.new_document else max(0, words - before)
        before = words
    return found
