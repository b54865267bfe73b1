"""HTTP for the demo service: requests and responses as values, sessions, gzip and caching headers."""

import gzip
import secrets
import time
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from email.message import Message
from http.cookies import CookieError, SimpleCookie
from http.server import BaseHTTPRequestHandler
from threading import Lock
from typing import Any
from urllib.parse import parse_qsl, urlsplit

COOKIE = "istunto"
MAX_SESSIONS = 1000
MAX_FORM_BYTES = 100_000
WORTH_PACKING = 800  # bytes; below that gzip saves nothing that can be felt
YEAR = "public, max-age=31536000, immutable"


@dataclass(frozen=True, slots=True)
class Request:
    """What was asked. `session` belongs to one customer and is kept between requests."""

    method: str
    path: str
    query: Mapping[str, str]
    form: Mapping[str, str]
    session: dict[str, Any] = field(repr=False)
    agent: str = ""  # what the browser calls itself


@dataclass(frozen=True, slots=True)
class Response:
    """What is answered, after `delay` seconds."""

    body: bytes = b""
    status: int = 200
    type: str = "text/html; charset=utf-8"
    cache: str = "no-cache"
    location: str = ""
    packed: bool = True  # by gzip, where the browser takes it
    delay: float = 0


Site = Callable[[Request], Response]


def redirect(location: str) -> Response:
    """Go on there by GET, so that a reload sends nothing twice."""
    return Response(status=303, location=location)


class Sessions:
    """Sessions by their token; the oldest is forgotten when there are too many."""

    def __init__(self) -> None:
        self._sessions: OrderedDict[str, dict[str, Any]] = OrderedDict()
        self._lock = Lock()

    def get(self, token: str) -> tuple[str, dict[str, Any]]:
        """The session with this token, or a new one with a token of its own."""
        with self._lock:
            if token not in self._sessions:
                token = secrets.token_urlsafe(16)
                self._sessions[token] = {}
            if len(self._sessions) > MAX_SESSIONS:
                self._sessions.popitem(last=False)
            return token, self._sessions[token]


def handler(site: Site) -> type[BaseHTTPRequestHandler]:
    """A handler class that answers from `site`, with sessions of its own."""
    return type("Handler", (_Handler,), {"site": staticmethod(site), "sessions": Sessions()})


class _Handler(BaseHTTPRequestHandler):
    site: Site
    sessions: Sessions
    protocol_version = "HTTP/1.1"
    timeout = 60
    wbufsize = -1  # head and body leave together, else the body waits for the browser's acknowledgement
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        self._answer(form={})

    def do_HEAD(self) -> None:
        self._answer(form={})

    def do_POST(self) -> None:
        length = self.headers.get("Content-Length", "")
        if not length.isdigit() or int(length) > MAX_FORM_BYTES:
            self.close_connection = True
            self.send_error(413)
            return
        body = self.rfile.read(int(length)).decode("utf-8", "replace")
        self._answer(form=dict(parse_qsl(body, keep_blank_values=True)))

    def log_message(self, *_: object) -> None:
        """Say nothing: the terminal belongs to the audit."""

    def _answer(self, form: Mapping[str, str]) -> None:
        token, session = self.sessions.get(_token(self.headers))
        url = urlsplit(self.path)
        query = dict(parse_qsl(url.query, keep_blank_values=True))
        response = type(self).site(
            Request(self.command, url.path, query, form, session, self.headers.get("User-Agent", ""))
        )
        time.sleep(response.delay)
        self._send(response, token)

    def _send(self, response: Response, token: str) -> None:
        body, packed = _packed(response, self.headers.get("Accept-Encoding", ""))
        self.send_response(response.status)
        head = {"Content-Type": response.type, "Content-Length": str(len(body)), "Cache-Control": response.cache}
        if response.location:
            head["Location"] = response.location
        if packed:
            head |= {"Content-Encoding": "gzip", "Vary": "Accept-Encoding"}
        if response.type.startswith("text/html"):
            head["Set-Cookie"] = f"{COOKIE}={token}; Path=/; HttpOnly; SameSite=Lax"
        for name, value in {**head, "X-Content-Type-Options": "nosniff"}.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)


def _token(headers: Message) -> str:
    try:
        cookie = SimpleCookie(headers.get("Cookie", "")).get(COOKIE)
    except CookieError:
        return ""
    return cookie.value if cookie else ""


def _packed(response: Response, accepted: str) -> tuple[bytes, bool]:
    text = response.type.startswith(("text/", "application/json", "image/svg"))
    if not (response.packed and text and "gzip" in accepted and len(response.body) > WORTH_PACKING):
        return response.body, False
    return gzip.compress(response.body, mtime=0), True
