"""Whether messages about errors say what is wrong, and with which field."""

from auditor.commons.field_words import left_of_message, says_wrong
from auditor.commons.form_pieces import named_twice
from auditor.commons.labels import folded
from auditor.evidence.forms import Forms, Piece
from auditor.model import Impact
from auditor.parts import Verdicts, failed, passed, rule, unsure

LONGEST = 200  # characters of a message


@rule(Impact.SERIOUS, "WCAG 3.3.1", act=("36b590",), problem="An error message does not say what is wrong")
def error_message_says_nothing(forms: Forms) -> Verdicts:
    """A message about an error says what is wrong, and with which field.

    ## Why it matters
    “Invalid value” tells only that the form did not go through. Who cannot find out why tries a few times, and leaves.

    ## How to fix it
    Name the field, and say what is wrong and how to mend it: “Age must be a whole number, such as 34.”

    ## What it cannot decide
    It knows the usual words in Finnish, Swedish and English. A message certainly fails where it says nothing but that
    something is wrong, and no other message on the page says more. Where it names the field and says no more, or
    names a label that several fields have, a person must look. It looks at texts near fields whose class, id or role
    speaks of an error, and at those that are tied to a field with `aria-invalid`.

    ## References
    https://www.w3.org/WAI/WCAG22/Understanding/error-identification.html
    https://www.w3.org/WAI/standards-guidelines/act/rules/36b590/
    """
    labels = [folded(one.text) for one in forms.pieces if one.kind == "field" and one.visible and one.text]
    wrong = {one.path for one in forms.pieces if one.kind == "field" and one.invalid}
    told = [one for one in forms.pieces if one.visible and (one.marked or not wrong.isdisjoint(one.tied))]
    fields = [f'href="{one.path}"' for one in forms.pieces if one.kind == "field"]  # links of a summary to its fields
    leading = [one for one in forms.pieces if one.kind == "button" and any(to in one.html for to in fields)]
    telling = any(left_of_message(one.text, *labels) for one in (*told, *leading) if one.kind in ("text", "button"))
    messages = [one for one in told if _is_message(one)]
    for one in messages:
        twice = named_twice(one, forms)
        if not left_of_message(one.text) and not telling:
            yield failed(one, "The message “{text}” does not say what is wrong.", text=one.text)
        elif twice:
            yield unsure(
                one, "Look which field “{text}” means: several are called “{label}”.", text=one.text, label=twice
            )
        elif not left_of_message(one.text, *labels) and not telling:
            yield unsure(one, "Look whether “{text}” says what is wrong.", text=one.text)
        else:
            yield passed(one)


def _is_message(one: Piece) -> bool:
    if one.text.rstrip().endswith(":"):
        return False  # it leads to the messages
    return one.kind == "text" and len(one.text) <= LONGEST and says_wrong(one.text)
