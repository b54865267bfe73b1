"""Writes a table as separated values that a spreadsheet opens as it should, and that cannot run in one."""

import csv
import io
import re

from auditor.languages import Words

from .backlog import Cell, Table

MARK = "\ufeff"  # by which Excel knows that this is UTF-8
# A cell that begins so may be taken for a formula: https://owasp.org/www-community/attacks/CSV_Injection
_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠\t\r|%]")


def separated(table: Table, words: Words) -> bytes:
    """The table; parted as the spreadsheets of this language expect: where the comma is for decimals, by semicolons."""
    decimal = words.number(0.5, 1)[1]
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";" if decimal == "," else ",")
    writer.writerow([_safe(column.heading) for column in table.columns])
    writer.writerows([_text(cell, decimal) for cell in row] for row in table.rows)
    return f"{MARK}{out.getvalue()}".encode()


def _text(cell: Cell, decimal: str) -> str:
    if cell is None:
        return ""
    return _safe(cell) if isinstance(cell, str) else f"{cell:g}".replace(".", decimal)


def _safe(text: str) -> str:
    """An apostrophe before what looks like a formula, as spreadsheets themselves write it."""
    return f"'{text}" if _FORMULA.match(text) else text
