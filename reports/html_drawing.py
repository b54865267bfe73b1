"""Where the lines of the owners' lanes and of the friction curve run.

Across, a drawing has 100 units a step and is stretched to its column; down, its units are CSS px.
"""

from dataclasses import dataclass

from auditor.parts import JourneyShowing

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


def draw_lanes(journey: JourneyShowing) -> Lanes:
    """The path through the lanes."""
    steps = journey.steps
    one = 100 / len(steps)
    heights = [step.lane * LANE + LANE / 2 for step in steps]
    everybody = len(journey.rows)
    lines = (
        Line(_bend(index, heights), _THIN + (_THICK - _THIN) * step.gone_on / everybody)
        for index, step in enumerate(steps[:-1])
        if step.gone_on
    )
    return Lanes(
        width=100 * len(steps),
        height=LANE * len(journey.lanes),
        lines=tuple(lines),
        steps=tuple(Mark((index + 0.5) * one, heights[index], index + 1) for index in range(len(steps))),
        hand_overs=tuple(
            Mark(index * one, (heights[index - 1] + heights[index]) / 2, step.hand_over)
            for index, step in enumerate(steps)
            if step.hand_over
        ),
        stops=tuple(
            Mark((index + 0.5) * one, heights[index], step.stopped) for index, step in enumerate(steps) if step.stopped
        ),
    )


def draw_curve(journey: JourneyShowing) -> Curve:
    """The curve from step to step."""
    steps = journey.steps
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


def _bend(index: int, heights: list[float]) -> str:
    """From the middle of one step to the middle of the next, changing lanes between their columns."""
    start, edge, end = index * 100 + 50, index * 100 + 100, index * 100 + 150
    here, there = heights[index], heights[index + 1]
    if here == there:
        return f"M{start} {here}H{end}"
    across, down = _TURN[0], _TURN[1] if there > here else -_TURN[1]
    return (
        f"M{start} {here}H{edge - across}Q{edge} {here} {edge} {here + down}"
        f"V{there - down}Q{edge} {there} {edge + across} {there}H{end}"
    )
