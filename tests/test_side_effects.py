"""Ten personas must not place ten real orders: accounts, resets, steps that are left or that only a person can pass."""

import json
import sys
from itertools import pairwise
from pathlib import Path

from service import Answer, Service
from walking import Silent, act, plan_of, step, touches, walked

from auditor.cast import cast
from auditor.catalogue import one
from auditor.choosing import Choice
from auditor.engines.find import find_browser
from auditor.judge import judge
from auditor.lanes import account_of, shared, waves
from auditor.model import Account, Command, Journey, OwnPersona, Plan, Seen, Tool, Walk
from auditor.parts import EvidenceKind
from auditor.store import RunFolder
from auditor.walk import walk_plan

LIGHT = [one(EvidenceKind, "Console")]
FORM = """<h1>Sign in</h1><form method="post" action="/in"><input id="who" name="who">
<input id="word" name="word" type="password"><button>In</button></form>"""


def judged(plan: Plan, walks: dict[str, Walk]) -> dict[str, tuple[str, list[str], str | None]]:
    """How each persona's walk ended, the outcome of its steps, and why."""
    tool = Tool(version="1", browser="b")
    audit = judge(plan, list(walks.values()), [], tool=tool, started="", finished="2026-11-22T10:00:00+00:00")
    return {walk.persona: (walk.outcome, [str(one.outcome) for one in walk.steps], walk.reason) for walk in audit.walks}


async def test_stop_before_looks_and_leaves(service: Service, tmp_path: Path) -> None:
    sent: list[bytes] = []

    def take(body: bytes) -> Answer:
        sent.append(body)
        return Answer(b"<h1>Paid</h1>")

    service.answers["/pay"] = take
    service.page("/", '<h1>Basket</h1><form method="post" action="/pay"><button id="pay">Pay</button></form>')
    pay = step("Pay", act("click", "#pay"), text="Paid").model_copy(update={"stop_before": True})
    plan = plan_of(service.url, step("Basket", act("open", value="/")), pay, step("After", act("click", "#x")))
    walks = await walked(plan, tmp_path / "run", "keyboard", kinds=LIGHT)
    assert sent == []
    assert [(one.action, one.path, one.went) for one in touches(walks["keyboard"])] == [
        ("click", "#pay", "left"),
    ]
    for outcome, steps, reason in judged(plan, walks).values():
        assert (outcome, steps) == ("completed", [Seen.PASSED, Seen.NOT_REACHED, Seen.NOT_REACHED])
        assert reason == "The plan stops before “Pay”."


async def test_a_manual_step_is_passed_with_what_a_person_kept(service: Service, tmp_path: Path) -> None:
    service.page("/", '<h1>Start</h1><a href="/bank">Bank</a>')
    service.page("/own", "<h1 id=who></h1><script>who.textContent = document.cookie || 'Nobody'</script>")
    kept = {"cookies": [{"name": "who", "value": "maija", "domain": "127.0.0.1", "path": "/"}], "origins": []}
    (tmp_path / "kept.json").write_text(json.dumps(kept))
    bank = step("Bank identification").model_copy(update={"manual": True, "session": "kept.json"})
    own = step("Own page", act("open", value="/own"), text="who=maija")
    plan = plan_of(service.url, step("Start", act("open", value="/")), bank, own, folder=tmp_path)
    walks = await walked(plan, tmp_path / "run", "mobile", kinds=LIGHT)
    for outcome, steps, _ in judged(plan, walks).values():
        assert (outcome, steps) == ("completed", [Seen.PASSED, Seen.PREVENTED, Seen.PASSED])


async def test_a_kept_session_that_is_not_there_is_told(service: Service, tmp_path: Path) -> None:
    service.page("/", "<h1>Start</h1>")
    bank = step("Bank").model_copy(update={"manual": True, "session": "gone.json"})
    plan = plan_of(service.url, step("Start", act("open", value="/")), bank, folder=tmp_path)
    walk = (await walked(plan, tmp_path / "run", kinds=LIGHT))["desktop"]
    assert walk.stopped_at == 1
    assert "gone.json cannot be read" in (walk.reason or "")


async def test_commands_and_actions_reset_the_service_around_each_walk(service: Service, tmp_path: Path) -> None:
    service.page("/reset", "<h1>As new</h1>")
    service.page("/", "<h1>Start</h1>")
    note = Command(run=(sys.executable, "-c", "open('log.txt', 'a').write('reset\\n')"))
    plan = plan_of(service.url, step("Start", act("open", value="/")), folder=tmp_path)
    journey = plan.journeys[0].model_copy(update={"before": (note, act("open", value="/reset")), "after": (note,)})
    plan = plan.model_copy(update={"journeys": (journey,)})
    walks = await walked(plan, tmp_path / "run", "mobile", kinds=LIGHT)
    assert {walk.stop for walk in walks.values()} == {None}
    assert (tmp_path / "log.txt").read_text() == "reset\n" * 4


async def test_a_reset_that_fails_makes_no_walk(service: Service, tmp_path: Path) -> None:
    service.page("/", "<h1>Start</h1>")
    wrong = Command(run=(sys.executable, "-c", "print('no database'); raise SystemExit(3)"))
    plan = plan_of(service.url, step("Start", act("open", value="/")), folder=tmp_path)
    plan = plan.model_copy(update={"journeys": (plan.journeys[0].model_copy(update={"before": (wrong,)}),)})
    walks = await walked(plan, tmp_path / "run", kinds=LIGHT)
    outcome, _, reason = judged(plan, walks)["desktop"]
    assert outcome == "prevented"
    assert reason is not None
    assert "ended with 3: no database" in reason


async def test_walks_that_share_an_account_never_overlap(service: Service, tmp_path: Path) -> None:
    inside: list[tuple[str, str]] = []

    def sign_in(body: bytes) -> Answer:
        inside.append(("in", body.decode()))
        return Answer(b'<h1>Own pages</h1><a id="out" href="/out">Out</a>', after=0.3)

    def sign_out(_: bytes) -> Answer:
        inside.append(("out", ""))
        return Answer(b"<h1>Bye</h1>", after=0.1)

    service.answers |= {"/in": sign_in, "/out": sign_out}
    service.page("/", FORM)
    fills = (act("fill", "#who", "{account.user}"), act("fill", "#word", "{account.password}", secret=True))
    button = act("click", "button")
    plan = plan_of(
        service.url,
        step("Open", act("open", value="/")),
        step("Sign in", *fills, button, text="Own pages"),
        step("Out", act("click", "#out"), text="Bye"),
        accounts=(Account(user="maija", password='q"ö'),),
        personas=("desktop", "keyboard", "Tablet"),
        own_personas=(OwnPersona(name="Tablet", like="keyboard", viewport=(820, 1180)),),
    )
    folder = RunFolder.create(tmp_path / "run", plan)
    await walk_plan(plan, folder, browser=find_browser(), listener=Silent(), choice=Choice(kinds=LIGHT, jobs=3))
    walks = folder.walks()
    assert {walk.stop for walk in walks} == {None}
    assert [what for what, _ in inside] == ["in", "out"] * 3
    assert {body for what, body in inside if what == "in"} == {"who=maija&word=q%22%C3%B6"}
    assert all(one[0] != after[0] for one, after in pairwise(inside))


def test_accounts_go_round() -> None:
    accounts = (
        Account(user="a", password="1"),
        Account(user="b", password="2"),
        Account.model_validate({"user": "k", "password": "3", "for": ["keyboard"]}),
    )
    plan = plan_of(
        "https://x.example",
        step("Open"),
        accounts=accounts,
        personas=("mobile", "keyboard", "Tablet"),
        own_personas=(OwnPersona(name="Tablet", like="mobile"),),
    )
    people = cast(plan)
    found = {name: account_of(plan, people[name]) for name in ("desktop", "mobile", "keyboard", "Tablet")}
    assert {name: account.user for name, account in found.items() if account} == {
        "desktop": "a", "mobile": "b", "keyboard": "k", "Tablet": "a",
    }  # fmt: skip
    assert shared(plan, plan.journeys[0], people["Tablet"]) == shared(plan, plan.journeys[0], people["desktop"])


def test_who_walks_when() -> None:
    plan = plan_of("https://x.example", step("Open"))
    people = cast(plan)
    journeys = [Journey(name=name, steps=(step("Open"),)) for name in ("One", "Two")]
    pairs = [(journey, people[name]) for journey in journeys for name in ("desktop", "keyboard", "mobile")]
    order = [(wave.alone, [(journey.name, who.id) for journey, who in wave.pairs]) for wave in waves(pairs)]
    assert order == [
        (True, [("One", "desktop"), ("Two", "desktop")]),
        (True, [("One", "mobile"), ("Two", "mobile")]),
        (False, [("One", "keyboard"), ("Two", "keyboard")]),
    ]


def test_a_plan_that_signs_in_without_accounts_signs_in_by_turns() -> None:
    fill = act("fill", "#password", "x", secret=True)
    plan = plan_of("https://x.example", step("Open"), step("Sign in", fill))
    assert shared(plan, plan.journeys[0], cast(plan)["mobile"]) == "the plan's account"
    assert shared(plan, Journey(name="J", steps=(step("Open"),)), cast(plan)["mobile"]) is None
