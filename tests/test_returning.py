"""The customer who goes on from another device, in a real browser, at a small service that keeps sessions."""

import threading
from collections.abc import Iterator, Mapping
from functools import partial
from http.cookies import SimpleCookie
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import pytest
from service import Quiet
from test_judge import judged
from walking import act, plan_of, step, touches, walked

from auditor.catalogue import every, one
from auditor.commons.resuming import FieldSeen, PageSeen, shows
from auditor.commons.right_page import PageFacts
from auditor.evidence.resumed import Resumed
from auditor.model import Audit, Plan, Target, Walk
from auditor.parts import EvidenceKind, Rule

RULES = [
    rule
    for rule in every(Rule)
    if rule.id in {"cannot-go-on-elsewhere", "address-does-not-lead-back", "finished-elsewhere", "stopped-here"}
]
KINDS = [one(EvidenceKind, name) for name in ("Dom", "Resumed")]
HAND = "addEventListener('touchstart', () => { document.forms[0].by.value = 'finger'; }, {passive: true})"


class Bookings:
    """What the service keeps: sessions by their cookie, orders. `fault` is what is wrong with it."""

    def __init__(self, fault: str) -> None:
        self.fault = fault
        self.sessions: dict[str, dict[str, str]] = {}
        self.orders: list[tuple[str, str]] = []


class Shop(BaseHTTPRequestHandler):
    def __init__(self, kept: Bookings, *more: Any) -> None:
        self.kept = kept
        super().__init__(*more)

    def do_GET(self) -> None:
        session, path = self._session(), self.path
        if path == "/":
            self._page("Halls", "<a href='/details'>Book</a>")
        elif path == "/details":
            self._form("Your details", "/details", f"<label>Name <input name=name value='{session.get('name', '')}'>")
        elif path == "/check" and self._signed_out(session):
            self._page("Log in", "<form><label>Password <input type=password name=p></label><button>Log in</button>")
        elif path == "/check" and "name" in session and self.kept.fault != "answers posts":
            self._check(session)
        elif path == "/check" and self.kept.fault == "answers posts":
            self._page("Method not allowed", "Go back.", status=405)
        elif path == "/thanks" and "ordered" in session:
            self._page("Thank you", "We have sent you a message.")
        else:
            self._to("/")

    def do_POST(self) -> None:
        session = self._session()
        told = parse_qs(self.rfile.read(int(self.headers["content-length"])).decode())
        if self.path == "/details":
            session |= {"name": told["name"][0], "agent": self.headers["user-agent"]}
            self._check(session) if self.kept.fault == "answers posts" else self._to("/check")
        elif self.path == "/check":  # where posts are answered, the form's own address is that of the next step
            session["name"] = told["name"][0]
            self._check(session)
        else:
            session["ordered"] = "yes"
            self.kept.orders.append((session["name"], told["by"][0]))
            self._to("/thanks")

    def _check(self, session: Mapping[str, str]) -> None:
        needs = (
            "if (!localStorage.slot) { event.preventDefault(); document.querySelector('h1').textContent = 'No slot'; }"
        )
        script = f'onsubmit="{needs}"' if self.kept.fault == "keeps in the browser" else ""
        self._form("Check and order", "/order", f"<p>For {session['name']}.</p>", "Order", script)

    def _signed_out(self, session: Mapping[str, str]) -> bool:
        return self.kept.fault == "knows the device" and session.get("agent") != self.headers["user-agent"]

    def _form(self, heading: str, action: str, inner: str, button: str = "Next", more: str = "") -> None:
        action = "/check" if self.kept.fault == "answers posts" and action == "/details" else action
        body = f"<form method=post action='{action}' {more}>{inner}<input type=hidden name=by value=mouse>"
        self._page(heading, f"{body}<button>{button}</button></form><script>{HAND}; localStorage.seen = 1</script>")

    def _session(self) -> dict[str, str]:
        cookie = SimpleCookie(self.headers.get("cookie", ""))
        self.key = cookie["sid"].value if "sid" in cookie else f"s{len(self.kept.sessions)}"
        return self.kept.sessions.setdefault(self.key, {})

    def _page(self, heading: str, body: str, *, status: int = 200) -> None:
        slot = "<script>if (location.pathname === '/details') localStorage.slot = '16:00'</script>"
        html = f"<!doctype html><html lang=en><title>{heading}</title><h1>{heading}</h1>{body}{slot}".encode()
        self._answer(status, {"content-type": "text/html; charset=utf-8"}, html)

    def _to(self, path: str) -> None:
        self._answer(303, {"location": path}, b"")

    def _answer(self, status: int, headers: dict[str, str], body: bytes) -> None:
        self.send_response(status)
        headers |= {"content-length": str(len(body)), "set-cookie": f"sid={self.key}; Path=/"}
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        """A test's output is its own."""


@pytest.fixture
def bookings(request: pytest.FixtureRequest) -> Iterator[tuple[Bookings, Plan]]:
    kept = Bookings(getattr(request, "param", ""))
    with Quiet(("127.0.0.1", 0), partial(Shop, kept)) as server:
        thread = threading.Thread(target=partial(server.serve_forever, poll_interval=0.05))
        thread.start()
        try:
            yield (
                kept,
                plan_of(f"http://127.0.0.1:{server.server_address[1]}/", *STEPS, personas=("desktop", "returning")),
            )
        finally:
            server.shutdown()
            thread.join()


def button(name: str) -> Target:
    return Target(by="role", value="button", name=name)


STEPS = (
    step("Open", act("open", value="/"), text="Halls"),
    step("Details", act("click", Target(by="role", value="link", name="Book")), text="Your details"),
    step(
        "Check", act("fill", Target(by="label", value="Name"), "Maija"), act("click", button("Next")), text="Check and"
    ),
    step("Order", act("click", button("Order")), text="Thank you"),
)


async def returned(plan: Plan, out: Path) -> tuple[Walk, Audit]:
    walks = await walked(plan, out / "run", "desktop", "returning", kinds=KINDS)
    assert walks["desktop"].stop is None, walks["desktop"].reason
    return walks["returning"], judged(list(walks.values()), *RULES, by=plan)


def noticed(walk: Walk) -> list[Resumed]:
    found = [visit.get(Resumed) for visit in walk.visits if visit.arrival.ends_step]
    return [one for one in found if isinstance(one, Resumed)]


def said(audit: Audit) -> set[tuple[str, str]]:
    return {(one.rule, one.certainty.value) for one in audit.findings}


async def test_a_path_is_finished_by_turns_on_both_devices(bookings: tuple[Bookings, Plan], tmp_path: Path) -> None:
    kept, plan = bookings
    walk, audit = await returned(plan, tmp_path)
    assert walk.stop is None, walk.reason
    steps = noticed(walk)
    assert [one.device for one in steps] == ["desktop", "phone", "desktop", "phone"]
    assert [one.went_on for one in steps] == [True, True, True, False]  # there is nothing after the last
    assert [[opened.shows for opened in one.openings] for one in steps] == [
        ["same", "same"],
        ["same", "same"],
        ["start", "same"],
        ["start", "same"],
    ]
    assert [opened.found for one in steps for opened in one.openings] == [
        True,
        True,
        True,
        True,
        False,
        True,
        None,
        None,
    ]
    assert kept.orders == [("Maija", "mouse"), ("Maija", "finger")]  # once for each walk
    assert said(audit) == {("address-does-not-lead-back", "review")}
    assert ("finished-elsewhere", 1) in {(one.rule, one.passed) for one in audit.outcomes if one.persona == "returning"}
    # What was opened on the other device is a visit of its own, in the step that it shows.
    assert [visit.arrival.step for visit in walk.visits] == [0, 0, 1, 1, 2, 2, 3]
    assert [touch.step for touch in touches(walk)] == [1, 2, 2, 3]


@pytest.mark.parametrize("bookings", ["answers posts"], indirect=True)
async def test_a_page_that_answers_posts_alone_is_an_error_elsewhere(
    bookings: tuple[Bookings, Plan], tmp_path: Path
) -> None:
    kept, plan = bookings
    walk, audit = await returned(plan, tmp_path)
    assert walk.stop is None, walk.reason
    third = noticed(walk)[2]
    assert (third.posted, third.went_on) == (True, False)
    assert [(one.shows, one.status) for one in third.openings] == [("error", 405), ("error", 405)]
    assert kept.orders == [("Maija", "mouse"), ("Maija", "mouse")]
    assert ("cannot-go-on-elsewhere", "violation") in said(audit)


@pytest.mark.long
@pytest.mark.parametrize("bookings", ["keeps in the browser"], indirect=True)
async def test_what_the_first_browser_keeps_stops_the_second(bookings: tuple[Bookings, Plan], tmp_path: Path) -> None:
    kept, plan = bookings
    walk, audit = await returned(plan, tmp_path)
    assert (walk.stop, walk.stopped_at) == ("not-expected", 3)
    assert kept.orders == [("Maija", "mouse")]
    assert ("finished-elsewhere", "violation") in said(audit)
    assert "stopped-here" not in {rule for rule, _ in said(audit)}


@pytest.mark.parametrize("bookings", ["knows the device"], indirect=True)
async def test_a_login_is_left_to_a_person_and_the_walk_stays(bookings: tuple[Bookings, Plan], tmp_path: Path) -> None:
    kept, plan = bookings
    walk, audit = await returned(plan, tmp_path)
    assert walk.stop is None, walk.reason
    third = noticed(walk)[2]
    assert [one.shows for one in third.openings] == ["login", "login"]
    assert not third.went_on
    assert len(kept.orders) == 2
    assert ("cannot-go-on-elsewhere", "review") in said(audit)
    assert not {certainty for _, certainty in said(audit)} - {"review"}


async def test_what_is_begun_is_not_left_behind(bookings: tuple[Bookings, Plan], tmp_path: Path) -> None:
    """What is typed and not sent yet would be lost: the walk stays, and nobody is told off for it."""
    kept, plan = bookings
    filled = step("Fill in", act("fill", Target(by="label", value="Name"), "Maija"))
    sent = step("Send", act("click", button("Next")), text="Check and")
    steps = (*STEPS[:2], filled, sent, STEPS[3])
    journey = plan.journeys[0].model_copy(update={"steps": steps})
    walk, audit = await returned(plan.model_copy(update={"journeys": (journey,)}), tmp_path)
    assert walk.stop is None, walk.reason
    assert len(kept.orders) == 2
    assert said(audit) == {("address-does-not-lead-back", "review")}


class TestShows:
    """What an address came to, told by facts of both pages."""

    START = "https://service.example/"

    def page(self, path: str = "check", **more: Any) -> PageSeen:
        own: dict[str, Any] = {name: more.pop(name) for name in ("status", "fields", "controls") if name in more}
        facts: dict[str, Any] = {
            "url": self.START + path,
            "title": "Check",
            "heading": "Check",
            "words": 200,
            "controls": 5,
        } | more
        return PageSeen(facts=PageFacts(**facts), **({"status": 200} | own))

    def of(self, **more: Any) -> str:
        return shows(self.page(), self.page(**more), self.START)

    def test_the_same(self) -> None:
        assert self.of() == "same"
        assert self.of(title="Check · Service", heading=" check ") == "same"
        assert self.of(path="check?lang=fi") == "same"

    def test_a_heading_that_differs_on_the_phone(self) -> None:
        before = self.page(controls=("Order", "Back", "Help", "Search"))
        there = self.page(heading="Order", controls=("Menu", "Order", "Back"))
        assert shows(before, there, self.START) == "same"
        assert shows(before, self.page(heading="Order", controls=("Menu", "Start")), self.START) == "other"

    def test_errors(self) -> None:
        assert self.of(status=500) == "error"
        assert self.of(status=404, heading="Not found") == "error"
        assert self.of(title="Page not found", heading="Page not found", words=9) == "error"

    def test_logins(self) -> None:
        assert self.of(passwords=1, heading="Log in", title="Log in") == "login"
        assert self.of(passwords=1, status=401) == "login"
        assert self.of(passwords=1, status=500) == "error"
        assert self.of(heading="Tunnistaudu", title="Tunnistaudu") == "login"

    def test_a_form_that_has_forgotten(self) -> None:
        before = self.page(fields=(FieldSeen(key="Name", filled=True), FieldSeen(key="Phone", filled=False)))
        empty = self.page(fields=(FieldSeen(key="Name", filled=False), FieldSeen(key="Phone", filled=False)))
        assert shows(before, empty, self.START) == "empty-form"
        assert shows(before, before, self.START) == "same"
        assert shows(empty, before, self.START) == "same"
        assert shows(before, self.page(), self.START) == "same"  # a field that is not there is not an empty one

    def test_elsewhere(self) -> None:
        assert self.of(path="", heading="Halls", title="Halls") == "start"
        assert self.of(path="halls", heading="Halls", title="Halls") == "other"
        front = self.page("", heading="Halls", title="Halls")
        assert shows(front, self.page("", heading="News", title="News"), self.START) == "other"
