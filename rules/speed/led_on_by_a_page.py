"""Rule: no page is loaded only to lead on to another."""

from auditor.commons.lines import usual_line
from auditor.commons.network import document, short
from auditor.commons.noise import LOADING, say
from auditor.evidence.requests import Requests
from auditor.evidence.vitals import Vitals
from auditor.model import Impact, Visit
from auditor.parts import Verdicts, passed, rule, unsure

MOST_MS = 1000


@rule(Impact.MODERATE, problem="A page loads only to lead on to another.")
def led_on_by_a_page(visit: Visit, requests: Requests) -> Verdicts:
    """No page is loaded only to lead on to another by a script or a `meta` element.

    ## Why it matters
    The customer waits for a whole page, with its styles and scripts, and then for the page itself. Such a page also
    takes the way back away: going back leads to it, and it leads on again.

    ## How to fix it
    Let the server lead on with a status (301, 302, 303), or better, link to the last address at once.

    ## What it cannot decide
    Whether the page in between is needed, as in a sign-in by another service: a person must look. It is certain only
    where this took more than one second, after which the flow of thought breaks (Nielsen), and a quarter more, since
    another run may say otherwise. Pages that lead on later than the view came to rest count as pages of the journey,
    and forms that send themselves are not counted. HTTP redirects are the question of `redirects-on-the-way`.

    ## References
    - https://www.nngroup.com/articles/response-times-3-important-limits/
    - https://www.w3.org/WAI/WCAG22/Techniques/failures/F41
    """
    own = document(requests)
    if own is None or not visit.arrival.new_document:
        return
    if not own.led_from:
        yield passed()
        return
    told = "{pages} led on to {page} by itself, which took {seconds} s."
    values = {"pages": [short(url) for url in own.led_from], "page": short(own.url)}
    sure = visit.timed and usual_line(visit) and own.led_ms > MOST_MS
    tell = say(own.led_ms, MOST_MS, LOADING, machine=visit.get(Vitals)) if sure else unsure
    yield tell("", told, seconds=round(own.led_ms / 1000, 1), saves_ms=round(own.led_ms), **values)
