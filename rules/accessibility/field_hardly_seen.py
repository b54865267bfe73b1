"""Rule: it can be seen where a field to write in is."""

from auditor.evidence.colouring import Colouring
from auditor.model import Impact
from auditor.parts import Verdicts, passed, rule, unsure

SEEN = 3.0  # WCAG 1.4.11
ABOUT = 0.1


@rule(Impact.SERIOUS, "WCAG 1.4.11", problem="It can hardly be seen where a field is.")
def field_hardly_seen(colouring: Colouring) -> Verdicts:
    """The border or the ground of a text field has a contrast of 3 : 1 to what is around it.

    ## Why it matters
    A field with a pale border on white is an empty place on the page to people who see little. No screen
    reader tells them of the field, and they do not find where to write.

    ## How to fix it
    Draw the border darker, or a line below the field:

    ```css
    input, textarea { border: 1px solid #767676; }
    ```

    ## What it cannot decide
    WCAG asks for 3 : 1 of what is needed to know the field, and experts differ on what that is beside a label: so a
    person must look. Fields with shadows, outlines, pictures or signs
    in or around them, and fields on pictures or gradients, are not judged; select lists and tick boxes neither.

    ## References
    - https://www.w3.org/WAI/WCAG22/Understanding/non-text-contrast.html
    """
    for field in colouring.fields:
        if field.edge is None:
            continue
        values = {"ratio": field.edge, "need": SEEN}
        if field.edge >= SEEN - ABOUT:
            yield passed(field)
            continue
        ask = "Look whether the place of this field can be seen: its edge has {ratio} : 1, and {need} : 1 is needed."
        yield unsure(field, ask, **values)
