"""Rule: what a colour tells is told in another way as well."""

from auditor.commons import required as need
from auditor.commons.colour_words import about_required, tells_by_colour
from auditor.evidence.dom import Dom
from auditor.model import Impact
from auditor.parts import Verdicts, failed, passed, rule, unsure


@rule(Impact.SERIOUS, "WCAG 1.4.1", problem="Something is told by its colour alone.")
def told_by_colour_alone(dom: Dom) -> Verdicts:
    """What is free, wrong or required is told by more than a colour.

    ## Why it matters
    “The green times are free” tells nothing to one man in twelve, to whom green and red look alike, nor to somebody
    who hears the page, prints it in grey, or looks at it in the sun.

    ## How to fix it
    Put the word or a sign beside the colour: “free” and “booked” in the calendar, “(required)” in the label.

    ## What it cannot decide
    It reads sentences that tell things apart by colour, in English, Finnish and Swedish. It is sure where such a
    sentence tells which fields must be filled and no label of the page has a word or a sign for it. Elsewhere a person
    must look whether the things that are meant differ by more than colour. Colours that nobody explains it cannot see.

    ## References
    - https://www.w3.org/WAI/WCAG22/Understanding/use-of-color.html
    - https://www.w3.org/WAI/WCAG22/Techniques/failures/F81
    """
    for block in dom.text_blocks:
        words = tells_by_colour(block.text)
        if not words:
            continue
        if not about_required(block.text):
            yield unsure(block, "Look whether more than a colour tells it: “{words}”.", words=words)
        elif "*" in block.text or _marked(dom):
            yield passed(block)
        elif dom.fields:
            yield failed(block, "Which fields must be filled is told by colour alone: “{words}”.", words=words)


def _marked(dom: Dom) -> bool:
    """Whether a label has a word or a sign for it; texts beside fields do not count, the sentence itself is one."""
    return any(need.says_required(label.text) for field in dom.fields for label in field.labels)
