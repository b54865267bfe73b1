"""Rule: scripts and style sheets come without comments and indentation."""

from auditor.commons.network import came_whole, is_packed, short
from auditor.commons.savings import matters, saved
from auditor.commons.sizes import KIB, kib
from auditor.evidence.requests import Requests
from auditor.evidence.spare_text import SpareText
from auditor.model import Impact, Visit
from auditor.parts import Verdicts, failed, passed, rule

LEAST_SHARE = 0.1
WORTH_IT = 14 * KIB  # to win: a first round trip carries that much (ten packets, RFC 6928)
MUCH = 100 * KIB  # to win: half a second on a slow 4G line of 1.6 Mbit/s


@rule(Impact.MINOR, problem="Scripts or styles come as they were written.")
def not_minified(visit: Visit, text: SpareText, requests: Requests) -> Verdicts:
    """Scripts and style sheets come without what only their authors need.

    ## Why it matters
    Comments and indentation are carried to each customer, and read by nobody there.

    ## How to fix it
    Let the build take them out: esbuild, Vite, webpack and others do it as soon as they build for production
    (`esbuild app.js --minify`). Source maps keep errors readable.

    ## What it cannot decide
    It counts room at the ends of lines, empty lines and lines of comments alone: the least that a minifier takes away.
    A file counts from a tenth of its text, as in Lighthouse. What would be won is measured after packing with gzip,
    where the file came packed. It speaks from 14 KiB for one page, where one of the files came before the main content,
    or else from 100 KiB. Only the service's own files are looked at, the first 128 KiB of each.

    ## References
    - https://developer.chrome.com/docs/lighthouse/performance/unminified-javascript
    - https://www.rfc-editor.org/rfc/rfc6928
    """
    came = {one.url: one for one in requests.requests if came_whole(one)}
    spare = [one for one in text.files if one.share >= LEAST_SHARE and one.url in came]
    won = {
        one.url: came[one.url].transfer_bytes * (one.packed_share if is_packed(came[one.url]) else one.share)
        for one in spare
    }
    size = sum(won.values())
    if size < WORTH_IT or not matters(visit, (came[url] for url in won), saves_bytes=size, least_bytes=MUCH):
        if text.files:
            yield passed()
        return
    largest = sorted(won, key=lambda url: -won[url])[:3]
    message = "{count} files come with comments and indentation; without them {won} KiB less would come: {files}."
    values = {"count": len(won), "won": kib(size), "files": [short(url) for url in largest]}
    yield failed("", message, **values, **saved(visit, size))
