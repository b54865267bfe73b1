"""Whether people can get past what every page begins with."""

from collections.abc import Sequence

from auditor.commons.leading_past import Opening, opening, ways_past
from auditor.evidence.markup import Markup
from auditor.model import Impact
from auditor.parts import Verdicts, failed, passed, rule, unsure

ACT = ("cf77f2", "047fe0", "b40fd1", "ye5d6e", "3e12e1")
FEWEST = 3  # passages, such as links, that repeat: one link home is passed in a moment
COMMON = 0.6  # share of what stands before the content that another page begins with, too


@rule(
    Impact.SERIOUS, "WCAG 2.4.1", act=ACT, problem="Nothing leads past what stands before the content", crawled="across"
)
def nothing_leads_past(pages: Sequence[Markup]) -> Verdicts:
    """A way leads past what every page begins with.

    ## Why it matters
    Who goes through the page by ear or by keys meets the same menu on every page first. Without a heading, a landmark
    or a link that leads past it, they have to go through all of it, each time.

    ## How to fix it
    Put the content into `<main>` and begin it with a heading. Make the first link of the page lead there: `<a
    href="#content">Skip to the content</a>`.

    ## What it cannot decide
    What repeats, on a walk of one page: there a person must look. It fails where pages of a walk begin with the same
    three passages or more, and have neither a main landmark, nor a heading in the content, nor a link to it. A
    control that folds the menu away counts as a way, whatever it does.

    ## References
    https://www.w3.org/WAI/WCAG22/Understanding/bypass-blocks.html
    https://www.w3.org/WAI/standards-guidelines/act/rules/cf77f2/
    """
    openings = [(page, opening(page)) for page in pages]
    for page, found in openings:
        if found is None:
            continue
        if ways_past(page, found):
            yield passed("", at=page)
        elif any(_repeats(found, other) for another, other in openings if other and another is not page):
            told = "Nothing leads past the {count} passages that this page begins with, as others of the walk do."
            yield failed(found.content, told, count=len(found.before), at=page)
        else:
            ask = "Look whether something leads past what stands before “{text}”: no heading, landmark or link does."
            yield unsure(found.content, ask, text=found.content.text[:60], at=page)


def _repeats(one: Opening, other: Opening) -> bool:
    mine, theirs = ({passage.text for passage in page.before} for page in (one, other))
    different = one.content.text != other.content.text
    return different and len(mine & theirs) >= max(FEWEST, COMMON * len(mine))
