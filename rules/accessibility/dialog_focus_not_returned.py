"""Whether the focus comes back when a dialog is closed."""

from auditor.evidence.keyboard_probes import KeyboardProbes
from auditor.model import Impact
from auditor.parts import Verdicts, failed, passed, rule, unsure


@rule(Impact.MODERATE, "WCAG 2.4.3", problem="When a dialog is closed, the focus does not come back")
def dialog_focus_not_returned(probes: KeyboardProbes) -> Verdicts:
    """When a dialog is closed, the focus comes back to what opened it.

    ## Why it matters
    Somebody who opened a dialog half-way down a page wants to go on there. When the focus is nowhere, a screen reader
    begins to read the page from the top, and a keyboard user has to find the place again.

    ## How to fix it
    Use `<dialog>` with `showModal()`: the browser brings the focus back. Otherwise remember
    `document.activeElement` when the dialog opens, and call `focus()` on it when it closes.

    ## What it cannot decide
    Whether another place makes more sense, as after something was added: where the focus is on something else, a person
    must look. It waits 0.6 s. It fails where nothing has the focus, although what opened the dialog is still there.

    ## References
    https://www.w3.org/WAI/ARIA/apg/patterns/dialog-modal/
    https://www.w3.org/WAI/WCAG22/Understanding/focus-order.html
    https://www.w3.org/WAI/WCAG22/Techniques/failures/F85
    """
    for dialog in probes.dialogs:
        if not dialog.closed or not dialog.opener or not dialog.opener_left:
            continue
        values = {"name": dialog.name or dialog.opener_name, "opener": dialog.opener_name, "where": dialog.back}
        if dialog.back == dialog.opener:
            yield passed(dialog)
        elif dialog.back:
            ask = "Look whether the focus should be at {where} after “{name}” is closed, and not at “{opener}” again."
            yield unsure(dialog, ask, **values)
        else:
            told = "When the dialog “{name}” is closed, nothing has the focus; “{opener}” opened it."
            yield failed(dialog, told, **values)
