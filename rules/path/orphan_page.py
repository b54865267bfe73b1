"""Whether links lead to every page that the sitemap names."""

from auditor.commons.network import short
from auditor.evidence.site import Site
from auditor.model import Impact
from auditor.parts import Verdicts, passed, rule, unsure

FIRST_ERROR = 400


@rule(Impact.MINOR, problem="Pages of the sitemap may be reached by no link.")
def orphan_page(site: Site) -> Verdicts:
    """Links lead to every page that the sitemap names.

    ## Why it matters
    Nobody who looks around comes to a page that no other page links to. Search engines show it all the same, often long
    after anybody looks after it, and who lands there does not see where it belongs.

    ## How to fix it
    Link to the page from where people would look for it. Where it is out of date, take it out of the sitemap, and let
    its address lead on to what has taken its place.

    ## What it cannot decide
    Whether a search, a form, a script or an e-mail leads there, as is right for some pages: a person must look. It says
    nothing where not all pages of the service were looked at, since a link may stand on one of the others.

    ## References
    https://www.w3.org/WAI/WCAG22/Understanding/multiple-ways.html
    https://www.sitemaps.org/protocol.html
    """
    if not site.complete:
        return
    for page in site.pages:
        if not page.in_sitemap or (page.status or 0) >= FIRST_ERROR:
            continue
        if page.depth is None and not page.linked_from and page.url != site.start:
            ask = "Look how people come to “{element}”: the sitemap names it, and no page links to it."
            yield unsure("", ask, element=page.title or short(page.url), at=page)
        else:
            yield passed("", at=page)
