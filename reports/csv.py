"""The backlog of friction points as a table of text, for spreadsheets and ticket systems."""

from auditor.parts import Showing, report

from .backlog import points_table
from .separated import separated


@report(".csv")
def csv(showing: Showing) -> bytes:
    """A backlog: one row a friction point, the worst first. In Finnish and Swedish cells are parted by semicolons."""
    return separated(points_table(showing), showing.words)
