"""Rule: what answers to a click answers to the keyboard."""

from auditor.commons.clicked import is_control, looks_pressed, only_scrolls
from auditor.commons.labels import folded
from auditor.evidence.dom import Dom
from auditor.evidence.listeners import KEYS, Listeners
from auditor.model import Impact
from auditor.parts import Verdicts, failed, passed, rule, unsure

LISTED = ("li", "td", "tr", "th", "dd")  # keys of a field or a table around them may lead to these


@rule(Impact.SERIOUS, "WCAG 2.1.1", problem="Something answers to a mouse and not to the keyboard")
def click_without_keyboard(listeners: Listeners, dom: Dom) -> Verdicts:
    """What listens for clicks can be reached and pressed with the keyboard.

    ## Why it matters
    The Tab key stops at links, buttons and fields. A `<div>` or `<span>` that listens for clicks is passed by: for
    somebody without a mouse it is not there, and a screen reader does not say that it can be pressed.

    ## How to fix it
    Make it a button or a link: `<button type="button">Show more</button>`, `<a href="/more">Show more</a>`. Both take
    the focus and answer to Enter without a script. `tabindex="0"` alone is half of it: Enter does not click a `<div>`.

    ## What it cannot decide
    It speaks of what is seen and shows a pointing hand, has a role of a control, or carries the listener in its markup.
    It fails where no control is in it or around it, no other control has its name, and no key of a list or a field
    around it may lead to it; or where it has the focus but nothing on the page listens for a key. What has no text,
    and parts of lists and tables on a page that listens for keys, a person must look at. What only scrolls the page
    passes: keys do that too.

    ## References
    - https://www.w3.org/WAI/WCAG22/Understanding/keyboard.html
    - https://www.w3.org/WAI/WCAG22/Techniques/failures/F59
    - https://www.w3.org/WAI/WCAG22/Techniques/failures/F54
    """
    keyed = listeners.hears(*KEYS) or any(one.hears(*KEYS) for one in listeners.elements)
    names = {folded(one.name) for one in dom.elements if one.focusable and one.name}
    for one in listeners.elements:
        if not is_control(one, dom):
            continue
        name = (one.name or one.text)[:80]
        if one.focusable and not (one.hears(*KEYS) or keyed):
            yield failed(
                one, "“{name}” takes the focus, but listens for the mouse alone: Enter does nothing.", name=name
            )
        elif one.focusable or folded(one.name or one.text) in names or only_scrolls(one):
            yield passed(one)
        elif not name or (keyed and one.tag in LISTED) or not looks_pressed(one):
            yield unsure(
                one, "Look how “{name}” is used without a mouse: a click does something.", name=name or one.tag
            )
        else:
            yield failed(one, "“{name}” is pressed with a mouse alone: the Tab key does not stop at it.", name=name)
