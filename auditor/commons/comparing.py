"""Compares what walks of one journey cost: who needs clearly more than the best."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from auditor.model import Visit, Walk


@dataclass(frozen=True, slots=True)
class Measure:
    """What is compared, and from where on it is more than chance: so many times the best, and so much above it."""

    of: Callable[[Walk], float]
    times: float
    above: float
    message: str
    certain: bool = False  # it is counted, and does not hang on the device


@dataclass(frozen=True, slots=True)
class Compared:
    """What one walk costs beside the best; `visit` ends the step where their seconds differ most."""

    walk: Walk
    best: Walk
    here: float
    least: float
    more: bool
    visit: Visit


FIELDS = Measure(
    lambda walk: walk.effort.fields,
    1.25,
    2,
    "As {persona} {here} fields are filled in, as {best} {least}.",
    certain=True,
)
PAGES = Measure(
    lambda walk: sum(visit.arrival.new_document for visit in walk.visits),
    1.5,
    2,
    "Look why the path has {here} pages as {persona}, and {least} as {best}.",
)
CLICKS = Measure(
    lambda walk: walk.effort.clicks, 2, 5, "Look why {persona} needs {here} presses or taps, and {best} {least}."
)
SECONDS = Measure(
    lambda walk: walk.effort.seconds, 3, 20, "Look why the path takes {here} s as {persona}, and {least} s as {best}."
)
KEYS = Measure(
    lambda walk: walk.effort.key_presses, 2, 50, "Look why {persona} needs {here} key presses, and {best} {least}."
)


def compared(walks: Sequence[Walk], measure: Measure) -> Iterator[Compared]:
    """Each walk but the best, beside the best."""
    if len(walks) < 2:
        return
    best = min(walks, key=measure.of)
    least = measure.of(best)
    for walk in (one for one in walks if one is not best):
        here = measure.of(walk)
        more = here >= least * measure.times and here >= least + measure.above
        yield Compared(walk, best, here, least, more, _where(walk, best))


def _where(walk: Walk, best: Walk) -> Visit:
    pairs = enumerate(zip(walk.step_efforts, best.step_efforts, strict=False))
    longer = {step: mine.seconds - other.seconds for step, (mine, other) in pairs}
    return max(walk.visits, key=lambda visit: (longer.get(visit.arrival.step, 0), visit.number))
