"""What both hosts of the demo service hold: templates, assets with their versions, bookings."""

import hashlib
import json
import mimetypes
import secrets
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from .calendar_script import calendar_script
from .films import films
from .heavy import heavy_script, pool
from .pictures import drawn
from .web import YEAR, Response

HERE = Path(__file__).parent
PLAIN = {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml"}
UNPACKED = "kalenteri.js"
UNCACHED = "kartta.png"
# The least that is a file of one blank page.
FORM = b"""%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj
trailer<</Root 1 0 R>>
%%EOF
"""


@dataclass
class Booking:
    """A slot that a customer has chosen; `paid` once the payment company says so."""

    hall: str
    day: str
    time: str
    price: int
    players: str = "1"
    name: str = ""
    email: str = ""
    phone: str = ""
    paid: bool = False
    number: str = field(default_factory=lambda: f"LV-{secrets.randbelow(900000) + 100000}")


class Shelf:
    """One variant's templates, assets and bookings."""

    def __init__(self, *, mended: bool) -> None:
        self.mended = mended
        self.bookings: dict[str, Booking] = {}
        loader = FileSystemLoader([HERE / "service-pages", HERE / "service-assets"])
        self._jinja = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True)
        self._jinja.globals |= {"mended": mended, "asset": self._address}
        self._assets = {**drawn(mended=mended), UNPACKED: calendar_script(), "tuokio.js": heavy_script()}
        self._assets[f"uimahalli.{'jpg' if mended else 'png'}"] = pool(mended=mended)
        self._assets |= films(mended=mended)
        self._assets["terveyslomake.pdf"] = FORM
        for file in sorted((HERE / "service-assets").iterdir()):
            self._assets[file.name] = self._jinja.get_template(file.name).render().encode()

    def page(self, name: str, *, status: int = 200, delay: float = 0, **values: Any) -> Response:
        """A page from its template."""
        html = self._jinja.get_template(f"{name}.jinja").render(page=name, **values)
        return Response(html.encode(), status=status, delay=delay)

    def json(self, value: Any, *, delay: float = 0) -> Response:
        """Data for a script."""
        return Response(json.dumps(value).encode(), type="application/json", delay=delay)

    def asset(self, name: str) -> Response | None:
        """A style sheet, script or picture; None where there is no such thing."""
        if name not in self._assets:
            return None
        suffix = Path(name).suffix
        return Response(
            self._assets[name],
            type=PLAIN.get(suffix) or mimetypes.guess_type(name)[0] or "application/octet-stream",
            cache="no-store" if name == UNCACHED and not self.mended else YEAR,
            packed=self.mended or name != UNPACKED,
        )

    def _address(self, name: str) -> str:
        return f"/static/{name}?v={_version(self._assets[name])}"


@cache
def _version(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()[:8]
