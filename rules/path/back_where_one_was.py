"""Whether a step brings the customer back to where they were before."""

from auditor.commons.crossing import Crossing, crossings, sides
from auditor.commons.returning import asked_to_return, same_place, says_nothing_new
from auditor.commons.walks import arrivals
from auditor.evidence.dom import Dom
from auditor.model import Impact, Visit, Walk
from auditor.parts import Verdicts, passed, rule, unsure


@rule(Impact.MODERATE)
def back_where_one_was(walk: Walk) -> Verdicts:
    """Every step brings the customer further.

    ## Why it matters
    Somebody who did what was asked and stands on an earlier page again, with nothing new on it, does not know whether
    it counted. They do it twice, call, or give up.

    ## How to fix it
    Lead on to the next step after each answer. After a sign-in or a visit to another counter, come back to the very
    point that the customer had reached. Where a page is the middle of several tasks, say on it what is done by now.

    ## What it cannot decide
    Whether the way round is meant: a person must look. It speaks where a page has the address and the main heading of
    an earlier step, other pages came between, and no text in its content is new. Where the customer chose the way
    back, by “Back”, “Cancel”, “Change” or the navigation, it is left alone.

    ## References
    https://www.gov.uk/service-manual/service-standard/point-2-solve-a-whole-problem
    https://www.nngroup.com/articles/ten-usability-heuristics/
    """
    seen: list[tuple[Visit, Dom]] = []
    ways = {way.visit.number: way for way in crossings(walk)}
    for visit, page in arrivals(walk):
        between = not seen or not same_place(seen[-1][1], page)
        before = next((one for one in seen[:-1] if between and same_place(one[1], page)), None)
        seen.append((visit, page))
        way = ways.get(visit.number)
        if before and way and way.sent and says_nothing_new(before[1], page) and not _chosen(way, page):
            ask = "Look whether customers see how far they are: they are back on the page of step {step}, unchanged."
            yield unsure("", ask, step=before[0].arrival.step + 1, at=visit, **sides(way.left, visit))
        else:
            yield passed("", at=visit)


def _chosen(way: Crossing, there: Dom) -> bool:
    left = way.left.get(Dom)
    return way.by is not None and isinstance(left, Dom) and asked_to_return(left, way.by, there)
