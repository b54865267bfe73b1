"""Rule: nothing has to be typed twice to be sure."""

from auditor.commons.field_texts import called
from auditor.commons.forms import by_typing
from auditor.commons.labels import asks_again
from auditor.evidence.dom import Dom
from auditor.model import Impact
from auditor.parts import Verdicts, rule, unsure


@rule(Impact.MINOR, problem="Something has to be typed twice")
def asked_twice_to_be_sure(dom: Dom) -> Verdicts:
    """An address, a number or a password is typed once.

    ## Why it matters
    Most people copy the first field into the second, mistake and all. Those who cannot copy type it again, letter by
    letter, and the slower the hand, the more it costs.

    ## How to fix it
    Show what was typed once more before it is sent, and let it be changed. Send an e-mail with a link to confirm the
    address. Beside a password, offer a button that shows it.

    ## What it cannot decide
    Whether a mistake would be so dear that typing twice is worth it: a person must look. It knows the labels of such
    fields in Finnish, Swedish and English, where the field above is of the same type, and asks once for each form.

    ## References
    https://design-system.service.gov.uk/patterns/email-addresses/
    https://design-system.service.gov.uk/patterns/passwords/
    https://www.nngroup.com/articles/web-form-design/
    """
    asked: set[str] = set()
    before: dict[str, str] = {}  # the type of the last field of each form
    for field in (one for one in dom.fields if dom.of(one).visible and by_typing(one)):
        label, kind = called(dom, field), before.get(field.form)
        before[field.form] = field.type
        if not asks_again(label) or kind != field.type or field.form in asked or dom.of(field).disabled:
            continue
        asked.add(field.form)
        ask = "Look whether “{label}” must be typed twice."
        if field.type == "password":
            ask = "Look whether “{label}” must be typed twice: a button that shows the first one would do."
        yield unsure(dom.of(field), ask, label=label)
