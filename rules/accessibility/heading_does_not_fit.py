"""Whether headings fit the text below them."""

from auditor.commons.akin import share_found, telling
from auditor.commons.text import folded
from auditor.evidence.dom import Dom
from auditor.evidence.markup import Heading, Markup, Passage
from auditor.model import Impact
from auditor.parts import Verdicts, passed, rule, unsure

FEW_WORDS = 3  # a longer heading has more words than its text need repeat
ENOUGH_WORDS = 4  # that carry meaning: a shorter text need not name its subject
SHORT_TEXT = 60  # words; a longer text is rarely about something that it never names, but often says it otherwise
HALF, MOST = 0.5, 2  # of the letters in links; headings: where more do not fit, it is the manner of the page


@rule(Impact.MODERATE, "WCAG 2.4.6", act=("b49b2e",), problem="A heading may not fit the text below it")
def heading_does_not_fit(markup: Markup, dom: Dom) -> Verdicts:
    """A heading and the text below it are about the same.

    ## Why it matters
    Who looks for the opening hours does not look below “Weather”. Headings that were copied from another page, or
    whose text has been changed, send people past what they seek.

    ## How to fix it
    Name what stands below the heading.

    ## What it cannot decide
    What a text is about. It asks a person to look where a page has one heading or two, and no word of the heading, in
    whatever form, stands in the short text below it, nor the other way round. A heading that the page's own
    title repeats names the page, and is left alone; so are questions, and headings of lists, tables and choices.

    ## References
    https://www.w3.org/WAI/standards-guidelines/act/rules/b49b2e/
    https://www.w3.org/WAI/WCAG22/Techniques/general/G130
    """
    if len(markup.headings) > MOST:
        return
    for heading in markup.headings:
        if heading.landmark in ("", "main") and heading.name and folded(heading.name) not in folded(dom.title):
            below = [one for one in markup.section(heading) if one.landmark != "contentinfo"]
            if any(_runs(one) for one in below):
                yield from _fits(heading, " ".join(one.text for one in below))


def _runs(passage: Passage) -> bool:
    """Whether it is a sentence."""
    return passage.tag in ("p", "div") and passage.linked < HALF and passage.text.rstrip().endswith((".", "!", "…"))


def _fits(heading: Heading, below: str) -> Verdicts:
    words, told = telling(heading.name), telling(below)
    if heading.name.rstrip().endswith("?"):
        return
    if not words or len(words) > FEW_WORDS or not ENOUGH_WORDS <= len(told) <= SHORT_TEXT:
        return
    if share_found(words, below):
        yield passed(heading)
    else:
        ask = "Look whether the heading “{name}” fits the text below it, which has no word of it: “{text}”"
        yield unsure(heading, ask, name=heading.name, text=below[:100])
