"""Whether the headers that cells name are cells of their own table."""

from auditor.evidence.tables import Tables
from auditor.model import Impact
from auditor.parts import Verdicts, failed, passed, rule


@rule(
    Impact.SERIOUS,
    "WCAG 1.3.1",
    act=("a25f45",),
    problem="A cell of a table names a header that is no cell of that table",
)
def table_headers_point_nowhere(tables: Tables) -> Verdicts:
    """The headers that a cell names are cells of its own table.

    ## Why it matters
    A screen reader speaks the headers that a cell names before the cell. Where the name leads nowhere, to another
    table or to the cell itself, people hear a figure and do not learn what it stands for.

    ## How to fix it
    Write the ids of the header cells of the same table: `<th id="price">Price</th> … <td headers="price">20 €</td>`.
    In a simple table leave `headers` out and give the header cells a `scope`.

    ## What it cannot decide
    Whether the headers that are named are the right ones.

    ## References
    https://www.w3.org/WAI/standards-guidelines/act/rules/a25f45/
    https://www.w3.org/WAI/WCAG22/Techniques/html/H43
    https://www.w3.org/WAI/WCAG22/Techniques/failures/F90
    """
    for table in tables.tables:
        if table.tag != "table" or not table.told or not table.whole:
            continue
        ids = {cell.id for cell in table.cells}
        for cell in table.cells:
            astray = [name for name in cell.headers if name not in ids]
            if not cell.headers or not cell.heard:
                continue
            if astray:
                told = "This cell names the header “{id}”, which is no cell of its table."
                yield failed(cell, told, id=astray[0])
            elif cell.id in cell.headers:
                yield failed(cell, "This cell names itself as its header (“{id}”).", id=cell.id)
            else:
                yield passed(cell)
