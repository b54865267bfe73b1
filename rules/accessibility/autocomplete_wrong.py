"""Rule: autocomplete names what the label asks for."""

from auditor.commons.autofill import TOKENS, agree, token
from auditor.commons.field_texts import called
from auditor.commons.form_words import kind_of_answer
from auditor.commons.forms import by_typing
from auditor.commons.labels import somebody_else
from auditor.evidence.dom import Dom
from auditor.model import Impact
from auditor.parts import Verdicts, failed, passed, rule


@rule(Impact.MODERATE, "WCAG 1.3.5", problem="A field is announced to browsers as something else than it asks for")
def autocomplete_wrong(dom: Dom) -> Verdicts:
    """The purpose that `autocomplete` names is the one that the label asks for.

    ## Why it matters
    The browser puts a name where an e-mail address belongs. Who does not see it, or trusts the browser, sends it so;
    everybody else has to find out why the field fills with the wrong thing each time.

    ## How to fix it
    Write the token for what is asked: `<label for="mail">E-mail</label> <input id="mail" type="email"
    autocomplete="email">`. Often the line was copied from the field above.

    ## What it cannot decide
    Labels it does not know: it compares the plain ones for names, addresses, e-mail, telephone, birthday, company, bank
    cards, codes and web addresses in Finnish, Swedish and English. Tokens of the same family are taken to agree
    (`given-name` at “Name”, `username` at “E-mail”). Tokens that are no tokens at all are axe-core's to tell.

    ## References
    https://www.w3.org/WAI/WCAG22/Understanding/identify-input-purpose.html
    https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#autofill
    """
    for field in dom.fields:
        own, label = dom.of(field), called(dom, field)
        asked, said = kind_of_answer(label), token(own)
        if not said or asked not in TOKENS or not own.visible or not (by_typing(field) or field.type == "select"):
            continue
        if agree(said, asked):
            yield passed(own)
        elif not somebody_else(f"{label} {field.legend}"):
            told = "“{label}” has autocomplete=“{token}”, which means something else: “{asked}” would fit."
            yield failed(own, told, label=label, token=said, asked=asked)
