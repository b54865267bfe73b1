"""Whether a layer that opens over the page says that it is a dialog."""

from auditor.evidence.opened import Opened
from auditor.languages import phrase
from auditor.model import Impact
from auditor.parts import Verdicts, rule, unsure


@rule(Impact.SERIOUS, "WCAG 4.1.2", "WCAG 2.4.3", problem="A layer over the page is a dialog and does not say so")
def layer_is_no_dialog(opened: Opened) -> Verdicts:
    """What opens over the whole page, and asks or tells something, is a dialog.

    ## Why it matters
    Everybody who sees the page sees that the rest of it is out of reach. A screen reader goes on reading it: nothing
    says that something opened, nor where. Tab leads through the controls that lie under the layer.

    ## How to fix it
    Use `<dialog>` and open it with `showModal()`: the browser then moves the focus, keeps it, and hides the rest. Or
    give the layer `role="dialog"`, `aria-modal="true"` and a name, and do all of this by script.

    ## What it cannot decide
    Whether the layer is a dialog, or the page in another state: therefore a person must look. It speaks of layers that
    appeared when something was opened, cover the whole view and hold a control; navigation, menus and search are left
    out, and so is what opens when nobody opened it.

    ## References
    https://www.w3.org/WAI/ARIA/apg/patterns/dialog-modal/
    https://www.w3.org/WAI/WCAG22/Techniques/aria/ARIA17
    """
    if opened.layer:
        ask = "Look whether this is a dialog: it opens over the whole page by {opener}, and nothing says what it is."
        yield unsure(opened.layer, ask, opener=str(opened.openers[-1]) if opened.openers else phrase("itself"))
