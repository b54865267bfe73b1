"""Rule: files of the page's head do not hold the first paint up."""

from auditor.commons.lines import usual_line
from auditor.commons.loading import held_up
from auditor.commons.network import short
from auditor.commons.noise import LOADING, crowding
from auditor.evidence.requests import Requests
from auditor.evidence.vitals import Vitals
from auditor.model import Impact, Visit
from auditor.parts import Verdicts, failed, passed, rule, unsure

LIMIT_MS, MUCH_MS = 250, 1000


@rule(Impact.MINOR, problem="Scripts and style sheets hold the first paint up.")
def first_paint_held_up(visit: Visit, requests: Requests, vitals: Vitals) -> Verdicts:
    """The first paint does not wait for scripts and styles that it could do without.

    ## Why it matters
    The text of the page is there, and nobody sees it: the browser draws nothing before each of these files has come.

    ## How to fix it
    Load scripts with `defer`, and split style sheets, so that the first one holds only what this page draws:

    ```html
    <script src="booking.js" defer></script>
    <link rel="stylesheet" href="print.css" media="print">
    ```

    ## What it cannot decide
    Whether the page would look right without a script: most need none for the first paint. It is certain where the
    service's own scripts held it up by more than 250 ms, and a quarter more, beyond what its style sheets did. Style
    sheets alone are left to a person, from a second beyond one question and answer. Where the line is as fast as it
    comes, the cost is reckoned for a phone on slow 4G, and left to a person. Other companies' files are judged by
    `third-party-cost`, whose limit from Lighthouse the 250 ms are.

    ## References
    - https://web.dev/learn/performance/understanding-the-critical-path
    - https://developer.chrome.com/docs/lighthouse/performance/render-blocking-resources
    """
    held = held_up(visit, requests, vitals)
    if held is None or not usual_line(visit):
        return
    limit = LIMIT_MS if held.by_scripts else MUCH_MS
    if held.ms <= limit:
        yield passed()
        return
    certainly = LIMIT_MS * LOADING * crowding(vitals)
    sure = held.measured and held.by_scripts and visit.timed and held.ms > certainly
    drawn = "Nothing was drawn before files of the page's head had come ({count}: {files})."
    cost = "They cost {milliseconds} ms." if held.measured else "A phone waits {milliseconds} ms for them."
    files = [short(one.url) for one in held.files[:3]]
    told = {"count": len(held.files), "milliseconds": round(held.ms), "files": files}
    impact = Impact.MODERATE if held.ms > MUCH_MS else Impact.MINOR
    yield (failed if sure else unsure)("", f"{drawn} {cost}", impact=impact, saves_ms=round(held.ms), **told)
