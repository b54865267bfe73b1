"""Rule: what is dragged can be moved in another way."""

from auditor.commons.following import follows_pointer
from auditor.commons.steering import ARRANGES, GOES_ON, named_after
from auditor.evidence.dom import Dom
from auditor.evidence.listeners import Listeners
from auditor.model import Impact
from auditor.parts import Verdicts, passed, rule, unsure

VALUES = ("range", "number")  # fields that may say the same


@rule(Impact.MODERATE, "WCAG 2.5.7", "WCAG 2.1.1", problem="Something is moved by dragging alone")
def dragging_alone(listeners: Listeners, dom: Dom) -> Verdicts:
    """What can be dragged can be moved by single presses too.

    ## Why it matters
    To press, hold, move and let go at the right place takes a steady hand. With a head pointer, a switch or the
    keyboard it cannot be done.

    ## How to fix it
    Put buttons beside what is dragged, “Move up” and “Move down”, or a menu that says where it goes. Beside a field
    that files are dropped on, put `<input type="file">`.

    ## What it cannot decide
    Whether the whole can be done elsewhere on the page: a person must look, except where a control's name speaks of
    moving or sorting, or there is a field for files. It speaks of what says `draggable="true"`, of what listens
    for dragging and dropping, and of what is pressed and then follows the pointer, unless the page has a field for
    numbers, or buttons for moving and zooming.

    ## References
    - https://www.w3.org/WAI/WCAG22/Understanding/dragging-movements.html
    - https://www.w3.org/WAI/WCAG22/Techniques/general/G219
    """
    dragged = next((one for one in listeners.elements if one.hears("dragstart") and one.visible), None)
    dropped = next((one for one in listeners.elements if one.hears("drop") and one.visible), None)
    if listeners.draggable or dragged:
        place = listeners.draggable[0] if listeners.draggable else (dragged.path if dragged else "")
        if named_after(dom, ARRANGES):
            yield passed(place)
        else:
            yield unsure(place, "Look whether this can be moved without dragging it.")
    elif dropped:
        if any(field.type == "file" for field in dom.fields):
            yield passed(dropped)
        else:
            yield unsure(dropped, "Look whether what is dropped here can be chosen without dragging it.")
    elif moved := next((one for one in listeners.elements if follows_pointer(one, listeners)), None):
        if named_after(dom, ARRANGES) or named_after(dom, GOES_ON) or any(one.type in VALUES for one in dom.fields):
            yield passed(moved)
        else:
            yield unsure(moved, "Look whether what is dragged here can be done without dragging it.")
