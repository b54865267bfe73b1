"""Rule: one answer goes into one field."""

from auditor.commons.autofill import token
from auditor.commons.field_texts import called
from auditor.commons.form_words import part_of_date
from auditor.commons.rows import rows_of_short_fields
from auditor.evidence.dom import Dom
from auditor.model import Impact
from auditor.parts import Verdicts, rule, unsure


@rule(Impact.MINOR, problem="One answer is split over several boxes")
def answer_split_over_boxes(dom: Dom) -> Verdicts:
    """A number or a code goes into one field, not into a row of boxes.

    ## Why it matters
    What is copied does not fit into any of the boxes. Who types without looking at the screen writes on in the first
    one; where the page jumps to the next by itself, a screen reader says its label into the middle of the number, and a
    mistake cannot be gone back to.

    ## How to fix it
    Use one field, take blanks and hyphens with it, and take them out on the server. For a code from a message:
    `<input inputmode="numeric" autocomplete="one-time-code">`.

    ## What it cannot decide
    Whether the parts are one answer: a person must look. It takes at least three text fields in a row on one line,
    each for at most six characters, close together. Day, month and year are three answers, and are left out.

    ## References
    https://design-system.service.gov.uk/patterns/phone-numbers/
    https://web.dev/articles/sms-otp-form
    """
    for row in rows_of_short_fields(dom):
        labels = [called(dom, field) for field in row]
        tokens = [token(dom.of(field)) for field in row]
        first, legend = dom.of(row[0]), row[0].legend
        if (
            any(part_of_date(label) for label in labels)
            or part_of_date(legend)
            or any(one.startswith("bday") for one in tokens)
        ):
            continue
        ask = "Look whether “{name}” is one answer: it is split over {count} boxes."
        yield unsure(first, ask, name=legend or next(filter(None, labels), "this"), count=len(row))
