"""Whether a control that the journey needs takes many key presses to reach."""

from auditor.commons.walks import touched
from auditor.model import Impact, Walk
from auditor.parts import Verdicts, failed, passed, rule

MOST_PRESSES = 50
TYPING = ("fill", "type", "press")  # their presses are letters, too


@rule(Impact.MODERATE)
def many_tab_presses(walk: Walk) -> Verdicts:
    """Every control that a journey needs is reached with at most 50 key presses.

    ## Why it matters
    Who cannot use a mouse presses Tab once for each link and field on the way. With a switch or weak hands each press
    is an effort, and a hundred of them are minutes.

    ## How to fix it
    Put a link to the content first on the page, `<a href="#main">Skip to content</a>`, and what the step is about
    first in the content. Make widgets with many parts, such as menus and calendars, one stop of the Tab key with arrows
    inside.

    ## What it cannot decide
    How customers move who jump between headings or search the page: it counts the keys of somebody who uses Tab and
    arrows. Fields that are typed into are not counted, because letters are key presses too. The limit is reckoned, not
    measured: at 0.2 s for a key press (Card, Moran and Newell's figure for an average skilled typist) 50 presses take
    10 s, the time after which people's attention is lost (Nielsen).

    ## References
    https://doi.org/10.1145/358886.358895
    https://www.nngroup.com/articles/response-times-3-important-limits/
    https://www.w3.org/WAI/WCAG22/Understanding/bypass-blocks.html
    """
    if walk.persona != "keyboard":
        return
    for visit, touch in touched(walk):
        if touch.went != "done" or touch.action in TYPING or not touch.key_presses:
            continue
        if touch.key_presses <= MOST_PRESSES:
            yield passed(touch, at=visit)
            continue
        yield failed(
            touch,
            "It takes {presses} key presses to reach “{name}”; more than {most} are many.",
            presses=touch.key_presses,
            name=touch.name or touch.label,
            most=MOST_PRESSES,
            at=visit,
        )
