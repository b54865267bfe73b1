"""Compares pictures of the view with and without the focus."""

from io import BytesIO
from typing import Literal

from PIL import Image, ImageChops

MARGIN = 24  # px around what changes by itself: a longer number is wider
FAINT = 12  # of 255: a smaller difference of a pixel's colour is drawing noise


def where_differs(
    one: bytes, other: bytes, region: list[float] | None, *, but: bytes | None = None
) -> Literal["pixels", "elsewhere", "none"]:
    """Where two pictures of the view differ: in the region, elsewhere only, or nowhere.

    `but`: a later picture of what `one` shows; the area in which these two differ is left out.
    """
    with Image.open(BytesIO(one)) as first, Image.open(BytesIO(other)) as second:
        if first.size != second.size:
            return "elsewhere"
        difference = ImageChops.difference(first.convert("RGB"), second.convert("RGB"))
    seen = difference.convert("L").point(lambda level: 255 if level > FAINT else 0)
    if but and (moved := _changed(one, but)):
        seen.paste(0, moved)
    if seen.getbbox() is None:
        return "none"
    if region is None:
        return "elsewhere"
    x, y, width, height = region
    left, top = max(0, int(x)), max(0, int(y))
    right, bottom = min(seen.width, int(x + width) + 1), min(seen.height, int(y + height) + 1)
    if right <= left or bottom <= top:
        return "elsewhere"
    return "pixels" if seen.crop((left, top, right, bottom)).getbbox() else "elsewhere"


def _changed(one: bytes, other: bytes) -> tuple[int, int, int, int] | None:
    """The area in which two pictures differ."""
    with Image.open(BytesIO(one)) as first, Image.open(BytesIO(other)) as second:
        if first.size != second.size:
            return None
        difference = ImageChops.difference(first.convert("RGB"), second.convert("RGB")).convert("L")
    box = difference.point(lambda level: 255 if level > FAINT else 0).getbbox()
    return (box[0] - MARGIN, box[1] - MARGIN, box[2] + MARGIN, box[3] + MARGIN) if box else None
