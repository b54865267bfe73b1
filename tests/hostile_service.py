"""A server that does what harms those who look at pages; each behaviour is a file in `hostile/`.

A page is `NAME.html`, what a server does `NAME.py` with `answer(wire)`. Both say in their first line what they do, and
where a walk that meets them cannot go on, a line `Ends: …` says how the walk ends (`Ends: …?`: it may).
"""

import re
import socket
import threading
import time
from base64 import b64decode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib import import_module
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent / "hostile"
PIXEL = b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")
HEAD = '<!doctype html><html lang="en"><meta charset="utf-8"><title>{title}</title>'
PLAIN = HEAD.format(title="Plain") + '<body><h1>Plain</h1><p>All is well here.</p><img src="/plain.png"></body></html>'
WORKER = """
addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(clients.claim()));
addEventListener("fetch", (event) => event.respondWith(new Promise(() => 0)));
"""
MOST_SECONDS = 600.0  # after which even the most patient behaviour hangs up


@dataclass
class Wire:
    """One connection that asks for something of this behaviour."""

    handler: "_Handler"
    path: str
    query: str
    ended: threading.Event
    began: float = field(default_factory=time.monotonic)

    @property
    def other(self) -> str:
        """The same server under the name of another site."""
        return self.handler.server.other

    def send(self, body: bytes | str, *, status: int = 200, length: int | None = None, **headers: str) -> None:
        """A whole answer; `content_type` and others are headers. `length`: what is said of its length."""
        raw = body.encode() if isinstance(body, str) else body
        told = {
            "content_type": "text/html; charset=utf-8",
            "content_length": str(len(raw) if length is None else length),
        }
        self.head(status, **{**told, **headers})
        self.write(raw)

    def head(self, status: int = 200, **headers: str) -> None:
        """The head of an answer. Nothing is added to it."""
        lines = [f"HTTP/1.1 {status} Said"]
        lines += [f"{name.replace('_', '-')}: {value}" for name, value in {"connection": "close", **headers}.items()]
        self.write("\r\n".join([*lines, "", ""]).encode())

    def write(self, raw: bytes) -> None:
        """Bytes as they are."""
        self.handler.wfile.write(raw)
        self.handler.wfile.flush()

    def drip(self, raw: bytes, *, seconds: float = 1.0) -> None:
        """A byte at a time."""
        for number in range(len(raw)):
            self.write(raw[number : number + 1])
            if self.hang(seconds):
                return

    def hang(self, seconds: float = MOST_SECONDS) -> bool:
        """Say nothing for so long, or until the server ends; whether it ends."""
        return self.ended.wait(seconds) or time.monotonic() - self.began > MOST_SECONDS


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 200
    other = ""

    def handle_error(self, *_: Any) -> None:
        """Who hangs up is no error of the test."""


class _Handler(BaseHTTPRequestHandler):
    server: _Server

    def __init__(self, ended: threading.Event, asked: list[str], *more: Any) -> None:
        self.ended, self.asked = ended, asked
        super().__init__(*more)

    def do_GET(self) -> None:
        self.close_connection = True
        path, _, query = self.path.partition("?")
        if len(self.asked) < 100_000:
            self.asked.append(self.path[:200])
        wire = Wire(self, path, query, self.ended)
        name = path.strip("/").partition("/")[0].partition(".")[0]
        if path == "/":
            wire.send(_index())
        elif path == "/plain":
            wire.send(PLAIN)
        elif path == "/plain.png":
            wire.send(PIXEL, content_type="image/png")
        elif path == "/worker.js":
            wire.send(WORKER, content_type="text/javascript")
        elif re.fullmatch(r"\w+", name) and (HERE / f"{name}.html").is_file():
            wire.send((HERE / f"{name}.html").read_text("utf-8").replace("{other}", wire.other))
        elif re.fullmatch(r"\w+", name) and (HERE / f"{name}.py").is_file():
            import_module(f"hostile.{name}").answer(wire)
        else:
            wire.send("<h1>Nothing here</h1>", status=404)

    def do_POST(self) -> None:
        self.do_GET()

    def log_message(self, *_: Any) -> None:
        """A test's output is its own."""


@dataclass(frozen=True)
class Hostile:
    """The running server; `asked` are the paths that it was asked for."""

    url: str
    other: str
    asked: list[str]


@contextmanager
def hostile() -> Iterator[Hostile]:
    """The server until the end of the block."""
    ended, asked = threading.Event(), list[str]()
    server = _Server(("127.0.0.1", 0), partial(_Handler, ended, asked))
    port = server.socket.getsockname()[1]
    server.other = f"http://localhost:{port}"
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield Hostile(f"http://127.0.0.1:{port}/", server.other, asked)
    finally:
        ended.set()
        server.shutdown()
        server.server_close()


def cut(wire: Wire) -> None:
    """End the connection as a host does that vanishes."""
    linger = b"\x01\x00\x00\x00\x00\x00\x00\x00"
    wire.handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
    wire.handler.connection.close()


@dataclass(frozen=True)
class Behaviour:
    """One file: what it does, and how a walk ends that meets it (empty: it goes on)."""

    name: str
    does: str
    ends: str
    surely: bool


def behaviours() -> list[Behaviour]:
    """All that are there, by name."""
    files = sorted([*HERE.glob("*.html"), *HERE.glob("[!_]*.py")], key=lambda file: file.stem)
    return [_of(file) for file in files]


def _index() -> str:
    """A page with a link to each of them."""
    links = "".join(f'<li><a href="/{one.name}">{one.does}</a></li>' for one in behaviours())
    return (
        HEAD.format(title="All")
        + f'<body><h1>All</h1><ul>{links}<li><a href="/plain">Plain</a></li></ul></body></html>'
    )


def _of(file: Path) -> Behaviour:
    head = file.read_text("utf-8")[:500]
    does = re.match(r'(?:<!-- |""")(.+?)(?: -->|"""|\n)', head)
    ends = re.search(r"^Ends: ([\w-]+)(\?)?", head, re.MULTILINE)
    if not does:
        raise AssertionError(f"{file.name} does not say what it does.")
    return Behaviour(file.stem, does[1], ends[1] if ends else "", not (ends and ends[2]))
