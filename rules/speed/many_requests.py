"""Rule: a page does not ask for too many files."""

from collections import Counter

from auditor.commons.network import on_the_wire
from auditor.commons.savings import saved, waited_for
from auditor.evidence.requests import Requests
from auditor.model import Impact, Visit
from auditor.parts import Verdicts, passed, rule, unsure

USUAL = 71  # requests of half of all home pages on a desktop, October 2024
MANY = 2 * USUAL


@rule(Impact.MINOR, problem="The page asks for very many files.")
def many_requests(visit: Visit, requests: Requests) -> Verdicts:
    """The main content of a page does not stand behind very many requests.

    ## Why it matters
    Each request has a head of its own, waits for its turn, and wakes the phone's radio. On a line that loses packets,
    each one is one more thing that can come late.

    ## How to fix it
    Join small scripts and styles that are always used together, put small icons into one drawing, load what is below
    the view only when it is needed (`loading="lazy"`), and take out what nobody uses. The message names the commonest
    kinds.

    ## What it cannot decide
    How many are too many: half of all home pages ask for 71 files or fewer on a desktop (HTTP Archive, October 2024).
    From twice as many on, which is our own reckoning, a person must look; over HTTP/2 and HTTP/3 many small files cost
    little. Only what was asked before the main content of a new document counts, and only what came over the network.
    What is won is reckoned from the heads of the requests alone.

    ## References
    - https://almanac.httparchive.org/en/2024/page-weight
    """
    if not visit.arrival.new_document:
        return
    asked = waited_for(visit, on_the_wire(requests))
    if not asked:
        return
    if len(asked) <= MANY:
        yield passed()
        return
    kinds = [f"{kind} ({count})" for kind, count in Counter(one.type for one in asked).most_common(3)]
    heads = sum(one.sent_bytes for one in asked) * (len(asked) - USUAL) / len(asked)
    message = "The page asks for {count} files before its main content, most of them {kinds}. Are all of them needed?"
    yield unsure("", message, count=len(asked), usual=USUAL, kinds=kinds, **saved(visit, heads))
