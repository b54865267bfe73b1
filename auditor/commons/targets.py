"""Whether a control looks like something to tap, and how much room there is for a finger."""

from auditor.evidence.dom import Dom, Element

FINGER = 44  # CSS px, WCAG 2.5.5
_CLEAR = ("", "transparent", "rgba(0, 0, 0, 0)")


def looks_tappable(control: Element) -> bool:
    """Whether a control has a shape or a sign; a link that is drawn as text is part of a sentence or a list."""
    if control.tag != "a" or not control.text:
        return True
    return control.style is not None and (control.style.border or control.style.background not in _CLEAR)


def in_larger(dom: Dom, control: Element) -> bool:
    """Whether something around the control can be tapped too, and is large enough for a finger."""
    around = (one.box for one in dom.above(control) if one.clickable)
    return any(box is not None and max(box[2], box[3]) >= FINGER for box in around)
