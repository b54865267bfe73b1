"""Whether what is shown in the place of a missing page helps to go on."""

from auditor.commons.language import KNOWN, primary, word_count
from auditor.commons.wayfinding import says_not_there
from auditor.evidence.surroundings import Beside, Surroundings
from auditor.languages import phrase
from auditor.model import Impact
from auditor.parts import Verdicts, failed, passed, rule, unsure

NOT_THERE = (404, 410)
BARE = 40  # words: what servers say by themselves is shorter


@rule(Impact.MODERATE, problem="The page that is shown for a missing one does not help to go on.")
def missing_page_does_not_help(surroundings: Surroundings) -> Verdicts:
    """What is shown for a missing page says what has happened and leads on.

    ## Why it matters
    Links grow old and addresses are mistyped. Who meets “404” and nothing else does not know whether they did something
    wrong, whether the service is down, or where to go now.

    ## How to fix it
    Say in plain words that the page was not found and why that may be; keep the service's head with its navigation;
    offer the front page, the search, and a way to ask.

    ## What it cannot decide
    Whether the words help. It certainly fails where the page has no link, no button, no search and no way to reach
    anybody, and says little; where some of it is missing, a person must look. It opens one address beside the start of
    the journey; other parts of the service may answer differently. It knows words in Finnish, Swedish and English.

    ## References
    - https://design-system.service.gov.uk/patterns/page-not-found-pages/
    - https://www.nngroup.com/articles/improving-dreaded-404-error-message/
    """
    page = surroundings.not_there
    if page is None or page.signs_in:
        return
    said = says_not_there(f"{page.title} {page.heading} {page.text}")
    if page.status not in NOT_THERE and not (page.status == 200 and said):
        return
    values = {"title": page.heading or page.title or "no title", "asked": page.asked}
    lacks = _lacking(page, said=said)
    if page.links or page.search or page.contact or page.buttons:
        if lacks:
            ask = "Look whether the page for a missing one, “{title}”, helps to go on: it has {lacks}."
            yield unsure("", ask, lacks=lacks, **values)
        else:
            yield passed("")
    elif word_count(page.text) < BARE:
        yield failed("", "The page for a missing one, “{title}”, leads nowhere: no link, no search.", **values)
    else:
        yield unsure("", "Look whether the page for a missing one, “{title}”, helps: it has no link.", **values)


def _lacking(page: Beside, *, said: bool) -> list[str]:
    lacks = []
    if not page.home and not page.search:
        lacks.append(phrase("neither a link to the front page nor a search"))
    if not said and primary(page.lang) in KNOWN:
        lacks.append(phrase("no words that say that the page is not there"))
    return lacks
