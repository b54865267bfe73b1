"""Whether each page of the service has a title of its own."""

from collections import defaultdict

from auditor.commons.labels import folded
from auditor.commons.sites import alike
from auditor.commons.urls import page as without_query
from auditor.evidence.site import Site, SitePage
from auditor.model import Impact
from auditor.parts import Verdicts, passed, rule, unsure

FIRST_ERROR = 400
MOST = 50  # pages of one title that are told


@rule(Impact.MODERATE, "WCAG 2.4.2", problem="Several pages have one title.")
def duplicate_title(site: Site) -> Verdicts:
    """Each page of the service has a title of its own.

    ## Why it matters
    The title is the first thing that a screen reader says of a page, and all that is seen of it among other tabs,
    in the history, among bookmarks and in search results. Where pages share one, nobody knows which of them is
    which.

    ## How to fix it
    Begin each title with what the page is about and end it with the service: `<title>Opening hours – Example City
    swimming halls</title>`. Let the pages of a list say which part of it they are: `Page 2 of 7`.

    ## What it cannot decide
    Whether a title describes its page well enough all the same: WCAG asks that it describes, not that it differs.
    Therefore a person looks. Addresses that differ in their query alone count as one page.

    ## References
    https://www.w3.org/WAI/WCAG22/Understanding/page-titled.html
    https://www.w3.org/WAI/WCAG22/Techniques/general/G88
    """
    good = [page for page in site.pages if page.title.strip() and (page.status or 0) < FIRST_ERROR]
    for pages in alike(good):
        titles: dict[str, list[SitePage]] = defaultdict(list)
        for page in pages:
            titles[folded(page.title)].append(page)
        for group in titles.values():
            different = {without_query(page.url) for page in group}
            if len(different) == 1:
                yield passed("", at=group[0])
                continue
            ask = "Look whether the title “{title}”, which {pages} pages have, describes each of them."
            values = {"title": group[0].title, "pages": len(different), "detail": group[0].title}
            for page in group[:MOST]:
                yield unsure("", ask, **values, at=page)
