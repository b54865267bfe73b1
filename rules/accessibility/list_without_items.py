"""Whether lists have items."""

from auditor.evidence.markup import Markup
from auditor.model import Impact
from auditor.parts import Verdicts, failed, rule, unsure


@rule(Impact.MODERATE, "WCAG 1.3.1", problem="A list has no items")
def list_without_items(markup: Markup) -> Verdicts:
    """A list holds list items.

    ## Why it matters
    A screen reader tells how many items a list has, and goes from one to the next. A list of paragraphs has none, so
    it is told as empty, or not at all.

    ## How to fix it
    Put each item in an `<li>`. What is set in by a list's margin alone gets its margin by style sheet, and no list.

    ## What it cannot decide
    What was meant by an empty list that takes room: there a person must look. It fails where a list holds text and no
    item at all. What stands beside items is told by axe-core.

    ## References
    https://www.w3.org/WAI/WCAG22/Techniques/html/H48
    https://www.w3.org/WAI/WCAG22/Techniques/failures/F43
    """
    for found in markup.lists:
        if not found.visible or found.items:
            continue
        if found.text:
            yield failed(found, "This list has no item: “{text}” stands in it without one.", text=found.text[:80])
        else:
            yield unsure(found, "Look what this empty list is for.")
