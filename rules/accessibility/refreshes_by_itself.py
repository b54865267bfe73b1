"""Rule: the page does not load itself again, or another page, after a while."""

from auditor.evidence.time_limits import TimeLimits
from auditor.model import Impact
from auditor.parts import Verdicts, failed, passed, rule


@rule(Impact.MINOR, "WCAG 2.2.4", "WCAG 3.2.5", act=("bisz58",), problem="The page loads something else after a while")
def refreshes_by_itself(limits: TimeLimits) -> Verdicts:
    """The page does not go on by itself after a while.

    ## Why it matters
    A screen reader begins at the top each time the page comes anew, and who reads slowly never gets to its end.

    ## How to fix it
    Take `<meta http-equiv="refresh">` away. Give a button, “Show the newest”; send visitors of an old address on from
    the server.

    ## What it cannot decide
    Refreshing that a script does. The two criteria are of level AAA, which no law asks for; up to 20 hours, axe-core
    tells a violation of WCAG 2.2.1, which is of level A. A delay of 0 seconds is a redirection, and passes.

    ## References
    - https://www.w3.org/WAI/WCAG22/Understanding/interruptions.html
    - https://www.w3.org/WAI/WCAG22/Techniques/failures/F41
    - https://www.w3.org/WAI/standards-guidelines/act/rules/bisz58/
    """
    if limits.refresh is None:
        return
    if limits.refresh.seconds > 0:
        told = "The page goes on by itself after {seconds} s."
        yield failed("", told, seconds=limits.refresh.seconds, html=limits.refresh.html)
    else:
        yield passed()
