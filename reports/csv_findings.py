"""All findings as a table of text, for spreadsheets and ticket systems."""

from auditor.parts import Showing, report

from .backlog import findings_table
from .separated import separated


@report(".csv")
def csv_findings(showing: Showing) -> bytes:
    """The same for developers: one row a finding, with its element and code."""
    return separated(findings_table(showing), showing.words)
