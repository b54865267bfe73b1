"""Rule: what a desktop shows is there at 400 % zoom too."""

from collections.abc import Sequence

from auditor.commons.side_by_side import Known, box_before, called, newly_hidden, side_by_side
from auditor.evidence.layout import Layout, Piece
from auditor.model import Impact, Walk
from auditor.parts import Verdicts, passed, rule, unsure


@rule(Impact.MODERATE, "WCAG 1.4.10", crawled="each")
def lost_at_zoom(walks: Sequence[Walk]) -> Verdicts:
    """What a page shows on a wide view can still be had at 400 % zoom.

    ## Why it matters
    People who see little magnify the page up to four times. Then they get the layout for narrow views, and what that
    hides is not there for them, though they sit at a desktop computer like everybody else.

    ## How to fix it
    Let what does not fit move below, or behind a button that shows it: a menu, a disclosure. Do not hide it:
    instead of `@media (max-width: 400px) { .filters { display: none; } }` let `.page { flex-wrap: wrap; }` wrap it.

    ## What it cannot decide
    Whether what is hidden matters, or can be had in another way under another name: a person must look. It speaks of
    controls, and of texts of three words and more, that are in the document at 400 % and hidden by its style; what a
    button may open (a closed menu, a disclosure, a tab) does not count as lost, nor does what another part of the page
    says in the same words. What a script leaves out of the document is not noticed.

    ## References
    - https://www.w3.org/WAI/WCAG22/Understanding/reflow.html
    - https://www.w3.org/WAI/WCAG22/Techniques/css/C31
    """
    for before, now, visit in side_by_side(walks, "zoom", Layout):
        groups: dict[str, list[tuple[Piece, Piece]]] = {}
        for was, hidden in newly_hidden(before, Known(now)):
            groups.setdefault(hidden.hidden_at, []).append((was, hidden))
        for (was, hidden), *others in groups.values():
            told = "Look whether “{text}” can be had at 400 % zoom: a wide view shows it, and here it is hidden."
            if others:
                told = (
                    "Look whether “{text}”, and {more} more that a wide view shows with it, can be had at 400 % zoom: "
                    "here they are hidden."
                )
            values = {"text": called(was), "more": len(others), "before": box_before(was)}
            path = hidden.hidden_at if hidden.state == "hidden" else hidden.path
            yield unsure(path, told, at=visit, html=hidden.html, **values)
        if not groups:
            yield passed("", at=visit)
