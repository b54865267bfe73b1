"""Whether the words of controls can be read while the pointer or the focus is on them."""

from auditor.evidence.colouring import Colouring
from auditor.languages import phrase
from auditor.model import Impact
from auditor.parts import Verdicts, rule, unsure

WHEN = {"hover": phrase("while the pointer is on it"), "focus": phrase("while it has the focus")}


@rule(Impact.MODERATE, "WCAG 1.4.3", problem="The words of a control grow faint under the pointer or the focus")
def faint_in_a_state(colouring: Colouring) -> Verdicts:
    """The words of a control stand out as well under the pointer and with the focus as they do else.

    ## Why it matters
    Just when somebody has found the button and is about to press it, its words vanish. Who moves with the keyboard, or
    enlarges the page, looks at nothing else then.

    ## How to fix it
    Change both colours, or neither: `.pay:hover, .pay:focus-visible { background: #0b2a44; color: #fff }`. Measure the
    pair as any other: 4.5 : 1, and 3 : 1 for large letters.

    ## What it cannot decide
    Which of several lines of a style sheet wins: the later one is taken, and therefore a person must look. It reads the
    sheets of the page's own host, and speaks of elements that hold words themselves on a plain ground, and whose words
    stand out enough else; of those with one pair of colours it tells the first. What scripts change is not seen.

    ## References
    https://www.w3.org/WAI/WCAG22/Understanding/contrast-minimum.html
    https://www.w3.org/WAI/WCAG22/Techniques/general/G18
    """
    pairs = {(one.state, one.color, one.ground): one for one in reversed(colouring.turned)}  # the first of each
    for one in reversed(pairs.values()):
        ask = "Look whether “{text}” can be read {when}: {color} on {ground} is {ratio} : 1, and {need} : 1 is needed."
        values = {"text": one.text, "color": one.color, "ground": one.ground, "ratio": one.ratio, "need": one.need}
        yield unsure(one, ask, when=WHEN[one.state], **values)
