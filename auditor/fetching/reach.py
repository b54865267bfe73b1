"""Where the tool may go by itself: the web, and no address within a network unless the plan's own host is there."""

import asyncio
import socket
from collections.abc import Awaitable, Callable, Iterable, Sequence
from urllib.parse import urlsplit

from auditor.commons.reach import kind_of, may_ask, names_metadata
from auditor.languages.marking import phrase

Resolve = Callable[[str, int], Awaitable[Sequence[str]]]

# Ports of other protocols, which browsers refuse too: https://fetch.spec.whatwg.org/#port-blocking
NOT_OF_THE_WEB = frozenset((
    0, 1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102, 103, 104, 109,
    110, 111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 465, 512, 513, 514, 515, 526, 530, 531,
    532, 540, 548, 554, 556, 563, 587, 601, 636, 989, 990, 993, 995, 1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060,
    5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080,
))  # fmt: skip


class Refused(Exception):
    """The tool does not go there."""


class NoHost(Exception):
    """The name has no address. `sure`: its keeper says so, rather than nobody having answered."""

    def __init__(self, *, sure: bool) -> None:
        super().__init__(phrase("there is no such host"))
        self.sure = sure


async def by_system(host: str, port: int) -> list[str]:
    """The addresses of a host, as this machine finds them."""
    try:
        found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except socket.gaierror as error:
        sure = error.errno in {socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)}
        raise NoHost(sure=sure) from error
    except (UnicodeError, ValueError, OSError) as error:
        raise NoHost(sure=False) from error
    return list(dict.fromkeys(str(one[4][0]) for one in found))


class Reach:
    """Says where a host is, if the tool may go there. `own`: addresses of the plan.

    Where one of them lies within a network, or on this machine, others there may be asked for too; what a
    data centre tells its machines never. The answer is what must be connected to: asking for the name
    again might give another.
    """

    def __init__(self, own: Iterable[str] = (), *, resolve: Resolve = by_system) -> None:
        urls = tuple(own)
        self._own = frozenset(name for name in map(_host, urls) if name)
        self.plain = frozenset(_host(url) for url in urls if url.lower().startswith("http:"))  # named without TLS
        self._resolve = resolve
        self._private: bool | None = None

    async def places(self, host: str, port: int) -> list[str]:
        """The IP addresses that may be connected to for this host. Raises Refused or NoHost."""
        if names_metadata(host):
            raise Refused(phrase("it leads to what a data centre tells its own machines"))
        found = await self._found(host.strip("[]"), port)
        if any(kind_of(place) == "never" for place in found):
            raise Refused(phrase("it leads to what a data centre tells its own machines"))
        private = any(kind_of(place) == "private" for place in found) and await self._may_be_private()
        if taken := [place for place in found if may_ask(place, private=private)]:
            return taken
        raise Refused(phrase("it leads into a network that the audited service is no part of"))

    async def may_be_asked_through_proxy(self, host: str, port: int) -> None:
        """The same where a proxy finds the host: a name that is not known here is the proxy's to judge."""
        try:
            await self.places(host, port)
        except NoHost:
            name = host.rstrip(".").lower()
            if name == "localhost" or name.endswith(".localhost"):
                raise Refused(phrase("it leads into a network that the audited service is no part of")) from None

    async def _found(self, host: str, port: int) -> list[str]:
        if found := [one for one in await self._resolve(host, port) if _is_place(one)]:
            return found
        raise NoHost(sure=False)

    async def _may_be_private(self) -> bool:
        if self._private is None:
            self._private = any([await self._is_private(host) for host in self._own])
        return self._private

    async def _is_private(self, host: str) -> bool:
        try:
            return any(kind_of(place) == "private" for place in await self._found(host, 80))
        except NoHost:
            return False


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def _is_place(text: str) -> bool:
    try:
        kind_of(text)
    except ValueError:
        return False
    return True
