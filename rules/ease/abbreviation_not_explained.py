"""Rule: abbreviations are explained."""

from auditor.commons.abbreviations import unexplained
from auditor.commons.walks import documents
from auditor.model import Impact, Walk
from auditor.parts import Verdicts, passed, rule, unsure

SHOWN = 6


@rule(Impact.MINOR, "WCAG 3.1.4", problem="Abbreviations are used and nowhere explained", crawled="across")
def abbreviation_not_explained(walk: Walk) -> Verdicts:
    """Abbreviations are written out where they are used first.

    ## Why it matters
    “Fill in the TUPAS form of the ATV”: those who do not work there do not know what to look for, and cannot ask for it
    either.

    ## How to fix it
    Write the words, or give them once on the path: “the National Land Survey (NLS)”. With
    `<abbr title="National Land Survey">NLS</abbr>` alone, a telephone does not show them.

    ## What it cannot decide
    Whether the customers of a service know an abbreviation as a word, as many know companies by theirs: therefore a
    person must look. It asks of two to five capitals that no page of the walk explains by `abbr`, in brackets, by words
    such as “stands for”, “eli” or “står för”, or by words in a row with these initials. Common ones (PDF, EU, VAT, HSL)
    are known from `auditor/commons/words/common_abbreviations.json`. It reads Finnish, Swedish and English, speaks once
    for each walk and stays silent on program text and on what stands in quotation marks by itself.

    ## References
    - https://www.w3.org/WAI/WCAG22/Understanding/abbreviations.html
    - https://www.gov.uk/guidance/style-guide/a-to-z#abbreviations-and-acronyms
    """
    pages = list(documents(walk))
    found = list(unexplained([page for _, page in pages]))
    if not found:
        yield from (passed("", at=visit) for visit, _ in pages)
        return
    _, page, block = found[0]
    visit = next(visit for visit, one in pages if one is page)
    listed = ", ".join(short for short, _, _ in found[:SHOWN])
    ask = "Do all customers know {listed}? No page of the walk says what it stands for."
    if len(found) > SHOWN:
        ask = "Do all customers know {listed} and {more} more? No page of the walk says what they stand for."
    yield unsure(block, ask, listed=listed, more=max(0, len(found) - SHOWN), at=visit)
