"""Rule: the next page is asked for as soon as the customer acts."""

from auditor.commons.attribution import why, with_why
from auditor.commons.lines import usual_line
from auditor.commons.network import short
from auditor.commons.noise import MAIN_THREAD, good, range_of, say, spread_of, worst
from auditor.evidence.vitals import Vitals
from auditor.languages import phrase
from auditor.model import Impact, Visit
from auditor.parts import Verdicts, passed, rule

LIMIT_MS, GIVES_UP_MS = 1000, 10000


@rule(Impact.MODERATE, problem="The next page is asked for late.")
def next_page_asked_late(visit: Visit) -> Verdicts:
    """After an action that leads on, the next page is asked for within one second.

    ## Why it matters
    The browser shows that a page is coming only once it is asked for. What a script does before (saving, checking,
    counting the press, leading on by a page in between) comes on top of every other wait, and no measure of the next
    page's own loading shows it.

    ## How to fix it
    Let a link be a link and a form be a form, so that the browser asks at once. Send what is to be counted with
    `navigator.sendBeacon()`; let the server check and save what the next page needs while it answers. Where a script
    must wait, show at once that it does.

    ## What it cannot decide
    The time runs from the action to the moment when the document that is shown was asked for; the tool's own hand is
    in it with up to two tenths of a second. A page in between that leads on by itself is in it, redirects of the server
    are not. Whether the page before showed meanwhile that it was at work is not known. The limit is Nielsen's: up to
    1 s the train of thought holds; up to two and a half times as long it is left to a person, since a busy machine acts
    late; of several walks, unless all are over it. Walks on a slow line, and those made side by side, are not asked.

    ## References
    - https://www.nngroup.com/articles/response-times-3-important-limits/
    - https://developer.mozilla.org/en-US/docs/Web/API/Navigator/sendBeacon
    """
    asked, vitals = visit.arrival.asked_ms, visit.get(Vitals)
    if asked is None or not (visit.timed and usual_line(visit) and visit.arrival.new_document):
        return
    spread = spread_of(vitals, "asked")
    if good(asked, LIMIT_MS, spread):
        yield passed()
        return
    value = worst(asked, LIMIT_MS, spread)
    seconds, reason = round(value / 1000, 1), why(range_of(vitals, "asked", "s", 1000))
    told = {
        "page": short(visit.arrival.url),
        "seconds": seconds,
        "limit": LIMIT_MS / 1000,
        "detail": phrase("after {seconds} s", seconds=seconds),
    }
    told |= {"why": reason, "saves_ms": max(0, round(value - LIMIT_MS))}
    message = "{page} was asked for only {seconds} seconds after the action; good is at most {limit}."
    impact = Impact.SERIOUS if value > GIVES_UP_MS else Impact.MODERATE
    yield say(asked, LIMIT_MS, MAIN_THREAD, spread, vitals)("", with_why(message, reason), impact=impact, **told)
