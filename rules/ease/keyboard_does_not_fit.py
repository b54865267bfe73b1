"""Rule: a phone brings up the keyboard that the answer needs."""

from auditor.commons.field_texts import called
from auditor.commons.form_words import kind_of_answer
from auditor.commons.patterns import digits_only
from auditor.evidence.dom import Dom, Element, FormField
from auditor.model import Impact
from auditor.parts import Verdicts, failed, passed, rule, unsure

DIGITS = ("numeric", "decimal", "tel", "none")  # none: the page draws a keyboard of its own
ALL_DIGITS = frozenset({"cc-number", "cc-csc"})
LETTERS = "personal-id iban name given-name family-name email street-address address-line1 address-level2 url"
WITH_LETTERS = frozenset(LETTERS.split())
FINNISH_POSTCODE, CODE = "postinumero", "one-time-code"


@rule(Impact.MINOR, problem="A phone brings up a keyboard that does not fit the answer")
def keyboard_does_not_fit(dom: Dom) -> Verdicts:
    """Where only digits are taken, a phone brings up digits; where letters are needed, letters.

    ## Why it matters
    On the letters' keyboard digits hide behind a key and are half as large. Worse is the other way round: whoever
    needs a letter on a keyboard of digits cannot answer at all.

    ## How to fix it
    Write `inputmode="numeric"` at fields for digits alone: `<input inputmode="numeric" pattern="[0-9]*">`. Take it away
    where letters, blanks or signs are part of the answer, as in an IBAN or a Finnish personal identity code.

    ## What it cannot decide
    What the service takes beyond what the page says. It certainly fails where the `pattern` takes digits alone, or the
    label is that of a bank card's number, and nothing brings digits up; and where the label asks for what certainly has
    letters or signs, and digits alone come. A Finnish postcode is left to a person: people abroad have others.
    Labels are read in Finnish, Swedish and English.

    ## References
    https://html.spec.whatwg.org/multipage/interaction.html#input-modalities:-the-inputmode-attribute
    https://design-system.service.gov.uk/components/text-input/#asking-for-whole-numbers
    https://baymard.com/labs/touch-keyboard-types
    """
    for field in dom.fields:
        own, label = dom.of(field), called(dom, field)
        if not own.visible or own.disabled or field.type not in ("text", "tel", "search"):
            continue
        asked, brings = kind_of_answer(label), _brings_digits(field, own)
        if brings and asked in WITH_LETTERS and own.attributes.get("inputmode", "").lower() != "none":
            yield failed(own, "“{label}” may need letters, and a phone brings up digits alone.", label=label)
        elif brings and asked:
            yield passed(own)
        elif not brings and digits_only(own.attributes.get("pattern", "")):
            yield failed(own, "“{label}” takes digits alone, and a phone brings up letters.", label=label)
        elif not brings and asked in ALL_DIGITS and not own.attributes.get("inputmode"):
            yield failed(own, "“{label}” has digits alone, and a phone brings up letters.", label=label)
        elif not brings and (
            CODE in (asked, own.attributes.get("autocomplete")) or label.lower().startswith(FINNISH_POSTCODE)
        ):
            yield unsure(own, "Look whether “{label}” has digits alone: a phone brings up letters.", label=label)


def _brings_digits(field: FormField, own: Element) -> bool:
    return own.attributes.get("inputmode", "").lower() in DIGITS or field.type == "tel"
