"""What can be said of one request: whether it is text, packed, may be kept, went wrong."""

import re
from collections.abc import Iterable
from itertools import groupby

from auditor.commons.urls import file_name, host
from auditor.evidence.requests import Request, Requests
from auditor.model import Missing, Visit

STATIC_TYPES = frozenset({"stylesheet", "script", "font", "image"})
DATA_TYPES = frozenset({"xhr", "fetch", "eventsource", "websocket"})
FIRST_ERROR, FIRST_SERVER_ERROR = 400, 500
NO_PART_OF_THE_PAGE = frozenset({"document", "ping", "preflight", "prefetch", "cspviolationreport"})
# By the page, its own policy or the browser itself: nothing failed to come.
GIVEN_UP = frozenset({"ERR_ABORTED", "ERR_BLOCKED_BY_CLIENT", "ERR_BLOCKED_BY_ORB", "csp", "inspector"})


def header(request: Request, name: str) -> str:
    """A header of the answer, whatever the case of its name; empty where it was not sent."""
    return next((value for key, value in request.headers.items() if key.lower() == name), "")


def is_text(request: Request) -> bool:
    """Whether the answer is of a kind that packs well: HTML, CSS, JavaScript, JSON, XML, SVG."""
    return bool(_TEXT.match(header(request, "content-type")))


def is_packed(request: Request) -> bool:
    """Whether the answer came packed: it says so, or clearly fewer bytes came than it holds."""
    coding = header(request, "content-encoding").lower()
    return coding not in ("", "identity") or 0 < request.transfer_bytes < 0.9 * request.body_bytes


def may_be_kept(request: Request) -> bool:
    """Whether the answer lets the browser use it again, with or without asking if it has changed."""
    control = header(request, "cache-control").lower()
    if "no-store" in control:
        return False
    fresh = _FRESH.search(control) is not None or "immutable" in control
    return fresh or any(header(request, name) for name in ("expires", "etag", "last-modified"))


def came_whole(request: Request) -> bool:
    """Whether the answer came over the network, complete."""
    return request.status == 200 and not request.from_cache and not request.failed and request.transfer_bytes > 0


def went_wrong(request: Request) -> bool:
    """Whether a part of the page was refused or got no answer. Pages, pings and the tab's icon are no parts."""
    if request.type in NO_PART_OF_THE_PAGE or "favicon" in file_name(request.url):
        return False
    if request.status is not None:
        return request.status >= FIRST_ERROR
    return bool(request.failed) and why_no_answer(request) not in GIVEN_UP


def may_be_meant(request: Request) -> bool:
    """Whether a request that went wrong may be an agreed answer to a script, or somebody else's host out of reach."""
    if request.status is None:
        return request.third_party or request.type in DATA_TYPES
    return request.type in DATA_TYPES and request.status < FIRST_SERVER_ERROR


def why_no_answer(request: Request) -> str:
    """The browser's word for why there was no answer."""
    return request.failed.removeprefix("net::")


def fetched_files(visit: Visit) -> list[Request]:
    """The scripts, styles, fonts and images that a new document fetched over the network; none on other visits."""
    requests = visit.get(Requests)
    if isinstance(requests, Missing) or not visit.arrival.new_document:
        return []
    return [one for one in requests.requests if one.type in STATIC_TYPES and came_whole(one)]


def picture_sizes(requests: Requests) -> dict[str, int]:
    """The bytes on the wire of each address that came whole; drawings (SVG) are left out, since they have no pixels."""
    whole = (one for one in requests.requests if came_whole(one))
    return {one.url: one.transfer_bytes for one in whole if "svg" not in header(one, "content-type")}


def by_host(requests: Iterable[Request]) -> dict[str, list[Request]]:
    """The requests of each host, largest answers first."""
    ordered = sorted(requests, key=lambda request: (host(request.url), -request.transfer_bytes, request.url))
    return {name: list(group) for name, group in groupby(ordered, key=lambda request: host(request.url))}


def short(url: str) -> str:
    """An address as a message shows it: without its query, no longer than 120 characters."""
    plain = url.partition("?")[0].partition("#")[0]
    return plain if len(plain) <= 120 else f"{plain[:60]}…{plain[-59:]}"


_TEXT = re.compile(r"text/|application/(?:[\w.+-]*(?:javascript|json|xml)|manifest)|image/svg", re.IGNORECASE)
_FRESH = re.compile(r"\bmax-age\s*=\s*\"?0*[1-9]")
