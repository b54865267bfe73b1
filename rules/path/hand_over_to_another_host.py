"""Whether the customer is sent on to another host on the way."""

from auditor.commons.crossing import Crossing, crossings, one_domain, sides
from auditor.commons.look import tells_of
from auditor.commons.urls import host
from auditor.evidence.dom import Dom
from auditor.model import Impact, Walk
from auditor.parts import Verdicts, failed, passed, rule, unsure


@rule(Impact.MODERATE)
def hand_over_to_another_host(walk: Walk) -> Verdicts:
    """The whole journey stays on one host.

    ## Why it matters
    Every change of host is a change of counter: another look, another sign-in, other words, nobody who answers for the
    whole. Customers who watch the address, as they are told to, stop and wonder whether they still are where they meant
    to be.

    ## How to fix it
    Keep the steps of one journey on one host, or say before the change where it leads and why: “You pay at
    pay.example and come back here”. Keep name, look and language the same on both sides.

    ## What it cannot decide
    Whether the change is needed, as with a bank or a payment service. Where the page before names the other host or
    what stands in its head, or says in usual words of Finnish, Swedish or English that it leads elsewhere, a person
    must look. The way back to a host that was part of the journey already is not counted, nor is a host that the
    plan itself opens. Between hosts under one registered name the change is minor.

    ## References
    https://www.gov.uk/service-manual/service-standard/point-2-solve-a-whole-problem
    https://www.gov.uk/service-manual/service-standard/point-3-join-up-across-channels
    """
    seen: set[str] = set()
    for way in crossings(walk):
        here, before = host(way.visit.arrival.url), host(way.left.arrival.url)
        seen.add(before)
        if here in seen or not way.sent:
            yield passed("", at=way.visit)
            continue
        own = sides(way.left, way.visit)
        impact = Impact.MINOR if one_domain(way.left.arrival.url, way.visit.arrival.url) else None
        if _told(way):
            ask = "Look whether the journey must go from {before} to {here}; the page before tells of it."
            yield unsure("", ask, impact=Impact.MINOR, at=way.visit, **own)
        else:
            yield failed("", "The journey goes from {before} to {here}.", impact=impact, at=way.visit, **own)


def _told(way: Crossing) -> bool:
    left, page = way.left.get(Dom), way.visit.get(Dom)
    return isinstance(left, Dom) and isinstance(page, Dom) and tells_of(left, page)
