"""Whether customers can check what they are about to bind themselves to."""

from auditor.commons.answers import tells_something
from auditor.commons.finishing import answer, can_be_undone, commits, words_of
from auditor.commons.walks import documents, touches
from auditor.evidence.dom import Dom
from auditor.evidence.touches import Touch
from auditor.model import Impact, Walk
from auditor.parts import Verdicts, passed, rule, unsure

HALF = 0.5


@rule(Impact.MODERATE, "WCAG 3.3.4", problem="What is paid, ordered or signed may not be shown for a last check.")
def confirmed_unchecked(walk: Walk) -> Verdicts:
    """Before something binding, customers see what they gave and can change it.

    ## Why it matters
    A wrong date or a slip of the finger is found out when the bill comes. People who see badly, or are unsure of the
    language, make more such slips and have a harder time undoing them.

    ## How to fix it
    Show a page with all answers before the last button, each with a link to change it: `<dt>Date</dt> <dd>12 May <a
    href="/date">Change</a></dd>`. Or let it be cancelled afterwards, and say so beside the button.

    ## What it cannot decide
    Whether the service checks the answers itself or lets the act be undone without saying so: WCAG 3.3.4 is met by
    either, so a person must look. It seeks the last button that pays, orders, books or signs, by its words in Finnish,
    Swedish and English, and on its page at least half of what the walk had typed and chosen before. That half is our
    own measure: services show some answers in other words.

    ## References
    https://www.w3.org/WAI/WCAG22/Understanding/error-prevention-legal-financial-data.html
    https://design-system.service.gov.uk/patterns/check-answers/
    """
    given: list[str] = []
    text, last = "", None
    for visit, page in documents(walk):
        text += f"\n{words_of(page)}"
        for touch in touches(visit):
            if (told := answer(touch)) and tells_something(page, touch) and not _of_a_card(page, touch):
                given.append(told)
            if commits(touch) and given:
                here = " ".join(words_of(page).split()).casefold()
                last = visit, touch, [one for one in given if one in here], list(given)
    if last is None:
        return
    visit, touch, shown, asked = last
    if can_be_undone(text) or len(shown) >= HALF * len(asked):
        yield passed(touch, at=visit)
        return
    ask = "Look whether all can be checked before “{name}”: its page shows {shown} of {given} answers."
    yield unsure(touch, ask, name=touch.name or touch.label, shown=len(shown), given=len(asked), at=visit)


def _of_a_card(page: Dom, touch: Touch) -> bool:
    own = page.at(touch.path)
    return own is not None and "cc-" in own.attributes.get("autocomplete", "")
