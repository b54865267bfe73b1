"""The report people see: one HTML file that needs nothing else."""

from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from auditor.languages import Words
from auditor.parts import Showing, report

from .html_brand import brand_style, logo_address
from .html_drawing import bands, draw_curve, draw_lanes
from .html_pictures import addresses, beside
from .html_waterfall import draw_waterfall

HERE = Path(__file__).parent
STYLES = (
    "html.css",
    "html_path.css",
    "html_points.css",
    "html_speed.css",
    "html_site.css",
    "html_criteria.css",
    "html_print.css",
)
EN301549 = (
    "https://www.etsi.org/deliver/etsi_en/301500_301599/301549/03.02.01_60/en_301549v030201p.pdf",
    "https://www.etsi.org/deliver/etsi_en/301500_301599/301549/04.01.01_60/en_301549v040101p.pdf",
)
MOST_POINTS = 1000  # friction points that are told in full, some 4 MB; of a crawl there may be thousands
WIDE_STEPS = 8  # a matrix with more columns than this is told as a list on every screen


@report(".html", beside=beside)
def html(showing: Showing) -> bytes:
    """For everybody: who gets through, what to fix first, the path, each friction point; opens from disk."""
    return rendered(showing, "html.jinja", STYLES, "html.js")


def whole(showing: Showing) -> bytes:
    """The same with all pictures in it, however large that makes it."""
    return rendered(showing, "html.jinja", STYLES, "html.js", inside=True)


def rendered(
    showing: Showing, template: str, styles: tuple[str, ...], script: str | None = None, *, inside: bool | None = None
) -> bytes:
    """A page of ours from its template, with its styles and script in it and nothing else allowed.

    `inside` says whether the pictures stand in it; None: where they do not make it too large.
    """
    address, inside = addresses(showing, inside=inside)
    style = "".join(map(_ours, styles)) + brand_style(showing.brand)
    code = _ours(script) if script else ""
    text = (
        _environment(showing.words, address=address)
        .get_template(template)
        .render(
            showing=showing,
            language=showing.words.language,
            style=Markup(style),  # noqa: S704 - our own files and checked colours, nothing of a page is in them
            script=Markup(code),  # noqa: S704
            allowed=_allowed(style, code, inside=inside),
            brand=showing.brand,
            logo_address=logo_address,
            bands=bands,
            draw_curve=draw_curve,
            draw_lanes=draw_lanes,
            draw_waterfall=draw_waterfall,
            wide_steps=WIDE_STEPS,
            most_points=MOST_POINTS,
            en301549=EN301549,
        )
    )
    return text.encode("utf-8", "replace")


def _environment(words: Words, **more: Any) -> Environment:
    """Escaping is always on. The i18n extension tells the fixed sentences in the reader's language."""
    environment = Environment(
        loader=FileSystemLoader(HERE),
        autoescape=True,
        undefined=StrictUndefined,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    environment.policies["ext.i18n.trimmed"] = True
    environment.install_gettext_callables(words.gettext, words.ngettext, newstyle=True)  # type: ignore[attr-defined]
    environment.tests["web"] = lambda address: address.startswith(("https://", "http://"))
    environment.filters |= {
        "figure": lambda number: _figure(words, number),
        "grams": lambda grams: _grams(words, grams),
        "day": words.day,
        "number": words.number,
        "percent": _percent,
        "share": _share,
        "size": lambda size: _size(words, size),
        **more,
    }
    return environment


def _ours(name: str) -> str:
    return (HERE / name).read_text(encoding="utf-8")


def _allowed(style: str, script: str, *, inside: bool) -> str:
    """The content security policy: pictures, our style, our script, nothing from anywhere else."""
    pictures = "data:" if inside else "data: 'self' file:"
    code = f"; script-src '{_hash(script)}'" if script else ""
    return (
        f"default-src 'none'; img-src {pictures}; style-src '{_hash(style)}'{code}; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


def _figure(words: Words, number: float) -> str:
    """One decimal, which is left out where it says nothing."""
    return words.number(number, 0 if round(number, 1) == int(number) else 1)


def _percent(share: float) -> str:
    return f"{share * 100:.2f}%"


def _share(share: float) -> str:
    """As `percent`, as short as a drawing of many parts wants it."""
    return f"{share * 100:.1f}".removesuffix(".0") + "%"


def _grams(words: Words, grams: float) -> str:
    if grams < 1e-4:
        return f"< {words.number(0.1, 1)} mg"
    return f"{words.number(grams, 2)} g" if grams >= 0.01 else f"{words.number(grams * 1000, 1)} mg"


def _size(words: Words, size: float) -> str:
    if size < 1e3:
        return f"{_figure(words, size / 1e3)} kB"
    return f"{words.number(size / 1e6, 1)} MB" if size >= 1e6 else f"{words.number(size / 1e3, 0)} kB"
