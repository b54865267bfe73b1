"""Whether tables stand in cells of tables of data."""

from auditor.commons.tables import PLAIN
from auditor.evidence.tables import Tables
from auditor.model import Impact
from auditor.parts import Verdicts, failed, rule, unsure


@rule(Impact.MODERATE, "WCAG 1.3.1", problem="A table stands in a cell of another table")
def nested_table(tables: Tables) -> Verdicts:
    """No table stands in a cell of another one.

    ## Why it matters
    People who hear a table know their place by its row and column. In a table inside a cell they are told other rows
    and columns, and screen readers lose the headers of the outer one.

    ## How to fix it
    Make one table of both, with cells that span several rows, or show the inner one below under a heading of its own.

    ## What it cannot decide
    Whether the outer one is there for the layout. It fails where a table stands in a header cell: that header is then
    as long as the table. Elsewhere a person must look. What has `role="presentation"` is no table to anybody.

    ## References
    https://www.w3.org/WAI/tutorials/tables/tips/
    https://www.w3.org/WAI/WCAG22/Techniques/html/H51
    """
    by_path = {table.path: table for table in tables.tables}
    for table in tables.tables:
        outer = by_path.get(table.nested_in)
        if not table.told or outer is None or outer.role in PLAIN or not table.visible:
            continue
        if table.in_header:
            yield failed(table, "A whole table stands in a header cell of another table.")
        else:
            yield unsure(table, "Look whether this table can be a part of the table around it, or stand below it.")
