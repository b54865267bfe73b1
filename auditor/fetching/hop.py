"""One question to one address, and its answer as far as it is wanted."""

from collections.abc import Callable
from dataclasses import dataclass, field

import httpx

from .connecting import CONNECT_SECONDS, Routes
from .given import Given
from .unpacking import TAKEN, Unpacker

READ_SECONDS = 20.0  # that a server may be silent
MOST_HEADERS = 200  # and 100 KiB in all, which is httpcore's own limit
Sink = Callable[[bytes], object]


class SinkFailed(Exception):
    """Whoever takes the body could not: no fault of the server's."""

    def __init__(self, cause: Exception) -> None:
        super().__init__(str(cause))
        self.cause = cause


@dataclass(slots=True)
class Hop:
    """What one question came to, so far: it is filled as the answer comes, so that what is there is kept."""

    status: int | None = None
    headers: dict[str, str] = field(default_factory=dict)
    parts: list[bytes] = field(default_factory=list)
    size: int = 0
    cut: bool = False  # more would have come


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for."""

    method: str
    most_bytes: int
    into: Sink | None
    agent: str
    onwards: Callable[[str], bool] | None = None  # whether an address that it leads on to may be asked for, too


async def ask(
    routes: Routes, given: Given, url: httpx.URL, wanted: Wanted, jar: httpx.Cookies | None, hop: Hop
) -> None:
    """Ask once and fill `hop`. `jar`: cookies of the chain; None where nothing of a plan may be sent any more."""
    request = _request(given, url, wanted, jar)
    answer = await routes.handle_async_request(request)
    answer.request = request
    try:
        hop.status = answer.status_code
        hop.headers = {name.lower(): value for name, value in list(answer.headers.items())[:MOST_HEADERS]}
        if jar is not None:
            jar.extract_cookies(answer)
        if wanted.method != "HEAD" and "location" not in hop.headers:
            await _read(answer, wanted, hop)
    finally:
        await answer.aclose()


def _request(given: Given, url: httpx.URL, wanted: Wanted, jar: httpx.Cookies | None) -> httpx.Request:
    limits = {"connect": CONNECT_SECONDS, "read": READ_SECONDS, "write": READ_SECONDS, "pool": None}
    headers = {"User-Agent": wanted.agent, "Accept": "*/*", "Accept-Encoding": TAKEN}
    own = given.headers(url) if jar is not None and given.is_safe(url) else {}
    request = httpx.Request(wanted.method, url, headers={**headers, **own}, extensions={"timeout": limits})
    if jar is not None:
        jar.set_cookie_header(request)
        cookies = [request.headers.get("cookie", ""), given.cookies(url) if given.is_safe(url) else ""]
        if any(cookies):
            request.headers["cookie"] = "; ".join(filter(None, cookies))
    return request


async def _read(answer: httpx.Response, wanted: Wanted, hop: Hop) -> None:
    """Take the body until it ends or is too long. Raises Bomb and CannotUnpack."""
    if wanted.most_bytes <= 0:
        hop.cut = True
        return
    unpacker = Unpacker(hop.headers.get("content-encoding", ""))
    async for part in answer.aiter_raw():
        for piece in unpacker.feed(part):
            kept = piece[: wanted.most_bytes - hop.size]
            hop.size += len(kept)
            _hand_over(kept, wanted, hop)
            if len(kept) < len(piece):
                hop.cut = True
                return


def _hand_over(piece: bytes, wanted: Wanted, hop: Hop) -> None:
    try:
        (wanted.into or hop.parts.append)(piece)
    except Exception as error:
        raise SinkFailed(error) from error
