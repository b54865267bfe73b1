"""Reads the pictures that a person puts beside a finding: JPEG or PNG, of a size that a report can show."""

import warnings
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image, ImageOps
from pydantic import ValidationInfo

from ._names import file_of_folder
from ._units import wrong

FORMATS = ("JPEG", "PNG")
MOST_BYTES = 10_000_000
MOST_PIXELS = 40_000_000  # a screen of 8K has 33 million
WIDEST, TALLEST = 1600, 4800  # px that a report keeps
BROKEN = (OSError, ValueError, SyntaxError, Image.DecompressionBombError, Image.DecompressionBombWarning)


def picture_of_folder(name: Any, info: ValidationInfo) -> str:
    """The name of a picture in the review file's folder, which can be read."""
    if not isinstance(name, str) or not name.strip():
        raise wrong("“picture” names no file.", "Name a JPEG or PNG beside the plan, such as pictures/sum.png.")
    file = file_of_folder(name.strip(), info, "Pictures come from that folder")
    if file.stat().st_size > MOST_BYTES:
        raise wrong(f"“{name}” is too large.", f"A picture has at most {MOST_BYTES // 1_000_000} MB.")
    try:
        as_jpeg(file)
    except BROKEN:
        raise wrong(
            f"“{name}” is no picture that can be shown.",
            f"It must be a JPEG or PNG of at most {MOST_PIXELS // 1_000_000} million pixels.",
        ) from None
    return name.strip()


def as_jpeg(file: Path) -> bytes:
    """The picture made anew, no larger than a report needs: nothing of the file but what is seen gets further.

    Raises one of BROKEN where it cannot be shown.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        with Image.open(file, formats=FORMATS) as opened:
            if opened.width * opened.height > MOST_PIXELS:
                raise ValueError("too many pixels")
            upright = ImageOps.exif_transpose(opened)
            upright.thumbnail((WIDEST, TALLEST))
            seen = Image.new("RGB", upright.size, "white")
            seen.paste(upright.convert("RGBA"), mask=upright.convert("RGBA").getchannel("A"))
    made = BytesIO()
    seen.save(made, "JPEG", quality=82, optimize=True)
    return made.getvalue()
