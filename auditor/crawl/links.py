"""Asks of each address that pages link to, and that was not opened as a page, whether it is there."""

import asyncio
import math
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from itertools import islice
from urllib.parse import urlsplit

from auditor.fetching import Answer, Fetcher
from auditor.secrets import MASK

from .frontier import Frontier
from .scope import changes

MOST = 20_000  # addresses that are asked
UNASKED = "links left"  # the fact how many were not asked in the end
BATCH = 300
PER_HOST = 2
SECONDS = 25.0
GONE = (404, 410)  # said by the host itself: not there
PAUSES = {429: (5.0, 15.0), 503: (2.0,)}  # seconds until one is asked again that did not say for how long
OF_THE_HOST = frozenset(
    {"time", "nobody", "tls", "no host", "proxy", "wait"}
)  # failures that its other addresses share
ENOUGH = 3  # of these in a row: the host's other addresses are not asked any more

_LEFT = (
    "SELECT DISTINCT url FROM link WHERE url>? AND url LIKE 'http%' AND instr(url,'#')=0 "
    "AND NOT EXISTS (SELECT 1 FROM page WHERE page.url=link.url AND page.state IN ('looked','failed','same')) "
    "AND NOT EXISTS (SELECT 1 FROM target WHERE target.url=link.url) ORDER BY url"
)
_WORDS = "SELECT DISTINCT text FROM link WHERE url=? LIMIT 20"
_UNKNOWN = "SELECT url, why FROM target WHERE status IS NULL AND certain=1"

May = Callable[[str], bool]


@dataclass
class _Hosts:
    """What is known of the hosts that are asked."""

    places: defaultdict[str, asyncio.Semaphore] = field(
        default_factory=lambda: defaultdict(lambda: asyncio.Semaphore(PER_HOST))
    )
    failed: Counter[str] = field(default_factory=Counter)  # how often in a row
    last: dict[str, Answer] = field(default_factory=dict)
    until: float = math.inf  # when no more is asked

    @property
    def late(self) -> bool:
        return time.monotonic() > self.until

    def given_up(self, host: str) -> Answer | None:
        last = self.last.get(host)
        enough = self.failed[host] >= ENOUGH or (last is not None and last.kind == "no host")
        return last if enough else None

    def note(self, host: str, answer: Answer) -> None:
        if answer.kind in OF_THE_HOST:
            self.failed[host] += 1
            self.last[host] = answer
        else:
            del self.failed[host]


async def check_links(
    frontier: Frontier, fetcher: Fetcher, *, may: May = lambda _: True, most: int = MOST, until: float = math.inf
) -> None:
    """Ask for all that was not asked yet and keep what came of it, and how many were left in the end.

    `may`: whether an address may be asked for at all, also where another leads on to it. `until`: by the monotonic
    clock, when no more is asked. A crawl that is resumed goes on with what is left.
    """
    hosts, asked = _Hosts(until=until), 0
    left = _batches(frontier, may)
    while asked < most and not hosts.late and (batch := list(islice(left, min(BATCH, most - asked)))):
        asked += len(batch)
        async with asyncio.TaskGroup() as group:
            for url in batch:
                group.create_task(_check(frontier, fetcher, hosts, url, may))
    if asked:
        _doubt_our_own_network(frontier)
    frontier.note(UNASKED, sum(1 for _ in _batches(frontier, may)))


def _batches(frontier: Frontier, may: May) -> Iterator[str]:
    """Addresses that are left, in their order; read in parts, since others are written meanwhile."""
    last = ""
    while part := [row["url"] for row in islice(frontier.rows(_LEFT, last), BATCH)]:
        last = part[-1]
        # An address that held a secret is kept masked, and leads nowhere so.
        whole = (url for url in part if MASK not in url)
        yield from (url for url in whole if may(url) and not _may_change_something(frontier, url))


def _may_change_something(frontier: Frontier, url: str) -> bool:
    """Whether asking might sign out, delete or buy: such a link is left alone, here as in the crawl."""
    return any(changes(url, row["text"] or "") for row in frontier.rows(_WORDS, url))


async def _check(frontier: Frontier, fetcher: Fetcher, hosts: _Hosts, url: str, may: May) -> None:
    host = _host(url)
    async with hosts.places[host]:
        if hosts.late:
            return
        known = hosts.given_up(host)
        if known is None:
            answer = await _asked(fetcher, url, may)
            hosts.note(host, answer)
        else:
            answer = replace(known, url=url, chain=())
    with frontier.change():
        frontier.target(
            url,
            status=None if answer.why else answer.status,
            why=answer.why,
            certain=_certain(answer),
            final_url=answer.final_url,
            chain=list(answer.chain),
            hops=list(answer.hops),
            type=answer.type,
        )


async def _asked(fetcher: Fetcher, url: str, may: May) -> Answer:
    """Asked, and again where the host was only too busy; the fetcher itself waits for as long as a host asks for."""
    answer = await fetcher.head(url, seconds=SECONDS, onwards=may)
    for pause in PAUSES.get(answer.status or 0, ()):
        if answer.retry_after is None:
            await asyncio.sleep(pause)
        answer = await fetcher.head(url, seconds=SECONDS, onwards=may)
        if answer.status not in PAUSES:
            break
    return answer


def _certain(answer: Answer) -> bool:
    """Whether anybody would be told the same: a refusal may be meant for us alone."""
    if answer.status is None or answer.why:
        return answer.kind == "no host" and answer.sure
    return answer.status < 400 or answer.status in GONE


def _doubt_our_own_network(frontier: Frontier) -> None:
    """Where more other hosts have no address than answered, it is rather that we cannot find them from here."""
    own = {_host(row["url"]) for row in frontier.rows("SELECT url FROM page WHERE source IN ('start','essential')")}
    answered = {_host(row["url"]) for row in frontier.rows("SELECT url FROM target WHERE status IS NOT NULL")} - own
    unknown = list(frontier.rows(_UNKNOWN))
    if len({_host(row["url"]) for row in unknown} - own) <= len(answered):
        return
    with frontier.change():
        for row in unknown:
            frontier.target(row["url"], why=row["why"], certain=False, final_url=row["url"], chain=[])


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""
