"""Whether the journey is finished by a customer who changes the device on the way."""

from auditor.commons.resuming import moves
from auditor.commons.walks import stopping_touch, twins
from auditor.model import Impact, Walk
from auditor.parts import Verdicts, failed, passed, rule, unsure


@rule(Impact.SERIOUS, problem="The journey is not finished from another device.")
def finished_elsewhere(walk: Walk) -> Verdicts:
    """A journey that is begun on one device is finished on another.

    ## Why it matters
    Half of what people do takes more than one sitting, and more than one device. A step that looks right on the second
    device and then does not go on has cost the work of all steps before it.

    ## How to fix it
    Walk the step that is named here on the other device, with the session of the first. Mostly something that the step
    needs was kept in the first browser's storage, or in the page that was open there; keep it with the session on the
    server.

    ## What it cannot decide
    Whether the other device or the change of devices was the reason: the walk as `mobile` shows the phone alone. Where
    what the plan names is not on the page (it may be called otherwise there), where the page holds another control of
    the same role and name, or where the walk only waited too long for something to appear, a person must look. Only
    walks that did go on on another device are judged; where none could, `cannot-go-on-elsewhere` and
    `address-does-not-lead-back` say why.

    ## References
    - https://www.gov.uk/service-manual/service-standard/point-3-join-up-across-channels
    """
    moved = list(moves(walk))
    if not moved or walk.outcome not in ("completed", "blocked"):
        return
    last = walk.visits[-1]
    if walk.outcome == "completed":
        yield passed(at=last)
        return
    stop = stopping_touch(walk)
    values = {"device": moved[-1][1].device, "reason": walk.reason or "no reason was noted.", "at": last}
    if stop and (stop[1].action == "wait_for" or stop[1].went == "not-found" or twins(*stop)):
        ask = "Look whether the journey, gone on with on a {device}, can be finished there another way: {reason}"
        yield unsure(stop[1], ask, **values)
    else:
        told = "Gone on with on a {device}, the journey ends here, where others go on: {reason}"
        yield failed(stop[1] if stop else "", told, **values)
