"""Rule: what moving the device does can be switched off."""

from auditor.commons.tilting import controls, may_switch_off, tells_to_move
from auditor.evidence.dom import Dom
from auditor.evidence.listeners import MOTION, Listeners
from auditor.model import Impact
from auditor.parts import Verdicts, failed, passed, rule


@rule(Impact.SERIOUS, "WCAG 2.5.4", act=("c249d5",), problem="What moving the device does cannot be switched off")
def tilting_cannot_be_switched_off(listeners: Listeners, dom: Dom) -> Verdicts:
    """What is done by tilting or shaking the device can be switched off.

    ## Why it matters
    A hand that trembles tilts and shakes the phone all the time, without meaning to. What answers to that cannot be
    used, and what was typed may be gone.

    ## How to fix it
    Give a setting that switches it off: `<label><input type="checkbox"> Do not answer to movement</label>`.

    ## What it cannot decide
    Whether the movement is essential, as for a pedometer, and whether the page's address leads to settings elsewhere.
    It speaks only where the page's words tell the customer to move the device, and fails where no control's name
    speaks of switching off, of settings, of motion or of a menu, and there is no box to tick.

    ## References
    - https://www.w3.org/WAI/WCAG22/Understanding/motion-actuation.html
    - https://www.w3.org/WAI/WCAG22/Techniques/failures/F106
    - https://www.w3.org/WAI/standards-guidelines/act/rules/c249d5/
    """
    said = tells_to_move(dom)
    if not listeners.hears(*MOTION) or not said:
        return
    if any(may_switch_off(one) for one in controls(dom)):
        yield passed(said)
    else:
        yield failed(said, "Here the device is to be moved, and no control switches that off.")
