"""Rule: nobody is asked what the browser, the clock or another answer tells."""

from auditor.commons.field_texts import called
from auditor.commons.form_words import kind_of_answer, known_by_machine
from auditor.commons.forms import by_typing
from auditor.evidence.dom import Dom, FormField
from auditor.model import Impact
from auditor.parts import Verdicts, rule, unsure

CARD_TYPE = "card type"
WAYS = ("select", "radio")
FINNISH_TOWN = ("postitoimipaikka", "postinumero")


@rule(Impact.MINOR, problem="A field asks for what is known already")
def asks_what_is_known(dom: Dom) -> Verdicts:
    """A form does not ask what the browser, the clock or another of its fields tells already.

    ## Why it matters
    Each such question is work for nothing, and one more place for a mistake: many do not know their browser's name, and
    whoever chooses the wrong kind of card is turned away with a right number.

    ## How to fix it
    Fill it in and let it be changed, or leave the question out: the server knows the day,
    `Intl.DateTimeFormat().resolvedOptions().timeZone` the time zone, the first digits the kind of a card, and Posti's
    list the town of a Finnish postcode.

    ## What it cannot decide
    Whether the answer may differ: a report may be about another device than the one in the hand. So a person must
    look. It knows plain labels for today's date, the time zone, the browser, the system, the device, the screen and the
    card type beside a card number, in Finnish, Swedish and English, and the Finnish town that must be typed beside its
    postcode. Fields that are filled already are left alone.

    ## References
    https://baymard.com/blog/credit-card-field-auto-format-spaces
    https://baymard.com/blog/zip-code-auto-detection
    https://www.gov.uk/service-manual/design/form-structure
    """
    labels = {kind_of_answer(called(dom, field)) for field in dom.fields}
    names = {called(dom, field).lower() for field in dom.fields}
    for field in dom.fields:
        own, label = dom.of(field), called(dom, field)
        if not own.visible or own.disabled or (field.value_present and field.type != "select"):
            continue
        what = known_by_machine(label) or (field.type == "radio" and known_by_machine(field.legend)) or ""
        if what == CARD_TYPE and "cc-number" not in labels:
            continue
        if what and (by_typing(field) or field.type in WAYS) and _first(dom, field):
            yield unsure(own, "Look whether “{label}” must be asked: the {what} can be known.", label=label, what=what)
        elif label.lower() == FINNISH_TOWN[0] and FINNISH_TOWN[1] in names and by_typing(field) and field.required:
            yield unsure(own, "Look whether “{label}” must be typed: the postcode tells it.", label=label)


def _first(dom: Dom, field: FormField) -> bool:
    """Of a group of radio buttons, the first speaks for all."""
    name = dom.of(field).attributes.get("name")
    same = (one for one in dom.fields if one.type == field.type and dom.of(one).attributes.get("name") == name)
    return field.type != "radio" or next(same, field).path == field.path
