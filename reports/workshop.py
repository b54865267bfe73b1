"""The report for a wall or a table: large print, one step a page, room for notes."""

from auditor.parts import Showing, report

from .html import rendered
from .html_pictures import beside


@report(".html", beside=beside)
def workshop(showing: Showing) -> bytes:
    """For a workshop: large print, one step a page, room for notes; to be shown, printed or written into."""
    return rendered(showing, "workshop.jinja", ("html.css", "html_path.css", "html_site.css", "workshop.css"))
