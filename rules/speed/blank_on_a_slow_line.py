"""Rule: a slow line does not leave the customer before an empty page for long (FCP)."""

from auditor.commons.lines import FAR_OVER, GIVES_UP_MS, came_before, usual_line, weight
from auditor.commons.noise import LOADING, say
from auditor.evidence.vitals import Vitals
from auditor.languages import phrase
from auditor.model import Impact, Visit
from auditor.parts import Verdicts, passed, rule

UNTIL_THEN = "Until then {size} KiB had come, the largest of it {files}."


@rule(Impact.MODERATE, problem="On a slow line the page stays blank for long.")
def blank_on_a_slow_line(visit: Visit, vitals: Vitals) -> Verdicts:
    """On a slow line something of the page is seen within ten seconds.

    ## Why it matters
    On a train, in the country or at the end of a prepaid month the line is slow. Whoever looks at an empty page for
    longer than ten seconds believes that it is broken, goes away, or asks for it again and waits from the beginning.

    ## How to fix it
    Send less before the first thing can be drawn. Load scripts with `defer`, put the few styles of the page's head into
    the HTML, take out styles and fonts that this page does not need, and let the server pack what it sends. Begin with
    the files that the message names.

    ## What it cannot decide
    How many customers have such a line: the walk has 400 kbit/s and 400 ms, the slow 3G of WebPageTest. Ten seconds are
    Nielsen's limit for keeping somebody's attention; from twice as much on the impact is serious, which is our own
    reckoning. Up to a quarter over the limit it is left to a person, since another run may say otherwise. The limits of
    Web Vitals are those of usual lines and not used here.

    ## References
    - https://www.nngroup.com/articles/response-times-3-important-limits/
    - https://web.dev/articles/fcp
    - https://github.com/WPO-Foundation/webpagetest/blob/master/www/settings/connectivity.ini.sample
    """
    if usual_line(visit) or vitals.fcp is None:
        return
    blank = vitals.fcp.value
    if blank <= GIVES_UP_MS:
        yield passed()
        return
    seconds, came = round(blank / 1000, 1), came_before(visit, blank)
    message = "On a slow 3G line the page stayed blank for {seconds} seconds; after {limit} people turn away."
    if came:
        message = f"{message} {UNTIL_THEN}"
    yield say(blank, GIVES_UP_MS, LOADING, machine=vitals)(
        "",
        message,
        seconds=seconds,
        limit=GIVES_UP_MS // 1000,
        detail=phrase("for {seconds} s", seconds=seconds),
        impact=Impact.SERIOUS if blank > FAR_OVER * GIVES_UP_MS else Impact.MODERATE,
        **weight(came),
    )
