"""The wrong page is never judged: what is recognised, and what is not taken for it."""

from pathlib import Path

import pytest
from service import Answer, Service
from walking import act, plan_of, step, walked

from auditor.arrive import look
from auditor.catalogue import one
from auditor.commons.right_page import PageFacts, wrong
from auditor.engines.chromium import Chromium
from auditor.model import Arrival, Walk
from auditor.parts import EvidenceKind
from auditor.session import Device

TEXT = "<p>" + "Here is what the service has to say about its halls and their times. " * 20 + "</p>"


def facts(**more: object) -> PageFacts:
    base = {
        "url": "http://service.example/x",
        "title": "Book a hall",
        "heading": "Book a hall",
        "text": "",
        "words": 300,
        "controls": 9,
    }
    return PageFacts.model_validate(base | more)


@pytest.mark.parametrize(
    ("page", "status", "word"),
    [
        (facts(), 404, "HTTP 404"),
        (facts(), 503, "HTTP 503"),
        (facts(url="chrome-error://chromewebdata/"), None, "did not answer"),
        (facts(title="Just a moment...", words=30), 200, "bot challenge"),
        (facts(words=40, frames=("https://challenges.cloudflare.com/x",)), 200, "bot challenge"),
        (facts(title="", heading="", words=0, controls=0), 200, "empty shell"),
        (facts(heading="", words=1, text="Ladataan …", elements=1, controls=0), 200, "empty shell"),
        (facts(heading="", words=3, text="My little shop", elements=9, scripts=2, controls=0), 200, "empty shell"),
        (facts(heading="", words=0, elements=1, scripts=1, controls=0), 200, "empty shell"),
        (facts(title="Page not found"), 200, "does not exist"),
        (facts(title="404"), 200, "does not exist"),
        (facts(title="Error 404 (Not Found)!!1"), 200, "does not exist"),
        (facts(title="404 Not Found"), 200, "does not exist"),
        (facts(title="Halls | 404", words=20), 200, "does not exist"),
        (facts(heading="Sivua ei löytynyt", words=50), 200, "does not exist"),
        (facts(heading="Sidan kunde inte hittas", words=50), 200, "does not exist"),
        (facts(heading="Internal Server Error", words=20), 200, "service failed"),
        (facts(title="Sign in", heading="Sign in", passwords=1, fields=2), 200, "login"),
        (facts(title="Kirjaudu", heading="Tervetuloa", passwords=1, fields=2), 200, "login"),
    ],
)
def test_wrong_page_is_recognised(page: PageFacts, status: int | None, word: str) -> None:
    assert word in (wrong(page, status, signs_in=False) or "")


@pytest.mark.parametrize(
    ("page", "signs_in"),
    [
        (facts(), False),
        (facts(heading="Thank you!", words=2, controls=0), False),
        (facts(title="Form 404", heading="Form 404"), False),  # a number as any other
        (facts(title="Peugeot 404 – all models", words=40), False),
        (facts(title="Peugeot | 404"), False),
        (facts(heading="Your answers could not be found in the register", words=400), False),
        (facts(title="Sign in", passwords=1, fields=2), True),
        (facts(title="Create an account", heading="Create an account", passwords=2, fields=8), False),
        (facts(frames=("https://www.google.com/recaptcha/api2/anchor",), fields=6, words=90), False),
        (facts(title="", heading="", words=0, controls=0, pictures=1), False),
        (facts(title="", heading="", words=2, text="Hello world", elements=1, controls=0), False),
        (facts(title="", heading="", words=0, elements=1, controls=0), False),  # such as a button off the screen
    ],
)
def test_right_page_is_not_taken_for_a_wrong_one(page: PageFacts, signs_in: bool) -> None:  # noqa: FBT001
    assert wrong(page, 200, signs_in=signs_in) is None


async def test_what_shadow_roots_show_is_seen(service: Service, engine: Chromium) -> None:
    inside = "<script>document.body.attachShadow({mode: 'open'}).innerHTML = '<p>All halls are open today</p>'</script>"
    async with engine.session(Device()) as session:
        await session.open(service.put("/shadow", f"<!doctype html><title>Halls</title><body>{inside}</body>"))
        page, why = await look(session, signs_in=False)
    assert page
    assert (page.words, why) == (5, None)


async def arrivals(service: Service, tmp_path: Path, **expect: str) -> tuple[Walk, list[Arrival]]:
    plan = plan_of(service.url, step("Open", act("open", value="/"), **expect), step("On", act("open", value="/next")))
    service.page("/next", f"<h1>Next</h1>{TEXT}")
    walk = (await walked(plan, tmp_path / "run", kinds=[one(EvidenceKind, "Console"), one(EvidenceKind, "Dom")]))[
        "desktop"
    ]
    return walk, [visit.arrival for visit in walk.visits]


async def test_a_server_error_ends_the_walk_and_is_not_judged(service: Service, tmp_path: Path) -> None:
    service.answers["/"] = Answer(f"<h1>Oops</h1>{TEXT}".encode(), 500)
    walk, found = await arrivals(service, tmp_path)
    assert (walk.stop, walk.stopped_at) == ("wrong-page", 0)
    assert "HTTP 500" in (walk.reason or "")
    assert len(found) == 1
    assert found[0].wrong


async def test_what_a_step_expects_outranks_signs(service: Service, tmp_path: Path) -> None:
    service.answers["/"] = Answer(f"<h1>Help for lost pages</h1>{TEXT}".encode(), 404)
    walk, found = await arrivals(service, tmp_path, text="Help for lost pages")
    assert walk.stop is None, walk.reason
    assert [one.wrong for one in found] == [None, None]


async def test_an_expectation_that_does_not_come_true_ends_the_walk(service: Service, tmp_path: Path) -> None:
    service.page("/", f"<h1>Start</h1>{TEXT}", title="Start")
    walk, found = await arrivals(service, tmp_path, title="Finish")
    assert walk.stop == "not-expected"
    assert "“Finish”" in (walk.reason or "")
    assert "“Start”" in (walk.reason or "")
    assert found[0].wrong


async def test_a_service_that_does_not_answer_is_told(tmp_path: Path) -> None:
    plan = plan_of("http://127.0.0.1:9/", step("Open", act("open", value="/")))
    walk = (await walked(plan, tmp_path / "run", kinds=[one(EvidenceKind, "Console")]))["desktop"]
    assert walk.stop == "wrong-page"
    assert "127.0.0.1:9" in (walk.reason or "")


async def test_slow_content_is_waited_for(service: Service, tmp_path: Path) -> None:
    service.put("/times", "16:00", after=1.5)
    then = "(t) => { document.querySelector('p').textContent = t; }"
    script = f"<script>fetch('/times').then((a) => a.text()).then({then})</script>"
    service.page("/", f"<h1>Times</h1><p>Wait</p>{script}")
    walk, found = await arrivals(service, tmp_path, text="16:00")
    assert walk.stop is None, walk.reason
    assert 1400 < (found[0].wait_ms or 0) < 6000
