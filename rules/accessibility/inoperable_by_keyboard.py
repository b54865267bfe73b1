"""Whether what a journey needs answers to the keys that its role asks for."""

from auditor.commons.walks import kind, stopping_touch, touched
from auditor.model import Impact, Walk
from auditor.parts import Verdicts, failed, passed, rule


@rule(Impact.BLOCKER, "WCAG 2.1.1", "WCAG 4.1.2")
def inoperable_by_keyboard(walk: Walk) -> Verdicts:
    """Every control that a journey needs can be used with the keyboard once it has the focus.

    ## Why it matters
    A control that takes the focus but does nothing on Enter or Space looks usable and is not. People without
    a mouse press, wait, and cannot go on.

    ## How to fix it
    Use a real button, so that Enter and Space do what a click does. `<button type="button">` answers to Enter and
    Space, `<a href>` to Enter, `<input type="checkbox">` to Space. Where a custom element must stay, give it its role
    and listen to `keydown` for the keys that the role's pattern asks for, not to `click` or `mousedown` alone.

    ## What it cannot decide
    Whether the control answers to keys of its own that the page explains somewhere: the walk presses the keys that
    the control's role asks for.

    ## References
    https://www.w3.org/WAI/WCAG22/Understanding/keyboard.html
    https://www.w3.org/WAI/ARIA/apg/patterns/
    """
    if walk.persona != "keyboard":
        return
    stop = stopping_touch(walk)
    for visit, touch in touched(walk):
        if touch.went == "done" and touch.path:
            yield passed(touch, at=visit)
        if touch.went == "inoperable":
            ended = stop is not None and stop[1] is touch
            yield failed(
                touch,
                "The {role} “{name}” takes the focus but does not answer to the keyboard.",
                role=kind(touch),
                name=touch.name or touch.label,
                impact=None if ended else Impact.SERIOUS,
                at=visit,
            )
