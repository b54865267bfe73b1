"""Rule: numbers, dates and times have the form of the page's language."""

from auditor.commons.language import guess
from auditor.commons.number_forms import strange_forms
from auditor.evidence.markup import Markup, Passage
from auditor.model import Impact
from auditor.parts import Verdicts, passed, rule, unsure

SHOWN = 4


@rule(Impact.MINOR, problem="Numbers or dates are written in another language's form")
def number_in_foreign_form(markup: Markup) -> Verdicts:
    """Numbers, dates and times are written as the page's language writes them.

    ## Why it matters
    “1,234” is a little more than one to a Finn and over a thousand to a Briton; at “12/31/2024” and “3 PM” readers of
    Finnish and Swedish have to stop and reckon. Where money and dates are at stake that ends in mistakes.

    ## How to fix it
    Let the form follow the language: `Intl.NumberFormat` and `Intl.DateTimeFormat` with the page's language, or the
    locale of the server's templates. Finnish: 1 234,50 €, 31.12.2024, klo 15.00. English: €1,234.50, 31 December 2024.

    ## What it cannot decide
    Whether a number is a quotation, a name or a code: therefore a person must look, once for a page. It knows pages
    whose text is Finnish, Swedish or English. In the first two it asks of commas between thousands, a point before the
    cents of euros, AM and PM, months before days; in English of points between thousands, a comma before the cents of
    euros, “klo” and “kl.”. Texts with program text or in another language are left out.

    ## References
    - https://cldr.unicode.org/
    - https://www.kielitoimistonohjepankki.fi/
    - https://www.isof.se/
    """
    own = [one for one in markup.own if one.visible and not (one.program or one.pre or one.foreign or one.marked)]
    language = guess("\n".join(one.text for one in own))
    if language is None:
        return
    found: list[str] = []
    first: Passage | None = None
    for passage in own:
        strange = strange_forms(passage.text, language)
        found += strange
        if strange:
            first = first or passage
        elif any(letter.isdigit() for letter in passage.text):
            yield passed(passage)
    if first:
        listed = ", ".join(dict.fromkeys(found[:SHOWN]))
        ask = "Is this the form that readers of this page know? {listed}"
        yield unsure(first, ask, listed=listed)
