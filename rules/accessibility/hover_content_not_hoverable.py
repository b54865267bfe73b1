"""Whether the pointer can come to what it brought up."""

from auditor.evidence.keyboard_probes import KeyboardProbes
from auditor.model import Impact
from auditor.parts import Verdicts, failed, passed, rule


@rule(Impact.MODERATE, "WCAG 1.4.13", problem="What shows on hover goes away when the pointer comes to it")
def hover_content_not_hoverable(probes: KeyboardProbes) -> Verdicts:
    """What shows when the pointer comes stays while the pointer is on it.

    ## Why it matters
    Who enlarges the screen sees a small part of it, and must move the pointer to read a tip from end to end. A tip that
    goes away at that cannot be read.

    ## How to fix it
    Put the tip inside the element that shows it, so that `:hover` holds on both, or hide it only a moment after the
    pointer has left both. Take `pointer-events: none` off the tip, and leave no gap between the two.

    ## What it cannot decide
    The browser's own tips of `title` attributes, which the criterion leaves out, and tips drawn by `::after`. The
    pointer jumps onto the middle of what came up: a gap on the way is not noticed. At most five things of a page are
    pointed at: what has a hidden description or tip, and navigation with hidden lists.

    ## References
    https://www.w3.org/WAI/WCAG22/Understanding/content-on-hover-or-focus.html
    https://www.w3.org/WAI/WCAG22/Techniques/failures/F95
    """
    for shown in probes.shown:
        if shown.hoverable:
            yield passed(shown)
        elif shown.hoverable is False and shown.on == "hover":
            told = "What “{trigger}” shows on hover goes away when the pointer comes to it."
            yield failed(shown, told, trigger=shown.trigger_name or shown.trigger)
