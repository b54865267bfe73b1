"""The report on paper: the HTML report, printed by the browser."""

from auditor.parts import Prints, Showing, report

from .html import whole


@report(".pdf")
def pdf(showing: Showing, prints: Prints) -> bytes:
    """On paper and for the archive: the HTML report on A4, all rows open, tagged, with an outline."""
    return prints(whole(showing))
