"""Makes one walk of several of the same: each figure is the median, with its spread and the run that it is of."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from statistics import median_low

from auditor.evidence.vitals import Vitals
from auditor.model import Arrival, Evidence, Missing, Visit, Walk

# What belongs to a figure is taken from the very run that the figure is of, so that its parts add up.
BELONGS = {
    "ttfb": ("ttfb",),
    "fcp": ("fcp",),
    "lcp": ("lcp", "load_ms", "dom_content_loaded_ms"),
    "cls": ("cls", "shifts"),
    "inp": ("inp", "interactions"),
    "tbt": ("tbt", "long_tasks", "scripts"),
}
WAITS = {"wait": "wait_ms", "first_change": "first_change_ms", "main_content": "main_content_ms", "asked": "asked_ms"}

Spread = dict[str, tuple[float, float]]


@dataclass(frozen=True, slots=True)
class _Same:
    """The visits of several runs that show the same state."""

    visits: tuple[Visit, ...]

    def vitals(self) -> list[Vitals]:
        told = (visit.get(Vitals) for visit in self.visits)
        return [one for one in told if isinstance(one, Vitals)]


def combined(walk: Walk) -> Walk:
    """The walk with the figures of its repeats in it; as it is where there are none.

    Of an even number of runs the lower of the two in the middle is taken: each figure was measured in one of them.
    """
    if not walk.repeats:
        return walk
    others = [dict(places(one)) for one in walk.repeats]
    visits = []
    for place, visit in places(walk):
        again = [other[place] for other in others if place in other and alike(visit, other[place])]
        visits.append(_one_of(_Same((visit, *again))) if again else visit)
    return replace(walk, visits=tuple(visits), runs=(walk, *walk.repeats))


def places(walk: Walk) -> Iterator[tuple[tuple[int, int], Visit]]:
    """Each visit with its step and its number within that step."""
    counts: dict[int, int] = {}
    for visit in walk.visits:
        step = visit.arrival.step
        counts[step] = counts.get(step, -1) + 1
        yield (step, counts[step]), visit


def alike(visit: Visit, other: Visit) -> bool:
    """Whether visits of two runs at the same place can be held against each other."""
    return visit.arrival.new_document == other.arrival.new_document and not (visit.arrival.wrong or other.arrival.wrong)


def _one_of(same: _Same) -> Visit:
    visit = same.visits[0]
    arrivals = [one.arrival for one in same.visits]
    figures: dict[str, object] = {}
    spread: Spread = {}
    for name, field in WAITS.items():
        values = [value for one in arrivals if (value := getattr(one, field)) is not None]
        if values:
            figures[field] = median_low(values)
            spread[name] = (min(values), max(values))
    arrival = Arrival.model_validate(visit.arrival.model_dump() | figures)
    reader: Callable[[], Evidence | Missing] = partial(_vitals, same, spread)
    return replace(visit, arrival=arrival, read={**visit.read, Vitals.__name__: reader})


def _vitals(same: _Same, waits: Spread) -> Evidence | Missing:
    first, runs = same.visits[0].get(Vitals), same.vitals()
    if isinstance(first, Missing) or len(runs) < 2:
        return first
    return merged(runs, waits)


def merged(runs: Sequence[Vitals], waits: Spread | None = None) -> Vitals:
    """The figures of several runs in one; the first run's stand where there is nothing to choose from."""
    taken: dict[str, object] = {}
    spread: Spread = dict(waits or {})
    for name, fields in BELONGS.items():
        measured = [one for one in runs if getattr(one, name) is not None]
        if not measured:
            continue
        values = [getattr(one, name).value for one in measured]
        spread[name] = (min(values), max(values))
        middle = measured[values.index(median_low(values))]
        taken |= {field: getattr(middle, field) for field in fields}
    for field in ("main_thread_ms", "machine_load"):
        values = [value for one in runs if (value := getattr(one, field)) is not None]
        taken |= {field: median_low(values)} if values else {}
    soft = [one.soft_navigation for one in runs if one.soft_navigation and one.soft_navigation.lcp]
    if soft:
        values = [one.lcp.value for one in soft if one.lcp]
        spread["soft_lcp"] = (min(values), max(values))
        taken["soft_navigation"] = soft[values.index(median_low(values))]
    return runs[0].model_copy(update={**taken, "runs": len(runs), "spread": spread})
