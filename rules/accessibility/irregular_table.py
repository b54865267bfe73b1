"""Whether the rows of a table have the same number of cells."""

from collections import Counter

from auditor.commons.tables import headers
from auditor.evidence.tables import Table, Tables
from auditor.model import Impact
from auditor.parts import Verdicts, passed, rule, unsure

FEWEST_ROWS = 3


@rule(Impact.MODERATE, "WCAG 1.3.1", problem="The rows of a table have different numbers of cells")
def irregular_table(tables: Tables) -> Verdicts:
    """All rows of a table of data are equally long.

    ## Why it matters
    People who hear a table go down a column. Where a row is shorter or longer than the others, its cells stand under
    wrong headers, or under none.

    ## How to fix it
    Write a cell for each column in each row, also where it is empty. Where one cell stands for several, say so with
    `colspan` or `rowspan`, and let the spans add up.

    ## What it cannot decide
    Whether the cells that a row lacks were meant to be empty: therefore a person must look. It knows tables with
    header cells, at least three rows, and spans.

    ## References
    https://html.spec.whatwg.org/multipage/tables.html#table-model-error
    https://www.w3.org/WAI/tutorials/tables/irregular/
    """
    for table in tables.tables:
        if table.tag != "table" or not table.told or not table.whole or not headers(table):
            continue
        lengths = _lengths(table)
        if len(lengths) < FEWEST_ROWS:
            continue
        usual = max(Counter(lengths.values()).items(), key=lambda one: (one[1], one[0]))[0]
        odd = next((row for row, length in lengths.items() if length != usual), None)
        if odd is None:
            yield passed(table)
        else:
            ask = "Look at row {row} of this table: it is {length} cells long, the others are {usual}."
            yield unsure(table, ask, row=odd + 1, length=lengths[odd], usual=usual)


def _lengths(table: Table) -> dict[int, int]:
    """How many columns the cells of each row cover, those that come down from above included."""
    covered: Counter[int] = Counter()
    for cell in table.cells:
        for row in range(cell.row, min(cell.row + cell.rows, table.row_count)):
            covered[row] += cell.columns
    return dict(sorted(covered.items()))
