"""Rule: the type of a field fits what it asks for."""

from auditor.commons.field_texts import called
from auditor.commons.form_words import kind_of_answer
from auditor.evidence.dom import Dom
from auditor.model import Impact
from auditor.parts import Verdicts, failed, passed, rule, unsure

OWN_TYPE = {"email": "email", "tel": "tel"}  # what has a keyboard of its own
# Digits, or letters and digits, that count nothing: they begin with a zero, or are longer than a number may be.
NO_NUMBERS = frozenset(
    {"tel", "postal-code", "cc-number", "cc-csc", "one-time-code", "personal-id", "iban", "business-id"}
)
NO_MAIL = frozenset({"email"})


@rule(Impact.MINOR, problem="A field has a type that does not fit its question")
def type_does_not_fit(dom: Dom) -> Verdicts:
    """Each field has the type of what it asks for.

    ## Why it matters
    The type decides which keyboard a phone brings up and what the browser checks. An e-mail address in a plain text
    field means to hunt for the @. A postcode in a number field loses its first zero, and a turn of the mouse wheel
    changes a card number without a word.

    ## How to fix it
    Use `type="email"` for e-mail addresses and `type="tel"` for telephone numbers. For digits that count nothing, such
    as codes, postcodes and card numbers, use `type="text" inputmode="numeric"`, never `type="number"`.

    ## What it cannot decide
    Labels it does not know: it reads the plain ones in Finnish, Swedish and English. A field for web addresses as plain
    text is left to a person, because `type="url"` refuses addresses without “https://”. Dates as text are right where
    customers know them by heart, so they are not judged, and neither are searches: their keyboard is the same.

    ## References
    https://design-system.service.gov.uk/components/text-input/#numbers
    https://design-system.service.gov.uk/patterns/email-addresses/
    https://technology.blog.gov.uk/2020/02/24/why-the-gov-uk-design-system-team-changed-the-input-type-for-numbers/
    https://baymard.com/labs/touch-keyboard-types
    """
    for field in dom.fields:
        own, label = dom.of(field), called(dom, field)
        asked = kind_of_answer(label)
        if asked is None or not own.visible or own.disabled or own.tag != "input" or "readonly" in own.attributes:
            continue
        wanted, mode = OWN_TYPE.get(asked), own.attributes.get("inputmode", "").lower()
        if field.type == "number" and asked in (NO_NUMBERS | NO_MAIL):
            yield failed(own, "“{label}” is a number field, and its answer is no number.", label=label)
        elif field.type == "text" and wanted and not mode and "list" not in own.attributes:
            told = "“{label}” is a plain text field: type=“{type}” brings up the keyboard for it."
            yield failed(own, told, label=label, type=wanted)
        elif field.type == "text" and asked == "url" and not mode:
            ask = "Look whether a keyboard for web addresses would help at “{label}”: inputmode=“url” brings it up."
            yield unsure(own, ask, label=label)
        elif wanted or asked in NO_NUMBERS or asked == "url":
            yield passed(own)
