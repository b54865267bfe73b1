"""Rule: no running text in capital letters."""

from auditor.commons.blocks import shown
from auditor.commons.text import longest_capitals
from auditor.evidence.dom import Dom
from auditor.model import Impact
from auditor.parts import Verdicts, failed, passed, rule

LONG_RUN = 8  # words: more than a heading, a label or a row of abbreviations


@rule(Impact.MINOR)
def all_capitals(dom: Dom) -> Verdicts:
    """Sentences are not written in capital letters.

    ## Why it matters
    Readers know words by their outline; in capitals all words are boxes, and reading slows down. People with dyslexia
    suffer most, some screen readers spell capitals out, and many feel shouted at.

    ## How to fix it
    Write sentences in lower case, and stress by weight or place. Take `text-transform: uppercase` off whatever may hold
    more than a few words.

    ## What it cannot decide
    Runs of fewer than eight words are not judged, since headings, labels and abbreviations may be in capitals; nor is
    text in pictures. The number of words is our own choice: the sources only say “avoid for continuous text”.

    ## References
    - https://www.bdadyslexia.org.uk/advice/employers/creating-a-dyslexia-friendly-workplace/dyslexia-friendly-style-guide
    - https://www.nngroup.com/articles/glanceable-fonts/
    """
    for block in shown(dom, words=LONG_RUN):
        text = block.text.upper() if block.style.text_transform == "uppercase" else block.text
        run = longest_capitals(text)
        if len(run) < LONG_RUN:
            yield passed(block)
            continue
        message = "{count} words in a row are in capital letters: “{start} …”."
        yield failed(block, message, count=len(run), start=" ".join(run[:5]))
