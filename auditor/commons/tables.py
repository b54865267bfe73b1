"""What a table is for, told from its cells: data or the layout of the page; which headers head nothing."""

from collections import Counter
from collections.abc import Callable, Iterator

from auditor.evidence.tables import Cell, Table
from auditor.languages import phrase

SHORT = 60  # characters; cells of data are short
PROSE = 200  # characters of one cell that is a piece of a page
FEWEST = 2  # cells of a row, or empty ones of a table
MANY = 0.25  # share of the cells of data that are empty
FILLED = 0.6  # share of cells that hold something
PLAIN = ("presentation", "none")
_PIECES = frozenset({"table", "form", "heading", "list"})
_CLEAR = frozenset({"", "transparent", "rgba(0, 0, 0, 0)"})


def headers(table: Table) -> list[Cell]:
    """Its header cells."""
    return [cell for cell in table.cells if cell.kind == "header"]


def marked_up(table: Table) -> list[str]:
    """What the table has that only tables of data have."""
    said = [phrase("header cells")] if headers(table) else []
    said += [phrase("a caption")] if table.caption else []
    said += [phrase("a summary")] if table.summary else []
    said += [phrase("scope attributes")] if any(cell.scope for cell in table.cells) else []
    said += [phrase("headers attributes")] if any(cell.headers for cell in table.cells) else []
    return said


def shows_data(table: Table) -> bool:
    """Whether it looks like rows and columns of data: several of both, short texts, little else."""
    if table.row_count < 2 or table.width < 2 or len(table.cells) < 4:
        return False
    if any(_PIECES.intersection(cell.holds) or cell.length > PROSE for cell in table.cells):
        return False
    short = [cell for cell in table.cells if not cell.empty and cell.length <= SHORT and "control" not in cell.holds]
    regular = len(table.cells) >= table.row_count * table.width / 2
    return regular and len(short) >= FILLED * len(table.cells)


def lays_out(table: Table) -> bool:
    """Whether its cells are pieces of a page: blocks of text, headings, forms, other tables, side by side."""
    pieces = [cell for cell in table.cells if _PIECES.intersection(cell.holds) or cell.length > PROSE]
    if marked_up(table) or table.named or not table.cells:
        mostly = [cell for cell in pieces if {"form", "heading", "table"}.intersection(cell.holds)]
        return len(mostly) * 2 > len(table.cells)
    one_line = table.row_count == 1 or table.width == 1
    fields = [cell for cell in table.cells if "control" in cell.holds]
    return len(pieces) >= (1 if one_line else 2) or (one_line and bool(fields)) or len(fields) * 2 >= len(table.cells)


def first_row_stands_out(table: Table) -> bool:
    """Whether its first row looks like headers: bold or on a colour of its own, and no other row does."""
    return _stands_out(table, lambda cell: cell.row, 3)


def first_column_stands_out(table: Table) -> bool:
    """Whether its first column looks like headers."""
    return _stands_out(table, lambda cell: cell.column, 2)


def headless(table: Table) -> Iterator[Cell]:
    """The header cells that head no cell, by their scope, or by where they stand."""
    data = [cell for cell in table.cells if cell.kind != "header"]
    named = Counter(name for cell in table.cells for name in cell.headers)
    for header in headers(table):
        if not header.heard or header.empty or (header.id and named[header.id]) or header.scope.endswith("group"):
            continue
        others = [cell for cell in table.cells if cell is not header]
        row_has_data = any(_level(cell, header) for cell in data)
        below = any(_stacked(cell, header) and not cell.headers for cell in others)
        beside = any(_level(cell, header) and not cell.headers and not cell.empty for cell in others)
        across = row_has_data and beside
        if not {"col": below, "row": beside}.get(header.scope, below or across):
            yield header


def empty_cells(table: Table) -> list[Cell]:
    """The empty cells, where they are many."""
    data = [cell for cell in table.cells if cell.kind == "data" and (cell.row or cell.column)]
    empty = [cell for cell in data if cell.empty]
    return empty if len(empty) >= FEWEST and len(empty) >= MANY * len(data) else []


def blank_lines(table: Table) -> Iterator[tuple[str, Cell]]:
    """The rows and columns with nothing in them: which it is, and its first cell."""
    for name in (phrase("row"), phrase("column")):
        lines: dict[int, list[Cell]] = {}
        for cell in table.cells:
            lines.setdefault(cell.row if name == "row" else cell.column, []).append(cell)
        for cells in lines.values():
            if all(cell.empty for cell in cells) and (len(cells) >= FEWEST or cells[0].columns >= FEWEST):
                yield name, cells[0]


def heads_words(header: Cell, table: Table) -> bool:
    """Whether a header outside the upper left corner stands over cells that are not empty."""
    corner = header.row == 0 and header.column == 0
    below = [cell for cell in table.cells if cell.column == header.column and cell.kind == "data"]
    return header.heard and not corner and any(not cell.empty for cell in below)


def _stands_out(table: Table, line: Callable[[Cell], int], fewest: int) -> bool:
    if max(line(cell) for cell in table.cells) + 1 < fewest:
        return False
    first = [cell for cell in table.cells if line(cell) == 0 and not cell.empty]
    rest = [cell for cell in table.cells if line(cell) > 0 and not cell.empty]
    if len(first) < 2 or not rest:
        return False
    bold = all(cell.bold for cell in first) and sum(cell.bold for cell in rest) <= len(rest) / 10
    colours = {cell.background for cell in first}
    coloured = len(colours) == 1 and colours.isdisjoint(_CLEAR) and colours.isdisjoint(cell.background for cell in rest)
    return bold or coloured


def _stacked(cell: Cell, header: Cell) -> bool:
    return _meets(cell.column, cell.columns, header.column, header.columns) and cell.row != header.row


def _level(cell: Cell, header: Cell) -> bool:
    return _meets(cell.row, cell.rows, header.row, header.rows) and cell.column != header.column


def _meets(start: int, length: int, other: int, others: int) -> bool:
    return start < other + others and other < start + length
