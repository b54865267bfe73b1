"""Rule: a page asks for few things at a time."""

from auditor.commons.required import forms, thing
from auditor.evidence.dom import Dom
from auditor.model import Impact
from auditor.parts import Verdicts, passed, rule, unsure

MOST = 15


@rule(Impact.MINOR)
def many_fields(dom: Dom) -> Verdicts:
    """A page asks for at most about fifteen things.

    ## Why it matters
    Each field is something to understand, to find and to type; a page full of them makes people put it off. Whoever
    uses a keyboard, a phone or a screen reader pays twice.

    ## How to fix it
    Strike each question whose answer is not needed for this decision, or is known already. Split what is left into
    pages of one topic each, and say how many there are.

    ## What it cannot decide
    Whether the questions are needed. The number counts all fields in sight, a group of radio buttons or check boxes as
    one, searches not at all. Baymard counts 11.3 fields in the mean shop check-out, and 8 in a good one; this
    rule speaks above 15, and leaves it to a person.

    ## References
    - https://baymard.com/blog/checkout-flow-average-form-fields
    - https://www.gov.uk/service-manual/design/form-structure
    """
    things = {thing(dom, field) for fields in forms(dom) for field in fields}
    if not things:
        return
    if len(things) <= MOST:
        yield passed()
        return
    yield unsure("", "“{title}” asks for {count} things at once: are all needed?", title=dom.title, count=len(things))
