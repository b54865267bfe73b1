"""Whether text that looks like a heading is one."""

from itertools import pairwise

from auditor.commons.jobs import has_a_job
from auditor.evidence.dom import Dom, TextBlock
from auditor.model import Impact
from auditor.parts import Verdicts, passed, rule, unsure

MOST_WORDS = 10
RUNNING_WORDS = 8  # the text below must be running text
LARGER = 1.2  # HTML's own style sheet makes an h3 1.17 times as large as the text
BOLD = 600
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


@rule(Impact.MODERATE, "WCAG 1.3.1")
def looks_like_a_heading(dom: Dom) -> Verdicts:
    """What looks like a heading is a heading.

    ## Why it matters
    People who hear the page jump from heading to heading to find their place. A line that is only large or bold is
    not among them, so the part below it cannot be found.

    ## How to fix it
    Use a heading element of the right level for it: `<h2>Opening hours</h2>` in place of
    `<p class="big"><b>Opening hours</b></p>`, and set its look by style sheet.

    ## What it cannot decide
    Whether the line heads what follows or only stresses something: therefore it never says more than that a person must
    look. It looks at lines of at most 10 words, all bold or 1.2 times as large as the running text right below.

    ## References
    https://www.w3.org/WAI/WCAG22/Techniques/failures/F2
    https://www.w3.org/WAI/WCAG22/Techniques/html/H42
    https://html.spec.whatwg.org/multipage/rendering.html#sections-and-headings
    """
    for block, below in pairwise(dom.text_blocks):
        if not _short(block) or not _runs_on(block, below):
            continue
        if block.tag in HEADINGS:
            yield passed(block)
        elif _stands_out(block, below) and not has_a_job(dom, block):
            yield unsure(block, "Look whether “{text}” is a heading: it looks like one and is none.", text=block.text)


def _short(block: TextBlock) -> bool:
    return 0 < block.words <= MOST_WORDS and not block.text.rstrip().endswith((".", ",", ";", "…"))


def _runs_on(block: TextBlock, below: TextBlock) -> bool:
    if below.words < RUNNING_WORDS or block.box is None or below.box is None:
        return False
    gap = below.box[1] - (block.box[1] + block.box[3])
    return -2 <= gap <= 3 * below.style.font_size and abs(below.box[0] - block.box[0]) <= below.style.font_size


def _stands_out(block: TextBlock, below: TextBlock) -> bool:
    bold = block.style.font_weight >= BOLD > below.style.font_weight and block.style.font_size >= below.style.font_size
    return bold or block.style.font_size >= LARGER * below.style.font_size
