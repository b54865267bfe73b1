"""Whether links to a part of a page find that part."""

from auditor.commons.network import short
from auditor.commons.sites import holders
from auditor.evidence.site import Site
from auditor.model import Impact
from auditor.parts import Verdicts, passed, rule, unsure


@rule(Impact.MINOR, problem="A link leads to a part of a page that the page does not have.")
def broken_anchor(site: Site) -> Verdicts:
    """Links to a part of a page find that part there.

    ## Why it matters
    The link promises a certain place, such as a question in a list of many. Without it the page opens at its top, and
    the reader searches all of it. Who hears the page hears it from the beginning.

    ## How to fix it
    Give the heading or the part the id that the link names: `<h2 id="opening-hours">`. Keep ids when texts are edited.
    Where the part is gone, take the `#` and what follows out of the link.

    ## What it cannot decide
    Whether a script reads what follows the `#` and opens a tab, a dialog or a part that it fetches: therefore a person
    always looks. Pages are compared as they stood after loading.

    ## References
    https://html.spec.whatwg.org/multipage/browsing-the-web.html#scrolling-to-a-fragment
    """
    for link in site.anchors:
        url = f"{short(link.url)}#{link.fragment}"
        for page in holders(site, link):
            ask = "Look where “{element}” leads: {url} has no part with that name."
            told = {"url": url, "element": link.text or url, "pages": link.count, "detail": url}
            yield unsure("", ask, **told, at=page)
    if site.pages and not site.anchors:
        yield passed("")
