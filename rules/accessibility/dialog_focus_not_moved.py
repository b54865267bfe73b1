"""Whether the focus goes into a dialog that opens."""

from auditor.evidence.keyboard_probes import KeyboardProbes
from auditor.model import Impact
from auditor.parts import Verdicts, failed, passed, rule, unsure


@rule(Impact.SERIOUS, "WCAG 2.4.3", problem="A dialog opens and the focus stays behind")
def dialog_focus_not_moved(probes: KeyboardProbes) -> Verdicts:
    """When a dialog opens, the focus goes into it.

    ## Why it matters
    A dialog that lies over the page asks for an answer. Who presses keys is still on the page below, and may have to
    go through all of it before they come to the dialog; who hears the page is not told that it is there.

    ## How to fix it
    Use `<dialog>` and open it by `showModal()`: the browser moves the focus. Otherwise call `focus()` on the dialog's
    first control, or on its heading with `tabindex="-1"`, once it is shown.

    ## What it cannot decide
    Dialogs that nothing on the page says to open: it presses what says so (`aria-haspopup`, `aria-controls`, the
    attributes of common libraries), and buttons where a hidden dialog lies in the page. It waits 0.6 s for the focus.
    A dialog that does not say it is modal and does not cover the view may leave the focus where it is: a person must
    look. So it is with one that stood open before the walk pressed anything.

    ## References
    https://www.w3.org/WAI/ARIA/apg/patterns/dialog-modal/
    https://www.w3.org/WAI/WCAG22/Understanding/focus-order.html
    https://www.w3.org/WAI/WCAG22/Techniques/client-side-script/SCR26
    """
    for dialog in probes.dialogs:
        name = dialog.name or dialog.opener_name
        if dialog.focus_in:
            yield passed(dialog)
        elif dialog.modal and dialog.opener and dialog.stops:
            yield failed(dialog, "The dialog “{name}” opens, and the focus stays outside of it.", name=name)
        else:
            ask = "Look whether the focus should go into “{name}”, which stands open without it."
            yield unsure(dialog, ask, impact=Impact.MODERATE, name=name)
