"""Whether the journey keeps its language."""

from auditor.commons.labels import switches_language
from auditor.commons.language import guess
from auditor.commons.walks import arrivals, sent_to, touched
from auditor.evidence.dom import Dom
from auditor.languages import phrase
from auditor.model import Impact, Visit, Walk
from auditor.parts import Verdicts, failed, passed, rule, unsure

FEWEST_WORDS = 30
NAMES = {"fi": phrase("Finnish"), "sv": phrase("Swedish"), "en": phrase("English")}


@rule(Impact.SERIOUS)
def language_changes_midway(walk: Walk) -> Verdicts:
    """The journey keeps the language that it began in.

    ## Why it matters
    Somebody who began in Swedish and meets Finnish at the payment cannot go on, or signs what they do not understand.
    It happens where another department or supplier takes over.

    ## How to fix it
    Carry the customer's language through every step, also to other hosts: in the address (`/sv/…`), in the call that
    hands over (`?lang=sv`), in the session. Where a step does not exist in the language, say so before it.

    ## What it cannot decide
    Other languages than Finnish, Swedish and English, short and mixed pages, and whether the customer chose the
    language other than by a link or button named after it. Where an address was opened directly, a person must look.

    ## References
    https://www.w3.org/TR/i18n-html-tech-lang/
    https://www.finlex.fi/en/legislation/translations/2003/eng/423
    """
    first: str | None = None
    for visit, page in arrivals(walk):
        found = guess(_text(page)) if page.words >= FEWEST_WORDS else None
        if found is None:
            continue
        if first is None or _switched(walk, visit):
            first = found
            continue
        if found == first:
            yield passed("", at=visit)
        elif sent_to(walk, visit):
            told = "The journey began in {first}, and this step is in {found}."
            yield failed("", told, first=NAMES[first], found=NAMES[found], at=visit)
        else:
            ask = "Look why this step is in {found}: the journey began in {first}."
            yield unsure("", ask, first=NAMES[first], found=NAMES[found], at=visit)


def _text(page: Dom) -> str:
    return "\n".join(block.text for block in page.text_blocks)


def _switched(walk: Walk, visit: Visit) -> bool:
    """Whether the customer touched a language switch on the way to a visit."""
    before = [touch for one, touch in touched(walk) if one.number < visit.number]
    return any(switches_language(touch.name or touch.label) or "hreflang=" in touch.html for touch in before)
