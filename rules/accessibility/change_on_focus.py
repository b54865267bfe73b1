"""Whether the page does something by itself when a control gets the focus."""

from auditor.evidence.tab_stops import TabStops
from auditor.model import Impact
from auditor.parts import Verdicts, failed, passed, rule, unsure


@rule(Impact.SERIOUS, "WCAG 3.2.1", problem="The page goes on by itself when a control gets the focus")
def change_on_focus(stops: TabStops) -> Verdicts:
    """Nothing but the focus changes when a control gets the focus.

    ## Why it matters
    Who moves with Tab passes over every control. If one of them opens another page or throws the focus elsewhere, they
    are carried off without having asked for anything, and what lies behind it is out of reach.

    ## How to fix it
    Do it when the control is pressed, not when it gets the focus: listen to `click` in place of `focus`.

    ## What it cannot decide
    Whether a move of the focus is meant, as from a frame around a field to the field itself: a person must look. Moves
    inside one widget or dialog are left out. It fails where the page goes to another address, or sends a form.

    ## References
    https://www.w3.org/WAI/WCAG22/Understanding/on-focus.html
    https://www.w3.org/WAI/WCAG22/Techniques/failures/F55
    https://www.w3.org/WAI/WCAG22/Techniques/general/G107
    """
    changed = {did.path for did in stops.on_focus}
    for stop in stops.stops:
        if stop.path not in changed:
            yield passed(stop)
    for did in stops.on_focus:
        values = {"name": did.name or did.role, "to": did.to}
        if did.kind == "moves":
            ask = "Look whether the focus should be thrown from “{name}” to {to} as soon as it comes there."
            yield unsure(did, ask, impact=Impact.MODERATE, **values)
        elif did.kind == "submits":
            yield failed(did, "A form is sent to {to} as soon as “{name}” gets the focus.", **values)
        else:
            yield failed(did, "The page goes to {to} as soon as “{name}” gets the focus.", **values)
