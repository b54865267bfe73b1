"""Leaves out of a sentence what its reader does not need: known hosts, codes of colours, all but the shape."""

import re
from urllib.parse import urlsplit

from auditor.showing import Piece

_ADDRESS = re.compile(r"https?://[^\s“”\"'<>]*[^\s“”\"'<>.,;:!?)]")
_COLOURS = re.compile(r",? #[0-9a-f]{3,8} \w+ #[0-9a-f]{3,8}(?=\))", re.IGNORECASE)
_FIGURE = re.compile(r"\d[\d.,]*")
_TAG = re.compile(r"<[^>]*>?")
_LONGEST = 60


def shortened(text: str, home: str) -> str:
    """The sentence with the addresses of the service itself as paths, and others without what comes before the host.

    A ratio stays on one line.
    """
    told = _ADDRESS.sub(lambda found: _short(found[0], home), text)
    return told.replace(" : 1", "\N{NO-BREAK SPACE}:\N{NO-BREAK SPACE}1")


def brief(text: str) -> str:
    """The sentence without the codes of two colours: their contrast says enough."""
    return _COLOURS.sub("", text)


def shape(text: str) -> str:
    """What is left of a sentence when its figures do not count."""
    return _FIGURE.sub("0", text)


def about(html: str) -> Piece | None:
    """What an element is called in one line: by its own text, or by its tag where it has none."""
    words = " ".join(_TAG.sub(" ", html).split())
    if words:
        return Piece(f"“{_cut(words)}”")
    tag = _TAG.match(html)
    return Piece(_cut(" ".join(tag[0].split())), code=True) if tag else None


def _short(address: str, home: str) -> str:
    try:
        parts = urlsplit(address)
    except ValueError:
        return address
    host = "" if parts.netloc == home else parts.netloc
    if parts.path in {"", "/"}:
        return parts.netloc
    whole = f"{host}{parts.path}"
    return whole if len(whole) <= _LONGEST else f"{host}/…/{parts.path.rstrip('/').rpartition('/')[2][-_LONGEST:]}"


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
