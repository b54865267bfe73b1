"""Whether the links of a service lead to pages that are there."""

from auditor.commons.network import short
from auditor.commons.right_page import CHALLENGE_STANDS, LOGIN_STANDS
from auditor.commons.sites import holders
from auditor.evidence.site import Linked, Site
from auditor.model import Impact
from auditor.parts import Verdicts, failed, passed, rule, unsure

GONE = (404, 410)
FOUND = range(200, 400)
KEPT_OUT = (LOGIN_STANDS, CHALLENGE_STANDS)  # say nothing of what is behind either
REFUSED = (401, 403, 405, 407, 429, 451, 501)  # say nothing of what is behind: sign in, not this way, not so fast


@rule(Impact.MODERATE, problem="A link leads to a page that is not there.")
def broken_link(site: Site) -> Verdicts:
    """The links of the service's pages lead to pages that are there.

    ## Why it matters
    Who follows a link to nowhere has lost the way, does not know whether to look elsewhere or to give up, and
    trusts the rest less. Each page that holds the link leads more people there.

    ## How to fix it
    Mend the address, or lead the old one on to where the page is now. Take links out whose page is gone for good. Where
    many pages hold the link, it stands in a part that they share, and is mended once.

    ## What it cannot decide
    Whether a page is there for others, where a server refuses, asks for a login or fails while it is asked: then a
    person must look, or nothing is said. Some hosts answer machines with an error and people with the page. It
    certainly fails where the host answers 404 or 410, or is not there.

    ## References
    https://www.rfc-editor.org/rfc/rfc9110#status.404
    https://www.w3.org/Provider/Style/URI
    """
    for link in site.broken:
        if link.status not in REFUSED and not link.why.startswith(KEPT_OUT):
            yield from _told(site, link)
    if site.pages and not site.broken:
        yield passed("")


def _told(site: Site, link: Linked) -> Verdicts:
    url = short(link.url)
    values = {"url": url, "element": link.text or url, "pages": link.count, "detail": url, "status": link.status}
    for page in holders(site, link):
        if link.certain and link.status in GONE:
            told = "“{element}” leads to {url}, which answers {status}."
            yield failed("", told, **values, at=page)
        elif link.certain and link.status is None:
            told = "“{element}” leads to {url}, which is not there ({reason})."
            yield failed("", told, **values, reason=link.why, at=page)
        elif link.status is None or (link.status in FOUND and link.why):
            ask = "Look where “{element}” leads: {url} shows no page ({reason})."
            yield unsure("", ask, **values, reason=link.why, at=page)
        else:
            ask = "Look where “{element}” leads: {url} answers {status}."
            yield unsure("", ask, **values, at=page)
