"""Rule: what moves for long can be stopped."""

from auditor.evidence.motion import Motion, Moving
from auditor.model import Impact
from auditor.parts import Verdicts, failed, passed, rule, unsure

LONG_MS = 5_000  # WCAG 2.2.2
SMALL = 16 * 16  # square CSS px: a dot


@rule(Impact.MODERATE, "WCAG 2.2.2")
def moves_without_pause(motion: Motion) -> Verdicts:
    """What moves or blinks by itself for more than five seconds can be paused.

    ## Why it matters
    The eye is drawn to what moves. Whoever finds it hard to keep to a line, because of ADHD, a brain injury or plain
    tiredness, cannot read beside it, and what scrolls by itself is gone before slow readers are at its end.

    ## How to fix it
    Let it stop after five seconds, or put a button beside it that pauses it:
    `<button type="button" aria-pressed="false">Pause</button>`. A video that plays by itself gets `controls`.
    A `<marquee>` becomes plain text.

    ## What it cannot decide
    Whether the motion is essential, and whether something else than a control called “pause” or “stop” (in Finnish,
    Swedish or English) near it stops it: a person must look. It is sure of `<marquee>` on a page without any such
    control. Signs that something is loading are left out. Rows of slides that change every few seconds, and
    moving pictures (GIF), are not known.

    ## References
    - https://www.w3.org/WAI/WCAG22/Understanding/pause-stop-hide.html
    - https://www.w3.org/WAI/WCAG22/Techniques/failures/F16
    """
    for one in motion.motions:
        if not _counts(one):
            continue
        if one.paused_by or one.controls:
            yield passed(one)
        elif one.by == "marquee" and not motion.pauses:
            yield failed(one, "This text scrolls without end, and nothing on the page stops it.")
        else:
            ask = "Look whether this can be stopped: it {how} by itself for more than five seconds."
            yield unsure(one, ask, how=one.how, by=one.by)


def _counts(one: Moving) -> bool:
    return (one.ms is None or one.ms > LONG_MS) and not one.loads and one.area > SMALL
