"""Rule: what a page says stands in its document."""

import re

from auditor.evidence.styling import Styling
from auditor.model import Impact
from auditor.parts import Verdicts, passed, rule, unsure

MOST = 5  # of a page: one sheet often does it in many places
# Words that only repeat what links and quotes are, as for printing.
REPEATED = re.compile(r"^\W*(https?:|www\.|#|\d)", re.IGNORECASE)


@rule(Impact.MODERATE, "WCAG 1.3.1", "WCAG 1.1.1", problem="Words come from a style sheet, not from the document")
def words_by_style_sheet(styling: Styling) -> Verdicts:
    """What a page says does not come from its style sheets.

    ## Why it matters
    Who reads with a style sheet of their own, with a reading view or in another language loses the words that only
    `content:` puts in. They cannot be searched, selected or translated, and some screen readers do not speak them.

    ## How to fix it
    Write the words into the document: `<span class="tag">Required</span>`. Leave `::before` and `::after` to ornaments.

    ## What it cannot decide
    Whether the words matter: a person must look. Addresses and numbers, letters of a symbol font, cells of tables
    (whose header is often repeated so on phones), and words that the element says itself are left out. At most five
    places of a page are told.

    ## References
    - https://www.w3.org/WAI/WCAG22/Understanding/info-and-relationships.html
    - https://www.w3.org/WAI/WCAG22/Techniques/failures/F87
    """
    told: set[str] = set()
    for one in styling.words:
        if one.text.casefold() in one.own.casefold() or REPEATED.match(one.text):
            yield passed(one)
        elif one.text not in told and len(told) < MOST:
            told.add(one.text)
            yield unsure(
                one, "Look whether “{text}” is needed: a style sheet says it, the document does not.", text=one.text
            )
