"""Draws the pictures of the demo service: halls as SVG, photographs of the news by Pillow."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from io import BytesIO

from PIL import Image, ImageDraw, ImageFilter

Colour = tuple[int, int, int]
WIDE = 900  # the drawings' own width; height is two thirds of it
HUGE, FITTING = 2.8, 0.8  # scale of what the broken and the mended variant serve


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of one hall."""

    sky: str
    hill: str
    wall: str
    door: str
    roof: str


HALLS = {
    "jokiranta": Palette("#cfe8ee", "#7fb3a3", "#f4efe4", "#0e5a4f", "#123c3a"),
    "mantyla": Palette("#f7e6c8", "#8fae7c", "#d98f5c", "#6b3318", "#4a2a1c"),
    "harju": Palette("#e3e4f4", "#93a0c4", "#fbfbf6", "#2f4a86", "#27365c"),
    "satama": Palette("#d5eef5", "#5e9bb0", "#b8473c", "#f5f1e6", "#6b211d"),
}


def drawn(*, mended: bool) -> dict[str, bytes]:
    """All pictures by their file names."""
    scale = FITTING if mended else HUGE
    halls = {f"halli-{id_}.svg": _hall(palette).encode() for id_, palette in HALLS.items()}
    return {
        **halls,
        "talvi.jpg": _photograph(_winter, FITTING),
        "lattia.jpg": _photograph(_floor, scale),
        "kartta.png": _map(),
    }


def _hall(colours: Palette) -> str:
    windows = "".join(
        f'<rect x="{x}" y="196" width="62" height="74" rx="4" fill="#fff4cf" opacity=".92"/>'
        f'<path d="M{x + 31} 196v74M{x} 233h62" stroke="{colours.roof}" stroke-opacity=".35" stroke-width="3"/>'
        for x in (150, 232, 408, 490)
    )
    birches = "".join(_birch(x, height) for x, height in ((64, 210), (96, 170), (640, 200)))
    return f"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 720 400" width="720" height="400">
<rect width="720" height="400" fill="{colours.sky}"/><circle cx="590" cy="84" r="40" fill="#fff" opacity=".75"/>
<path d="M0 250Q150 130 330 214T720 178V400H0Z" fill="{colours.hill}" opacity=".55"/>
<path d="M0 300Q240 240 470 282T720 262V400H0Z" fill="{colours.hill}"/>
<path d="M110 176L360 84L610 176Z" fill="{colours.roof}"/>
<rect x="128" y="172" width="464" height="150" fill="{colours.wall}"/>
<rect x="128" y="172" width="464" height="10" fill="{colours.roof}" opacity=".25"/>{windows}
<rect x="318" y="222" width="66" height="100" rx="4" fill="{colours.door}"/>
<circle cx="372" cy="276" r="4" fill="{colours.wall}"/>
<circle cx="360" cy="138" r="20" fill="{colours.wall}"/>
<path d="M346 124q14 14 28 28M346 152q14-14 28-28" stroke="{colours.roof}" stroke-width="3" fill="none"/>
<path d="M0 322H720V400H0Z" fill="#e9e4d6"/><path d="M300 322L250 400H470L404 322Z" fill="#d7cfba"/>{birches}</svg>"""


def _birch(x: int, height: int) -> str:
    foot = 332
    marks = "".join(f"M{x - 4} {foot - up}h6" for up in range(20, height - 60, 26))
    return (
        f'<rect x="{x - 5}" y="{foot - height + 50}" width="10" height="{height - 50}" fill="#f7f5ef"/>'
        f'<path d="{marks}" stroke="#3b3b38" stroke-width="3"/>'
        f'<ellipse cx="{x}" cy="{foot - height + 40}" rx="34" ry="58" fill="#5f9a55"/>'
        f'<ellipse cx="{x - 10}" cy="{foot - height + 26}" rx="18" ry="34" fill="#83b86f" opacity=".7"/>'
    )


@cache
def _photograph(scene: Callable[[ImageDraw.ImageDraw, float], None], scale: float) -> bytes:
    size = (round(WIDE * scale), round(WIDE * scale * 2 / 3))
    picture = Image.new("RGB", size)
    scene(ImageDraw.Draw(picture), scale)
    grain = Image.effect_noise(size, 14).convert("RGB")
    photograph = Image.blend(picture.filter(ImageFilter.GaussianBlur(scale * 0.7)), grain, 0.06)
    file = BytesIO()
    photograph.save(file, "JPEG", quality=85 if scale > 1 else 78, optimize=True)
    return file.getvalue()


def _winter(draw: ImageDraw.ImageDraw, scale: float) -> None:
    """A frozen lake at dusk, with a lit rink."""
    _shade(draw, scale, (0, 380), (38, 58, 110), (246, 190, 150))
    draw.polygon(
        _points(scale, (0, 330), (200, 262), (420, 318), (660, 250), (900, 310), (900, 400), (0, 400)), (52, 70, 104)
    )
    _shade(draw, scale, (372, 600), (214, 226, 240), (164, 188, 220))
    draw.ellipse(_points(scale, (230, 420), (820, 566)), (238, 245, 252), (120, 150, 190), round(5 * scale))
    draw.line(_points(scale, (525, 420), (525, 566)), (196, 70, 62), round(5 * scale))
    for x in (210, 520, 840):
        draw.rectangle(_points(scale, (x, 250), (x + 7, 452)), (58, 62, 78))
        draw.ellipse(_points(scale, (x - 16, 226), (x + 23, 262)), (255, 238, 190))
    for x, y in ((360, 470), (450, 500), (640, 480), (700, 510)):
        draw.ellipse(_points(scale, (x - 8, y - 52), (x + 8, y - 36)), (246, 214, 190))
        draw.rounded_rectangle(
            _points(scale, (x - 12, y - 36), (x + 12, y - 4)), 8 * scale, (196, 70, 62) if x % 20 else (20, 90, 80)
        )
        draw.line(_points(scale, (x - 6, y - 4), (x - 12, y + 22)), (40, 44, 60), round(6 * scale))
        draw.line(_points(scale, (x + 6, y - 4), (x + 14, y + 20)), (40, 44, 60), round(6 * scale))


def _floor(draw: ImageDraw.ImageDraw, scale: float) -> None:
    """A new court floor, seen from the baseline."""
    _shade(draw, scale, (0, 260), (228, 236, 236), (190, 208, 208))
    for x in range(60, 900, 170):
        draw.rectangle(_points(scale, (x, 40), (x + 110, 150)), (250, 252, 248))
    _shade(draw, scale, (240, 600), (206, 150, 92), (236, 188, 128))
    for x in range(-900, 1900, 70):
        draw.line(_points(scale, (450 + (x - 450) * 0.3, 240), (x, 600)), (190, 134, 80), max(1, round(2 * scale)))
    white, green = (252, 250, 244), (20, 110, 92)
    draw.polygon(_points(scale, (330, 300), (570, 300), (700, 470), (200, 470)), green)
    draw.line(_points(scale, (250, 262), (650, 262), (900, 580), (0, 580), (250, 262)), white, round(7 * scale))
    draw.line(_points(scale, (450, 262), (450, 580)), white, round(6 * scale))
    draw.ellipse(_points(scale, (350, 340), (550, 430)), None, white, round(6 * scale))
    draw.ellipse(_points(scale, (640, 470), (720, 550)), (226, 98, 40), (120, 44, 12), round(4 * scale))
    draw.arc(_points(scale, (620, 450), (700, 570)), 300, 60, (120, 44, 12), round(4 * scale))


@cache
def _map() -> bytes:
    """The streets around the office, drawn large and made small, so that lines are smooth."""
    twice, picture = 2.0, Image.new("RGB", (1280, 720), (232, 237, 228))
    draw = ImageDraw.Draw(picture)
    blocks = ((40, 30, 120, 110), (180, 24, 270, 84), (300, 40, 420, 110), (60, 140, 140, 210), (170, 140, 280, 200))
    for left, top, right, bottom in (*blocks, (310, 140, 410, 226), (540, 30, 610, 110), (540, 150, 620, 200)):
        draw.rounded_rectangle(_points(twice, (left, top), (right, bottom)), 8, (247, 245, 238))
    draw.polygon(
        _points(twice, (0, 252), (130, 224), (260, 262), (420, 268), (640, 222), (640, 360), (0, 360)), (169, 211, 220)
    )
    draw.line(_points(twice, (470, 0), (486, 70), (500, 140), (470, 270)), (169, 211, 220), 60, "curve")
    for street in (
        ((0, 124), (640, 124)),
        ((155, 0), (155, 236)),
        ((290, 0), (290, 262)),
        ((0, 12), (640, 12)),
        ((432, 0), (420, 266)),
    ):
        draw.line(_points(twice, *street), (255, 255, 255), 24)
    draw.line(_points(twice, (0, 124), (640, 124)), (241, 212, 138), 12)
    for x, y in ((60, 160), (82, 172), (110, 158), (560, 50), (584, 74), (566, 92)):
        draw.ellipse(_points(twice, (x, y), (x + 20, y + 20)), (155, 198, 132))
    draw.polygon(_points(twice, (310, 164), (390, 164), (350, 224)), (14, 90, 79))
    draw.ellipse(_points(twice, (304, 104), (396, 192)), (14, 90, 79))
    draw.ellipse(_points(twice, (332, 130), (368, 166)), (255, 255, 255))
    file = BytesIO()
    picture.resize((640, 360), Image.Resampling.LANCZOS).save(file, "PNG", optimize=True)
    return file.getvalue()


def _shade(draw: ImageDraw.ImageDraw, scale: float, rows: tuple[int, int], top: Colour, bottom: Colour) -> None:
    first, last = (round(row * scale) for row in rows)
    for row in range(first, last):
        share = (row - first) / (last - first)
        colour = tuple(round(a + (b - a) * share) for a, b in zip(top, bottom, strict=True))
        draw.line((0, row, WIDE * scale, row), colour)


def _points(scale: float, *points: tuple[float, float]) -> list[tuple[float, float]]:
    return [(x * scale, y * scale) for x, y in points]
