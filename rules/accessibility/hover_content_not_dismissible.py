"""Whether what shows on hover or focus can be sent away."""

from auditor.evidence.keyboard_probes import KeyboardProbes
from auditor.model import Impact
from auditor.parts import Verdicts, passed, rule, unsure


@rule(Impact.MODERATE, "WCAG 1.4.13", problem="What shows on hover or focus lies over the page and cannot be sent away")
def hover_content_not_dismissible(probes: KeyboardProbes) -> Verdicts:
    """What shows on hover or focus, and lies over something, can be sent away with Escape.

    ## Why it matters
    With the screen enlarged, a tip or a menu covers much of what is seen. If it goes away only when the pointer moves,
    people cannot read what lies under it, because their pointer has to be there.

    ## How to fix it
    Listen to `keydown` on the document while it is shown, and hide it on Escape, without moving the focus.

    ## What it cannot decide
    Whether another key or a button elsewhere sends it away, and whether what lies under it matters: a person must look.
    What tells of an error in a field need not be sent away. It speaks of what lies over text, pictures or controls.

    ## References
    https://www.w3.org/WAI/WCAG22/Understanding/content-on-hover-or-focus.html
    https://www.w3.org/WAI/WCAG22/Techniques/client-side-script/SCR39
    """
    for shown in probes.shown:
        if shown.escape is None or not shown.covers:
            continue
        if shown.escape or shown.closer:
            yield passed(shown)
        else:
            ask = "Look how what “{trigger}” shows on {on} is sent away: Escape does not, and it lies over the page."
            yield unsure(shown, ask, trigger=shown.trigger_name or shown.trigger, on=shown.on)
