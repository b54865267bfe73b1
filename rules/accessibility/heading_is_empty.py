"""Whether headings say something."""

from auditor.evidence.markup import Markup
from auditor.model import Impact
from auditor.parts import Verdicts, failed, passed, rule, unsure


@rule(Impact.MODERATE, "WCAG 1.3.1", act=("ffd0e9",), problem="A heading is empty")
def heading_is_empty(markup: Markup) -> Verdicts:
    """A heading has words that screen readers can say.

    ## Why it matters
    People who hear the page jump from heading to heading. At an empty one they hear “heading, level 2” and nothing
    else: it promises a part of the page and names none.

    ## How to fix it
    Take the heading away and make room by style sheet. Where a picture is the heading, say in its `alt` what it says.

    ## What it cannot decide
    Headings whose words are written but hidden from screen readers: there a person must look, as they may be told
    elsewhere.

    ## References
    https://www.w3.org/WAI/standards-guidelines/act/rules/ffd0e9/
    https://www.w3.org/WAI/WCAG22/Techniques/html/H42
    https://www.w3.org/WAI/WCAG22/Techniques/failures/F43
    """
    for heading in markup.headings:
        if heading.name:
            yield passed(heading)
        elif heading.pictures and not heading.text:
            told = "This heading holds a picture without a text alternative, and nothing else: it says nothing."
            yield failed(heading, told)
        elif not heading.text:
            yield failed(heading, "This heading of level {level} is empty.", level=heading.level)
        else:
            ask = "Look whether screen readers can say this heading: its words, “{text}”, seem to be hidden from them."
            yield unsure(heading, ask, text=heading.text)
