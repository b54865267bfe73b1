"""Rule: data that a step waits for comes in time."""

from auditor.commons.causes import SLOW_SERVER_MS
from auditor.commons.lines import usual_line
from auditor.commons.network import is_data, server_ms, short
from auditor.commons.noise import LOADING, say
from auditor.commons.savings import waited_until
from auditor.evidence.requests import Request, Requests
from auditor.evidence.vitals import Vitals
from auditor.model import Impact, Visit
from auditor.parts import Verdicts, passed, rule, unsure

POOR_MS = 1800
DRAWN_WITHIN_MS = 500  # after the data came, what was waited for stood


@rule(Impact.MODERATE, problem="The step waits for a slow answer with data.")
def slow_data(visit: Visit, requests: Requests) -> Verdicts:
    """The server begins to answer within 0.8 seconds when a page asks for data that the step waits for.

    ## Why it matters
    The page is there, but what the customer came for is not: a list of times, a price, a result. Nothing in the page
    itself wins this time back.

    ## How to fix it
    Find out what the server does before it answers; keep ready-made answers in a cache, and look up what belongs
    together at once. Ask early: several things at the same time, the first with the page itself.

    ## What it cannot decide
    What the view waited for is told by time: the answer was there at most half a second before the main content stood,
    or before the last change after the action. Another cause at the same moment is not seen, so answers of other hosts
    are left to a person, and what began after that moment is not judged. The limits (0.8 s, and 1.8 s for serious) are
    those of Web Vitals for a document, which we take for data too. Up to a quarter over the limit it is left to a
    person. Only walks that are timed on usual lines are judged.

    ## References
    - https://web.dev/articles/ttfb
    """
    until = waited_until(visit)
    if until is None or not (visit.timed and usual_line(visit)):
        return
    awaited = [one for one in requests.requests if is_data(one) and _was_waited_for(one, until)]
    slow = max(awaited, key=server_ms, default=None)
    if slow is None:
        return
    if server_ms(slow) <= SLOW_SERVER_MS:
        yield passed()
        return
    took = server_ms(slow)
    tell = unsure if slow.third_party else say(took, SLOW_SERVER_MS, LOADING, machine=visit.get(Vitals))
    yield tell(
        "",
        "The step waited for data from {url}, which the server began to send only after {seconds} seconds.",
        url=short(slow.url),
        seconds=round(took / 1000, 1),
        limit=SLOW_SERVER_MS / 1000,
        saves_ms=round(took - SLOW_SERVER_MS),
        impact=Impact.SERIOUS if took > POOR_MS else Impact.MODERATE,
    )


def _was_waited_for(request: Request, until: float) -> bool:
    return request.end is not None and until - DRAWN_WITHIN_MS <= request.end <= until
