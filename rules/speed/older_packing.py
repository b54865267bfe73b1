"""Rule: much text is packed with Brotli or Zstandard."""

from auditor.commons.network import by_host, came_whole, header, is_text, short
from auditor.commons.savings import saved, waited_for
from auditor.commons.sizes import KIB, kib
from auditor.evidence.requests import Requests
from auditor.model import Impact, Visit
from auditor.parts import Verdicts, passed, rule, unsure

SAVED_SHARE = 0.15
WORTH_IT = 100 * KIB  # to win: half a second on a slow 4G line of 1.6 Mbit/s


@rule(Impact.MINOR, problem="Much text comes packed with gzip where Brotli would be smaller.")
def older_packing(visit: Visit, requests: Requests) -> Verdicts:
    """Where a page needs very much text, it comes packed with Brotli or Zstandard.

    ## Why it matters
    All current browsers take Brotli, which packs scripts and styles about a seventh smaller than gzip does.

    ## How to fix it
    Switch Brotli on at the server or the host of files, and pack files that do not change once, at the highest level.
    Less script is worth more than better packing: look at what the page does not use first.

    ## What it cannot decide
    What would be won: 15 % of the size, which is what MDN gives for scripts, and less than it gives for HTML (20 %) and
    CSS (16 %). So a person must look, and the rule speaks only where 100 KiB would be won before the main content of
    one page. Browsers offer Brotli over encrypted lines alone; others are not judged.

    ## References
    - https://developer.mozilla.org/docs/Glossary/Brotli_compression
    """
    texts = [one for one in waited_for(visit, requests.requests) if came_whole(one) and is_text(one)]
    for host, files in by_host(one for one in texts if one.url.startswith("https:")).items():
        old = [one for one in files if header(one, "content-encoding").lower() in ("gzip", "x-gzip", "deflate")]
        won = sum(one.transfer_bytes for one in old) * SAVED_SHARE
        if won < WORTH_IT:
            yield passed()
            continue
        message = (
            "{host} packs its text with gzip ({count} files); Brotli would save about {won} KiB. Largest: {files}."
        )
        values = {"host": host, "count": len(old), "won": kib(won), "files": [short(one.url) for one in old[:3]]}
        yield unsure("", message, **values, **saved(visit, won))
