"""Whether labels stand by their fields."""

from auditor.commons.forms import BESIDE, STAYING, beside, by_typing, distance, led_down
from auditor.evidence.dom import Dom, FormField, Label
from auditor.model import Box, Impact
from auditor.parts import Verdicts, failed, passed, rule, unsure


@rule(Impact.MODERATE, "WCAG 3.3.2", problem="A label stands far from its field")
def label_far_from_field(dom: Dom) -> Verdicts:
    """A label stands right above or beside its field.

    ## Why it matters
    Who enlarges the page sees a small part of it: a label at the other edge and its field are never in view together.
    Everybody else may take it for the label of another field.

    ## How to fix it
    Put the label right above the field, or beside it on the left; that of a check box or radio button on its right.

    ## What it cannot decide
    How the page guides the eye, by lines or colours. It certainly fails where the label is further away than its limit
    (240 px beside, 48 px above or below: a column of labels, two lines of text) and another field stands nearer to it
    than its own. Where it is only far, a person must look. A hint or an error between the two does not part them.

    ## References
    https://www.w3.org/WAI/WCAG22/Techniques/general/G162
    https://www.w3.org/WAI/WCAG22/Understanding/labels-or-instructions.html
    """
    for field in dom.fields:
        own = dom.of(field)
        label = _seen(field)
        if label is None or label.box is None or own.box is None or not own.visible:
            continue
        others = [dom.of(one).box for one in dom.fields if one.path != field.path and dom.of(one).visible]
        if beside(label.box, own.box) or (
            led_down(dom, label.box, own.box) and not any(box and _between(label.box, box, own.box) for box in others)
        ):
            yield passed(own)
            continue
        values = {"label": label.text, "px": round(distance(label.box, own.box))}
        if any(
            box and beside(label.box, box) and distance(label.box, box) < distance(label.box, own.box) for box in others
        ):
            yield failed(own, "The label “{label}” stands {px} px from its field, by another one.", **values)
        else:
            yield unsure(
                own, "Look whether “{label}” is seen as the label of this field: it is {px} px away.", **values
            )


def _between(label: Box, other: Box, field: Box) -> bool:
    """Whether another field stands between a label and its own field below."""
    return label[1] + label[3] <= other[1] + other[3] / 2 <= field[1] and other[0] < label[0] + label[2] + BESIDE


def _seen(field: FormField) -> Label | None:
    """The nearest of the labels in sight; that of a picture over a box that cannot be seen is none."""
    seen = [one for one in field.labels if one.how in STAYING and one.visible and one.box and one.text.strip()]
    wide = by_typing(field) or field.type in ("select", "checkbox", "radio")
    return seen[0] if seen and wide else None
