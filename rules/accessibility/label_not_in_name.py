"""Whether links and buttons are called by the text that is seen in them."""

from auditor.commons.label_in_name import holds
from auditor.evidence.controls import Controls
from auditor.model import Impact
from auditor.parts import Verdicts, failed, passed, rule, unsure


@rule(Impact.SERIOUS, "WCAG 2.5.3", act=("2ee8b8",), problem="A control is called otherwise than the text in it says")
def label_not_in_name(controls: Controls) -> Verdicts:
    """The name that a link or button is given holds the words that are seen in it.

    ## Why it matters
    Somebody who speaks to the computer says what they read, “click Send”, and nothing happens. Somebody who hears the
    page with a colleague beside them is told to press a button that their screen reader does not know.

    ## How to fix it
    Take `aria-label` away, so that the words in sight are the name. Where more must be said, begin with the words in
    sight: `<button aria-label="Send the message to customer service">Send</button>`.

    ## What it cannot decide
    It looks at what `aria-label` or `aria-labelledby` names; the screen reader's walk looks at all that is heard. It
    certainly fails where most words are missing, others stand between the words of a short label, or the name has a
    word of it in pieces, as the W3C's rule says. Where words stand in another order, are joined or bent, or are hidden
    from screen readers alone, a person must look. Case, punctuation, symbols, words in brackets and icons drawn by a
    font do not count.

    ## References
    https://www.w3.org/WAI/WCAG22/Understanding/label-in-name.html
    https://www.w3.org/WAI/standards-guidelines/act/rules/2ee8b8/
    """
    for one in controls.controls:
        if not one.visible or not one.heard or not one.name or not one.label:
            continue
        word, whole = holds(one.name, one.label), not one.hidden_label or holds(one.name, one.hidden_label) is True
        values = {"label": one.label if word is not True else one.hidden_label, "name": one.name}
        if word is False:
            yield failed(one, "The text in sight is “{label}”, but the name is “{name}”.", **values)
        elif word is None or not whole:
            yield unsure(one, "Look whether “{name}” is understood where the text in sight is “{label}”.", **values)
        else:
            yield passed(one)
