"""Servers for tests of the way to a service: they note who asked for what, over TLS or not; and a proxy that counts."""

import base64
import select
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import urlsplit


@dataclass
class Noted:
    """A server that notes what it is asked. `pages` are answered; `/to/ADDRESS` leads there."""

    port: int = 0
    pages: dict[str, bytes] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    statuses: dict[str, tuple[int, dict[str, str]]] = field(default_factory=dict)
    login: str = ""  # user:password, where it asks for them

    def headers(self, path: str) -> list[dict[str, str]]:
        """Of each request for a path, names in small letters."""
        return [headers for asked, headers in self.asked if asked == path]


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    noted: Noted

    def do_GET(self) -> None:
        self.noted.asked.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
        wanted = f"Basic {base64.b64encode(self.noted.login.encode()).decode()}"
        if self.noted.login and self.headers.get("Authorization") != wanted:
            self._say(401, b"<h1>Who are you?</h1>", {"WWW-Authenticate": 'Basic realm="test"'})
        elif self.path.startswith("/to/"):
            self._say(302, b"", {"Location": self.path[4:]})
        else:
            status, headers = self.noted.statuses.get(self.path, (200, {}))
            self._say(status, self.noted.pages.get(self.path, b"<title>Here</title><h1>Here it is</h1>"), headers)

    def _say(self, status: int, body: bytes, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in {"Content-Type": "text/html", "Content-Length": f"{len(body)}", **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        pass


class _Quiet(ThreadingHTTPServer):
    def handle_error(self, *_: Any) -> None:
        """A browser that does not trust a certificate hangs up; that is no error of the server."""


@contextmanager
def noting(tls: ssl.SSLContext | None = None, **given: Any) -> Iterator[Noted]:
    """A server on a free port."""
    noted = Noted(**given)
    server = _Quiet(("127.0.0.1", 0), type("Handler", (_Handler,), {"noted": noted}))
    if tls:
        server.socket = tls.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    noted.port = server.server_address[1]
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield noted
    finally:
        server.shutdown()
        server.server_close()


@dataclass
class Proxy:
    """A proxy that leads every name to this machine, and counts."""

    port: int = 0
    login: str = ""
    passed: list[str] = field(default_factory=list)  # hosts and ports
    refused: int = 0


class _ProxyHandler(BaseHTTPRequestHandler):
    proxy: Proxy

    def _let_in(self, host: str) -> bool:
        wanted = f"Basic {base64.b64encode(self.proxy.login.encode()).decode()}"
        if self.proxy.login and self.headers.get("Proxy-Authorization") != wanted:
            self.proxy.refused += 1
            self.send_response(407)
            self.send_header("Proxy-Authenticate", 'Basic realm="proxy"')
            self.send_header("Content-Length", "0")
            self.send_header("Connection", "close")
            self.end_headers()
            return False
        self.proxy.passed.append(host)
        return True

    def do_CONNECT(self) -> None:
        if not self._let_in(self.path):
            return
        with socket.create_connection(("127.0.0.1", int(self.path.rpartition(":")[2]))) as there:
            self.send_response(200)
            self.end_headers()
            self._relay(there)

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        if not self._let_in(parts.netloc):
            return
        with socket.create_connection(("127.0.0.1", parts.port or 80)) as there:
            path = parts.path + (f"?{parts.query}" if parts.query else "")
            kept = "".join(f"{name}: {value}\r\n" for name, value in self.headers.items() if "roxy" not in name)
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            there.sendall(f"{self.command} {path} HTTP/1.0\r\n{kept}Connection: close\r\n\r\n".encode() + body)
            while data := there.recv(65536):
                self.wfile.write(data)
        self.close_connection = True

    do_POST = do_HEAD = do_GET  # noqa: N815 - the names that the base class calls

    def _relay(self, there: socket.socket) -> None:
        ends = {self.connection: there, there: self.connection}
        with suppress(OSError):
            while True:
                for end in select.select(list(ends), [], [], 30)[0]:
                    if not (data := end.recv(65536)):
                        return
                    ends[end].sendall(data)

    def log_message(self, *_: Any) -> None:
        pass


@contextmanager
def proxying(login: str = "") -> Iterator[Proxy]:
    """A proxy on a free port; with `login` (user:password) it asks for it."""
    proxy = Proxy(login=login)
    server = _Quiet(("127.0.0.1", 0), type("Handler", (_ProxyHandler,), {"proxy": proxy}))
    proxy.port = server.server_address[1]
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield proxy
    finally:
        server.shutdown()
        server.server_close()
