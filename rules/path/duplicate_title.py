"""Whether each page of the service has a title of its own."""

from auditor.commons.sites import addresses, titled_alike
from auditor.evidence.site import Site
from auditor.model import Impact
from auditor.parts import Verdicts, passed, rule, unsure

FIRST_ERROR = 400
MOST = 50  # pages of one cause that are told
MANY = 3  # titles that pages of the same templates share: it is these that make them, such as an item and its reviews
MOST_KINDS = 3  # templates that are named


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
    Titles that pages of the same templates share are one cause, from three titles on.

    ## References
    https://www.w3.org/WAI/WCAG22/Understanding/page-titled.html
    https://www.w3.org/WAI/WCAG22/Techniques/general/G88
    """
    good = [page for page in site.pages if page.title.strip() and (page.status or 0) < FIRST_ERROR]
    for templates, groups in titled_alike(good):
        if not templates:
            yield from (passed("", at=group[0]) for group in groups)
        elif len(groups) < MANY or not site.templates:
            ask = "Look whether the title “{title}”, which {pages} pages have, describes each of them."
            for group in groups:
                values = {"title": group[0].title, "pages": addresses(group), "detail": group[0].title}
                yield from (unsure("", ask, **values, at=page) for page in group[:MOST])
        else:
            ask = "Look whether pages like {kinds} need titles of their own: {titles} titles are shared (“{element}”)."
            kinds = ", ".join(site.templates[number] for number in templates[:MOST_KINDS])
            told = {"titles": len(groups), "element": groups[0][0].title, "pages": sum(map(addresses, groups))}
            every = [page for group in groups for page in group]
            yield from (unsure("", ask, **told, kinds=kinds, detail=kinds, at=page) for page in every[:MOST])
