"""Whether columns that are typed with blanks are a table."""

from collections.abc import Iterator
from itertools import groupby

from auditor.commons.lettering import GAP, typed_columns
from auditor.commons.lined_up import lined_up
from auditor.evidence.dom import Dom
from auditor.evidence.markup import Markup, Passage
from auditor.model import Impact
from auditor.parts import Verdicts, rule, unsure

PROGRAM = frozenset({"code", "samp", "kbd", "button", "td", "th"})
CODE_MARKS = frozenset("{}();=<>$#\\|")
MOST_MARKS = 0.03  # share of such signs in text that is no program


@rule(Impact.MODERATE, "WCAG 1.3.1", "WCAG 1.3.2", problem="Text that looks like a table is none")
def looks_like_a_table(markup: Markup, dom: Dom) -> Verdicts:
    """What looks like a table is a table.

    ## Why it matters
    Columns that are made with blanks are read line by line, as one text: “Small hall Large hall 20 40”. Nobody who
    hears it can go down a column, and with larger letters the columns fall apart.

    ## How to fix it
    Write a `<table>` with header cells.

    ## What it cannot decide
    Whether the gaps are columns: therefore a person must look. It asks where three lines in a row are parted by three
    or more blanks, or by tabs, into the same number of columns; and where three rows or more of three short texts or
    more, outside lists, links and forms, stand under each other, although no table and no role says so.

    ## References
    https://www.w3.org/WAI/WCAG22/Techniques/failures/F34
    https://www.w3.org/WAI/WCAG22/Techniques/failures/F33
    https://www.w3.org/WAI/WCAG22/Techniques/failures/F48
    """
    for first, lines in _groups(markup):
        columns = typed_columns(lines)
        if columns > 1:
            ask = "Look whether these {count} lines are a table: blanks set them in {columns} columns."
            yield unsure(first, ask, count=sum(bool(GAP.search(line)) for line in lines), columns=columns)
    for one in lined_up(dom):
        ask = "Look whether this is a table: {rows} rows of short texts stand in {columns} columns."
        yield unsure(one.place, ask, rows=one.rows, columns=one.columns)


def _groups(markup: Markup) -> Iterator[tuple[Passage, list[str]]]:
    seen = [one for one in markup.passages if one.visible and PROGRAM.isdisjoint((*one.places, one.tag))]
    for passage in seen:
        if "\n" in passage.text.strip() and not _is_program(passage):
            yield passage, passage.text.split("\n")
    for _, group in groupby(seen, key=lambda one: one.parent):
        lines = [one for one in group if GAP.search(one.text.strip()) and "\n" not in one.text]
        if lines:
            yield lines[0], [one.text for one in lines]


def _is_program(passage: Passage) -> bool:
    marks = sum(sign in CODE_MARKS for sign in passage.text)
    return marks > MOST_MARKS * len(passage.text) or "┌" in passage.text or "--" in passage.text
