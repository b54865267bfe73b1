"""Whether links lead straight to their pages."""

from itertools import pairwise

from auditor.commons.network import short
from auditor.commons.sites import holders
from auditor.commons.urls import link as same
from auditor.evidence.site import Linked, Site
from auditor.model import Impact
from auditor.parts import Verdicts, failed, passed, rule

MOST = 1  # a page that has moved sends on once; what comes on top is one more question to a server, and an answer


@rule(Impact.MINOR, problem="A link is sent on several times before it arrives.")
def redirected_link(site: Site) -> Verdicts:
    """Links lead to their pages without being sent on several times.

    ## Why it matters
    Each time that an address sends on costs another question and answer: a tenth of a second and more on a telephone,
    before anything is shown. Long chains break when one of their links is taken away, and nobody remembers why it stood
    there.

    ## How to fix it
    Write the address where the page is now into the link, and let each old address lead to the page at once instead of
    to the next old address.

    ## What it cannot decide
    Whether a chain is meant, such as for signing in. To be sent on once is not told: a page that has moved should do
    that. Nor are changes of `http` to `https`, of `www.` and of a slash at the end, which answer what people type.

    ## References
    https://developer.chrome.com/docs/lighthouse/performance/redirects
    https://www.rfc-editor.org/rfc/rfc9110#name-redirection-3xx
    """
    for link in site.redirects:
        times = _times(link)
        for page in holders(site, link):
            if times <= MOST:
                yield passed("", at=page)
                continue
            told = "“{element}” leads to {url}, which sends on {times} times before it arrives at {end}."
            values = {"url": short(link.url), "end": short(link.chain[-1]), "detail": short(link.url)}
            yield failed("", told, element=link.text or link.url, times=times, pages=link.count, **values, at=page)


def _times(link: Linked) -> int:
    way = [link.url, *link.chain]
    return sum(same(one, one) != same(other, other) for one, other in pairwise(way))
