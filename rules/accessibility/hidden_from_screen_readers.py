"""Whether what a journey needs is there for those who hear the page."""

from auditor.commons.walks import kind, stopping_touch, touched, twins
from auditor.model import Impact, Walk
from auditor.parts import Verdicts, failed, passed, rule, unsure


@rule(Impact.BLOCKER, "WCAG 4.1.2", problem="A control that the journey needs is hidden from screen readers")
def hidden_from_screen_readers(walk: Walk) -> Verdicts:
    """No control that a journey needs is hidden from assistive technology.

    ## Why it matters
    What is in sight is not there for somebody who hears the page: the screen reader passes over it, as if it did not
    exist, and the journey ends.

    ## How to fix it
    Take `aria-hidden="true"` and `inert` away from the control and from what holds it. Where a dialog hides the page
    behind it, take them away again when the dialog is closed.

    ## What it cannot decide
    Whether another control does the same: where one of the same role and name is on the page, or the control itself
    takes up no room, a person must look.

    ## References
    https://www.w3.org/WAI/WCAG22/Understanding/name-role-value.html
    https://www.w3.org/TR/wai-aria-1.2/#aria-hidden
    """
    if walk.base != "screen-reader":
        return
    stop = stopping_touch(walk)
    for visit, touch in touched(walk):
        if touch.went == "done" and touch.path:
            yield passed(touch, at=visit)
        if touch.went != "not-offered":
            continue
        values = {"role": kind(touch), "name": touch.name or touch.label}
        impact = None if stop is not None and stop[1] is touch else Impact.SERIOUS
        if touch.box is None or twins(visit, touch):
            ask = "Look whether something else does the same: the {role} “{name}” is hidden from screen readers."
            yield unsure(touch, ask, impact=impact, at=visit, **values)
        else:
            told = "The {role} “{name}” that the journey needs is in sight, but hidden from screen readers."
            yield failed(touch, told, impact=impact, at=visit, **values)
