"""Rule: one page fetches each file once."""

from collections import defaultdict

from auditor.commons.network import STATIC_TYPES, came_whole, short
from auditor.commons.savings import matters, saved
from auditor.commons.sizes import KIB, kib
from auditor.evidence.requests import Request, Requests
from auditor.model import Impact, Visit
from auditor.parts import Verdicts, failed, passed, rule

WORTH_IT, MUCH = 14 * KIB, 100 * KIB  # what a first round trip carries (RFC 6928); half a second on a slow 4G line


@rule(Impact.MINOR, problem="The same file is fetched twice for one page.")
def fetched_twice(visit: Visit, requests: Requests) -> Verdicts:
    """One page fetches each script, style sheet, font and image once.

    ## Why it matters
    The second copy takes the line from what the customer waits for, and is paid for again.

    ## How to fix it
    Let a preload ask as the page itself will, with the same address, `as` and `crossorigin`. For fonts that is always

    ```html
    <link rel="preload" href="/text.woff2" as="font" type="font/woff2" crossorigin>
    ```

    Else look why the file may not be kept (`no-store`), and let one part of the page ask for it.

    ## What it cannot decide
    It speaks of files of more than 14 KiB together that came whole over the network at least twice on one visit, under
    one address and by GET. The same content under two addresses is not seen. A picture that changes each time, such as
    that of a camera, is not judged where its size differs.

    ## References
    - https://web.dev/articles/preload-critical-assets
    - https://www.rfc-editor.org/rfc/rfc6928
    """
    files = [one for one in requests.requests if one.type in STATIC_TYPES and one.method == "GET" and came_whole(one)]
    copies: dict[tuple[str, int], list[Request]] = defaultdict(list)
    for one in files:
        copies[one.url.partition("#")[0], one.body_bytes].append(one)
    again = [one for group in copies.values() for one in group[1:]]
    size = sum(one.transfer_bytes for one in again)
    if size < WORTH_IT or not matters(visit, again, saves_bytes=size, least_bytes=MUCH):
        if files:
            yield passed()
        return
    named = list(dict.fromkeys(short(one.url) for one in sorted(again, key=lambda one: -one.transfer_bytes)))
    message = "Files came again on this page, though they were there already ({size} KiB): {files}."
    yield failed("", message, size=kib(size), files=named[:3], **saved(visit, size))
