"""What flashes on a page, by what was seen of it and by what its style animations say."""

from collections.abc import Iterator

from auditor.evidence.flashes import Flashes, Flicker
from auditor.evidence.motion import Motion, Moving
from auditor.model import Box

LIGHT = {"opacity", "visibility", "backgroundColor", "fill", "filter"}  # what changes how bright an area is
SECOND_MS = 1000


def as_one(one: Flicker, flashes: int) -> bool:
    """Whether the whole area grows light and dark at once; stripes that run change cell by cell."""
    return one.red or one.together > 2 * flashes


def unseen(flashes: Flashes, motion: Motion) -> Iterator[tuple[Moving, float]]:
    """The style animations that change the light, and how often in a second; 0 where what was seen has told of it."""
    for one in motion.motions:
        if one.how != "blinks" or not one.turn_ms or LIGHT.isdisjoint(one.properties):
            continue
        times = round(SECOND_MS / one.turn_ms, 1)
        if any(_meet(flicker.box, one.box) for flicker in flashes.flickers):
            continue
        lasts = one.ms is None or one.ms > SECOND_MS
        yield one, 0 if not lasts or _seen(flashes, one, times) else times


def _seen(flashes: Flashes, one: Moving, times: float) -> bool:
    """Whether it lay in the view, and as many frames were seen as it has changes."""
    in_view = one.box is not None and 0 <= one.box[1] < flashes.height and 0 <= one.box[0] < flashes.width
    return flashes.watched and flashes.rate >= 2 * times and in_view


def _meet(one: Box | None, other: Box | None) -> bool:
    if not one or not other:
        return False
    across = one[0] < other[0] + other[2] and other[0] < one[0] + one[2]
    return across and one[1] < other[1] + other[3] and other[1] < one[1] + one[3]
