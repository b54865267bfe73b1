"""The page as it looked, from its top, secrets covered."""

from io import BytesIO

from PIL import Image

from auditor.model import Evidence
from auditor.session import Session

# Chromium draws no picture higher than 16,384 px as it is: beyond that, it repeats itself or stays blank. Twelve
# thousand are fifteen screens of a desktop; a picture costs by its height, and what lies below is told without one.
MAX_HEIGHT = 12_000


class Screenshot(Evidence):
    """A JPEG in CSS px beside the visit's file; `file` is its path from the run folder."""

    file: str
    width: int
    height: int
    cut: bool = False  # the page is higher than the picture


async def shoot(session: Session) -> tuple[bytes, int, int, bool]:
    """The picture as JPEG, its width and height, and whether it was cut off at the limit.

    Whoever keeps it writes the bytes and makes the `Screenshot` that names the file: evidence writes no files.
    """
    picture = await session.picture(max_height=MAX_HEIGHT)
    with Image.open(BytesIO(picture)) as image:
        width, height = image.size
    return picture, width, height, height >= MAX_HEIGHT
