"""Rule: running text is not justified."""

from auditor.commons.blocks import alike, shown
from auditor.commons.sizes import lines
from auditor.evidence.dom import Dom
from auditor.model import Impact
from auditor.parts import Verdicts, failed, passed, rule

SEVERAL_LINES = 3
WORDS = 20


@rule(Impact.MINOR, "WCAG 1.4.8")
def justified_text(dom: Dom) -> Verdicts:
    """Running text is set flush on one side only.

    ## Why it matters
    Stretching lines to both edges tears holes between the words. They join into white rivers down the page, in which
    people with dyslexia lose the line; the narrower the column, the worse.

    ## How to fix it
    Set `text-align: start` on running text.

    ## What it cannot decide
    Hyphenation makes the holes smaller; the rule does not look at it. It speaks of blocks of three lines or more;
    blocks of one width and size are told once. WCAG 1.4.8 is level AAA: no law asks for it.

    ## References
    - https://www.w3.org/WAI/WCAG22/Understanding/visual-presentation.html
    - https://www.w3.org/WAI/WCAG22/Techniques/failures/F88
    """
    running = [one for one in shown(dom, words=WORDS) if lines(one) >= SEVERAL_LINES and one.box]
    for block, more in alike(
        running, lambda one: (one.style.text_align, one.box and round(one.box[2]), one.style.font_size)
    ):
        if block.style.text_align != "justify":
            yield passed(block)
            continue
        message = "This text is stretched to both edges."
        if more:
            message = "This text, and {more} more like it, is stretched to both edges."
        yield failed(block, message, more=more)
