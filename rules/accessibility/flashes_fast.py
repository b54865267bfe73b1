"""Rule: nothing large flashes more than three times a second."""

from auditor.evidence.motion import Motion, Moving
from auditor.model import Impact
from auditor.parts import Verdicts, passed, rule, unsure

FASTEST = 3  # flashes a second
# A quarter of 10 degrees of the field of view, which WCAG reckons as 341 by 256 CSS px.
LARGE = 341 * 256 / 4
LIGHT = {"opacity", "visibility", "backgroundColor", "fill", "filter"}  # what changes how bright an area is


@rule(Impact.SERIOUS, "WCAG 2.3.1", problem="Something large flashes many times a second")
def flashes_fast(motion: Motion) -> Verdicts:
    """Nothing large flashes more than three times a second.

    ## Why it matters
    Flashing light can set off a seizure in people with photosensitive epilepsy, before they can look away.

    ## How to fix it
    Slow the change down to three times a second or less, make the area smaller, or let it change once and stay.

    ## What it cannot decide
    Whether light and dark differ so much that it counts as a flash. It knows animations of styles whose one turn takes
    less than a third of a second and whose box is larger than 21,824 square CSS px, a quarter of the 341 by 256 px that
    WCAG names: a person must measure those. Films, moving pictures, canvas and what a script draws are not known.

    ## References
    - https://www.w3.org/WAI/WCAG22/Understanding/three-flashes-or-below-threshold.html
    - https://www.w3.org/TR/WCAG22/#dfn-general-flash-and-red-flash-thresholds
    """
    for one in motion.motions:
        if one.how != "blinks" or not one.turn_ms or LIGHT.isdisjoint(one.properties):
            continue
        times = round(1000 / one.turn_ms, 1)
        if times > FASTEST and one.area > LARGE and _lasts(one):
            yield unsure(one, "Measure whether this flashes: its look changes {times} times a second.", times=times)
        else:
            yield passed(one)


def _lasts(one: Moving) -> bool:
    """Whether it turns more often than may be in a second."""
    return one.ms is None or one.ms > FASTEST * (one.turn_ms or 0)
