"""Whether each step has a title of its own."""

from auditor.commons.labels import folded
from auditor.commons.urls import same_page
from auditor.commons.walks import arrivals, main_heading
from auditor.evidence.dom import Dom
from auditor.model import Impact, Walk
from auditor.parts import Verdicts, failed, passed, rule, unsure

SHARED = 0.5  # of the heading's words in the title: as many let the title describe the page


@rule(Impact.MODERATE, "WCAG 2.4.2")
def same_title_on_different_steps(walk: Walk) -> Verdicts:
    """Each step of the journey has a title of its own.

    ## Why it matters
    The title is the first thing that a screen reader says of a new page, and all that is seen of it among other tabs
    and in the history. When it stays the same, nobody hears that the step has changed, and nobody finds back to it.

    ## How to fix it
    Begin each title with what the page is about and end it with the service: `<title>Your details – Book a sports
    hall – Example City</title>`.

    ## What it cannot decide
    Whether a title describes its page. It certainly fails where two pages have one title but different main headings,
    and the title does not repeat the second heading; else a person must look.

    ## References
    https://www.w3.org/WAI/WCAG22/Understanding/page-titled.html
    https://www.w3.org/WAI/WCAG22/Techniques/failures/F25
    """
    seen: list[Dom] = []
    for visit, page in arrivals(walk):
        if not page.title.strip():
            continue  # a title that is missing is another matter, told by axe-document-title
        twin = next((one for one in seen if _other_page_same_title(one, page)), None)
        seen.append(page)
        if twin is None:
            yield passed("", at=visit)
        elif visit.arrival.new_document and _differ(main_heading(twin), main_heading(page)) and not _describes(page):
            told = "The title “{title}” is that of an earlier step too, which is headed “{earlier}” and not “{here}”."
            yield failed("", told, title=page.title, earlier=main_heading(twin), here=main_heading(page), at=visit)
        else:
            ask = "Look whether the title “{title}”, the same as on an earlier step, describes this one."
            yield unsure("", ask, title=page.title, at=visit)


def _other_page_same_title(one: Dom, other: Dom) -> bool:
    return folded(one.title) == folded(other.title) and not same_page(one.url, other.url)


def _differ(one: str, other: str) -> bool:
    return bool(folded(one)) and bool(folded(other)) and folded(one) != folded(other)


def _describes(page: Dom) -> bool:
    heading, title = set(folded(main_heading(page)).split()), set(folded(page.title).split())
    return len(heading & title) >= SHARED * len(heading)
