"""Rule: the page can be used upright and sideways."""

from auditor.evidence.styling import Styling
from auditor.model import Impact
from auditor.parts import Verdicts, failed, passed, rule, unsure

QUARTERS = (90, 270)
NEAR = 1.0  # degrees
PAGE = ("html", "body", "main")
LARGE = 0.4  # of the view


@rule(Impact.SERIOUS, "WCAG 1.3.4", act=("b33eff",), problem="The page is turned where the device is held another way")
def turned_in_one_orientation(styling: Styling) -> Verdicts:
    """The page is not turned by a quarter in one orientation of the device.

    ## Why it matters
    Whose phone or tablet is fixed to a wheelchair cannot turn it. A page that turns itself against them is read with
    the head on one side, or not at all.

    ## How to fix it
    Take the `rotate` or `transform` out of `@media (orientation: portrait)` and let the page fit both ways.

    ## What it cannot decide
    Whether one way is essential, as for a piano or a cheque. It reads the page's own style sheets, not those of another
    host. It is sure of the whole page; of a large part, a person must look. Layers, scripts and manifests that ask for
    another orientation are told by a rule of their own.

    ## References
    - https://www.w3.org/WAI/WCAG22/Understanding/orientation.html
    - https://www.w3.org/WAI/WCAG22/Techniques/failures/F97
    - https://www.w3.org/WAI/standards-guidelines/act/rules/b33eff/
    """
    for one in styling.turns:
        if min(abs(one.by - quarter) for quarter in QUARTERS) > NEAR:
            yield passed(one)
        elif one.tag in PAGE:
            yield failed(one, "The page is turned by {by} degrees when the view is {way}.", by=one.by, way=one.way)
        elif one.share > LARGE:
            yield unsure(one, "Look whether this must be turned when the view is {way}.", way=one.way)
