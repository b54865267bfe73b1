"""Whether the page uses elements that HTML has given up."""

from auditor.evidence.markup import Markup
from auditor.model import Impact
from auditor.parts import Verdicts, failed, passed, rule

MOVES = {"marquee", "blink"}  # told by rules about what moves
STRUCTURE = {"dir", "acronym", "plaintext", "xmp"}


@rule(Impact.MINOR, problem="The page uses elements that HTML has given up")
def obsolete_markup(markup: Markup) -> Verdicts:
    """The page is written with elements that HTML still knows.

    ## Why it matters
    `font`, `center` and `big` say how a text looks and not what it is. Who has set colours or letters of their own
    gets the author's; and what looks like a heading by `font` is none to a screen reader.

    ## How to fix it
    Say what the text is (`<h2>`, `<strong>`, `<abbr>`), and how it looks by style sheet.

    ## What it cannot decide
    Whether anybody is hindered: no success criterion forbids these elements, so this is advice. Each element is told
    once a page. Attributes such as `align` are gathered and not told: editors leave them in good pages, too.

    ## References
    https://html.spec.whatwg.org/multipage/obsolete.html#non-conforming-features
    """
    elements = [one for one in markup.obsolete if not one.name.endswith("=")]
    for one in elements:
        told = "HTML has given up the element “{name}” ({count} on this page)."
        yield failed(one, told, name=one.name, count=one.count)
    if not elements and markup.passages:
        yield passed("")
