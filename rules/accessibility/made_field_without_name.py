"""Whether fields that are made of other elements have a name."""

from auditor.evidence.forms import Forms
from auditor.model import Impact
from auditor.parts import Verdicts, failed, passed, rule

MADE = ("textbox", "searchbox", "combobox", "listbox", "spinbutton", "slider")


@rule(
    Impact.SERIOUS, "WCAG 4.1.2", "WCAG 1.3.1", act=("e086e5",), problem="A field made of another element has no name"
)
def made_field_without_name(forms: Forms) -> Verdicts:
    """Fields that are made with a role have a name.

    ## Why it matters
    `<label>` names HTML's own fields alone. Beside a `<div role="textbox">` it is mere text: who hears the page comes
    to “edit text”, and is not told what to write.

    ## How to fix it
    Use `<input>` or `<textarea>`. Where that cannot be, name the element: `<span id="street">Street</span> <div
    role="textbox" contenteditable="true" aria-labelledby="street"></div>`.

    ## What it cannot decide
    Whether the name fits. It fails where an element with one of these roles has neither `aria-labelledby`, `aria-label`
    nor `title`: what stands in it is its value, not its name.

    ## References
    https://www.w3.org/WAI/standards-guidelines/act/rules/e086e5/
    https://html.spec.whatwg.org/multipage/forms.html#category-label
    """
    for _, field in forms.fields():
        if field.type not in MADE or field.html.startswith(("<input", "<select", "<textarea")):
            continue
        if field.text:
            yield passed(field)
        elif field.heard:
            yield failed(field, "This field has no name: a label names only fields of HTML itself.")
