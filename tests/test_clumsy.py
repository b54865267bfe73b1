"""Who makes mistakes gets through where errors are told well; each thing that is not is noticed for its own reason."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from service import Answer, Service
from walking import act, plan_of, step, walked

from auditor.catalogue import one
from auditor.engines.chromium import Chromium
from auditor.evidence.trials import Keeps, Repeats, Trials
from auditor.model import Action, Missing, Walk, Word
from auditor.parts import EvidenceKind, Rule
from auditor.personas.clumsy import Clumsy, clumsy
from auditor.personas.notes import Site

RULES = (
    *("error-not-told", "error-not-announced", "error-without-suggestion", "error-far-from-field", "done-twice"),
    *("input-lost-after-error", "input-lost-on-back", "input-lost-on-reload", "wrong-value-accepted"),
    *("nothing-said-after-submit", "error-page-after-mistake", "mistakes-left-untried"),
)
NAME, EMAIL = "Zyxwvut Qponm", "zyxwvut@post.example"  # nothing else holds these letters
Values = Mapping[str, str]
Page = Callable[[Values, Values], str]
WORDS = {"name": "Enter your name, such as Maija Meikäläinen.", "email": "Enter an e-mail address with @ in it."}


@dataclass
class Office:
    """A form on the service, and what was sent to it."""

    page: Page
    strict: bool = True  # wrong values are refused
    status: int = 200  # of the answer to a mistake
    after: float = 0
    closes: int = 1_000  # after so many were taken, the form is not shown again
    sent: list[dict[str, str]] = field(default_factory=list)
    taken: int = 0

    def answer(self, body: bytes) -> Answer:
        if not body:
            return self._page({}, {}, 200) if self.taken < self.closes else Answer(b"<h1>We are closed</h1>")
        values = {key: told[0] for key, told in parse_qs(body.decode(), keep_blank_values=True).items()}
        self.sent.append(values)
        wrong = {"name": not values.get("name"), "email": "@" not in values.get("email", "")}
        errors = {key: WORDS[key] for key, bad in wrong.items() if bad and self.strict}
        if errors:
            return self._page(values, errors, self.status)
        self.taken += 1
        return Answer(b"", 303, {"location": "/done"}, self.after)

    def _page(self, values: Values, errors: Values, status: int) -> Answer:
        title = "Error: your details" if errors else "Your details"
        head = f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{title}</title>'
        return Answer(f"{head}<h1>Your details</h1>{self.page(values, errors)}".encode(), status)


def asked(key: str, values: Values, errors: Values, *, more: str = "") -> str:
    told = f'<p id="{key}-error">{errors[key]}</p>' if key in errors else ""
    marks = f' aria-invalid="true" aria-describedby="{key}-error"' if told else ""
    field = f'<input id="{key}" name="{key}" value="{escape(values.get(key, ""))}"{marks} {more}>'
    return f'<div><label for="{key}">Your {key}</label>{told}{field}</div>'


ONE_PRESS = 'onsubmit="if (this.sent) return false; this.sent = true"'


def form(inner: str, *, more: str = "novalidate") -> str:
    return f'<form method="post" action="/" {ONE_PRESS} {more}>{inner}<button>Send</button></form>'


def good(values: Values, errors: Values) -> str:
    return form("".join(asked(key, values, errors, more="required") for key in ("name", "email")))


def sends_twice(values: Values, errors: Values) -> str:
    return good(values, errors).replace(ONE_PRESS, "")


def browsers_own(values: Values, errors: Values) -> str:
    email = asked("email", values, errors, more='required type="email"')
    return form(asked("name", values, errors, more="required") + email, more="")


def forgetful(_: Values, errors: Values) -> str:
    return good({}, errors)


def vague(values: Values, errors: Values) -> str:
    return good(values, dict.fromkeys(errors, "This is not right."))


def far(values: Values, errors: Values) -> str:
    told = "".join(f"<p>Your {key} is missing or must be written with @.</p>" for key in errors)
    return f'{told}<div style="height: 600px"></div>{good(values, {})}'


def never_kept(values: Values, errors: Values) -> str:
    return good(values, errors).replace("<form ", '<form autocomplete="off" ')


VARIANTS: dict[str, tuple[Page, dict[str, object], set[tuple[str, str]]]] = {
    "good": (good, {}, set()),
    "refused with 422": (good, {"status": 422}, set()),
    "browser's own check": (browsers_own, {}, set()),
    "what was typed is gone": (forgetful, {}, {("input-lost-after-error", "failed")}),
    "vague": (vague, {}, {("error-without-suggestion", "unsure")}),
    "far": (far, {}, {("error-far-from-field", "unsure")}),
    "never kept": (never_kept, {}, {("input-lost-on-back", "unsure")}),
    "server falls over": (lambda v, e: "<h1>Oh no</h1>" if e else good(v, e), {"status": 500},
                          {("error-page-after-mistake", "failed")}),
    "takes anything": (good, {"strict": False}, {("wrong-value-accepted", "unsure")}),
}  # fmt: skip


def steps() -> tuple[object, ...]:
    fills = (act("fill", "#name", NAME), act("fill", "#email", EMAIL))
    return (
        step("Open", act("open", value="/")),
        step("Your details", *fills, act("click", "button"), text="Done"),
        step("Leave", act("open", value="/end")),
    )


async def tried(service: Service, tmp_path: Path, page: Page | Office) -> tuple[Walk, Office]:
    office = page if isinstance(page, Office) else Office(page)
    service.answers["/"] = office.answer
    service.page("/done", "<h1>Done</h1><p>We have your details.</p>")
    service.page("/end", "<h1>The end</h1>")
    return await clumsily(service, tmp_path), office


async def clumsily(service: Service, tmp_path: Path) -> Walk:
    plan = plan_of(service.url, *steps())  # type: ignore[arg-type]
    kinds = [one(EvidenceKind, name) for name in ("Dom", "Trials")]
    return (await walked(plan, tmp_path / "run", "clumsy", kinds=kinds))["clumsy"]


def complaints(walk: Walk) -> set[tuple[str, str]]:
    """Rules of mistakes that do not pass, with their words."""
    return {(rule, verdict.word) for rule in RULES for verdict in said_of(walk, one(Rule, rule))}


def said_of(walk: Walk, rule: Rule) -> list:  # type: ignore[type-arg]
    if rule.scope == "walk":
        said = list(rule.ask(walk))
    else:
        given = [[visit.get(kind) for kind in rule.needs] for visit in walk.visits if not visit.arrival.wrong]
        said = [verdict for one in given if not isinstance(one[0], Missing) for verdict in rule.ask(*one)]
    for verdict in said:
        verdict.message.format(**verdict.values)
    return [verdict for verdict in said if verdict.word is not Word.PASSED]


def noted(walk: Walk, kind: type) -> list:  # type: ignore[type-arg]
    found = [visit.get(kind) for visit in walk.visits]
    return [one for one in found if not isinstance(one, Missing)]


def outcomes(walk: Walk) -> list[tuple[str, str]]:
    return [(trial.sent, trial.outcome) for told in noted(walk, Trials) for trial in told.trials]


@pytest.mark.share(0.4)
@pytest.mark.parametrize("name", VARIANTS)
async def test_each_thing_is_noticed_for_its_own_reason(service: Service, tmp_path: Path, name: str) -> None:
    page, more, expected = VARIANTS[name]
    walk, office = await tried(service, tmp_path, Office(page, **more))  # type: ignore[arg-type]
    assert walk.stop is None, walk.reason
    assert complaints(walk) == expected
    assert office.sent[-1] == {"name": NAME, "email": EMAIL}


async def test_a_form_is_sent_empty_then_wrong_then_right(service: Service, tmp_path: Path) -> None:
    walk, office = await tried(service, tmp_path, good)
    told = [(one["name"], one["email"]) for one in office.sent]
    # The reference walk first.
    assert told == [(NAME, EMAIL), ("", ""), (NAME, "name.example.org"), (NAME, EMAIL)]
    assert outcomes(walk) == [("empty", "service"), ("wrong", "service")]
    states = [visit.arrival.title for visit in walk.visits if visit.arrival.step == 1]
    assert states == ["Error: your details", "Error: your details", "A page"]
    (keep_back, keep_reload) = [keep for told in noted(walk, Keeps) for keep in told.keeps]
    assert [one.kept for one in keep_back.fields] == [True, True]
    assert [one.kept for one in keep_reload.fields] == [False, False]


async def test_the_browsers_own_check_sends_nothing_and_counts_as_told(service: Service, tmp_path: Path) -> None:
    walk, office = await tried(service, tmp_path, browsers_own)
    assert [one["name"] for one in office.sent] == [NAME, NAME]
    assert outcomes(walk) == [("empty", "browser"), ("wrong", "browser")]
    (said,) = [one.said for told in noted(walk, Trials) for trial in told.trials for one in trial.fields if one.kind]
    assert "@" in said


async def test_nothing_that_is_typed_stands_in_the_evidence(service: Service, tmp_path: Path) -> None:
    def echoing(values: Values, errors: Values) -> str:
        told = {key: f"“{escape(values.get(key, ''))}” is not right: use @." for key in errors}
        return good(values, told)

    walk, _ = await tried(service, tmp_path, echoing)
    assert walk.stop is None, walk.reason
    files = (tmp_path / "run" / "evidence").glob("*clumsy/[0-9][0-9][0-9].json")
    told = [json.loads(file.read_text()) for file in files]
    kept = json.dumps([{kind: one.get(kind) for kind in ("Trials", "Repeats", "Keeps")} for one in told])
    assert "trials" in kept
    assert not [value for value in (NAME, "Zyxwvut", EMAIL, "name.example.org") if value in kept]


async def test_a_walk_that_cannot_come_back_to_its_form_says_so(service: Service, tmp_path: Path) -> None:
    walk, _ = await tried(service, tmp_path, Office(good, strict=False, closes=2))  # the reference walk, an empty form
    assert (walk.stop, walk.stopped_at) == ("wrong-page", 1)
    assert "could not be opened again" in (walk.reason or "")


# Pages that check in a script.

CHECK = """<h1>Your details</h1><main></main><form id="form" novalidate>
<label>Your name <input id="name" name="name" required></label>
<label>Your email <input id="email" name="email" type="email" required></label>
<div id="says" ROLE></div><button id="send">Order</button></form>
<script>const box = (key) => document.getElementById(key);
form.onsubmit = (event) => { event.preventDefault();
  const bad = box('name').value ? box('email').value.includes('@') ? '' : 'email' : 'name';
  for (const key of ['name', 'email']) box(key).removeAttribute('aria-invalid');
  if (bad) { SAY; return; }
  SENDING };
const send = () => fetch('/order', { method: 'POST', body: JSON.stringify({ name: box('name').value }) })
  .then(() => { document.querySelector('h1').textContent = 'Done'; box('form').hidden = true; });</script>"""
MARK = "box(bad).setAttribute('aria-invalid', 'true')"
TELL = f"{MARK}; says.textContent = 'Enter your ' + bad + ', for example with @'"
ONCE = "if (form.sent) return; form.sent = true; send()"


def checking(*, role: str = 'role="alert"', say: str = TELL, sending: str = ONCE) -> str:
    return CHECK.replace("ROLE", role).replace("SAY", say).replace("SENDING", sending)


SCRIPTS: dict[str, tuple[str, set[tuple[str, str]]]] = {
    "good": (checking(), set()),
    "moves the focus": (checking(role="", say=f"{TELL}; box(bad).focus()"), set()),
    "told in a box of the browser": (checking(role="", say="alert('Enter your ' + bad + ', with @')"), set()),
    "not announced": (checking(role=""), {("error-not-announced", "failed")}),
    "marked and not told": (checking(role="", say=MARK), {("error-not-told", "failed"), ("error-not-told", "unsure")}),
    "nothing at all": (checking(role="", say=""), {
        ("nothing-said-after-submit", "failed"), ("nothing-said-after-submit", "unsure")}),
    "sent twice": (checking(sending="send()"), {("done-twice", "failed")}),
}  # fmt: skip


@pytest.mark.share(0.4)
@pytest.mark.parametrize("name", SCRIPTS)
async def test_pages_that_check_in_a_script(service: Service, tmp_path: Path, name: str) -> None:
    html, expected = SCRIPTS[name]
    service.page("/", html)
    service.page("/end", "<h1>The end</h1>")
    service.answers["/order"] = Answer(b"{}", after=0.4)
    walk = await clumsily(service, tmp_path)
    assert walk.stop is None, walk.reason
    assert complaints(walk) == expected


async def test_a_field_that_the_browser_refuses_and_cannot_show_is_told(service: Service, tmp_path: Path) -> None:
    hidden = '<input name="token" required style="display: none">'
    service.page("/", f'<h1>Start</h1><form method="post">{hidden}<input id="name" name="name"><input id="email">'
                 "<button>Send</button></form><p>Done</p>")  # fmt: skip
    service.page("/end", "<h1>The end</h1>")
    walk = await clumsily(service, tmp_path)
    assert ("nothing-said-after-submit", "failed") in complaints(walk)


async def test_an_ordinary_form_that_answers_slowly_is_sent_twice_and_left_to_a_person(
    service: Service, tmp_path: Path
) -> None:
    walk, office = await tried(service, tmp_path, Office(sends_twice, after=0.5))
    assert walk.stop is None, walk.reason
    assert office.taken == 3  # once by the reference walk
    (repeat,) = [one for told in noted(walk, Repeats) for one in told.repeats]
    assert (repeat.sent, repeat.same, repeat.answered) == (2, 2, 1)
    assert complaints(walk) == {("done-twice", "unsure")}
    (verdict,) = said_of(walk, one(Rule, "done-twice"))
    assert verdict.at.arrival.step == 1


async def test_a_page_that_came_by_post_would_send_again_when_it_is_loaded_again(
    service: Service, tmp_path: Path
) -> None:
    service.answers["/"] = lambda body: Answer(
        b"<h1>Done</h1>"
        if b"Zyx" in body
        # A second press sends nothing, however slow the machine is: what is sent again is the reload alone.
        else b"<form method=post onsubmit='this.lastChild.disabled = true'><input id=name name=n required>"
        b"<input id=email name=e><p>Fill in n and e</p><button>Send</button></form>"
    )
    service.page("/end", "<h1>The end</h1>")
    walk = await clumsily(service, tmp_path)
    assert walk.stop is None, walk.reason
    (repeat,) = [one for told in noted(walk, Repeats) for one in told.repeats]
    assert repeat.reload_sends
    assert ("done-twice", "unsure") in complaints(walk)


# Where mistakes may do harm.


class Careful(Clumsy):
    safe = False


async def carefully(engine: Chromium, service: Service, page: Page) -> tuple[Trials, Office, list[int | None]]:
    office = Office(page)
    service.answers["/"] = office.answer
    looked: list[int | None] = []
    async with engine.session(clumsy.device) as session:
        hand = Careful(session, Site(service.url, frozenset(), Path()))

        async def look(number: int | None = None) -> None:
            looked.append(number)

        hand.look_here = look  # type: ignore[method-assign]
        await hand.act(act("open", value="/"))
        await session.settle()
        actions: list[Action] = [act("fill", "#name", NAME), act("fill", "#email", EMAIL)]
        for number, action in enumerate(actions):
            await hand.before(action, actions[number + 1 :])
            assert (await hand.act(action)).went == "done"
        assert office.sent == []
        assert (await hand.act(act("click", "button"))).went == "done"
        await session.settle()
        found = Trials(trials=tuple(hand.trials), left=tuple(hand.left))
        assert not hand.keeps
    return found, office, looked


async def test_where_mistakes_may_do_harm_only_the_browsers_own_check_is_tried(
    engine: Chromium, service: Service
) -> None:
    found, office, looked = await carefully(engine, service, browsers_own)
    (trial,) = found.trials
    assert (trial.sent, trial.outcome, len(looked)) == ("empty", "browser", 1)
    assert [one.what for one in found.left] == [("wrong", "twice", "back", "reload")]
    assert office.sent == [{"name": NAME, "email": EMAIL}]  # the plan's own, once


async def test_where_the_browser_would_not_stop_it_nothing_is_tried(engine: Chromium, service: Service) -> None:
    found, office, _ = await carefully(engine, service, good)
    assert found.trials == ()
    assert [one.what for one in found.left] == [("empty", "wrong", "twice", "back", "reload")]
    assert len(office.sent) == 1


LEFT_ALONE = {
    "a search": '<form role="search"><input id="name" required><input id="email"><button>Search</button></form>',
    "what deletes": '<form method="post"><input id="name" required><input id="email"><button>Delete</button></form>',
    "no form": '<input id="name" required><input id="email"><button>Send</button>',
}


@pytest.mark.parametrize("name", LEFT_ALONE)
async def test_searches_and_what_deletes_are_left_alone(engine: Chromium, service: Service, name: str) -> None:
    service.page("/", LEFT_ALONE[name])
    async with engine.session(clumsy.device) as session:
        hand = Clumsy(session, Site(service.url, frozenset(), Path()))
        await hand.act(act("open", value="/"))
        await session.settle()
        await hand.before(act("fill", "#name", NAME), [act("fill", "#email", EMAIL), act("click", "button")])
        assert hand.trials == []
        assert session.sent() == []


async def test_the_session_tells_what_was_sent_and_what_boxes_said(engine: Chromium, service: Service) -> None:
    form_ = "<form method=post><input id=name name=n><button onclick=\"alert('Sure?')\">Send</button></form>"
    service.page("/", form_)
    async with engine.session(clumsy.device) as session:
        await session.open(service.url)
        await session.settle()
        assert (session.method, session.sent(), session.dialogs()) == ("GET", [], ())
        button = await session.at("html > body > form > button")
        assert button
        await button.click()
        await session.settle()
        assert session.method == "POST"
        assert session.dialogs() == ("Sure?",)
        (sent,) = session.sent()
        assert (sent["method"], sent["body"], sent["status"], sent["type"]) == ("POST", "n=", 200, "document")
