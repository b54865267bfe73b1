"""Asks for addresses within limits: of where, how much, how long, how often. Nothing that a server does raises."""

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator, Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import httpx

from auditor.languages.marking import phrase
from auditor.model import Network
from auditor.secrets import Secrets

from .agent import AGENT
from .answer import Answer, Kind
from .connecting import Routes
from .failing import told
from .given import Given
from .hop import Hop, Sink, SinkFailed, Wanted, ask
from .hosts import MOST_PATIENCE, Hosts
from .reach import NOT_OF_THE_WEB, Reach

MOST_REDIRECTS = 10
MOST_BYTES = 5 * 1024 * 1024
SECONDS = 30.0  # for the whole of a chain, waiting for a turn apart
LONGEST = 8_000  # characters of an address: more is taken by few servers
AT_ONCE = 16  # requests in all
PER_HOST = 2
WAITING = (429, 503)  # answers that may say for how long the host wants to be left alone
ASK_AGAIN = frozenset({400, 403, 404, 405, 406, 500, 501})  # what some say to HEAD and not to GET


@dataclass(slots=True)
class _Chain:
    """An address and where it sends on to."""

    asked: str
    left: float  # seconds
    passed: list[str] = field(default_factory=list)
    hops: list[int] = field(default_factory=list)
    jar: httpx.Cookies | None = field(default_factory=httpx.Cookies)  # None: what a plan gives is given no more

    def end(self, hop: Hop, kind: Kind = "", why: str = "", *, sure: bool = True) -> Answer:
        body = b"".join(hop.parts)
        chain, hops = tuple(self.passed), tuple(self.hops)
        return Answer(self.asked, hop.status, hop.headers, body, chain, why, hop.cut, kind, sure, hops)


class Fetcher:
    """Made by `open_fetcher`."""

    def __init__(self, routes: Routes, given: Given, secrets: Secrets, agent: str, hosts: Hosts, at_once: int) -> None:
        self._routes, self._given, self._secrets, self._agent = routes, given, secrets, agent
        self._hosts, self._places = hosts, asyncio.Semaphore(at_once)

    async def get(
        self, url: str, *, most_bytes: int = MOST_BYTES, seconds: float = SECONDS, into: Sink | None = None
    ) -> Answer:
        """What is there. `into`: takes the body piece by piece instead of the memory; what it raises is raised."""
        return await self._follow(url, Wanted("GET", most_bytes, into, self._agent), seconds)

    async def head(self, url: str, *, seconds: float = SECONDS, onwards: Callable[[str], bool] | None = None) -> Answer:
        """Whether it is there: asked by HEAD, and where that is refused or not understood by GET, without the body.

        `onwards`: whether what it leads on to may be asked for, too; where not, the answer is that it leads there.
        """
        answer = await self._follow(url, Wanted("HEAD", 0, None, self._agent, onwards), seconds)
        if answer.status in ASK_AGAIN or (answer.status is None and answer.kind == "no answer"):
            return await self._follow(url, Wanted("GET", 0, None, self._agent, onwards), seconds)
        return answer

    def carry(self, state: Mapping[str, Any]) -> None:
        """Send the cookies of this storage state from now on, as a browser that is signed in would."""
        self._given.carry(state.get("cookies", ()))

    def keep_apart(self, host: str, seconds: float) -> None:
        """So many seconds between two requests to this host, as its robots.txt asks."""
        self._hosts.keep_apart(host, seconds)

    async def _follow(self, asked: str, wanted: Wanted, seconds: float) -> Answer:
        chain, hop = _Chain(asked, seconds), Hop()
        url = _web_address(asked)
        for _ in range(MOST_REDIRECTS + 1):
            if url is None:
                return chain.end(hop, "address", _no_address(chain), sure=False)
            hop = Hop()
            if (failed := await self._ask(url, wanted, chain, hop)) is not None:
                return failed
            if (onwards := _onwards(hop)) is None:
                why = phrase("it is longer than was taken") if hop.cut and wanted.most_bytes else ""
                return chain.end(hop, "size" if why else "", why)
            before, url = url, _joined(url, onwards)
            chain.passed.append(str(url) if url is not None else onwards[:LONGEST])
            chain.hops.append(hop.status or 0)
            if url is not None and wanted.onwards and not wanted.onwards(str(url)):
                return chain.end(hop)
            if url is not None and before.scheme == "https" and url.scheme == "http":
                chain.jar = None
        return chain.end(hop, "redirects", phrase("it sends on and on"), sure=False)

    async def _ask(self, url: httpx.URL, wanted: Wanted, chain: _Chain, hop: Hop) -> Answer | None:
        """Ask in turn, once more where a kept connection had just been closed; an answer where that is the end."""
        for last in (False, True):
            try:
                async with self._hosts.turn(url.host), self._places:
                    began = time.monotonic()
                    try:
                        async with asyncio.timeout(chain.left):
                            await ask(self._routes, self._given, url, wanted, chain.jar, hop)
                    finally:
                        chain.left = max(0.1, chain.left - (time.monotonic() - began))
            except SinkFailed as error:
                raise error.cause from None
            except Exception as error:  # noqa: BLE001 - whatever a server or its answer brings about ends here
                kind, why, sure = told(error)
                if kind == "no answer" and hop.status is None and not last:
                    continue
                hop.cut = hop.status is not None
                return chain.end(hop, kind, self._secrets.mask(why), sure=sure)
            self._leave_alone(url, hop)
            return None
        return None

    def _leave_alone(self, url: httpx.URL, hop: Hop) -> None:
        if hop.status in WAITING:
            asked = Answer("", headers=hop.headers).retry_after
            self._hosts.leave_alone(url.host, min(asked or 0.0, 100 * MOST_PATIENCE))


@contextlib.asynccontextmanager
async def open_fetcher(
    network: Network,
    *,
    reach: Reach,
    agent: str = AGENT,
    secrets: Iterable[str] = (),
    at_once: int = AT_ONCE,
    per_host: int = PER_HOST,
) -> AsyncIterator[Fetcher]:
    """A fetcher until the end of the block. Raises UsageError where the network cannot be used as it is told."""
    given = Given(network, reach.plain)
    routes = Routes(network, reach, at_once=at_once)
    kept = Secrets({*secrets, *given.secrets()})
    try:
        yield Fetcher(routes, given, kept, agent, Hosts(per_host), at_once)
    finally:
        await routes.aclose()


def _no_address(chain: _Chain) -> str:
    if chain.passed:
        return phrase("it sends on to what is no address of the web")
    return phrase("it is no address of the web")


def _onwards(hop: Hop) -> str | None:
    return hop.headers.get("location") if hop.status in {301, 302, 303, 307, 308} else None


def _joined(url: httpx.URL, onwards: str) -> httpx.URL | None:
    try:
        return _web_address(str(url.join(onwards)))
    except (httpx.InvalidURL, ValueError):
        return None


def _web_address(text: str) -> httpx.URL | None:
    """The address as it is asked for: without a fragment, and without a name and password that a page wrote into it."""
    if len(text) > LONGEST:
        return None
    try:
        url = httpx.URL(text.strip())
        if url.scheme not in {"http", "https"} or not url.host or not _is_web_port(url.port):
            return None
        return url.copy_with(userinfo=b"", fragment=None)
    except (httpx.InvalidURL, ValueError, TypeError):
        return None


def _is_web_port(port: int | None) -> bool:
    return port is None or (port not in NOT_OF_THE_WEB and port < 2**16)
