"""Whether the focus is still somewhere after each action of the journey."""

from auditor.commons.walks import kind, touched
from auditor.model import Impact, Walk
from auditor.parts import Verdicts, failed, passed, rule, unsure


@rule(Impact.MODERATE, "WCAG 2.4.3", problem="The keyboard's focus is lost after an action")
def focus_lost_after_action(walk: Walk) -> Verdicts:
    """After an action the focus is on something that is there.

    ## Why it matters
    When what was pressed goes away and nothing else gets the focus, somebody who hears the page is put back to its very
    beginning without being told, and somebody who sees it must look for the place where the next Tab will lead.

    ## How to fix it
    Before a control is taken away, move the focus to what comes in its place: the heading of the new part with
    `tabindex="-1"`, the next row of a list, or what opened a dialog. Do not disable or replace the button that has just
    been pressed; change its words instead.

    ## What it cannot decide
    Where the focus should be. Browsers differ in where Tab goes on afterwards. Where the page announces something, or
    changes its title or address, as single-page services do in place of loading a new page, a person must look.

    ## References
    https://www.w3.org/WAI/WCAG22/Understanding/focus-order.html
    https://www.w3.org/WAI/WCAG22/Techniques/failures/F85
    https://www.w3.org/WAI/WCAG22/Techniques/client-side-script/SCR26
    """
    if walk.base != "keyboard":
        return
    for visit, touch in touched(walk):
        if touch.after is None or touch.after.new_document or touch.went != "done" or not touch.path:
            continue
        following = walk.visits[visit.number + 1 : visit.number + 2]
        elsewhere = any(one.arrival.url != visit.arrival.url for one in following)
        values = {"role": kind(touch), "name": touch.name or touch.label}
        if not touch.after.focus_lost:
            yield passed(touch, at=visit)
        elif touch.after.announced or elsewhere:
            ask = "Look where the next Tab leads: after the {role} “{name}” nothing has the focus."
            yield unsure(touch, ask, at=visit, **values)
        else:
            told = "After the {role} “{name}” nothing has the focus: what had it is gone."
            yield failed(touch, told, at=visit, **values)
