"""Rule: text with more space between its lines, words and letters is not cut off."""

from auditor.commons.side_by_side import Known, cut_values, folded, newly_cut
from auditor.evidence.spaced_layout import SpacedLayout
from auditor.model import Impact
from auditor.parts import Verdicts, failed, passed, rule, unsure

CUT = {
    "lines": "With wider text spacing, “{text}” is cut off: {lines} of its {of} lines are not seen.",
    "width": "With wider text spacing, “{text}” is cut off: {pixels} px of its width are not seen.",
    "height": "With wider text spacing, “{text}” is cut off: {pixels} px of a line's height are not seen.",
}


@rule(Impact.MODERATE, "WCAG 1.4.12")
def clipped_by_text_spacing(layout: SpacedLayout) -> Verdicts:
    """Text stays whole, and apart from other text, when its spacing is widened.

    ## Why it matters
    People with dyslexia or low vision put more space between lines, words and letters, since they read more
    surely then. Where the boxes do not grow with the text, they buy that with the end of each sentence.

    ## How to fix it
    Let boxes grow with what they hold: `min-height` in place of `height`, `overflow-wrap: anywhere` for long words,
    and no `overflow: hidden` on a box that holds text. Let labels wrap: take away `white-space: nowrap`.

    ```css
    .button { min-height: 3rem; height: auto; }
    .card h3 { overflow-wrap: anywhere; }
    ```

    ## What it cannot decide
    The spacing is that of WCAG 1.4.12: lines of 1.5 times the text size, paragraphs 2 times apart, letters 0.12, words
    0.16; at the page's own text size. It fails what is whole without that spacing and cut off with it, by more than a
    third of a line's height or half a letter's width. Where three dots stand for the rest, a person must look.
    Left out are slides, and texts with a button beside them that shows the rest.

    ## References
    - https://www.w3.org/WAI/WCAG22/Understanding/text-spacing.html
    - https://www.w3.org/WAI/WCAG22/Techniques/failures/F104
    """
    cut = [one for one in newly_cut(layout.plain, layout.spaced) if one[2] is not None and one[1].by != "html"]
    for piece, clip, was in cut:
        values = cut_values(piece, clip, was)
        if clip.ellipsis:
            ask = "Look whether “{text}” can be read whole elsewhere: with wider text spacing it ends in three dots."
            yield unsure(piece, ask, **values)
        else:
            yield failed(piece, CUT[str(values["how"])], **values)
    pairs = Known(layout.plain).overlaps()
    over = [one for one in layout.spaced.overlaps if frozenset((folded(one.text), folded(one.other_text))) not in pairs]
    for one in over:
        told = "With wider text spacing, “{text}” and “{other}” are drawn over each other."
        yield failed(one, told, text=one.text[:60], other=one.other_text[:60])
    if not cut and not over and layout.plain.pieces:
        yield passed()
