"""Prepares the journeys: who gets through, and how each walk ended."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from auditor.model import Seen, WalkRecord
from auditor.showing import Across, Crossing, Ended, JourneyShowing, Lane, PointShowing, Row, StepRef, StepShowing, Stop

from .lanes import lanes_of
from .noted import StepNotes
from .pictures import Album
from .speed import savings
from .steps import show_steps
from .way import Way, waited, was_seen
from .words import shortened

_WORST_FIRST: tuple[Ended, ...] = ("blocked", "prevented", "struggled", "completed")


def show_journeys(
    way: Way, points: Sequence[PointShowing], album: Album, notes: StepNotes
) -> tuple[JourneyShowing, ...]:
    """Every journey that was walked."""
    return tuple(_journey(way, name, number, points, album, notes) for number, name in enumerate(way.journeys, 1))


def across(way: Way, journeys: Sequence[JourneyShowing]) -> tuple[Across, ...]:
    """How each persona goes through all journeys that are walked: who is stopped most often first."""
    rows = [{row.persona.id: row for row in journey.rows} for journey in journeys if not journey.crawled]
    found = (Across(persona, tuple(told.get(id_) for told in rows)) for id_, persona in way.personas.items())
    walked = (one for one in found if any(one.rows))
    return tuple(sorted(walked, key=lambda one: [-_times(one, ended) for ended in _WORST_FIRST[:-1]]))


def _times(one: Across, ended: Ended) -> int:
    return sum(row is not None and row.ended == ended for row in one.rows)


def _journey(
    way: Way, name: str, number: int, points: Sequence[PointShowing], album: Album, notes: StepNotes
) -> JourneyShowing:
    walks = way.walks(name)
    rows = sorted((_row(way, walk, points) for walk in walks), key=_badness)
    steps = show_steps(way, name, [row.persona for row in rows], points, album, notes)
    ended = Counter(row.ended for row in rows)
    return JourneyShowing(
        number=number,
        name=name,
        steps=steps,
        rows=tuple(rows),
        lanes=lanes_of(way, name).lanes,
        stops=_stops(rows),
        reference=walks[0].persona,
        hand_overs=max((step.hand_over or 0 for step in steps), default=0),
        crossings=tuple(_crossings(steps, lanes_of(way, name).lanes)),
        friction=round(sum(step.friction or 0 for step in steps), 1),
        counts={one: ended[one] for one in _WORST_FIRST},
        savings=savings(way, name, points),
        crawled=name == way.crawl,
    )


def _crossings(steps: Sequence[StepShowing], lanes: Sequence[Lane]) -> Iterator[Crossing]:
    """Where the path goes from one owner or host to another, and what of the path breaks there."""
    for before, after in pairwise(steps):
        if after.hand_over:
            points = tuple(one for one in after.points if one.point.category == "path")
            yield Crossing(after.hand_over, lanes[before.lane], lanes[after.lane], after.ref, points)


def _row(way: Way, walk: WalkRecord, points: Sequence[PointShowing]) -> Row:
    struggled = [step for step in walk.steps if step.outcome == Seen.STRUGGLED]
    ended: Ended = "struggled" if walk.outcome == "completed" and struggled else walk.outcome
    name = walk.stopped_at
    if ended == "struggled":
        name = max(struggled, key=lambda step: step.friction or 0).step
    at = way.step(walk.journey, name)
    waits = [seconds for step in walk.steps if (seconds := waited(step)) is not None]
    return Row(
        persona=way.personas[walk.persona],
        ended=ended,
        at=at,
        why=_why(way, walk, at, points) if ended != "completed" else "",
        steps=sum(step.outcome in {Seen.PASSED, Seen.STRUGGLED} for step in walk.steps),
        effort=walk.effort,
        waited=round(sum(waits), 1) if was_seen(walk.steps) else None,
        conditions=walk.conditions if walk.visits else "",
        timed=walk.timed,
        co2_grams=walk.co2_grams,
    )


def _why(way: Way, walk: WalkRecord, at: StepRef | None, points: Sequence[PointShowing]) -> str:
    return shortened(walk.reason, way.home) if walk.reason else _worst(points, at, walk.persona)


def _worst(points: Sequence[PointShowing], at: StepRef | None, persona: str) -> str:
    here = (one for one in points if at in one.steps and persona in one.point.personas and one.point.on_path)
    return next((one.brief for one in sorted(here, key=lambda one: one.point.impact.rank)), "")


def _badness(row: Row) -> tuple[int, int, float]:
    stopped = row.at.number if row.at and row.ended in {"blocked", "prevented"} else 0
    return _WORST_FIRST.index(row.ended), stopped, -row.effort.seconds


def _stops(rows: Sequence[Row]) -> tuple[Stop, ...]:
    ends = [(row.at, row.ended, row.persona) for row in rows if row.at and row.ended in {"blocked", "prevented"}]
    grouped = groupby(ends, key=lambda end: end[:2])
    return tuple(
        Stop(at, "blocked" if ended == "blocked" else "prevented", tuple(persona for _, _, persona in group))
        for (at, ended), group in grouped
    )
