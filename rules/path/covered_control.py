"""Whether something lies over a control that the journey needs."""

from auditor.commons.walks import stopping_touch, touched
from auditor.model import Impact, Walk
from auditor.parts import Verdicts, failed, passed, rule, unsure


@rule(Impact.SERIOUS)
def covered_control(walk: Walk) -> Verdicts:
    """Nothing lies over a control that the journey needs.

    ## Why it matters
    A banner, a chat window or a fixed bar over a button takes the click that was meant for it, or hides that the
    button is there at all. Most of all on a phone, where little room is left around it.

    ## How to fix it
    Give what floats a place of its own, so that the page can be scrolled clear of it: `body { padding-bottom: 6rem }`
    under a fixed bar of that height, `scroll-padding-top` under a fixed head. Let a banner be closed, and do not
    open it over a form.

    ## What it cannot decide
    Whether a layer lets clicks through, where the walk got through it at once: then a person must look. It knows the
    controls that the journey touches, and looks at the middle of each.

    ## References
    https://www.w3.org/WAI/WCAG22/Understanding/focus-not-obscured-minimum.html
    https://developer.mozilla.org/en-US/docs/Web/CSS/scroll-padding
    """
    if walk.persona == "keyboard":
        return  # keys reach what lies below
    stop = stopping_touch(walk)
    for visit, touch in touched(walk):
        if stop is not None and touch is stop[1] and walk.outcome == "blocked":
            continue  # told by stopped-here
        values = {"name": touch.name or touch.label or touch.tag, "cover": touch.covered_by or ""}
        if not touch.path:
            continue
        if not touch.covered_by:
            yield passed(touch, at=visit)
        elif touch.went == "covered":
            yield failed(touch, "“{name}” lies under {cover} and cannot be used.", at=visit, **values)
        elif touch.uncovered:
            told = "“{name}” lies under {cover}, which had to be closed first."
            yield failed(touch, told, impact=Impact.MODERATE, at=visit, **values)
        elif not touch.opened:  # what had to be opened first was hidden, not covered
            yield unsure(
                touch, "Look whether “{name}” can be used where it is: {cover} lies over it.", at=visit, **values
            )
