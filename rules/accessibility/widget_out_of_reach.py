"""Whether widgets that promise keys can be reached with the keyboard."""

from auditor.evidence.dom import Dom, Element
from auditor.model import Impact
from auditor.parts import Verdicts, passed, rule, unsure

WIDGETS = ("listbox", "radiogroup", "tablist", "tree", "treegrid", "menubar", "toolbar")
MOST = 40  # widgets of a page
LEADING = ("aria-controls", "aria-owns", "aria-activedescendant")  # of what has the focus in the widget's place


@rule(Impact.SERIOUS, "WCAG 2.1.1", "WCAG 4.1.2", problem="A widget that promises keys is out of the keyboard's reach")
def widget_out_of_reach(dom: Dom) -> Verdicts:
    """A list box, a tree or a row of tabs has a part that takes the focus.

    ## Why it matters
    A screen reader says “list box, two options”, and people press the arrows. Where neither the widget nor any part of
    it takes the focus, no key ever comes to it.

    ## How to fix it
    Use `<select>`, `<input type="radio">` or buttons, which take the keys by themselves. Or give one part
    `tabindex="0"` and the others `tabindex="-1"`, and move the focus by the arrows.

    ## What it cannot decide
    Whether the same is done by other controls of the page, or the role says more than is meant: therefore a person must
    look. It speaks of widgets that are seen, hold something, are not disabled, and are not led by a field elsewhere.

    ## References
    https://www.w3.org/WAI/ARIA/apg/practices/keyboard-interface/
    https://www.w3.org/WAI/WCAG22/Understanding/keyboard.html
    """
    led = {name for one in dom.elements for key in LEADING for name in one.attributes.get(key, "").split()}
    for widget in list(dom.with_role(*WIDGETS))[:MOST]:
        inside = [one for one in dom.elements if any(above.index == widget.index for above in dom.above(one))]
        held = {name for one in (widget, *inside) if (name := one.attributes.get("id"))}
        off = widget.disabled or widget.attributes.get("aria-disabled") == "true"
        if not widget.visible or off or led & held or not _parts(widget, dom):
            continue
        if widget.focusable or any(one.focusable for one in inside) or widget.tag in ("select", "fieldset"):
            yield passed(widget)
        else:
            ask = "Look how this {role} is used with the keyboard: neither it nor a part of it takes the focus."
            yield unsure(widget, ask, role=widget.role)


def _parts(widget: Element, dom: Dom) -> list[Element]:
    """What stands right in it and has a role."""
    return [one for one in dom.elements if one.parent == widget.index and one.role]
