"""Whether what changes after an action is told to those who do not see it."""

from auditor.commons.heard import is_message, told, told_later
from auditor.commons.walks import touched
from auditor.model import Impact, Walk
from auditor.parts import Verdicts, failed, passed, rule, unsure

ACTING = ("click", "double_click", "select", "check", "uncheck", "press", "fill", "type")
PRESSING = ("click", "double_click", "press")
ENOUGH = 3  # words: what is shorter may be a clock or a count


@rule(Impact.SERIOUS, "WCAG 4.1.3", problem="A change on the page is told only to those who see it")
def silent_change(walk: Walk) -> Verdicts:
    """What appears after an action is announced, or takes the focus.

    ## Why it matters
    Somebody who hears the page presses a button, and hears nothing. That three halls were found, that the time is taken
    or that a field is wrong stands somewhere else on the page, and nothing says so.

    ## How to fix it
    Keep an empty region on the page from the beginning, and write the words into it: `<p role="status"></p>` for what
    went well, `<div role="alert"></div>` for errors. Where a whole part of the page is another one, move the focus to
    its heading (`<h2 tabindex="-1">`), and change the title.

    ## What it cannot decide
    It certainly fails where a short text came whose words say that something was found, taken, sent or wrong, no
    controls came with it and hardly anything went; no live region spoke within 2 s, no state of the control changed,
    and focus, title and address stayed as they were. Where other words came after something was pressed, or a region
    came together with its words, which some screen readers announce and others do not, a person must look.

    ## References
    https://www.w3.org/WAI/WCAG22/Understanding/status-messages.html
    https://www.w3.org/WAI/WCAG22/Understanding/focus-order.html
    https://www.w3.org/WAI/WCAG22/Techniques/aria/ARIA22
    https://www.w3.org/WAI/WCAG22/Techniques/failures/F103
    """
    if walk.base != "screen-reader":
        return
    noted = [(visit, touch) for visit, touch in touched(walk) if touch.after]
    for number, (visit, touch) in enumerate(noted):
        after = touch.after
        if after is None or after.new_document or not after.shown or touch.action not in ACTING or touch.went != "done":
            continue
        values = {"text": after.shown, "name": touch.name or touch.label or touch.words}
        if told(after) or told_later([one for _, one in noted[number + 1 :]]):
            yield passed(touch, at=visit)
        elif is_message(after) and not after.perhaps_announced:
            message = "“{text}” appears after “{name}”, but nothing announces it and the focus does not move."
            yield failed(touch, message, at=visit, **values)
        elif touch.action in PRESSING and len(after.shown.split()) >= ENOUGH:
            ask = "Listen whether a screen reader tells what appears after “{name}”: “{text}”."
            yield unsure(touch, ask, at=visit, **values)
