"""Whether the keyboard reaches what a journey needs."""

from auditor.commons.walks import kind, stopping_touch, touched, twins
from auditor.model import Impact, Walk
from auditor.parts import Verdicts, failed, passed, rule, unsure


@rule(Impact.BLOCKER, "WCAG 2.1.1")
def unreachable_by_keyboard(walk: Walk) -> Verdicts:
    """Every control that a journey needs is reached with the keyboard.

    ## Why it matters
    People who cannot use a mouse move from control to control with Tab and the arrow keys. A control that is
    not among those is not there for them, and their journey ends.

    ## How to fix it
    Make it a real button or link, so that Tab reaches it. A button is `<button type="button">Add</button>`, a link is
    `<a href="/next">Next</a>`; both are reached by themselves. Where that is impossible, put the element into the
    order with `tabindex="0"` and give it a role and key handlers. Take away `tabindex="-1"` and `inert` where they
    stand on controls that customers need.

    ## What it cannot decide
    Whether another control on the same page does the same thing by keyboard: where one of the same role and name is
    reached, a person must look. The walk sought the one that the plan names, all the way round, forwards and
    backwards, with at most 600 presses. It looks at controls that the journey touches, not at all controls of the
    page.

    ## References
    https://www.w3.org/WAI/WCAG22/Understanding/keyboard.html
    https://www.w3.org/WAI/WCAG22/Techniques/failures/F54
    """
    if walk.persona != "keyboard":
        return
    stop = stopping_touch(walk)
    for visit, touch in touched(walk):
        if touch.went == "done" and touch.path:
            yield passed(touch, at=visit)
        if touch.went == "unreachable":
            values = {"role": kind(touch), "name": touch.name or touch.label}
            impact = None if stop is not None and stop[1] is touch else Impact.SERIOUS
            if any(twin.focusable and twin.visible for twin in twins(visit, touch)):
                ask = "Look whether the other {role} “{name}” does the same: the keyboard does not reach this one."
                yield unsure(touch, ask, impact=impact, at=visit, **values)
            else:
                told = "The keyboard does not reach the {role} “{name}” that the journey needs."
                yield failed(touch, told, impact=impact, at=visit, **values)
