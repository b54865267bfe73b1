"""Rule: a form of answer that is demanded is shown before."""

from auditor.commons.field_texts import called, known_language, seen_texts
from auditor.commons.form_words import SHOWN_FORM, kind_of_answer
from auditor.commons.patterns import digits_only, takes_nearly_anything
from auditor.evidence.dom import Dom
from auditor.model import Impact
from auditor.parts import Verdicts, passed, rule, unsure

# Everybody writes these in one way, or knows them from a card in the hand.
KNOWN = "email url cc-number cc-csc one-time-code postal-code iban name given-name family-name"
KNOWN_FORM = frozenset(KNOWN.split())


@rule(Impact.MODERATE, "WCAG 3.3.2", problem="A field wants a certain form of answer and does not show it")
def format_without_example(dom: Dom) -> Verdicts:
    """Where an answer must have a certain form, the label or a hint shows it.

    ## Why it matters
    The customer writes the date, the number or the code as always, is told that it is wrong, and guesses. Those who
    take errors for their own fault stop there.

    ## How to fix it
    Show an example beside the label, before anything is typed: “Customer number, for example AB 12345”, and tie it to
    the field with `aria-describedby`. Better still, take each way of writing and put it in order on the server.

    ## What it cannot decide
    Whether customers know the form anyway: a person must look. It speaks where a `pattern` wants more than digits or
    any text, and neither label, hint nor the text beside the field holds a number, an example or a word of form; a
    placeholder vanishes with the first letter, and a `title` is not seen, so neither counts. E-mail and web
    addresses, bank cards, postcodes and names are taken to be known. It is silent on pages in other languages than
    Finnish, Swedish and English.

    ## References
    https://www.w3.org/WAI/tutorials/forms/instructions/
    https://www.w3.org/WAI/WCAG22/Techniques/general/G89
    https://design-system.service.gov.uk/components/text-input/#hint-text
    """
    if not known_language(dom):
        return
    for field in dom.fields:
        own, label = dom.of(field), called(dom, field)
        pattern = own.attributes.get("pattern", "")
        if not pattern or takes_nearly_anything(pattern) or not own.visible or field.type == "password":
            continue
        if kind_of_answer(label) in KNOWN_FORM or (digits_only(pattern) and "{" not in pattern):
            continue
        if any(SHOWN_FORM.search(text) for text in seen_texts(dom, field)):
            yield passed(own)
        else:
            ask = "Look whether customers know how to write “{label}”: it must have a certain form, and none is shown."
            yield unsure(own, ask, label=label)
