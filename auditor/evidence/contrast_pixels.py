"""How doubtful texts stand out from what lies behind their letters, by the pixels of pictures."""

from collections.abc import Iterator, Mapping, Sequence
from importlib.resources import files
from io import BytesIO
from statistics import median
from typing import Any, ClassVar

from PIL import Image

from auditor.evidence.faces import Colour, contrast, luminance
from auditor.model import Box, Evidence, Value
from auditor.parts import evidence
from auditor.session import Session

ASK = files(__package__).joinpath("contrast_pixels.js").read_text(encoding="utf-8").strip()
LIMITS = {"most": 24, "letters": 40}  # texts of a page, letters of a text
HIGHEST, AREAS = 1_600, 3  # px of a picture, pictures of each kind: each picture costs as much as twenty texts
MAX_WIDTH = 3_000
ACROSS, DOWN = (0.2, 0.5, 0.8), (0.3, 0.45, 0.6, 0.75)  # where in a letter's box its ground is looked at
SAME = 3  # of 255: less is a rounding


class Ratios(Value):
    """Contrast ratios of a text's letters, in order of size: the least, a quarter of the way, the middle, the most."""

    least: float
    quarter: float
    middle: float
    most: float


class Sized(Value):
    """A text with the size of its letters, in CSS px."""

    path: str
    font_size: float
    font_weight: int

    @property
    def large(self) -> bool:
        """18 pt, or 14 pt and bold, as WCAG 2 defines large text."""
        return self.font_size >= 24 or (self.font_size >= 18.66 and self.font_weight >= 700)


class ScrolledText(Sized):
    """A text that a box which scrolls keeps out of sight, and its ratio by its styles; faint ones are measured."""

    ratio: float


class MeasuredText(Sized):
    """A text as it is drawn. `best` and `usual` are the highest and the middle ratio in the place of each letter."""

    letters: int  # looked at
    symbol: bool = False  # a single sign, or signs that are no letters: an icon rather than text
    moves: bool = False  # it moves, or stands before something that does
    drawn_otherwise: bool = False  # filled or outlined in more than its colour
    unheard: bool = False  # hidden from screen readers
    hidden: bool = False  # covered or cut off: its letters are not seen
    best: Ratios | None = None
    usual: Ratios | None = None
    color: str = ""  # in the middle of the text, as it is drawn
    darkest: str = ""  # behind its letters
    lightest: str = ""
    box: Box | None = None


class ContrastPixels(Evidence):
    """Texts of which a checker could not tell the contrast, or whose contrast is not of two plain colours."""

    checker: ClassVar[str] = "axe-core"  # whose doubts these are
    texts: tuple[MeasuredText, ...] = ()
    scrolled: tuple[ScrolledText, ...] = ()
    unmeasured: tuple[str, ...] = ()  # paths of those over the limits

    def at(self, path: str) -> MeasuredText | None:
        """The text of the element with this path."""
        return next((text for text in self.texts if text.path == path), None)


@evidence(ContrastPixels, order=2.5)
async def gather(session: Session) -> ContrastPixels:
    """Take pictures of the texts without their letters and with their places filled."""
    told = await session.evaluate(f"(limits) => {ASK}.list(limits)", LIMITS)
    scrolled = tuple(ScrolledText.model_validate(one) for one in told["scrolled"])
    if not told["texts"]:
        return ContrastPixels(unmeasured=tuple(told["left"]), scrolled=scrolled)
    groups, over = _groups(told["texts"])
    measured: list[MeasuredText] = []
    try:
        for area, texts in groups:
            measured += await _measured(session, area, texts)
    finally:
        await session.evaluate(f"() => {ASK}.end()")
    return ContrastPixels(texts=tuple(measured), unmeasured=(*told["left"], *over), scrolled=scrolled)


async def _measured(session: Session, area: Box, texts: Sequence[Mapping[str, Any]]) -> list[MeasuredText]:
    clear, filled = [await _shot(session, how, area) for how in ("clear", "filled")]
    found = [_text(text, area, clear, filled) for text in texts]
    if any(text.hidden for text in found):
        # Text in the very colour of its ground looks like text that is covered: a third picture tells them apart.
        probe = await _shot(session, "probe", area)
        found = [_text(text, area, clear, filled, probe) for text in texts]
    return found


async def _shot(session: Session, how: str, area: Box) -> Image.Image:
    await session.evaluate(f"(how) => {ASK}.show(how)", how)
    with Image.open(BytesIO(await session.shot(area))) as image:
        return image.convert("RGB")


def _groups(texts: Sequence[Mapping[str, Any]]) -> tuple[list[tuple[Box, list[Mapping[str, Any]]]], list[str]]:
    """Texts that go into one picture, with its place; and the paths of those that would need more pictures."""
    groups: list[tuple[Box, list[Mapping[str, Any]]]] = []
    over = []
    for text in sorted(texts, key=lambda one: min(letter[1] for letter in one["letters"])):
        left, top, right, bottom = _around(text["letters"])
        if groups and bottom - groups[-1][0][1] <= HIGHEST:
            (x, y, width, height), others = groups[-1]
            area = (min(x, left), y, max(x + width, right) - min(x, left), max(y + height, bottom) - y)
            groups[-1] = (area, [*others, text])
        elif len(groups) < AREAS and left >= 0 and right <= MAX_WIDTH and bottom - top <= HIGHEST:
            groups.append(((left, top, right - left, bottom - top), [text]))
        else:
            over.append(text["path"])
    return groups, over


def _around(boxes: Sequence[Sequence[float]]) -> tuple[float, float, float, float]:
    """The whole px around all of these."""
    left, top = min(box[0] for box in boxes), min(box[1] for box in boxes)
    right, bottom = max(box[0] + box[2] for box in boxes), max(box[1] + box[3] for box in boxes)
    return float(int(left)), float(int(top)), float(int(right) + 1), float(int(bottom) + 1)


def _text(
    told: Mapping[str, Any], area: Box, clear: Image.Image, filled: Image.Image, probe: Image.Image | None = None
) -> MeasuredText:
    best, usual, grounds, colours = [], [], [], []
    for letter in told["letters"]:
        spots = list(_spots(letter, area, clear))
        pairs = [(_at(clear, spot), _at(filled, spot)) for spot in spots]
        if not any(_differ(_at(clear, spot), _at(probe or filled, spot)) for spot in spots):
            continue
        ratios = [contrast(*pair) for pair in pairs]
        best.append(max(ratios))
        usual.append(median(ratios))
        grounds += [ground for ground, _ in pairs]
        colours.append(pairs[0][1])
    kept = {key: value for key, value in told.items() if key != "letters"}
    if len(best) < len(told["letters"]) / 2:
        return MeasuredText(**kept, letters=len(told["letters"]), hidden=True)
    return MeasuredText(
        **kept,
        letters=len(best),
        best=_ratios(best),
        usual=_ratios(usual),
        color=_hex(colours[len(colours) // 2]),
        darkest=_hex(min(grounds, key=luminance)),
        lightest=_hex(max(grounds, key=luminance)),
    )


def _spots(letter: Sequence[float], area: Box, image: Image.Image) -> Iterator[tuple[int, int]]:
    x, y, width, height = letter
    for across in ACROSS:
        for down in DOWN:
            spot = (int(x - area[0] + across * width), int(y - area[1] + down * height))
            if 0 <= spot[0] < image.width and 0 <= spot[1] < image.height:
                yield spot


def _at(image: Image.Image, spot: tuple[int, int]) -> Colour:
    pixel = image.getpixel(spot)
    return (pixel[0], pixel[1], pixel[2]) if isinstance(pixel, tuple) else (0, 0, 0)


def _differ(one: Colour, other: Colour) -> bool:
    return any(abs(mine - its) > SAME for mine, its in zip(one, other, strict=True))


def _ratios(ratios: Sequence[float]) -> Ratios:
    ordered = [round(ratio, 2) for ratio in sorted(ratios)]
    count = len(ordered)
    return Ratios(least=ordered[0], quarter=ordered[count // 4], middle=ordered[count // 2], most=ordered[-1])


def _hex(colour: Colour) -> str:
    return "#{:02x}{:02x}{:02x}".format(*colour)
