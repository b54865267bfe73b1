"""Rule: nothing large flashes more than three times a second."""

from auditor.commons.flashing import as_one, unseen
from auditor.evidence.flashes import Flashes
from auditor.evidence.motion import Motion
from auditor.model import Impact, Missing, Visit
from auditor.parts import Verdicts, failed, passed, rule, unsure

FASTEST = 3  # flashes a second, each of two changes
# A quarter of 10 degrees of the field of view, which WCAG reckons as 341 by 256 CSS px.
LARGE = 341 * 256 / 4
EDGE = 0.2  # of an area: what cells at its edge may add


@rule(Impact.SERIOUS, "WCAG 2.3.1", problem="Something large flashes many times a second")
def flashes_fast(visit: Visit) -> Verdicts:
    """Nothing large flashes more than three times a second.

    ## Why it matters
    Flashing light can set off a seizure in people with photosensitive epilepsy, before they can look away.

    ## How to fix it
    Slow the change down to three times a second or less, make the area smaller, or let it change once and stay.

    ## What it cannot decide
    It counts on the frames that the view shows for two seconds, and on the frames of moving pictures (GIF, APNG, WebP),
    as WCAG defines it: changes of a tenth in relative luminance, or to and from saturated red. It fails where four
    flashes or more fall into one second, on clearly more than 21,824 square CSS px (a quarter of 341 by 256) that
    change together. It does not see what flashes later or out of the view, nor what is faster than the frames that the
    browser shows; of style animations that it did not see it asks a person. How far customers sit is not known.

    ## References
    - https://www.w3.org/WAI/WCAG22/Understanding/three-flashes-or-below-threshold.html
    - https://www.w3.org/TR/WCAG22/#dfn-general-flash-and-red-flash-thresholds
    """
    found, motion = visit.get(Flashes), visit.get(Motion)
    flashes = Flashes() if isinstance(found, Missing) else found
    for one in flashes.flickers:
        values = {"times": one.changes // 2, "area": round(one.area), "kind": "red" if one.red else "light"}
        if one.changes > 2 * FASTEST + 1 and one.area > LARGE * (1 + EDGE) and as_one(one, FASTEST):
            yield failed(one, "This flashes {times} times a second on {area} square px ({kind}).", **values)
        elif one.area > LARGE * (1 - EDGE):
            yield unsure(one, "Measure whether this flashes: it changes {times} times a second.", **values)
        else:
            yield passed(one)
    for moving, times in unseen(flashes, Motion() if isinstance(motion, Missing) else motion):
        if times > FASTEST and moving.area > LARGE:
            yield unsure(moving, "Measure whether this flashes: its look changes {times} times a second.", times=times)
        else:
            yield passed(moving)
