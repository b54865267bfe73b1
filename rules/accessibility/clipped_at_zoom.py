"""Rule: no text is cut off at 400 % zoom."""

from collections.abc import Sequence

from auditor.commons.side_by_side import cut_values, newly_cut, side_by_side
from auditor.evidence.layout import Layout
from auditor.model import Impact, Walk
from auditor.parts import Verdicts, failed, passed, rule, unsure

CUT = {
    "lines": "“{text}” is cut off at 400 % zoom: {lines} of its {of} lines are not seen.",
    "width": "“{text}” is cut off at 400 % zoom: {pixels} px of its width are not seen.",
    "height": "“{text}” is cut off at 400 % zoom: {pixels} px of a line's height are not seen.",
}


@rule(Impact.SERIOUS, "WCAG 1.4.10", crawled="each")
def clipped_at_zoom(walks: Sequence[Walk]) -> Verdicts:
    """At 400 % zoom no text or control is cut off that is whole on a wide view.

    ## Why it matters
    Who magnifies the page to read it finds half a sentence, or half the words of a button. What is cut off cannot be
    scrolled to, so there is no way to read it.

    ## How to fix it
    Let boxes grow with what they hold: `min-height` in place of `height`, `overflow-wrap: anywhere` for long words,
    and no `overflow: hidden` on a box that holds text. Let labels wrap: take away `white-space: nowrap`.

    ```css
    .button { min-height: 3rem; height: auto; }
    .card h3 { overflow-wrap: anywhere; }
    ```

    ## What it cannot decide
    Where three dots stand for the rest, where the edge of the page cuts, or where the wide view has nothing to
    compare with, a person must look. It speaks of what loses more than a third of a line's height, or more of its
    width than about half a letter's height: less is seldom seen. Left out are rows that are pushed sideways (slides),
    texts with a button beside them that shows the rest, and what the wide view cuts off too.

    ## References
    - https://www.w3.org/WAI/WCAG22/Understanding/reflow.html
    - https://www.w3.org/WAI/WCAG22/Techniques/css/C31
    """
    for before, now, visit in side_by_side(walks, "zoom", Layout):
        cut = list(newly_cut(before, now))
        for piece, clip, was in cut:
            if clip.ellipsis and piece.tag == "a":
                continue  # a link leads to what it names
            certain = was is not None and not clip.ellipsis and clip.by != "html"
            values = cut_values(piece, clip, was)
            if certain:
                yield failed(piece, CUT[str(values["how"])], at=visit, **values)
            else:
                yield unsure(
                    piece, "Look whether “{text}” can be read whole: at 400 % zoom it is cut off.", at=visit, **values
                )
        if not cut:
            yield passed("", at=visit)
