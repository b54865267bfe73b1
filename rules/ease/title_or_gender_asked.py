"""Rule: nobody must tell a title or a gender."""

from auditor.commons.field_texts import called
from auditor.commons.form_words import asks_for_title
from auditor.commons.required import left_to_fill, said_required
from auditor.evidence.dom import Dom, FormField
from auditor.model import Impact
from auditor.parts import Verdicts, rule, unsure

CHOSEN = ("select", "radio")


@rule(Impact.MINOR, problem="A title or a gender must be told")
def title_or_gender_asked(dom: Dom) -> Verdicts:
    """A form goes through without a title and a gender.

    ## Why it matters
    It is one more question, hardly ever needed for the answer, and for some a painful one: none of the options may be
    theirs, and the form will not go on without.

    ## How to fix it
    Leave the question out. Where a law asks for it, say which, and offer “Other” and “I would rather not say”.

    ## What it cannot decide
    Whether the service needs it: a person must look. It speaks of lists and radio buttons that must be answered and
    whose label is plainly that of a title, a form of address or a gender, in Finnish, Swedish or English.

    ## References
    https://design-system.service.gov.uk/patterns/names/
    https://design-system.service.gov.uk/patterns/gender-or-sex/
    """
    told: set[str] = set()
    for field in dom.fields:
        label = (field.legend if field.type == "radio" else "") or called(dom, field)
        if field.type not in CHOSEN or not asks_for_title(label) or label in told or not _must(dom, field):
            continue
        told.add(label)
        yield unsure(dom.of(field), "Look whether “{label}” must be known.", label=label)


def _must(dom: Dom, field: FormField) -> bool:
    return left_to_fill(field) or (not field.value_present and said_required(dom, field))
