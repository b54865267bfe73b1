"""Rule: what other companies put into the page costs the customer little."""

from auditor.commons.lines import usual_line
from auditor.commons.network import short
from auditor.commons.noise import LOADING, MAIN_THREAD, crowding
from auditor.commons.savings import line, ms_for
from auditor.commons.sizes import KIB, kib
from auditor.commons.third_party_costs import Cost, costs
from auditor.evidence.vitals import Vitals
from auditor.languages import phrase
from auditor.model import Impact, Visit
from auditor.parts import Verdicts, failed, passed, rule, unsure

LIMIT_MS = 250
MUCH = 100 * KIB  # half a second on a slow 4G line of 1.6 Mbit/s


@rule(Impact.MODERATE, problem="Another company's files cost the customer time.")
def third_party_cost(visit: Visit) -> Verdicts:
    """Files of other companies neither hold up the page nor keep it from answering.

    ## Why it matters
    Measuring, advertising, maps and chats are there for the service, not for the customer, who pays for them with time
    and data, and often with being watched. When such a host is slow or down, the page is, too.

    ## How to fix it
    Ask whether it is still needed. Load what remains with `async` or `defer`, after the main content or only when the
    customer asks for it, and keep fonts and libraries on the service's own host.

    ## What it cannot decide
    What a company's files are worth. Companies and what they do are those of third-party-web; a host that it does not
    know goes by its own name and is left to a person, for it may be the service's own. It is certain where a known
    company's files held the first paint up, or its scripts kept the page busy, for more than 250 ms (Lighthouse's
    limit) by far: a quarter more for the paint, two and a half times for the scripts. Above the limits, or from 100 KiB
    that came before the main content, a person must look. Milliseconds are those of timed walks on usual lines.

    ## References
    - https://developer.chrome.com/docs/lighthouse/performance/third-party-summary
    - https://www.npmjs.com/package/third-party-web
    """
    limit = LIMIT_MS * crowding(visit.get(Vitals))
    for cost in costs(visit):
        told = _time(visit, cost)
        if told == (0, 0) and not (cost.waited and cost.size >= MUCH):
            yield passed()
            continue
        held, blocked = told
        sure = cost.party.known and (held > limit * LOADING or blocked > limit * MAIN_THREAD)
        parts = ["Files of {company} ({kind}) cost {count} requests, {size} KiB."]
        parts += ["They hold up the first paint by {held} ms."] if held else []
        parts += ["For {blocked} ms the page does not answer for their sake."] if blocked else []
        yield (failed if sure else unsure)(
            "",
            " ".join([*parts, "The largest: {files}."]),
            company=cost.party.company,
            kind=cost.party.kind or phrase("not known for what"),
            count=len(cost.requests),
            size=kib(cost.size),
            held=round(held),
            blocked=round(blocked),
            files=[short(one.url) for one in cost.requests[:3]],
            saves_bytes=cost.size,
            saves_ms=round(max(held + blocked, ms_for(cost.size, line(visit)) if cost.waited else 0)),
            detail=cost.party.company,
        )


def _time(visit: Visit, cost: Cost) -> tuple[float, float]:
    """What counts of the time: for the first paint, and of the main thread; 0 up to the limit."""
    if not (visit.timed and usual_line(visit)):
        return 0, 0
    return tuple(ms if ms > LIMIT_MS else 0 for ms in (cost.held_ms, cost.blocked_ms))  # type: ignore[return-value] # of two
