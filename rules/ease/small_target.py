"""Rule: what is tapped is large enough for a finger."""

from auditor.commons.overflow import is_narrow
from auditor.commons.targets import FINGER, in_larger, looks_tappable
from auditor.evidence.axe import Axe
from auditor.evidence.dom import Dom
from auditor.model import Impact, Missing, Visit
from auditor.parts import Verdicts, passed, rule, unsure

ASK = {
    True: "Look whether a finger hits “{name}”: it measures {width} × {height} px; {limit} are advised.",
    False: "Look whether a finger hits this {role}: it measures {width} × {height} px; {limit} are advised.",
}
ROLES = ("button", "link", "checkbox", "radio", "switch", "tab", "menuitem")


@rule(Impact.MINOR, "WCAG 2.5.5")
def small_target(visit: Visit) -> Verdicts:
    """On a phone, what is to be tapped measures 44 px at least one way.

    ## Why it matters
    A fingertip covers about 44 px and hides what it aims at. On smaller controls people with large fingers, a tremor or
    a moving bus hit the neighbour.

    ## How to fix it
    Give the control room around its sign:

    ```css
    button.close { min-width: 44px; min-height: 44px; }
    ```

    ## What it cannot decide
    WCAG 2.5.5 asks for 44 px both ways, which is advice (level AAA: no law asks for it), so a person decides. This rule
    speaks only of controls that are smaller both ways, so that a broad, flat button passes. Links that look like text,
    and check boxes whose label can be tapped as well, are not judged; nor is what axe-core reports as below the 24 px
    that level AA asks for.

    ## References
    - https://www.w3.org/WAI/WCAG22/Understanding/target-size-enhanced.html
    - https://developer.apple.com/design/human-interface-guidelines/accessibility
    """
    dom, axe = visit.get(Dom), visit.get(Axe)
    if isinstance(dom, Missing) or not is_narrow(dom) or visit.base == "zoom":  # there a mouse points, at four times
        return
    results = () if isinstance(axe, Missing) else axe.results
    told = {node.path for result in results if result.rule == "target-size" for node in result.nodes}
    labelled = {field.path for field in dom.fields if any(label.visible and label.box for label in field.labels)}
    for control in dom.with_role(*ROLES):
        if not control.visible or control.disabled or not control.box or not looks_tappable(control):
            continue
        if control.path in told | labelled or in_larger(dom, control):
            continue
        width, height = round(control.box[2]), round(control.box[3])
        if max(width, height) >= FINGER:
            yield passed(control)
            continue
        size = {"width": width, "height": height, "limit": FINGER}
        yield unsure(control, ASK[bool(control.name)], name=control.name, role=control.role, **size)
