"""Rule: help with a field does not hide behind the mouse pointer."""

from auditor.commons.field_texts import called, seen_texts
from auditor.commons.field_words import says_form_of_answer
from auditor.commons.text import words
from auditor.evidence.dom import Dom
from auditor.model import Impact
from auditor.parts import Verdicts, failed, passed, rule, unsure

ENOUGH = 4  # words; fewer are a name


@rule(Impact.MINOR, problem="Help with a field shows for a mouse pointer alone")
def help_on_hover_alone(dom: Dom) -> Verdicts:
    """What helps to fill in a field is seen without pointing at it.

    ## Why it matters
    A `title` shows after a second of holding the mouse still. On a phone and with a keyboard it never shows; with a
    mouse it covers what one is about to type.

    ## How to fix it
    Write the help below the label and tie it to the field: `<p id="hint">Such as AB 12345</p> <input
    aria-describedby="hint">`.

    ## What it cannot decide
    Whether the words help, or only repeat the label in other words. It certainly fails where a `title` of a field tells
    how to write the answer (a length, an example, a form) and no text in sight does; other titles of four words and
    more that are not in sight are left to a person.

    ## References
    https://html.spec.whatwg.org/multipage/dom.html#the-title-attribute
    https://www.nngroup.com/articles/tooltip-guidelines/
    https://design-system.service.gov.uk/components/text-input/#hint-text
    """
    for field in dom.fields:
        own = dom.of(field)
        title = " ".join(own.attributes.get("title", "").split())
        if not own.visible or len(words(title)) < ENOUGH or own.tag not in ("input", "select", "textarea"):
            continue
        seen = seen_texts(dom, field)
        known = set(words(" ".join(seen).lower()))
        if set(words(title.lower())) <= known:
            yield passed(own)
        elif says_form_of_answer(title) and not any(says_form_of_answer(text) for text in seen):
            told = "How to fill in “{label}” shows for a mouse pointer alone: “{title}”."
            yield failed(own, told, label=called(dom, field), title=title)
        else:
            ask = "Look whether “{title}” helps with “{label}”: it shows for a mouse pointer alone."
            yield unsure(own, ask, label=called(dom, field), title=title)
