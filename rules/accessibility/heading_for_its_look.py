"""Whether what is marked up as a heading heads something."""

from auditor.commons.text import complete_sentences, words
from auditor.evidence.markup import Markup
from auditor.model import Impact
from auditor.parts import Verdicts, passed, rule, unsure

SENTENCE_WORDS = 18  # a heading that ends like a sentence and has more is likely a lead paragraph
MOST_WORDS = 30  # longer than any headline


@rule(Impact.MODERATE, "WCAG 1.3.1", problem="A text that is no heading is marked up as one")
def heading_for_its_look(markup: Markup) -> Verdicts:
    """What is marked up as a heading is a heading.

    ## Why it matters
    People who hear the page read its headings as its table of contents. Whole sentences that were made headings to
    look large hide the real ones among them.

    ## How to fix it
    Make it a paragraph, and make it large by style sheet: `<p class="lead">…</p>` in place of `<h3>…</h3>`.

    ## What it cannot decide
    Whether a long text heads what follows, as the question of a survey may: a person must look. It asks about
    headings of more than 30 words, and about those of more than 18 that end with a full stop or hold several
    sentences.

    ## References
    https://www.w3.org/WAI/WCAG22/Techniques/failures/F43
    https://www.w3.org/WAI/WCAG22/Techniques/html/H42
    """
    for heading in markup.headings:
        count, sentences = len(words(heading.text)), complete_sentences(heading.text)
        ended = heading.text.rstrip().endswith((".", "!", "…"))
        if not count:
            continue
        if count > MOST_WORDS or (count > SENTENCE_WORDS and (ended or sentences > 1)):
            ask = "Look whether this text of {words} words is a heading: “{text}”"
            yield unsure(heading, ask, words=count, text=heading.text[:100])
        else:
            yield passed(heading)
