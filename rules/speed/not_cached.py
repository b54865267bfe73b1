"""Rule: files that pages share are fetched once on the way."""

from auditor.commons.network import by_host, fetched_files, may_be_kept, short
from auditor.commons.savings import matters, saved
from auditor.commons.sizes import KIB, kib
from auditor.model import Impact, Walk
from auditor.parts import Verdicts, failed, passed, rule

SMALL = 2 * KIB
MOST_NAMED = 3
MUCH = 100 * KIB  # fetched again: half a second on a slow 4G line of 1.6 Mbit/s


@rule(Impact.MINOR)
def not_cached(walk: Walk) -> Verdicts:
    """Scripts, styles, fonts and images that several pages share are fetched once, and kept.

    ## Why it matters
    A file that may not be kept is fetched again on each page of the path, and the customer waits for it each time.

    ## How to fix it
    Send `Cache-Control` with static files. Put a version into their name, and let them be kept for long:

    ```
    Cache-Control: public, max-age=31536000, immutable
    ```

    ## What it cannot decide
    It speaks only of files of more than 2 KiB that this walk really fetched again, whole, and whose answer forbade
    keeping them (`no-store`) or said nothing about it at all (neither `Cache-Control` with an age, nor `Expires`,
    `ETag` or `Last-Modified`), and only where the customer waited for one of them, or they are 100 KiB and more. One
    verdict is given for each host and visit. Short ages are the question of `kept-too-short`, and asking each time
    whether a file has changed that of `asks-whether-it-changed`.

    ## References
    - https://developer.chrome.com/docs/lighthouse/performance/uses-long-cache-ttl
    - https://www.rfc-editor.org/rfc/rfc9111#name-calculating-heuristic-fresh
    """
    seen: set[str] = set()
    for visit in walk.visits:
        files = [one for one in fetched_files(visit) if one.transfer_bytes > SMALL]
        again = [one for one in files if one.url in seen and not may_be_kept(one)]
        seen |= {one.url for one in files}
        for host, repeated in by_host(again).items():
            size = sum(one.transfer_bytes for one in repeated)
            if not matters(visit, repeated, saves_bytes=size, least_bytes=MUCH):
                continue
            yield failed(
                "",
                "Files came again ({count}, {size} KiB), since {host} does not let them be kept, such as {files}.",
                host=host,
                count=len(repeated),
                size=kib(size),
                files=[short(one.url) for one in repeated[:MOST_NAMED]],
                impact=Impact.MODERATE if size > MUCH else Impact.MINOR,
                at=visit,
                **saved(visit, size),
            )
        if files and not again:
            yield passed(at=visit)
