"""What each persona would do of a plan, said before anything is walked."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from walking import act, step

from auditor.catalogue import one
from auditor.cli import main
from auditor.lanes import asks_for_account
from auditor.model import Account, Action, Command, Journey, Plan, Step, Target
from auditor.parts import Besides, Persona
from auditor.rehearsal import JourneyRead, Rehearsal, rehearse

PAY = Target(by="role", value="button", name="Pay")
START, DETAILS = step("Start", act("open", value="/")), step("Details", act("fill", "#name", "Maija"))
BUY = step("Pay", act("click", PAY))
DESKTOP, MOBILE = one(Persona, "desktop"), one(Persona, "mobile")
CLUMSY = replace(
    MOBILE,
    id="careless",
    besides=Besides(
        always="looks twice",
        where_safe="submits forms empty",
        elsewhere="submits what the browser stops",
        writes=True,
    ),
)
TABLET = replace(MOBILE, id="Tablet", like="mobile")
CAST = {persona.id: persona for persona in (DESKTOP, MOBILE, CLUMSY, TABLET)}
PUBLIC, LOCAL = "https://service.example/", "http://127.0.0.1:8000/"


def read(
    *steps: Step, url: str = PUBLIC, personas: tuple[str, ...] = ("desktop", "mobile"), **more: Any
) -> JourneyRead:
    """What would be done of a plan with one journey of these steps."""
    return rehearsed(Journey(name="Buy", steps=steps, **more), url=url, personas=personas).journeys[0]


def rehearsed(*journeys: Journey, url: str = PUBLIC, personas: tuple[str, ...] = ("mobile",), **more: Any) -> Rehearsal:
    return rehearse(Plan(service="Shop", url=url, personas=personas, journeys=journeys, **more), CAST)


def does(found: JourneyRead, persona: str) -> tuple[str, ...]:
    return next(part.does for part in found.parts if part.persona == persona)


def test_every_persona_walks_once_and_the_reference_walk_is_never_left_out() -> None:
    found = read(START, BUY, personas=("mobile",))
    assert [part.persona for part in found.parts] == ["desktop", "mobile"]
    assert found.parts[1].how == MOBILE.docs.title
    assert does(found, "desktop") == (
        "Walks it once, before all others, to the end, and does for real at “Pay”: click button “Pay”.",
    )
    assert does(found, "mobile") == ("Walks it once to the end, and does for real at “Pay”: click button “Pay”.",)


def test_who_a_journey_is_not_for_does_not_walk_it_and_the_reference_does() -> None:
    found = read(START, BUY, personas=("mobile", "careless", "Tablet"), for_personas=("careless", "mobile"))
    assert [part.persona for part in found.parts] == ["desktop", "mobile", "careless", "Tablet"]
    found = read(START, BUY, personas=("mobile", "careless", "Tablet"), for_personas=("careless",))
    assert [part.persona for part in found.parts] == ["desktop", "careless"]


def test_in_sum_the_last_action_is_counted_over_all_walks() -> None:
    found = read(START, BUY, personas=("mobile", "careless", "Tablet"))
    assert found.times == 4
    assert found.sum == "4 walks. At “Pay” each run does for real, 4 times: click button “Pay”."


def test_who_does_not_do_the_last_action_is_not_counted() -> None:
    last = step("Pay", act("click", PAY, for_personas=("mobile",)))
    found = read(START, last, personas=("mobile", "Tablet"))
    assert found.times == 2  # an own persona does what its base does
    assert does(found, "desktop")[0].endswith("What is done at “Pay” is not for it: click button “Pay”.")


SENDING: list[tuple[Action, bool]] = [
    (act("click", PAY), True),
    (act("click", "#pay"), True),
    (act("double_click", "#pay"), True),
    (act("press", value="Enter"), True),
    (act("select", "#day", "Monday"), True),
    (act("click", Target(by="role", value="link", name="Hours")), False),
    (act("press", value="Tab"), False),
    (act("fill", "#name", "Maija"), False),
    (act("open", value="/next"), False),
    (act("scroll", value="down"), False),
]


@pytest.mark.parametrize(("action", "sends"), SENDING)
def test_what_sends_something_is_told_from_what_only_looks(action: Action, *, sends: bool) -> None:
    found = read(START, step("Last", action))
    assert bool(found.times) == sends
    assert ("send nothing" in found.sum) != sends


def test_a_public_service_that_nothing_resets_is_warned_of() -> None:
    assert read(START, BUY).warning == (
        "service.example is not on this machine, and nothing resets it: click button “Pay” is done 2 times. If that "
        "orders, books or changes something, write “stop_before: true” at “Pay”, or undo it with “before” and “after”."
    )


RESET = (Command(run=("./reset.sh", "all of it")),)


@pytest.mark.parametrize(
    ("steps", "more"),
    [
        ((START, BUY), {"url": LOCAL}),
        ((START, BUY), {"before": RESET}),
        ((START, BUY), {"after": RESET}),
        ((START, BUY.model_copy(update={"stop_before": True})), {}),
        ((START, DETAILS), {}),
    ],
)
def test_what_does_no_harm_is_not_warned_of(steps: tuple[Step, ...], more: dict[str, Any]) -> None:
    assert not read(*steps, **more).warning


def test_a_public_host_on_the_way_of_a_local_service_is_warned_of() -> None:
    pay = step("Bank", act("open", value="https://bank.example/pay"))
    assert read(START, pay, BUY, url=LOCAL).warning.startswith("bank.example is not on this machine")


def test_a_step_says_what_is_out_of_the_ordinary() -> None:
    safe = DETAILS.model_copy(update={"safe": True})
    bank = Step(name="Bank", manual=True, session="session.json", actions=(act("click", "#skip"),))
    code = Step(name="Code", manual=True)
    stop = BUY.model_copy(update={"stop_before": True})
    manual = "manual: only a person can pass, so it is not looked at"
    found = read(START, safe, bank, code, stop, step("Thanks"))
    assert [(one.number, one.name, *one.notes) for one in found.steps] == [
        (1, "Start"),
        (2, "Details", "safe: mistakes may be sent here, and things done twice"),
        (3, "Bank", f"{manual}; its actions are left out; the walk goes on with session.json"),
        (4, "Code", f"{manual}; the walk goes on with what it has"),
        (5, "Pay", "stop before: looked at and not taken; every walk ends here"),
        (6, "Thanks", "not reached: the walks end before"),
    ]
    assert does(found, "mobile") == ("Walks it once up to “Pay”, and leaves that untaken.",)
    assert (found.times, found.sum) == (0, "2 walks, none of which takes “Pay”.")


def test_what_is_done_besides_depends_on_where_it_is_safe() -> None:
    safe = DETAILS.model_copy(update={"safe": True})
    who = ("careless",)
    first = "Walks it once to the end, and does for real at “Pay”: click button “Pay”."
    assert does(read(START, safe, BUY, personas=who), "careless") == (
        first,
        "It also looks twice.",
        "It also submits forms empty, at “Details” (safe). What is sent there may be sent more than once.",
        "It only submits what the browser stops, at “Start” and “Pay” (not said to be safe).",
    )
    assert "not counted" not in read(START, DETAILS, BUY, personas=who).sum
    assert read(START, safe, BUY, personas=who).sum.endswith(" (what careless may send besides is not counted).")
    assert does(read(START, DETAILS, BUY, personas=who), "careless")[2:] == (
        "It submits what the browser stops, at every step (not said to be safe).",
    )
    assert does(read(START, BUY, url=LOCAL, personas=who), "careless")[2].startswith(
        "It also submits forms empty, at every step (on this very machine)."
    )


def test_what_runs_around_a_walk_is_told_as_it_is_written() -> None:
    found = read(START, BUY, before=(*RESET, act("open", value="/reset")), after=RESET)
    assert found.before == ("./reset.sh 'all of it'", "open “/reset”")
    assert found.after == ("./reset.sh 'all of it'",)
    assert found.sum.endswith(", and “before” and “after” are there to undo it.")


def account(user: str, *personas: str) -> Account:
    return Account.model_validate({"user": user, "password": "open sesame", "for": personas})


SIGN_IN = Journey(name="Sign in", steps=(step("Sign in", act("fill", "#user", "{account.user}")),))


def test_who_signs_in_as_whom_and_who_waits_for_whom() -> None:
    look = Journey(name="Look", steps=(START,), before=RESET)
    accounts = (account("maija", "desktop"), account("matti"))
    found = rehearsed(SIGN_IN, look, personas=("mobile", "Tablet"), accounts=accounts)
    assert [part.does[1:] for part in found.journeys[0].parts] == [
        ("Signs in as maija.",),
        ("Signs in as matti.",),
        ("Signs in as matti.",),
    ]
    assert [part.does[1:] for part in found.journeys[1].parts] == [(), (), ()]
    # What one walk resets, no other may stand on meanwhile.
    assert found.turns == ("All walks share the service, and never overlap.",)
    look = Journey(name="Look", steps=(START,))
    found = rehearsed(SIGN_IN, look, personas=("mobile", "Tablet"), accounts=accounts)
    assert found.turns == ("The walks “Sign in” by mobile and Tablet share account matti, and never overlap.",)


def test_of_one_journey_turns_name_the_personas_alone() -> None:
    accounts = (account("maija", "desktop", "mobile"), account("matti"))
    found = rehearsed(SIGN_IN, personas=("mobile", "Tablet", "careless"), accounts=accounts)
    assert found.turns == ("The walks of desktop, mobile and Tablet share account maija, and never overlap.",)
    assert rehearsed(SIGN_IN, accounts=(account("maija"),)).turns == (
        "All walks share account maija, and never overlap.",
    )


def test_accounts_are_asked_for_by_actions_expectations_and_resets() -> None:
    user = act("fill", "#user", "{account.user}", for_personas=("mobile",))
    only_mobile = Journey(name="A", steps=(step("S", user),))
    assert [asks_for_account(only_mobile, one_) for one_ in (DESKTOP, MOBILE, TABLET)] == [False, True, True]
    hello = Journey(name="A", steps=(step("S", text="Hello, {account.user}"),))
    reset = Journey(name="A", steps=(START,), before=(Command(run=("reset", "{account.user}")),))
    assert all(asks_for_account(journey, DESKTOP) for journey in (hello, reset, SIGN_IN))


def test_values_that_are_secret_are_masked_and_nothing_else() -> None:
    reset = Journey(name="a", steps=(START,), before=(Command(run=("reset", "a", "maija")),))
    found = rehearsed(reset, SIGN_IN, accounts=(account("maija"),), secrets=frozenset({"a", "maija"}))
    assert found.journeys[0].before == ("reset ••• •••",)
    assert found.journeys[0].name == "a"
    assert found.journeys[1].parts[0].does[1:] == ("Signs in as •••.",)
    found = rehearsed(SIGN_IN, accounts=(account("maija"),), secrets=frozenset({"maija"}))
    assert found.turns == ("All walks share account •••, and never overlap.",)


# The command

PLAN = """service: Shop
url: {url}
personas: [mobile, {{name: Tablet in Swedish, like: mobile, viewport: 820x1180, locale: sv-FI}}]
accounts: [{{user: "${{SHOP_USER}}", password: "${{SHOP_PASSWORD}}"}}]
journeys:
  - name: Buy a ball
    before: {{run: "touch ran"}}
    steps:
      - name: Sign in
        safe: true
        actions:
          - open: /
          - fill: {{label: User, value: "{{account.user}}"}}
          - fill: {{label: Password, value: "{{account.password}}"}}
      - name: Pay
        actions: [click: {{role: button, name: Pay}}]
"""


def validate(folder: Path, monkeypatch: pytest.MonkeyPatch, text: str) -> Result:
    monkeypatch.setenv("SHOP_USER", "maija.m")
    monkeypatch.setenv("SHOP_PASSWORD", "open sesame")
    monkeypatch.chdir(folder)
    (folder / "audit.yaml").write_text(text)
    return CliRunner().invoke(main, ["validate", "audit.yaml"])


def test_validate_says_what_everybody_would_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answer = validate(tmp_path, monkeypatch, PLAN.format(url=PUBLIC))
    assert (answer.exit_code, answer.stderr) == (0, "")
    assert (
        answer.output
        == f"""\
audit.yaml is a plan that can be walked: 1 journey, 2 steps, as mobile, Tablet in Swedish.

Buy a ball
  1 Sign in  safe: mistakes may be sent here, and things done twice
  2 Pay
  Before each walk: touch ran
  desktop  {DESKTOP.docs.title}
    Walks it once, before all others, to the end, and does for real at “Pay”: click button “Pay”.
    Signs in as •••.
  mobile  {MOBILE.docs.title}
    Walks it once to the end, and does for real at “Pay”: click button “Pay”.
    Signs in as •••.
  Tablet in Swedish  Acts as mobile does, but with: 820 by 1180, sv-FI.
    Walks it once to the end, and does for real at “Pay”: click button “Pay”.
    Signs in as •••.
  In sum: 3 walks. At “Pay” each run does for real, 3 times: click button “Pay”, and “before” and “after” are there to \
undo it.

All walks share the service, and never overlap.
"""
    )


def test_validate_runs_and_opens_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    validate(tmp_path, monkeypatch, PLAN.format(url=PUBLIC))
    assert [path.name for path in tmp_path.iterdir()] == ["audit.yaml"]


def test_validate_warns_of_what_is_done_for_real(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bare = PLAN.replace('    before: {{run: "touch ran"}}\n', "")
    told = validate(tmp_path, monkeypatch, bare.format(url=PUBLIC)).output
    assert "  Warning: service.example is not on this machine, and nothing resets it" in told
    assert "Warning" not in validate(tmp_path, monkeypatch, bare.format(url=LOCAL)).output


def test_what_is_opened_beside_the_walk_is_told() -> None:
    found = read(START.model_copy(update={"explore": 12}), BUY)
    assert found.steps[0].notes == (
        "explore: beside the walks of desktop and mobile, up to 12 closed things are opened; nothing is sent",
    )
    assert found.steps[1].notes == ()


WAY = """service: Shop
url: {url}
personas: [desktop, mobile]
proxy: "http://proxy-user:${{SHOP_PASSWORD}}@proxy.example:3128"
headers: [{{host: service.example, name: X-Key, value: header-value-1}}]
basic_auth: [{{host: service.example, user: tester, password: basic-value-1}}]
cookies: [{{host: pay.example, name: variant, value: cookie-value-1}}]
accept_certificates: [test.example]
limits: {{walk: 5min, page: 45s}}
session:
  for: [desktop]
  steps:
    - {{name: Sign in, actions: [open: /login, fill: {{label: Code, value: "{{code}}"}}]}}
  code: JBSWY3DPEHPK3PXPJBSW
  keep: 10min
  signed_out: {{visible: {{role: link, name: Sign in}}}}
crawl: {{links: own, documents: false}}
"""


def test_validate_says_how_the_service_is_reached(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHOP_PASSWORD", "open-sesame-1")
    answer = validate(tmp_path, monkeypatch, WAY.format(url=PUBLIC))
    assert (answer.exit_code, answer.stderr) == (0, "")
    for said in (
        "Goes through the proxy http://proxy.example:3128, with a name and a password.",
        "Takes the certificate of test.example as it is, whoever has signed it.",
        "Sends to service.example and to no other host: the header X-Key and the name tester with its password.",
        "Sends to pay.example and to no other host: the cookie variant.",
        "Signs in before anything is walked, by “Sign in”, with a one-time code. Nothing is judged there.",
        "desktop then begins with the cookies and the storage of that.",
        "It is kept for 10 minutes, outside the run folder and for this user alone; `auditor prune` deletes",
        "It is made anew where the service asks to sign in again, and where a page shows link “Sign in”.",
        "One walk may take 5 min (usually 30 min).",
        "A page that is opened may take 45 s (usually 30 s).",
        "Then asks whether what is linked is there on its own hosts.",
    ):
        assert said in answer.output, said
    for secret in ("open-sesame-1", "header-value-1", "basic-value-1", "cookie-value-1", "JBSWY3DP", "proxy-user"):
        assert secret not in answer.output, secret
