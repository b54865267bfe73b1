"""Rule: what tells a control's state is there in forced colours too."""

from collections.abc import Sequence

from auditor.commons.faces import beside_others, same
from auditor.commons.side_by_side import side_by_side
from auditor.evidence.faces import Faces
from auditor.languages import phrase
from auditor.model import Impact, Walk
from auditor.parts import Verdicts, failed, passed, rule, unsure

WORDS = {
    "checked": phrase("ticked"),
    "selected": phrase("chosen"),
    "current": phrase("the current one"),
}


@rule(Impact.MODERATE, crawled="each")
def state_vanishes_in_forced_colours(walks: Sequence[Walk]) -> Verdicts:
    """What is ticked, chosen or current can be told in the customer's colours too.

    ## Why it matters
    Where all that tells a chosen tab or a ticked box is its background, a customer who has set the colours of all pages
    cannot know what was chosen, and sends the wrong thing.

    ## How to fix it
    Tell the state by form as well: a tick, a border, an underline. Or use the browser's own tick box, and colours with
    names for forced colours:

    ```css
    .tab[aria-selected="true"] { border-bottom: 3px solid currentColor; }
    @media (forced-colors: active) { .chip[aria-pressed="true"] { background: Highlight; color: HighlightText; } }
    ```

    ## What it cannot decide
    No criterion of WCAG asks for forced colours; a state that colour alone tells may break WCAG 1.4.1 in the page's
    own colours too. It is sure of tick boxes and radio buttons that the page draws itself: both states are drawn, and
    not one pixel differs in forced colours, while some do in the page's own. Of tabs, pressed buttons and the current
    link it compares those that are with those that are not, by fill, edges, strongest colour, weight, underline and
    marks: a person must look whether something else tells them apart. Where the focus is, is not looked at.

    ## References
    - https://www.w3.org/TR/css-color-adjust-1/#forced
    - https://www.w3.org/WAI/WCAG22/Understanding/use-of-color.html
    """
    for before, now, visit in side_by_side(walks, "contrast", Faces):
        for was, face in same(before, now) if now.forced else ():
            if not was.changes or face.changes is None:
                continue
            if face.changes:
                yield passed(face, at=visit)
            else:
                told = "Whether “{name}” is ticked cannot be seen in forced colours: it is drawn the same both ways."
                yield failed(face, told, at=visit, name=face.name or face.tag)
        told_before = {face.path for face, alike in beside_others(before) if not alike}
        for face, alike in beside_others(now) if now.forced else ():
            if face.path not in told_before or face.drawn:
                continue
            if alike:
                ask = (
                    "Look whether it can be told in forced colours that “{name}” is {state}: it looks like the others."
                )
                yield unsure(face, ask, at=visit, name=face.name or face.tag, state=WORDS.get(face.state, face.state))
            else:
                yield passed(face, at=visit)
