"""Rule: the star that marks fields is explained."""

import re

from auditor.commons.required import explains_sign
from auditor.evidence.dom import Dom
from auditor.model import Impact
from auditor.parts import Verdicts, passed, rule, unsure

STAR = re.compile(r"[*∗＊✱﹡]\s*:?\s*$|^\s*[*∗＊✱﹡]")


@rule(Impact.MINOR, "WCAG 3.3.2", problem="A star marks fields, and nothing says what it means")
def star_not_explained(dom: Dom) -> Verdicts:
    """Where a star marks fields, a text before them says that it means “required”.

    ## Why it matters
    Who rarely fills in forms takes the star for a footnote and looks for it at the end of the page. A screen reader
    says “star” after the label, or nothing.

    ## How to fix it
    Write “(required)” into the label. Or keep the star and say at the beginning of the form: “Fields marked with a star
    (*) are required.”

    ## What it cannot decide
    Whether customers of this service know the sign: therefore a person must look. It takes any short text of the page
    that holds the star or its name and speaks of what is required, in English, Finnish and Swedish. It asks once.

    ## References
    https://www.w3.org/WAI/WCAG22/Techniques/html/H90
    """
    starred = [
        field for field in dom.fields if any(label.visible and STAR.search(label.text) for label in field.labels)
    ]
    if not starred:
        return
    first = dom.of(starred[0])
    if any(explains_sign(block.text) for block in dom.text_blocks):
        yield passed(first)
    else:
        ask = "Look whether customers know what the star after “{name}” means: no text of the page says it."
        yield unsure(first, ask, name=first.name.strip("* "))
