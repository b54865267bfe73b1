"""Rule: a page does not wait to hear that its files are as they were."""

from auditor.commons.lines import usual_line
from auditor.commons.network import STATIC_TYPES, server_ms, short
from auditor.commons.savings import waited_for
from auditor.evidence.requests import Requests
from auditor.model import Impact, Visit
from auditor.parts import Verdicts, passed, rule, unsure

LEAST_MS = 100


@rule(Impact.MINOR, problem="The page waits to hear that its files have not changed.")
def asks_whether_it_changed(visit: Visit, requests: Requests) -> Verdicts:
    """What holds up the first paint is used again without asking whether it has changed.

    ## Why it matters
    The style sheet is there already, but the browser must ask about it on each page of the path, and draws nothing
    until the answer “not modified” has come: a round trip for each step, half a second and more on a slow line.

    ## How to fix it
    Put a version into the name of each file, and let it be kept for long without asking:

    ```
    Cache-Control: public, max-age=31536000, immutable
    ```

    ## What it cannot decide
    How often the files change: where they have no version in their address, asking may be meant, so a person must look.
    It speaks where such an answer (304) held up the first paint and took more than 100 ms, on a timed walk on a usual
    line. What is won is the slowest of these answers, for they come side by side.

    ## References
    - https://web.dev/articles/http-cache
    - https://www.rfc-editor.org/rfc/rfc9110#name-304-not-modified
    """
    if not (visit.timed and usual_line(visit)):
        return
    asked = [one for one in waited_for(visit, requests.requests) if one.status == 304 and one.render_blocking]
    asked = [one for one in asked if one.type in STATIC_TYPES]
    if not asked:
        return
    longest = max(server_ms(one) for one in asked)
    if longest <= LEAST_MS:
        yield passed()
        return
    message = "Before anything was drawn the browser asked whether {files} had changed, and waited {milliseconds} ms."
    files = [short(one.url) for one in asked[:3]]
    yield unsure("", message, files=files, milliseconds=round(longest), saves_ms=round(longest))
