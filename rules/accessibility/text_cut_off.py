"""Rule: no box cuts its own text off."""

from auditor.evidence.styling import Styling
from auditor.model import Impact
from auditor.parts import Verdicts, failed, passed, rule, unsure


@rule(Impact.MODERATE, "WCAG 1.4.4", act=("59br37",), problem="A box cuts its own text off")
def text_cut_off(styling: Styling) -> Verdicts:
    """Text is not cut off by its own box, not even before it is made larger.

    ## Why it matters
    Half a line cannot be read by anybody, and who makes text larger sees still less of it.

    ## How to fix it
    Let the box grow with its text: `min-height` in place of `height`, no `overflow: hidden` on a box that holds text,
    no `white-space: nowrap` on a long one.

    ## What it cannot decide
    Whether the rest can be had elsewhere, as behind a link. It fails where the box cuts through the height of a line,
    which nobody means. Where lines lie wholly outside, or are cut at the right edge without three dots, a person must
    look. Menus, tabs, buttons, what opens and closes, what moves, and boxes that hold other boxes of that kind are left
    out; so is text that is whole now and is cut when it is enlarged: that is told by a persona of its own.

    ## References
    - https://www.w3.org/WAI/WCAG22/Understanding/resize-text.html
    - https://www.w3.org/WAI/WCAG22/Techniques/failures/F69
    - https://www.w3.org/WAI/standards-guidelines/act/rules/59br37/
    """
    for one in styling.clipped:
        if one.partly:
            yield failed(one, "The box cuts through a line of “{text}”.", text=one.text[:60])
        elif one.wholly or one.aside:
            yield unsure(one, "Look where the rest of “{text}” can be read: its box cuts it off.", text=one.text[:60])
        else:
            yield passed(one)
