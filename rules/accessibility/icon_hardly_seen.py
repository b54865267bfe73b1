"""Rule: an icon that stands for words can be seen."""

from auditor.evidence.colouring import Colouring
from auditor.model import Impact
from auditor.parts import Verdicts, failed, passed, rule

SEEN = 3.0  # WCAG 1.4.11
ABOUT = 0.1


@rule(Impact.SERIOUS, "WCAG 1.4.11", problem="The icon of a control is too faint to be seen.")
def icon_hardly_seen(colouring: Colouring) -> Verdicts:
    """The icon of a control without words has a contrast of 3 : 1 to its ground.

    ## Why it matters
    The icon is all that tells what the control does. Pale grey on white, it is not there for people who see little,
    or who look at a phone in the sun.

    ## How to fix it
    Draw icons in the colour of the text, and put the word beside them where there is room:

    ```css
    button svg { fill: currentColor; color: #333; }
    ```

    ## What it cannot decide
    It reads the colours of drawings that stand in the page as `<svg>`, and takes the best of their parts. Icons that
    are pictures, letters of an icon font, masks, wider than 96 px, or on pictures and gradients are not judged here;
    what is disabled need not be seen.

    ## References
    - https://www.w3.org/WAI/WCAG22/Understanding/non-text-contrast.html
    """
    for icon in colouring.icons:
        if icon.ratio >= SEEN - ABOUT:
            yield passed(icon)
            continue
        told = "The icon of “{name}” has a contrast of {ratio} : 1 ({color} on {ground}); {need} : 1 is needed."
        values = {"ratio": icon.ratio, "color": icon.color, "ground": icon.ground, "need": SEEN}
        yield failed(icon, told, name=icon.name or "a control without a name", **values)
