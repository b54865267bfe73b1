"""Looks for secrets in whatever a run has written, however they are spelled there and whatever they are packed in."""

import base64
import gzip
import io
import json
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from urllib.parse import quote

from PIL import Image
from pypdf import PdfReader


def leaks_of(planted: Mapping[str, str], folder: Path, *printed: str) -> set[tuple[str, str]]:
    """Which of the planted values are in a file of this folder, or were printed, and where: way and file."""
    files = {str(one.relative_to(folder)): one.read_bytes() for one in folder.rglob("*") if one.is_file()}
    every_text = [one for name, data in files.items() for one in texts(name, data)]
    every_text += [("terminal", text.encode()) for text in printed]
    return {
        (way, name)
        for way, value in planted.items()
        for name, data in every_text
        if any(form in data for form in forms_of(value))
    }


def texts(name: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    """A file's bytes, and those of what is packed in it."""
    yield name, data
    if data[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            for one in packed.namelist():
                yield from texts(f"{name}/{one}", packed.read(one))
    elif data[:2] == b"\x1f\x8b":
        yield f"{name}/unpacked", gzip.decompress(data)
    elif data[:4] == b"%PDF":
        for number, stream in enumerate(re.findall(rb"stream\r?\n(.*?)\r?\nendstream", data, re.DOTALL)):
            try:
                yield f"{name}/{number}", zlib.decompress(stream)
            except zlib.error:
                continue
        pages = PdfReader(io.BytesIO(data)).pages
        yield f"{name}/text", "\n".join(page.extract_text() for page in pages).encode()
    for number, packed in enumerate(re.findall(rb"data:[\w/+.-]+;base64,([\w+/=]+)", data)):
        yield f"{name}/data{number}", base64.b64decode(packed)


def forms_of(value: str) -> list[bytes]:
    """The ways in which a value would be found again by somebody who looks for it."""
    bare = base64.b64encode(value.encode()).decode().rstrip("=")
    ways = {value, quote(value), quote(value, safe=""), quote(quote(value, safe=""), safe=""), bare[:-1]}
    ways |= {json.dumps(value)[1:-1], value.replace("&", "&amp;"), "".join(f"\\u{ord(one):04x}" for one in value)}
    ways |= {"".join(f"&#{ord(one)};" for one in value), value.upper(), value.lower()}
    return [one for way in ways for one in (way.encode(), way.encode("utf-16-le"))]


def told(value: str) -> str:
    """A value in the ways in which pages write one; what is seen of it is red."""
    script = "".join(f"\\u{ord(letter):04x}" for letter in value)
    html = "".join(f"&#{ord(letter)};" for letter in value)
    attribute = value.replace("&", "&amp;")
    once, twice, coded = quote(value), quote(quote(value)), base64.b64encode(value.encode()).decode()
    return f"""<p style="color:#f00;font-size:30px">You typed {html}</p>
<p title="{attribute}" data-x="{attribute}">.</p>
<a href="/next?q={once}&amp;twice={twice}">On</a><img src="/none.png?x={once}" width="40" height="40">
<script>window.kept = "{script}"; console.error("it was " + kept); console.warn("{coded}");</script>"""


def red_in(pictures: Iterable[Path]) -> dict[str, int]:
    """How many pixels of each picture are red, where any are."""
    found: dict[str, int] = {}
    for file in pictures:
        bands = (band.tobytes() for band in Image.open(file).convert("RGB").split())
        red = sum(1 for r, g, b in zip(*bands, strict=True) if r > 150 and g < 110 and b < 110)
        found |= {file.name: red} if red else {}
    return found
