"""Whether fields for the customer's own data say so to browsers."""

from auditor.commons.forms import by_typing
from auditor.commons.labels import asks_again, is_search, purpose, says_yours, somebody_else
from auditor.evidence.dom import Dom
from auditor.model import Impact
from auditor.parts import Verdicts, failed, passed, rule, unsure


@rule(Impact.MODERATE, "WCAG 1.3.5")
def autocomplete_missing(dom: Dom) -> Verdicts:
    """Fields that ask for the customer's own data name their purpose with autocomplete.

    ## Why it matters
    Browsers fill in a name or an address only where they know what is asked. For people who type slowly, spell with
    difficulty or forget their own number, that is the difference between a short form and a long one.

    ## How to fix it
    Add the token for what the field asks: `<label for="mail">E-mail</label> <input id="mail" type="email"
    autocomplete="email">`. The tokens are listed in the HTML standard; the commonest are `name`, `given-name`,
    `family-name`, `email`, `tel`, `street-address`, `postal-code`, `address-level2` and `bday`.

    ## What it cannot decide
    Whether a field asks about the customer or about somebody else. It certainly fails where the label itself says so
    (“Your name”); else a person must look. Labels in Finnish, Swedish and English are understood.

    ## References
    https://www.w3.org/WAI/WCAG22/Understanding/identify-input-purpose.html
    https://www.w3.org/WAI/WCAG22/Techniques/html/H98
    https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#autofill
    """
    for field in dom.fields:
        own = dom.of(field)
        label = own.name or next((each.text for each in field.labels), "")
        token = purpose(label)
        if token is None or not own.visible or own.disabled or not (by_typing(field) or field.type == "select"):
            continue
        if is_search(label) or asks_again(label) or somebody_else(f"{label} {field.legend}"):
            continue
        if own.attributes.get("autocomplete", "").strip().lower() not in ("", "on", "off"):
            yield passed(own)
        elif says_yours(label) and field.type == "text":
            yield failed(own, 'The field “{label}” has no autocomplete="{token}".', label=label, token=token)
        else:
            yield unsure(
                own,
                'Look whether “{label}” asks about the customer: if so, it lacks autocomplete="{token}".',
                label=label,
                token=token,
            )
