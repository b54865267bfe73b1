"""Rule: what moving the device does can be done with a control."""

from auditor.commons.tilting import controls, tells_to_move
from auditor.evidence.dom import Dom
from auditor.evidence.listeners import MOTION, Listeners
from auditor.model import Impact
from auditor.parts import Verdicts, failed, passed, rule, unsure


@rule(Impact.SERIOUS, "WCAG 2.5.4", act=("7677a9",), problem="Moving the device may do what no control does")
def moved_by_tilting(listeners: Listeners, dom: Dom) -> Verdicts:
    """What is done by tilting or shaking the device can be done with controls.

    ## Why it matters
    A phone that is fixed to a wheelchair cannot be shaken, and a computer on a table cannot be tilted.

    ## How to fix it
    Give a button for what the movement does: “Undo” beside shaking, “Next picture” beside tilting.

    ## What it cannot decide
    What the listener is for: some only count visitors. It fails where the page's words tell the customer to move the
    device and the page has no control at all besides links. Where it has controls, and tells to move the device, it
    passes; where no words tell, a person must look.

    ## References
    - https://www.w3.org/WAI/WCAG22/Understanding/motion-actuation.html
    - https://www.w3.org/WAI/WCAG22/Techniques/failures/F106
    - https://www.w3.org/WAI/standards-guidelines/act/rules/7677a9/
    """
    if not listeners.hears(*MOTION):
        return
    said = tells_to_move(dom)
    if said and controls(dom):
        yield passed(said)
    elif said:
        yield failed(said, "Here the device is to be moved, and no control does the same.")
    else:
        yield unsure("", "Look what moving the device does on this page, and whether a control does it too.")
