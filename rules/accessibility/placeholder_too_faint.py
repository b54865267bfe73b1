"""Rule: the hint inside a field can be read."""

from auditor.evidence.colouring import Colouring
from auditor.model import Impact
from auditor.parts import Verdicts, failed, passed, rule

NORMAL, LARGE = 4.5, 3.0  # WCAG 1.4.3


@rule(Impact.MODERATE, "WCAG 1.4.3", problem="The hint inside a field is too faint to be read.")
def placeholder_too_faint(colouring: Colouring) -> Verdicts:
    """Text that stands in an empty field has a contrast of 4.5 : 1.

    ## Why it matters
    A hint in pale grey is not there for people who see little, or who sit in the sun. Where it tells what to write, or
    in which form, they learn it only from the error.

    ## How to fix it
    Give the hint a darker colour, or better, write it above the field:

    ```css
    ::placeholder { color: #595959; opacity: 1; }
    ```

    ## What it cannot decide
    Nothing is said of fields that are filled, disabled, or stand on a picture or a gradient. Large hints need 3 : 1.

    ## References
    - https://www.w3.org/WAI/WCAG22/Understanding/contrast-minimum.html
    """
    for field in colouring.fields:
        if field.hint_ratio is None:
            continue
        need = LARGE if field.hint_large else NORMAL
        if field.hint_ratio >= need - 0.05:
            yield passed(field)
            continue
        told = "The hint in this field has a contrast of {ratio} : 1 ({color} on {ground}); {need} : 1 is needed."
        colours = {"color": field.hint_color, "ground": field.hint_ground}
        yield failed(field, told, ratio=field.hint_ratio, need=need, **colours)
