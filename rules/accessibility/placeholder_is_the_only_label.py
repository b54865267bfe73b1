"""Whether a field is labelled by nothing but its placeholder."""

from auditor.commons.forms import by_typing, neighbours, seen_label
from auditor.commons.labels import is_search
from auditor.evidence.dom import Dom, Element, FormField
from auditor.model import Impact
from auditor.parts import Verdicts, failed, passed, rule, unsure


@rule(Impact.MODERATE, "WCAG 3.3.2")
def placeholder_is_the_only_label(dom: Dom) -> Verdicts:
    """Every text field has a label that stays while the customer types.

    ## Why it matters
    A placeholder vanishes with the first letter. Who is interrupted, forgets easily, or checks the form before sending
    it no longer sees what was asked. Placeholders are also often too pale to read.

    ## How to fix it
    Write a label that stays beside or above the field: `<label for="city">City</label> <input id="city">`. Keep the
    placeholder for an example at most.

    ## What it cannot decide
    Whether text or a button near the field is meant as its label: where some stands close by, a person must look.
    Search fields are left alone, because their button says what they are for.

    ## References
    https://www.w3.org/WAI/WCAG22/Understanding/labels-or-instructions.html
    https://www.w3.org/WAI/tutorials/forms/instructions/#placeholder-text
    https://www.nngroup.com/articles/form-design-placeholders/
    """
    for field in dom.fields:
        own = dom.of(field)
        placeholder = own.attributes.get("placeholder", "").strip()
        if not placeholder or not own.visible or not by_typing(field) or _searches(dom, field, own):
            continue
        if seen_label(field) or field.legend:
            yield passed(own)
        elif neighbours(dom, own) or _alone_with_button(dom, field):
            yield unsure(
                own,
                "Look whether the field “{placeholder}” has another label than its placeholder.",
                placeholder=placeholder,
            )
        else:
            yield failed(
                own,
                "The placeholder “{placeholder}” is the only label that is seen of this field.",
                placeholder=placeholder,
            )


def _searches(dom: Dom, field: FormField, own: Element) -> bool:
    words = [own.name, own.attributes.get("placeholder", ""), own.attributes.get("name", "")]
    around = any(above.role == "search" for above in dom.above(own))
    return field.type == "search" or own.role == "searchbox" or around or any(is_search(word) for word in words)


def _alone_with_button(dom: Dom, field: FormField) -> bool:
    """One field and its button: the button may say what the field is for (WCAG technique G167)."""
    return bool(field.form) and sum(other.form == field.form and by_typing(other) for other in dom.fields) == 1
