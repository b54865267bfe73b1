"""Whether tables of data have header cells."""

from auditor.commons.tables import first_column_stands_out, first_row_stands_out, headers, shows_data
from auditor.evidence.tables import Table, Tables
from auditor.model import Impact
from auditor.parts import Verdicts, failed, passed, rule, unsure

FEWEST_ROWS = 3  # in two rows the first may be a pair of names as well as a pair of headers


@rule(Impact.SERIOUS, "WCAG 1.3.1", problem="A table of data has no header cells")
def table_without_headers(tables: Tables) -> Verdicts:
    """A table of data marks its headers as such.

    ## Why it matters
    People who hear a table move from cell to cell, and their screen reader tells the header of the row or column that
    they come to. Without header cells they hear “20 €” and do not learn what costs so much.

    ## How to fix it
    Make the cells of the first row, or of the first column, header cells: `<th scope="col">Price</th>`. If the table
    shows no data but lays out the page, give it `role="presentation"` or do the layout by style sheet.

    ## What it cannot decide
    Whether a table without any look of headers needs some. It fails where the cells of the first row or column are
    all bold or on a colour of their own, and those of the others are not; elsewhere a person must look, and only
    where the table is drawn with lines or has a caption, three rows and two columns of short texts.

    ## References
    https://www.w3.org/WAI/WCAG22/Techniques/failures/F91
    https://www.w3.org/WAI/WCAG22/Techniques/html/H51
    """
    for table in tables.tables:
        if not table.told or not table.whole or not table.visible or not shows_data(table):
            continue
        if headers(table) or any(cell.headers for cell in table.cells):
            yield passed(table)
        elif table.row_count >= FEWEST_ROWS and (first_row_stands_out(table) or first_column_stands_out(table)):
            told = "This table of {rows} rows and {columns} columns has headers that are headers by their look alone."
            yield failed(table, told, rows=table.row_count, columns=table.width)
        elif table.row_count >= FEWEST_ROWS and _drawn(table):
            ask = "Look whether this table of {rows} rows and {columns} columns needs headers: it has no header cell."
            yield unsure(table, ask, rows=table.row_count, columns=table.width)


def _drawn(table: Table) -> bool:
    return table.bordered or bool(table.caption) or bool(table.summary) or table.named
