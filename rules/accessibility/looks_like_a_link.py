"""Rule: what is underlined like a link is one."""

from auditor.evidence.colouring import Colouring
from auditor.model import Impact
from auditor.parts import Verdicts, rule, unsure


@rule(Impact.MINOR, problem="Text that is no link is underlined like one.")
def looks_like_a_link(colouring: Colouring) -> Verdicts:
    """Text that is no link is not underlined.

    ## Why it matters
    People press what is underlined. Where nothing happens they think that the page is broken, and press again.

    ## How to fix it
    Stress words with weight or slant: `<strong>` or `<em>` in place of `<u>`. Where it should lead somewhere, make it
    a link.

    ## What it cannot decide
    Whether anybody is misled: no criterion of WCAG asks for it, so this is advice. Headings, labels, insertions and
    abbreviations, whole paragraphs, and what reacts to a pointer are left out.

    ## References
    - https://www.nngroup.com/articles/guidelines-for-visualizing-links/
    """
    for text in colouring.underlined:
        yield unsure(
            text, "Look whether “{text}” is taken for a link: it is underlined and leads nowhere.", text=text.text
        )
