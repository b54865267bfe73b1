"""Whether every step shows a way on or back."""

from auditor.commons.walks import arrivals, touches
from auditor.commons.ways import FRAMES, leads_on, usable
from auditor.model import Impact, Walk
from auditor.parts import Verdicts, failed, passed, rule, unsure


@rule(Impact.MODERATE, problem="A step shows no way on and none back.")
def dead_end(walk: Walk) -> Verdicts:
    """Every step shows a way on or back.

    ## Why it matters
    On a page without any link or button people stand before a wall. The browser's own “back” may send the form again or
    lose it, and in an app's window it is not there at all.

    ## How to fix it
    Give each page a way on, and at the end one to what comes next: `<a href="/bookings">See your bookings</a>`, or
    `<a href="/">Back to the front page</a>`.

    ## What it cannot decide
    Whether the page goes on by itself after a while. It certainly fails where nothing on the page can be followed,
    pressed or filled in; where there are only links to places on the same page, to telephones and to e-mail, or a
    frame, a drawing or a film, a person must look.

    ## References
    https://www.nngroup.com/articles/ten-usability-heuristics/
    https://design-system.service.gov.uk/patterns/confirmation-pages/
    """
    for visit, page in arrivals(walk):
        if not page.words or page.left_out or any(one.path or one.action == "wait_for" for one in touches(visit)):
            continue  # nothing is shown yet, not all is known, or the walk itself found a way, if only by waiting
        controls = [one for one in page.elements if usable(one)]
        if any(leads_on(one) for one in controls):
            yield passed("", at=visit)
        elif controls or any(one.visible for one in page.all(*FRAMES)):
            ask = "Look whether a way leads on from here: none of the page's links goes to another page."
            yield unsure("", ask, at=visit)
        else:
            yield failed("", "The page “{title}” has no link, no button and no field.", title=page.title, at=visit)
