"""Rule: cookies are small."""

from auditor.commons.savings import line, waited_for
from auditor.commons.sizes import KIB, kib
from auditor.commons.urls import host
from auditor.evidence.requests import Requests
from auditor.model import Impact, Visit
from auditor.parts import Verdicts, failed, passed, rule, unsure

LARGE = 4 * KIB
REFUSED = 8190  # bytes of one field: Apache's limit (nginx: 8 KiB)


@rule(Impact.MINOR, problem="Cookies are so large that they cost time.")
def heavy_cookies(visit: Visit, requests: Requests) -> Verdicts:
    """Cookies do not make each request heavy.

    ## Why it matters
    Cookies go along with each request, over the slower direction of the line. When they grow beyond what a server
    takes, every page answers “bad request”, and the customer can do nothing but delete them, if somebody tells how.

    ## How to fix it
    Keep the data on the server and only a short key in the cookie. Give each cookie the narrowest path and a lifetime,
    and serve images and styles from a host without cookies.

    ## What it cannot decide
    Which cookie is needed: what they say is not kept, only their size. It is certain above 8,190 bytes, the longest
    field that Apache takes as it comes (nginx: 8 KiB): this server takes more, the next in the chain may not. From
    half of that on, which is our own reckoning, a person must look. Cookies may be larger for customers who have used
    the service for long.

    ## References
    - https://httpd.apache.org/docs/2.4/mod/core.html#limitrequestfieldsize
    - https://nginx.org/en/docs/http/ngx_http_core_module.html#large_client_header_buffers
    """
    sent = [one for one in waited_for(visit, requests.requests) if one.sent_bytes]
    if not sent:
        return
    worst = max(sent, key=lambda one: one.cookie_bytes)
    if worst.cookie_bytes < LARGE:
        yield passed()
        return
    every = sum(one.cookie_bytes for one in sent)
    up = line(visit).upload_kbps
    message = "{size} KiB of cookies go to {host} with each request, {all} KiB on this page."
    values = {"size": kib(worst.cookie_bytes), "host": host(worst.url), "all": kib(every)}
    tell = failed if worst.cookie_bytes > REFUSED else unsure
    yield tell("", message, saves_bytes=every, saves_ms=round(every * 8 / up) if up else 0, **values)
