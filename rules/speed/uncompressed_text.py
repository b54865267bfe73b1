"""Rule: text files are packed for the way."""

from auditor.commons.network import by_host, came_whole, is_packed, is_text, short
from auditor.commons.savings import matters, saved
from auditor.commons.sizes import KIB, kib
from auditor.evidence.requests import Requests
from auditor.model import Impact, Visit
from auditor.parts import Verdicts, failed, passed, rule

SAVED_SHARE = 0.7
SMALL = 1400  # bytes that fit into one packet, as Lighthouse leaves them out
WORTH_IT = 14 * KIB  # to win: a first round trip carries that much (ten packets, RFC 6928)
MOST_NAMED = 3
MUCH = 100 * KIB  # to win: half a second on a slow 4G line of 1.6 Mbit/s


@rule(Impact.MINOR)
def uncompressed_text(visit: Visit, requests: Requests) -> Verdicts:
    """Text files (HTML, CSS, JavaScript, JSON, SVG) come packed.

    ## Why it matters
    Packed text is about a third of its size. Without it customers on slow or costly lines wait, and pay, three times.

    ## How to fix it
    Turn on compression in the server for all text types. In nginx:

    ```nginx
    gzip on;
    gzip_types text/css application/javascript application/json image/svg+xml;
    ```

    ## What it cannot decide
    What would be won is estimated at 70 % of the size, which is what gzip usually wins on such files (web.dev's
    figure); the file itself is not packed to find out. One verdict is given for each host, since it is one setting, and
    only where the customer waited for one of its files, or 100 KiB would be won. A service that is audited without its
    front server (on a developer's machine, say) may be packed for customers.

    ## References
    - https://developer.chrome.com/docs/lighthouse/performance/uses-text-compression
    - https://web.dev/articles/optimizing-content-efficiency-optimize-encoding-and-transfer
    - https://www.rfc-editor.org/rfc/rfc6928
    """
    texts = [one for one in requests.requests if came_whole(one) and is_text(one) and one.transfer_bytes > SMALL]
    for host, files in by_host(texts).items():
        plain = [one for one in files if not is_packed(one)]
        size = sum(one.transfer_bytes for one in plain)
        won = size * SAVED_SHARE
        if won < WORTH_IT or not matters(visit, plain, saves_bytes=won, least_bytes=MUCH):
            yield passed()
            continue
        yield failed(
            "",
            "Text files come unpacked from {host} ({count}, {size} KiB); packing saves {won} KiB. Largest: {largest}.",
            host=host,
            count=len(plain),
            size=kib(size),
            largest=[short(one.url) for one in plain[:MOST_NAMED]],
            won=kib(won),
            impact=Impact.MODERATE if won > MUCH else Impact.MINOR,
            **saved(visit, won),
        )
