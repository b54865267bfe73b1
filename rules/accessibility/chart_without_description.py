"""Rule: a chart is also told in words or in a table."""

from auditor.commons.pictures import is_chart, is_icon
from auditor.commons.text import words
from auditor.evidence.dom import Dom
from auditor.evidence.images import Images, Picture
from auditor.model import Impact
from auditor.parts import Verdicts, passed, rule, unsure

ENOUGH = 25  # words beside it that may tell what it shows


@rule(Impact.MODERATE, "WCAG 1.1.1", problem="A chart is not told in words")
def chart_without_description(images: Images, dom: Dom) -> Verdicts:
    """What a chart or diagram shows stands on the page as text or as a table too.

    ## Why it matters
    “Chart of visitors” says what the chart is about, and not one of its numbers. A blind customer, and somebody who
    finds charts hard to read, gets nothing out of it.

    ## How to fix it
    Put the numbers in a table below it, or write what it shows, and tie them: `<img alt="Visitors by month, told in
    the table below" aria-describedby="numbers">`.

    ## What it cannot decide
    Whether a text says all that the chart shows: a person must look. Charts are known by what their alternative,
    caption, file or class calls them, in English, Finnish and Swedish. It is silent where the page has a table, the
    chart has a description, or its caption or alternative is 25 words long.

    ## References
    - https://www.w3.org/WAI/tutorials/images/complex/
    - https://www.w3.org/WAI/WCAG22/Techniques/general/G95
    """
    tables = any(one.visible for one in dom.all("table"))
    for one in images.of("img", "svg", "canvas", "object", "role"):
        if not one.visible or one.hidden or one.link or is_icon(one) or not is_chart(one):
            continue
        if tables or one.described or _told(one):
            yield passed(one)
        elif one.exposed:
            ask = "Look whether what this chart shows can be read as text: “{name}”."
            yield unsure(one, ask, name=one.name)


def _told(one: Picture) -> bool:
    return any(len(words(text)) >= ENOUGH for text in (one.name, one.caption, one.own_text, one.alt or ""))
