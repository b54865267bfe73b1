"""Rule: a field shows the whole of a usual answer."""

from auditor.commons.field_texts import called
from auditor.commons.form_words import kind_of_answer
from auditor.evidence.dom import Dom
from auditor.evidence.inputs import Inputs
from auditor.model import Impact
from auditor.parts import Verdicts, passed, rule, unsure

# How many characters of each answer must be seen at once. Those of fixed length in whole; of the others, what holds
# the usual ones.
NEED = {
    "email": 18, "name": 14, "street-address": 14, "address-line1": 14, "tel": 10, "postal-code": 5, "cc-number": 16,
    "iban": 18, "personal-id": 11, "business-id": 9, "given-name": 9, "family-name": 9, "address-level2": 9,
    "cc-csc": 3, "url": 18, "organization": 14,
}  # fmt: skip


@rule(Impact.MINOR, problem="A field is too narrow for its answer")
def field_too_narrow(inputs: Inputs, dom: Dom) -> Verdicts:
    """A field is as wide as the answer that it asks for.

    ## Why it matters
    The beginning of an address that has moved out of the box cannot be checked: a slip in the first letters stays. The
    width also says what is wanted: a tiny box for a street makes people think that they have misunderstood.

    ## How to fix it
    Set the width by the answer: `style="width: 20ch"` for an account number, the whole column for an e-mail address.

    ## What it cannot decide
    How long the answers of these customers are: a person must look. It measures digits in the font of the field, which
    are about as wide as letters in the mean. The limits are our own: 18 characters for an e-mail or web address and an
    account number, 16 for a bank card, 14 for a whole name, a street or a company, 11 for a personal identity code, 10
    for a telephone number, 9 for a single name, a town or a company's number, 5 for a postcode, 3 for a card's code.
    Labels are read in Finnish, Swedish and English.

    ## References
    https://design-system.service.gov.uk/components/text-input/#fixed-width-inputs
    https://baymard.com/blog/form-field-usability-matching-user-expectations
    https://www.nngroup.com/articles/web-form-design/
    """
    known = {field.path: field for field in dom.fields}
    for one in inputs.inputs:
        field = known.get(one.path)
        if one.room is None or field is None:
            continue
        own, label = dom.of(field), called(dom, field)
        need = NEED.get(kind_of_answer(label) or "")
        if not need or not label:
            continue
        if one.room >= need:
            yield passed(own)
        else:
            ask = "Look whether “{label}” shows a usual answer: about {room} characters are seen at once."
            yield unsure(own, ask, label=label, room=int(one.room), need=need)
