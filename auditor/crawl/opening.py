"""Opens one page of a crawl in a tab that is kept, and looks at it."""

import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from auditor.commons.right_page import LOGIN, wrong
from auditor.errors import AuditorError, BrowserDied, NoPage
from auditor.fetching import Answer
from auditor.languages.marking import phrase
from auditor.session import Session

from .addresses import address_of
from .asking import Turn
from .looking import Look, look
from .pace import MOST_PATIENCE

BUSY = (429, 502, 503, 504)  # of a host that may answer better later
SETTLE_SECONDS = 8.0  # a page that is still at work is looked at as it is
QUIET_MS = 100
PAGES = ("text/html", "application/xhtml+xml", "image/svg+xml", "application/xml", "text/xml", "")

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Opened:
    """What came of opening an address. `why`: nobody can be judged on it; `file`: it is no page at all."""

    url: str
    final_url: str
    status: int | None = None
    seconds: float = 0.0
    look: Look | None = None
    why: str = ""
    file: bool = False
    settled: bool = True
    asks_for_long: bool = False  # to be left alone, for longer than anybody waits here
    chain: tuple[str, ...] = ()  # addresses that the server sent on to, in order
    hops: tuple[int, ...] = ()  # the statuses with which it did

    @property
    def busy(self) -> bool:
        """Whether the host may answer better later."""
        return self.status in BUSY and not self.asks_for_long


Over = Callable[[Session, Opened], Awaitable[bool]]  # whether a page is of somebody who is signed in no more


async def never_over(session: Session, opened: Opened) -> bool:  # noqa: ARG001 - every `Over` is asked so
    """Where nobody signs in, no session ends."""
    return False


async def open_page(session: Session, url: str, turn: Turn) -> Opened:
    """Open it, wait until it is at rest, look. Raises BrowserDied where its renderer or the browser ended."""
    try:
        await session.open(url)
    except BrowserDied:
        raise
    except NoPage:
        turn.answered(200)
        return Opened(url, url, why=phrase("a file, not a page"), file=True)
    except AuditorError as error:
        turn.answered(None)
        return Opened(url, url, why=str(error))
    headers = _headers(session)
    turn.answered(session.status, Answer(url, headers=headers).retry_after)
    kind = headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind not in PAGES and (session.status or 200) < 400:
        return Opened(url, url, session.status, turn.seconds, why=phrase("a file, not a page"), file=True)
    opened = await _looked(session, url, turn.seconds)
    return replace(opened, asks_for_long=(turn.retry_after or 0) > MOST_PATIENCE, **_way(session))


async def _looked(session: Session, url: str, seconds: float) -> Opened:
    try:
        settled = await session.settle(seconds=SETTLE_SECONDS, quiet_ms=QUIET_MS)
        seen = await look(session)
        await session.learn()  # a page may show what its customer is known by; it is written down at once
    except BrowserDied:
        raise
    except AuditorError as error:
        why = phrase("The page does not answer: {error}", error=error)
        return Opened(url, address_of(session.url) or url, session.status, seconds, why=why)
    final = address_of(session.url) or url
    # Whoever asks for the page to sign in at is not kept out by it; who is sent there is.
    wait = _headers(session).get("retry-after", "")
    why = wrong(seen.facts, session.status, signs_in=final == url and bool(LOGIN.search(url)), wait=wait) or ""
    return Opened(url, final, session.status, seconds, seen, why, settled=settled.settled)


def _headers(session: Session) -> dict[str, str]:
    """Of the document that is shown."""
    documents = _documents(session)
    return dict(documents[-1].get("headers") or {}) if documents else {}


def _way(session: Session) -> dict[str, Any]:
    """How the server sent on to the document that is shown."""
    hops = [one for one in _documents(session) if one.get("redirected_to")]
    return {
        "chain": tuple(str(one["redirected_to"]) for one in hops),
        "hops": tuple(int(one.get("status") or 0) for one in hops),
    }


def _documents(session: Session) -> list[Mapping[str, Any]]:
    return [one for one in session.requests() if one.get("type") == "document" and not one.get("in_frame")]
