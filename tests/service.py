"""A service on a free loopback port, made of the pages that a test puts there."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass(frozen=True)
class Answer:
    """What is answered at one path."""

    body: bytes
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    after: float = 0  # seconds


Answers = dict[str, Answer | Callable[[bytes], Answer]]


class Handler(BaseHTTPRequestHandler):
    def __init__(self, answers: Answers, *more: Any) -> None:
        self.answers = answers
        super().__init__(*more)

    def do_GET(self) -> None:
        self._answer(b"")

    def do_POST(self) -> None:
        self._answer(self.rfile.read(int(self.headers.get("content-length", 0))))

    def _answer(self, body: bytes) -> None:
        found = self.answers.get(self.path.partition("?")[0], Answer(b"<h1>Nothing here</h1>", 404))
        answer = found(body) if callable(found) else found
        time.sleep(answer.after)
        self.send_response(answer.status)
        for name, value in {"content-type": "text/html; charset=utf-8", **answer.headers}.items():
            self.send_header(name, value)
        self.send_header("content-length", str(len(answer.body)))
        self.end_headers()
        self.wfile.write(answer.body)

    def log_message(self, *_: Any) -> None:
        """A test's output is its own."""


class Service:
    def __init__(self, port: int, answers: Answers) -> None:
        self.host, self.answers = f"127.0.0.1:{port}", answers
        self.url = f"http://{self.host}/"

    def put(self, path: str, html: str, **more: Any) -> str:
        """Serve this at the path; returns its address."""
        self.answers[path] = Answer(html.encode(), **more)
        return self.url.rstrip("/") + path

    def page(self, path: str, body: str, *, title: str = "A page", **more: Any) -> str:
        """Serve a whole document around this body."""
        head = f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{title}</title>'
        return self.put(
            path, f'{head}<meta name="viewport" content="width=device-width"><body>{body}</body></html>', **more
        )


class Quiet(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: Any) -> None:
        """A browser that hangs up is no error of the test."""


@contextmanager
def serving(handler: type[Handler] = Handler) -> Iterator[Service]:
    """A service until the end of the block."""
    answers: Answers = {}
    with Quiet(("127.0.0.1", 0), partial(handler, answers)) as server:
        thread = threading.Thread(target=partial(server.serve_forever, poll_interval=0.05))
        thread.start()
        try:
            yield Service(server.server_address[1], answers)
        finally:
            server.shutdown()
            thread.join()
