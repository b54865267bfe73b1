"""Whether what is shown in the place of a missing page is in the language of the service."""

from auditor.commons.language import guess, named, parts, primary, strange
from auditor.evidence.surroundings import Surroundings
from auditor.model import Impact
from auditor.parts import Verdicts, failed, passed, rule, unsure

ALSO = 0.1  # of the words in the customer's language: the page speaks to them too
NOT_THERE = (404, 410)


@rule(Impact.MODERATE, problem="The page that is shown for a missing one is in another language.")
def missing_page_in_another_language(surroundings: Surroundings) -> Verdicts:
    """What is shown for a missing page is in the language of the pages around it.

    ## Why it matters
    Servers and frameworks bring a page of their own, mostly in English. Who reads Finnish or Swedish does not
    understand what has happened, at the very place where something went wrong.

    ## How to fix it
    Make the page in each language of the service, and choose it by the part of the service that the address belongs to.
    Give it the right `lang`.

    ## What it cannot decide
    The language of very few words: below six nothing is said, below twelve a person is asked. It compares with the page
    at which the journey began, whose language it must know: Finnish, Swedish or English. Where the front page is in
    another language than that page, a person is asked too: an address in none of the parts may rightly be answered in
    the first language. Pages that speak several languages pass.

    ## References
    - https://design-system.service.gov.uk/patterns/page-not-found-pages/
    - https://www.w3.org/International/questions/qa-when-lang-neg
    """
    page, here = surroundings.not_there, guess(surroundings.text)
    if page is None or here is None or page.status not in NOT_THERE or page.signs_in:
        return
    there = guess(page.text)
    other = there or strange(page.text, here)
    values = {"title": page.heading or page.title or "no title", "other": named(other or ""), "own": named(here)}
    front = primary(surroundings.front.lang) if surroundings.front else ""
    if other == here:
        yield passed("")
    elif other is None or parts(page.text).get(here, 0) > ALSO:
        return
    elif there and front in ("", here):
        yield failed("", "The page for a missing one, “{title}”, is in {other}, the service in {own}.", **values)
    else:
        yield unsure("", "Look whether the page for a missing one, “{title}”, should be in {other}.", **values)
