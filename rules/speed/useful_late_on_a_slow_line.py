"""Rule: a slow line shows what the customer came for in time (LCP, or the wait after an action)."""

from auditor.commons.lines import FAR_OVER, GIVES_UP_MS, came_before, usual_line, weight
from auditor.commons.noise import LOADING, say
from auditor.evidence.vitals import Vitals
from auditor.languages import phrase
from auditor.model import Impact, Visit
from auditor.parts import Verdicts, passed, rule, unsure

UNTIL_THEN = "Until then {size} KiB had come, the largest of it {files}."


@rule(Impact.MODERATE, problem="On a slow line the content comes late.")
def useful_late_on_a_slow_line(visit: Visit, vitals: Vitals) -> Verdicts:
    """On a slow line what the customer came for is there within ten seconds.

    ## Why it matters
    A head and an empty middle are no service. Whoever waits longer than ten seconds for the content turns to something
    else, and pays for the bytes all the same.

    ## How to fix it
    Let the content come first and the rest after it. Send the text with the page instead of by a script, give images
    the size they are drawn in, load maps, videos and what measures the customers only when the content stands. Begin
    with the files that the message names.

    ## What it cannot decide
    Whether the largest thing in view is what the customer came for. For a view that loads no new document it judges the
    time from the action to the last change, and leaves it to a person where the view never came to rest. The line has
    400 kbit/s and 400 ms, the slow 3G of WebPageTest. Ten seconds are Nielsen's limit for keeping somebody's attention;
    from twice as much on the impact is serious, which is our own reckoning. Up to a quarter over the limit it is left
    to a person. Where the page was blank for so long, only `blank-on-a-slow-line` speaks.

    ## References
    - https://www.nngroup.com/articles/response-times-3-important-limits/
    - https://web.dev/articles/lcp
    - https://github.com/WPO-Foundation/webpagetest/blob/master/www/settings/connectivity.ini.sample
    """
    late = vitals.lcp.value if visit.arrival.new_document and vitals.lcp else None
    if not visit.arrival.new_document:
        late = visit.arrival.wait_ms
    if usual_line(visit) or late is None or (vitals.fcp and vitals.fcp.value > GIVES_UP_MS):
        return
    element = vitals.lcp.element if vitals.lcp else ""
    if late <= GIVES_UP_MS:
        yield passed(element)
        return
    seconds, came = round(late / 1000, 1), came_before(visit, late) if visit.arrival.new_document else []
    detail = phrase("after {seconds} s", seconds=seconds)
    values = {"seconds": seconds, "limit": GIVES_UP_MS // 1000, "detail": detail, **weight(came)}
    if not visit.arrival.new_document and not visit.arrival.settled:
        yield unsure("", "On a slow 3G line the view still changed after {seconds} seconds: was it ready?", **values)
        return
    message = "On a slow 3G line the content stood only after {seconds} seconds; after {limit} people turn away."
    if came:
        message = f"{message} {UNTIL_THEN}"
    impact = Impact.SERIOUS if late > FAR_OVER * GIVES_UP_MS else Impact.MODERATE
    yield say(late, GIVES_UP_MS, LOADING, machine=vitals)(element, message, impact=impact, **values)
