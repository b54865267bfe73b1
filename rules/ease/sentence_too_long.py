"""Rule: sentences can be kept in mind until their end."""

from auditor.commons.text import sentences, words
from auditor.commons.wording import running
from auditor.evidence.dom import Dom, TextBlock
from auditor.model import Impact
from auditor.parts import Verdicts, passed, rule, unsure

# Words. English: 25 are advised (GOV.UK), and this is over one and a half times as many. Finnish says in one word what
# takes English an article, a preposition and a noun, some seven words for ten.
LIMITS = {"en": 40, "sv": 38, "fi": 30}
FAR = 1.5  # times the limit: one sentence as long is asked about
SHARE = 0.1  # of the sentences: as many over the limit are asked about
STARTS = 8  # words told in the message


@rule(Impact.MINOR, "WCAG 3.1.5", problem="Sentences are so long that readers lose the thread")
def sentence_too_long(dom: Dom) -> Verdicts:
    """A sentence says one thing and then ends.

    ## Why it matters
    A reader keeps the beginning in mind until the end comes. In a sentence of forty words, those who read slowly, in
    a second language, or on a telephone in the bus have lost it by then, and begin again.

    ## How to fix it
    Make two or three sentences of it. Conditions and things to bring become a list.

    ## What it cannot decide
    Whether a long sentence is easy for its order, or a list written as one: therefore a person must look. A sentence of
    more than 40 English, 38 Swedish or 30 Finnish words is long here: GOV.UK advises 25 in English, and the other
    languages follow by how many words they need for the same. It asks once for a page, where two or more and a tenth
    of its sentences are long, or one is half as long again; these shares are our own choice.

    ## References
    - https://www.gov.uk/guidance/content-design/writing-for-gov-uk
    - https://www.plainlanguage.gov/guidelines/concise/write-short-sentences/
    """
    long: list[tuple[int, str, TextBlock]] = []
    total, far = 0, False
    for block, tongue in running(dom):
        counted = [(len(words(one)), one) for one in sentences(block.text)]
        over = [(count, one, block) for count, one in counted if count > LIMITS[tongue]]
        long, total = long + over, total + len(counted)
        far = far or any(count > FAR * LIMITS[tongue] for count, _, _ in over)
        if not over:
            yield passed(block)
    if far or (len(long) > 1 and len(long) >= SHARE * total):
        count, text, block = max(long, key=lambda one: one[0])
        start = " ".join(text.split()[:STARTS])
        ask = "Can this sentence of {count} words be parted? “{start} …”"
        if len(long) > 1:
            ask = "Can this sentence of {count} words, and {more} more long ones, be parted? “{start} …”"
        yield unsure(block, ask, count=count, start=start, more=len(long) - 1)
