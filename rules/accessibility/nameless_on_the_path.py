"""Whether what a journey needs has a name for those who hear the page."""

from auditor.commons.walks import kind, stopping_touch, touched
from auditor.model import Impact, Walk
from auditor.parts import Verdicts, failed, passed, rule


@rule(Impact.BLOCKER, "WCAG 4.1.2", problem="A control that the journey needs has no name")
def nameless_on_the_path(walk: Walk) -> Verdicts:
    """Every control that a journey needs has a name.

    ## Why it matters
    A screen reader says “button” or “edit”, and nothing more. Somebody who does not see the page cannot know what
    the control is for, and somebody who speaks to the computer has no word to say.

    ## How to fix it
    Put words into the control: `<button>Search</button>`. Give a field a label: `<label for="town">Town</label>
    <input id="town">`. Where there is only a picture, give it an alternative: `<button><img src="search.svg"
    alt="Search"></button>`, or `aria-label="Search"` on the button.

    ## What it cannot decide
    Whether a name that is there says the right thing. It looks at the controls that the journey touches; axe-core looks
    at all controls of the page.

    ## References
    https://www.w3.org/WAI/WCAG22/Understanding/name-role-value.html
    https://www.w3.org/WAI/WCAG22/Techniques/failures/F68
    """
    if walk.base != "screen-reader":
        return
    stop = stopping_touch(walk)
    for visit, touch in touched(walk):
        if touch.went == "done" and touch.path and touch.name:
            yield passed(touch, at=visit)
        if touch.went == "nameless":
            ended = stop is not None and stop[1] is touch
            impact = None if ended else Impact.SERIOUS
            told = "The {role} that the journey needs has no name: a screen reader does not say what it is for."
            yield failed(touch, told, role=kind(touch), impact=impact, at=visit)
