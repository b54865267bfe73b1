"""What flickers on the page, by the frames that its view shows for two seconds, and by those of its moving pictures."""

from base64 import b64decode
from collections.abc import Iterable, Mapping, Sequence
from importlib.resources import files
from io import BytesIO
from typing import Any, Literal

from PIL import Image

from auditor.evidence.flicker import Flickering, flickering
from auditor.model import Box, Evidence, Value
from auditor.parts import evidence
from auditor.session import Session

SCRIPT = files(__package__).joinpath("flashes.js").read_text(encoding="utf-8").strip()
SECONDS = 2.2
CELL = 16  # CSS px of the view that one cell of the film stands for
BLOCK = (341, 256)  # CSS px: ten degrees of the field of view, as WCAG reckons them
WIDE, HIGH = 24, 16  # cells of a moving picture
SHARPER = 4  # times finer than its cells is the film that the browser makes
LIMITS = {"large": 341 * 256 / 4, "most": 3, "frames": 120, "wide": WIDE, "high": HIGH, "bytes": 4_000_000}
LATER = 9.5  # it watches for seconds, and nothing else needs to know
AT = (
    "([x, y]) => { const el = document.elementFromPoint(x, y);"
    " return el ? [auditor.path(el), auditor.html(el).toWellFormed()] : null; }"
)
SCROLLED = "() => [scrollX, scrollY]"


class Flicker(Value):
    """An area that grows lighter and darker in one second. Areas in square CSS px, boxes of the page."""

    by: Literal["view", "picture"]
    path: str = ""
    html: str = ""
    box: Box | None = None
    changes: int  # up or down, of its middle cell, in one second: two are a flash
    together: int  # those of the whole area's mean
    area: float  # the most that flickers within a block of 341 by 256 px
    red: bool = False  # to and from saturated red, in place of light and dark


class Flashes(Evidence):
    """Areas with more than three pairs of opposing changes in one second. `rate`: frames a second that were seen."""

    watched: bool = False  # something moved in the view, and frames of it were seen
    frames: int = 0
    seconds: float = 0
    rate: float = 0
    width: int = 0  # of the view
    height: int = 0
    flickers: tuple[Flicker, ...] = ()
    left_out: int = 0  # moving pictures that were not looked into


@evidence(Flashes, order=LATER, usual=False)
async def gather(session: Session) -> Flashes:
    """Watch the view where something moves in it, and read the files of large moving pictures."""
    told = await session.evaluate(SCRIPT, LIMITS)
    found = [flicker for one in told["films"] for flicker in _of_picture(one)]
    size = {"width": session.device.width, "height": session.device.height, "left_out": told["left_out"]}
    if not told["moves"]:
        return Flashes(flickers=tuple(found), **size)
    wide, high = session.device.width // CELL, session.device.height // CELL
    film = await session.watched(width=wide * SHARPER, height=high * SHARPER, seconds=SECONDS)
    times = [at for at, _ in film]
    if len(film) > 2:
        cells = [_cells(frame, (wide, high)) for _, frame in film]
        found += [await _in_view(session, one, wide) for one in flickering(cells, times)]
    lasted = times[-1] if times else 0.0
    rate = round((len(film) - 1) / lasted, 1) if lasted else 0.0
    return Flashes(
        watched=len(film) > 2,
        frames=len(film),
        seconds=round(lasted, 2),
        rate=rate,
        flickers=tuple(one for one in found if one.area),
        **size,
    )


def _cells(frame: bytes, size: tuple[int, int]) -> Image.Image:
    with Image.open(BytesIO(frame)) as image:
        return image.convert("RGB").resize(size, Image.Resampling.BOX)


async def _in_view(session: Session, one: Flickering, wide: int) -> Flicker:
    """Where it lies on the page, and what stands there."""
    left, top, right, bottom = _around(one.cells, wide)
    x, y = await session.evaluate(SCROLLED)
    middle = [(left + right + 1) * CELL / 2, (top + bottom + 1) * CELL / 2]
    at = await session.evaluate(AT, middle) or ["", ""]
    box = (x + left * CELL, y + top * CELL, (right - left + 1) * CELL, (bottom - top + 1) * CELL)
    return Flicker(
        by="view",
        path=at[0],
        html=at[1],
        box=box,
        changes=one.changes,
        together=one.together,
        red=one.red,
        area=_within_block(one.cells, wide, (CELL, CELL)),
    )


def _of_picture(told: Mapping[str, Any]) -> Iterable[Flicker]:
    """What flickers in a moving picture, whose frames are all there; it is watched for two turns, as it goes round."""
    frames = [Image.frombytes("RGBA", (WIDE, HIGH), b64decode(pixels)).convert("RGB") for pixels in told["pixels"]]
    waits = [
        (ms if ms > 10 else 100) / 1000 for ms in told["ms"]
    ]  # browsers show a hasty frame for a tenth of a second
    while sum(waits) < SECONDS and len(frames) < 4 * LIMITS["frames"]:
        frames, waits = frames * 2, waits * 2
    times, at = [], 0.0
    for wait in waits:
        times.append(at)
        at += wait
    _, _, width, height = told["box"]
    for one in flickering(frames, times):
        yield Flicker(
            by="picture",
            path=told["path"],
            html=told["html"],
            box=told["box"],
            changes=one.changes,
            together=one.together,
            red=one.red,
            area=_within_block(one.cells, WIDE, (width / WIDE, height / HIGH)),
        )


def _around(cells: Sequence[int], wide: int) -> tuple[int, int, int, int]:
    across, down = [n % wide for n in cells], [n // wide for n in cells]
    return min(across), min(down), max(across), max(down)


def _within_block(cells: Sequence[int], wide: int, cell: tuple[float, float]) -> float:
    """The most of these cells that a block of 341 by 256 px holds, as an area."""
    across, down = max(1, round(BLOCK[0] / cell[0])), max(1, round(BLOCK[1] / cell[1]))
    places = {(n % wide, n // wide) for n in cells}
    lefts, tops = {x for x, _ in places}, {y for _, y in places}
    most = max(sum(x <= a < x + across and y <= b < y + down for a, b in places) for x in lefts for y in tops)
    return round(most * cell[0] * cell[1])
