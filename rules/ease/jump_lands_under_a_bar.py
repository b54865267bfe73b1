"""Rule: the place that a link on the page leads to is seen."""

from auditor.evidence.jumps import Jumps
from auditor.evidence.listeners import POINTER, Listeners
from auditor.model import Impact, Missing, Visit
from auditor.parts import Verdicts, failed, passed, rule, unsure


@rule(Impact.MODERATE, problem="A link leads to a place that lies under a bar which stays")
def jump_lands_under_a_bar(visit: Visit) -> Verdicts:
    """What a link on the same page leads to is not hidden under a part that stays in the view.

    ## Why it matters
    Who follows “Opening hours” and sees the end of another chapter believes that the link is wrong. In the list of
    errors above a form it is the very field that cannot be seen.

    ## How to fix it
    Tell the browser how much of the view is taken:

    ```css
    html { scroll-padding-top: 6rem; }
    ```

    ## What it cannot decide
    Up to eight places of a page are tried, as the browser scrolls to them. It fails where something opaque that stays
    in the view lies over the whole first line, and no script listens for presses that may scroll elsewhere; where one
    does, or that is not known, as on a phone, or where something shows through the cover, a person must look. What
    the Tab key comes to is told by another rule. Places that style sheets give room by `:target` are left alone.

    ## References
    - https://www.w3.org/WAI/WCAG22/Techniques/css/C43
    - https://developer.mozilla.org/en-US/docs/Web/CSS/scroll-padding-top
    """
    jumps, listeners = visit.get(Jumps), visit.get(Listeners)
    if isinstance(jumps, Missing):
        return
    everywhere = isinstance(listeners, Missing) or listeners.hears(*POINTER)
    hearing = (
        set() if isinstance(listeners, Missing) else {one.path for one in listeners.elements if one.hears(*POINTER)}
    )
    for one in jumps.jumps:
        values = {"link": one.link_text, "text": one.text, "height": one.height}
        if not one.covered:
            yield passed(one)
        elif everywhere or not one.opaque or not hearing.isdisjoint(one.within):
            ask = "Follow “{link}” and look whether “{text}” is seen: a part of {height} px that stays lies over it."
            yield unsure(one, ask, **values)
        else:
            yield failed(
                one, "“{link}” leads to “{text}”, which lies under a part of {height} px that stays.", **values
            )
