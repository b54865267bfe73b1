"""The tool's own fetching speaks HTTP/2, and ends with an answer whatever is said in it."""

import asyncio
import ssl
from collections.abc import Callable
from pathlib import Path

import h2.config
import h2.connection
import h2.events
import pytest
from test_fetching import certificates

from auditor.fetching import Answer, Reach, open_fetcher
from auditor.model import Network

Speak = Callable[[h2.connection.H2Connection, int], bytes]


async def _here(_: str, __: int) -> list[str]:
    return ["127.0.0.1"]


async def asked(folder: Path, speak: Speak) -> Answer:
    """What comes of a server that answers so; bytes that `speak` returns are sent as they are."""
    authority, tls = certificates(folder)
    tls.set_alpn_protocols(["h2"])

    async def one(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        line = h2.connection.H2Connection(h2.config.H2Configuration(client_side=False))
        line.initiate_connection()
        try:
            while data := await reader.read(65_536):
                ends = [one for one in line.receive_data(data) if isinstance(one, h2.events.StreamEnded)]
                said = b"".join(speak(line, one.stream_id) for one in ends)
                writer.write(line.data_to_send() + said)
                await writer.drain()
        except (OSError, ssl.SSLError):
            pass  # who asked has gone
        finally:
            writer.close()

    server = await asyncio.start_server(one, "127.0.0.1", 0, ssl=tls)
    url = f"https://service.example:{server.sockets[0].getsockname()[1]}/"
    try:
        reach = Reach([url], resolve=_here)
        async with open_fetcher(Network(authority=str(authority)), reach=reach) as fetcher:
            return await fetcher.get(url, seconds=3)
    finally:
        server.close()


async def test_answer(tmp_path: Path) -> None:
    def speak(line: h2.connection.H2Connection, stream: int) -> bytes:
        line.send_headers(stream, [(":status", "200"), ("content-type", "text/plain")])
        line.send_data(stream, b"by HTTP/2", end_stream=True)
        return b""

    found = await asked(tmp_path, speak)
    assert (found.status, found.body, found.type) == (200, b"by HTTP/2", "text/plain")


def reset(line: h2.connection.H2Connection, stream: int) -> bytes:
    line.reset_stream(stream)
    return b""


def leave(line: h2.connection.H2Connection, _: int) -> bytes:
    line.close_connection()
    return b""


def lie(_: h2.connection.H2Connection, __: int) -> bytes:
    return b"\xff" * 10_000


def flood(_: h2.connection.H2Connection, stream: int) -> bytes:
    """Headers without end: CONTINUATION after CONTINUATION."""
    head = b"\0\0\1\1\0" + stream.to_bytes(4, "big") + b"\x88"
    part = b"\0\x40\0\x09\0" + stream.to_bytes(4, "big") + b"\0\1a\1b" * 3_276 + b"\0\1a\1"
    return head + part * 40


@pytest.mark.parametrize("speak", [reset, leave, lie, flood])
async def test_what_is_no_answer_is_told(tmp_path: Path, speak: Speak) -> None:
    found = await asked(tmp_path, speak)
    assert not found.ok
    assert found.kind in {"no answer", "time"}
    assert found.why
