"""Whether hints and messages beside fields are tied to them."""

from auditor.commons.field_words import says_form_of_answer, says_wrong
from auditor.commons.form_pieces import texts_after
from auditor.evidence.forms import Forms
from auditor.model import Impact
from auditor.parts import Verdicts, failed, passed, rule, unsure


@rule(Impact.MODERATE, "WCAG 1.3.1", problem="A hint or an error message is not tied to its field")
def message_not_tied_to_field(forms: Forms) -> Verdicts:
    """What stands beside a field to help with it is tied to the field.

    ## Why it matters
    Somebody who hears the page goes from field to field, and hears their labels alone. That the password needs twelve
    characters, or that the date was wrong, stands right there, and is not said.

    ## How to fix it
    Name the hint at the field, or put it into the label: `<input id="date" aria-describedby="date-hint"> <p
    id="date-hint">Such as 24.12.2026</p>`.

    ## What it cannot decide
    Whether a text beside a field belongs to it: hints that tell the form of the answer, and messages about errors, are
    left to a person. It certainly fails where the field is marked as wrong, the one message about an error stands right
    below it, and nothing is tied to the field. Finnish, Swedish and English words are known.

    ## References
    https://www.w3.org/WAI/WCAG22/Techniques/aria/ARIA1
    https://www.w3.org/WAI/WCAG22/Techniques/aria/ARIA21
    https://www.w3.org/WAI/tutorials/forms/instructions/
    """
    for at, field in forms.fields():
        if not field.visible or field.type in ("radio", "checkbox"):
            continue
        below = list(texts_after(forms, at))
        errors = [one for one in below if one.marked and says_wrong(one.text)]
        hints = [one for one in below if not one.marked and says_form_of_answer(one.text)]
        for one in [*errors, *hints]:
            if one.tied or field.words:
                yield passed(field)
            elif one in errors and field.invalid and len(errors) == 1:
                yield failed(
                    field, "The message “{text}” stands below this field but is not tied to it.", text=one.text
                )
            else:
                yield unsure(field, "Look whether “{text}” belongs to this field: it is not tied to it.", text=one.text)
