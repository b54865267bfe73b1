"""Whether the title of each step says what the step is about."""

from auditor.commons.labels import folded
from auditor.commons.orientation import nobodys, stems
from auditor.commons.walks import arrivals, main_heading
from auditor.model import Impact, Walk
from auditor.parts import Verdicts, failed, passed, rule, unsure


@rule(Impact.MODERATE, "WCAG 2.4.2", problem="The title does not say what the step is about.")
def title_does_not_say_step(walk: Walk) -> Verdicts:
    """The title of each step says what the step is about.

    ## Why it matters
    The title is the first thing that a screen reader says of a page, and what is read in the tab, the history and the
    bookmarks. One that says something else, or nothing, leaves people where they are not sure to be.

    ## How to fix it
    Begin the title with the heading of the page and end it with the service: `<title>Your details – Book a hall –
    Example City</title>`.

    ## What it cannot decide
    Whether other words mean the same. It certainly fails where the title is what an editor or a framework put there,
    such as “Untitled document” or the name of the file; where no word of the title stands in a heading, a person must
    look. Pages without a title are told by axe-document-title, titles that do not change by
    same-title-on-different-steps.

    ## References
    https://www.w3.org/WAI/WCAG22/Understanding/page-titled.html
    https://www.w3.org/WAI/WCAG22/Techniques/failures/F25
    """
    seen: set[str] = set()
    for visit, page in arrivals(walk):
        title = " ".join(page.title.split())
        headings = [head.text or head.name for head in page.headings() if head.visible]
        if not title or folded(title) in seen:
            continue
        seen.add(folded(title))
        if stems(title) & stems(" ".join(headings)):
            yield passed("", at=visit)
        elif nobodys(title):
            yield failed("", "The title “{title}” says nothing of the page.", title=title, at=visit)
        elif headings:
            ask = "Look whether the title “{title}” says what the page headed “{heading}” is about."
            yield unsure("", ask, title=title, heading=main_heading(page) or headings[0], at=visit)
