"""Rule: no control lies under something else at 400 % zoom."""

from collections.abc import Sequence

from auditor.commons.side_by_side import Known, box_before, called, side_by_side
from auditor.evidence.layout import Layout
from auditor.model import Impact, Walk
from auditor.parts import Verdicts, failed, passed, rule, unsure


@rule(Impact.SERIOUS, "WCAG 1.4.10", crawled="each")
def covered_at_zoom(walks: Sequence[Walk]) -> Verdicts:
    """At 400 % zoom no control lies whole under something else.

    ## Why it matters
    On a narrow view the same things have a quarter of the width. What is placed by fixed distances slides over its
    neighbours, and a button below can neither be seen nor pressed.

    ## How to fix it
    Place things by the flow of the page, not by distances: flex or grid in place of `position: absolute` and negative
    margins. Where something must float, keep it in a box that grows with it.

    ```css
    .summary { display: flex; flex-wrap: wrap; gap: 1rem; }
    ```

    ## What it cannot decide
    Whether what lies over the control is meant to come and go: of menus, dialogs and whatever was opened a person
    must decide. It scrolls to each control and looks at five places of it; all must lie under something that cannot
    be seen through. At most 250 controls of a page are tried. What stays in the view while the page scrolls is left
    to another rule, since the page can mostly be scrolled clear of it.

    ## References
    - https://www.w3.org/WAI/WCAG22/Understanding/reflow.html
    - https://www.w3.org/WAI/WCAG22/Techniques/css/C31
    """
    for before, now, visit in side_by_side(walks, "zoom", Layout):
        known = Known(before)
        for piece in now.seen:
            was = known.like(piece) or known.at(piece)
            if piece.kind != "control" or (was is not None and was.covered_by):
                continue
            if not piece.covered_by:
                yield passed(piece, at=visit)
                continue
            values = {"text": called(piece), "cover": piece.covered_by, "before": box_before(was)}
            if was is None or piece.opened_over:
                ask = "Look whether “{text}” can be used at 400 % zoom: {cover} lies over it."
                yield unsure(piece, ask, at=visit, **values)
            else:
                yield failed(piece, "At 400 % zoom “{text}” lies under {cover}.", at=visit, **values)
