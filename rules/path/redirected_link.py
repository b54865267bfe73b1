"""Whether links lead straight to their pages."""

from itertools import pairwise

from auditor.commons.network import short
from auditor.commons.sites import holders
from auditor.commons.urls import host
from auditor.commons.urls import link as same
from auditor.evidence.site import Linked, Site
from auditor.model import Impact
from auditor.parts import Verdicts, failed, passed, rule

MOST = 1  # a page that has moved sends on once; what comes on top is one more question to a server, and an answer
FOR_GOOD = (301, 308)  # RFC 9110, 15.4.2 and 15.4.9: links ought to be changed to the new address


@rule(Impact.MINOR, problem="A link does not lead straight to its page.")
def redirected_link(site: Site) -> Verdicts:
    """Links lead straight to their pages.

    ## Why it matters
    Each time that an address sends on costs another question and answer: a tenth of a second and more on a telephone,
    before anything is shown. Links break when an old address is taken away, and nobody remembers why it stood there.

    ## How to fix it
    Write the address where the page is now into the link, and let each old address lead to the page at once instead of
    to the next old address.

    ## What it cannot decide
    Whether a chain is meant, such as for signing in. To be sent on once is told where one of the service's own
    addresses does it and answers that the page has moved for good (301, 308): what is only passing may change again.
    The front page's address may choose a language. Changes of `http` to `https`, of `www.` and of a slash at the end
    answer what people type, and do not count.

    ## References
    https://developer.chrome.com/docs/lighthouse/performance/redirects
    https://www.rfc-editor.org/rfc/rfc9110#name-redirection-3xx
    """
    own = {host(page.url) for page in site.pages}
    for link in site.redirects:
        steps = _steps(link)
        moved = steps[:1] and steps[0] in FOR_GOOD and host(link.url) in own and not _is_front(link.url)
        for page in holders(site, link):
            values = {"url": short(link.url), "end": short(link.chain[-1]), "detail": short(link.url)}
            if len(steps) > MOST:
                told = "“{element}” leads to {url}, which sends on {times} times before it arrives at {end}."
                values = {**values, "times": str(len(steps))}
            elif moved:
                told = "“{element}” leads to {url}, which has moved for good to {end}."
            else:
                yield passed("", at=page)
                continue
            yield failed("", told, element=link.text or link.url, pages=link.count, **values, at=page)


def _steps(link: Linked) -> list[int]:
    """The statuses that led to another page; 0 where it is not known."""
    way = [link.url, *link.chain]
    hops = (*link.hops, *[0] * len(link.chain))
    return [hop for (one, other), hop in zip(pairwise(way), hops, strict=False) if same(one, one) != same(other, other)]


def _is_front(url: str) -> bool:
    return same(url, url) == host(url)
