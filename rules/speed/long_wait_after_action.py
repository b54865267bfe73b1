"""Rule: an action shows its result in time."""

from auditor.commons.attribution import why, with_why
from auditor.commons.causes import course, soft_navigation, wait_without_answer
from auditor.commons.lines import usual_line
from auditor.commons.network import short
from auditor.commons.noise import LOADING, good, range_of, say, spread_of, worst
from auditor.evidence.vitals import Vital, Vitals
from auditor.languages import phrase
from auditor.model import Impact, Visit
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
    The wait runs from the action to the last change of the view. It judges visits that loaded no new document; the wait
    for a new one is told by `slow-server` and `slow-main-content`, that for a view with an address of its own, put in
    place by a script, by `slow-soft-navigation`. Only where such a view went on changing more than two seconds after
    its main content does this rule ask a person to look: it may be what customers wait for, or a decoration. A view
    that never came to rest is a question for a person, too. A late first answer to the press is told by
    `slow-answer-to-input` and taken out here. Nielsen's limits are 1 s and 10 s; this rule asks a person from 2 s, to
    leave room for the network, and is certain from 2.5 s, or where several walks were all over 2 s. A walk on a slow
    line is judged by `useful-late-on-a-slow-line`; walks that are made side by side are not asked. What else the
    machine had to do raises the limit for what is certain.

    ## References
    - https://www.nngroup.com/articles/response-times-3-important-limits/
    """
    wait, vitals, soft = visit.arrival.wait_ms, visit.get(Vitals), soft_navigation(visit)
    if wait is None or not (visit.timed and usual_line(visit)):
        return
    if visit.arrival.new_document or soft:
        yield from _new_view(visit, wait, soft.lcp if soft else vitals.lcp if isinstance(vitals, Vitals) else None)
        return
    left, spread = wait_without_answer(wait, vitals), spread_of(vitals, "wait")
    spread = spread if left == wait else None  # what is taken out of the wait is not taken out of the spread
    if good(left, LIMIT_MS, spread):
        yield passed()
        return
    wait = worst(wait, LIMIT_MS, spread)
    told = {"seconds": round(wait / 1000, 1), "limit": LIMIT_MS / 1000, "page": short(visit.arrival.url)}
    if not visit.arrival.settled:
        yield unsure("", "On {page} the view still changed {seconds} seconds after the action: was it ready?", **told)
        return
    reason = why(course(visit), range_of(vitals, "wait", "s", 1000))
    told |= {
        "detail": phrase("after {seconds} s", seconds=told["seconds"]),
        "why": reason,
        "saves_ms": max(0, round(worst(left, LIMIT_MS, spread) - LIMIT_MS)),
    }
    message = "On {page} the result of the action stood only after {seconds} seconds; good is at most {limit}."
    impact = Impact.SERIOUS if wait > GIVES_UP_MS else Impact.MODERATE
    yield say(left, LIMIT_MS, LOADING, spread, vitals)("", with_why(message, reason), impact=impact, **told)


def _new_view(visit: Visit, wait: float, lcp: Vital | None) -> Verdicts:
    if lcp is None or not visit.arrival.settled:
        return  # nothing to compare with, or an endless motion that says nothing about waiting
    stood = lcp.value + (visit.arrival.asked_ms or 0)
    if wait - stood <= LIMIT_MS:
        yield passed()
        return
    seconds, main = round(wait / 1000, 1), round(stood / 1000, 1)
    message = "{page} still changed {seconds} s after the action, though its main content stood after {main} s."
    yield unsure("", message, page=short(visit.arrival.url), seconds=seconds, main=main)
