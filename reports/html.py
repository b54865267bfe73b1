"""The report people see: one HTML file that needs nothing else."""

from base64 import b64encode
from hashlib import sha256
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from auditor.parts import Showing, report

from .html_drawing import draw_curve, draw_lanes
from .html_waterfall import draw_waterfall

HERE = Path(__file__).parent
STYLES = ("html.css", "html_path.css", "html_points.css", "html_speed.css", "html_print.css")
WIDE_STEPS = 8  # a map or matrix with more columns than this is told as a list on every screen


@report(".html")
def html(showing: Showing) -> bytes:
    """For everybody: who gets through, what to fix first, the path, each friction point; opens from disk."""
    style = "".join(_ours(name) for name in STYLES)
    script = _ours("html.js")
    page = _environment().get_template("html.jinja")
    text = page.render(
        showing=showing,
        style=Markup(style),  # noqa: S704 - our own files, nothing of a page is in them
        script=Markup(script),  # noqa: S704
        style_hash=_hash(style),
        script_hash=_hash(script),
        draw_curve=draw_curve,
        draw_lanes=draw_lanes,
        draw_waterfall=draw_waterfall,
        wide_steps=WIDE_STEPS,
    )
    return text.encode("utf-8", "replace")


def _environment() -> Environment:
    """Escaping is always on. The i18n extension marks the fixed sentences; today they are told as they stand."""
    environment = Environment(
        loader=FileSystemLoader(HERE),
        autoescape=True,
        undefined=StrictUndefined,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    environment.policies["ext.i18n.trimmed"] = True
    environment.install_null_translations(newstyle=True)  # type: ignore[attr-defined]
    environment.filters |= {
        "data_uri": _data_uri,
        "figure": _figure,
        "grams": _grams,
        "percent": _percent,
        "share": _share,
        "size": _size,
    }
    return environment


def _ours(name: str) -> str:
    return (HERE / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


def _data_uri(jpeg: bytes) -> str:
    return f"data:image/jpeg;base64,{b64encode(jpeg).decode()}"


def _figure(number: float) -> str:
    """One decimal, which is left out where it says nothing."""
    return f"{number:.1f}".removesuffix(".0")


def _percent(share: float) -> str:
    return f"{share * 100:.2f}%"


def _share(share: float) -> str:
    """As `percent`, as short as a drawing of many parts wants it."""
    return f"{share * 100:.1f}".removesuffix(".0") + "%"


def _grams(grams: float) -> str:
    if grams < 1e-4:
        return "< 0.1 mg"
    return f"{grams:.2f} g" if grams >= 0.01 else f"{grams * 1000:.1f} mg"


def _size(size: float) -> str:
    if size < 1e3:
        return f"{size / 1e3:.1f}".removesuffix(".0") + " kB"
    return f"{size / 1e6:.1f} MB" if size >= 1e6 else f"{size / 1e3:.0f} kB"
