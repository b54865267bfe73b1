"""Whether rows and columns of tables are left empty, and headers too."""

from auditor.commons.tables import blank_lines, empty_cells, headers, heads_words
from auditor.evidence.tables import Tables
from auditor.model import Impact
from auditor.parts import Verdicts, passed, rule, unsure


@rule(Impact.MINOR, "WCAG 1.3.1", problem="A table has empty rows, columns or headers")
def empty_table_cells(tables: Tables) -> Verdicts:
    """The rows, columns and headers of a table of data say something.

    ## Why it matters
    People who hear a table meet blanks that were put in for the look, and cannot tell whether something is missing. A
    column under an empty header cannot be understood at all.

    ## How to fix it
    Make room between rows by style sheet. Give every column a header, hidden from sight where it must be: `<th
    scope="col"><span class="visually-hidden">Actions</span></th>`. Write “none” or “–” where there is no value.

    ## What it cannot decide
    Whether an empty cell means something. It asks of whole rows and columns, of a quarter of all cells, and of empty
    headers outside the upper left corner over or beside cells that are filled. So of a table that holds nothing.

    ## References
    https://www.w3.org/WAI/tutorials/tables/tips/
    https://www.w3.org/WAI/WCAG22/Techniques/html/H51
    """
    for table in tables.tables:
        if table.told and table.whole and table.visible and table.cells and all(cell.empty for cell in table.cells):
            yield unsure(
                table, "Look whether this table is needed: all of its {count} cells are empty.", count=len(table.cells)
            )
            continue
        if not table.told or not table.whole or not table.visible or not headers(table):
            continue
        blank = next(blank_lines(table), None)
        hollow = next((cell for cell in headers(table) if cell.empty and heads_words(cell, table)), None)
        if blank:
            line, cell = blank
            yield unsure(cell, "Look whether this table needs an empty {line}.", line=line)
        if hollow:
            yield unsure(hollow, "Look at this empty header: the cells that it heads are not empty.")
        if not blank and not hollow and (gaps := empty_cells(table)):
            ask = "Look what the {count} empty cells of this table mean: nothing says so."
            yield unsure(gaps[0], ask, count=len(gaps))
        elif not blank and not hollow:
            yield passed(table)
