"""What the grant's page “assets” asks for: photographs, an animation, a script and a style sheet that do too little."""

import base64
import hashlib
from collections.abc import Callable
from functools import cache
from io import BytesIO

from PIL import Image

from .heavy import pool
from .shelf import Shelf
from .web import YEAR, Request, Response

PAGE = "/tuki/seurat"
LATE = 0.9  # seconds: of the photograph whose room is not kept
SCRIPT_BYTES, NAME_BYTES, RULES = 150_000, 60, 900  # of what gzip cannot make small
CSS, JS = "text/css; charset=utf-8", "text/javascript; charset=utf-8"
OWN = """.seurat-kuvat img { max-width: 100%; height: auto }
.seurat-kuvat .kentta { max-width: 60% }
@media (min-width: 50rem) { .seurat-kuvat .kentta { max-width: 80% } }
.seurat-lista { line-height: 1.8 }
"""
READY = 'document.querySelector(".seurat-lista")?.setAttribute("data-valmis", "");\n'

Answer = Callable[[Request], Response]


def pictures(shelf: Shelf) -> dict[tuple[str, str], Answer]:
    """The answers for what the page asks for."""
    files = {
        "kausi.png": Response(pool(mended=False), type="image/png", cache=YEAR),
        "kausi.webp": Response(_again(pool(mended=True), "WEBP"), type="image/webp", cache=YEAR),
        "kentta.jpg": Response(
            _grain("kentta", 420, 460, "JPEG"), type="image/jpeg", cache=YEAR, delay=0 if shelf.mended else LATE
        ),
        "pallo.gif": Response(_rolling(), type="image/gif", cache=YEAR),
        "pallo.webp": Response(_grain("pallo", 160, 120, "WEBP"), type="image/webp", cache=YEAR),
        "seurat.js": Response((READY if shelf.mended else _script()).encode(), type=JS, cache=YEAR),
        "seurat.css": Response((OWN if shelf.mended else _style()).encode(), type=CSS, cache=YEAR),
    }
    for name, width in (("melonta", 360), ("lentopallo", 300), ("voimistelu", 300)):
        files[f"{name}.jpg"] = Response(_grain(name, width, 200, "JPEG"), type="image/jpeg", cache=YEAR)
    return {("GET", f"{PAGE}/{name}"): _always(each) for name, each in files.items()}


@cache
def written_in() -> str:
    """A photograph as it is written into a page."""
    return "data:image/png;base64," + base64.b64encode(_grain("parkour", 230, 180, "PNG")).decode()


def _always(response: Response) -> Answer:
    return lambda _: response


@cache
def _grain(name: str, width: int, height: int, kind: str) -> bytes:
    """A photograph that is grain and little else."""
    file = BytesIO()
    _noise(name, width, height).save(file, kind, quality=80)
    return file.getvalue()


@cache
def _rolling() -> bytes:
    """An animation that plays once, of pictures that hardly differ."""
    first = _noise("pallo", 160, 120)
    turned = [first.transform(first.size, Image.Transform.AFFINE, (1, 0, step, 0, 1, 0)) for step in range(12)]
    file = BytesIO()
    turned[0].save(file, "GIF", save_all=True, append_images=turned[1:], duration=120)
    return file.getvalue()


def _noise(name: str, width: int, height: int) -> Image.Image:
    grain = Image.frombytes("RGB", (width, height), hashlib.shake_256(name.encode()).digest(width * height * 3))
    return Image.blend(Image.new("RGB", (width, height), (96, 140, 120)), grain, 0.35)


def _again(picture: bytes, kind: str) -> bytes:
    file = BytesIO()
    with Image.open(BytesIO(picture)) as image:
        image.save(file, kind, quality=60)
    return file.getvalue()


@cache
def _script() -> str:
    filler = base64.b64encode(hashlib.shake_256(b"seurat").digest(SCRIPT_BYTES)).decode()
    return f'function kartta() {{ return "{filler}"; }}\n{READY}'


@cache
def _style() -> str:
    names = hashlib.shake_256(b"lajit").digest(NAME_BYTES * RULES)
    each = (names[at : at + NAME_BYTES] for at in range(0, len(names), NAME_BYTES))
    return OWN + "".join(f".s{base64.urlsafe_b64encode(name).decode()}{{margin:0}}\n" for name in each)
