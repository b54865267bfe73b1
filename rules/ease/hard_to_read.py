"""Rule: running text can be read without training."""

from auditor.commons.blocks import language, shown
from auditor.commons.text import ENOUGH_WORDS, Readability, complete_sentences, readability
from auditor.commons.wording import whole_page
from auditor.evidence.dom import Dom, TextBlock
from auditor.model import Impact
from auditor.parts import Verdicts, failed, passed, rule, unsure


@rule(Impact.MODERATE, "WCAG 3.1.5")
def hard_to_read(dom: Dom) -> Verdicts:
    """Texts are written so that the general public understands them.

    ## Why it matters
    Few understand long sentences of long words at the first reading. The others ring up, do it wrong, or do not do it.

    ## How to fix it
    Say one thing in one sentence. Address the customer, write who does what, and take the words that customers use:
    “Apply for a licence before you begin”, not “submission of the application shall be effected prior to commencement”.

    ## What it cannot decide
    A formula counts the length of sentences and words; it does not know whether the words are known, or the thoughts
    in order. So a text above the limit is left to a person, told once for a page, and only one far above it is called a
    violation. For Swedish and Finnish it is LIX: the limit is 60 in Swedish (officialese) and 85 in Finnish, which is
    as far above the newspapers of that language (47 and 72 in Björnsson's count), and far above is 10 more. English is
    above the limit at more than 14 years of school by Flesch and Kincaid's grade, if Flesch's reading ease says
    “difficult” too (below 50); far above is 18 years and “very difficult” (below 30). Below 100 words or three
    sentences it is 20 LIX more, and 24 years and an ease below 0. Of one sentence a person must always look. Texts of
    fewer than 50 words, without a full stop, and in other languages are not judged alone, but the text of a page is as
    a whole: from 200 words and eight sentences, and from 50 and three where it is far above. No law asks for 3.1.5.

    ## References
    - https://www.w3.org/WAI/WCAG22/Understanding/reading-level.html
    - https://doi.org/10.2307/747382
    - https://apps.dtic.mil/sti/citations/ADA006655
    - https://doi.org/10.1037/h0057532
    """
    hard: list[tuple[Readability, TextBlock]] = []
    said = False
    for block in shown(dom, words=ENOUGH_WORDS):
        alone = complete_sentences(block.text) == 1
        found = readability(block.text, language(dom, block), least=1)
        if found and found.far_too_hard and not alone:
            said = True
            told = "This text is far too hard to read, at {figure} {measure} (limit {limit})."
            yield failed(block, told, **found.told())
        elif found and found.hard:
            hard.append((found, block))
        elif found:
            yield passed(block)
    if hard:
        found, block = max(hard, key=lambda one: one[0].figure / one[0].limit)
        ask = "This text is at {figure} {measure} (limit {limit}): will its readers follow?"
        if len(hard) > 1:
            ask = "This text, and {more} more, is at {figure} {measure} (limit {limit}): will its readers follow?"
        yield unsure(block, ask, more=len(hard) - 1, **found.told())
    elif not said and (whole := whole_page(dom)) and whole.hard:
        ask = "The whole text of this page is at {figure} {measure} (limit {limit}): will its readers follow?"
        yield unsure("", ask, **whole.told())
