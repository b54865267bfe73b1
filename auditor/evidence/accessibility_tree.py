"""What the browser offers to assistive technology."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pydantic import Field

from auditor.errors import AuditorError
from auditor.model import Evidence, Value
from auditor.parts import evidence
from auditor.session import Session

# The browser writes its whole tree or none: 35,000 elements are 37 MB of it, and 10 s and more of a processor.
MOST_ELEMENTS = 10_000
MOST = 5_000  # nodes: a person who listens does not hear more of one page
LENGTH = 500  # characters of a name
STATES = {
    "autocomplete", "busy", "checked", "disabled", "expanded", "focused", "hasPopup", "invalid", "keyshortcuts",
    "level", "live", "modal", "multiline", "multiselectable", "orientation", "pressed", "readonly", "required",
    "roledescription", "selected", "valuemax", "valuemin", "valuetext",
}  # fmt: skip
PASSED_OVER = {
    "LineBreak",
    "none",
    "generic",
    "GenericContainer",
    "LayoutTable",
    "LayoutTableRow",
    "LayoutTableCell",
}
TYPED = "…"  # stands where a name held what a customer typed


class Node(Value):
    """One node that is not ignored, in reading order. `depth` counts from 0."""

    role: str
    name: str = ""
    description: str = ""
    value: str = ""  # of what a customer cannot type into
    depth: int = 0
    path: str = ""  # of its element, where that was asked for
    # Level, checked, expanded, disabled, required, invalid, live …
    states: dict[str, str] = Field(default_factory=dict)


class AccessibilityTree(Evidence):
    """The accessibility tree without nameless containers and static text that only repeats its parent's name."""

    nodes: tuple[Node, ...] = ()


@evidence(AccessibilityTree)
async def gather(session: Session) -> AccessibilityTree:
    """Take the browser's tree and trim it."""
    return read(await raw_tree(session))


async def raw_tree(session: Session) -> Sequence[Mapping[str, Any]]:
    """The browser's whole tree. Raises AuditorError where there is too much of it."""
    count = await session.evaluate("() => document.querySelectorAll('*').length")
    if count > MOST_ELEMENTS:
        raise AuditorError(f"The page has {count} elements; the tree of more than {MOST_ELEMENTS} is not read.")
    return await session.accessibility_tree()


def read(raw: Sequence[Mapping[str, Any]], paths: Mapping[str, str] | None = None) -> AccessibilityTree:
    """The nodes worth hearing, in reading order. What customers typed is in none of them.

    `paths` of elements by the place of their nodes.
    """
    heard = [node for node in raw if _said(node, "role") != "InlineTextBox"]
    typed = sorted({_said(node, "value") for node in heard if _editable(node)} - {""}, key=len, reverse=True)
    nodes: list[Node] = []
    for node, depth in _in_order(heard):
        if len(nodes) == MOST:
            break
        path = (paths or {}).get(str(node.get("place", "")), "")
        nodes.append(_node(node, depth, typed).model_copy(update={"path": path}))
    return AccessibilityTree(nodes=tuple(nodes))


def _in_order(raw: Sequence[Mapping[str, Any]]) -> Iterator[tuple[Mapping[str, Any], int]]:
    by_id = {node["nodeId"]: node for node in raw}
    children = {id_ for node in raw for id_ in node.get("childIds", ())}
    waiting = [(node, 0, "") for node in reversed(raw) if node["nodeId"] not in children]
    while waiting:
        node, depth, around = waiting.pop()
        if not by_id.pop(node["nodeId"], None):
            continue  # a node is heard once, whatever the tree says
        told = _worth_hearing(node, around)
        if told:
            yield node, depth
        if _editable(node):
            continue  # below it is only what was typed
        name = _said(node, "name") if told else around
        below = [by_id[id_] for id_ in reversed(node.get("childIds", ())) if id_ in by_id]
        waiting.extend((child, depth + told, name) for child in below)


def _worth_hearing(node: Mapping[str, Any], around: str) -> bool:
    role, name = _said(node, "role"), _said(node, "name")
    if node.get("ignored") or not role or (role in PASSED_OVER and not (name and role == "generic")):
        return False
    return role != "StaticText" or (bool(name.strip()) and name.strip() not in around)


def _node(raw: Mapping[str, Any], depth: int, typed: Sequence[str]) -> Node:
    def told(key: str) -> str:
        return _without(" ".join(_said(raw, key).split()), typed)[:LENGTH]

    states = {
        name: str(value)
        for name, value in _properties(raw).items()
        if name in STATES and (value not in (None, False, "") or (name, value) == ("expanded", False))
    }
    return Node(
        role=_said(raw, "role"),
        name=told("name"),
        description=told("description"),
        value="" if _editable(raw) else told("value"),
        depth=depth,
        states={
            name: _without(value.lower() if value in ("True", "False") else value, typed)
            for name, value in states.items()
        },
    )


def _without(text: str, typed: Sequence[str]) -> str:
    """The text with typed values replaced: a name may hold the value of a field that stands in its label."""
    for value in typed:
        text = text.replace(value, TYPED)
    return text


def _editable(node: Mapping[str, Any]) -> bool:
    return bool(_properties(node).get("editable"))


def _properties(node: Mapping[str, Any]) -> dict[str, Any]:
    return {told["name"]: told["value"].get("value") for told in node.get("properties", ())}


def _said(node: Mapping[str, Any], key: str) -> str:
    return str(node.get(key, {}).get("value", ""))
