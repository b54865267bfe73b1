"""Whether breadcrumbs lead upwards, and to the same pages everywhere."""

from collections.abc import Iterator

from auditor.commons.network import short
from auditor.commons.text import folded
from auditor.commons.urls import link
from auditor.commons.wayfinding import odd_crumbs, signposts
from auditor.evidence.dom import Dom
from auditor.evidence.signposts import Crumb, Trail
from auditor.model import Impact, Walk
from auditor.parts import Verdicts, passed, rule, unsure


@rule(
    Impact.MINOR,
    problem="The breadcrumbs may not lead upwards, or to different pages under one name.",
    crawled="across",
)
def breadcrumbs_lead_elsewhere(walk: Walk) -> Verdicts:
    """Breadcrumbs lead to the pages above this one, from the highest down, and to the same ones everywhere.

    ## Why it matters
    Breadcrumbs are the way back up for those who came to the wrong page. Where one of them leads to this page, below
    it, or on each page somewhere else, people lose the trust that they know where they are.

    ## How to fix it
    Make the crumbs of the service's own order of pages, in one place of the code, and not by hand on each page. Let the
    first be the front page, and each one after it a page that the one before holds.

    ## What it cannot decide
    How a service is ordered: addresses tell that only where they are built like folders. Therefore a person must look.
    Crumbs whose page is not there are told by broken-link-on-the-path.

    ## References
    - https://www.nngroup.com/articles/breadcrumbs/
    - https://www.w3.org/WAI/ARIA/apg/patterns/breadcrumb/
    """
    places: dict[str, str] = {}
    told: set[tuple[str, str]] = set()
    for visit, page, signs in signposts(walk):
        for trail in signs.trails:
            odd = [*odd_crumbs(trail, page), *_moved(trail, page, places)]
            for crumb, what in odd:
                if (folded(crumb.name), what) not in told:
                    told.add((folded(crumb.name), what))
                    ask = "Look at the breadcrumb “{crumb}”: it leads to {url}, {what}."
                    yield unsure(crumb, ask, at=visit, crumb=crumb.name, url=short(crumb.url), what=what)
            if not odd and len(trail.crumbs) > 1:
                yield passed(trail, at=visit)


def _moved(trail: Trail, page: Dom, places: dict[str, str]) -> Iterator[tuple[Crumb, str]]:
    for crumb in trail.crumbs[:-1]:
        if not crumb.url:
            continue
        where = places.setdefault(folded(crumb.name), crumb.url)
        if link(where, page.url).partition("?")[0] != link(crumb.url, page.url).partition("?")[0]:
            yield crumb, f"and elsewhere to {short(where)}"
