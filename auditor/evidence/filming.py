"""The film of a load: which of its pictures are worth keeping, and since when the view was complete."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import pairwise

from PIL import Image, ImageChops

MOST_SHOTS = 12
WIDTH = 320  # px of a kept picture, at most
MOST_BYTES = 12_000  # of a kept picture
QUALITIES = (50, 35, 20, 10)
SMALL = (64, 64)  # what is compared: enough to see a line of text come, too little to see a caret blink
SHADES = 8  # of 255: points that differ by more look different; JPEG's own noise is less
DIFFERENT = 0.001  # of the points, from which on a person tells two views apart
COMPLETE = 0.01  # of the points: the view looks as at the end, but for something small that still moves


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture of the film, as JPEG."""

    jpeg: bytes
    at_ms: float
    width: int
    height: int
    small: Image.Image

    @classmethod
    def of(cls, jpeg: bytes, at_ms: float) -> "Shot":
        """Read a picture as the browser gave it."""
        with Image.open(BytesIO(jpeg)) as image:
            return cls(jpeg, round(at_ms), image.width, image.height, image.convert("L").resize(SMALL))

    def differs(self, other: "Shot") -> float:
        """The share of the points in which two pictures differ."""
        told = ImageChops.difference(self.small, other.small).histogram()
        return sum(told[SHADES + 1 :]) / sum(told)


def complete_at(shots: Sequence[Shot]) -> float | None:
    """Since when the view looked as it did at the end; None without pictures."""
    if not shots:
        return None
    last = shots[-1]
    late = [number for number, one in enumerate(shots) if one.differs(last) > COMPLETE]
    return shots[late[-1] + 1 if late else 0].at_ms


def chosen(shots: Sequence[Shot], most: int = MOST_SHOTS) -> tuple[Shot, ...]:
    """The first picture, those that differ from the one before, the last; of too many the greatest steps."""
    if not shots:
        return ()
    kept = [shots[0]]
    for one in shots[1:]:
        if one.differs(kept[-1]) > DIFFERENT:
            kept.append(one)
    while len(kept) > most:
        steps = [(before.differs(after), number) for number, (before, after) in enumerate(pairwise(kept[:-1]), 1)]
        del kept[min(steps)[1]]
    return tuple(_light(one) for one in kept)


def _light(shot: Shot) -> Shot:
    """The same picture, small enough to be kept."""
    if len(shot.jpeg) <= MOST_BYTES and shot.width <= WIDTH:
        return shot
    with Image.open(BytesIO(shot.jpeg)) as image:
        picture = image.convert("RGB")
    if picture.width > WIDTH:
        picture = picture.resize((WIDTH, max(1, round(picture.height * WIDTH / picture.width))))
    for quality in QUALITIES:
        into = BytesIO()
        picture.save(into, "JPEG", quality=quality, optimize=True)
        if into.tell() <= MOST_BYTES:
            break
    return Shot(into.getvalue(), shot.at_ms, picture.width, picture.height, shot.small)
