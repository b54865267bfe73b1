"""Whether what shows on hover stays long enough to be read."""

from auditor.evidence.keyboard_probes import KeyboardProbes
from auditor.model import Impact
from auditor.parts import Verdicts, passed, rule, unsure


@rule(Impact.MODERATE, "WCAG 1.4.13", problem="What shows on hover goes away by itself")
def hover_content_goes_away(probes: KeyboardProbes) -> Verdicts:
    """What shows when the pointer comes stays as long as the pointer does.

    ## Why it matters
    People read at different speeds. A tip that goes away after a moment is lost to those who read slowly, look at an
    enlarged screen, or hear the text.

    ## How to fix it
    Hide it when the pointer and the focus have left, or on Escape, and take the timer away.

    ## What it cannot decide
    Whether it went because it was no longer valid, which the criterion allows: a person must look. The first two things
    of a page are watched, for 0.8 s each: what goes later is not noticed.

    ## References
    https://www.w3.org/WAI/WCAG22/Understanding/content-on-hover-or-focus.html
    """
    for shown in probes.shown:
        if shown.stays:
            yield passed(shown)
        elif shown.stays is False:
            ask = "Look why what “{trigger}” shows on hover goes away by itself while the pointer stays."
            yield unsure(shown, ask, trigger=shown.trigger_name or shown.trigger)
