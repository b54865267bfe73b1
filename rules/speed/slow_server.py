"""Rule: the server begins to answer in time (TTFB)."""

from auditor.commons.attribution import longest_part, why, with_why
from auditor.commons.causes import SLOW_SERVER_MS
from auditor.commons.lines import usual_line
from auditor.commons.noise import LOADING, good, range_of, say, spread_of, worst
from auditor.evidence.vitals import Vitals
from auditor.model import Impact, Visit
from auditor.parts import Verdicts, passed, rule

POOR_MS = 1800


@rule(Impact.MODERATE)
def slow_server(visit: Visit, vitals: Vitals) -> Verdicts:
    """The server begins to answer within 0.8 seconds.

    ## Why it matters
    Nothing can be drawn before the first byte of the page has come: all that the customer sees is the old page, or
    nothing. No work on the page itself wins this time back.

    ## How to fix it
    Find out what the server does before it answers, and do it earlier, later or not at all. Keep ready-made answers
    in a cache, move slow look-ups behind the first part of the page, and lead customers to the final address at once
    instead of through redirects, which count here too. The message says which part of the time was the longest.

    ## What it cannot decide
    The time holds the network between the audit and the service, so an audit from far away measures the distance as
    well; and one visit may meet a cold cache: up to a quarter over the limit it is left to a person; of several walks,
    it is unless all are over the limit. The limits (good to 0.8 s, poor above 1.8 s) are those of Web Vitals. A walk on
    a slow line is not judged. What else the machine had to do raises the limit for what is certain.

    ## References
    - https://web.dev/articles/ttfb
    - https://web.dev/articles/optimize-ttfb
    """
    ttfb = vitals.ttfb
    if ttfb is None or not usual_line(visit):
        return
    spread = spread_of(vitals, "ttfb")
    if good(ttfb.value, SLOW_SERVER_MS, spread):
        yield passed()
        return
    value = worst(ttfb.value, SLOW_SERVER_MS, spread)
    reason = why(longest_part(ttfb), range_of(vitals, "ttfb", "s", 1000))
    message = "The server began to answer only after {seconds} seconds; good is at most {limit}."
    yield say(ttfb.value, SLOW_SERVER_MS, LOADING, spread, vitals)(
        "",
        with_why(message, reason),
        why=reason,
        saves_ms=max(0, round(value - SLOW_SERVER_MS)),
        seconds=round(value / 1000, 1),
        limit=SLOW_SERVER_MS / 1000,
        impact=Impact.SERIOUS if value > POOR_MS else Impact.MODERATE,
    )
