"""Rule: motion ends where a customer asks for less of it."""

from auditor.evidence.motion import Motion, Moving
from auditor.model import Impact
from auditor.parts import Verdicts, passed, rule, unsure

LONG_MS = 5_000
SMALL = 48 * 48  # square CSS px: a spinner, a pulsing dot
FULL = 0.25  # of the view: what fills so much moves the customer's whole sight


@rule(Impact.MINOR, "WCAG 2.3.3")
def motion_not_reduced(motion: Motion) -> Verdicts:
    """Where a customer asks for less motion, nothing large goes on moving by itself.

    ## Why it matters
    Things that slide, zoom or drift make people with a disorder of balance dizzy or sick, some for hours. They have
    told their computer so, and the computer tells the page.

    ## How to fix it
    Let what moves stand still when less is asked for:

    ```css
    @media (prefers-reduced-motion: reduce) {
      .banner { animation: none; }
    }
    ```

    For what a script moves, ask `matchMedia("(prefers-reduced-motion: reduce)").matches` before it starts, and do not
    let videos start by themselves then.

    ## What it cannot decide
    Whether the motion is essential: a person must look. WCAG 2.3.3 is of level AAA and speaks of motion that an action
    sets off; no law asks for it. The rule speaks of what changes place or size for more than five seconds and is
    larger than 48 by 48 px, of videos, and of what a script moves while it is watched for 0.6 s. Signs of waiting are
    left out. Rows of slides that change every few seconds, moving pictures (GIF) and smooth scrolling are not known.

    ## References
    - https://www.w3.org/WAI/WCAG22/Understanding/animation-from-interactions.html
    - https://www.w3.org/WAI/WCAG22/Techniques/css/C39
    """
    if not motion.less:
        return
    going_on = [one for one in motion.motions if _counts(one)]
    for one in going_on:
        impact = Impact.MODERATE if one.area > FULL * motion.width * motion.height else None
        ask = "Look whether this has to move: it goes on although the customer asks for less motion."
        yield unsure(one, ask, impact=impact, by=one.by, properties=list(one.properties))
    if not going_on:
        yield passed()


def _counts(one: Moving) -> bool:
    long = one.ms is None or one.ms > LONG_MS
    return one.how == "moves" and long and not one.loads and one.area > SMALL
