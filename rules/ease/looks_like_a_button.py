"""Rule: what looks as if it could be pressed can be."""

from auditor.evidence.affordances import Affordances, Seeming
from auditor.evidence.listeners import OVER, POINTER, Listeners
from auditor.model import Impact
from auditor.parts import Verdicts, failed, passed, rule, unsure


@rule(Impact.MODERATE, problem="Something looks as if it could be pressed, and nothing happens")
def looks_like_a_button(affordances: Affordances, listeners: Listeners) -> Verdicts:
    """What has the look of a button, or shows a pointing hand, does something when it is pressed.

    ## Why it matters
    People press what looks like a button. Where nothing happens they press again, wait, and believe that the service is
    broken; some never look for the real one.

    ## How to fix it
    Make it what it looks like, or let it look like what it is:

    ```css
    .badge { cursor: default; background: none; border: 0; padding: 0; }
    ```

    ## What it cannot decide
    It fails where something has the ground, edge, letters and height of a button of the same page and a pointing hand,
    and neither it, nor anything around it or in it, listens for a press. With one of the two signs a person must look.
    Where the window, the document or something around it listens for presses, they may be meant for it: then it passes.
    What a style sheet shows at the pointer is not known. Underlined text is told by another rule.

    ## References
    - https://www.nngroup.com/articles/clickable-elements/
    - https://www.nngroup.com/articles/flat-ui-less-attention-cause-uncertainty/
    """
    hearing = {one.path for one in listeners.elements if one.hears(*POINTER, *OVER)}
    everywhere = listeners.hears(*POINTER, *OVER) or listeners.left_out > 0
    for one in affordances.dead:
        if everywhere or _heard(one, hearing):
            yield passed(one)
        elif one.hand and one.like:
            yield failed(one, "“{text}” looks like a button of this page, and pressing it does nothing.", text=one.text)
        elif one.hand:
            ask = "Look whether “{text}” should do something: a pointing hand shows on it, and nothing hears a press."
            yield unsure(one, ask, text=one.text)
        else:
            ask = "Look whether “{text}” is taken for a button: it looks like one of this page, and is none."
            yield unsure(one, ask, text=one.text, impact=Impact.MINOR)


def _heard(one: Seeming, hearing: set[str]) -> bool:
    return not hearing.isdisjoint((one.path, *one.within, *one.holds))
