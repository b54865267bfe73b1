"""Rule: a view that a script puts in place shows its main content in time."""

from auditor.commons.attribution import scripts_at_work, why, with_why
from auditor.commons.causes import course, soft_navigation, view_without_answer
from auditor.commons.lines import usual_line
from auditor.commons.network import short
from auditor.commons.noise import LOADING, good, range_of, say, spread_of, worst
from auditor.evidence.vitals import Vitals
from auditor.model import Impact, Visit
from auditor.parts import Verdicts, passed, rule, unsure

GOOD_MS, POOR_MS = 2500, 4000


@rule(Impact.SERIOUS, problem="The main content of the next view comes late.")
def slow_soft_navigation(visit: Visit, vitals: Vitals) -> Verdicts:
    """The main content of a view that a script puts in place is there within 2.5 seconds.

    ## Why it matters
    For the customer it is the next page, whether the browser loads it or a script draws it. A script shows no progress
    of its own accord: an address that has changed over an empty middle looks broken.

    ## How to fix it
    Ask for the data of the view as soon as the press is noticed, or before it; ask for several things at once instead
    of one after the other. Draw what is known already, and the rest as it comes.

    ## What it cannot decide
    The time runs from the press to when the largest thing was drawn that came of it, as the browser tells. The limits
    are those of Web Vitals for the main content of documents (good to 2.5 s, poor above 4 s). What the view before had
    drawn already does not count, so a small new part may stand for the whole. Where only the tool's own watch on the
    document told, it is left to a person; so it is up to a quarter over the limit, and of several walks, unless all are
    over it. A press that was noticed late is the question of `slow-answer-to-input`, and is taken out here. A walk on a
    slow line is judged by `useful-late-on-a-slow-line`. What else the machine had to do raises the limit for what is
    certain.

    ## References
    - https://developer.chrome.com/docs/web-platform/soft-navigations
    - https://web.dev/articles/lcp
    """
    soft = soft_navigation(visit)
    if soft is None or soft.lcp is None or not (visit.timed and usual_line(visit)):
        return
    left, spread = view_without_answer(soft, vitals), spread_of(vitals, "soft_lcp")
    spread = spread if left == soft.lcp.value else None  # what is taken out of it is not taken out of the spread
    if good(left, GOOD_MS, spread):
        yield passed(soft.lcp.element)
        return
    value = worst(soft.lcp.value, GOOD_MS, spread)
    seconds = round(value / 1000, 1)
    reason = why(course(visit), scripts_at_work(vitals.scripts), range_of(vitals, "soft_lcp", "s", 1000))
    told = {"page": short(soft.url), "seconds": seconds, "limit": GOOD_MS / 1000, "detail": f"after {seconds} s"}
    told |= {"why": reason, "saves_ms": max(0, round(worst(left, GOOD_MS, spread) - GOOD_MS))}
    message = "The main content of {page} came only {seconds} seconds after the action; good is at most {limit}."
    impact = Impact.SERIOUS if value > POOR_MS else Impact.MODERATE
    tell = unsure if soft.lcp_by == "watch" else say(left, GOOD_MS, LOADING, spread, vitals)
    yield tell(soft.lcp.element, with_why(message, reason), impact=impact, **told)
