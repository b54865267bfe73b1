"""Whether the page asks for a permission that nothing the customer did calls for."""

from auditor.evidence.interruptions import Interruptions
from auditor.model import Impact
from auditor.parts import Verdicts, failed, passed, rule


@rule(Impact.MODERATE, problem="The page asks for a permission as soon as it is opened.")
def asks_permission_on_arrival(seen: Interruptions) -> Verdicts:
    """The browser's permissions are asked for when the customer wants what they are for.

    ## Why it matters
    A box of the browser's own lies over the page, about something that the customer has not thought of yet: “wants to
    know your location”. Most people refuse such a question, and cannot easily undo that when they need it.

    ## How to fix it
    Ask when a button is pressed that needs it, and say before what it is for:

    ```js
    button.addEventListener("click", () => navigator.geolocation.getCurrentPosition(show, manual));
    ```

    ## What it cannot decide
    It knows the calls for notifications, the location, the camera and the microphone in the page's main frame, up to
    when the visit was looked at. One that follows within a second or so of the customer's own press is taken to be an
    answer to it.

    ## References
    https://developer.chrome.com/docs/lighthouse/best-practices/notification-on-start
    https://developer.chrome.com/docs/lighthouse/best-practices/geolocation-on-start
    """
    own = {ask.what for ask in seen.asks if ask.own}
    unasked = {ask.what: ask for ask in reversed(seen.asks) if not ask.own}
    for what in sorted(own - set(unasked)):
        yield passed(what=what)
    for what, ask in sorted(unasked.items()):
        told = "The page asks for {what} {seconds} s after it was opened, without anything that the customer did."
        yield failed("", told, what=what, seconds=round(ask.at_ms / 1000, 1))
