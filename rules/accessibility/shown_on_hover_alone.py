"""Rule: what shows at the pointer shows at the keyboard's focus too."""

from auditor.evidence.listeners import KEYS, Listeners
from auditor.evidence.styling import Styling
from auditor.model import Impact
from auditor.parts import Verdicts, failed, rule, unsure

BY_SCRIPT = ("focus", "focusin", *KEYS, "click")


@rule(Impact.SERIOUS, "WCAG 2.1.1", problem="Something shows at the mouse pointer alone")
def shown_on_hover_alone(styling: Styling, listeners: Listeners) -> Verdicts:
    """What shows while the pointer is on something also shows while the keyboard's focus is there.

    ## Why it matters
    Without a mouse there is no pointer to rest on things: not with the keyboard, not with speech, not on a phone. What
    `:hover` alone shows, a tip or a whole menu, is not there for these people.

    ## How to fix it
    Say the same for the focus, `.tip:hover .text, .tip:focus-within .text { display: block }`, and let the focus come
    there: `<button class="tip">`. Or show it on a press of a button, with `aria-expanded`.

    ## What it cannot decide
    Whether the same stands elsewhere. It reads the page's own style sheets, not those of another host. It fails where
    no rule shows it at the focus, what shows it cannot take the focus, and no script listens there for the focus, a key
    or a click, nor on the page for the focus; else a person must look.

    ## References
    - https://www.w3.org/WAI/WCAG22/Understanding/keyboard.html
    - https://www.w3.org/WAI/WCAG22/Understanding/content-on-hover-or-focus.html
    """
    whole = listeners.hears("focus", "focusin")
    heard = {one.path for one in listeners.elements if one.hears(*BY_SCRIPT)}
    for one in styling.hovered:
        values = {"text": one.text[:60], "trigger": one.trigger_name[:60]}
        if not one.trigger_focusable and not one.told and not whole and one.trigger not in heard:
            yield failed(one.trigger, "“{text}” shows at the pointer alone: the focus cannot come there.", **values)
        elif not one.told:
            yield unsure(one.trigger, "Look how “{text}” is had without a mouse: `:hover` shows it.", **values)
