"""Whether the links on the path's pages lead somewhere."""

from auditor.commons.answers import answered
from auditor.commons.network import FIRST_ERROR, FIRST_SERVER_ERROR, short
from auditor.commons.walks import judged
from auditor.evidence.links import Link, Links
from auditor.model import Impact, Visit, Walk
from auditor.parts import Verdicts, failed, passed, rule, unsure

GONE = (404, 410)
REFUSED = (401, 403, 405, 407, 429, 501)  # say nothing of the page behind: sign in, not this way, not so fast


@rule(Impact.MODERATE, problem="A link on the path leads to a page that is not there.")
def broken_link_on_the_path(walk: Walk) -> Verdicts:
    """The links on the path's pages lead to pages that are there.

    ## Why it matters
    Somebody who wanted to read the terms, the prices or the instructions before going on meets “not found”, and trusts
    the rest of the service less. Some do not find back.

    ## How to fix it
    Mend the address, or redirect the old one to where the page is now. Take links out whose page is gone.

    ## What it cannot decide
    Links to other hosts, and those that may change something, such as “Sign out” or “Order”: they are not asked for.
    It asks without cookies, so from the moment that the walk has filled something in, a page may be there for the
    customer alone, and a person must look; likewise for errors of the server, and where the service answers the same
    kind of request for the page itself with an error. At most 30 links of each page are asked.

    ## References
    https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Status/404
    https://www.w3.org/Provider/Style/URI
    """
    filled = False
    for visit in judged(walk):
        told = visit.get(Links)
        if isinstance(told, Links):
            plain = not filled and told.own_status is not None and told.own_status < FIRST_ERROR
            for link in told.links:
                yield from _judge(link, visit, certain=plain)
        filled = filled or bool(answered(visit))


def _judge(link: Link, visit: Visit, *, certain: bool) -> Verdicts:
    if link.status is None or link.status in REFUSED:
        return
    values = {"name": link.name or short(link.url), "status": link.status, "url": short(link.url)}
    if link.status < FIRST_ERROR:
        yield passed(link, at=visit)
    elif link.status in GONE and certain:
        yield failed(link, "“{name}” leads to {url}, which answers {status}.", at=visit, **values)
    elif link.status in GONE or link.status >= FIRST_SERVER_ERROR:
        yield unsure(link, "Look where “{name}” leads: {url} answers {status} without cookies.", at=visit, **values)
