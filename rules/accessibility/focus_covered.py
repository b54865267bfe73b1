"""Whether what has the focus lies under something else."""

from auditor.evidence.tab_stops import TabStops
from auditor.model import Impact
from auditor.parts import Verdicts, failed, passed, rule, unsure


@rule(Impact.SERIOUS, "WCAG 2.4.11", problem="What has the keyboard's focus lies wholly under something else")
def focus_covered(stops: TabStops) -> Verdicts:
    """What has the focus is not wholly covered.

    ## Why it matters
    The page scrolls to the control that gets the focus, and there a fixed head, a cookie banner or a chat window lies
    over it. Who moves with the keyboard presses Enter on something that they do not see.

    ## How to fix it
    Tell the browser how much of the view is taken: `html { scroll-padding-top: 6rem; scroll-padding-bottom: 8rem }`, as
    high as the fixed bars are. Give banners a place in the page's flow, or take them away when the focus goes under
    them.

    ## What it cannot decide
    Whether a customer opened the cover, or can move it; then the criterion makes exceptions. It looks at a grid of 49
    points of the part that is in the view, and fails where something opaque that stays in place while the page scrolls
    lies over all of them. Where the cover is not surely opaque, or scrolls with the page, a person must look.

    ## References
    https://www.w3.org/WAI/WCAG22/Understanding/focus-not-obscured-minimum.html
    https://www.w3.org/WAI/WCAG22/Techniques/css/C43
    https://www.w3.org/WAI/WCAG22/Techniques/failures/F110
    """
    for stop in stops.stops:
        values = {"name": stop.name or stop.role or stop.tag, "cover": stop.covered_by}
        if not stop.in_view:
            continue
        if not stop.covered_by:
            yield passed(stop)
        elif stop.cover_is_certain:
            yield failed(stop, "“{name}” lies wholly under {cover} when it gets the focus.", **values)
        else:
            ask = "Look whether “{name}” is seen when it gets the focus: {cover} lies over it."
            yield unsure(stop, ask, impact=Impact.MODERATE, **values)
