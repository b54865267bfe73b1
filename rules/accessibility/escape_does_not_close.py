"""Whether Escape closes what was opened over the page."""

from auditor.evidence.keyboard_probes import KeyboardProbes
from auditor.model import Impact
from auditor.parts import Verdicts, failed, passed, rule, unsure


@rule(Impact.MINOR, problem="Escape does not close what was opened over the page")
def escape_does_not_close(probes: KeyboardProbes) -> Verdicts:
    """Escape closes a dialog, a menu or a list that was opened.

    ## Why it matters
    Escape is the way out that everybody knows. Without it, a person who opened something by mistake has to find the
    button that closes it, with one press of Tab after the other.

    ## How to fix it
    Use `<dialog>` with `showModal()`, or `popover`: the browser closes them on Escape. Otherwise listen to `keydown`
    for Escape on the dialog or menu, close it, and put the focus back where it was.

    ## What it cannot decide
    Whether it is kept open on purpose, as a question that must be answered: where a dialog is an `alertdialog`, or has
    no button that closes it, a person must look; so it is with menus and lists. No success criterion asks for Escape:
    W3C's guide to ARIA patterns does.

    ## References
    https://www.w3.org/WAI/ARIA/apg/patterns/dialog-modal/
    https://www.w3.org/WAI/ARIA/apg/patterns/menu-button/
    https://www.w3.org/WAI/ARIA/apg/patterns/combobox/
    """
    for dialog in probes.dialogs:
        name = dialog.name or dialog.opener_name
        if dialog.escape is None or not dialog.modal:
            continue
        if dialog.escape:
            yield passed(dialog)
        elif dialog.closer and not dialog.alert:
            yield failed(dialog, "Escape does not close the dialog “{name}”, which has a button that does.", name=name)
        else:
            yield unsure(dialog, "Look whether Escape should close the dialog “{name}”.", name=name)
    for widget in probes.widgets:
        name = widget.name or widget.opener_name
        if widget.escape:
            yield passed(widget)
        elif widget.escape is False:
            ask = "Look whether Escape should close the {role} “{name}” that was opened."
            yield unsure(widget, ask, role=widget.role, name=name)
