"""Whether the service says to programs that a page is not there."""

from auditor.commons.urls import host
from auditor.commons.wayfinding import says_not_there
from auditor.evidence.surroundings import Surroundings
from auditor.model import Impact
from auditor.parts import Verdicts, passed, rule, unsure

FIRST_ERROR = 400
NOT_THERE = (404, 410)


@rule(Impact.MINOR, problem="An address at which nothing is may be answered as if a page were there.")
def missing_page_answers_as_found(surroundings: Surroundings) -> Verdicts:
    """An address at which nothing is, is answered with 404.

    ## Why it matters
    A customer with a mistake in the address comes to some other page and thinks that it is the right one, or that the
    service has changed. Search engines keep such addresses and show them, and nobody who looks after the service finds
    links that are broken.

    ## How to fix it
    Answer with the status 404 (410 for what was taken away), and with a page that says so and helps to go on. Redirect
    old addresses to the page that has taken their place, never all of them to the front page.

    ## What it cannot decide
    Whether the service answers so on purpose, as single-page apps do whose server does not know the addresses.
    Therefore a person must look. Where a login is asked for, nothing is said.

    ## References
    - https://developers.google.com/search/docs/crawling-indexing/http-network-errors
    - https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Status/404
    """
    page = surroundings.not_there
    if page is None or page.status is None or page.signs_in or host(page.url) != host(page.asked):
        return
    values = {"status": page.status, "title": page.heading or page.title or "no title", "asked": page.asked}
    if page.status in NOT_THERE:
        yield passed("")
    elif page.status >= FIRST_ERROR:
        return
    elif says_not_there(f"{page.title} {page.heading} {page.text}"):
        yield unsure("", "The page “{title}” says that nothing is there, and is answered with {status}.", **values)
    else:
        yield unsure("", "Look at {asked}, where nothing is: “{title}” is shown, answered with {status}.", **values)
