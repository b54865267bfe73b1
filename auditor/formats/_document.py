"""YAML text as plain data in which every value knows its line and column.

Scalars stay text, so that a postal code such as 00100 arrives as it was typed; its field decides its type.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from yaml import MappingNode, Node, ScalarNode, SequenceNode
from yaml.composer import Composer, ComposerError
from yaml.error import MarkedYAMLError, YAMLError
from yaml.parser import Parser
from yaml.reader import Reader, ReaderError
from yaml.resolver import BaseResolver
from yaml.scanner import Scanner

from auditor.errors import BrandError, GateFileError, PlanError, ReviewError

Loc = tuple[str | int, ...]
NULL = "tag:yaml.org,2002:null"
USUAL_TAGS = {"tag:yaml.org,2002:str", "tag:yaml.org,2002:seq", "tag:yaml.org,2002:map", NULL}
VARIABLE = re.compile(r"\$\{([^}\n]*)\}?")
NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
# A plan that people write has some hundred entries; these stop files that blow up through aliases or depth.
MOST_ENTRIES = 100_000
MOST_DEPTH = 60
MOST_BYTES = 2_000_000


@dataclass(frozen=True, slots=True)
class Place:
    """A line and a column, both from 1."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Kind:
    """What a file is, as messages call it."""

    name: str
    least: str  # what must stand in it; empty where nothing must
    error: type[PlanError]


PLAN = Kind("plan", "Write at least service, url and journeys.", PlanError)
REVIEW = Kind("review file", "", ReviewError)
BRAND = Kind("brand file", "Write at least name and colours.", BrandError)
GATE = Kind("gate file", "Write such as gate: {fail_on: serious}", GateFileError)


@dataclass(slots=True)
class Document:
    """What the file says: `data` of dicts, lists, texts and None, and where each part of it stands."""

    file: str
    environment: Mapping[str, str] | None  # None: `${…}` is text like any other
    data: Any = None
    keys: dict[Loc, Place] = field(default_factory=dict)
    values: dict[Loc, Place] = field(default_factory=dict)
    taken: dict[Loc, frozenset[str]] = field(default_factory=dict)  # values that came from the environment
    problems: list[PlanError] = field(default_factory=list)
    kind: Kind = PLAN

    def error(self, message: str, mend: str, place: Place) -> PlanError:
        """An error at this place of the file."""
        return self.kind.error(message, mend, file=self.file, line=place.line, column=place.column)

    def line(self, loc: Loc) -> int | None:
        """The line on which this part begins."""
        place = self.keys.get(loc) or self.values.get(loc)
        return place.line if place else None


def read_document(raw: bytes, file: str, environment: Mapping[str, str] | None, kind: Kind = PLAN) -> Document:
    """Read YAML or JSON. Raises PlanError where the text is neither; `problems` holds what else is wrong."""
    document = Document(file, environment, kind=kind)
    if len(raw) > MOST_BYTES:
        raise document.error(
            f"This file is too large for a {kind.name}.", f"A {kind.name} has at most 2 MB.", Place(1, 1)
        )
    text = decoded(raw, document)
    root = composed(text, document)
    if root is None or is_null(root):
        if kind.least:
            raise document.error(f"This {kind.name} is empty.", kind.least, Place(1, 1))
        document.data = {}
        return document
    document.data = _Filler(document).value(root, ())
    return document


def decoded(raw: bytes, document: Document) -> str:
    """The file's text. Raises PlanError where it is none."""
    encoding = "utf-16" if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError as wrong:
        place = _place_at(raw[: wrong.start].decode(encoding, "replace"))
        raise document.error("This file is not UTF-8 text.", "Save it as UTF-8.", place) from None
    # JSON may be indented with tabs and YAML may not; outside of JSON's strings a tab is only a space.
    return text.replace("\t", " ") if document.file.lower().endswith(".json") else text


def _place_at(before: str) -> Place:
    lines = re.split(r"\r\n|\r|\n", before)
    return Place(len(lines), len(lines[-1]) + 1)


class _Loader(Reader, Scanner, Parser, Composer, BaseResolver):
    """PyYAML up to its nodes, with text and null as the only kinds of plain scalar, and a limit to its depth."""

    def __init__(self, text: str) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)
        Composer.__init__(self)
        BaseResolver.__init__(self)
        self.depth = 0

    def compose_node(self, parent: Node | None, index: Any) -> Node | None:
        if self.depth > MOST_DEPTH:
            raise ComposerError(None, None, "this is nested too deeply", self.peek_event().start_mark)  # type: ignore[no-untyped-call]
        self.depth += 1
        try:
            return super().compose_node(parent, index)
        finally:
            self.depth -= 1


_Loader.add_implicit_resolver(NULL, re.compile(r"^(?:~|null|Null|NULL|)$"), ["~", "n", "N", ""])


def composed(text: str, document: Document) -> Node | None:
    """The text as nodes that know their places. Raises PlanError where it is not YAML."""
    try:
        return _Loader(text).get_single_node()
    except MarkedYAMLError as wrong:
        mark = wrong.problem_mark or wrong.context_mark
        place = Place(mark.line + 1, mark.column + 1) if mark else Place(1, 1)
        what = " ".join(part for part in (wrong.context, wrong.problem) if part)
        raise document.error(
            f"This is not YAML: {what}.", "Check indentation, quotes and colons here.", place
        ) from None
    except ReaderError as wrong:
        place = _place_at(text[: wrong.position])
        message = f"The character U+{int(wrong.character):04X} cannot stand in a {document.kind.name}."
        raise document.error(message, "Delete it.", place) from None
    # PyYAML lets these through from impossible escapes, version numbers and the like.
    except (YAMLError, ValueError, OverflowError, RecursionError) as wrong:
        raise document.error(f"This is not YAML: {wrong}.", "", Place(1, 1)) from None


def is_null(node: Node) -> bool:
    """Whether nothing stands here."""
    return isinstance(node, ScalarNode) and node.tag == NULL


def _place(node: Node) -> Place:
    return Place(node.start_mark.line + 1, node.start_mark.column + 1)


class _Filler:
    """Turns nodes into plain data while it notes their places in the document."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.entries = 0
        self.above: list[Node] = []

    def value(self, node: Node, loc: Loc) -> Any:
        self.entries += 1
        place = _place(node)
        if self.entries > MOST_ENTRIES or len(self.above) > MOST_DEPTH or node in self.above:
            message = f"This {self.document.kind.name} refers to itself, or grows too large through its aliases."
            raise self.document.error(message, "Write out what *aliases stand for.", place)
        self.document.values[loc] = place
        if node.tag not in USUAL_TAGS:
            self._complain(f"The tag {node.tag} is not understood.", "Delete it; the field decides the type.", place)
        self.above.append(node)
        try:
            return self._filled(node, loc)
        finally:
            self.above.pop()

    def _filled(self, node: Node, loc: Loc) -> Any:
        if isinstance(node, MappingNode):
            return self._mapping(node, loc)
        if isinstance(node, SequenceNode):
            return [self.value(item, (*loc, number)) for number, item in enumerate(node.value)]
        return None if is_null(node) else self._text(str(node.value), loc)

    def _mapping(self, node: MappingNode, loc: Loc) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key_node, value_node in node.value:
            place = _place(key_node)
            if not isinstance(key_node, ScalarNode):
                self._complain("A key must be text.", "Put quotes around it if it holds brackets or braces.", place)
                continue
            key = _whole(str(key_node.value))
            if key.startswith("("):  # the readers' own names for shorthands
                self._complain(f"There is no key “{short(key)}” here.", "Keys are words.", place)
                continue
            if key in found:
                first = self.document.keys[*loc, key].line
                self._complain(f"The key “{short(key)}” stands here twice, first on line {first}.", "Keep one.", place)
                continue
            self.document.keys[*loc, key] = place
            found[key] = self.value(value_node, (*loc, key))
        return found

    def _text(self, text: str, loc: Loc) -> str:
        environment = self.document.environment
        if environment is None:
            return _whole(text)
        taken = set[str]()

        def fill(match: re.Match[str]) -> str:
            name, place = match[1], self.document.values[loc]
            if not NAME.fullmatch(name) or not match[0].endswith("}"):
                mend = "Write ${NAME}, with letters, digits and _ only."
                self._complain(f"“{short(match[0])}” is not a variable.", mend, place)
                return match[0]
            if name not in environment:
                mend = f"Set it before the run, for example: export {name}=…"
                self._complain(f"The environment variable {name} is not set.", mend, place)
                return match[0]
            taken.add(_whole(environment[name]))
            return environment[name]

        filled = _whole(VARIABLE.sub(fill, text))
        if taken:
            self.document.taken[loc] = frozenset(taken)
        return filled

    def _complain(self, message: str, mend: str, place: Place) -> None:
        self.document.problems.append(self.document.error(message, mend, place))


def short(text: str) -> str:
    """A text for a message: on one line, of at most 60 characters."""
    folded = " ".join(text.split())
    return folded if len(folded) <= 60 else f"{folded[:59]}…"


def _whole(text: str) -> str:
    """Join the surrogate pairs of JSON's escapes, and replace lone ones: they cannot be written to a file."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
