"""Rule: running text can be read without training."""

from auditor.commons.blocks import language, shown
from auditor.commons.text import ENOUGH_WORDS, complete_sentences, readability
from auditor.evidence.dom import Dom
from auditor.model import Impact
from auditor.parts import Verdicts, failed, passed, rule, unsure


@rule(Impact.MODERATE, "WCAG 3.1.5")
def hard_to_read(dom: Dom) -> Verdicts:
    """Texts are written so that the general public understands them.

    ## Why it matters
    Long sentences of long words are understood by few at the first reading. Those who do not understand what they must
    do ring up, do it wrong, or do not do it.

    ## How to fix it
    Say one thing in one sentence. Address the customer, write who does what, and take the words that customers use:

    - before: “Submission of the application for a licence shall be effected prior to commencement of the activity.”
    - after: “Apply for a licence before you begin.”

    ## What it cannot decide
    A formula counts the length of sentences and words; it does not know whether the words are known, or the thoughts
    in order. So a text above the limit is left to a person, and only one far above it is called a violation. For
    Swedish and Finnish it is LIX: the limit is 60 in Swedish (officialese) and 85 in Finnish, which is as far above
    the newspapers of that language (47 and 72 in Björnsson's count). For English it is Flesch and Kincaid's grade:
    the limit is 14 years of school. Far above is LIX 70 and 95, and 18 years. Of a text that is one
    sentence a person must always look. Texts of fewer than 50 words, without a full stop, and in other languages are
    not judged. WCAG 3.1.5 is level AAA: no law asks for it.

    ## References
    - https://www.w3.org/WAI/WCAG22/Understanding/reading-level.html
    - https://doi.org/10.2307/747382
    - https://apps.dtic.mil/sti/citations/ADA006655
    """
    for block in shown(dom, words=ENOUGH_WORDS):
        alone = complete_sentences(block.text) == 1
        found = readability(block.text, language(dom, block), least=1)
        if found is None:
            continue
        values = {"measure": found.measure, "figure": round(found.figure), "limit": found.hard}
        if found.figure <= found.hard:
            yield passed(block)
        elif found.figure <= found.far_too_hard or alone:
            yield unsure(
                block, "This text is at {figure} {measure} (limit {limit}): will its readers follow?", **values
            )
        else:
            yield failed(block, "This text is far too hard to read, at {figure} {measure} (limit {limit}).", **values)
