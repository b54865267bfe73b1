"""Whether choices that belong together are tied to their question."""

from auditor.commons.form_pieces import choices, text_before
from auditor.commons.labels import folded
from auditor.evidence.dom import Dom, Element
from auditor.evidence.forms import Forms
from auditor.model import Impact
from auditor.parts import Verdicts, failed, passed, rule, unsure


@rule(Impact.SERIOUS, "WCAG 1.3.1", problem="Choices that belong together are not tied to their question")
def group_without_question(dom: Dom, forms: Forms) -> Verdicts:
    """Radio buttons and check boxes that answer one question stand in a group that is named by it.

    ## Why it matters
    Somebody who hears the page comes to “Yes”, then “No”. To what, stands above, and is not said.

    ## How to fix it
    Put `<fieldset><legend>Do you come by car?</legend> … </fieldset>` around the choices; or `role="radiogroup"` with
    `aria-labelledby`.

    ## What it cannot decide
    Whether labels say enough by themselves, such as “I come by car”. It certainly fails where the text right before
    the first of several radio buttons of one name is a question or ends with a colon, and no group and no name holds
    it. For check boxes, and where another text or a heading stands there, a person must look.

    ## References
    https://www.w3.org/WAI/WCAG22/Techniques/html/H71
    https://www.w3.org/WAI/WCAG22/Techniques/aria/ARIA17
    https://www.w3.org/WAI/tutorials/forms/grouping/
    """
    places = {piece.path: at for at, piece in forms.fields()}
    for fields in choices(dom):
        first = dom.of(fields[0])
        if all(field.legend for field in fields):
            yield passed(first)
            continue
        question = text_before(forms, places[fields[0].path]) if fields[0].path in places else None
        if question is None or all(_says(dom.of(field), question.text) for field in fields):
            continue
        values = {"text": question.text, "count": len(fields)}
        asks = question.kind in ("text", "label") and question.text.rstrip(" *").endswith(("?", ":"))
        if asks and fields[0].type == "radio" and not any(field.legend for field in fields):
            yield failed(first, "These {count} choices answer “{text}”, and no group ties them to it.", **values)
        else:
            yield unsure(
                first, "Look whether “{text}” is the question of these {count} choices: no group says so.", **values
            )


def _says(own: Element, question: str) -> bool:
    return folded(question) in folded(f"{own.name} {own.description}")
