"""Whether the header cells of a table head cells."""

from auditor.commons.tables import headers, headless
from auditor.evidence.tables import Tables
from auditor.model import Impact
from auditor.parts import Verdicts, failed, passed, rule, unsure


@rule(Impact.MODERATE, "WCAG 1.3.1", act=("d0f69e",), problem="A header cell of a table heads no cell")
def table_header_heads_nothing(tables: Tables) -> Verdicts:
    """Each header cell of a table heads at least one cell.

    ## Why it matters
    People who hear a table are told the headers of each cell. A header over nothing is most often one that was moved,
    or whose cells name another, so that what they say is heard under a wrong header or under none.

    ## How to fix it
    Give each column with a header its cells, also where they are empty; take away headers of columns that are gone.
    Use `scope="row"` for headers of rows and `scope="col"` for those of columns. What is no header is a `<td>`.

    ## What it cannot decide
    Tables that show nothing yet, and those that are made by roles, where cells may come as one scrolls: there a
    person must look. It is lenient where headers stand over other headers.

    ## References
    https://www.w3.org/WAI/standards-guidelines/act/rules/d0f69e/
    https://html.spec.whatwg.org/multipage/tables.html#header-and-data-cell-semantics
    https://www.w3.org/WAI/WCAG22/Techniques/html/H63
    """
    for table in tables.tables:
        if not table.told or not table.whole or not headers(table):
            continue
        astray = {header.path for header in headless(table)}
        certain = table.tag == "table" and any(cell.kind != "header" for cell in table.cells)
        if not any(cell.kind != "header" and cell.heard for cell in table.cells) and table.row_count > 1:
            continue  # a table of headers alone is told by a rule of its own
        for header in headers(table):
            if header.path not in astray:
                yield passed(header)
            elif certain:
                yield failed(header, "The header “{text}” heads no cell of its table.", text=header.text)
            else:
                yield unsure(header, "Look whether the header “{text}” has cells.", text=header.text)
