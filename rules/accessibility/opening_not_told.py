"""Whether a button that opens a part of the page says that it is open."""

from auditor.evidence.dom import Dom
from auditor.evidence.opened import Opened
from auditor.model import Impact
from auditor.parts import Verdicts, passed, rule, unsure

UNSAID = ("by its words", "perhaps")  # what the opener did not say itself
STATES = ("aria-expanded", "aria-pressed", "aria-haspopup", "popovertarget", "commandfor")
DIALOGS = ("dialog", "alertdialog", "alert", "status", "log")


@rule(Impact.MODERATE, "WCAG 4.1.2", problem="A button opens a part of the page and does not say so")
def opening_not_told(opened: Opened, dom: Dom) -> Verdicts:
    """A button that opens and closes a part of the page says whether it is open.

    ## Why it matters
    Who sees the page sees the text come up below the button. A screen reader says “Show the prices, button” before and
    after, and nothing tells that anything happened, or that a second press takes the text away again.

    ## How to fix it
    Write the state into the button, and change it with each press: `<button type="button" aria-expanded="false"
    aria-controls="prices">Prices</button>`. Or use `<details>` with `<summary>`, which says it by itself.

    ## What it cannot decide
    Whether a second press closes it, or the button did its work once and for all, as one that adds a row: therefore a
    person must look. It speaks of buttons that were pressed beside the walk, stay on the page, and brought up something
    beside them that is no dialog and no message.

    ## References
    https://www.w3.org/WAI/ARIA/apg/patterns/disclosure/
    https://www.w3.org/WAI/WCAG22/Understanding/name-role-value.html
    """
    opener = opened.openers[-1] if opened.openers else None
    own = dom.at(opener.path) if opener else None
    if opener is None or own is None or not own.visible or opened.layer or opener.kind not in UNSAID:
        return
    if any(one.role in DIALOGS for one in dom.elements if one.path in opened.roots):
        return
    beside = opener.path.rpartition(" > ")[0]
    if any(name in own.attributes for name in STATES):
        yield passed(own)
    elif any(_near(root, beside) for root in opened.roots):
        yield unsure(
            own, "Look whether “{name}” says that it is open: it brought up what stands beside it.", name=own.name
        )


def _near(root: str, beside: str) -> bool:
    return not beside or root.startswith(("#", beside))
