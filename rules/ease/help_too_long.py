"""Rule: the hint of a field is short."""

from auditor.commons.field_texts import called
from auditor.evidence.dom import Dom
from auditor.model import Impact
from auditor.parts import Verdicts, passed, rule, unsure

LONGEST = 250  # characters


@rule(Impact.MINOR, problem="The hint of a field is very long")
def help_too_long(dom: Dom) -> Verdicts:
    """The hint that is tied to a field is a sentence or two.

    ## Why it matters
    A screen reader says the whole hint each time when the field is reached, and cannot stop halfway to go back. Who
    sees it skips a paragraph between a label and its field, and with it the one thing that mattered.

    ## How to fix it
    Keep in the hint what is needed to answer, in one sentence. Move the rest above the form, or behind a
    `<details>` below the question.

    ## What it cannot decide
    Whether all of it is needed: a person must look. It speaks above 250 characters, about two long sentences, which is
    our own limit: the sources say one short sentence, without a number.

    ## References
    https://design-system.service.gov.uk/components/text-input/#hint-text
    https://www.w3.org/WAI/WCAG22/Techniques/aria/ARIA1
    """
    told: set[str] = set()
    for field in dom.fields:
        own = dom.of(field)
        if not field.hint or not own.visible or field.hint in told:
            continue
        told.add(field.hint)  # the fields of a group share one
        if len(field.hint) <= LONGEST:
            yield passed(own)
        else:
            ask = "Look whether the hint of “{label}” can be shorter: it has {limit} characters and more."
            yield unsure(own, ask, label=called(dom, field), limit=LONGEST)
