"""Whether the customer is sent on to another host on the way."""

from auditor.commons.urls import host
from auditor.commons.walks import judged, sent_to
from auditor.model import Impact, Walk
from auditor.parts import Verdicts, failed, passed, rule


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
    Whether the change is needed, as with a bank or a payment service, and whether it was told in words. The way back to
    a host that was part of the journey already is not counted, nor is a host that the plan itself opens.

    ## References
    https://www.gov.uk/service-manual/service-standard/point-2-solve-a-whole-problem
    https://www.gov.uk/service-manual/service-standard/point-3-join-up-across-channels
    """
    seen: list[str] = []
    for visit in judged(walk):
        here = host(visit.arrival.url)
        if not here:
            continue
        if seen and here not in seen and sent_to(walk, visit):
            yield failed("", "The journey goes from {before} to {here}.", before=seen[-1], here=here, at=visit)
        elif seen:
            yield passed("", at=visit)
        if here not in seen:
            seen.append(here)
