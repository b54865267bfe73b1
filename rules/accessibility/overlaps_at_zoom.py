"""Rule: no two texts run into each other at 400 % zoom."""

from collections.abc import Sequence

from auditor.commons.side_by_side import Known, folded, side_by_side
from auditor.evidence.layout import Layout
from auditor.model import Impact, Walk
from auditor.parts import Verdicts, failed, passed, rule


@rule(Impact.SERIOUS, "WCAG 1.4.10", crawled="each")
def overlaps_at_zoom(walks: Sequence[Walk]) -> Verdicts:
    """At 400 % zoom texts do not run into each other.

    ## Why it matters
    Letters drawn over letters cannot be read, by nobody. Who must magnify the page has no other way to look at it.

    ## How to fix it
    Let rows wrap and boxes grow: no fixed heights and widths around text, no `position: absolute` for text that has
    neighbours, `minmax(0, 1fr)` in grids, and `flex-wrap: wrap`.

    ```css
    .price-row { display: flex; flex-wrap: wrap; gap: .5rem 1rem; }
    ```

    ## What it cannot decide
    It speaks where two texts meet over more than 4 px and two fifths of a line, both are drawn there (nothing
    that hides the lower one lies between), and they are apart on the wide view. Text in pictures, and text in
    frames, is not known.

    ## References
    - https://www.w3.org/WAI/WCAG22/Understanding/reflow.html
    - https://www.w3.org/WAI/WCAG22/Techniques/css/C31
    """
    for before, now, visit in side_by_side(walks, "zoom", Layout):
        known = Known(before).overlaps()
        fresh = [one for one in now.overlaps if frozenset((folded(one.text), folded(one.other_text))) not in known]
        for one in fresh:
            values = {"text": one.text[:60], "other": one.other_text[:60], "across": one.across, "down": one.down}
            told = "At 400 % zoom “{text}” and “{other}” are drawn over each other."
            yield failed(one, told, at=visit, **values)
        if not fresh:
            yield passed("", at=visit)
