"""Servers on loopback that say byte for byte what a test hands them: what no server's library would send."""

import asyncio
import contextlib
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field

Say = Callable[[bytes], Awaitable[None]]


@dataclass
class Asked:
    """A request as it came."""

    method: str
    target: str
    headers: dict[str, str]


@dataclass
class Wire:
    """A server that is there; `asked` tells what came."""

    port: int
    scheme: str = "http"
    asked: list[Asked] = field(default_factory=list)

    def url(self, path: str = "/", host: str = "127.0.0.1") -> str:
        return f"{self.scheme}://{host}:{self.port}{path}"


Speak = Callable[[Asked, Say], Awaitable[None]]


@contextlib.asynccontextmanager
async def speaking(speak: Speak, tls: ssl.SSLContext | None = None) -> AsyncIterator[Wire]:
    """A server that says one thing to each connection and hangs up."""
    wire = Wire(0, "https" if tls else "http")
    open_now: set[asyncio.Task[None]] = set()

    async def one(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        open_now.add(task)

        async def say(data: bytes) -> None:
            writer.write(data)
            await writer.drain()

        try:
            lines = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
            method, target, _ = lines[0].split(" ")
            headers = dict(line.lower().split(": ", 1) for line in lines[1:] if ": " in line)
            asked = Asked(method, target, headers)
            wire.asked.append(asked)
            await speak(asked, say)
        except (OSError, asyncio.IncompleteReadError, ssl.SSLError, asyncio.CancelledError):
            pass  # who asked has gone, or the test is over
        finally:
            open_now.discard(task)
            writer.close()

    server = await asyncio.start_server(one, "127.0.0.1", 0, ssl=tls)
    wire.port = server.sockets[0].getsockname()[1]
    try:
        yield wire
    finally:
        server.close()
        for task in list(open_now):
            task.cancel()
        await asyncio.gather(*open_now, return_exceptions=True)


def answer(body: bytes = b"", status: int = 200, **headers: str) -> bytes:
    """A whole answer; `content_type` names Content-Type."""
    told = {"Content-Length": str(len(body)), "Connection": "close"}
    told |= {name.replace("_", "-").title(): value for name, value in headers.items()}
    head = "".join(f"{name}: {value}\r\n" for name, value in told.items())
    return f"HTTP/1.1 {status} Said\r\n{head}\r\n".encode("latin-1") + body


def by_path(answers: dict[str, bytes]) -> Speak:
    """Says what is told for the path; 404 for all else."""

    async def speak(asked: Asked, say: Say) -> None:
        said = answers.get(asked.target.partition("?")[0], answer(b"Nothing here.", 404))
        await say(said.partition(b"\r\n\r\n")[0] + b"\r\n\r\n" if asked.method == "HEAD" else said)

    return speak
