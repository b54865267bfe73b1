"""How controls stand out from their ground, by the pixels of a picture."""

from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from io import BytesIO
from typing import Any

from PIL import Image, ImageChops

from auditor.model import Box, Evidence, Value
from auditor.parts import evidence
from auditor.session import Session

ASK = files(__package__).joinpath("faces.js").read_text(encoding="utf-8").strip()
MOST = 250
MAX_HEIGHT, MAX_WIDTH = 5_000, 3_000
RING = 5  # px around a control in which its ground is seen
EDGE = 3  # px: a border, an underline
MANY = 4_096  # colours: a photograph
COUNTS = 4  # px of a colour that are more than chance
LARGEST, VIEW = 0.25, 768  # of a view of this height: more is no control but an area

Colour = tuple[int, int, int]


class Face(Value):
    """One control as it is drawn. `face` leads to what is drawn for it, where that is its label.

    `contrast` is the greatest between something inside of it and its ground, 1 where it is one flat colour; None where
    the ground is a picture. `look` says in colours and marks what a customer goes by to tell its state.
    """

    path: str
    face: str
    tag: str
    role: str = ""
    name: str = ""
    html: str = ""
    box: Box
    state: str = ""  # checked, selected, pressed, current
    on: bool = False
    group: str = ""
    drawn: bool = False  # a tick box that the page draws itself
    disabled: bool = False
    contrast: float | None = None
    look: str = ""
    changes: bool | None = None  # whether its other state is drawn differently; None: not tried


class Faces(Evidence):
    """The faces of the page's controls, with forced colours or without."""

    forced: bool = False
    faces: tuple[Face, ...] = ()


@evidence(Faces, order=1.4, usual=False)
async def gather(session: Session) -> Faces:
    """Take one picture of the page, and another with the tick boxes that the page draws itself turned."""
    told = await session.evaluate(f"(most) => {ASK}.list(most)", MOST)
    try:
        lowest = max((face["box"][1] + face["box"][3] + RING for face in told["faces"]), default=1)
        area = (0.0, 0.0, float(min(told["width"], MAX_WIDTH)), float(min(told["height"], MAX_HEIGHT, round(lowest))))
        picture = _open(await session.shot(area))
        turned, other = [], None
        if any(face["drawn"] and not face["disabled"] for face in told["faces"]):
            turned = await session.evaluate(f"() => {ASK}.flip()")
            try:
                other = _open(await session.shot(area))
            finally:
                await session.evaluate(f"() => {ASK}.unflip()")
    finally:
        await session.evaluate(f"() => {ASK}.move()")
    faces = (_face(face, picture, other if face["path"] in turned else None) for face in told["faces"])
    return Faces(forced=told["forced"], faces=tuple(face for face in faces if face))


def _open(png: bytes) -> Image.Image:
    with Image.open(BytesIO(png)) as image:
        return image.convert("RGB")


def _face(told: Mapping[str, Any], picture: Image.Image, turned: Image.Image | None) -> Face | None:
    x, y, width, height = told["box"]
    area = (
        max(0, round(x)),
        max(0, round(y)),
        min(picture.width, round(x + width)),
        min(picture.height, round(y + height)),
    )
    if area[2] - area[0] < 2 * EDGE or area[3] - area[1] < 2 * EDGE:
        return None
    if (area[2] - area[0]) * (area[3] - area[1]) > LARGEST * picture.width * VIEW:
        return None
    own, marks = picture.crop(area), told["marks"]
    changes = None if turned is None else _differs(own, turned.crop(area))
    contrast = _contrast_with(own, ground_of(picture, area))
    kept = {key: value for key, value in told.items() if key != "marks"}
    return Face(**kept, contrast=contrast, look=f"{look_of(own)} {marks}", changes=changes)


def ground_of(picture: Image.Image, area: tuple[int, int, int, int]) -> Colour | None:
    """The colour around an area; None where no colour has the greater part."""
    left, top, right, bottom = area
    around = (
        max(0, left - RING),
        max(0, top - RING),
        min(picture.width, right + RING),
        min(picture.height, bottom + RING),
    )
    strips = [
        (around[0], around[1], around[2], top),
        (around[0], bottom, around[2], around[3]),
        (around[0], top, left, bottom),
        (right, top, around[2], bottom),
    ]
    counts: dict[Colour, int] = {}
    for strip in strips:
        if strip[2] > strip[0] and strip[3] > strip[1]:
            for count, colour in _colours(picture.crop(strip)):
                counts[colour] = counts.get(colour, 0) + count
    most = max(counts, key=lambda colour: counts[colour], default=None)
    return most if most and counts[most] > sum(counts.values()) / 2 else None


def look_of(image: Image.Image) -> str:
    """Fill, edges and the colour that stands out most from the fill."""
    width, height = image.size
    edges = [
        (0, 0, width, EDGE),
        (width - EDGE, 0, width, height),
        (0, height - EDGE, width, height),
        (0, 0, EDGE, height),
    ]
    fill = _commonest(image)
    inks = [colour for count, colour in _colours(image) if count >= COUNTS]
    ink = max(inks, key=lambda colour: contrast(colour, fill), default=fill)
    return " ".join(_hex(colour) for colour in (fill, ink, *(_commonest(image.crop(edge)) for edge in edges)))


def contrast(one: Colour, other: Colour) -> float:
    """The contrast ratio of two colours, 1 to 21, as WCAG 2 defines it."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _contrast_with(image: Image.Image, ground: Colour | None) -> float | None:
    if ground is None:
        return None
    most = max((contrast(colour, ground) for count, colour in _colours(image) if count >= COUNTS), default=1.0)
    return round(most, 2)


def _colours(image: Image.Image) -> list[tuple[int, Colour]]:
    found = image.getcolors(MANY) or image.quantize(64).convert("RGB").getcolors(MANY) or []
    return [(count, (colour[0], colour[1], colour[2])) for count, colour in found if isinstance(colour, tuple)]


def _commonest(image: Image.Image) -> Colour:
    return max(_colours(image))[1]


def _differs(one: Image.Image, other: Image.Image) -> bool:
    return ImageChops.difference(one, other).getbbox() is not None


@lru_cache(maxsize=4_096)
def luminance(colour: Colour) -> float:
    """The relative luminance of a colour, 0 to 1, as WCAG 2 defines it."""
    red, green, blue = (part / 255 for part in colour)
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in (red, green, blue)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _hex(colour: Colour) -> str:
    return "#{:02x}{:02x}{:02x}".format(*colour)
