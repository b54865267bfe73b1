"""Prepares figures of speed: with their spread over the runs, what they are put down to, what mending would save."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from auditor.evidence.vitals import Vitals
from auditor.model import Metrics, Visit, VisitRecord
from auditor.showing import PointShowing, Saving, StepRef
from auditor.showing_speed import Figure, PutDown

from .way import OPEN, Way


def figures(visits: Sequence[VisitRecord]) -> dict[str, Figure]:
    """The times and the shift that were measured last at a step, each with its spread over the runs of the walk."""
    return {name: _figure(visit, name, value) for visit in visits for name, value in _told(visit.metrics)}


def _told(metrics: Metrics) -> Iterator[tuple[str, float]]:
    for name, value in metrics.model_dump(exclude_none=True).items():
        if name.endswith("_ms") or name == "cls":
            yield name, value


def _figure(visit: VisitRecord, name: str, value: float) -> Figure:
    low, high = visit.spread.get(name, (value, value))
    return Figure(value, low, high, visit.runs if name in visit.spread else 1, agree=name not in visit.unsteady)


def main_content(visits: Sequence[Visit]) -> PutDown | None:
    """What the last main content is put down to: of a document, or of what a script brought in its place."""
    for told in _vitals(visits):
        vital = told.lcp or (told.soft_navigation.lcp if told.soft_navigation else None)
        if vital:
            return PutDown(vital.value, vital.element, tuple(vital.parts.items()))
    return None


def slowest_answer(visits: Sequence[Visit]) -> PutDown | None:
    """What the last of the slowest answers to a press or a key is put down to."""
    for told in _vitals(visits):
        if told.inp:
            alike = (one.action for one in told.interactions if one.value == told.inp.value)
            return PutDown(told.inp.value, told.inp.element, tuple(told.inp.parts.items()), next(alike, ""))
    return None


def _vitals(visits: Sequence[Visit]) -> Iterator[Vitals]:
    """Of these visits, the last first."""
    return (told for visit in reversed(visits) if isinstance(told := visit.get(Vitals), Vitals))


def savings(way: Way, journey: str, points: Sequence[PointShowing]) -> tuple[Saving, ...]:
    """What mending each friction point would save on this journey: most time first, then most bytes."""
    found = (_saving(way, journey, one) for one in points if one.point.status in OPEN)
    return tuple(sorted((one for one in found if one), key=lambda one: (-one.ms, -one.size)))


def _saving(way: Way, journey: str, point: PointShowing) -> Saving | None:
    """Summed over the findings of a step and persona; the persona whom it costs most stands for the step."""
    sums: dict[StepRef, dict[str, tuple[int, int]]] = defaultdict(dict)
    for ref, persona, ms, size in _saved(way, journey, point):
        before = sums[ref].get(persona, (0, 0))
        sums[ref][persona] = (before[0] + ms, before[1] + size)
    steps = tuple((ref, *max(told.values())) for ref, told in sorted(sums.items(), key=lambda one: one[0].number))
    ms, size = sum(one[1] for one in steps), sum(one[2] for one in steps)
    return Saving(point, ms, size, steps) if ms > 0 or size > 0 else None


def _saved(way: Way, journey: str, point: PointShowing) -> Iterator[tuple[StepRef, str, int, int]]:
    for finding in way.of(point.point):
        ref = way.step(finding.journey, finding.step)
        if ref and finding.journey == journey:
            for persona in finding.personas:
                yield ref, persona, _whole(finding.values, "saves_ms"), _whole(finding.values, "saves_bytes")


def _whole(values: Mapping[str, object], name: str) -> int:
    """A number from a rule's values, which may hold anything."""
    told = values.get(name)
    return round(told) if isinstance(told, int | float) and told > 0 else 0
