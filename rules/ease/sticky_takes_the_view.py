"""Rule: what stays in the view while the page scrolls leaves room for the page."""

from auditor.evidence.layout import Layout
from auditor.model import Impact, Missing, Visit
from auditor.parts import Verdicts, failed, passed, rule, unsure

PERSONAS = ("zoom", "large-text")
THIRD, HALF = 1 / 3, 1 / 2


@rule(Impact.MODERATE)
def sticky_takes_the_view(visit: Visit) -> Verdicts:
    """Parts that stay while the page scrolls take no more than a third of an enlarged view.

    ## Why it matters
    Magnified four times, a screen of 1024 px shows 256. A head of 100 px that always stays, and a bar at the bottom
    with the cookies, leave three lines for what the customer came to read.

    ## How to fix it
    Let the head scroll away where there is little room:

    ```css
    .head { position: static; }
    @media (min-width: 40em) and (min-height: 30em) { .head { position: sticky; top: 0; } }
    ```

    ## What it cannot decide
    No criterion sets a limit; W3C's technique C34 is to let such parts scroll away on enlarged views, and a third of
    the view is where we begin to ask a person. Above half of it the rule is sure: more is taken than is left. What can
    be closed is asked of a person, and where a dialog is open, nothing is said. The share is measured at two places of
    the page, on a grid of 144 points.

    ## References
    - https://www.w3.org/WAI/WCAG22/Techniques/css/C34
    - https://www.w3.org/WAI/WCAG22/Understanding/reflow.html
    """
    layout = visit.get(Layout) if visit.base in PERSONAS else Missing("Another persona walked.")
    if isinstance(layout, Missing) or not layout.layers:
        return
    largest = layout.layers[0]
    if any(layer.modal for layer in layout.layers):
        return
    percent = round(layout.stays * 100)
    if layout.stays <= THIRD:
        yield passed(largest)
    elif layout.stays > HALF and not any(layer.closable for layer in layout.layers):
        told = "{percent} % of the view is taken by what stays while the page scrolls."
        yield failed(largest, told, percent=percent, height=layout.height)
    else:
        ask = "Look whether enough is left to read: {percent} % of the view is taken by what stays while it scrolls."
        yield unsure(largest, ask, percent=percent, height=layout.height)
