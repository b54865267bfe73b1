"""Connects through a SOCKS5 proxy that asks for no name (RFC 1928): it is told the host's name, and finds it itself."""

import struct
from collections.abc import Iterable
from typing import Any

import httpcore

VERSION, NO_LOGIN, CONNECT, BY_NAME = 5, 0, 1, 3
OF_ADDRESS = {1: 4, 4: 16}  # bytes of an address, by its kind
LONGEST = 255  # bytes of a name
WHY = {
    1: "it failed",
    2: "its rules do not allow it",
    3: "the network is not reached from there",
    4: "the host is not reached from there",
    5: "nobody listens there",
    6: "it took too long",
}
PROXY_SECONDS = 10.0


class Socks(httpcore.AnyIOBackend):
    """Leads every connection through the proxy at this host and port."""

    def __init__(self, host: str, port: int) -> None:
        self._host, self._port = host, port

    async def connect_tcp(  # noqa: D102 - as httpcore has it
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - httpcore's own word
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        seconds = timeout or PROXY_SECONDS
        try:
            stream = await super().connect_tcp(self._host, self._port, seconds, local_address, socket_options)
        except httpcore.ConnectError as error:
            raise httpcore.ProxyError(f"the proxy does not answer: {error}") from error
        try:
            await _led(stream, host, port, seconds)
        except BaseException:
            await stream.aclose()
            raise
        return stream


async def _led(stream: httpcore.AsyncNetworkStream, host: str, port: int, seconds: float) -> None:
    """Ask for the way to a host. Raises ProxyError where the proxy does not lead there."""
    name = host.strip("[]").encode("idna") if not host.isascii() else host.strip("[]").encode()
    if len(name) > LONGEST:
        raise httpcore.ProxyError("the name of the host is too long for it")
    await stream.write(bytes([VERSION, 1, NO_LOGIN]), seconds)
    if await _read(stream, 2, seconds) != bytes([VERSION, NO_LOGIN]):
        raise httpcore.ProxyError("it asks for a name and a password, or is no SOCKS5 proxy")
    asked = bytes([VERSION, CONNECT, 0, BY_NAME, len(name)]) + name + struct.pack("!H", port)
    await stream.write(asked, seconds)
    version, said, _, kind = await _read(stream, 4, seconds)
    if version != VERSION or said:
        raise httpcore.ProxyError(WHY.get(said, "it does not say why"))
    length = OF_ADDRESS.get(kind) or (await _read(stream, 1, seconds))[0]
    await _read(stream, length + 2, seconds)


async def _read(stream: httpcore.AsyncNetworkStream, size: int, seconds: float) -> bytes:
    """Exactly so many bytes: what the host says comes after them."""
    told = b""
    while len(told) < size:
        part = await stream.read(size - len(told), seconds)
        if not part:
            raise httpcore.ProxyError("it hung up")
        told += part
    return told
