"""Whether the title of a page says what the page is about."""

import re

from auditor.commons.akin import share_found, telling
from auditor.commons.placeholders import names_no_page
from auditor.evidence.dom import Dom
from auditor.evidence.markup import Markup
from auditor.model import Impact
from auditor.parts import Verdicts, failed, passed, rule, unsure

ENOUGH_WORDS = 5  # of the page that carry meaning
LEAST = 0.5  # share of the title's words that the page should hold
PARTS = re.compile(r"\s+[-–—|·:»/]\s+|\s*[|»]\s*")


@rule(Impact.SERIOUS, "WCAG 2.4.2", act=("c4a8a4", "2779a5"), problem="The title does not say what the page is about")
def title_says_nothing(dom: Dom, markup: Markup) -> Verdicts:
    """The title of a page says what the page is about.

    ## Why it matters
    The title is what a screen reader says first, and what stands on tabs, in bookmarks and in the history. “Untitled”
    or the name of another page makes people look for what they have open already.

    ## How to fix it
    Write one `<title>`, first what this page is, then the name of the service: `<title>Prices – Halls of
    Salmela</title>`.

    ## What it cannot decide
    Whether a title describes the page well. It fails where there is none, and for placeholders, names of files and
    addresses. A person must look where the page holds less than half of the title's words, in whatever form, and
    where a page has several titles: the first one counts.

    ## References
    https://www.w3.org/WAI/standards-guidelines/act/rules/c4a8a4/
    https://www.w3.org/WAI/WCAG22/Techniques/failures/F25
    https://www.w3.org/WAI/WCAG22/Techniques/general/G88
    """
    if markup.root != "html":
        return
    if not dom.title:
        yield failed("", "The page has no title.")
    elif names_no_page(dom.title):
        yield failed("", "The title of the page is “{title}”: it says nothing about the page.", title=dom.title)
    elif len({title for title in markup.titles if title}) > 1:
        ask = "Look at the title of the page: there are {count}, and the first, “{title}”, counts."
        yield unsure("", ask, count=len(markup.titles), title=dom.title)
    elif _fits(dom, markup):
        yield passed("")
    else:
        ask = "Look whether the title “{title}” fits the page: most of its words are nowhere on it."
        yield unsure("", ask, title=dom.title)


def _fits(dom: Dom, markup: Markup) -> bool:
    said = " ".join([*(one.text for one in markup.passages), *(one.name for one in dom.elements)])
    parts = [dom.title, *PARTS.split(dom.title)]
    few = len(telling(said)) < ENOUGH_WORDS
    return few or any(telling(part) and share_found(telling(part), said) >= LEAST for part in parts)
