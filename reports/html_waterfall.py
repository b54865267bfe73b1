"""Where the bars, lines and words of a waterfall stand: across in per cent, down in em, so that text keeps its size."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from auditor.showing_speed import Bar, Mark, Moment, Waterfall

ROW = 1.7  # em: one request, one line of words above
LETTERS: Mapping[Mark, str] = {"failed": "F", "blocking": "B", "cached": "C", "third-party": "3"}
_LEAST = 0.006  # of the width: what came at once is still seen
_RIGHT, _LEFT = (
    0.62,
    0.38,
)  # a bar that ends before the one has its words behind it, one that begins after the other before
_ROOM = 0.4  # of the width: words find room in a part of a bar from here on, on a narrow screen too
_TURN = 0.15  # a moment's words run to the left of its line from here on: over the names there is room


@dataclass(frozen=True, slots=True)
class Drawn:
    """One request's place. Its words stand behind its bar, before it, or `inside` one of its parts."""

    bar: Bar
    row: float  # em
    wait: float
    come: float  # where the coming part begins, and how long it is
    long: float
    words: float
    anchor: str
    inside: Literal["wait", "come", ""]
    letters: str


@dataclass(frozen=True, slots=True)
class Said:
    """One moment's line, and its words in a line of their own, so that no two can overlap."""

    moment: Moment
    row: float
    anchor: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """A waterfall, placed."""

    height: float  # em
    top: float  # em, where the rows begin
    bars: tuple[Drawn, ...]
    moments: tuple[Said, ...]
    letters: str  # those in use


def draw_waterfall(waterfall: Waterfall) -> Drawing:
    """The moments and the scale above, a row for each request below."""
    top = ROW * (len(waterfall.moments) + 1)
    bars = tuple(_drawn(bar, top + ROW * row) for row, bar in enumerate(waterfall.bars))
    used = {mark for bar in waterfall.bars for mark in bar.marks}
    return Drawing(
        height=round(top + ROW * len(bars) + 0.2, 2),
        top=round(top, 2),
        bars=bars,
        moments=tuple(
            Said(moment, round(ROW * row, 2), "start" if moment.at < _TURN else "end")
            for row, moment in enumerate(waterfall.moments)
        ),
        letters="".join(letter for mark, letter in LETTERS.items() if mark in used),
    )


def _drawn(bar: Bar, row: float) -> Drawn:
    come, long = bar.at + bar.waiting, max(bar.coming, _LEAST) if bar.came is not None else 0.0
    words, anchor, inside = _words(bar, come, min(1.0, come + long))
    return Drawn(
        bar=bar,
        row=round(row, 2),
        wait=max(bar.waiting, _LEAST),
        come=come,
        long=long,
        words=words,
        anchor=anchor,
        inside=inside,
        letters="".join(letter for mark, letter in LETTERS.items() if mark in bar.marks),
    )


def _words(bar: Bar, come: float, end: float) -> tuple[float, str, Literal["wait", "come", ""]]:
    """Where a bar's words stand, by which of their ends, and in which of its parts."""
    if end <= _RIGHT:
        return end, "start", ""
    if bar.at >= _LEFT:
        return bar.at, "end", ""
    if end - come >= _ROOM:
        return (come + end) / 2, "middle", "come"
    if bar.waiting >= _ROOM:
        return bar.at + bar.waiting / 2, "middle", "wait"
    return (bar.at + end) / 2, "middle", ""
