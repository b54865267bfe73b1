"""Whether the end of the path says that it is done, and what happens next."""

from auditor.commons.answers import tells_something
from auditor.commons.finishing import confirms, says_what_is_next, submits, words_of
from auditor.commons.language import guess, primary
from auditor.commons.logins import sign_ins
from auditor.commons.walks import documents, touches
from auditor.model import Impact, Walk
from auditor.parts import Verdicts, passed, rule, unsure

KNOWN = ("fi", "sv", "en")


@rule(Impact.MODERATE, problem="The end of the path may not say that it is done.")
def no_confirmation_at_the_end(walk: Walk) -> Verdicts:
    """The end of the path says that it is done, and what happens next.

    ## Why it matters
    Who does not hear that it worked does it again, calls to ask, or waits for something that never comes.

    ## How to fix it
    End with a page that says what was done, its number, and what comes when: `<h1>Your application has been sent</h1>
    <p>Its number is 4711. We answer by e-mail within two weeks.</p>`.

    ## What it cannot decide
    Whether other words say it: it knows the usual ones in Finnish, Swedish and English, so a person must look. It
    speaks of walks that came to their end by a button, after something other than a search or a sign-in was filled in.

    ## References
    https://design-system.service.gov.uk/patterns/confirmation-pages/
    https://www.gov.uk/service-manual/design/sending-emails-and-text-messages
    """
    pages = list(documents(walk))
    if walk.outcome != "completed" or walk.ended_before is not None or len(pages) < 2:
        return
    last, page = pages[-1]
    led = [(visit, before, touch) for visit, before in pages[:-1] for touch in touches(visit) if touch.went == "done"]
    if (
        not led
        or not submits(led[-1][2])
        or sign_ins(led[-1][1])
        or not any(tells_something(before, touch) for _, before, touch in led)
    ):
        return
    text = words_of(page)
    if (guess(text) or primary(page.lang)) not in KNOWN:
        return
    if not confirms(text):
        yield unsure("", "Look for a confirmation: the path ends here, and no words say that it is done.", at=last)
    elif not says_what_is_next(text):
        yield unsure("", "Look whether it is said here what happens next.", impact=Impact.MINOR, at=last)
    else:
        yield passed("", at=last)
