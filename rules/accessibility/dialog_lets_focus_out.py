"""Whether the focus stays in a modal dialog."""

from auditor.evidence.keyboard_probes import KeyboardProbes
from auditor.model import Impact
from auditor.parts import Verdicts, failed, passed, rule, unsure


@rule(Impact.MODERATE, "WCAG 2.4.3", problem="Tab leads out of a dialog into the page that lies under it")
def dialog_lets_focus_out(probes: KeyboardProbes) -> Verdicts:
    """While a modal dialog is open, Tab does not lead into the page below.

    ## Why it matters
    The page under a modal dialog is out of use for the mouse. When Tab wanders there, people act on controls that they
    do not see, and do not find back into the dialog.

    ## How to fix it
    Use `<dialog>` and open it by `showModal()`: the browser keeps the rest of the page out of reach. Otherwise set
    `inert` on everything beside the dialog while it is open.

    ## What it cannot decide
    Whether a dialog that is not modal is meant to be left: only those that say so (`aria-modal`, `showModal()`) or
    cover the view are asked about, with at most 15 presses of Tab. It fails where the stop outside lies under the
    dialog or is not shown at all; where it is still to be seen, a person must look.

    ## References
    https://www.w3.org/WAI/ARIA/apg/patterns/dialog-modal/
    https://www.w3.org/WAI/WCAG22/Understanding/focus-order.html
    https://developer.mozilla.org/en-US/docs/Web/HTML/Reference/Global_attributes/inert
    """
    for dialog in probes.dialogs:
        if not dialog.modal or not dialog.stops:
            continue
        values = {"name": dialog.name or dialog.opener_name, "out": dialog.out}
        if not dialog.out:
            yield passed(dialog)
        elif dialog.out_covered:
            yield failed(dialog, "Tab leads out of the open dialog “{name}” to {out}, which lies under it.", **values)
        else:
            yield unsure(dialog, "Look whether Tab may lead out of the open dialog “{name}” to {out}.", **values)
