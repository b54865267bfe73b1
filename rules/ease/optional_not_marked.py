"""Rule: where most fields must be filled, the few others are marked."""

from auditor.commons import required as need
from auditor.commons.field_texts import called
from auditor.evidence.dom import Dom
from auditor.model import Impact
from auditor.parts import Verdicts, passed, rule, unsure

MOST = 0.7  # of the fields
ENOUGH = 4  # fields that must be filled: in shorter forms one sees at once which are marked


@rule(Impact.MINOR, problem="Nearly all fields are required, and the optional ones are not marked")
def optional_not_marked(dom: Dom) -> Verdicts:
    """In a form where nearly everything must be filled, what may be left empty says so.

    ## Why it matters
    A star at eight of ten fields is noise: nobody sees the two without. People fill in everything to be safe, and give
    away their telephone number for nothing, or leave because they would not.

    ## How to fix it
    Mark the few: `<label for="phone">Phone (optional)</label>`. Or leave the optional questions out: what may be left
    empty can mostly be done without.

    ## What it cannot decide
    Whether customers notice: a person must look. It speaks where at least four fields and 70 % of a form must be
    filled, and no word says of one of the others that it is optional. The share is our own; the sources say to mark
    both, or the optional ones.

    ## References
    https://baymard.com/blog/required-optional-form-fields
    https://design-system.service.gov.uk/patterns/question-pages/#asking-optional-questions
    https://www.nngroup.com/articles/required-fields/
    """
    for fields in need.forms(dom):
        required = [field for field in fields if need.left_to_fill(field)]
        others = [field for field in fields if need.may_stay_empty(field)]
        if len(required) < ENOUGH or not others or len(required) < MOST * (len(required) + len(others)):
            continue
        unsaid = [field for field in others if not need.said_optional(dom, field)]
        yield from (passed(dom.of(field)) for field in others if field not in unsaid)
        if unsaid:
            ask = "Look whether customers see that “{label}” is optional: {count} fields of this form are required."
            yield unsure(dom.of(unsaid[0]), ask, label=called(dom, unsaid[0]), count=len(required))
