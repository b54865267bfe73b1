"""Cuts what a report shows out of the visits' screenshots."""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from PIL import Image

from auditor.model import Box
from auditor.showing import Frame, Picture

Marked = tuple[Frame, ...]  # frames whose boxes are still CSS px of the page

CROP_WIDTH = 640
VIEW_WIDTH = 800
THUMB_WIDTH = 240
STILL_WIDTH, STILL_QUALITY = 150, 45
_AROUND = 64  # px of surroundings that an element is shown with
_LEAST = 440  # px: a smaller crop does not tell where one is
_WHOLE = 0.8  # of a screen
_MOST = 900  # px: of an element higher than this, its top is shown
_TALLEST_VIEW = 2400
_PHONE = 700  # px: narrower pages stand upright


class Album:
    """The screenshots of one run folder. What cannot be read, or lies outside the folder, has no picture."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder.resolve()
        self._open = lru_cache(maxsize=2)(self._read)  # they are cut one after the other

    def crop(self, file: str | None, frame: Frame) -> Picture | None:
        """One element with some surroundings."""
        return self.part(file, frame.box, (frame,))

    def part(self, file: str | None, box: Box, frames: Marked = ()) -> Picture | None:
        """What stands at a place, with some surroundings."""
        image = self._open(file)
        if image is None or not _tells(image, box):
            return None
        return _cut(image, _around(image, box), CROP_WIDTH, frames)

    def thumb(self, file: str | None, frames: Marked = (), *, upright: bool = False) -> Picture | None:
        """The first view of a page, or the one where the first frame lies that tells something."""
        image = self._open(file)
        if image is None:
            return None
        high = round(image.width * (2 if upright and image.width < _PHONE else 2 / 3))
        first = [frame for frame in frames if _tells(image, frame.box)][:1]
        below = max((frame.box[1] + min(frame.box[3], high / 2) + _AROUND for frame in first), default=0.0)
        top = max(0.0, min(below - high, image.height - high))
        return _cut(image, (0, top, image.width, min(high, image.height - top)), THUMB_WIDTH, first)

    def view(self, file: str | None, frames: Marked = ()) -> Picture | None:
        """A page from its top down to its lowest frame, at least one screen of it."""
        image = self._open(file)
        if image is None:
            return None
        frames = tuple(frame for frame in frames if _tells(image, frame.box))
        lowest = max((frame.box[1] + frame.box[3] + _AROUND for frame in frames), default=0.0)
        high = min(image.height, _TALLEST_VIEW, max(lowest, image.width * (2 if image.width < _PHONE else 0.75)))
        return _cut(image, (0, 0, image.width, high), VIEW_WIDTH, frames)

    def whole(self, file: str | None) -> Picture | None:
        """All of a picture that somebody else made."""
        image = self._open(file)
        if image is None:
            return None
        return _cut(image, (0, 0, image.width, min(image.height, _TALLEST_VIEW)), VIEW_WIDTH, ())

    def still(self, file: str | None) -> Picture | None:
        """A picture of a film, small: only what is there and what is missing is to be seen."""
        image = self._open(file)
        if image is None:
            return None
        return _cut(image, (0, 0, image.width, image.height), STILL_WIDTH, (), quality=STILL_QUALITY)

    def _read(self, file: str | None) -> Image.Image | None:
        try:
            path = (self._folder / (file or "")).resolve()
            if not file or not path.is_relative_to(self._folder):
                return None
            with Image.open(path) as image:
                return image.convert("RGB")
        except (OSError, ValueError, SyntaxError, Image.DecompressionBombError, Image.DecompressionBombWarning):
            return None  # a picture that cannot be read is not shown; the audit stands without it


def _tells(image: Image.Image, box: Box) -> bool:
    """Whether a frame here says something: it lies in the picture, and is not about the whole of a page."""
    x, y, width, height = box
    inside = 0 <= x + width / 2 <= image.width and 0 <= y + min(height, _MOST) <= image.height
    screen = image.width * min(image.height, image.width * 0.55)
    return width > 0 and height > 0 and inside and width * height < _WHOLE * screen


def _around(image: Image.Image, box: Box) -> Box:
    x, y, width, height = box
    height = min(height, _MOST)
    wide = min(image.width, max(_LEAST, width + 2 * _AROUND))
    high = min(image.height, height + 2 * _AROUND)
    left = max(0.0, min(x + width / 2 - wide / 2, image.width - wide))
    top = max(0.0, min(y - _AROUND, image.height - high))
    return left, top, wide, high


def _cut(image: Image.Image, area: Box, widest: int, frames: Sequence[Frame], *, quality: int = 62) -> Picture:
    left, top, wide, high = area
    part = image.crop((round(left), round(top), round(left + wide), round(top + high)))
    if part.width > widest:
        part = part.resize(
            (widest, max(1, round(part.height * widest / part.width))), Image.Resampling.LANCZOS, reducing_gap=2.0
        )
    file = BytesIO()
    part.save(file, "JPEG", quality=quality, optimize=True)
    framed = (_share(frame, area) for frame in frames)
    return Picture(file.getvalue(), part.width, part.height, tuple(frame for frame in framed if frame))


def _share(frame: Frame, area: Box) -> Frame | None:
    """The frame in shares of the area, cut at its edges; None where nothing of it is in there."""
    left, top, wide, high = area
    x, y, width, height = frame.box
    start, end = max(0.0, (x - left) / wide), min(1.0, (x + width - left) / wide)
    upper, lower = max(0.0, (y - top) / high), min(1.0, (y + height - top) / high)
    if end <= start or lower <= upper:
        return None
    return replace(frame, box=(start, upper, end - start, lower - upper))
