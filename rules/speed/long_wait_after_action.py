"""Rule: an action shows its result in time."""

from auditor.commons.causes import wait_without_answer
from auditor.commons.lines import usual_line
from auditor.commons.network import short
from auditor.commons.noise import LOADING, say
from auditor.evidence.vitals import Vitals
from auditor.model import Impact, Missing, Visit
from auditor.parts import Verdicts, passed, rule, unsure

LIMIT_MS, GIVES_UP_MS = 2000, 10000


@rule(Impact.MODERATE, problem="The result of an action comes late.")
def long_wait_after_action(visit: Visit) -> Verdicts:
    """What a customer asks for is there within two seconds.

    ## Why it matters
    After one second the thread of thought breaks; after ten, people turn to something else. Waits add up on the path.

    ## How to fix it
    Find what the page waits for after the action, and shorten it or show the result bit by bit. Ask for several things
    at the same time, and early. Where it must take long, say how long.

    ## What it cannot decide
    The wait runs from the action to the last change of the view. It judges visits that loaded no new document; the
    wait for a new one is told by `slow-server` and `slow-main-content`, and only where the view went on changing more
    than two seconds after its main content does this rule ask a person to look: it may be the content that customers
    wait for, or a decoration. A view that never came to rest is a question for a person, too. A late first answer to
    the press is told by `slow-answer-to-input` and taken out here. Nielsen's limits are 1 s and 10 s; this rule asks a
    person from 2 s, to leave room for the network, and is certain from 2.5 s.
    A walk on a slow line is judged by `useful-late-on-a-slow-line`; walks that are made side by side are not asked.

    ## References
    - https://www.nngroup.com/articles/response-times-3-important-limits/
    """
    wait, vitals = visit.arrival.wait_ms, visit.get(Vitals)
    if wait is None or not (visit.timed and usual_line(visit)):
        return
    if visit.arrival.new_document:
        yield from _new_document(visit, wait, vitals)
        return
    if wait_without_answer(wait, vitals) <= LIMIT_MS:
        yield passed()
        return
    values = {"seconds": round(wait / 1000, 1), "limit": LIMIT_MS / 1000, "page": short(visit.arrival.url)}
    if not visit.arrival.settled:
        yield unsure("", "On {page} the view still changed {seconds} seconds after the action: was it ready?", **values)
        return
    impact = Impact.SERIOUS if wait > GIVES_UP_MS else Impact.MODERATE
    message = "On {page} the result of the action stood only after {seconds} seconds; good is at most {limit}."
    yield say(wait_without_answer(wait, vitals), LIMIT_MS, LOADING)(
        "", message, impact=impact, detail=f"after {values['seconds']} s", **values
    )


def _new_document(visit: Visit, wait: float, vitals: Vitals | Missing) -> Verdicts:
    if isinstance(vitals, Missing) or vitals.lcp is None or not visit.arrival.settled:
        return  # nothing to compare with, or an endless motion that says nothing about waiting
    if wait - vitals.lcp.value <= LIMIT_MS:
        yield passed()
        return
    seconds, main = round(wait / 1000, 1), round(vitals.lcp.value / 1000, 1)
    message = "{page} still changed {seconds} s after the action, though its main content stood after {main} s."
    yield unsure("", message, page=short(visit.arrival.url), seconds=seconds, main=main)
