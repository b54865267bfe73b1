"""Whether customers must sign in before they have seen what the service does."""

from auditor.commons.answers import answered
from auditor.commons.logins import says_sign_in, sign_ins
from auditor.commons.walks import documents, main_heading, sent_to
from auditor.evidence.requests import Requests
from auditor.model import Impact, Visit, Walk
from auditor.parts import Verdicts, passed, rule, unsure


@rule(Impact.MODERATE)
def login_before_any_use(walk: Walk) -> Verdicts:
    """Customers can begin before they have to sign in.

    ## Why it matters
    Somebody who does not know yet whether this is the right place will not look for a password to find out. To make
    an account first is among the commonest reasons to leave a shop without having bought.

    ## How to fix it
    Let customers search, choose and fill in first, and ask who they are where it is needed: at the payment, at the
    sending. Offer to go on without an account where the law lets you.

    ## What it cannot decide
    Whether the service can be used without knowing the customer at all: one's own bookings cannot. Therefore a person
    must look. It speaks where the first thing that the journey is asked for is a password, and the customer was sent
    there; a journey whose plan opens the sign-in itself came for it.

    ## References
    https://baymard.com/lists/cart-abandonment-rate
    https://www.gov.uk/service-manual/design/making-your-service-more-inclusive
    """
    for visit, page in documents(walk):
        asked = answered(visit)
        if not asked:
            continue
        passwords = [field for field in sign_ins(page) if field.path in asked]
        if not passwords:
            yield passed("", at=visit)
        elif _sent(walk, visit) and says_sign_in(f"{page.title} {main_heading(page)} {visit.arrival.url}"):
            ask = "Look whether signing in is needed this early: it is the first thing that the journey asks for."
            yield unsure(page.of(passwords[0]), ask, at=visit)
        return


def _sent(walk: Walk, visit: Visit) -> bool:
    """Whether a link, a button or an answer of the server led here, and not the plan alone."""
    if sent_to(walk, visit):
        return True
    requests = visit.get(Requests)
    told = requests.requests if isinstance(requests, Requests) else ()
    return any(one.type == "document" and one.redirected_to for one in told)
