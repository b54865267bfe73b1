"""Rule: phones show the page in its size, and not as a small picture of a wide one."""

import re

from auditor.evidence.dom import Dom
from auditor.model import Impact, Missing, Visit
from auditor.parts import Verdicts, failed, passed, rule, unsure

PERSONA, PHONE = "mobile", 600  # CSS px: wider than any phone that is held upright
FITS = re.compile(r"width\s*=\s*device-width|initial-scale\s*=\s*(1|0?\.[89])", re.IGNORECASE)


@rule(Impact.SERIOUS, problem="Phones show the page shrunk, as if it were a wide one")
def shown_shrunk_on_phones(visit: Visit) -> Verdicts:
    """The page tells phones to show it in the width of their screen.

    ## Why it matters
    A page that does not say that it fits a phone is laid out some 980 px wide and shown at 40 %: text of 16 px is then
    as high as 6, and each line has to be enlarged and pushed about to be read.

    ## How to fix it
    Write this into the head of each page, and see that it fits:

    ```html
    <meta name="viewport" content="width=device-width, initial-scale=1">
    ```

    ## What it cannot decide
    It is sure where a phone laid the page out wider than 600 px and the page does not ask for the width of the device.
    Where it does, something on it is wider, and a person must look: another rule tells of pages that must be pushed
    sideways. What a phone shows of pages within frames is not looked at.

    ## References
    - https://developer.chrome.com/docs/lighthouse/pwa/viewport
    - https://developer.mozilla.org/en-US/docs/Web/HTML/Reference/Elements/meta/name/viewport
    """
    dom = visit.get(Dom)
    if isinstance(dom, Missing) or visit.base != PERSONA or not dom.width or not dom.text_blocks:
        return
    if dom.width <= PHONE:
        yield passed()
    elif FITS.search(dom.viewport):
        yield unsure("", "Look at this on a phone: it is laid out {width} px wide.", width=dom.width)
    else:
        yield failed("", "A phone lays this page out {width} px wide and shows it shrunk.", width=dom.width)
