"""Rule: what a finger's gesture does can be done by single presses."""

from auditor.commons.steering import GOES_ON, named_after
from auditor.evidence.dom import Dom
from auditor.evidence.listeners import Listeners
from auditor.model import Impact
from auditor.parts import Verdicts, passed, rule, unsure

GESTURES = ("touchmove", "gesturestart", "gesturechange")
OWN = ("input", "textarea", "select", "video", "audio")


@rule(Impact.MODERATE, "WCAG 2.5.1", problem="Something may need a gesture such as swiping or pinching")
def gesture_alone(listeners: Listeners, dom: Dom) -> Verdicts:
    """What swiping or pinching does can be done by single presses too.

    ## Why it matters
    A path drawn with a finger, or two fingers at once, is beyond many hands, and beyond a mouse worked with the mouth
    or the head.

    ## How to fix it
    Put buttons beside it: “Next” and “Previous” for slides, “+” and “−” for a map.

    ## What it cannot decide
    What the gesture does: a person must look. It speaks of parts of the page that follow a moving finger, where no
    control's name speaks of going on, back, or zooming. Gestures that a library of its own reads are not known.

    ## References
    - https://www.w3.org/WAI/WCAG22/Understanding/pointer-gestures.html
    - https://www.w3.org/WAI/WCAG22/Techniques/general/G215
    """
    moved = [one for one in listeners.elements if one.visible and one.hears(*GESTURES) and one.tag not in OWN]
    if not moved:
        return
    if named_after(dom, GOES_ON):
        yield passed(moved[0])
    else:
        yield unsure(moved[0], "Look whether this can be used without swiping or pinching.")
