"""Rule: no button throws away what was filled in."""

from auditor.commons.forms import by_typing
from auditor.commons.labels import is_search
from auditor.evidence.dom import Dom, Element
from auditor.model import Impact
from auditor.parts import Verdicts, failed, rule, unsure

ENOUGH_TO_LOSE = 2  # fields that are typed into


@rule(Impact.MINOR)
def reset_button(dom: Dom) -> Verdicts:
    """No button beside the form empties it.

    ## Why it matters
    Hardly anybody wants to empty a form; many press the wrong one of two buttons. Then everything that was typed is
    gone without a question, and some do not begin again.

    ## How to fix it
    Take the reset button out. Where customers may want to begin anew, let a link lead to an empty form, and ask first.

    ## What it cannot decide
    In a search or a filter, emptying everything can be just what is wanted: those, and forms with fewer than two fields
    to type into, are left to a person. Buttons that empty a form by script are not noticed.

    ## References
    - https://www.nngroup.com/articles/reset-and-cancel-buttons/
    """
    forms = {field.form for field in dom.fields if field.form}
    for button in dom.all("input", "button"):
        if button.attributes.get("type", "").lower() != "reset" or not button.visible or button.disabled:
            continue
        form = next((one for one in dom.above(button) if one.path in forms), None)
        if form is None:
            continue
        typed = [
            field for field in dom.fields if field.form == form.path and by_typing(field) and dom.of(field).visible
        ]
        name = button.name or button.attributes.get("value", "")
        if len(typed) >= ENOUGH_TO_LOSE and not _searches(dom, form):
            yield failed(
                button, "“{name}” empties the form, {count} typed fields included.", name=name, count=len(typed)
            )
        else:
            yield unsure(button, "“{name}” empties the form: is that what customers want here?", name=name)


def _searches(dom: Dom, form: Element) -> bool:
    named = f"{form.name} {form.attributes.get('id', '')} {form.attributes.get('action', '')}"
    fields = [field for field in dom.fields if field.form == form.path]
    return form.role == "search" or is_search(named) or any(field.type == "search" for field in fields)
