"""Rule: an address answers the same way whenever it is asked."""

from collections.abc import Sequence

from auditor.commons.answered import Address, addresses, by_persona
from auditor.commons.network import short
from auditor.model import Impact, Walk
from auditor.parts import Verdicts, failed, passed, rule, unsure

SLOW_MS, TIMES = 2000, 5  # one answer above the first, and this many times the usual one
ENOUGH = 4  # answers, to say what is usual


@rule(Impact.SERIOUS, problem="The service answers differently when it is asked again.")
def answers_differently(walks: Sequence[Walk]) -> Verdicts:
    """The same address, asked again, answers the same way.

    ## Why it matters
    A service that answers one customer and fails the next loses some of them at random, and nobody can say why. What
    comes at once now and after seconds the next time cannot be relied on either.

    ## How to fix it
    Look at the server's log for the address at the times of the run. Often one of several servers is broken or older,
    a cache has just run out, or the service takes no two visitors at once.

    ## What it cannot decide
    It compares what the walks of this journey asked by GET under one address. It is certain where the server sent the
    page, the file or the data once and an error of its own (5xx) another time. Where a file was there and another time
    was refused (4xx), or a script or style sheet had another size, or where one of at least four answers took more than
    2 s and five times the usual one (both our own reckoning), a person must look. Pages and data that differ for each
    visitor, refusals of them, and answers to what customers sent are not compared.

    ## References
    - https://www.rfc-editor.org/rfc/rfc9110#name-server-error-5xx
    """
    for address in addresses(walks):
        yield from _compared(address)


def _compared(address: Address) -> Verdicts:
    own = {"url": short(address.url), "times": len(address.answers)}
    late = address.slowest
    if address.good and address.broken:
        told = "{url} was asked for {times} times in this run, and failed {count} times (with {status})."
        for bad in by_persona(address.broken):
            yield failed("", told, count=len(address.broken), status=bad.status, at=bad.visit, **own)
    elif address.file and address.good and address.refused:
        ask = "{url} was asked for {times} times in this run, and refused {count} times (with {status}): look why."
        for bad in by_persona(address.refused):
            yield unsure("", ask, count=len(address.refused), status=bad.status, at=bad.visit, **own)
    elif len(address.sizes) > 1:
        ask = "{url} had different sizes in this run, {sizes} bytes: look whether all servers have the same file."
        yield unsure("", ask, sizes=sorted(address.sizes), at=address.good[-1].visit, **own)
    elif late and len(address.timed) >= ENOUGH and late.ms > max(SLOW_MS, TIMES * address.usual_ms):
        ask = "{url} took {seconds} s to answer once, and {usual} s the other times: look why."
        values = {"seconds": round(late.ms / 1000, 1), "usual": round(address.usual_ms / 1000, 2)}
        yield unsure("", ask, saves_ms=round(late.ms - address.usual_ms), at=late.visit, **own, **values)
    else:
        yield passed(at=address.answers[-1].visit)
