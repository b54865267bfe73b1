"""Whether several things that nobody opened lie over the page at once."""

from auditor.commons.interruptions import in_the_way, kind_of, large
from auditor.evidence.interruptions import Interruptions
from auditor.languages import phrase
from auditor.model import Impact
from auditor.parts import Verdicts, failed, rule, unsure

SMALL = 0.05  # of the view: a button that floats is not counted
SEVERAL = 3


@rule(Impact.MODERATE, problem="Several things that nobody opened lie over the page at once.")
def several_interruptions(seen: Interruptions) -> Verdicts:
    """At most one thing at a time comes between the customer and the task.

    ## Why it matters
    A cookie wall, an offer above it and a chat that opens by itself: each of them is one more thing to understand and
    to put away before the page can be begun, and with a keyboard or a screen reader nobody knows which comes first.

    ## How to fix it
    Let one piece of code decide what may be shown, one thing at a time, and nothing else before cookies are answered.

    ## What it cannot decide
    What stands in frames of other hosts. It counts what nobody opened and covers more than 5 % of the view, or is
    modal. Two that each are modal or cover at least 30 %, or three of any size, certainly are several; two others are
    left to a person.

    ## References
    https://www.nngroup.com/articles/popups/
    https://www.betterads.org/mobile-large-sticky-ad/
    """
    counted = [layer for layer in in_the_way(seen) if not layer.late and (layer.modal or layer.share > SMALL)]
    if len(counted) < 2:
        return
    first, kinds = counted[0], ", ".join(dict.fromkeys(kind_of(layer) or phrase("another") for layer in counted))
    if len(counted) >= SEVERAL or sum(map(large, counted)) > 1:
        told = "{count} things that nobody opened lie over the page at once ({kinds})."
        yield failed(first, told, count=len(counted), kinds=kinds)
    else:
        ask = "Look whether {count} things at once ({kinds}) keep customers from the page."
        yield unsure(first, ask, count=len(counted), kinds=kinds)
