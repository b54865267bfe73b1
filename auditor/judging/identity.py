"""Knows the same thing again: ids of findings and of root causes that survive changing ids, hosts and counts."""

import re
from collections.abc import Mapping
from functools import lru_cache
from hashlib import sha256
from typing import Any

from auditor.model import DETAIL

# The part of a template that an element stands in begins at the outermost of these; what is above them is the page's
# own wrapping, which differs from page to page.
_LANDMARKS = {"header", "nav", "main", "footer", "aside", "dialog"}
# Characters of a text or of HTML that are looked at: a page may hand us 100 kB, and searching takes its square.
_MOST = 500
# Classes that tell a state and not a thing.
_STATES = frozenset(
    """active selected open opened closed current disabled enabled focus focused hover hovered visible hidden show shown
    collapsed expanded error invalid valid dirty pristine touched untouched checked loading loaded first last odd
    even""".split()  # noqa: SIM905 - a word a line would be longer than the rest
)
# Attributes that say what kind of control this is.
_TELLING = ("type", "role", "name", "for", "autocomplete")

_SEPARATOR = re.compile(r" (?:>|>>>|\|>) ")  # child, shadow root, frame
_COUNTER = re.compile(r":nth-(?:of-type|child)\(\d+\)")
_UNESCAPE = re.compile(r"\\([0-9a-fA-F]{1,6}) ?|\\(.)")
_START_TAG = re.compile(r"\s*<([a-zA-Z][^\s/>]*)([^>]*)")
_ATTRIBUTE = re.compile(r"""([^\s"'=<>/]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_HOST = re.compile(r"\b[a-z][a-z0-9+.-]*://[^/\s?#“”\"']*", re.IGNORECASE)
_QUERY = re.compile(r"[?#][^\s“”\"']*")
_COLOUR = re.compile(r"#[0-9a-f]{6}\b", re.IGNORECASE)
_GENERATED = re.compile(
    r"[:«_]r_?[0-9a-z]+[:»_]|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", re.IGNORECASE
)  # React's useId, UUIDs
_WORDS = re.compile(r"[^\W_]+")
_HUMPS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")


def cause(rule: str, template: str, values: Mapping[str, Any], path: str, html: str) -> str:
    """The id of a root cause: a rule says the same of the same kind of control in the same place of the template.

    Where the message names two colours, they are the cause, wherever they meet: what is mended is the palette. Of a
    whole visit there is no control: there the words among the values (an address without its host, a title) tell one
    cause from another, and numbers do not.
    """
    colours = _COLOUR.findall(" ".join([template, *(str(value)[:_MOST] for value in values.values())]))
    if len(colours) > 1:
        return digest(rule, text_shape(template), *(colour.lower() for colour in colours[:2]))
    if not path:
        words = (str(values[name]) for name in sorted(values) if name != DETAIL and isinstance(values[name], str))
        return digest(rule, text_shape(template), *(text_shape(word) for word in words))
    return digest(rule, text_shape(template), template_place(path), control_shape(html[:_MOST]))


def digest(*parts: str) -> str:
    """A short name for these parts, the same on every machine."""
    return sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:12]


@lru_cache(maxsize=20_000)
def template_place(path: str) -> str:
    """Where in the template an element stands: its path from the landmark that holds it, no counters, no numbers."""
    segments = _segments(_COUNTER.sub("", path))
    start = next((index for index, segment in enumerate(segments) if segment in _LANDMARKS), 0)
    return " > ".join(segments[start:])


@lru_cache(maxsize=20_000)
def place(path: str) -> str:
    """Where an element stands on its page: its path with counters, without what changes in ids."""
    return " > ".join(_segments(path))


@lru_cache(maxsize=20_000)
def control_shape(html: str) -> str:
    """What kind of control a piece of HTML begins with: tag, type, role, name, lasting classes; no text, no address."""
    start = _START_TAG.match(html)
    if not start:
        return ""
    attributes = {name.lower(): a or b or c for name, a, b, c in _ATTRIBUTE.findall(start[2])}
    told = [f"{name}={stable(attributes[name])}" for name in _TELLING if attributes.get(name)]
    classes = {stable(one) for one in attributes.get("class", "").split()} - {""}
    return " ".join([start[1].lower(), *told, *sorted(one for one in classes if not _is_state(one))])


@lru_cache(maxsize=20_000)
def text_shape(text: str) -> str:
    """A text without hosts, queries, numbers, colours and whatever looks made by a machine."""
    return stable(_QUERY.sub("", _HOST.sub("", text[:_MOST])))


@lru_cache(maxsize=50_000)
def stable(name: str) -> str:
    """An id, a class or a text without what changes from page to page or from build to build."""
    words = (_word(word) for word in _WORDS.findall(_GENERATED.sub("-", name)))
    return "-".join(word for word in words if word).lower()


def _word(word: str) -> str:
    letters = word.rstrip("0123456789")
    if len(word) > len(letters) and len(word) >= 6 and re.fullmatch(r"[0-9a-fA-F]+", word):
        return ""  # hexadecimal
    if any(character.isdigit() for character in letters):
        return ""  # letters and digits mixed: a hash
    humps = _HUMPS.findall(letters)
    if letters.isascii() and len(humps) > 1 and len(letters) / len(humps) < 3 and len(letters) > 4:
        return ""  # “bdVaJa” is a hash, “dateOfBirth” is not
    return letters


def _segments(path: str) -> list[str]:
    return [_segment(segment) for segment in _SEPARATOR.split(path.replace("\\>", ""))]


def _segment(segment: str) -> str:
    name = _UNESCAPE.sub(lambda found: chr(int(found[1], 16) % 0x110000) if found[1] else found[2], segment.strip())
    return f"#{stable(name[1:])}" if name.startswith("#") else name


def _is_state(name: str) -> bool:
    return name in _STATES or name.startswith(("is-", "has-"))
