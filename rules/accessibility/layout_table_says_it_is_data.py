"""Whether tables that lay out the page keep off the markup of data."""

from auditor.commons.tables import PLAIN, lays_out, marked_up
from auditor.evidence.tables import Table, Tables
from auditor.model import Impact
from auditor.parts import Verdicts, failed, passed, rule, unsure


@rule(Impact.MODERATE, "WCAG 1.3.1", problem="A table that lays out the page is told as a table of data")
def layout_table_says_it_is_data(tables: Tables) -> Verdicts:
    """A table that lays out the page is not told as a table.

    ## Why it matters
    “Table with one row and three columns”: people who hear the page get counts and places of cells that mean nothing,
    and look for data that are not there.

    ## How to fix it
    Do the layout by style sheet, with flex or grid. Where the table must stay, give it `role="presentation"`, and no
    `th`, `caption`, `summary`, `scope` or `headers`.

    ## What it cannot decide
    What a table is for. It fails where the author says by `role="presentation"` that the table is there for its look,
    and marks it up as data all the same. Where cells hold pieces of a page, such as headings, forms, lists, long
    texts or other tables, a person must look.

    ## References
    https://www.w3.org/WAI/WCAG22/Techniques/failures/F46
    https://www.w3.org/WAI/WCAG22/Techniques/failures/F49
    https://html.spec.whatwg.org/multipage/tables.html#the-table-element
    """
    for table in tables.tables:
        if table.tag != "table" or not table.heard or not table.visible:
            continue
        if table.role in PLAIN:
            yield from _plain(table)
        elif not table.role and lays_out(table):
            ask = "Look whether this table is there for the layout alone: it holds pieces of a page."
            yield unsure(table, ask)


def _plain(table: Table) -> Verdicts:
    said = marked_up(table)
    if said:
        told = "This table has role={role}, and yet {said}: it cannot be a layout and data at once."
        yield failed(table, told, role=table.role, said=said)
    else:
        yield passed(table)
