"""Rule: slides that follow each other by themselves can be stopped."""

from auditor.commons.steering import STOPS, pressed
from auditor.evidence.changes import Changes
from auditor.evidence.dom import Dom
from auditor.model import Impact
from auditor.parts import Verdicts, failed, passed, rule, unsure

SLOW_MS = 900  # between two changes: what comes sooner is one movement, told by another rule
LONG_MS = 5_000  # WCAG 2.2.2
SMALL = 120 * 60  # square CSS px
LARGE = 0.9  # of the view: what holds the whole page has other reasons to change


@rule(Impact.MODERATE, "WCAG 2.2.2", problem="Slides follow each other by themselves, and nothing stops them")
def slides_go_on_by_themselves(changes: Changes, dom: Dom) -> Verdicts:
    """A row of slides that goes on by itself can be paused.

    ## Why it matters
    The slide is gone before slow readers are at its end, and the movement draws the eye away from everything else.
    Who presses a link on it may get the next one's.

    ## How to fix it
    Let the customer go on with buttons, and do not go on by itself. If it must, put “Pause” first among its controls.

    ## What it cannot decide
    Whether what changes are slides: it sees that parts of one place are shown and hidden in turn, at least twice, by
    themselves. It fails where that takes more than five seconds and nothing on the page can be pressed besides links;
    else a person must look. A control called after pausing, stopping or hiding passes. That it stops while the pointer
    is on it does not help without a pointer. Slides that stand longer than some five seconds may be missed.

    ## References
    - https://www.w3.org/WAI/WCAG22/Understanding/pause-stop-hide.html
    - https://www.w3.org/WAI/tutorials/carousels/
    """
    controls = [one for one in pressed(dom) if one.role != "link"]
    for one in changes.slides:
        slow = one.times > 1 and one.ms / (one.times - 1) >= SLOW_MS
        area = one.box[2] * one.box[3] if one.box else 0
        if not slow or one.busy or not SMALL <= area <= LARGE * dom.width * dom.height:
            continue
        if any(STOPS.search(control.name or control.text) for control in controls):
            yield passed(one)
        elif (
            not controls and one.ms * one.times / (one.times - 1) > LONG_MS
        ):  # the last one goes on as long as the others did
            yield failed(one, "Here parts follow each other by themselves, and nothing on the page stops them.")
        else:
            yield unsure(one, "Look whether this can be stopped: its parts follow each other by themselves.")
