"""Rule: text that goes on changing by itself can be stopped."""

import re

from auditor.commons.steering import STOPS, pressed
from auditor.evidence.changes import Changes, Changing
from auditor.evidence.dom import Dom
from auditor.model import Impact
from auditor.parts import Verdicts, failed, passed, rule, unsure

OFTEN = 3
CLOCK = re.compile(r"\d{1,2}[:.]\d{2}|\d+\s*(%|s\b|sek|sec|min|h\b)")
LARGE = 0.8  # of the view: the page itself comes to its contents


@rule(Impact.MODERATE, "WCAG 2.2.2", act=("efbfc7",), problem="Text changes by itself, and nothing stops it")
def text_changes_by_itself(changes: Changes, dom: Dom) -> Verdicts:
    """Text that changes by itself can be paused, stopped or hidden.

    ## Why it matters
    What changes draws the eye away from what is being read, each time. Slow readers never come to the end of a message
    that is replaced, and a screen reader may begin anew or lose its place.

    ## How to fix it
    Put a button beside it: `<button type="button" aria-pressed="false">Pause</button>`. Or show all of it at once, as a
    list.

    ## What it cannot decide
    Whether the change is essential, as a price at an auction, and whether a control with another name stops it: a
    person must look. It fails where text changed three times or more and nothing on the page can be pressed besides
    links. A control that is called after pausing, stopping or hiding, shown or in a closed panel, passes. Clocks,
    countdowns, and what tells how far something has come are not judged here. What changes more seldom than every five
    seconds may be missed.

    ## References
    - https://www.w3.org/WAI/WCAG22/Understanding/pause-stop-hide.html
    - https://www.w3.org/WAI/WCAG22/Techniques/failures/F16
    - https://www.w3.org/WAI/standards-guidelines/act/rules/efbfc7/
    """
    controls = [one for one in pressed(dom) if one.role != "link"]
    for one in changes.texts:
        if one.times < OFTEN or not _counts(one, dom):
            continue
        if any(STOPS.search(control.name or control.text) for control in controls):
            yield passed(one)
        elif not controls:
            yield failed(one, "“{text}” changes by itself, and nothing on the page stops it.", text=one.text[:60])
        else:
            yield unsure(one, "Look whether this can be stopped: “{text}” changes by itself.", text=one.text[:60])


def _counts(one: Changing, dom: Dom) -> bool:
    if one.busy or one.timer or one.texts < 2 or CLOCK.search(one.text):
        return False
    return not one.box or one.box[2] * one.box[3] < LARGE * dom.width * dom.height
