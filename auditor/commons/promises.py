"""What the name of a link promises: words or signs, an address, a kind of file, a new window."""

import re
import unicodedata
from urllib.parse import urlsplit

from auditor.commons.labels import tells_new_window
from auditor.commons.urls import file_name
from auditor.evidence.controls import Control

# Files that another program than the browser opens, by ending, and the words that announce them.
_KINDS = {
    "PDF": ("pdf", r"pdf"),  # a picture's alternative joins the word after it
    "Word": (
        "doc docx dot dotx",
        r"\b(word|docx?|text document)\b|tekstitiedosto\w*|word\W?(tiedosto|dokument)\w*|textdokument",
    ),
    "Excel": (
        "xls xlsx xlsm",
        r"\b(excel|xlsx?|spreadsheet)\b|taulukko\w*|laskentataulukko\w*|kalkyl\w*",
    ),
    "PowerPoint": (
        "ppt pptx pps",
        r"\b(power\s?point|pptx?|slides?|presentation|esitys|kalvot)\b|diaesity\w*|esityskalvo\w*|bildspel",
    ),
    "OpenDocument": ("odt ods odp", r"\b(open\s?document|od[tsp]|open\s?office|libre\s?office)\b"),
    "RTF": ("rtf", r"\brtf\b"),
    "ZIP": ("zip 7z rar gz tar", r"\b(zip|archive|7z|rar|tar|gz)\b|pakattu|paketti|pakat|komprimera\w*|arkiv"),
    "EPUB": ("epub", r"\b(epub|e-?book)\b|e-?kirja\w*|e-?bok"),
    "CSV": ("csv", r"\b(csv|spreadsheet|table)\b|taulukko\w*|tabell"),
}
_ANY_FILE = re.compile(
    r"\b(downloads?|files?|attachments?)\b|\b\d+([.,]\d+)?\s?(kb|mb|gb|kt|mt|gt|kib|mib|kilobytes?|megabytes?)\b"
    r"|lataa\b|lataus\w*|tiedosto\w*|liite\b|liitteet|ladda (ner|ned)\w*|\bfil(en|er)?\b|\bbilag\w*",
    re.IGNORECASE,
)
_ENDINGS = {ending: kind for kind, (endings, _) in _KINDS.items() for ending in endings.split()}
_WORDS = {kind: re.compile(words, re.IGNORECASE) for kind, (_, words) in _KINDS.items()}
_ADDRESS = re.compile(r"^(https?://|www\.)\S+$", re.IGNORECASE)
_POINTERS = set("<>«»‹›→←↑↓↗↘↙↖⇒⇐➔➜➝➞►◄▶◀▲▼△▽▸▾▴◂…·•|/\\-–—_*#.,:;~^=°¤§¶ ")


def file_kind(control: Control) -> str:
    """The kind of file that a link's address names by its ending; empty for pages, pictures, sounds and films."""
    return _ENDINGS.get(file_name(control.url).rpartition(".")[2].lower(), "")


def tells_file(text: str, kind: str) -> bool:
    """Whether words say that a file of this kind, or a file to download, lies behind a link."""
    return bool(_WORDS[kind].search(text) or _ANY_FILE.search(text))


def announces_window(control: Control, text: str) -> bool:
    """Whether the words of a link, or those around it, say that a new window or another service opens."""
    return any(tells_new_window(one) for one in (*said(control), text))


def said(control: Control) -> tuple[str, ...]:
    """All words that a link says of itself: name, description, text in sight, what a style sheet adds."""
    return control.name, control.description, control.seen, control.drawn


def signs_only(name: str) -> bool:
    """Whether a name holds no letter and no number."""
    return bool(name.strip()) and not any(unicodedata.category(one)[0] in "LN" for one in name)


def points_only(name: str) -> bool:
    """Whether a name is made of arrows, brackets, dots and dashes alone, which are read as such or not at all."""
    return bool(name.strip()) and all(one in _POINTERS or unicodedata.category(one) in ("Cf", "Zs") for one in name)


def long_address(name: str) -> bool:
    """Whether a name is an address with more than its host in it, such as `https://example.fi/a/b.html?c=1`."""
    if not _ADDRESS.match(name.strip()) or len(name) < 30:
        return False
    try:
        parts = urlsplit(name if "//" in name else f"//{name}")
    except ValueError:
        return True
    return bool(parts.path.strip("/") or parts.query)
