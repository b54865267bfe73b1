"""What the tables of a page are made of: their cells, where they stand, what they say they are, and how they look."""

from importlib.resources import files

from auditor.model import Box, Evidence, Value
from auditor.parts import evidence
from auditor.session import Session

SCRIPT = files(__package__).joinpath("tables.js").read_text(encoding="utf-8")
LIMITS = {"tables": 60, "cells": 3_000, "each": 800}
LATER = 1.5  # after the document's facts


class Cell(Value):
    """One cell. `row` and `column` count from 0; `rows` and `columns` are how many it spans."""

    path: str
    tag: str
    kind: str  # header | data | other, by element and role
    role: str = ""  # as written
    row: int
    column: int
    rows: int = 1
    columns: int = 1
    scope: str = ""
    id: str = ""
    headers: tuple[str, ...] = ()
    text: str = ""  # cut at 120 characters
    length: int = 0  # characters of its whole text
    empty: bool = False  # no text, picture, control or name
    holds: tuple[str, ...] = ()  # table | control | form | heading | list | block
    heard: bool = True  # rendered, and not hidden from screen readers
    sorts: bool = False
    bold: bool = False
    centred: bool = False
    background: str = ""


class Table(Value):
    """One table, native or by role. `caption` is None without a caption element."""

    path: str
    tag: str
    role: str = ""  # as written
    html: str = ""
    box: Box | None = None
    caption: str | None = None
    summary: str = ""
    named: bool = False  # by aria-label or aria-labelledby
    heard: bool = True
    visible: bool = True
    nested_in: str = ""  # path of the table around it
    in_header: bool = False  # it stands in a header cell of that table
    grouped: bool = False  # has a thead
    row_count: int = 0
    width: int = 0  # columns
    cells: tuple[Cell, ...] = ()
    left_out: int = 0  # cells over the limit
    bordered: bool = False  # lines are drawn around its first cell
    collapsed: bool = False

    @property
    def told(self) -> bool:
        """Whether screen readers tell it as a table."""
        native = self.tag == "table" and not self.role
        return self.heard and (native or self.role in ("table", "grid", "treegrid"))

    @property
    def whole(self) -> bool:
        """Whether all its cells are here."""
        return not self.left_out and self.row_count <= 400


class Tables(Evidence):
    """The tables of the page, frames of the same origin and open shadow roots included."""

    tables: tuple[Table, ...] = ()
    left_out: int = 0  # tables and cells over the limits


@evidence(Tables, order=LATER)
async def gather(session: Session) -> Tables:
    """Read each table's cells where they stand."""
    return Tables.model_validate(await session.evaluate(SCRIPT, LIMITS))
