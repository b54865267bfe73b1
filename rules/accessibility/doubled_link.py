"""Whether two links that stand side by side lead to the same place."""

from auditor.commons.text import folded
from auditor.evidence.controls import Control, Controls
from auditor.model import Impact
from auditor.parts import Verdicts, rule, unsure


@rule(Impact.MINOR, "WCAG 1.1.1", "WCAG 2.4.4", problem="Two links beside each other lead to the same place")
def doubled_link(controls: Controls) -> Verdicts:
    """A picture and the text beside it that lead to the same place are one link.

    ## Why it matters
    Who goes with the keyboard stops twice for each thing, who listens hears it twice, and wonders what the difference
    is. On a page with twenty cards that is twenty presses too many.

    ## How to fix it
    Put both into one link, the picture without an alternative: `<a href="/halls/1"><img src="hall.jpg" alt="">
    Central hall</a>`.

    ## What it cannot decide
    Links with other things between them, and whether two texts with different names are meant apart. It is always left
    to a person: the purpose of both links is told, so no criterion is certain to fail.

    ## References
    https://www.w3.org/WAI/WCAG22/Techniques/html/H2
    """
    by_path = {one.path: one for one in controls.controls}
    for link in controls.controls:
        first = by_path.get(link.next_to)
        if first is None or not (link.heard and first.heard and link.focusable and first.focusable):
            continue
        values = {"name": link.name or first.name, "other": first.name or link.name}
        if _says_no_more(first, link):
            ask = "Make one link of this and the one before it: they lead to the same place, and both are “{name}”."
        else:
            ask = "Look whether “{other}” and “{name}”, side by side, should be one link: they lead to the same place."
        yield unsure(link, ask, **values)


def _says_no_more(one: Control, other: Control) -> bool:
    mine, theirs = folded(one.name), folded(other.name)
    return bool(mine or theirs) and mine == theirs
