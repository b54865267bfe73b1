"""Rule: the largest thing in view is drawn in time (LCP)."""

from auditor.commons.attribution import longest_part, why, with_why
from auditor.commons.causes import main_content_without_server
from auditor.commons.lines import usual_line
from auditor.commons.noise import LOADING, good, range_of, say, spread_of, worst
from auditor.evidence.vitals import Vitals
from auditor.model import Impact, Visit
from auditor.parts import Verdicts, passed, rule

GOOD_MS, POOR_MS = 2500, 4000


@rule(Impact.SERIOUS, problem="The main content comes late.")
def slow_main_content(visit: Visit, vitals: Vitals) -> Verdicts:
    """The main content of the page is there within 2.5 seconds.

    ## Why it matters
    Until the largest image or text block stands, a customer looks at an unfinished page and cannot tell whether
    anything is coming. Each second more makes some of them go away or press again.

    ## How to fix it
    Let the browser ask for the main image or text at once. Put the image into the HTML instead of a script or a style
    sheet, give it `fetchpriority="high"`, never `loading="lazy"`, send it in the size it is drawn in, and load scripts
    with `defer`. The message says which part of the time was the longest; begin there:

    ```html
    <img src="hall-800.webp" srcset="hall-400.webp 400w, hall-800.webp 800w" sizes="100vw" fetchpriority="high" alt="…">
    ```

    ## What it cannot decide
    Web Vitals sets the limits (good to 2.5 s, poor above 4 s) for the 75th percentile of real visits; this is one
    visit, on the line and machine of the audit. Where the page would have been in time but for a slow server, only
    `slow-server` speaks, since that is the thing to mend. Up to a quarter over the limit it is left to a person, since
    another run may say otherwise; of several walks, it is left to a person unless all are over the limit. Views that a
    script puts in place are judged by `slow-soft-navigation`. A walk on a slow line is judged by
    `useful-late-on-a-slow-line`. What else the machine had to do raises the limit for what is certain.

    ## References
    - https://web.dev/articles/lcp
    - https://web.dev/articles/optimize-lcp
    """
    lcp = vitals.lcp
    if lcp is None or not usual_line(visit):
        return
    spread = spread_of(vitals, "lcp")
    value = worst(lcp.value, GOOD_MS, spread)
    if good(lcp.value, GOOD_MS, spread) or (lcp.value > GOOD_MS and main_content_without_server(vitals) <= GOOD_MS):
        yield passed(lcp.element)
        return
    impact = Impact.SERIOUS if value > POOR_MS else Impact.MODERATE
    seconds = round(value / 1000, 1)
    if lcp.element:
        message = "The main content, {element}, came only after {seconds} seconds; good is at most {limit}."
    else:
        message = "The main content came only after {seconds} seconds; good is at most {limit}."
    reason = why(longest_part(lcp), range_of(vitals, "lcp", "s", 1000))
    told = {"seconds": seconds, "limit": GOOD_MS / 1000, "element": lcp.element, "detail": f"after {seconds} s"}
    told |= {"why": reason, "saves_ms": max(0, round(value - GOOD_MS))}
    tell = say(lcp.value, GOOD_MS, LOADING, spread, vitals)
    yield tell(lcp.element, with_why(message, reason), impact=impact, **told)
