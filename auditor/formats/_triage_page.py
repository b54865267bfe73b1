"""A review file's text that can be changed in one place while all else stays as people wrote it.

After each change it is read again: unless it says what it said before, and what was added, the change is refused.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from yaml import CollectionNode, MappingNode, Node, ScalarNode

from auditor.errors import PlanError
from auditor.model import Decision

from ._document import REVIEW, Document, Place, composed, decoded, is_null, read_document
from ._scalars import scalar

MEND = "Write it in lines, one key a line, as `auditor review` does in a new file."


@dataclass(frozen=True, slots=True)
class Change:
    """From one place of the text to another (both from 0), this is to stand."""

    start: int
    end: int
    text: str


class Page:
    """A review file's text, and where each part of it stands."""

    def __init__(self, raw: bytes, file: str) -> None:
        self.document = read_document(raw, file, None, REVIEW)
        if self.document.problems:
            raise self.document.problems[0]
        self.file = file
        self.text = decoded(raw, Document(file, None, kind=REVIEW))
        self.newline = "\r\n" if "\r\n" in self.text else "\n"
        self.root = composed(self.text, Document(file, None, kind=REVIEW))
        self.decisions = self._value_of(self.root, "decisions")
        filled = isinstance(self.decisions, MappingNode) and self.decisions.value
        self.indent = " " * self.decisions.value[0][0].start_mark.column if filled else "  "  # type: ignore[union-attr]

    def changed(self, changes: Sequence[Change], wanted: Any) -> str:
        """The text with these changes. Raises PlanError where it would not say what is wanted."""
        text = self.text
        for change in sorted(changes, key=lambda one: (one.start, one.end), reverse=True):
            text = text[: change.start] + change.text.replace("\n", self.newline) + text[change.end :]
        try:
            said = read_document(text.encode("utf-8", "replace"), self.file, None, REVIEW)
        except PlanError:
            said = self.document
        if said.problems or _filled(said.data) != _filled(wanted):
            raise self._refused(self.decisions)
        return text

    def added(self, lines: Iterator[str] | Sequence[str]) -> Change:
        """These lines after the last decision."""
        block = "".join(f"{line}\n" for line in lines)
        node = self.decisions
        if node is None:
            start = len(self.text)
            return Change(start, start, f"{self._break(start)}\ndecisions:\n{block}")
        if not isinstance(node, MappingNode) or not node.value:
            after = self._line_end(node.end_mark.index)
            rest = self.text[node.end_mark.index : after]
            return Change(node.start_mark.index, after, f"{rest.rstrip()}{self._break_before(rest)}{block}")
        if node.flow_style:
            raise self._refused(node)
        at = self._after(node)
        return Change(at, at, f"{self._break(at)}{block}")

    def decided(self, id_: str, decision: Decision) -> Iterator[Change]:
        """What must change where a friction point has its entry."""
        key, node = self._entry(id_)
        fields = fields_of(decision)
        if node.start_mark.index < key.end_mark.index:
            raise self._refused(key)  # an alias: it stands elsewhere, for others too
        if isinstance(node, MappingNode) and not node.flow_style:
            yield from self._fields(node, fields)
        elif isinstance(node, MappingNode) and node.start_mark.line == node.end_mark.line:
            kept = {name.value: value for name, value in node.value if name.value not in fields}
            if kept:
                raise self._refused(node)
            flow = ", ".join(line_of(name, value) for name, value in fields.items() if value is not None)
            yield Change(node.start_mark.index, node.end_mark.index, f"{{{flow}}}")
        elif is_null(node):
            indent = " " * (key.start_mark.column + 2)
            block = "".join(f"{indent}{line_of(name, value)}\n" for name, value in fields.items())
            after = self._line_end(node.end_mark.index)
            rest = self.text[node.end_mark.index : after]
            yield Change(node.start_mark.index, after, f"{rest.rstrip()}\n{block}")
        else:
            raise self._refused(node)

    def _fields(self, node: MappingNode, fields: Mapping[str, str | None]) -> Iterator[Change]:
        there = {name.value: (name, value) for name, value in node.value}
        first = node.value[0][0].start_mark
        missing = [(name, value) for name, value in fields.items() if name not in there and value is not None]
        if missing:
            line = first.index - first.column
            block = "".join(f"{' ' * first.column}{line_of(name, value)}\n" for name, value in missing)
            yield Change(line, line, block)
        for name, value in fields.items():
            if name in there:
                yield self._replaced(*there[name], _value(name, value))

    def _replaced(self, key: Node, node: Node, text: str) -> Change:
        start, end = node.start_mark.index, node.end_mark.index
        if not isinstance(node, ScalarNode) or start < key.end_mark.index:
            raise self._refused(key)
        if start == end:  # nothing stands after the colon
            return Change(start, end, f" {text}" if text else "")
        broken = self.text[end - 1] in "\r\n"  # a block of lines, which ends with the last of them
        return Change(start, end, f"{text}\n" if broken else text)

    def _entry(self, id_: str) -> tuple[Node, Node]:
        pairs = self.decisions.value if isinstance(self.decisions, MappingNode) else []
        return next((key, value) for key, value in pairs if key.value == id_)

    def _value_of(self, node: Node | None, name: str) -> Node | None:
        pairs = node.value if isinstance(node, MappingNode) else []
        if isinstance(node, MappingNode) and node.flow_style and pairs:
            raise self._refused(node)
        return next((value for key, value in pairs if key.value == name), None)

    def _after(self, node: Node) -> int:
        """Behind the last line of a block, and behind the comments that are indented as its lines are."""
        last = node
        while isinstance(last, CollectionNode) and last.value and not last.flow_style:
            entry = last.value[-1]
            last = entry[1] if isinstance(entry, tuple) else entry
        end: int = last.end_mark.index
        at = end if end and self.text[end - 1] in "\r\n" else self._line_end(end)
        kept = at
        while at < len(self.text):
            after = self._line_end(at)
            line = self.text[at:after]
            if line.strip() and not (line[0] == " " and line.lstrip().startswith("#")):
                break
            at = after
            kept = after if line.strip() else kept
        return kept

    def _line_end(self, index: int) -> int:
        found = self.text.find("\n", index)
        return len(self.text) if found < 0 else found + 1

    def _break(self, at: int) -> str:
        return "\n" if at and self.text[at - 1] not in "\r\n" else ""

    def _break_before(self, rest: str) -> str:
        return "\n" if rest or self.text else ""

    def _refused(self, node: Node | None) -> PlanError:
        place = Place(node.start_mark.line + 1, node.start_mark.column + 1) if node else Place(1, 1)
        return self.document.error("Nothing can be added here without changing what people wrote.", MEND, place)


def fields_of(decision: Decision) -> dict[str, str | None]:
    """The keys of an entry with their values, None for what is empty."""
    return {
        "decision": decision.word,
        "reason": decision.reason or None,
        "owner": decision.owner,
        "until": decision.until.isoformat() if decision.until else None,
    }


def _value(key: str, value: str | None) -> str:
    return "" if value is None else value if key == "until" else scalar(value)


def line_of(key: str, value: str | None) -> str:
    """A key and its value on one line."""
    return f"{key}: {_value(key, value)}".rstrip()


def _filled(data: Any) -> Any:
    """What a review file says, whether its empty keys are written or not."""
    decisions = {
        id_: {key: value for key, value in (one or {}).items() if value is not None}
        for id_, one in (data.get("decisions") or {}).items()
    }
    return {**data, "decisions": decisions}
