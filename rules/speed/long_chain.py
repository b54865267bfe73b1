"""Rule: what the page needs is named in the page, not in a file that is named in a file."""

from auditor.commons.chains import longest_chain
from auditor.commons.lines import usual_line
from auditor.commons.network import document, short
from auditor.commons.savings import waited_until
from auditor.evidence.requests import Requests
from auditor.model import Impact, Visit
from auditor.parts import Verdicts, passed, rule, unsure

LINKS = 3  # files after the document, each known of only when the one before had come
LEAST_MS = 500


@rule(Impact.MINOR, problem="The main content waits for files that are found one after the other.")
def long_chain(visit: Visit, requests: Requests) -> Verdicts:
    """The browser learns early of all files that the main content needs.

    ## Why it matters
    A style sheet that imports another, which names a font, or a script that loads a script that asks for data: each
    link in the chain costs a round trip and the time of the file before it, however fast the line is.

    ## How to fix it
    Name the files in the page itself. Join style sheets instead of `@import`, let scripts be joined into one, and tell
    the browser of what comes late: `<link rel="preload" href="/text.woff2" as="font" crossorigin>`, or
    `<link rel="modulepreload" href="/app.js">`.

    ## What it cannot decide
    Whether the main content needed the last file: the rule follows who asked for what, as far as it came before the
    main content stood. It asks a person to look from three files in a row after the page itself, where the last was
    asked for half a second later than if the page had named it: both our own reckoning, since Lighthouse shows such
    chains and sets no limit. Only timed walks on usual lines are judged.

    ## References
    - https://developer.chrome.com/docs/lighthouse/performance/critical-request-chains
    """
    own, until = document(requests), waited_until(visit)
    if own is None or own.end is None or until is None or not (visit.timed and usual_line(visit)):
        return
    chain = longest_chain(requests, own, until)
    if not chain:
        return
    won = chain[-1].start - max(chain[0].start, own.start)
    if len(chain) < LINKS or won < LEAST_MS:
        yield passed()
        return
    message = (
        "Before the main content {count} files were found one after the other, which took {milliseconds} ms: {files}."
    )
    files = [short(one.url) for one in chain]
    yield unsure("", message, count=len(chain), milliseconds=round(won), files=files, saves_ms=round(won))
