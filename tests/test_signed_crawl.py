"""A crawl that begins signed in: renewed where its session ends, also after a stop, and told to its host alone."""

import asyncio
import secrets
import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from listening_servers import Noted, noting
from service import Quiet

from auditor.choosing import Choice
from auditor.crawl.crawler import crawl_plan
from auditor.crawl.frontier import Frontier
from auditor.crawl.record import DONE
from auditor.engines.find import find_browser
from auditor.formats.yaml import plan_of
from auditor.model import Plan
from auditor.store import RunFolder

PAGES = 5
PLAN = """
service: Members
url: http://localhost:{port}/
personas: [desktop]
checkers: none
headers: [{{host: localhost, name: X-Key, value: open-sesame-77}}]
basic_auth: [{{host: localhost, user: tester, password: basic-word-77}}]
cookies: [{{host: localhost, name: variant, value: cookie-value-77}}]
session:
  steps:
    - name: Sign in
      actions: [open: /login, fill: {{label: Password, value: koivu-halli}}, click: {{role: button, name: Go on}}]
      expect: {{text: Hello}}
  signed_out: {{visible: {{role: link, name: Sign in}}}}
crawl: {{at_once: 1, every_page: true, evidence: [Dom], pictures: false}}
"""


@dataclass
class Members:
    """A service for members. Its sessions last so many pages; what it leads to elsewhere is `other`."""

    port: int = 0
    other: int = 0
    lasts: int = 1_000
    logins: int = 0
    sessions: dict[str, int] = field(default_factory=dict)
    asked: list[tuple[str, bool, str]] = field(default_factory=list)  # path, whether signed in, by whom

    def paths(self, *, signed: bool) -> list[str]:
        return [path for path, own, _ in self.asked if own is signed]


class _Handler(BaseHTTPRequestHandler):
    def __init__(self, members: Members, *more: Any) -> None:
        self.members = members
        super().__init__(*more)

    def do_GET(self) -> None:
        members, path = self.members, urlsplit(self.path).path
        cookies = dict(one.strip().split("=", 1) for one in self.headers.get("cookie", "").split(";") if "=" in one)
        key = cookies.get("key", "")
        signed = key in members.sessions
        members.asked.append((path, signed, self.headers.get("user-agent", "")))
        if "authorization" not in self.headers:
            self._say(b"<h1>Who is it?</h1>", 401, {"www-authenticate": 'Basic realm="test"'})
        elif path == "/login":
            self._say(b"<title>In</title><form method=post><label>Password <input type=password></label>"
                      b"<button>Go on</button></form>")  # fmt: skip
        elif not signed:
            self._say(b"<title>Members</title><h1>Members alone</h1><a href='/login'>Sign in</a>")
        elif path in ("/away", "/away.pdf"):
            self._say(b"", 302, {"location": f"http://127.0.0.1:{members.other}{path}"})
        elif path.endswith(".pdf"):
            self._say(b"%PDF-1.4 broken", kind="application/pdf")
        else:
            members.sessions[key] -= path.startswith("/page/")
            if members.sessions[key] <= 0:
                del members.sessions[key]
            links = "".join(f'<a href="/page/{number}">Page {number}</a> ' for number in range(PAGES))
            more = '<a href="/away">Away</a> <a href="/guide.pdf">Guide</a> <a href="/away.pdf">Away</a>'
            self._say(f"<title>Page {path}</title><h1>Hello</h1><p>Of {path}.</p>{links}{more}".encode())

    do_HEAD = do_GET  # noqa: N815 - the name that the base class calls

    def do_POST(self) -> None:
        key = secrets.token_hex(16)
        self.members.logins += 1
        self.members.sessions[key] = self.members.lasts
        self._say(b"", 303, {"location": "/", "set-cookie": f"key={key}; HttpOnly; Path=/"})

    def _say(self, body: bytes, status: int = 200, more: dict[str, str] | None = None, kind: str = "text/html") -> None:
        self.send_response(status)
        for name, value in {"content-type": kind, "content-length": str(len(body)), **(more or {})}.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        pass


class _Server(Quiet):
    address_family = socket.AF_INET


@pytest.fixture
def elsewhere() -> Iterator[Noted]:
    with noting() as other:
        yield other


@pytest.fixture
def members(elsewhere: Noted, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Members]:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    own = Members(other=elsewhere.port)
    with _Server(("127.0.0.1", 0), partial(_Handler, own)) as server:
        own.port = server.server_address[1]
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield own
        server.shutdown()


def planned(members: Members, folder: Path) -> Plan:
    return plan_of(PLAN.format(port=members.port).encode(), folder / "audit.yaml", ["desktop"], {})


def crawled(plan: Plan, folder: RunFolder) -> Frontier:
    asyncio.run(crawl_plan(plan, folder, browser=find_browser(), listener=None, choice=Choice()))
    return Frontier(folder)


def test_a_session_that_ends_half_way_is_renewed_and_nothing_given_goes_to_another_host(
    members: Members, elsewhere: Noted, tmp_path: Path
) -> None:
    members.lasts = 4
    plan = planned(members, tmp_path)
    with crawled(plan, RunFolder.create(tmp_path / "run", plan)) as frontier:
        looked = [row["url"] for row in frontier.rows("SELECT url FROM page WHERE state='looked'")]
        assert {urlsplit(url).path for url in looked} == {"/", *(f"/page/{number}" for number in range(PAGES))}
        assert frontier.audits() == PAGES + 1
        assert frontier.count("failed") == 0
    assert members.logins == 2
    assert {path for path, _ in elsewhere.asked} >= {"/away", "/away.pdf"}  # the browser was led there, and the fetcher
    for path, headers in elsewhere.asked:
        assert not {"x-key", "authorization", "cookie"} & set(headers), path
        assert "77" not in "".join(value for name, value in headers.items() if name != "host"), path


def test_what_is_fetched_after_a_stop_is_fetched_signed_in(members: Members, tmp_path: Path) -> None:
    plan = planned(members, tmp_path)
    folder = RunFolder.create(tmp_path / "run", plan)
    with crawled(plan, folder) as frontier:
        frontier.note(DONE, value=False)
        for table in ("target", "document"):
            frontier.alter(f"DELETE FROM {table}")  # as it is where the run was stopped when its pages were done
    members.asked.clear()
    with crawled(plan, RunFolder.open(folder.path, plan)) as frontier:
        assert frontier.fact(DONE)
    assert "/guide.pdf" in members.paths(signed=True)
    assert "/guide.pdf" not in members.paths(signed=False)
    assert members.logins == 1, "the kept session is good yet"
