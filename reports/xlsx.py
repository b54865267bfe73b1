"""The backlog as a workbook for Excel and LibreOffice: to sort, to filter, to hand out."""

import io
from collections.abc import Iterator

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from auditor.parts import Showing, report

from .backlog import Kind, Table, findings_table, is_web, points_table
from .backlog_site import documents_table, templates_table
from .plain import line

_WIDTHS: dict[Kind, int] = {"short": 13, "words": 26, "long": 60, "number": 11, "link": 40}
# What Excel takes: https://support.microsoft.com/office/excel-specifications-and-limits
_MOST_LETTERS, _MOST_ADDRESS, _MOST_LINKS, _MOST_ROWS = 32_767, 2_079, 65_530, 1_048_575
# No text is ever read as a formula, an address or a number: what a page says is written as text.
_AS_TEXT = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


@report(".xlsx")
def xlsx(showing: Showing) -> bytes:
    """A backlog in Excel: a sheet of friction points, one of findings, of a crawl those of templates and documents."""
    out = io.BytesIO()
    book = Workbook(out, dict(_AS_TEXT))
    title = showing.words("{service}: friction points", service=line(showing.audit.service, 200))
    book.set_properties({"title": title, "comments": showing.audit.started})
    for table in (points_table(showing), findings_table(showing), *_of_site(showing)):
        _write(book, table)
    book.close()
    return out.getvalue()


def _of_site(showing: Showing) -> Iterator[Table]:
    """The sheets of a crawl."""
    if showing.site:
        yield templates_table(showing.site, showing.words)
        if showing.site.documents:
            yield documents_table(showing.site, showing.words)


def _write(book: Workbook, table: Table) -> None:
    sheet = book.add_worksheet(table.name[:31])
    head = book.add_format({"bold": True, "bottom": 1, "valign": "top", "text_wrap": True})
    words = book.add_format({"valign": "top", "text_wrap": True})
    number = book.add_format({"valign": "top", "num_format": "General"})
    link = book.add_format({"valign": "top", "font_color": "#1d4f91", "underline": 1})
    for at, column in enumerate(table.columns):
        sheet.set_column(at, at, _WIDTHS[column.kind])
        sheet.write_string(0, at, column.heading, head)
    sheet.freeze_panes(1, 2)
    rows = table.rows[:_MOST_ROWS]
    sheet.autofilter(0, 0, max(1, len(rows)), len(table.columns) - 1)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    links = 0
    for down, row in enumerate(rows, 1):
        for at, (column, cell) in enumerate(zip(table.columns, row, strict=True)):
            if isinstance(cell, int | float):
                sheet.write_number(down, at, cell, number)
            elif cell and column.kind == "link" and links < _MOST_LINKS and _linked(sheet, down, at, cell, link):
                links += 1
            elif cell:
                sheet.write_string(down, at, cell[:_MOST_LETTERS], words)


def _linked(sheet: Worksheet, down: int, at: int, address: str, form: Format) -> bool:
    """Whether the address could be written as a link."""
    if not is_web(address) or len(address) > _MOST_ADDRESS:
        return False
    return bool(sheet.write_url(down, at, address, form, address[:_MOST_LETTERS]) == 0)
