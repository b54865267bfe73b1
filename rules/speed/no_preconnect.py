"""Rule: connections to other hosts are opened before they are needed."""

from auditor.commons.lines import usual_line
from auditor.commons.network import document
from auditor.commons.savings import waited_for
from auditor.commons.urls import host, is_loopback
from auditor.evidence.requests import Request, Requests
from auditor.model import Impact, Visit
from auditor.parts import Verdicts, passed, rule, unsure

LEAST_MS = 100
MOST_NAMED = 4  # more open connections at once would take the line from each other, as Lighthouse reckons


@rule(Impact.MINOR, problem="Connections to other hosts are opened only when they are needed.")
def no_preconnect(visit: Visit, requests: Requests) -> Verdicts:
    """The browser is told early of other hosts that the main content needs.

    ## Why it matters
    Opening a connection takes two to four round trips: looking the name up, connecting, agreeing on the encryption. On
    a phone that is half a second in which nothing comes, and it could have passed while the page itself was coming.

    ## How to fix it
    Best keep such files on the service's own host. Else tell the browser in the head of the page:

    ```html
    <link rel="preconnect" href="https://fonts.example" crossorigin>
    ```

    ## What it cannot decide
    Whether the main content needed the file: the rule takes what was asked for before the main content stood and holds
    up the first paint, or is a font. What would be won is the time of the connection, and at most what passed between
    the first byte of the page and the question; the rule asks a person to look from 100 ms (Lighthouse names hosts from
    50 ms, and at most a few). The audit's line is as short as its network; the slow lines add their round trip to the
    answers only, so customers far away win more. Only timed walks on usual lines are judged.

    ## References
    - https://developer.chrome.com/docs/lighthouse/performance/uses-rel-preconnect
    """
    own = document(requests)
    if own is None or own.waited is None or not (visit.timed and usual_line(visit)):
        return
    known_from = own.start + own.waited
    hosts: dict[str, float] = {}
    for one in waited_for(visit, requests.requests):
        if host(one.url) != host(own.url) and not is_loopback(one.url) and (one.render_blocking or one.type == "font"):
            won = min(_opening(one), max(0.0, one.start - known_from))
            hosts[host(one.url)] = max(won, hosts.get(host(one.url), 0))
    late = sorted(((won, name) for name, won in hosts.items() if won >= LEAST_MS), reverse=True)
    if not late:
        if hosts:
            yield passed()
        return
    message = "Connections to {hosts} were opened only when they were needed, which took up to {milliseconds} ms."
    most = round(late[0][0])
    yield unsure("", message, hosts=[name for _, name in late[:MOST_NAMED]], milliseconds=most, saves_ms=most)


def _opening(request: Request) -> float:
    return (request.dns or 0) + (request.connect or 0)
