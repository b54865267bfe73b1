"""Rule: a host of many files sends them side by side (HTTP/2 or HTTP/3)."""

from collections import defaultdict

from auditor.commons.lines import usual_line
from auditor.commons.network import on_the_wire
from auditor.commons.noise import LOADING, say
from auditor.commons.savings import waited_for
from auditor.commons.urls import host, is_loopback
from auditor.evidence.requests import Request, Requests
from auditor.evidence.vitals import Vitals
from auditor.model import Impact, Visit
from auditor.parts import Verdicts, passed, rule

OLD = frozenset({"http/0.9", "http/1.0", "http/1.1"})
AT_ONCE = 6  # connections that browsers open to a host over HTTP/1.1
LIMIT_MS = 250  # a noticeable share of a second, our own reckoning


@rule(Impact.MINOR, problem="Files wait for one another, since the host speaks HTTP/1.1.")
def old_protocol(visit: Visit, requests: Requests) -> Verdicts:
    """A host from which a page needs many files speaks HTTP/2 or HTTP/3.

    ## Why it matters
    Over HTTP/1.1 a browser asks a host for six files at a time; the seventh waits until one has come. On a line with
    long round trips the queue is most of the waiting.

    ## How to fix it
    Turn HTTP/2 on where the encryption ends: in nginx `http2 on;`, in Apache `Protocols h2 http/1.1`. At most hosts of
    files (CDN) it is on, or a switch.

    ## What it cannot decide
    It speaks where more than six files of one host came over HTTP/1.1 before the main content, and one of them stood in
    the queue for more than 250 ms (our own reckoning) on a timed walk on a usual line; it is certain from a quarter
    more. Queueing has other causes too, such as a low priority, so the seconds are the most that can be won. A service
    on the machine of the audit itself (loopback) has its front server elsewhere and is never judged; some company
    networks turn HTTP/2 into HTTP/1.1 on the way.

    ## References
    - https://developer.chrome.com/docs/lighthouse/best-practices/uses-http2
    - https://developer.mozilla.org/docs/Web/HTTP/Guides/Connection_management_in_HTTP_1.x
    """
    if not (visit.timed and usual_line(visit)):
        return
    hosts: dict[str, list[Request]] = defaultdict(list)
    for one in waited_for(visit, on_the_wire(requests)):
        if not is_loopback(one.url):
            hosts[host(one.url)].append(one)
    for name, files in hosts.items():
        old = [one for one in files if one.protocol in OLD]
        queue = max((one.queued or 0 for one in old), default=0)
        if len(old) <= AT_ONCE or queue <= LIMIT_MS:
            yield passed()
            continue
        message = "{host} speaks {protocol} and sends {count} files, of which one waited {waited} ms for its turn."
        values = {"host": name, "protocol": old[0].protocol, "count": len(old), "waited": round(queue)}
        tell = say(queue, LIMIT_MS, LOADING, machine=visit.get(Vitals))
        yield tell("", message, saves_ms=round(queue), detail=name, **values)
