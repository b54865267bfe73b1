"""Rule: a long number may be written with blanks."""

from auditor.commons.autofill import token
from auditor.commons.field_texts import called, texts
from auditor.commons.form_words import forbids_spaces, kind_of_answer
from auditor.commons.patterns import refused_way
from auditor.evidence.dom import Dom, FormField
from auditor.evidence.inputs import WAYS, Inputs
from auditor.model import Impact
from auditor.parts import Verdicts, passed, rule, unsure


@rule(Impact.MODERATE, problem="A number is taken in one way of writing alone")
def spaces_refused(inputs: Inputs, dom: Dom) -> Verdicts:
    """A telephone, card or account number is taken in each usual way of writing.

    ## Why it matters
    Numbers stand in groups on cards, on bills and in people's minds. Who has to write them without blanks loses count,
    and cannot check them; who pastes one is told that it is wrong, though each digit is right.

    ## How to fix it
    Take blanks and hyphens, and take them out on the server. Let a `pattern` allow them, and make
    `maxlength` long enough: 24 for a telephone number, 23 for a card, 42 for an IBAN.

    ## What it cannot decide
    What a script or the service does with blanks: a person must look. It speaks where the field's own `pattern` or
    `maxlength` takes a number written without blanks and refuses each way of writing it with them; or where its
    label or hint asks to leave them out, in Finnish, Swedish or English.

    ## References
    https://design-system.service.gov.uk/patterns/phone-numbers/
    https://design-system.service.gov.uk/patterns/bank-details/
    https://baymard.com/blog/credit-card-field-auto-format-spaces
    """
    known = {field.path: field for field in dom.fields}
    for one in inputs.inputs:
        field = known.get(one.path)
        kind = _kind(dom, field) if field else None
        if field is None or kind not in WAYS:
            continue
        own, values = dom.of(field), {"label": called(dom, field)}
        forbids = next((text for text in texts(dom, field) if forbids_spaces(text)), None)
        if forbids:
            yield unsure(own, "Look whether “{label}” could take blanks: it says “{text}”.", text=forbids, **values)
        elif refused := one.limited and refused_way(kind, one.takes):
            yield unsure(own, "Look whether “{label}” takes blanks: it refuses “{example}”.", example=refused, **values)
        else:
            yield passed(own)


def _kind(dom: Dom, field: FormField) -> str | None:
    return kind_of_answer(called(dom, field)) or token(dom.of(field)) or (field.type if field.type == "tel" else None)
