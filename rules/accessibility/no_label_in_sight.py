"""Whether customers who see the page see what a field is for."""

from auditor.commons.forms import by_typing, neighbours, seen_label
from auditor.commons.labels import is_search
from auditor.evidence.dom import Dom, FormField
from auditor.model import Impact
from auditor.parts import Verdicts, failed, passed, rule, unsure


@rule(Impact.SERIOUS, "WCAG 3.3.2", problem="Nothing in sight says what a field is for")
def no_label_in_sight(dom: Dom) -> Verdicts:
    """Every field has a label that can be seen.

    ## Why it matters
    A name for screen readers alone leaves everybody else before an empty box.

    ## How to fix it
    Let the label be seen: `<label for="amount">Amount in euros</label>`, without the class that hides it.

    ## What it cannot decide
    Whether what stands near the field is meant as its label: any text, picture or button close by makes it a matter
    for a person, or for nobody. It fails where there is neither label, placeholder, legend nor text beside the field.
    Fields in table cells and search fields are left alone.

    ## References
    https://www.w3.org/WAI/WCAG22/Understanding/labels-or-instructions.html
    https://www.w3.org/WAI/WCAG22/Techniques/general/G131
    """
    for field in dom.fields:
        own = dom.of(field)
        asked = own.visible and not own.disabled and (by_typing(field) or field.type == "select")
        if not asked or own.attributes.get("placeholder", "").strip() or _is_search(dom, field):
            continue
        in_a_table = any(above.role in ("cell", "gridcell") or above.tag == "table" for above in dom.above(own))
        if seen_label(field) or field.legend or in_a_table:
            yield passed(own)
        elif not neighbours(dom, own) and not _beside(dom, field):
            yield failed(own, "Nothing in sight says what this field is for; its name is “{name}”.", name=own.name)
        elif own.name and not _said_near(dom, field) and not field.value_present:
            yield unsure(own, "Look whether what stands near this field says what it is for: “{name}”.", name=own.name)


def _said_near(dom: Dom, field: FormField) -> bool:
    """Whether a text near the field shares a word with its name."""
    words = set(dom.of(field).name.lower().split())
    return any(words & set(block.text.lower().split()) for block in neighbours(dom, dom.of(field)))


def _beside(dom: Dom, field: FormField) -> bool:
    """Whether its form has a button or a picture and no other field to type in: they may say what it is for."""
    alone = not any(other != field and other.form == field.form and by_typing(other) for other in dom.fields)
    return alone and any(one.role in ("button", "img", "link") and one.visible for one in dom.elements)


def _is_search(dom: Dom, field: FormField) -> bool:
    own = dom.of(field)
    around = any(above.role == "search" for above in dom.above(own))
    return around or field.type == "search" or own.role == "searchbox" or is_search(own.name)
