"""Whether a consent wall could be answered as the plan says that its customers do."""

from auditor.evidence.consent import Consent
from auditor.evidence.consent_handled import ConsentHandled
from auditor.model import Impact, Missing, Visit
from auditor.parts import Verdicts, passed, rule, unsure


@rule(Impact.MODERATE, problem="A cookie wall could not be answered as the plan asks.")
def consent_wall_not_answered(visit: Visit, handled: ConsentHandled) -> Verdicts:
    """A consent wall can be answered as the plan says: accepted or refused.

    ## Why it matters
    Where a tool that knows hundreds of consent walls, and the usual words for their buttons, finds no way to refuse,
    customers search for it too. And what this audit says of the page is said of a page with the wall on it.

    ## How to fix it
    Give the wall two buttons of the usual words, side by side: `<button>Accept all</button>` and `<button>Reject
    all</button>`. If the wall is as it should be, write the clicks that answer it into the plan, and `consent: leave`.

    ## What it cannot decide
    Whether a person would have found the way: that is to be looked at. It speaks only where the plan says `consent:
    accept` or `consent: refuse`. It knows the walls that autoconsent knows, and button words in Finnish, Swedish and
    English.

    ## References
    https://github.com/duckduckgo/autoconsent
    """
    wall = visit.get(Consent)
    place = wall.layers[0] if not isinstance(wall, Missing) and wall.layers else ""
    if handled.succeeded:
        yield passed(place)
        return
    told = "Look whether the cookie wall can be answered: to {wanted} it did not succeed. {why}"
    yield unsure(place, told, wanted=handled.wanted, why=handled.why)
