"""Rule: a picture that is drawn with signs has an alternative."""

from auditor.evidence.dom import Dom, TextBlock
from auditor.model import Impact
from auditor.parts import Verdicts, rule, unsure

LEAST = 30  # signs: fewer are a line, an arrow, a face
SHARE = 0.75  # of them neither letters nor digits


@rule(Impact.MODERATE, "WCAG 1.1.1", problem="A picture is drawn with signs")
def drawn_with_signs(dom: Dom) -> Verdicts:
    """A picture made of lines, dots and brackets (“ASCII art”) has a text alternative.

    ## Why it matters
    A screen reader reads it sign by sign: “slash, backslash, underscore, underscore, pipe …”, line after line.

    ## How to fix it
    Make it a picture: `<pre role="img" aria-label="A house with two windows">`, or leave it out.

    ## What it cannot decide
    Whether the signs are a picture, or a pattern that is meant to be read: a person must look. It speaks of `<pre>`
    with at least 30 signs of which at most a quarter are letters or digits.

    ## References
    - https://www.w3.org/WAI/WCAG22/Techniques/html/H86
    - https://www.w3.org/WAI/WCAG22/Techniques/failures/F72
    """
    for block in dom.text_blocks:
        if block.tag == "pre" and _drawn(block) and not _named(dom, block):
            yield unsure(block, "Look whether these signs draw a picture: then it needs a text alternative.")


def _drawn(block: TextBlock) -> bool:
    signs = [sign for sign in block.text if not sign.isspace()]
    return len(signs) >= LEAST and sum(not sign.isalnum() for sign in signs) >= SHARE * len(signs)


def _named(dom: Dom, block: TextBlock) -> bool:
    holders = (one for one in dom.elements if block.path == one.path or block.path.startswith(f"{one.path} > "))
    return any(one.role in ("img", "image") or one.attributes.get("aria-hidden") == "true" for one in holders)
