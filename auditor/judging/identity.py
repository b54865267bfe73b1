"""Knows the same thing again: ids of findings and of root causes that survive changing ids, hosts and counts."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from hashlib import sha256
from typing import Any

from auditor.judging.kinds import LANDMARKS, UNTOLD, Kind
from auditor.judging.lasting import MOST, is_made, lasting, lasting_classes, lasting_text
from auditor.model import DETAIL

# The part of a template that an element stands in begins at the outermost of these; what is above them is the page's
# own wrapping, which differs from page to page.
_PARTS = {"header", "nav", "main", "footer", "aside", "dialog"}
_WRAPPERS = {"html", "body", "div", "span"}
# What names a control for the machine, in the order of how long it lasts. Where one of these is there, the words that
# customers read do not count: they are another in each language.
_TELLING = ("name", "data-testid", "data-test", "data-test-id", "data-cy", "data-qa", "for", "autocomplete")
_CHOSEN = ("checkbox", "radio")
_NAMED = frozenset(
    """button link textbox searchbox combobox listbox spinbutton slider checkbox radio switch tab menuitem img
    option""".split()  # noqa: SIM905 - a word a line would be longer than the rest
)
_WORDED = frozenset(("button", "textbox", "searchbox", "combobox", "spinbutton", "slider", "switch"))
# What stands in one of these stands there once for each thing of the database, with that thing's words in its name.
_REPEATED = frozenset(
    """li tr td th dd dt article option row listitem gridcell cell treeitem rowheader
    columnheader""".split()  # noqa: SIM905
)
# Values of a page's finding that tell of circumstances and not of a cause.
_CIRCUMSTANCES = frozenset((DETAIL, "line", "device", "best", "answer", "element", "reason"))

_SEPARATOR = re.compile(r" (?:>|>>>|\|>) ")  # child, shadow root, frame
_COUNTER = re.compile(r":nth-(?:of-type|child)\(\d+\)")
_UNESCAPE = re.compile(r"\\([0-9a-fA-F]{1,6}) ?|\\(.)")
_START_TAG = re.compile(r"""\s*<([a-zA-Z][^\s/>]*)((?:"[^"]*"|'[^']*'|[^>"'])*)""")
_ATTRIBUTE = re.compile(r"""([^\s"'=<>/]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_COLOUR = re.compile(r"#[0-9a-f]{6}\b", re.IGNORECASE)


def cause(
    rule: str, template: str, values: Mapping[str, Any], path: str, html: str, *, kind: Kind = UNTOLD, host: str = ""
) -> str:
    """The id of a root cause: a rule speaks of the same kind of control in the same place of the template.

    How it says it does not count: with one more row, or on a busier machine, it says it in other words. Where two
    colours are named, they are the cause, wherever they meet: what is mended is the palette. Where only their ratio
    is named, it is the class. Where one element stands for more of its kind,
    which one it is depends on the content: there only the landmark counts. Of a whole visit there is no control: there
    the words among the values (an address without its host, a title) tell one cause from another, and numbers do not.
    """
    colours = _COLOUR.findall(" ".join([template, *(str(value)[:MOST] for value in values.values())]))
    measured = "least" in values  # in a picture, where a colour is never quite the same
    if len(colours) > 1 and (path or not measured):
        return digest(rule, *(_about(colour) if measured else colour.lower() for colour in colours[:2]))
    if not path:
        return digest(rule, *_words(values, host))
    if "more" in values:
        return digest(rule, *(one for one in kind.holders if one in LANDMARKS))
    tag, attributes = _start(html[:MOST])
    attributes = kind.attributes or attributes
    classes = lasting_classes(attributes.get("class", ""))
    if "ratio" in values and classes:
        return digest(rule, *classes)
    shape, told = _shape(tag, attributes, classes, kind), _told_by(attributes, path, kind)
    return digest(rule, *_place(path, kind, wrapped=not (told or classes)), *shape, told)


def digest(*parts: str) -> str:
    """A short name for these parts, the same on every machine."""
    return sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:12]


@lru_cache(maxsize=20_000)
def template_place(path: str, *, wrapped: bool = False) -> str:
    """Where in the template an element stands: its path from the landmark that holds it, no counters, no numbers.

    How deep a list lies in lists of its kind does not count, nor what only wraps (`div`, `span`), unless `wrapped`.
    """
    segments = _segments(_COUNTER.sub("", path))
    start = next((index for index, segment in enumerate(segments) if segment in _PARTS), 0)
    *holders, own = segments[start:]
    return " > ".join([*_shallow(one for one in holders if wrapped or one not in _WRAPPERS), own])


@lru_cache(maxsize=20_000)
def place(path: str) -> str:
    """Where an element stands on its page: its path with counters, without what changes in ids."""
    return " > ".join(_segments(path))


def _about(colour: str) -> str:
    """A colour, coarsely: the same pixel is drawn a little darker in the next run."""
    return " ".join(str(int(colour[at : at + 2], 16) // 32) for at in (1, 3, 5))


def _shallow(holders: Iterable[str]) -> list[str]:
    """Without the list in a list: `ul > li > ul > li` is `ul > li`."""
    kept: list[str] = []
    for one in holders:
        kept.append(one)
        if kept[-4:-2] == kept[-2:]:
            del kept[-2:]
    return kept


def _words(values: Mapping[str, Any], host: str) -> list[str]:
    told = {name: value for name, value in values.items() if isinstance(value, str) and name not in _CIRCUMSTANCES}
    return [
        f"{name}={'' if told[name] == host else lasting_text(_COLOUR.sub('', told[name]))}" for name in sorted(told)
    ]


def _start(html: str) -> tuple[str, Mapping[str, str]]:
    """Tag and attributes of the element that a piece of HTML begins with."""
    start = _START_TAG.match(html)
    if not start:
        return "", {}
    return start[1].lower(), {name.lower(): a or b or c for name, a, b, c in _ATTRIBUTE.findall(start[2])}


def _place(path: str, kind: Kind, *, wrapped: bool) -> tuple[str, ...]:
    """The landmarks, and the path below; where its ids are no template's, all that holds the element as well."""
    anchor = _SEPARATOR.split(path)[0]
    made = kind.made or (anchor.startswith("#") and is_made(_unescaped(anchor)))
    holders = kind.holders if made else (one for one in kind.holders if one in LANDMARKS)
    within = template_place(path, wrapped=wrapped)
    if kind.made:
        within = "#" + within.removeprefix(_segment(anchor))
    return (" ".join(holders), within)


def _shape(tag: str, attributes: Mapping[str, str], classes: tuple[str, ...], kind: Kind) -> tuple[str, ...]:
    role = kind.role or lasting(attributes.get("role", ""))
    named = "" if kind.name is None or role not in _NAMED else "named" if kind.name.strip() else "nameless"
    return (tag, role, lasting(attributes.get("type", "")), named, *classes)


def _told_by(attributes: Mapping[str, str], path: str, kind: Kind) -> str:
    """What tells a control from others of its shape in its place; its words only where nothing else does."""
    segments = _segments(_COUNTER.sub("", path))
    # A choice in a list of things, made by one piece of code, is named after its thing: a filter of a shop.
    repeated = attributes.get("type", "") in _CHOSEN and attributes.get("class") and not _REPEATED.isdisjoint(segments)
    telling = next(filter(None, (lasting(attributes.get(name, "")) for name in _TELLING[bool(repeated) :])), "")
    own = segments[-1].startswith("#") and not is_made(_unescaped(_SEPARATOR.split(path)[-1]))
    if telling or own or kind.role not in _WORDED or not _REPEATED.isdisjoint((*segments, *kind.holders)):
        return telling
    return lasting(kind.name or "")


def _segments(path: str) -> list[str]:
    return [_segment(segment) for segment in _SEPARATOR.split(path.replace("\\>", ""))]


def _segment(segment: str) -> str:
    name = _unescaped(segment)
    return f"#{lasting(name[1:])}" if name.startswith("#") else name


def _unescaped(segment: str) -> str:
    return _UNESCAPE.sub(lambda found: chr(int(found[1], 16) % 0x110000) if found[1] else found[2], segment.strip())
