"""Whether what a journey presses is heard as something that can be pressed."""

from auditor.commons.walks import stopping_touch, touched
from auditor.languages import phrase
from auditor.model import Impact, Walk
from auditor.parts import Verdicts, failed, passed, rule, unsure

PLAIN = {"", "generic", "none", "presentation", "paragraph", "img", "image", "strong", "emphasis", "mark"}


@rule(Impact.BLOCKER, "WCAG 4.1.2", problem="What is pressed on the journey is not heard as a control")
def says_no_role(walk: Walk) -> Verdicts:
    """Everything that a journey presses or fills in says by its role that it can be.

    ## Why it matters
    A screen reader reads it as plain text. Nothing tells that it can be pressed, it is in no list of buttons or links,
    and the Tab key passes over it. Somebody who does not see that it looks like a button never tries.

    ## How to fix it
    Use the element that is made for it: `<button type="button">18.00–19.00</button>` in place of `<div onclick="…">`,
    `<a href="…">` where it leads to another page, `<input>` where something is typed. Where a custom element must
    stay, give it `role="button"`, `tabindex="0"` and an answer to Enter and Space.

    ## What it cannot decide
    Whether something else on the page does the same: a control of the same name was looked for and not found. Some
    screen readers say “clickable” of text that answers to clicks. Where what is pressed is a row, a cell, a list item
    or a part of the page's structure, the press may be meant for something in it: then a person must look.

    ## References
    https://www.w3.org/WAI/WCAG22/Understanding/name-role-value.html
    https://www.w3.org/WAI/WCAG22/Techniques/failures/F59
    """
    if walk.base != "screen-reader":
        return
    stop = stopping_touch(walk)
    for visit, touch in touched(walk):
        if touch.went == "done" and touch.path:
            yield passed(touch, at=visit)
        if touch.went != "no-role":
            continue
        values = {"name": touch.name or touch.label or touch.path, "role": touch.role}
        impact = None if stop is not None and stop[1] is touch else Impact.SERIOUS
        if touch.role in PLAIN and touch.label:
            told = "“{name}” is pressed on the journey, but is heard as text: it has no role."
            yield failed(touch, told, impact=impact, at=visit, **values)
        else:
            ask = "Look how “{name}” is used with a screen reader: its role ({role}) does not say that it can be."
            yield unsure(touch, ask, impact=impact, at=visit, **{**values, "role": touch.role or phrase("none")})
