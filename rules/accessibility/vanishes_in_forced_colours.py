"""Rule: controls are there in forced colours too."""

from collections.abc import Sequence

from auditor.commons.faces import same, used
from auditor.commons.side_by_side import side_by_side
from auditor.evidence.faces import Faces
from auditor.languages import phrase
from auditor.model import Impact, Walk
from auditor.parts import Verdicts, failed, passed, rule, unsure

FLAT = 1.05  # nothing in it differs from its ground by more than a rounding
SEEN = 3.0  # WCAG 1.4.11 asks this of controls


@rule(Impact.MODERATE, crawled="each")
def vanishes_in_forced_colours(walks: Sequence[Walk]) -> Verdicts:
    """A control that can be seen with the page's colours can be seen with the customer's.

    ## Why it matters
    People who see little, or cannot bear glare, let their computer draw all pages in a few colours that they can tell
    apart. Backgrounds, gradients and shadows then go, and a button that is made of them is not there any more.

    ## How to fix it
    Draw icons with `<svg>` in `currentColor`, or as an `<img>`. Where an icon is a mask over a background colour, name
    the colour for forced colours, and give buttons a border:

    ```css
    @media (forced-colors: active) { .icon { background: CanvasText; } }
    .button { border: 1px solid transparent; }  /* drawn in forced colours */
    ```

    ## What it cannot decide
    No criterion of WCAG asks for forced colours, so this is advice, if earnest. It is sure where a control that
    has a contrast of 3 : 1 to its ground (WCAG 1.4.11) in the page's colours is one flat colour with its ground in
    forced ones, by the pixels. Where it was fainter before, a person must look. On grounds that are pictures it says
    nothing. It is serious where the journey uses the control.

    ## References
    - https://www.w3.org/TR/css-color-adjust-1/#forced
    - https://blogs.windows.com/msedgedev/2020/09/17/styling-for-windows-high-contrast-with-new-standards-for-forced-colors/
    """
    for before, now, visit in side_by_side(walks, "contrast", Faces):
        on_path = used(walks, visit)
        for was, face in same(before, now):
            if was.contrast is None or face.contrast is None or was.contrast < SEEN / 2 or not now.forced:
                continue
            if face.contrast > FLAT:
                yield passed(face, at=visit)
                continue
            values = {"name": face.name or face.tag, "role": face.role or phrase("control"), "before": list(was.box)}
            impact = Impact.SERIOUS if (face.role, face.name) in on_path else None
            if was.contrast >= SEEN and not face.disabled:
                told = "The {role} “{name}” cannot be seen in forced colours: it has one flat colour with its ground."
                yield failed(face, told, at=visit, impact=impact, **values)
            else:
                ask = "Look whether the {role} “{name}” can be seen in forced colours: it is faint without them."
                yield unsure(face, ask, at=visit, **values)
