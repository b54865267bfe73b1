"""Rule: text does not end at the edge of the screen in the middle of a line."""

from auditor.evidence.edges import Edges
from auditor.model import Impact
from auditor.parts import Verdicts, failed, passed, rule, unsure

MOST_CUT = 24  # CSS px, two letters of a large font: below it words can still be guessed


@rule(Impact.SERIOUS, "WCAG 1.4.10", problem="The edge of the screen cuts text off, and nothing brings it into view")
def cut_at_the_edge(edges: Edges) -> Verdicts:
    """On a phone, each line of text ends within the screen.

    ## Why it matters
    The page cannot be pushed to the side, so the end of the line does not exist on this phone: a price without its last
    figure, a button without its verb.

    ## How to fix it
    Take `overflow-x: hidden` off the page, see what is too wide, and let it wrap:

    ```css
    p, h1, td, button { overflow-wrap: anywhere; white-space: normal; }
    .row { flex-wrap: wrap; }
    ```

    ## What it cannot decide
    Whether the words stand elsewhere too. It is sure where the page itself is cut off and more than 24 px of a line are
    lost; where a box as wide as the screen cuts, less is lost, or a phone can zoom out to it, a person must look. Rows
    of slides, what moves or is moved, program text, lines that end with three dots, and what can be scrolled are left
    out, as are lines that begin beyond the edge: they may be a closed menu. Pages that can be pushed sideways are told
    by another rule.

    ## References
    - https://www.w3.org/WAI/WCAG22/Understanding/reflow.html
    - https://www.w3.org/WAI/WCAG22/Techniques/failures/F102
    """
    for one in edges.cut:
        values = {"text": one.text, "beyond": one.beyond}
        if one.by == "page" and one.beyond > MOST_CUT:
            yield failed(one, "The edge of the screen cuts {beyond} px off “{text}”.", **values)
        else:
            yield unsure(one, "Look whether all of “{text}” is seen: the edge cuts {beyond} px off.", **values)
    if edges.width and not edges.cut:
        yield passed()
