"""Rule: files whose address names their version are kept for long."""

from auditor.commons.network import STATIC_TYPES, by_host, came_whole, freshness, is_versioned, may_be_kept, short
from auditor.commons.savings import saved, waited_for
from auditor.commons.sizes import KIB, kib
from auditor.evidence.requests import Requests
from auditor.model import Impact, Visit
from auditor.parts import Verdicts, passed, rule, unsure

WEEK = 7 * 24 * 3600
MUCH = 100 * KIB  # half a second on a slow 4G line of 1.6 Mbit/s


@rule(Impact.MINOR, problem="Files that never change are not kept for long.")
def kept_too_short(visit: Visit, requests: Requests) -> Verdicts:
    """Files whose address changes with their content may be kept for at least a week.

    ## Why it matters
    Who comes back in some days fetches everything anew, or asks for each file whether it has changed, although its
    address says that it has not.

    ## How to fix it
    Send such files with

    ```
    Cache-Control: public, max-age=31536000, immutable
    ```

    ## What it cannot decide
    Whether a row of letters and figures in a name is a version: a person must look. It takes 8 and more hexadecimal
    figures (as `app.5f3a9c12.js` has), of which at least one is a letter and one a digit, and figures with dots after
    `v=` or `ver=`. It speaks from 100 KiB of one host that came over the network before the main content. Files that
    may not be kept at all and came again on the way are told by `not-cached`. A week is our own reckoning; Lighthouse
    weighs each age by how often files change. A walk sees no customer who comes back.

    ## References
    - https://developer.chrome.com/docs/lighthouse/performance/uses-long-cache-ttl
    - https://web.dev/articles/http-cache
    """
    if not visit.arrival.new_document:
        return
    files = [one for one in waited_for(visit, requests.requests) if one.type in STATIC_TYPES and came_whole(one)]
    for host, versioned in by_host(one for one in files if is_versioned(one.url)).items():
        brief = [one for one in versioned if may_be_kept(one) and freshness(one) < WEEK]
        size = sum(one.transfer_bytes for one in brief)
        if size < MUCH:
            yield passed()
            continue
        message = (
            "{host} lets {count} files with a version in their address ({size} KiB) be kept for {hours} hours only: "
            "{files}."
        )
        hours = min(freshness(one) for one in brief) // 3600
        values = {"host": host, "count": len(brief), "size": kib(size), "hours": hours}
        yield unsure("", message, files=[short(one.url) for one in brief[:3]], **values, **saved(visit, size))
