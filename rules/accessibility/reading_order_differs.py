"""Whether the page is written in the order in which it is shown."""

import re

from auditor.evidence.markup import Markup, Turned
from auditor.model import Impact
from auditor.parts import Verdicts, failed, rule, unsure

FEWEST_WORDS = 4  # of both texts: names, dates and labels may stand on either side of each other
FEWEST_STEPS = 3
MOST = 3  # of a page: one style sheet's line is told often enough
STEP = re.compile(r"^\s*(?:(?:step|vaihe|kohta|steg|del|part|osa|day|päivä|dag)\s*)?(\d{1,2})[.):\s]", re.IGNORECASE)


@rule(Impact.SERIOUS, "WCAG 1.3.2", problem="Text is shown in another order than it is written in")
def reading_order_differs(markup: Markup) -> Verdicts:
    """Text is written in the order in which it is shown.

    ## Why it matters
    A screen reader, a reading view and a page without its style sheet go by the order of the document. Where a style
    sheet puts the third step above the first, people who hear the page are told the third step first.

    ## How to fix it
    Write the parts in the order in which they are to be read, and leave `order`, `row-reverse`, floats and positions
    for what can be read in any order.

    ## What it cannot decide
    Whether the order has a meaning. It fails where parts are numbered, the numbers go up as they are shown, and not
    as they are written. Elsewhere a person must look: where a text of four words or more is shown above the one
    before it, or a whole row is turned round. Pictures without words are not looked at.

    ## References
    https://www.w3.org/WAI/WCAG22/Techniques/failures/F1
    https://www.w3.org/WAI/WCAG22/Techniques/css/C27
    """
    told = 0
    for turned in markup.turned:
        values = {"written": turned.written[:60], "shown": turned.shown_before[:60]}
        if _counts_up(turned.texts):
            yield failed(
                turned, "The steps are written in another order than they are shown: “{written}” first.", **values
            )
        elif told < MOST and _is_text(turned):
            told += 1
            ask = "Look whether “{shown}” must be read before “{written}”: it is shown before it, and written after it."
            yield unsure(turned, ask, **values)


def _counts_up(texts: tuple[str, ...]) -> bool:
    """Whether numbers go up as they are shown; so they do not as they are written."""
    numbers = [int(found[1]) for text in texts if (found := STEP.match(text))]
    return len(numbers) >= FEWEST_STEPS and len(numbers) == len(texts) and numbers == sorted(set(numbers))


def _is_text(turned: Turned) -> bool:
    long = min(len(turned.written.split()), len(turned.shown_before.split())) >= FEWEST_WORDS
    return long and (turned.upwards or turned.count >= FEWEST_STEPS - 1)
