"""Whether the customer can say how it went."""

from auditor.commons.help import in_known_language, ways_to_give_feedback
from auditor.commons.walks import arrivals
from auditor.model import Impact, Walk
from auditor.parts import Verdicts, passed, rule, unsure

FEWEST = 2  # steps of a journey that has an end: one page is none


@rule(Impact.MINOR)
def no_feedback_at_the_end(walk: Walk) -> Verdicts:
    """The last step offers a way to say how it went.

    ## Why it matters
    Who has just gone the whole way knows best where it hurt. Where nobody asks, those who answer for the service hear
    of it from the few who complain, and from the reports of others.

    ## How to fix it
    Ask on the page that confirms: `<a href="/feedback">What did you think of this service?</a> (takes 30 seconds)`.
    Ask nothing of it before the customer is done.

    ## What it cannot decide
    Whether other words or a picture ask for it, and whether a request comes later by e-mail: a person must look. It
    knows the usual words in Finnish, Swedish and English in links, buttons, fields and texts. Walks that do not get to
    the end, journeys of one step and pages in other languages are left alone.

    ## References
    https://design-system.service.gov.uk/patterns/confirmation-pages/
    https://www.gov.uk/service-manual/measuring-success/measuring-user-satisfaction
    """
    pages = list(arrivals(walk))
    if walk.outcome != "completed" or walk.ended_before is not None or len(pages) < FEWEST:
        return
    last, page = pages[-1]
    if not page.words or not in_known_language(page):
        return
    if ways_to_give_feedback(page):
        yield passed("", at=last)
    else:
        yield unsure("", "Look for a way to say how it went: no words at the end of the journey ask for it.", at=last)
