"""Connects to the very address that was checked, directly or through a proxy."""

from collections.abc import AsyncIterator, Iterable
from functools import cache, partial
from typing import Any

import httpcore
import httpx

from auditor.model import Network

from .proxies import SOCKS, ways
from .reach import Reach
from .socks import Socks
from .trust import accepting, trusting

CONNECT_SECONDS = 10.0
SOCKS_PORT = 1080
MOST_PLACES = 4  # of one host that are tried
KEPT_SECONDS = 15.0  # that a connection waits for the next request


class Routes(httpx.AsyncBaseTransport):
    """Sends requests on their way: by the proxy that is meant for the host, with the certificates believed there."""

    def __init__(self, network: Network, reach: Reach, *, at_once: int) -> None:
        self._reach, self._at_once = reach, at_once
        self._by_proxy = ways(network)
        self._accepted = frozenset(map(_name, network.accept_certificates))
        # Reading all authorities of a system takes its time; a plan's are read at once, for they may not be there.
        self._trusted = cache(partial(trusting, network))
        if network.authority is not None:
            self._trusted()
        self._pools: dict[tuple[str, bool, bool], httpcore.AsyncConnectionPool] = {}

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """The answer, its body still to come. Raises what httpcore raises, Refused and NoHost."""
        url = request.url
        proxy = self._by_proxy(url)
        if proxy is not None:
            await self._reach.may_be_asked_through_proxy(url.host, url.port or 0)
        asked = httpcore.Request(
            method=request.method,
            url=httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path),
            headers=request.headers.raw,
            content=request.stream,
            extensions=request.extensions,
        )
        lax = _name(url.host) in self._accepted
        answer = await self._pool(proxy, tls=url.scheme == "https", lax=lax).handle_async_request(asked)
        return httpx.Response(
            answer.status, headers=answer.headers, stream=_Body(answer.stream), extensions=answer.extensions
        )

    async def aclose(self) -> None:
        """Hang up everywhere."""
        for pool in self._pools.values():
            await pool.aclose()

    def _pool(self, proxy: httpx.Proxy | None, *, tls: bool, lax: bool) -> httpcore.AsyncConnectionPool:
        known = self._pools.get(key := (str(proxy.url) if proxy else "", tls, lax))
        if known is None:
            known = self._pools[key] = httpcore.AsyncConnectionPool(
                ssl_context=(accepting() if lax else self._trusted()) if tls else None,
                proxy=self._led_by(proxy) if proxy and proxy.url.scheme != SOCKS else None,
                network_backend=self._backend(proxy),
                max_connections=self._at_once,
                keepalive_expiry=KEPT_SECONDS,
                http2=True,
            )
        return known

    def _backend(self, proxy: httpx.Proxy | None) -> httpcore.AsyncNetworkBackend | None:
        if proxy is None:
            return _Checked(self._reach)
        return Socks(proxy.url.host, proxy.url.port or SOCKS_PORT) if proxy.url.scheme == SOCKS else None

    def _led_by(self, proxy: httpx.Proxy) -> httpcore.Proxy:
        url = proxy.url
        return httpcore.Proxy(
            httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=b"/"),
            auth=proxy.raw_auth,
            ssl_context=self._trusted() if url.scheme == "https" else None,
        )


class _Checked(httpcore.AnyIOBackend):
    """Finds a host's addresses, checks them, and connects to one of these, whatever the name leads to later."""

    def __init__(self, reach: Reach) -> None:
        self._reach = reach

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - httpcore's own word
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        places = (await self._reach.places(host, port))[:MOST_PLACES]
        seconds = (timeout or CONNECT_SECONDS) / len(places)
        for number, place in enumerate(places, 1):
            try:
                return await super().connect_tcp(place, port, seconds, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                if number == len(places):
                    raise
        raise httpcore.ConnectError


class _Body(httpx.AsyncByteStream):
    """What is still to come of an answer."""

    def __init__(self, stream: Any) -> None:
        self._stream = stream

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for part in self._stream:
            yield part

    async def aclose(self) -> None:
        await self._stream.aclose()


def _name(host: str) -> str:
    return host.strip("[]").rstrip(".").lower()
