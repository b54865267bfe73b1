"""Reads a brand: the name, logo and two colours that a report is handed over with."""

import re
from base64 import b64encode
from collections.abc import Mapping
from functools import partial
from io import BytesIO
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Any, ClassVar

from lxml import etree
from PIL import Image
from pydantic import AfterValidator, BeforeValidator, ValidationError, ValidationInfo

from auditor.errors import UsageError
from auditor.evidence.faces import Colour, contrast
from auditor.model import Brand
from auditor.model.brand import HEX, Logo

from ._complaints import complaints, first_of
from ._document import BRAND, read_document
from ._names import Name, file_of_folder
from ._pictures import BROKEN, MOST_PIXELS
from ._targets import Written
from ._units import wrong

# The grounds that links and marks stand on in a report (reports/html.css): paper and fill.
GROUNDS: Mapping[str, tuple[Colour, ...]] = MappingProxyType(
    {"light": ((251, 250, 247), (239, 236, 228)), "dark": ((22, 22, 20), (43, 42, 39))}
)
ENOUGH = 4.5  # WCAG 1.4.3
MOST_BYTES = 500_000  # of a logo's file: it stands in every report
SHOWN = (440, 72)  # px: twice the size in the report, for screens of fine dots
SVG = "{http://www.w3.org/2000/svg}"
XLINK = "{http://www.w3.org/1999/xlink}"
LEFT_OUT = {f"{SVG}{name}" for name in ("script", "foreignObject", "animate", "set", "handler")}


def _readable(value: str, *, scheme: str) -> str:
    """A colour that can be read on both grounds of a scheme."""
    colour = value.strip().lower()
    parts = _rgb(colour)
    if parts is None:
        raise wrong(f"“{value}” is no colour.", "Write it with six digits, such as #1d4f91.")
    least = min(contrast(parts, ground) for ground in GROUNDS[scheme])
    if least < ENOUGH:
        other = "darker" if scheme == "light" else "lighter"
        raise wrong(
            f"“{value}” can hardly be read on the report's {scheme} ground: its contrast is {least:.1f}:1.",
            f"Choose a {other} one, with at least {ENOUGH}:1.",
        )
    return colour


def _rgb(colour: str) -> Colour | None:
    if not re.fullmatch(HEX, colour):
        return None
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:], 16)


def _logo(name: Any, info: ValidationInfo) -> Logo:
    """A picture beside the brand file, made harmless."""
    if not isinstance(name, str) or not name.strip():
        raise wrong("A logo names no file.", "Name a PNG or SVG beside this file, such as logo.svg.")
    file = file_of_folder(name.strip(), info, "Logos come from that folder")
    if file.stat().st_size > MOST_BYTES:
        raise wrong(f"“{name}” is too large for a logo.", f"It has at most {MOST_BYTES // 1000} kB.")
    media, data = ("image/svg+xml", _svg(file)) if file.suffix.lower() == ".svg" else ("image/png", _png(file))
    if data is None:
        raise wrong(f"“{name}” is no picture that can be shown.", "A logo is a PNG or an SVG.")
    return Logo.model_validate({"media": media, "data": b64encode(data).decode()})


def _png(file: Path) -> bytes | None:
    """Made anew, no larger than it is shown: nothing of the file but what is seen gets further."""
    try:
        with Image.open(file, formats=("PNG", "JPEG")) as opened:
            if opened.width * opened.height > MOST_PIXELS:
                return None
            seen = opened.convert("RGBA")
    except BROKEN:
        return None
    seen.thumbnail(SHOWN)
    made = BytesIO()
    seen.save(made, "PNG", optimize=True)
    return made.getvalue()


def _svg(file: Path) -> bytes | None:
    """Without what could run or be fetched. Shown as a picture none of it would; who opens the file is safe, too."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(file.read_bytes(), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
    if root.tag != f"{SVG}svg" or root.getroottree().docinfo.internalDTD is not None:
        return None
    for element in list(root.iter()):
        parent = element.getparent()
        if parent is not None and element.tag in LEFT_OUT:
            parent.remove(element)
        for attribute, value in element.attrib.items():
            outside = attribute in {"href", f"{XLINK}href"} and not value.startswith(("#", "data:image/"))
            if str(attribute).startswith("on") or outside:
                del element.attrib[attribute]
    return bytes(etree.tostring(root))


LightColour = Annotated[Name, AfterValidator(partial(_readable, scheme="light"))]
DarkColour = Annotated[Name, AfterValidator(partial(_readable, scheme="dark"))]


class ColoursText(Written):
    """One colour for light grounds, one for dark grounds."""

    example: ClassVar[str] = '{light: "#1d4f91", dark: "#93bdf3"}'

    light: LightColour
    dark: DarkColour


class BrandText(Written):
    """A whole brand file."""

    name: Name
    colours: ColoursText
    logo: Annotated[Logo | None, BeforeValidator(_logo)] = None
    logo_dark: Annotated[Logo | None, BeforeValidator(_logo)] = None


def read_brand(path: Path) -> Brand:
    """The brand in this file. Raises UsageError where it cannot be read, PlanError where it cannot be used."""
    try:
        raw = path.read_bytes()
    except OSError as why:
        raise UsageError(
            f"The brand file {path} cannot be read: {why.strerror}.", "Check its name and place."
        ) from None
    document = read_document(raw, str(path), None, BRAND)
    try:
        written = BrandText.model_validate(document.data, context={"folder": path.parent})
    except ValidationError as error:
        raise first_of([*document.problems, *complaints(error, document, BrandText)]) from None
    if document.problems:
        raise first_of(document.problems)
    colours = written.colours
    return Brand(
        name=written.name, light=colours.light, dark=colours.dark, logo=written.logo, logo_dark=written.logo_dark
    )


def brand_of_folder(name: Any, info: ValidationInfo) -> Brand:
    """The brand in this file of the plan's folder."""
    if not isinstance(name, str) or not name.strip():
        raise wrong("“brand” names no file.", "Name a file beside the plan, such as brand.yaml.")
    return read_brand(file_of_folder(name.strip(), info, "A brand comes from that folder"))
