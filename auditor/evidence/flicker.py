"""How often small areas of a film grow lighter and darker, counted as WCAG 2 defines flashes."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from PIL import Image, ImageChops

# Of 255. A flash is a pair of opposing changes of a tenth in relative luminance, the darker of them below 0.80.
# https://www.w3.org/TR/WCAG22/#dfn-general-flash-and-red-flash-thresholds
TENTH, BRIGHT = 26, 204
APART = 0.2  # how far the colour moves in the chromaticity diagram of CIE 1976, to or from saturated red
WINDOW = 1.0  # second
STEP = 0.125  # seconds between the windows that are looked at
FEWEST = 4  # cells of a group that is told
COUNTED = 6  # changes in a window below which an area is left out: three flashes, which are allowed
_LINEAR = [round(v / 12.92) if v <= 10 else round(255 * ((v / 255 + 0.055) / 1.055) ** 2.4) for v in range(256)]
_MATRIX = (0.2126, 0.7152, 0.0722, 0)


@dataclass(frozen=True, slots=True)
class Flickering:
    """Cells side by side that flicker in the same second. `changes` is the number that half of them reaches."""

    cells: tuple[int, ...]
    changes: int
    together: int  # changes of their mean: few where they change against each other, as stripes that run do
    red: bool


def flickering(frames: Sequence[Image.Image], times: Sequence[float]) -> Iterator[Flickering]:
    """What flickers, by light and by red, in the second in which most cells do. All frames have one size."""
    wide = frames[0].width
    linear = [frame.convert("RGB").point(_LINEAR * 3) for frame in frames]
    light = [frame.convert("L", _MATRIX).tobytes() for frame in linear]
    series = [bytes(column) for column in zip(*light, strict=True)]
    told = {n: _changes(one, times) for n, one in enumerate(series) if max(one) - min(one) >= TENTH}
    yield from _most(told, series, times, wide, red=False)
    rgb = [frame.tobytes() for frame in linear]
    reds = {n: _red_changes(red, [one[3 * n : 3 * n + 3] for one in rgb], times) for n, red in _reddish(linear)}
    yield from _most(reds, series, times, wide, red=True)


def _most(
    told: dict[int, list[float]], series: Sequence[bytes], times: Sequence[float], wide: int, *, red: bool
) -> Iterator[Flickering]:
    told = {n: changes for n, changes in told.items() if len(changes) > COUNTED}
    best: dict[int, int] = {}
    begin, end = 0.0, max(times, default=0)
    while begin <= max(0.0, end - WINDOW):
        counts = {n: bisect_left(one, begin + WINDOW) - bisect_left(one, begin) for n, one in told.items()}
        counts = {n: count for n, count in counts.items() if count > COUNTED}
        if (len(counts), sum(counts.values())) > (len(best), sum(best.values())):
            best = counts
        begin += STEP
    for cells in _side_by_side(set(best), wide):
        mean = bytes(sum(series[n][k] for n in cells) // len(cells) for k in range(len(times)))
        middle = sorted(best[n] for n in cells)[len(cells) // 2]
        yield Flickering(tuple(cells), middle, _greatest(_changes(mean, times)), red)


def _side_by_side(left: set[int], wide: int) -> Iterator[list[int]]:
    """Parts these cells into groups that touch each other."""
    while left:
        group = [left.pop()]
        for n in group:  # it grows while it is gone through
            around = [n + down * wide + across for down in (-1, 0, 1) for across in (-1, 0, 1)]
            near = [one for one in around if one in left and abs(one % wide - n % wide) <= 1]
            left.difference_update(near)
            group += near
        if len(group) >= FEWEST:
            yield group


def _changes(light: bytes, times: Sequence[float]) -> list[float]:
    """When the light went far enough up or down, each time the other way than before."""
    found: list[float] = []
    low = high = light[0]  # since the last change
    way = 0
    for value, at in zip(light, times, strict=True):
        low, high = min(low, value), max(high, value)
        if way >= 0 and high - value >= TENTH and value < BRIGHT:
            found.append(at)
            way, low, high = -1, value, value
        elif way <= 0 and value - low >= TENTH and low < BRIGHT:
            found.append(at)
            way, low, high = 1, value, value
    return found


def _reddish(frames: Sequence[Image.Image]) -> Iterator[tuple[int, Sequence[int]]]:
    """The cells that come and go between saturated red and others; in which frames they are red."""
    masks = []
    for frame in frames:
        red, green, blue = frame.split()
        # R >= 0.8 (R + G + B) is R >= 4 (G + B).
        rest = ImageChops.add(green, blue).point([min(255, 4 * value) for value in range(256)])
        masks.append(ImageChops.subtract(red.point([0] * (TENTH + 1) + [*range(TENTH + 1, 256)]), rest).tobytes())
    for n, column in enumerate(zip(*masks, strict=True)):
        if any(column) and sum(bool(one) != bool(other) for one, other in pairwise(column)) > COUNTED:
            yield n, column


def _red_changes(red: Sequence[int], colours: Sequence[bytes], times: Sequence[float]) -> list[float]:
    found: list[float] = []
    last = 0
    for n, at in enumerate(times):
        if bool(red[n]) != bool(red[last]) and _apart(colours[n], colours[last]) > APART:
            found.append(at)
            last = n
    return found


def _apart(one: bytes, other: bytes) -> float:
    (u, v), (w, x) = _chromaticity(one), _chromaticity(other)
    return float(((u - w) ** 2 + (v - x) ** 2) ** 0.5)


def _chromaticity(linear: bytes) -> tuple[float, float]:
    """The place in the diagram of CIE 1976; that of white for black, which has none."""
    r, g, b = linear
    x = 0.4124 * r + 0.3576 * g + 0.1805 * b
    y = 0.2126 * r + 0.7152 * g + 0.0722 * b
    z = 0.0193 * r + 0.1192 * g + 0.9505 * b
    whole = x + 15 * y + 3 * z
    return (4 * x / whole, 9 * y / whole) if whole else (0.1978, 0.4683)


def _greatest(changes: Sequence[float]) -> int:
    """The most changes in one second."""
    return max((sum(at <= other < at + WINDOW for other in changes) for at in changes), default=0)
