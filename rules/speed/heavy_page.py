"""Rule: a page does not weigh too much."""

from auditor.commons.network import short
from auditor.commons.savings import saved
from auditor.commons.sizes import KIB, kib
from auditor.evidence.requests import Requests
from auditor.model import Impact, Missing, Visit
from auditor.parts import Verdicts, failed, passed, rule

LIMIT = 5000 * KIB
MOST_NAMED = 4


@rule(Impact.MODERATE)
def heavy_page(visit: Visit) -> Verdicts:
    """A page costs the customer less than 5,000 KiB.

    ## Why it matters
    Five megabytes take 25 seconds on a slow 4G line, and a share of a prepaid phone's data. Customers far from towns
    and with old phones are hit first.

    ## How to fix it
    Begin with the largest files, which the message names. Send images in the size they are drawn in and as WebP or
    AVIF, load videos and maps only when they are asked for, and take scripts out that this page does not use.

    ## What it cannot decide
    The limit is Lighthouse's, which calls pages above 5,000 KiB enormous (half of all home pages were below 2,652 kB
    on a desktop and 2,311 kB on a phone in October 2024); whether a lighter page is light enough for its customers is
    for the service to decide, by a budget in the plan's gate. Only visits that loaded a document are judged, with
    what came until the view was at rest.

    ## References
    - https://developer.chrome.com/docs/lighthouse/performance/total-byte-weight
    - https://almanac.httparchive.org/en/2024/page-weight
    """
    requests = visit.get(Requests)
    if isinstance(requests, Missing) or not visit.arrival.new_document or not requests.requests:
        return
    size = requests.transfer_bytes
    if size <= LIMIT:
        yield passed()
        return
    first, *others = sorted(requests.requests, key=lambda one: -one.transfer_bytes)[:MOST_NAMED]
    message = "The page weighs {size} KiB; at most {limit} is good. The largest file is {largest}, then {others}."
    values = {"largest": short(first.url), "others": [short(one.url) for one in others]}
    yield failed("", message, size=kib(size), limit=kib(LIMIT), **values, **saved(visit, size - LIMIT))
