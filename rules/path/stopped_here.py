"""Whether a customer of one kind has to give up where others go on."""

from auditor.commons.resuming import moves
from auditor.commons.walks import stopping_touch, twins
from auditor.model import SLOW_LINE, Impact, Walk
from auditor.parts import Verdicts, failed, passed, rule, unsure

# What rules of their own say of the same element, by the persona that was stopped.
SAID_ELSEWHERE = {
    "keyboard": ("unreachable", "inoperable"),
    "screen-reader": ("nameless", "no-role", "not-offered"),
}


@rule(Impact.BLOCKER)
def stopped_here(walk: Walk) -> Verdicts:
    """Every kind of customer gets to the end of the journey.

    ## Why it matters
    Somebody who walks another way than with a mouse on a large screen cannot get what the service is for, although
    others can. They call, come in person, ask somebody else, or go without.

    ## How to fix it
    Walk the step that is named here the way this customer does, and mend what stops them. The reason says what was
    tried; the picture shows where the walk ended.

    ## What it cannot decide
    Whether another way to the same goal is open to this customer: only the path of the plan was walked. Where the page
    holds another control of the same role and name, or the walk only waited too long for something to appear, a person
    must look. Where nobody gets through, nobody is said to be stopped: the step counts as prevented.

    ## References
    https://www.w3.org/WAI/people-use-web/
    """
    if walk.outcome not in ("completed", "blocked") or not walk.visits:
        return
    last = walk.visits[-1]
    if walk.outcome == "completed":
        yield passed("", at=last)
        return
    if walk.base == SLOW_LINE or any(moves(walk)):
        return  # told by times-out-on-a-slow-line and finished-elsewhere
    stop = stopping_touch(walk)
    if stop and stop[1].went in SAID_ELSEWHERE.get(walk.base, ()):
        return
    values = {"persona": walk.persona, "reason": walk.reason or "no reason was noted."}
    if stop and (stop[1].action == "wait_for" or twins(*stop)):
        ask = "Look whether {persona} can go on here another way, as others do: {reason}"
        yield unsure(stop[1], ask, at=last, **values)
    else:
        told = "The walk as {persona} ends here, where others go on: {reason}"
        yield failed(stop[1] if stop else "", told, at=last, **values)
