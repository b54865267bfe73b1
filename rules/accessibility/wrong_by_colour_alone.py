"""Whether a field that is drawn as wrong says so in words."""

from auditor.commons.field_words import says_wrong
from auditor.commons.forms import neighbours
from auditor.commons.mistakes import looks_wrong
from auditor.evidence.dom import Dom, Element, FormField
from auditor.model import Impact
from auditor.parts import Verdicts, passed, rule, unsure

LEAST = 2  # words of a text that may say what is wrong


@rule(Impact.SERIOUS, "WCAG 1.4.1", "WCAG 3.3.1", problem="A field is marked as wrong by its frame alone")
def wrong_by_colour_alone(dom: Dom) -> Verdicts:
    """A field with a red frame says in words what is wrong.

    ## Why it matters
    A red frame is the same grey frame to who does not tell red from grey, and nothing to who hears the page. Everybody
    else sees that something is wrong, and must guess what.

    ## How to fix it
    Say it beside the field, and tie it: `<p id="name-error">Error: write your name.</p> <input id="name"
    aria-invalid="true" aria-describedby="name-error">`.

    ## What it cannot decide
    What a style sheet makes of a class: it takes classes that speak of errors, and red frames that a script or the
    markup wrote into the field itself. It passes where the field is described, or where a text beside it speaks of an
    error. Else a person must look. What is marked with `aria-invalid` has a rule of its own.

    ## References
    https://www.w3.org/WAI/WCAG22/Techniques/failures/F81
    https://www.w3.org/WAI/WCAG22/Understanding/error-identification.html
    """
    for field in dom.fields:
        own = dom.of(field)
        marked = own.attributes.get("aria-invalid", "").lower() in ("true", "grammar", "spelling")
        if marked or not own.visible or not looks_wrong(own.html):
            continue
        if _told(dom, field, own):
            yield passed(own)
        else:
            ask = "Look what is wrong with “{name}”: it is drawn as wrong, and no text beside it says so."
            yield unsure(own, ask, name=own.name or field.type)


def _told(dom: Dom, field: FormField, own: Element) -> bool:
    said = (field.hint, field.error, own.description)
    return any(len(text.split()) >= LEAST for text in said) or any(
        says_wrong(near.text) for near in neighbours(dom, own)
    )
