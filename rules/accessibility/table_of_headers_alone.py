"""Whether a table has cells that are no headers."""

from auditor.commons.tables import headers
from auditor.evidence.tables import Tables
from auditor.model import Impact
from auditor.parts import Verdicts, failed, passed, rule

FEWEST_ROWS = 2


@rule(Impact.MODERATE, "WCAG 1.3.1", problem="All cells of a table are marked as headers")
def table_of_headers_alone(tables: Tables) -> Verdicts:
    """A table of several rows has cells that are no headers.

    ## Why it matters
    A screen reader speaks the headers of a cell before the cell. Where every cell is a header, each is announced by
    all the others, or by none of them, and nobody can tell what is a name and what is a figure.

    ## How to fix it
    Mark only the cells that name a row or a column as headers: `<th scope="row">Small hall</th><td>20 €</td>`.

    ## What it cannot decide
    A table of one row, which may wait for its data, and tables where a cell is left out of what was gathered.

    ## References
    https://www.w3.org/WAI/WCAG22/Techniques/html/H51
    https://www.w3.org/WAI/tutorials/tables/
    """
    for table in tables.tables:
        found = headers(table)
        if not table.told or not table.whole or not found or table.row_count < FEWEST_ROWS:
            continue
        if {cell.row for cell in table.cells if cell.kind != "header"} or table.width < FEWEST_ROWS:
            yield passed(table)
        else:
            told = "All {count} cells of this table are header cells."
            yield failed(table, told, count=len(found))
