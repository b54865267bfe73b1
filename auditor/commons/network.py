"""What can be said of one request: whether it is text, packed, may be kept, went wrong."""

import re
from collections.abc import Iterable
from email.utils import parsedate_to_datetime
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


def freshness(request: Request) -> int:
    """For how many seconds the answer may be used again without asking; 0 where it does not say."""
    control = header(request, "cache-control").lower()
    if "no-store" in control or "no-cache" in control:
        return 0
    if told := _AGE.search(control):
        return int(told[1][:12])
    try:
        until, now = (parsedate_to_datetime(header(request, name)) for name in ("expires", "date"))
        return max(0, int((until - now).total_seconds()))
    except (ValueError, TypeError):  # no date, or one that does not say of which zone
        return 0


def is_versioned(url: str) -> bool:
    """Whether an address seems to change with what it leads to: it holds a fingerprint or the number of a version."""
    named = _FINGERPRINT.findall(url.partition("?")[0].rpartition("/")[2])
    figures = (any(one.isdigit() for one in each) and any(one.isalpha() for one in each) for each in named)
    return any(figures) or _VERSION.search(url) is not None


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


def on_the_wire(requests: Requests) -> list[Request]:
    """The requests that a server answered over the network, without pings, films and sockets."""
    asked = (one for one in requests.requests if one.type not in _BY_THE_WAY and not one.from_cache)
    return [one for one in asked if one.status is not None and one.transfer_bytes > 0]


def is_data(request: Request) -> bool:
    """Whether a script asked for data and got an answer; what stays open to be told news is none."""
    return request.type in {"xhr", "fetch"} and request.status is not None and not request.from_cache


def server_ms(request: Request) -> float:
    """How long the server took until it began to answer, with the network there and back; 0 where it is not known."""
    if request.server is not None:
        return request.server
    return max(0.0, (request.waited or 0) - (request.dns or 0) - (request.connect or 0))


def document(requests: Requests) -> Request | None:
    """The request that brought the visit's own document; None where none was loaded."""
    own = (one for one in requests.requests if one.type == "document" and not one.in_frame and not one.redirected_to)
    return next(own, None)


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


_BY_THE_WAY = frozenset({"ping", "preflight", "prefetch", "cspviolationreport", "websocket", "eventsource", "media"})
_TEXT = re.compile(r"text/|application/(?:[\w.+-]*(?:javascript|json|xml)|manifest)|image/svg", re.IGNORECASE)
_AGE = re.compile(r"\bmax-age\s*=\s*\"?(\d+)")
_FINGERPRINT = re.compile(r"(?<![0-9A-Za-z])[0-9a-f]{8,40}(?![0-9A-Za-z])")
_VERSION = re.compile(r"[?&](?:v|ver|version)=[0-9a-z]*\d+\.\d", re.IGNORECASE)
_FRESH = re.compile(r"\bmax-age\s*=\s*\"?0*[1-9]")
