"""Texts that stand in rows and columns, as in a table, and are in none."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from auditor.evidence.dom import Dom, TextBlock

LEAST_ROWS, LEAST_COLUMNS = 3, 3
SHORT = 40  # characters of a cell
NEAR = 2.5  # CSS px by which edges of one column may differ
CELLS = ("div", "span", "p", "b", "strong")
# Where rows and columns are something else: tables, lists, links, buttons, forms.
OTHERWISE = frozenset(
    ("table", "td", "th", "li", "dl", "dd", "dt", "nav", "a", "button", "label", "form", "pre", "footer")
)
TABLE_ROLES = ("table", "grid", "treegrid", "row", "list", "listbox", "tablist", "menu", "radiogroup", "img")


@dataclass(frozen=True, slots=True)
class Columns:
    """Texts in rows and columns. `place` is the first of them."""

    place: TextBlock
    rows: int
    columns: int


def lined_up(dom: Dom) -> Iterator[Columns]:
    """Rows of short texts, each row in an element of its own or all in one, whose columns stand under each other."""
    said = [one.path for one in dom.elements if one.role in TABLE_ROLES]
    pressed = {one.path for one in dom.elements if one.clickable or one.focusable}
    groups: dict[str, list[TextBlock]] = defaultdict(list)
    for block in dom.text_blocks:
        tags = {part.partition(":")[0] for part in block.path.replace(" >>> ", " > ").split(" > ")}
        if block.tag in CELLS and block.box and not tags & OTHERWISE and block.path not in pressed:
            groups[_parent(_parent(block.path))].append(block)
            groups[_parent(block.path)].append(block)
    for blocks in groups.values():
        if any(blocks[0].path.startswith(f"{path} > ") for path in said):
            continue
        rows = _rows(blocks)
        if len(rows) >= LEAST_ROWS and _in_columns(rows):
            yield Columns(rows[0][0], len(rows), len(rows[0]))


def _parent(path: str) -> str:
    return path.rpartition(" > ")[0] or path


def _rows(blocks: Sequence[TextBlock]) -> list[list[TextBlock]]:
    """The texts row by row, as they are drawn and written; nothing where a row is shorter, or a text too long."""
    rows: dict[int, list[TextBlock]] = defaultdict(list)
    for block in blocks:
        if not block.box or len(block.text) > SHORT:
            return []
        rows[round(block.box[1] + block.box[3] / 2)].append(block)
    middles = [block.box[1] + block.box[3] / 2 for block in blocks if block.box]
    if any(other < one - NEAR for one, other in pairwise(middles)):  # read column by column, as cards side by side
        return []
    width = len(next(iter(rows.values()), ()))
    same = width >= LEAST_COLUMNS and all(len(row) == width for row in rows.values())
    return [rows[y] for y in sorted(rows)] if same else []


def _in_columns(rows: Sequence[Sequence[TextBlock]]) -> bool:
    boxes = [[one.box for one in row if one.box] for row in rows]
    return all(
        any(max(edges) - min(edges) <= NEAR for edges in _edges([row[column] for row in boxes]))
        for column in range(len(boxes[0]))
    )


def _edges(column: Sequence[tuple[float, float, float, float]]) -> Iterator[list[float]]:
    """The left edges, the middles, the right edges."""
    for share in (0.0, 0.5, 1.0):
        yield [x + share * width for x, _, width, _ in column]
