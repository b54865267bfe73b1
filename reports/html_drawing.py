"""Where the lines of the owners' lanes and of the friction curve run.

Across, a drawing has 100 units a step and is stretched to its column; down, its units are CSS px.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from math import ceil

from auditor.parts import JourneyShowing
from auditor.showing import StepShowing

MOST_COLUMNS = 8  # steps side by side; a longer path goes on beneath, in bands of about as many steps each
LANE = 38
CURVE = 144
_BASE, _RISE = 132, 62  # px: where the curve stands, how far its peak rises
_THIN, _THICK = 2.0, 9.0  # px: the path's line when nobody walks, when everybody does
_TURN = (7, 10)  # of the line's corners, across and down


@dataclass(frozen=True, slots=True)
class Mark:
    """Something at one step: `x` in per cent of the width, `y` in px."""

    x: float
    y: float
    number: int


@dataclass(frozen=True, slots=True)
class Line:
    """A piece of the path, as thick as many walk it."""

    d: str
    thick: float


@dataclass(frozen=True, slots=True)
class Lanes:
    """The owners' lanes."""

    width: int
    height: int
    lines: tuple[Line, ...]
    steps: tuple[Mark, ...]
    hand_overs: tuple[Mark, ...]
    stops: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Curve:
    """The friction curve; where nothing was seen, it is interrupted."""

    width: int
    height: int
    base: int
    areas: tuple[str, ...]  # points of polygons
    lines: tuple[str, ...]  # points of polylines
    steps: tuple[Mark, ...]


def bands(journey: JourneyShowing) -> tuple[tuple[StepShowing, ...], ...]:
    """The steps as they stand side by side."""
    steps = journey.steps
    wide = ceil(len(steps) / max(1, ceil(len(steps) / MOST_COLUMNS)))
    return tuple(steps[start : start + wide] for start in range(0, len(steps), wide or 1))


def draw_lanes(journey: JourneyShowing, steps: tuple[StepShowing, ...]) -> Lanes:
    """The path through the lanes, as far as these steps; from one band to the next it runs on over the edge."""
    one = 100 / len(steps)
    heights = [_height(step) for step in steps]
    return Lanes(
        width=100 * len(steps),
        height=LANE * len(journey.lanes),
        lines=tuple(_lines(journey, steps)),
        steps=tuple(Mark((index + 0.5) * one, heights[index], step.ref.number) for index, step in enumerate(steps)),
        hand_overs=tuple(
            Mark(index * one, (_height(_before(journey, step)) + heights[index]) / 2, step.hand_over)
            for index, step in enumerate(steps)
            if step.hand_over
        ),
        stops=tuple(
            Mark((index + 0.5) * one, heights[index], step.stopped) for index, step in enumerate(steps) if step.stopped
        ),
    )


def draw_curve(steps: tuple[StepShowing, ...]) -> Curve:
    """The curve from step to step."""
    marks = [
        Mark((index + 0.5) * 100 / len(steps), round(_BASE - _RISE * step.height, 1), index)
        for index, step in enumerate(steps)
        if step.friction is not None
    ]
    runs: list[list[Mark]] = []
    for mark in marks:
        if runs and runs[-1][-1].number == mark.number - 1:
            runs[-1].append(mark)
        else:
            runs.append([mark])
    lines = [[f"{mark.number * 100 + 50},{mark.y}" for mark in run] for run in runs]
    areas = [
        [f"{run[0].number * 100 + 50},{_BASE}", *line, f"{run[-1].number * 100 + 50},{_BASE}"]
        for run, line in zip(runs, lines, strict=True)
    ]
    return Curve(
        width=100 * len(steps),
        height=CURVE,
        base=_BASE,
        areas=tuple(" ".join(area) for area in areas),
        lines=tuple(" ".join(line) for line in lines),
        steps=tuple(marks),
    )


def _height(step: StepShowing) -> float:
    return step.lane * LANE + LANE / 2


def _before(journey: JourneyShowing, step: StepShowing) -> StepShowing:
    return journey.steps[max(0, step.ref.number - 2)]


def _lines(journey: JourneyShowing, steps: tuple[StepShowing, ...]) -> Iterator[Line]:
    """From the middle of each step to the middle of the next one."""
    first, last, everybody = steps[0], steps[-1], len(journey.rows)
    before = _before(journey, first)
    if before is not first and before.gone_on:
        yield Line(f"M0 {_height(before)}V{_height(first)}H50", _thick(before, everybody))
    for index, (step, after) in enumerate(pairwise(steps)):
        if step.gone_on:
            yield Line(_bend(index, _height(step), _height(after)), _thick(step, everybody))
    if last is not journey.steps[-1] and last.gone_on:
        end = 100 * len(steps)
        yield Line(f"M{end - 50} {_height(last)}H{end}", _thick(last, everybody))


def _thick(step: StepShowing, everybody: int) -> float:
    return _THIN + (_THICK - _THIN) * step.gone_on / everybody


def _bend(index: int, here: float, there: float) -> str:
    """From the middle of one step to the middle of the next, changing lanes between their columns."""
    start, edge, end = index * 100 + 50, index * 100 + 100, index * 100 + 150
    if here == there:
        return f"M{start} {here}H{end}"
    across, down = _TURN[0], _TURN[1] if there > here else -_TURN[1]
    return (
        f"M{start} {here}H{edge - across}Q{edge} {here} {edge} {here + down}"
        f"V{there - down}Q{edge} {there} {edge + across} {there}H{end}"
    )
