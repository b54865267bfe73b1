"""Rule: a button that cannot be pressed says why."""

from auditor.commons.field_texts import known_language
from auditor.commons.form_words import gives_reason
from auditor.commons.forms import belongs, distance
from auditor.commons.labels import is_search
from auditor.commons.submits import goes_on, makes
from auditor.evidence.dom import Dom, Element
from auditor.model import Impact
from auditor.parts import Verdicts, passed, rule, unsure

NEAR, SHORT = 150.0, 300  # CSS px from the button, characters


@rule(Impact.MODERATE, problem="A button cannot be pressed and nothing says why")
def disabled_submit_without_reason(dom: Dom) -> Verdicts:
    """Where the button that sends a form cannot be pressed, something beside it says why.

    ## Why it matters
    A grey button gives no answer. Who has overlooked a tick box presses it again and again, and takes the service for
    broken; who uses a keyboard or a screen reader may not find it at all.

    ## How to fix it
    Let the button be pressed, and say then what is missing, at the fields. If it must be closed for another reason, say
    so beside it: “Applications open on 1 March.”

    ## What it cannot decide
    Whether the reason is plain from the page: a person must look. It looks for a description of the button, and for
    words near it or in the form that ask for something or tell a reason, labels left out; in Finnish, Swedish and
    English, and on pages in these languages alone. Searches are left out.

    ## References
    https://design-system.service.gov.uk/components/button/#disabled-buttons
    https://adamsilver.io/blog/the-problem-with-disabled-buttons-and-what-to-do-instead/
    """
    if not known_language(dom):
        return
    for button in dom.all("button", "input"):
        form = next((one for one in dom.above(button) if one.tag == "form"), None)
        if _sends(dom, button, form) and (not button.disabled or any(map(gives_reason, _texts(dom, button, form)))):
            yield passed(button)
        elif _sends(dom, button, form):
            ask = "Look whether customers know why “{name}” cannot be pressed: nothing near it says so."
            yield unsure(button, ask, name=button.name)


def _sends(dom: Dom, button: Element, form: Element | None) -> bool:
    kind = button.attributes.get("type", "submit" if button.tag == "button" else "").lower()
    fields = [field for field in dom.fields if field.form == (form.path if form else "") and dom.of(field).visible]
    searches = is_search(button.name) or any(field.type == "search" for field in fields)
    sends = makes(button.name) or (form is not None and form.role != "search" and goes_on(button.name))
    return kind == "submit" and button.visible and bool(fields) and sends and not searches


def _texts(dom: Dom, button: Element, form: Element | None) -> list[str]:
    free = [one for one in dom.text_blocks if not any(belongs(one, field) for field in dom.fields)]
    near = [one for one in free if one.box and button.box and distance(one.box, button.box) <= NEAR]
    within = [one for one in free if form and one.path.startswith(f"{form.path} > ")]
    beside = [one.text for one in (*near, *within) if len(one.text) <= SHORT and one.text != button.name]
    return [button.description, button.attributes.get("title", ""), *beside]
