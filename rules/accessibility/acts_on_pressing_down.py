"""Rule: pressing down alone sets nothing off."""

import re

from auditor.commons.steering import NATIVE, PRESSED
from auditor.evidence.listeners import Listeners, Listening
from auditor.model import Impact
from auditor.parts import Verdicts, failed, passed, rule, unsure

DOWN = ("mousedown", "pointerdown", "touchstart")
UP = ("click", "mouseup", "pointerup", "touchend", "mousemove", "pointermove", "touchmove", "dragstart")
DRAWN_ON = ("canvas", "svg", "video", "input", "textarea", "select")
LEAVES = re.compile(r"\blocation\b\s*(\.\w+\s*)?=(?!=)|location\.(assign|replace)\(|\.submit\(|window\.open\(")
NOTHING = re.compile(
    r"preventDefault\(\)|stopPropagation\(\)|return false|=>|function|\w+\(\w*\)|[\s(){};,.]|\b\w{1,5}\b"
)


@rule(Impact.MODERATE, "WCAG 2.5.2", problem="Something is set off as soon as the pointer is pressed down")
def acts_on_pressing_down(listeners: Listeners) -> Verdicts:
    """A control acts when the pointer is let go, so that a press by mistake can be taken back.

    ## Why it matters
    Hands that tremble and thumbs on a small screen often press beside what they mean. Where letting go counts, one can
    slide away before it; where pressing down counts, the mistake is made.

    ## How to fix it
    Listen for `click` in place of `mousedown`, `pointerdown` and `touchstart`. A click also answers to the keyboard.

    ## What it cannot decide
    What the listener does: where its source leads to another page or sends a form it fails, else a person must look.
    What also listens for letting go, for moving or for a click is left out, as are sliders, drawings and listeners of
    a whole page. An action that must come at once, as a key of a piano, is allowed.

    ## References
    - https://www.w3.org/WAI/WCAG22/Understanding/pointer-cancellation.html
    - https://www.w3.org/WAI/WCAG22/Techniques/general/G212
    """
    for one in listeners.elements:
        if not _pressed(one):
            continue
        sources = [listener.source for listener in one.listeners if listener.type in DOWN]
        name = (one.name or one.text or one.tag)[:80]
        if not sources or one.hears(*UP):
            if sources or one.hears("click"):
                yield passed(one)
        elif any(LEAVES.search(source) for source in sources):
            yield failed(
                one, "“{name}” acts as soon as it is pressed down: letting go elsewhere is too late.", name=name
            )
        elif any(NOTHING.sub("", source) for source in sources):
            yield unsure(one, "Look whether pressing “{name}” can be taken back: it acts on pressing down.", name=name)


def _pressed(one: Listening) -> bool:
    if not one.visible or one.tag in DRAWN_ON or one.role in ("slider", "scrollbar", "separator", "application"):
        return False
    return one.pointer or one.tag in NATIVE or one.role in PRESSED
