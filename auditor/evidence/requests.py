"""What the page asked of the network, with timing, size, type, status and party."""

import re
from collections.abc import Mapping, Sequence
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

from pydantic import Field

from auditor.errors import AuditorError
from auditor.model import Evidence, Value
from auditor.parts import evidence
from auditor.session import Session

# What the page's own clock says of its requests: by address, whether it held up the first paint, and its unpacked size.
TIMING = """() => Object.fromEntries(
  [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")].map(
    (told) => [told.name, [told.renderBlockingStatus === "blocking", told.decodedBodySize]]))"""


class Request(Value):
    """One request. Times in ms since the first request of the visit; sizes in bytes on the wire."""

    url: str
    method: str = "GET"
    type: str = ""  # document, stylesheet, script, image, font, xhr, fetch, media, other …
    status: int | None = None  # None: no answer
    failed: str = ""  # why there was no answer
    start: float = 0
    waited: float | None = None  # until the first byte
    duration: float | None = None
    transfer_bytes: int = 0
    body_bytes: int = 0  # unpacked; 0 where the other host does not let it be known
    from_cache: bool = False
    protocol: str = ""  # h2, http/1.1 …
    third_party: bool = False  # another registrable host than the document's
    render_blocking: bool = False
    # Of the answer: content-type, content-encoding, cache-control, etag, age, location …
    headers: dict[str, str] = Field(default_factory=dict)
    redirected_to: str = ""
    priority: str = ""  # VeryHigh, High, Medium, Low, VeryLow, as the browser began with
    initiator: str = ""  # parser, script, preload, preflight, other …
    initiator_url: str = ""  # the document, style sheet or script that made the browser ask
    preload: bool = False  # asked for by <link rel="preload">
    in_frame: bool = False  # by a frame's document, not by the page's own
    # The parts of the wait for the first byte, ms; None where one was not needed (a connection was there) or not told.
    queued: float | None = None  # before the browser began with it: no connection was free, or others came first
    dns: float | None = None
    connect: float | None = None  # with `tls`
    tls: float | None = None
    server: float | None = None  # from the question sent to the head of the answer
    reused: bool | None = None  # whether it went over a connection that an earlier request had opened
    connection: int = 0  # requests with the same number shared a connection; 0: not told
    sent_bytes: int = 0  # of the request's own head, unpacked
    cookie_bytes: int = 0  # of them the cookies; what they say is not kept
    # Of a document: the pages that led on to it by a script or a `meta` element since the last visit, and their time.
    led_from: tuple[str, ...] = ()
    led_ms: float = 0

    @property
    def end(self) -> float | None:
        """When it was over, in ms since the first request of the visit; None where it still ran."""
        return None if self.duration is None else self.start + self.duration


class Requests(Evidence):
    """The requests since the visit's document was asked for, in order of their start."""

    requests: tuple[Request, ...] = ()

    @property
    def transfer_bytes(self) -> int:
        """Bytes on the wire, all requests together."""
        return sum(request.transfer_bytes for request in self.requests)


@evidence(Requests)
async def gather(session: Session) -> Requests:
    """Take the engine's list: mappings with the fields of `Request` that it knows, and `page_url`, the document's."""
    return read(session.requests(), await _timing(session))


async def _timing(session: Session) -> Mapping[str, Sequence[Any]]:
    try:
        timing: Mapping[str, Sequence[Any]] = await session.evaluate(TIMING)
    except AuditorError:
        return {}  # the list is worth having without it
    return timing


def read(raw: Sequence[Mapping[str, Any]], timing: Mapping[str, Sequence[Any]]) -> Requests:
    """The requests, completed by what the page's clock says of each address."""
    found = [_request(one, timing.get(one["url"].partition("#")[0], (False, 0))) for one in raw]
    return Requests(requests=tuple(sorted(found, key=lambda request: request.start)))


def _request(raw: Mapping[str, Any], timed: Sequence[Any]) -> Request:
    blocking, decoded = timed
    known = {name: value for name, value in raw.items() if name in Request.model_fields}
    own = {
        "third_party": registrable_host(raw["url"]) not in ("", registrable_host(raw["page_url"])),
        "render_blocking": known.get("render_blocking") or blocking,
        "body_bytes": known.get("body_bytes") or int(decoded),
    }
    return Request.model_validate(known | own)


def registrable_host(url: str) -> str:
    """The part of an address's host that somebody registers, empty where there is none (`data:`, `blob:`).

    It is the last two labels, or the last three where the last two are such as `co.uk` or `com.au`. That is a rule of
    thumb, not the list of public suffixes: two customers of one host of pages (`a.github.io`, `b.github.io`) count as
    one party. An IP address stands for itself; ports make no difference.
    """
    host = (urlsplit(url).hostname or "").rstrip(".") if url.startswith(("http:", "https:", "ws:", "wss:")) else ""
    try:
        return str(ip_address(host))
    except ValueError:
        labels = host.split(".")
    return ".".join(labels[-3:] if _PUBLIC.fullmatch(".".join(labels[-2:])) else labels[-2:])


# Second-level names under a country's that are handed out to everybody.
_PUBLIC = re.compile(r"(ac|co|com|edu|go|gob|gov|gouv|ltd|me|mil|ne|net|nhs|or|org|plc|sch)\.[a-z]{2}")
