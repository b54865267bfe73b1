"""Rule: what is on the page stays where it is (CLS)."""

from auditor.commons.attribution import moves, why, with_why
from auditor.commons.lines import usual_line
from auditor.commons.noise import STEADY, good, range_of, say, spread_of, worst
from auditor.evidence.vitals import Vitals
from auditor.model import Impact, Visit
from auditor.parts import Verdicts, passed, rule

GOOD, POOR = 0.1, 0.25


@rule(Impact.MODERATE, problem="The page jumps under the customer's eyes.")
def layout_jumps(visit: Visit, vitals: Vitals) -> Verdicts:
    """The page does not jump while customers read or reach for it.

    ## Why it matters
    When something is put in above what a customer is reading or about to press, the place is lost, or the wrong thing
    is pressed. People with a tremor, with magnification or with slow reading lose it most often.

    ## How to fix it
    Keep the room for what comes later. Give images and frames `width` and `height`, give notices and advertisements a
    place of fixed height, and show late messages over the page or below what is in view:

    ```html
    <img src="map.png" width="600" height="400" alt="…">
    ```

    ## What it cannot decide
    It counts the shifts up to the moment when the view came to rest, on this one visit. What would jump while scrolling
    further, or with a slower advertisement, is not seen. The limits (good to 0.1, poor above 0.25) are those of Web
    Vitals. Of several walks, it is left to a person unless all are over the limit.
    A walk on a slow line is judged by `jumps-on-a-slow-line`.

    ## References
    - https://web.dev/articles/cls
    - https://web.dev/articles/optimize-cls
    """
    cls = vitals.cls
    if cls is None or not usual_line(visit):
        return
    spread = spread_of(vitals, "cls")
    if good(cls.value, GOOD, spread):
        yield passed(cls.element)
        return
    value = worst(cls.value, GOOD, spread)
    impact = Impact.SERIOUS if value > POOR else Impact.MODERATE
    figure = round(value, 3)
    if cls.element:
        message = "The page jumped by {figure}, most of it in {element}; good is at most {limit}."
    else:
        message = "The page jumped by {figure}; good is at most {limit}."
    reason = why(moves(vitals.shifts), range_of(vitals, "cls", ""))
    told = {"figure": figure, "limit": GOOD, "element": cls.element, "why": reason}
    tell = say(cls.value, GOOD, STEADY, spread)
    yield tell(cls.element, with_why(message, reason), impact=impact, **told)
