"""Rule: text of twice the size is not cut off."""

from collections.abc import Iterator, Sequence

from auditor.commons.side_by_side import Known, box_before, called, cut_values, folded, newly_cut, side_by_side
from auditor.evidence.layout import Layout
from auditor.model import Impact, Verdict, Visit, Walk
from auditor.parts import Verdicts, passed, rule, unsure


@rule(Impact.MODERATE, "WCAG 1.4.4", act=("59br37",), crawled="each")
def clipped_by_large_text(walks: Sequence[Walk]) -> Verdicts:
    """Text that the customer makes twice as large stays whole, and apart from other text.

    ## Why it matters
    Many people set a larger text in their browser or phone and leave it there for years. Boxes of a fixed height then
    show the upper half of a line, and labels run into each other.

    ## How to fix it
    Let boxes grow with what they hold: `min-height` in place of `height`, `overflow-wrap: anywhere` for long words,
    and no `overflow: hidden` on a box that holds text. Let labels wrap: take away `white-space: nowrap`.

    ```css
    .button { min-height: 3rem; height: auto; }
    .card h3 { overflow-wrap: anywhere; }
    ```

    ## What it cannot decide
    WCAG 1.4.4 is met if any way of enlarging works, and browsers can zoom the whole page too: so a person must look, by
    setting the text alone to 200 % (in Firefox, “Zoom text only”) and then by zooming the page to 200 %. The text is
    made larger here by style, with the spacing of WCAG 1.4.12 on top. What the spacing alone cuts off, another rule
    tells too. Left out is what is cut at normal size, slides, and texts with a button that shows the rest.

    ## References
    - https://www.w3.org/WAI/WCAG22/Understanding/resize-text.html
    - https://www.w3.org/WAI/WCAG22/Techniques/failures/F69
    """
    for before, now, visit in side_by_side(walks, "large-text", Layout):
        yield from list(_found(before, now, visit)) or [passed("", at=visit)]


def _found(before: Layout, now: Layout, visit: Visit) -> Iterator[Verdict]:
    known = Known(before)
    for piece, clip, was in newly_cut(before, now):
        if was is not None and not (clip.ellipsis and piece.tag == "a"):
            ask = "Look whether “{text}” can be read with text of twice the size: {by} cuts it off."
            yield unsure(piece, ask, at=visit, **cut_values(piece, clip, was))
    for piece in now.seen:
        was = known.like(piece)
        if piece.covered_by and not piece.opened_over and was is not None and not was.covered_by:
            ask = "Look whether “{text}” can be used with text of twice the size: {cover} lies over it."
            values = {"text": called(piece), "cover": piece.covered_by, "before": box_before(was)}
            yield unsure(piece, ask, at=visit, **values)
    pairs = known.overlaps()
    for one in now.overlaps:
        if frozenset((folded(one.text), folded(one.other_text))) not in pairs:
            ask = "Look whether “{text}” and “{other}” can be read with text of twice the size: they overlap."
            yield unsure(one, ask, at=visit, text=one.text[:60], other=one.other_text[:60])
