"""Rule: something shows within a second that an action was noticed."""

from auditor.commons.attribution import why, with_why
from auditor.commons.causes import hides_changes, wait_without_answer
from auditor.commons.lines import usual_line
from auditor.commons.network import short
from auditor.commons.noise import LOADING, good, range_of, say, spread_of, worst
from auditor.evidence.vitals import Vitals
from auditor.languages import phrase
from auditor.model import Impact, Visit
from auditor.parts import Verdicts, passed, rule, unsure

LIMIT_MS, GIVES_UP_MS = 1000, 10000


@rule(Impact.MODERATE, problem="Nothing shows that an action was noticed.")
def no_sign_after_action(visit: Visit) -> Verdicts:
    """Something shows within one second that an action was noticed.

    ## Why it matters
    As long as nothing changes, a customer cannot tell a slow answer from a press that missed. After a second the train
    of thought is lost; many press again, and order, pay or send twice.

    ## How to fix it
    Change something the moment the press comes: mark the button as busy, show a text such as “Sending…” in a live
    region, or show the next view with its places still empty. Then ask the server.

    ## What it cannot decide
    The time runs from the action to the first change of the document. It judges actions that load no new document (the
    browser itself shows that one is coming), and only those that something came of. Where the page holds a drawing
    surface, a frame or a film, the first sign may have shown in there, and a person must look; so they must where the
    browser did not tell what it drew because of the action: the change may have come by itself. The limit is Nielsen's:
    up to 1 s the thread of thought holds. From 1.25 s it is certain; of several walks, where all are over 1 s. What a
    busy page kept back is told by `slow-answer-to-input` and taken out here; how long the result took is the question
    of `long-wait-after-action`. Walks on a slow line, and those made side by side, are not asked. What else the machine
    had to do raises the limit for what is certain.

    ## References
    - https://www.nngroup.com/articles/response-times-3-important-limits/
    """
    first, vitals = visit.arrival.first_change_ms, visit.get(Vitals)
    if first is None or visit.arrival.new_document or not (visit.timed and usual_line(visit)):
        return
    left, spread = wait_without_answer(first, vitals), spread_of(vitals, "first_change")
    spread = spread if left == first else None  # what is taken out of it is not taken out of the spread
    if good(left, LIMIT_MS, spread):
        yield passed()
        return
    value = worst(first, LIMIT_MS, spread)
    seconds, reason = round(value / 1000, 1), why(range_of(vitals, "first_change", "s", 1000))
    told = {
        "page": short(visit.arrival.url),
        "seconds": seconds,
        "limit": LIMIT_MS / 1000,
        "detail": phrase("for {seconds} s", seconds=seconds),
    }
    told |= {"why": reason, "saves_ms": max(0, round(worst(left, LIMIT_MS, spread) - LIMIT_MS))}
    message = "On {page} nothing changed for {seconds} seconds after the action; a sign must show within {limit}."
    impact = Impact.SERIOUS if value > GIVES_UP_MS else Impact.MODERATE
    known = visit.arrival.told_by == "browser" and not hides_changes(visit)
    tell = unsure if not known else say(left, LIMIT_MS, LOADING, spread, vitals)
    yield tell("", with_why(message, reason), impact=impact, **told)
