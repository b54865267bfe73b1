"""The tool's own fetching goes through proxies, and takes whatever random servers say."""

import asyncio
import contextlib
import random
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest
from test_fetching import certificates
from wire import Asked, Say, answer, by_path, speaking

from auditor.fetching import Reach, open_fetcher
from auditor.model import Network

HERE = Reach(["http://127.0.0.1/"])


async def _poured(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with contextlib.suppress(OSError):
        while data := await reader.read(65_536):
            writer.write(data)
            await writer.drain()
    writer.close()


@contextlib.asynccontextmanager
async def _listening(
    one: Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]],
) -> AsyncIterator[int]:
    """A server that answers each connection so; its port."""
    server = await asyncio.start_server(one, "127.0.0.1", 0)
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        server.close()


@contextlib.asynccontextmanager
async def tunnelling(port: int) -> AsyncIterator[tuple[str, list[str]]]:
    """A proxy that leads every tunnel to this port; what it was asked for."""
    asked: list[str] = []

    async def one(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = await reader.readuntil(b"\r\n\r\n")
        asked.append(head.split(b"\r\n")[0].decode())
        there, back = await asyncio.open_connection("127.0.0.1", port)
        writer.write(b"HTTP/1.1 200 Go on\r\n\r\n")
        await asyncio.gather(_poured(reader, back), _poured(there, writer))

    async with _listening(one) as at:
        yield f"http://127.0.0.1:{at}", asked


async def test_tls_goes_through_the_proxy_and_is_checked_beyond_it(tmp_path: Path) -> None:
    authority, tls = certificates(tmp_path)
    async with speaking(by_path({"/": answer(b"safe")}), tls) as wire, tunnelling(wire.port) as (proxy, asked):
        known = Network(proxy=proxy, authority=str(authority))
        async with open_fetcher(known, reach=HERE) as fetcher:
            right = await fetcher.get("https://service.example/")
            wrong = await fetcher.get("https://wrong.example/")
        async with open_fetcher(Network(proxy=proxy), reach=HERE) as fetcher:
            stranger = await fetcher.get("https://service.example/")
    assert (right.status, right.body) == (200, b"safe")
    assert (wrong.kind, stranger.kind) == ("tls", "tls")
    assert asked[0] == "CONNECT service.example:443 HTTP/1.1"


@contextlib.asynccontextmanager
async def socks(port: int, *, says: int = 0, login: int = 0) -> AsyncIterator[tuple[str, list[tuple[str, int]]]]:
    """A SOCKS5 proxy that leads everybody to this port; what it was asked for."""
    asked: list[tuple[str, int]] = []

    async def one(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(OSError, asyncio.IncompleteReadError):
            _, methods = await reader.readexactly(2)
            await reader.readexactly(methods)
            writer.write(bytes([5, login]))
            head = await reader.readexactly(5)
            name = (await reader.readexactly(head[4])).decode()
            asked.append((name, int.from_bytes(await reader.readexactly(2), "big")))
            writer.write(bytes([5, says, 0, 1]))
            writer.write(b"\0" * 6)  # in pieces, as networks do
            there, back = await asyncio.open_connection("127.0.0.1", port)
            await asyncio.gather(_poured(reader, back), _poured(there, writer))
        writer.close()

    async with _listening(one) as at:
        yield f"socks5://127.0.0.1:{at}", asked


async def test_socks_proxy_is_told_the_name_and_leads_there(tmp_path: Path) -> None:
    authority, tls = certificates(tmp_path)
    async with (
        speaking(by_path({"/": answer(b"safe")}), tls) as wire,
        socks(wire.port) as (proxy, asked),
        open_fetcher(Network(proxy=proxy, authority=str(authority)), reach=HERE) as fetcher,
    ):
        right = await fetcher.get("https://service.example/")
        wrong = await fetcher.get("https://wrong.example/")
        metadata = await fetcher.get("http://169.254.169.254/")
    assert (right.status, right.body, wrong.kind, metadata.kind) == (200, b"safe", "tls", "refused")
    assert asked[0] == ("service.example", 443)
    assert len(asked) == 2


@pytest.mark.parametrize("more", [{"says": 2}, {"says": 99}, {"login": 0xFF}])
async def test_socks_proxy_that_does_not_lead_there_is_told(more: dict[str, int]) -> None:
    async with (
        speaking(by_path({})) as wire,
        socks(wire.port, **more) as (proxy, _),
        open_fetcher(Network(proxy=proxy), reach=HERE) as fetcher,
    ):
        found = await fetcher.get("http://outside.example/")
    assert (found.kind, found.status) == ("proxy", None)


async def test_socks_proxy_that_is_not_there_is_told() -> None:
    async with open_fetcher(Network(proxy="socks5h://127.0.0.1:1"), reach=HERE) as fetcher:
        assert (await fetcher.get("http://outside.example/")).kind == "proxy"


async def test_proxy_of_the_environment_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    async with speaking(by_path({"http://outside.example/": answer(b"by proxy")})) as proxy:
        for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
            monkeypatch.delenv(name, raising=False)
            monkeypatch.delenv(name.upper(), raising=False)
        monkeypatch.setenv("HTTP_PROXY", proxy.url())
        async with open_fetcher(Network(), reach=HERE) as fetcher:
            assert (await fetcher.get("http://outside.example/")).body == b"by proxy"
            assert (await fetcher.get("http://127.0.0.1:1999/")).kind == "nobody"  # this machine, without it
    assert len(proxy.asked) == 1


PIECES = (
    b"HTTP/1.1 ", b"200 OK", b"302 Found", b"\r\n", b"\r\n\r\n", b"Location: ", b"/x", b"//", b"http://", b"127.0.0.1",
    b"Content-Length: ", b"5", b"-1", b"9" * 20, b"Transfer-Encoding: chunked", b"Content-Encoding: ", b"gzip",
    b"deflate", b"br", b"\x1f\x8b\x08\0", b"Set-Cookie: a=b; Domain=", b"Retry-After: ", b"\xff", b"\0", b"a" * 5_000,
    b"5\r\nabcde\r\n0\r\n\r\n", b"Content-Type: ", b"\xc3\xa4", b"[::1]", b":", b"@", b"#", b"?", b"xn--", b"%00",
    b"Connection: close", b"HTTP/1.0 ", b"\t", b" ",
)  # fmt: skip


def said_by_chance(chance: random.Random) -> bytes:
    head = b"HTTP/1.1 %d Said\r\n" % chance.choice([100, 200, 200, 204, 301, 302, 304, 404, 999])
    parts = [head] if chance.random() < 0.8 else []
    parts += chance.choices(PIECES, k=chance.randrange(12))
    parts += [b"\r\n\r\n"] if chance.random() < 0.7 else []
    return b"".join([*parts, *chance.choices(PIECES, k=chance.randrange(6))])


@pytest.mark.parametrize("seed", range(2))
async def test_whatever_a_server_says_there_is_an_answer(seed: int) -> None:
    chance = random.Random(seed)

    async def speak(_: Asked, say: Say) -> None:
        await say(said_by_chance(chance))

    async with speaking(speak) as wire, open_fetcher(Network(), reach=HERE, per_host=8) as fetcher:
        began = time.monotonic()
        found = await asyncio.gather(*(fetcher.get(wire.url(f"/{number}"), seconds=3) for number in range(60)))
    assert time.monotonic() - began < 60
    assert all(one.status is not None or (one.kind and one.why) for one in found)
