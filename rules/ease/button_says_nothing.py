"""Rule: a button says what happens."""

from auditor.commons.language import KNOWN, primary
from auditor.commons.text import folded
from auditor.commons.word_lists import word_list
from auditor.evidence.dom import Dom, Element
from auditor.model import Impact
from auditor.parts import Verdicts, failed, passed, rule, unsure


@rule(Impact.MODERATE, "WCAG 2.4.6", problem="A button does not say what happens when it is pressed")
def button_says_nothing(dom: Dom) -> Verdicts:
    """A button says what happens when it is pressed.

    ## Why it matters
    Before the last step people hold back: does this pay, send, or only go on? “OK” and “Submit” do not say. A button
    without a text of its own gets one from the browser, in the browser's language and not in the page's.

    ## How to fix it
    Write what the customer does: “Pay 20 €”, “Lähetä hakemus”, “Spara ändringarna”. Beside a question, repeat its
    verb: “Delete the booking” and “Keep it”, in place of “Yes” and “No”.

    ## What it cannot decide
    Whether other words say enough: it knows lists of texts in Finnish, Swedish and English. It certainly fails where a
    text names no act at all (“Button”, “Painike”, “Klicka här”) and where a form's button takes its text from the
    browser. For “OK”, “Submit”, “Yes” and the like a person must look, for the words beside it may say the rest; a
    lone “OK” under a message is left alone, and so are “Send”, “Skicka”, “Search” and “Continue”. A text is told once.

    ## References
    - https://www.nngroup.com/articles/ok-cancel-or-cancel-ok/
    - https://design-system.service.gov.uk/components/button/
    """
    tongue, buttons = primary(dom.lang), [one for one in dom.with_role("button") if one.visible]
    lists = word_list("buttons").get(tongue, {})
    nothing, vague = (frozenset(lists.get(name, "").split("|")) for name in ("nothing", "vague"))
    told: set[str] = set()
    for button in buttons:
        name = folded(button.name)
        if _named_by_browser(button) and tongue in KNOWN:
            yield failed(button, "This button has no text of its own: each browser writes another one.")
        elif name and name in nothing:
            yield failed(button, "The button “{name}” does not say what it does.", name=button.name)
        elif name in vague and name not in told and not _lone(dom, button, buttons):
            told.add(name)
            yield unsure(button, "Is it clear what happens when “{name}” is pressed?", name=button.name)
        else:
            yield passed(button)


def _named_by_browser(button: Element) -> bool:
    own = button.attributes
    labelled = own.get("value") is not None or own.get("aria-label") or own.get("aria-labelledby") or own.get("title")
    return button.tag == "input" and own.get("type", "").lower() in ("submit", "reset") and not labelled


def _lone(dom: Dom, button: Element, buttons: list[Element]) -> bool:
    """Whether it is the only button of its holder, and of no form with fields, as the “OK” under a message."""
    together = [one for one in buttons if one.parent == button.parent]
    sends = {field.form for field in dom.fields if field.form} & {one.path for one in dom.above(button)}
    return len(together) == 1 and not sends and folded(button.name) in ("ok", "okay", "okej")
