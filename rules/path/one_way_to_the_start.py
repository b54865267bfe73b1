"""Whether the start of the path can be found in two ways."""

from urllib.parse import urlsplit

from auditor.commons.urls import host, page
from auditor.commons.walks import documents, touched
from auditor.commons.ways import ways_to
from auditor.languages import phrase
from auditor.model import Impact, Walk
from auditor.parts import Verdicts, passed, rule, unsure


@rule(Impact.MINOR, "WCAG 2.4.5", problem="The start of the path may be found in one way only.")
def one_way_to_the_start(walk: Walk) -> Verdicts:
    """The start of the path can be found in two ways.

    ## Why it matters
    Some people search, some read lists, some follow links from the front page. Where only one of these leads to the
    start, the others think that the service does not exist.

    ## How to fix it
    Have at least two of these lead there: the navigation, a search, a site map, a link on the front page.

    ## What it cannot decide
    Whether a search finds the page, and what stands on pages that the walk did not see: therefore a person must look.
    It looks at the page that the journey comes to from the front page, and for ways to it on all pages of the host
    that the walk saw. A journey that begins elsewhere shows too little; pages that a form leads to are steps of a
    process, which the criterion leaves alone.

    ## References
    https://www.w3.org/WAI/WCAG22/Understanding/multiple-ways.html
    https://www.w3.org/WAI/WCAG22/Techniques/general/G185
    """
    pages = list(documents(walk))
    start = next(((visit, one) for visit, one in pages if urlsplit(one.url).path.strip("/")), None)
    if start is None or start == pages[0] or _submitted_before(walk, start[0].number):
        return
    visit, here = start
    seen = [one for _, one in pages if host(one.url) == host(here.url)]
    ways = {way for one in seen for way in ways_to(page(here.url), one)}
    if len(ways) > 1:
        yield passed("", at=visit)
        return
    ask = "Look for a second way to this page: the walk saw {ways}."
    yield unsure("", ask, ways=sorted(ways) or phrase("none"), at=visit)


def _submitted_before(walk: Walk, number: int) -> bool:
    """Whether anything but links and addresses led to a visit."""
    before = (touch for visit, touch in touched(walk) if visit.number < number and touch.went == "done")
    return any(touch.action not in ("open", "wait_for", "scroll") and touch.role != "link" for touch in before)
