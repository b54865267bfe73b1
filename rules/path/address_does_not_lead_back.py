"""Whether the address of a step leads back to it."""

from auditor.evidence.resumed import Opening, Resumed
from auditor.languages import phrase
from auditor.model import Impact, Verdict
from auditor.parts import Verdicts, failed, passed, rule, unsure

ELSEWHERE = ("start", "other")
WORDS = {"start": phrase("the start"), "other": phrase("another page")}
FIRST_SERVER_ERROR = 500
PASSING = (502, 503, 504)


@rule(Impact.MODERATE, problem="The address of a step does not lead back to it.")
def address_does_not_lead_back(resumed: Resumed) -> Verdicts:
    """The address of a step leads back to the step, or to a login.

    ## Why it matters
    People keep addresses, send them to themselves or to somebody who helps, and come back by a link in a mail. Where
    such an address shows the front page, they search for the place again, or believe that all is lost.

    ## How to fix it
    Give each step an address of its own. Where it needs a session that is not there, say so and ask for the login, or
    offer to go on with what was kept, and lead to the step afterwards.

    ## What it cannot decide
    Whether the step should be reached from outside at all: a page with somebody's own data must not open to everybody.
    So it asks a person where the address shows another page only for those who carry nothing over, where the page was
    the answer to something sent, where something was begun on it, and at the end of the journey. It is certain where
    even with the session carried over the service sends the customer from the address to another in the middle of the
    journey, and what comes next is not there; or where the server breaks down (HTTP 500) for a customer who comes with
    nothing. Where a script of the page changes the address, as in single-page services, a person must look: what such
    a page keeps in the browser is not carried over.

    ## References
    - https://www.w3.org/TR/cooluris/
    - https://www.gov.uk/service-manual/service-standard/point-3-join-up-across-channels
    """
    fresh, carrying = resumed.carrying("nothing"), resumed.carrying("cookies")
    if fresh is None or carrying is None or carrying.shows == "error":
        return  # told by cannot-go-on-elsewhere
    if carrying.shows in ELSEWHERE:
        yield _elsewhere(resumed, carrying)
    elif fresh.shows in ELSEWHERE:
        yield _say(
            fresh, "Look whether who comes back without a session should meet {what} here (“{title}”).", sure=False
        )
    elif fresh.shows == "error":
        broke = (fresh.status or 0) >= FIRST_SERVER_ERROR and fresh.status not in PASSING
        told = "Who comes back without a session meets an error here (HTTP {status})."
        yield _say(fresh, told, sure=broke)
    else:
        yield passed()


def _elsewhere(resumed: Resumed, opening: Opening) -> Verdict:
    redirected = opening.url.partition("#")[0] != resumed.address.partition("#")[0]
    led_away = redirected and not opening.by_script and opening.found is not True
    if led_away and resumed.sought and not resumed.posted and not resumed.begun:
        told = "The address of this step leads to {what} on a {device} (“{title}”), with the session carried over, too."
        return _say(opening, told, sure=True)
    return _say(opening, "Look whether the address should lead back here: it shows {what} (“{title}”).", sure=False)


def _say(opening: Opening, message: str, *, sure: bool) -> Verdict:
    values = {"what": WORDS.get(opening.shows, ""), "title": opening.heading or opening.title, "status": opening.status}
    say = failed if sure else unsure
    return say("", message, impact=Impact.MODERATE if sure else Impact.MINOR, device=opening.device, **values)
