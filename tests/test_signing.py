"""Signing in before anything is walked: once, kept outside the run folder, made anew where it ends."""

import json
import math
import secrets
import stat
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import pyotp
import pytest
from service import Quiet
from walking import Silent
from walking import walked as walked_by

from auditor.catalogue import one
from auditor.cli.stages import walk
from auditor.engines.find import as_root, find_browser
from auditor.errors import AuditorError
from auditor.formats.yaml import plan_of
from auditor.model import Plan, Walk
from auditor.parts import EvidenceKind
from auditor.sessions import Made, folder_of_states, keep_state, kept_state, name_of
from auditor.store import RunFolder

PASSWORD, SECRET = "correct horse battery", pyotp.random_base32()
CODES = pyotp.TOTP(SECRET, interval=4)  # so that a test need not wait half a minute for the next code
ENVIRONMENT = {"USER_PASSWORD": PASSWORD, "TOTP_SECRET": CODES.provisioning_uri(name="maija")}
PLAN = """
service: Orders
url: {url}
personas: [desktop]
checkers: none
session:
  steps:
    - name: Sign in
      actions:
        - open: /login
        - fill: {{label: User, value: maija}}
        - fill: {{label: Password, value: "${{USER_PASSWORD}}"}}
        - click: {{role: button, name: Go on}}
    - name: Code
      actions:
        - fill: {{label: Code, value: "{{code}}"}}
        - click: {{role: button, name: Go on}}
      expect: {{text: Hello maija}}
  code: "${{TOTP_SECRET}}"
  signed_out: {{visible: {{role: link, name: Sign in}}}}
journeys:
  - name: See my orders
    steps:
      - {{name: My orders, actions: [open: /orders], expect: {{url: "**/orders"}}}}
      - {{name: One of them, actions: [click: {{role: link, name: Order 1}}], expect: {{text: A teapot}}}}
"""


@dataclass
class Shop:
    """A service with a login in two stages. Its sessions end when it is told so, or after so many pages."""

    port: int = 0
    sessions: dict[str, float] = field(default_factory=dict)  # key → pages that it lasts
    logins: int = 0
    tries: int = 0  # of a password
    codes: list[str] = field(default_factory=list)
    lasting: list[float] = field(default_factory=list)  # pages that the next sessions last; then they last on

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/"


class _Handler(BaseHTTPRequestHandler):
    def __init__(self, shop: Shop, *more: Any) -> None:
        self.shop = shop
        super().__init__(*more)

    def do_GET(self) -> None:
        who = self._who()
        if self.path == "/login":
            self._page(
                "<label>User <input name=user></label><label>Password <input type=password name=password></label>"
            )
        elif self.path == "/code":
            self._page("<label>Code <input name=code autocomplete=one-time-code></label>")
        elif who is None:
            self._page("", words='<p>Nobody is here.</p><a href="/login">Sign in</a>')
        else:
            self._count(who)
            told = "A teapot" if self.path == "/orders/1" else '<a href="/orders/1">Order 1</a>'
            self._page("", words=f"<p>Hello maija</p>{told}")

    def do_POST(self) -> None:
        told = {
            name: one[0]
            for name, one in parse_qs(self.rfile.read(int(self.headers["content-length"])).decode()).items()
        }
        if self.path == "/login":
            self.shop.tries += 1
            good = told.get("password") == PASSWORD
            self._go("/code" if good else "/login", {"half": "way"} if good else {})
            return
        code = told.get("code", "")
        good = CODES.verify(code, valid_window=1) and code not in self.shop.codes
        self.shop.codes.append(code)
        if not good:
            self._go("/login", {})
            return
        key = secrets.token_hex(16)
        self.shop.sessions[key] = self.shop.lasting.pop(0) if self.shop.lasting else math.inf
        self.shop.logins += 1
        self._go("/orders", {"shop_session": key})

    def _who(self) -> str | None:
        cookies = dict(one.strip().split("=", 1) for one in self.headers.get("cookie", "").split(";") if "=" in one)
        key = cookies.get("shop_session", "")
        return key if key in self.shop.sessions else None

    def _count(self, key: str) -> None:
        self.shop.sessions[key] -= self.path.startswith("/orders")
        if not self.shop.sessions[key]:
            del self.shop.sessions[key]

    def _go(self, where: str, cookies: dict[str, str]) -> None:
        self.send_response(303)
        for name, value in cookies.items():
            self.send_header("Set-Cookie", f"{name}={value}; HttpOnly; Path=/")
        self.send_header("Location", where)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _page(self, fields: str, *, words: str = "") -> None:
        form = f"<form method=post>{fields}<button>Go on</button></form>" if fields else ""
        body = f"<!doctype html><html lang=en><title>Orders</title><h1>Orders</h1>{words}{form}</html>".encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        pass


@pytest.fixture
def shop() -> Iterator[Shop]:
    shop = Shop()
    with Quiet(("127.0.0.1", 0), partial(_Handler, shop)) as server:
        shop.port = server.server_address[1]
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield shop
        server.shutdown()


@pytest.fixture(autouse=True)
def states(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return tmp_path / "state" / "auditor" / "sessions"


async def walked(plan: Plan, out: Path, *personas: str) -> dict[str, Walk]:
    return await walked_by(plan, out, *personas, kinds=[one(EvidenceKind, "Console")])


def planned(shop: Shop, folder: Path, text: str = PLAN, environment: dict[str, str] = ENVIRONMENT) -> Plan:
    return plan_of(text.format(url=shop.url).encode(), folder / "audit.yaml", ["desktop", "mobile"], environment)


def bytes_of(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in folder.rglob("*") if file.is_file())


async def test_signs_in_once_for_all_runs_and_keeps_it_from_others(shop: Shop, states: Path, tmp_path: Path) -> None:
    plan = planned(shop, tmp_path)
    for run in ("first", "second"):
        walk = (await walked(plan, tmp_path / run))["desktop"]
        assert (walk.stop, walk.reason) == (None, None)
    assert shop.logins == 1
    (key,) = shop.sessions
    kept = kept_state(name_of(plan, None))
    assert kept
    assert key in json.dumps(kept.state)
    assert {stat.S_IMODE(one.stat().st_mode) for one in (states, *states.iterdir())} == {0o700, 0o600}  # noqa: ASYNC240
    for value in (key, PASSWORD, SECRET, *shop.codes):
        assert value.encode() not in bytes_of(tmp_path / "first") + bytes_of(tmp_path / "second"), value


async def test_a_session_that_ends_on_the_way_is_made_anew_and_walked_again(shop: Shop, tmp_path: Path) -> None:
    plan = planned(shop, tmp_path)
    shop.lasting = [2]  # the page after the sign-in, and the first of the walk
    walk = (await walked(plan, tmp_path / "run"))["desktop"]
    assert walk.stop is None, walk.reason
    assert shop.logins == 2
    assert [visit.arrival.url for visit in walk.visits] == [f"{shop.url}orders", f"{shop.url}orders/1"]
    assert len(set(shop.codes)) == len(shop.codes), "no code is used twice"


async def test_one_that_keeps_ending_prevents_the_walk(shop: Shop, tmp_path: Path) -> None:
    shop.lasting = [1, 1, 1]
    walk = (await walked(planned(shop, tmp_path), tmp_path / "run"))["desktop"]
    assert (walk.stop, walk.reason) == ("wrong-page", "The session has ended.")
    assert shop.logins == 2


async def test_who_cannot_sign_in_is_told_why_and_tries_it_once(shop: Shop, tmp_path: Path) -> None:
    text = PLAN.replace("${{USER_PASSWORD}}", "wrong one").replace("personas: [desktop]", "personas: [desktop, mobile]")
    walks = await walked(planned(shop, tmp_path, text), tmp_path / "run", "desktop", "mobile")
    assert {walk.stop for walk in walks.values()} == {"not-ready"}
    assert all("could not be signed in to" in (walk.reason or "") for walk in walks.values())
    assert not shop.codes


def test_a_login_that_failed_before_a_walk_is_not_tried_again_by_the_crawl(shop: Shop, tmp_path: Path) -> None:
    plan = planned(shop, tmp_path, PLAN.replace("${{USER_PASSWORD}}", "wrong one") + "crawl: {{links: false}}\n")
    folder = RunFolder.create(tmp_path / "run", plan)
    with pytest.raises(AuditorError, match="could not be signed in to"):
        walk(folder, find_browser(), Silent(), jobs=1, sandbox=not as_root())
    assert shop.tries == 1


def test_a_kept_session_that_others_may_read_is_passed_over(tmp_path: Path) -> None:
    made = Made({"cookies": [], "origins": []}, 1.0)
    keep_state("one", made)
    assert kept_state("one") == made
    assert not made.lasts(30)
    file = folder_of_states() / "one.json"
    file.chmod(0o644)
    assert kept_state("one") is None
    file.chmod(0o600)
    for wrong in ("{", "[]", json.dumps({"at": 1, "state": []}), json.dumps({"at": None, "state": {}})):
        file.write_text(wrong)
        assert kept_state("one") is None
    file.unlink()
    file.symlink_to(tmp_path / "elsewhere")
    assert kept_state("one") is None


def test_another_plan_or_customer_has_another_session(shop: Shop, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    plans = [planned(shop, tmp_path), planned(shop, tmp_path / "other")]
    changed = planned(shop, tmp_path, PLAN.replace("open: /login", "open: /start"))
    assert len({name_of(one, None) for one in (*plans, changed)}) == 3
    password = planned(shop, tmp_path, environment=ENVIRONMENT | {"USER_PASSWORD": "another one"})
    assert name_of(password, None) == name_of(plans[0], None), "no secret goes into a name"
