"""Writes down what is heard of a page, from its accessibility tree."""

from collections.abc import Iterator, Mapping, Sequence

from auditor.commons.label_in_name import holds
from auditor.evidence.accessibility_tree import TYPED, Node
from auditor.evidence.transcript import Kind, Line, Transcript, Trouble
from auditor.model import Value

MOST = 400  # lines: what is longer than that, nobody who looks at a report reads either
LENGTH = 300  # characters of one line's text

LANDMARKS = {"banner", "complementary", "contentinfo", "main", "navigation", "search"}
LANDMARKS_WITH_NAME = {"form", "region"}
GROUPS = {"group", "radiogroup", "tablist", "menu", "menubar", "toolbar", "tree", "grid", "tabpanel", "figure"}
TABLES = {"table", "treegrid"}
# The browser's words for its own controls, and the words that are heard.
OWN_CONTROLS = {
    "DisclosureTriangle": "disclosure",
    "Date": "date",
    "InputTime": "time",
    "DateTime": "date and time",
    "ColorWell": "colour",
    "Video": "video",
    "Audio": "audio",
}
CONTROLS = {
    "link", "button", "checkbox", "radio", "switch", "tab", "menuitem", "menuitemcheckbox", "menuitemradio", "option",
    "treeitem", "textbox", "searchbox", "combobox", "spinbutton", "slider", "listbox", *OWN_CONTROLS,
}  # fmt: skip
CLOSED = {*OWN_CONTROLS, "MenuListPopup"} - {"DisclosureTriangle"}  # what is in them is the browser's own
STATES = {
    ("checked", "true"): "checked", ("checked", "false"): "not checked", ("checked", "mixed"): "partly checked",
    ("pressed", "true"): "pressed", ("pressed", "false"): "not pressed", ("pressed", "mixed"): "partly pressed",
    ("expanded", "true"): "expanded", ("expanded", "false"): "collapsed", ("selected", "true"): "selected",
    ("required", "true"): "required", ("disabled", "true"): "unavailable", ("readonly", "true"): "read only",
    ("invalid", "true"): "invalid", ("invalid", "spelling"): "invalid", ("invalid", "grammar"): "invalid",
    ("busy", "true"): "busy",
}  # fmt: skip


class Seen(Value):
    """What those who see know of an element that others hear: its tag, the label in sight."""

    tag: str = ""
    label: str = ""


def transcribed(nodes: Sequence[Node], seen: Mapping[str, Seen] | None = None) -> Transcript:
    """What is heard of an accessibility tree; `seen` is what is seen, by path."""
    lines = list(_joined(_lines(nodes, seen or {})))
    kept = (_shortened(lines) if len(lines) > MOST else lines)[:MOST]
    return Transcript(lines=tuple(kept), left_out=len(lines) - len(kept))


def _lines(nodes: Sequence[Node], seen: Mapping[str, Seen]) -> Iterator[Line | None]:
    """Each line; None where one text ends and another begins."""
    closed: int | None = None  # the depth of a control whose inside is not heard
    named: int | None = None  # the depth of a control that is heard in place of the text in it
    for node in nodes:
        if closed is not None and node.depth > closed:
            continue
        if named is not None and node.depth > named and node.role == "StaticText":
            continue
        closed = node.depth if node.role in CLOSED else None
        if named is None or node.depth <= named:
            named = node.depth if node.role in CONTROLS and node.name else None
        kind = _kind(node, seen.get(node.path, Seen()))
        if kind:
            yield _line(kind, node, seen.get(node.path, Seen()))
        elif node.role != "ListMarker":
            yield None


def _kind(node: Node, seen: Seen) -> Kind | None:
    """What kind of line a node is; None where nothing is heard of it."""
    role, named = node.role, bool(node.name)
    if role in CONTROLS:
        return "control"
    if role in LANDMARKS or (role in LANDMARKS_WITH_NAME and named):
        return "landmark"
    if role in TABLES or (role in GROUPS and named):
        return "group"
    if role == "image":
        return "image" if named or seen.tag == "img" else None
    simple: dict[str, Kind] = {
        "RootWebArea": "title",
        "heading": "heading",
        "Iframe": "frame",
        "dialog": "dialog",
        "alertdialog": "dialog",
        "alert": "live",
        "status": "live",
        "log": "live",
        "StaticText": "text",
    }
    return simple.get(role)


def _line(kind: Kind, node: Node, seen: Seen) -> Line:
    if kind == "text":
        return Line(kind=kind, name=node.name)
    lacks = kind == "control" and bool(node.name) and _holds(node, seen) is not True
    level = node.states.get("level", "")
    return Line(
        kind=kind,
        role="" if kind == "title" else OWN_CONTROLS.get(node.role, node.role),
        name=node.name[:LENGTH],
        states=tuple(_states(node)),
        level=int(level) if kind == "heading" and level.isdigit() else None,
        value=node.value[:LENGTH] if kind == "control" else "",
        description=node.description[:LENGTH],
        path=node.path,
        label=seen.label if lacks else "",
        trouble=_trouble(kind, node, seen),
    )


def _trouble(kind: Kind, node: Node, seen: Seen) -> Trouble:
    if not node.name:
        return "no-alternative" if kind == "image" else "no-name" if kind in ("control", "frame", "dialog") else ""
    return "name-lacks-label" if kind == "control" and _holds(node, seen) is False else ""


def _holds(node: Node, seen: Seen) -> bool | None:
    """As `holds`; what stands where a name held the same as was typed hides what it said."""
    return True if TYPED in node.name else holds(node.name, seen.label)


def _states(node: Node) -> Iterator[str]:
    for state, value in node.states.items():
        if (state, value) in STATES:
            yield STATES[state, value]
        elif state == "hasPopup" and node.role != "combobox":
            yield f"opens a {value}"


def _joined(lines: Iterator[Line | None]) -> Iterator[Line]:
    """Texts that nothing comes between are one."""
    text = ""
    for line in lines:
        if line and line.kind == "text":
            text = f"{text} {line.name}".strip()
            continue
        if text:
            yield Line(kind="text", name=_cut(text))
            text = ""
        if line:
            yield line
    if text:
        yield Line(kind="text", name=_cut(text))


def _cut(text: str) -> str:
    return text if len(text) <= LENGTH else f"{text[: LENGTH - 1]}…"


def _shortened(lines: Sequence[Line]) -> list[Line]:
    """Without the text, but for what follows a title, a heading or what is announced."""
    before = [None, *lines[:-1]]
    return [
        line
        for line, last in zip(lines, before, strict=True)
        if line.kind != "text" or (last and last.kind in ("title", "heading", "live", "dialog"))
    ]
