"""Rule: what comes late does not push controls away from under the finger."""

from collections.abc import Sequence

from auditor.commons.walks import judged, touches
from auditor.evidence.touches import Touch
from auditor.evidence.vitals import Vitals
from auditor.languages import phrase
from auditor.model import SLOW_LINE, Impact, Visit, Walk
from auditor.parts import Verdicts, failed, passed, rule, unsure

GOOD, POOR = 0.1, 0.25
REACH_MS = 1100  # to point at something that is seen: P of the Keystroke-Level Model


@rule(Impact.MODERATE, problem="On a slow line controls jump away.")
def jumps_on_a_slow_line(walks: Sequence[Walk]) -> Verdicts:
    """On a slow line controls stay where they were first drawn.

    ## Why it matters
    What comes seconds after the rest pushes the button away just when the finger comes down on it, and something else
    is pressed. On a fast line the same page seems to stand still.

    ## How to fix it
    Keep the room for what comes later. Give images and frames `width` and `height`, give notices and advertisements a
    place of fixed height, and let the text be drawn in a font of the same width until its own has come
    (`size-adjust`).

    ## What it cannot decide
    Whether a customer would have pressed just then, and how far a control moved: shifts are measured by the share of
    the view that moves, so a button that is pushed far in an empty page counts little. It is certain where a control
    that the journey uses was moved more than 1.1 s after the first paint, the time to point at something (Card, Moran
    and Newell), by shifts of more than 0.1 together. Where something else jumped by more than 0.25, a person must look.
    Both are limits of Web Vitals. It speaks only where the reference walk saw the step stand still; else `layout-jumps`
    tells it.

    ## References
    - https://web.dev/articles/cls
    - https://doi.org/10.1145/358886.358895
    """
    usual: dict[int, float] = {}
    for visit in (one for walk in walks[:1] for one in judged(walk)):
        usual[visit.arrival.step] = max(usual.get(visit.arrival.step, 0), _jumped(visit))
    for visit in (one for walk in walks if walk.base == SLOW_LINE for one in judged(walk)):
        vitals = visit.get(Vitals)
        if not isinstance(vitals, Vitals) or vitals.cls is None or usual.get(visit.arrival.step, 1) > GOOD:
            continue
        moved = {touch.path: (touch, _moved(touch, vitals)) for touch in touches(visit) if touch.path}
        pushed = [(touch, figure) for touch, figure in moved.values() if figure > GOOD]
        for touch, figure in pushed:
            told = "On a slow 3G line “{name}” was pushed away (by {figure}) after it could be reached for."
            name = touch.name or touch.label or touch.tag
            yield failed(touch, told, name=name, figure=round(figure, 3), impact=Impact.SERIOUS, at=visit)
        if not pushed and vitals.cls.value > POOR:
            ask = "Look what jumped (by {figure}) while this page came over a slow 3G line: {element}."
            place = vitals.cls.element or phrase("its place is not known")
            yield unsure(vitals.cls.element, ask, at=visit, figure=round(vitals.cls.value, 3), element=place)
        elif not pushed:
            yield passed(at=visit)


def _jumped(visit: Visit) -> float:
    vitals = visit.get(Vitals)
    return vitals.cls.value if isinstance(vitals, Vitals) and vitals.cls else 0


def _moved(touch: Touch, vitals: Vitals) -> float:
    """By how much shifts moved a control, or what holds it, once it could be reached for."""
    from_when = (vitals.fcp.value if vitals.fcp else 0) + REACH_MS
    return sum(
        shift.value
        for shift in vitals.shifts
        if shift.start >= from_when and any(_holds(moved, touch.path) for moved in shift.elements)
    )


def _holds(path: str, inner: str) -> bool:
    return path == inner or inner.startswith((f"{path} > ", f"{path} >>> "))
