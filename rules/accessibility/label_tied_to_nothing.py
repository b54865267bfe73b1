"""Whether labels are tied to fields."""

from auditor.commons.labels import folded
from auditor.evidence.forms import Forms, Piece
from auditor.model import Impact
from auditor.parts import Verdicts, failed, passed, rule, unsure


@rule(Impact.SERIOUS, "WCAG 1.3.1", "WCAG 4.1.2", problem="A label is tied to no field")
def label_tied_to_nothing(forms: Forms) -> Verdicts:
    """Every label belongs to a field.

    ## Why it matters
    A press on the label does not reach the field, which people with shaky hands miss most. Who hears the page comes to
    the field and does not hear what stands beside it.

    ## How to fix it
    Let the label's `for` name the field's `id`, the same to the letter: `<label for="email">E-mail</label> <input
    id="email">`.

    ## What it cannot decide
    It certainly fails where the label's `for` names nothing that is there, or there is no `for`, and the field that
    follows has no other label and no name with these words. Elsewhere a label that is tied to nothing may be a mere
    leftover: a person must look.

    ## References
    https://www.w3.org/WAI/WCAG22/Techniques/html/H44
    https://www.w3.org/WAI/WCAG22/Techniques/failures/F68
    """
    owned = {path for one in forms.pieces if one.kind == "label" and not one.astray for path in one.tied}
    for at, label in enumerate(forms.pieces):
        if label.kind != "label" or not label.visible or not label.text:
            continue
        if not label.astray:
            yield passed(label)
            continue
        field = _field(forms.pieces[at + 1 : at + 2])
        if field and field.path not in owned and folded(label.text) not in folded(field.text):
            yield failed(label, "The label “{text}” stands before a field and is not tied to it.", text=label.text)
        elif label.aimed is not None or (field and field.path not in owned):
            yield unsure(label, "Look which field the label “{text}” belongs to: it is tied to none.", text=label.text)


def _field(after: tuple[Piece, ...]) -> Piece | None:
    """The field that follows at once."""
    return next((piece for piece in after if piece.kind == "field" and piece.visible), None)
