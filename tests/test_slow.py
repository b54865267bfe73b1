"""The customer on a slow line, in a real browser: gets through where the service is light, and where it is not, why."""

from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from builders import asked, visit
from builders import walk as plainly
from service import Answer, Service
from test_judge import judged
from walking import act, plan_of, step, touches, walked

from auditor.catalogue import every, one
from auditor.evidence.requests import Requests
from auditor.evidence.vitals import Vital, Vitals
from auditor.model import Audit, Evidence, Missing, Plan, Target, Visit, Walk
from auditor.parts import EvidenceKind, Rule
from auditor.personas.slow import slow

KINDS = [one(EvidenceKind, name) for name in ("Vitals", "Requests", "Dom")]
SPEED = [rule for rule in every(Rule) if rule.category == "speed" or rule.id == "stopped-here"]
TEXT = "<p>" + "Halls can be booked for an hour or for a whole day, with dressing rooms. " * 6 + "</p>"
OPEN = step("Open", act("open", value="/"))
SEND = act("click", Target(by="role", value="button", name="Send"))


async def both(plan: Plan, out: Path) -> dict[str, Walk]:
    return await walked(plan, out / "run", "desktop", "slow", kinds=KINDS)


def findings(audit: Audit, persona: str) -> list[tuple[str, str]]:
    return [(one.rule, one.certainty.value) for one in audit.findings if persona in one.personas]


def vitals(walk: Walk, number: int) -> Vitals:
    found = walk.visits[number].get(Vitals)
    assert isinstance(found, Vitals)
    return found


def alone(walk: Walk) -> Walk:
    """The walk as on a machine where nothing else ran: tests run beside others, and then seconds are a question."""

    def quiet(visit: Visit) -> Evidence | Missing:
        found = visit.get(Vitals)
        return found.model_copy(update={"machine_load": None}) if isinstance(found, Vitals) else found

    visits = (replace(one, read={**one.read, "Vitals": partial(quiet, one)}) for one in walk.visits)
    return replace(walk, visits=tuple(visits))


async def test_a_light_service_is_walked_on_a_slow_line(service: Service, tmp_path: Path) -> None:
    """Half a second for each request: nothing that the limits of usual lines may speak of."""
    service.page("/", f"<h1>Halls</h1>{TEXT}<form action='/thanks'><button>Send</button></form>")
    service.page("/thanks", f"<h1>Thank you</h1>{TEXT}", title="Thank you")
    plan = plan_of(service.url, OPEN, step("Send", SEND, text="Thank you"), personas=("desktop", "slow"))
    walks = await both(plan, tmp_path)
    assert walks["slow"].stop is None, walks["slow"].reason
    assert walks["slow"].conditions == slow.conditions
    for number in (0, 1):
        quick, late = vitals(walks["desktop"], number), vitals(walks["slow"], number)
        assert quick.fcp
        assert late.fcp
        assert quick.fcp.value + 300 < late.fcp.value < 5000
    assert findings(judged(list(walks.values()), *SPEED, by=plan), "slow") == []


ENOUGH = "x" * 120_000  # 2.4 s at 400 kbit/s
GIVES_UP = """<h1>Halls</h1><p id="said">Choose a time.</p><button onclick="send()">Send</button><script>
async function send() {
  try {
    await (await fetch("/times", {signal: AbortSignal.timeout(1500)})).text();
    document.querySelector("h1").textContent = "Thank you";
  } catch { document.querySelector("#said").textContent = "Something went wrong."; }
}</script>"""


async def test_a_page_that_gives_up_stops_the_slow_line_alone(
    service: Service, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("auditor.arrive.EXPECT_SECONDS", 1)
    service.page("/", GIVES_UP)
    service.put("/times", ENOUGH)
    plan = plan_of(service.url, OPEN, step("Send", SEND, text="Thank you"), personas=("desktop", "slow"))
    walks = await both(plan, tmp_path)
    assert walks["desktop"].stop is None
    assert (walks["slow"].stop, walks["slow"].stopped_at) == ("not-expected", 1)
    audit = judged(list(walks.values()), *SPEED, by=plan)
    assert [(one.persona, one.outcome) for one in audit.walks] == [("desktop", "completed"), ("slow", "blocked")]
    # The page itself gave up after 1.5 s and came to rest: whether the line was why, a person must look.
    assert findings(audit, "slow") == [("times-out-on-a-slow-line", "review")]


async def test_what_is_waited_for_longer_than_usual_is_not_taken_for_missing(service: Service, tmp_path: Path) -> None:
    """The look for a control is as patient as the line is slow."""
    loads = """<h1>Halls</h1><script>fetch("/times").then((told) => told.text()).then(() => {
      document.body.insertAdjacentHTML("beforeend", "<button onclick='done()'>Send</button>") });
      function done() { document.querySelector("h1").textContent = "Thank you"; }</script>"""
    service.page("/", loads)
    service.put("/times", ENOUGH * 2)
    plan = plan_of(service.url, OPEN, step("Send", SEND, text="Thank you"), personas=("desktop", "slow"))
    walks = await both(plan, tmp_path)
    assert walks["slow"].stop is None, walks["slow"].reason
    assert walks["slow"].visits[0].arrival.wait_ms is not None
    assert walks["slow"].visits[0].arrival.wait_ms > 4800


async def test_a_heavy_page_stays_blank_and_says_what_made_it_so(service: Service, tmp_path: Path) -> None:
    script = {"content-type": "text/javascript"}
    service.answers["/app.js"] = Answer(b"//" + b"x" * 640_000, headers=script)
    service.put("/", f'<!doctype html><title>Halls</title><script src="/app.js"></script><h1>Halls</h1>{TEXT}')
    plan = plan_of(service.url, OPEN, personas=("desktop", "slow"))
    walks = await both(plan, tmp_path)
    audit = judged([alone(walk) for walk in walks.values()], *SPEED, by=plan)
    told = [one for one in audit.findings if one.rule == "blank-on-a-slow-line"]
    assert [(one.personas, one.certainty.value) for one in told] == [(("slow",), "violation")]
    assert 12.6 < told[0].values["seconds"] < 20
    assert told[0].values["files"][0] == f"{service.url}app.js (625 KiB)"
    assert isinstance(walks["slow"].visits[0].get(Requests), Requests)


async def test_a_late_picture_pushes_the_button_away(service: Service, tmp_path: Path) -> None:
    """The reference is handed as a value: on a fast line it is a race whether the picture is there before the paint."""
    picture = b'<svg xmlns="http://www.w3.org/2000/svg" width="600" height="400"><!--' + b"x" * 120_000 + b"--></svg>"
    service.answers["/hall.svg"] = Answer(picture, headers={"content-type": "image/svg+xml"})
    service.page("/", f"<img src='/hall.svg' alt='Hall'><h1>Halls</h1><button>Send</button>{TEXT * 3}")
    plan = plan_of(service.url, OPEN, step("Send", SEND), personas=("desktop", "slow"))
    walks = await both(plan, tmp_path)
    still = Vitals(cls=Vital(value=0))
    reference = plainly(visit(0, still), visit(1, still))
    pushed = asked(one(Rule, "jumps-on-a-slow-line"), [reference, walks["slow"]])
    assert [verdict.word.value for verdict in pushed if verdict.path == touches(walks["slow"])[-1].path] == ["failed"]
