"""Rule: how much may be written is told before it is written."""

from auditor.commons.field_texts import called, known_language, texts
from auditor.commons.form_words import tells_length
from auditor.evidence.dom import Dom
from auditor.model import Impact
from auditor.parts import Verdicts, passed, rule, unsure

AMPLE = 4000  # characters: about two pages of text, more than most people write


@rule(Impact.MINOR, "WCAG 3.3.2", problem="A field for free text has a limit and does not tell it")
def character_limit_not_told(dom: Dom) -> Verdicts:
    """A field for free text that ends at a number of characters tells that number.

    ## Why it matters
    At the limit the field stops taking letters, without a word. Somebody who has written half an hour has to throw
    half of it away; somebody who pastes a text, or does not look at the screen, never learns that its end is missing.

    ## How to fix it
    Say it in the hint: “At most 500 characters”. Count down as the limit comes near, in a live region. Better still,
    take more than people write, and let the server say when it is too much.

    ## What it cannot decide
    Whether a counter comes up when the limit is near: a person must look. It looks at fields of several lines with a
    `maxlength` up to 4,000, and for the number, or words of length with another one, in their label, hint and the texts
    beside them. It is silent on pages in other languages than Finnish, Swedish and English.

    ## References
    https://design-system.service.gov.uk/components/character-count/
    https://www.w3.org/WAI/WCAG22/Understanding/labels-or-instructions.html
    """
    if not known_language(dom):
        return
    for field in dom.fields:
        own = dom.of(field)
        limit = own.attributes.get("maxlength", "").strip()
        if field.type != "textarea" or not own.visible or not limit.isdecimal() or not 0 < int(limit) <= AMPLE:
            continue
        if any(tells_length(text, int(limit)) for text in texts(dom, field)):
            yield passed(own)
        else:
            ask = "Look whether “{label}” tells its limit: it ends at {limit} characters, and no text says so."
            yield unsure(own, ask, label=called(dom, field), limit=int(limit))
