"""What a report shows of loading and waiting: requests over time, figures with their spread and their parts."""

from dataclasses import dataclass
from typing import Literal

Moments = Literal["fcp", "lcp", "load"]
Mark = Literal["blocking", "cached", "third-party", "failed"]


@dataclass(frozen=True, slots=True)
class Bar:
    """One request. Times in ms since the first one; `at`, `waiting` and `coming` are shares of the drawing's width."""

    name: str  # short enough for the drawing
    address: str
    kind: str  # document, stylesheet, script …
    start: float
    waited: float | None  # until the first byte
    came: float | None  # from the first byte to the last
    size: int  # bytes on the wire
    marks: tuple[Mark, ...]
    why: str  # what went wrong, in the browser's or the server's word
    redirected: bool
    at: float
    waiting: float
    coming: float


@dataclass(frozen=True, slots=True)
class Moment:
    """What the customer notices, and when."""

    kind: Moments
    ms: float
    at: float  # share of the drawing's width


@dataclass(frozen=True, slots=True)
class Waterfall:
    """The requests of one visit over time."""

    bars: tuple[Bar, ...]
    left_out: int  # requests that are not told one by one
    left_out_bytes: int
    size: int  # bytes on the wire, of all requests
    end: float  # ms at the right edge
    cut: bool  # whether something went on beyond that
    ticks: tuple[tuple[float, float], ...]  # ms, and their share of the width
    moments: tuple[Moment, ...]
    runs: int  # over which the moments are medians


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured figure: of several runs the median, with the smallest and the largest."""

    value: float
    low: float
    high: float
    runs: int
    agree: bool  # whether the runs are near enough to one another for the figure to say something


@dataclass(frozen=True, slots=True)
class PutDown:
    """What a figure is put down to: an element, and the parts that its time is made of, in ms."""

    value: float  # ms
    element: str
    parts: tuple[tuple[str, float], ...]  # names as in web-vitals' attribution
    after: str = ""  # which action of the customer's, in words
