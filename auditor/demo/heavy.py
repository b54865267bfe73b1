"""What is far too heavy for a slow line: a script that nothing needs, a photograph that is not packed."""

import base64
import hashlib
from functools import cache
from io import BytesIO

from PIL import Image, ImageDraw

SCRIPT_BYTES = 670_000  # what gzip leaves of the script: 13 s at 400 kbit/s
SHOWN = (720, 360)
DEEP, SHALLOW, ROPE = (38, 120, 160), (140, 206, 222), (226, 98, 40)
GRAIN = 0.3  # as a camera sees it in dim light
PACKED_GRAIN = 0.05  # JPEG smooths the rest away


@cache
def heavy_script() -> bytes:
    """A script that gzip cannot make small, as bundles are that hold fonts and pictures."""
    packed = base64.b64encode(hashlib.shake_256(b"tuokio").digest(SCRIPT_BYTES)).decode()
    return f'window.tuokio = "{packed}";\n'.encode()


@cache
def pool(*, mended: bool) -> bytes:
    """Water of the swimming hall: as PNG with every grain, or as JPEG."""
    width, height = SHOWN
    grain = Image.frombytes("RGB", SHOWN, hashlib.shake_256(b"vesi").digest(width * height * 3))
    picture = Image.blend(_water(width, height), grain, PACKED_GRAIN if mended else GRAIN)
    file = BytesIO()
    picture.save(file, "JPEG" if mended else "PNG", quality=60)
    return file.getvalue()


def _water(width: int, height: int) -> Image.Image:
    """Lanes that run away from the swimmer."""
    picture = Image.new("RGB", (width, height), SHALLOW)
    draw = ImageDraw.Draw(picture)
    for row in range(height):
        share = row / height
        shade = tuple(round(far + (near - far) * share) for far, near in zip(SHALLOW, DEEP, strict=True))
        draw.line((0, row, width, row), shade)
    for end in range(-3, 4):
        middle = width / 2
        draw.line((middle + end * 40, 40, middle + end * 190, height), ROPE, 7)
        draw.line((middle + end * 40 + 20, 40, middle + end * 190 + 95, height), DEEP, 4)
    draw.rectangle((0, 0, width, 40), (228, 226, 216))
    return picture
