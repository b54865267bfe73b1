"""Whether the customer has to sign in more than once."""

from auditor.commons.crossing import sides
from auditor.commons.signing_in import SignIn, sign_ins
from auditor.commons.urls import host
from auditor.model import Impact, Walk
from auditor.parts import Verdicts, failed, passed, rule, unsure


@rule(Impact.SERIOUS)
def another_login(walk: Walk) -> Verdicts:
    """The customer signs in once on the way.

    ## Why it matters
    A second sign-in asks for a second user name and password to be kept in mind, at a counter that does not know what
    was said at the first. Who cannot remember it has to begin anew somewhere else, and many do not come back.

    ## How to fix it
    Hand the sign-in on from one part of the service to the next (single sign-on, OpenID Connect), or let the part
    behind do without: a paid booking needs no account of its own.

    ## What it cannot decide
    Whether a second password on one host protects something that needs it, such as a change of the address: then, and
    where the first password made an account, a person must look. It knows sign-ins by the passwords that the walk
    types: other ways in, such as a bank or a code, it does not count. Another try after a mistake is no other sign-in,
    nor is one after the customer signed out.

    ## References
    https://www.w3.org/WAI/WCAG22/Understanding/accessible-authentication-minimum.html
    https://www.gov.uk/service-manual/service-standard/point-3-join-up-across-channels
    """
    first: SignIn | None = None
    for one in sign_ins(walk):
        if first is None:
            first = one
            yield passed(one.touch, at=one.visit)
            continue
        own = sides(first.visit, one.visit)
        if host(first.page.url) != host(one.page.url) and not (first.new or one.new):
            told = "The customer signs in a second time: at {here}, after {before} at step {from_step}."
            yield failed(one.touch, told, at=one.visit, **own)
        else:
            ask = "Look whether another password is needed here: the customer gave one at step {from_step} already."
            yield unsure(one.touch, ask, at=one.visit, **own)
