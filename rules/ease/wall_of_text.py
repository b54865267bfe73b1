"""Rule: running text is parted into paragraphs."""

from auditor.commons.blocks import shown
from auditor.evidence.dom import Dom
from auditor.model import Impact
from auditor.parts import Verdicts, passed, rule, unsure

ADVISED = 1000  # characters: about 150 English or 110 Finnish words
ENOUGH_WORDS = 40  # a shorter text is one paragraph


@rule(Impact.MINOR, problem="A paragraph is so long that readers lose their place")
def wall_of_text(dom: Dom) -> Verdicts:
    """A paragraph tells one thing, in at most some 150 words.

    ## Why it matters
    Most people skim a page for the place that is about them. In a long block without a gap there is none to find, and
    whoever looks away for a moment has to begin anew. On a phone such a block fills several views.

    ## How to fix it
    Begin a new paragraph for each thought, put a heading above each few, and make a list of what is a list.

    ## What it cannot decide
    What the text tells, and whether it is parted by line breaks: therefore a person must look. It asks of blocks of
    more than 1,000 characters, which is about the 150 words that the Federal Plain Language Guidelines of the United
    States advise at most. All such blocks of a page are told once.

    ## References
    https://www.plainlanguage.gov/guidelines/organize/write-short-sections/
    """
    long = []
    for block in shown(dom, words=ENOUGH_WORDS):
        if len(block.text) > ADVISED:
            long.append(block)
        else:
            yield passed(block)
    if long:
        ask = "Look whether this text of {words} words can be parted into paragraphs."
        if len(long) > 1:
            ask = "Look whether this text of {words} words, and {more} more long ones, can be parted into paragraphs."
        yield unsure(long[0], ask, words=long[0].words, more=len(long) - 1)
