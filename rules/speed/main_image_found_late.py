"""Rule: the browser asks for the main image at once."""

from auditor.commons.loading import asked_for, ready_ms, why_late
from auditor.commons.network import short
from auditor.commons.noise import LOADING, crowding
from auditor.evidence.assets import Assets
from auditor.evidence.requests import Requests
from auditor.evidence.vitals import Vitals
from auditor.model import Impact, Visit
from auditor.parts import Verdicts, failed, passed, rule, unsure

LIMIT_MS, MUCH_MS = 250, 1000  # a tenth of the 2.5 s in which the main content is to stand
DELAY = "resourceLoadDelay"


@rule(Impact.MODERATE, problem="The main image is asked for late.")
def main_image_found_late(visit: Visit, vitals: Vitals, requests: Requests, assets: Assets) -> Verdicts:
    """The browser finds the main image in the HTML, and asks for it at once.

    ## Why it matters
    The line stands still, or carries things that matter less, while the largest thing in view has not been asked for.

    ## How to fix it
    Put the image into the HTML as an `img` without `loading="lazy"`. Where it must come from a style sheet or a script,
    ask for it ahead in the page's head:

    ```html
    <link rel="preload" as="image" href="hall.webp" fetchpriority="high">
    ```

    ## What it cannot decide
    It judges the time between the first byte of the page and the question for the image, where there is a reason that
    the page's makers can mend: `loading="lazy"`, a low priority, a style sheet or a script that asks for it. 250 ms are
    a tenth of the time that Web Vitals gives the main content, the share that web.dev allows to this delay. Up to a
    quarter more it is left to a person, and so is an image that was asked for long after the HTML had come, for no
    reason that the browser tells.

    ## References
    - https://web.dev/articles/optimize-lcp
    - https://web.dev/articles/lcp-lazy-loading
    """
    lcp = vitals.lcp
    request = asked_for(requests, lcp.url) if lcp and lcp.url else None
    if lcp is None or request is None or not visit.timed:
        return
    late = lcp.parts.get(DELAY, 0)
    after = request.start - ready_ms(requests)
    why, certain = why_late(request, assets.image(lcp.url), after, ahead=assets.ahead(lcp.url))
    if late <= LIMIT_MS or not why:
        yield passed(lcp.element)
        return
    tell = failed if certain and late > LIMIT_MS * LOADING * crowding(vitals) else unsure
    message = "The main image {url} was asked for {milliseconds} ms late: {why}."
    told = {"url": short(lcp.url), "milliseconds": round(late), "why": why, "detail": f"{round(late)} ms"}
    impact = Impact.SERIOUS if late > MUCH_MS else Impact.MODERATE
    yield tell(lcp.element, message, impact=impact, saves_ms=round(late), **told)
