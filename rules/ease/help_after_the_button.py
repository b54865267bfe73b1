"""Rule: what helps with a form stands before its button."""

from auditor.commons.field_words import says_form_of_answer
from auditor.commons.forms import by_typing
from auditor.commons.required import explains_sign
from auditor.evidence.dom import Dom, Element, TextBlock
from auditor.model import Impact
from auditor.parts import Verdicts, rule, unsure

BELOW = 300.0  # CSS px below the button: what is further down belongs to something else


@rule(Impact.MINOR, problem="Help with a form comes after its button")
def help_after_the_button(dom: Dom) -> Verdicts:
    """What explains a form or its fields is read before its button.

    ## Why it matters
    Forms are filled in from the top to the button, and there people press it. “Fields with a star are required” below
    it is read by those who were sent back; on a phone or with a screen reader by nobody.

    ## How to fix it
    Put what is true of all fields above the first one, and what is about one field between its label and the field.

    ## What it cannot decide
    Whether the words are about this form: a person must look. It takes texts within a form, below its last field and
    its button, that explain a sign for required fields or tell a form or length of answers, in Finnish, Swedish and
    English, where no text above says the same.

    ## References
    https://www.w3.org/WAI/tutorials/forms/instructions/#overall-instructions
    https://www.w3.org/WAI/WCAG22/Techniques/html/H90
    """
    for form in dom.all("form"):
        fields = [field for field in dom.fields if field.form == form.path and by_typing(field)]
        places = [box for field in fields if dom.of(field).visible and (box := dom.of(field).box)]
        buttons = [one.box for one in _buttons(dom, form) if one.box]
        if not places or not buttons:
            continue
        last = max(box[1] + box[3] for box in (*places, *buttons))
        texts = [one for one in dom.text_blocks if one.box and one.path.startswith(f"{form.path} > ") and _helps(one)]
        before = {one.text for one in texts if one.box and one.box[1] < last}
        for text in texts:
            if text.box and last <= text.box[1] <= last + BELOW and text.text not in before:
                yield unsure(text, "Look whether “{text}” is read in time: it stands after the button.", text=text.text)


def _buttons(dom: Dom, form: Element) -> list[Element]:
    kinds = ("submit", "image", "")
    buttons = (one for one in dom.all("button", "input") if one.attributes.get("type", "").lower() in kinds)
    return [one for one in buttons if one.visible and one.role == "button" and form in dom.above(one)]


def _helps(text: TextBlock) -> bool:
    return explains_sign(text.text) or says_form_of_answer(text.text)
