"""Whether a customer who carries the session over can go on from another device."""

from auditor.evidence.resumed import Resumed
from auditor.model import Impact
from auditor.parts import Verdicts, failed, passed, rule, unsure

PASSING = (408, 425, 429, 502, 503, 504)  # answers that another try may change
MOST_NAMED = 3


@rule(Impact.SERIOUS, problem="The journey cannot be gone on with on another device.")
def cannot_go_on_elsewhere(resumed: Resumed) -> Verdicts:
    """A step that was begun on one device can be gone on with on another.

    ## Why it matters
    People begin on the phone in the bus and go on at the desktop at home, where the papers are. A step that meets them
    with an error there, or with a form that has forgotten what they gave, makes them begin again or give up.

    ## How to fix it
    Keep what the customer has given with the session on the server, not in the page or in the browser's storage. Give
    each step an address of its own that shows the step when it is asked for with GET: after something was sent, lead to
    it with `303 See Other`.

    ## What it cannot decide
    How the session would come to the other device: here its cookies are carried over, as if the customer had signed in
    there. It is certain where the address then answers with an error. A form that does not hold what the service itself
    had filled in may only have shown once what was wrong, a new login may be right, an answer such as 503 may pass, and
    what the plan does next may be called otherwise on the other device: all these are left to a person. What was typed
    and not sent yet is not expected to be there. Another page in place of the step is told by
    `address-does-not-lead-back`.

    ## References
    - https://www.gov.uk/service-manual/service-standard/point-3-join-up-across-channels
    - https://www.w3.org/TR/cooluris/
    - https://www.rfc-editor.org/rfc/rfc9110#name-303-see-other
    """
    there = resumed.carrying("cookies")
    if there is None:
        return
    values = {"device": there.device, "status": there.status or there.title, "lost": list(there.lost[:MOST_NAMED])}
    match there.shows:
        case "error" if there.status is None or there.status in PASSING:
            yield unsure("", "Look whether the step opens on a {device}: it did not this time ({status}).", **values)
        case "error":
            told = "Opened on a {device} with the session carried over, the step shows an error ({status})."
            impact = Impact.MODERATE if resumed.posted else Impact.SERIOUS
            yield failed("", told, impact=impact, **values)
        case "login":
            ask = "Look whether a {device} has to ask for a login here, although the session was carried over."
            yield unsure("", ask, impact=Impact.MODERATE, **values)
        case "empty-form" if not resumed.begun:
            ask = (
                "Look whether the form should hold on a {device} what it holds here, with the session carried: {lost}."
            )
            yield unsure("", ask, impact=Impact.MODERATE, **values)
        case "same" if there.found is False:
            ask = "Look how the journey goes on on a {device}: {sought} is not found there."
            yield unsure("", ask, impact=Impact.MODERATE, sought=resumed.sought, **values)
        case "same" | "empty-form":
            yield passed()
