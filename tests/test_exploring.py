"""What is closed on a page is opened beside the walk: what appears is judged, and the walk is left as it is."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from service import Answer, Service
from walking import act, plan_of, step, touches, walked

from auditor.catalogue import every, one
from auditor.commons.opening import in_turn, may_be_tried
from auditor.evidence.dom import Dom
from auditor.evidence.opened import Explored, Opened
from auditor.judge import judge
from auditor.model import Audit, Plan, Tool, Walk
from auditor.parts import EvidenceKind, Report, Rule
from auditor.present import present
from auditor.present.noted import notes_of
from auditor.shown import Showing

FEW = [one for one in every(EvidenceKind) if one.kind is Dom]  # where only what is opened is looked at
MENU = """<button id=menu aria-expanded=false aria-controls=pages onclick="
  pages.hidden = !pages.hidden; this.setAttribute('aria-expanded', !pages.hidden)">Menu</button>
<ul id=pages hidden><li><a href=/a><img src=/a.png></a><li><a href=/b>Second page</a></ul>"""
DIALOG = """<button id=ask type=button aria-haspopup=dialog onclick="box.showModal()">Ask us</button>
<dialog id=box aria-label="Ask us"><input id=mail><button onclick="box.close()">Close</button></dialog>"""
TABS = """<div role=tablist aria-label=Times><button role=tab id=t1 aria-selected=true aria-controls=p1>Today</button>
<button role=tab id=t2 aria-selected=false aria-controls=p2>Tomorrow</button></div>
<div role=tabpanel id=p1 aria-labelledby=t1>Nothing today</div>
<div role=tabpanel id=p2 aria-labelledby=t2 hidden><img id=late src=/a.png>Much tomorrow</div>
<script>for (const tab of [t1, t2]) tab.onclick = () => { for (const one of [t1, t2]) {
  one.setAttribute('aria-selected', one === tab);
  document.getElementById(one.getAttribute('aria-controls')).hidden = one !== tab; } }
</script>"""
FAQ = "".join(
    f"<details><summary>How do I pay {n}?</summary><p>Answer {n} <img src=/a.png></p></details>" for n in range(3)
)


def page(service: Service, body: str) -> str:
    return service.page("/", f"<main><h1>Hall</h1><img id=seen src=/a.png>{body}</main>")


async def explored(service: Service, body: str, out: Path, *, most: int = 12, kinds: Sequence[Any] = FEW) -> Walk:
    return (await walked(plan(page(service, body), most=most), out, kinds=kinds))["desktop"]


def plan(address: str, *, most: int = 12, then: str = "") -> Plan:
    first = step("Hall", act("open", value=address)).model_copy(update={"explore": most})
    return plan_of(address, first, *([step("Next", act("click", then))] if then else []))


def told(walk: Walk) -> Explored:
    found = walk.visits[0].get(Explored)
    assert isinstance(found, Explored)
    return found


def states(walk: Walk) -> list[str]:
    return [visit.arrival.opened for visit in walk.explored]


def came(walk: Walk) -> dict[str, str]:
    return {one.opener: one.came for one in told(walk).attempts}


def one_report(showing: Showing) -> str:
    return one(Report, "html").write(showing).decode()


def judged(plan: Plan, walk: Walk) -> Audit:
    tool = Tool(version="1", browser="Chromium", checkers={})
    return judge(plan, [walk], every(Rule), tool=tool, started="", finished="2026-11-22T10:00:00+00:00")


async def test_menu_dialog_tab_and_accordion_are_opened_one_at_a_time(service: Service, tmp_path: Path) -> None:
    walk = await explored(service, MENU + DIALOG + TABS + FAQ, tmp_path / "run")
    assert len(walk.visits) == 1
    assert sorted(states(walk)) == sorted(
        [
            "button “Menu”",
            "button “Ask us”",
            "tab “Tomorrow”",
            *(f"button “How do I pay {n}?”" for n in range(3)),
        ]
    )
    shown = {visit.arrival.opened: visit.get(Opened) for visit in walk.explored}
    menu, tab = shown["button “Menu”"], shown["tab “Tomorrow”"]
    assert isinstance(menu, Opened)
    assert isinstance(tab, Opened)
    assert menu.roots == ("#pages",)
    assert menu.holds("#menu")
    assert not menu.holds("#seen")
    assert tab.roots == ("#p2",)
    assert tab.holds("#late")
    assert not tab.holds("#pages")


async def test_what_appears_is_judged_once_and_is_no_step_of_the_customer(service: Service, tmp_path: Path) -> None:
    walk = await explored(service, MENU + DIALOG + TABS, tmp_path / "run", kinds=())
    kept = plan(service.url)
    audit = judged(kept, walk)
    images = [one for one in audit.findings if one.rule == "axe-image-alt"]
    assert sorted((one.target.selector if one.target else "", one.opened) for one in images) == [
        ("#late", "tab “Tomorrow”"),
        ("#pages > li:nth-of-type(1) > a > img", "button “Menu”"),
        ("#seen", ""),
    ]
    fields = [one for one in audit.findings if one.target and one.target.selector == "#mail"]
    assert fields
    assert {one.opened for one in fields} == {"button “Ask us”"}
    assert not any(one.on_path for one in audit.findings if one.opened)
    showing = present(audit, tmp_path / "run", notes=notes_of(kept.journeys, [walk]))
    (shown,) = showing.journeys[0].steps
    assert {(one.opened, len(one.points) > 0) for one in shown.states} == {
        ("button “Menu”", True),
        ("button “Ask us”", True),
        ("tab “Tomorrow”", True),
    }
    assert any(place.opened == "tab “Tomorrow”" for one in showing.points for place in one.places)
    assert "after opening" in one_report(showing)
    (record,) = audit.walks
    assert len(record.visits) == 1
    assert len(record.explored) == 3
    assert record.effort.clicks == 0


async def test_an_opener_that_sends_is_kept_from_it(service: Service, tmp_path: Path) -> None:
    sent: list[str] = []

    def take(name: str) -> Answer:
        sent.append(name)
        return Answer(b"<h1>Done</h1>")

    for path in ("/api", "/logout", "/beacon"):
        service.answers[path] = lambda _, name=path: take(name)  # type: ignore[misc]
    body = """<button aria-expanded=false onclick="fetch('/api', {method: 'POST'}); fetch('/logout');
      navigator.sendBeacon('/beacon', 'x');
      localStorage.seen = 'changed'; document.cookie = 'seen=changed'; more.hidden = false">More</button>
    <p id=more hidden>More text</p>
    <button aria-expanded=false onclick="fetch('/api', {method: 'POST'})">Delete my account</button>
    <button aria-haspopup=dialog onclick="fetch('/api', {method: 'POST'})">Poista varaus</button>
    <button aria-haspopup=true class=btn-logout onclick="fetch('/api', {method: 'POST'})"></button>
    <form action=/api method=post><button aria-expanded=false>Options</button></form>
    <p id=told></p><script>told.textContent = (localStorage.seen ?? 'nothing') + document.cookie</script>"""
    service.page("/next", "<h1>Next</h1><p id=told></p><script>told.textContent = localStorage.seen ?? 'no'</script>")
    walk = await explored(service, body + "<a id=go href=/next>Go</a>", tmp_path / "run")
    assert sent == []
    assert states(walk) == ["button “More”"]
    assert told(walk).refused >= 2
    (spared,) = [one for one in told(walk).left_out if one.startswith("Not tried")]
    assert "Delete my account" in spared
    assert "Poista varaus" in spared
    assert "without a name" in spared


async def test_the_walks_own_page_and_storage_stay_as_they_are(service: Service, tmp_path: Path) -> None:
    body = """<button aria-expanded=false onclick="localStorage.seen = 'changed';
    document.cookie = 'seen=changed'; more.hidden = false">
    More</button><p id=more hidden>Text</p><a id=go href=/next>Go</a>"""
    service.page(
        "/next",
        "<h1 id=told></h1><script>told.textContent = `${localStorage.seen ?? 'no'} ${document.cookie}`</script>",
    )
    address = page(service, body)
    kept = plan(address, then="#go")
    last = (
        kept.journeys[0]
        .steps[1]
        .model_copy(update={"expect": kept.journeys[0].steps[1].expect.model_copy(update={"text": "no"})})
    )
    journey = kept.journeys[0].model_copy(update={"steps": (kept.journeys[0].steps[0], last)})
    walk = (await walked(kept.model_copy(update={"journeys": (journey,)}), tmp_path / "run", kinds=FEW))["desktop"]
    assert walk.stop is None
    assert [visit.arrival.title for visit in walk.visits] == ["A page", "A page"]
    assert [touch.action for touch in touches(walk)] == ["click"]
    assert len(walk.explored) == 1


HOSTILE = {
    "leads away by script": ("location.href = '/elsewhere'", "left"),
    "asks": ("confirm('Sure?') && (document.body.innerHTML = '')", "nothing"),
    "opens a window": ("window.open('/elsewhere')", "left"),
    "does nothing": ("", "nothing"),
}


@pytest.mark.parametrize("name", HOSTILE)
async def test_hostile_openers(service: Service, tmp_path: Path, name: str) -> None:
    service.page("/elsewhere", "<h1>Elsewhere</h1>")
    script, expected = HOSTILE[name]
    body = f"""<button aria-expanded=false onclick="{script}">Odd</button>""" + FAQ
    walk = await explored(service, body, tmp_path / "run")
    assert came(walk)["button “Odd”"] == expected
    assert len(walk.explored) == 3
    assert walk.stop is None


async def test_what_never_settles_or_is_huge_costs_its_time_only(service: Service, tmp_path: Path) -> None:
    body = """<button aria-expanded=false onclick="huge.innerHTML = '<div><p>text</p></div>'.repeat(5000)">
    Huge</button><div id=huge></div>
    <button aria-expanded=false onclick="setInterval(() => { rest.innerHTML += '<p>more</p>'; }, 30)">
    Restless</button><div id=rest></div>"""
    walk = await explored(service, body, tmp_path / "run")
    assert sorted(states(walk)) == ["button “Huge”", "button “Restless”"]
    huge = walk.explored[0].get(Opened)
    assert isinstance(huge, Opened)
    assert huge.left_out > 0
    assert len(huge.paths) <= 3000


async def test_a_page_that_hangs_when_opened_ends_exploring_and_not_the_walk(service: Service, tmp_path: Path) -> None:
    body = """<button aria-expanded=false onclick="for (;;);">Hang</button><a id=go href=/next>Go</a>"""
    service.page("/next", "<h1>Next</h1>")
    walks = await walked(plan(page(service, body), then="#go"), tmp_path / "run", kinds=FEW)
    assert walks["desktop"].stop is None
    assert len(walks["desktop"].visits) == 2
    assert told(walks["desktop"]).left_out or came(walks["desktop"])


async def test_endless_openers_end_at_the_budget_and_what_is_left_is_told(service: Service, tmp_path: Path) -> None:
    body = (
        """<script>function more(at) { const box = document.createElement('div'); box.innerHTML =
      '<button aria-expanded=false onclick="more(this)">More ' + document.querySelectorAll('*').length + '</button>';
      at.after(box); }</script><button aria-expanded=false onclick="more(this)">First</button>"""
        + FAQ
    )
    walk = await explored(service, body, tmp_path / "run", most=3)
    assert len(walk.explored) == 3
    assert any("no more than 3" in one for one in told(walk).left_out)
    assert all(visit.arrival.opened.count("then") < 2 for visit in walk.explored)


@pytest.mark.parametrize("route", ["", "history.pushState(null, '', '/second'); "])
async def test_what_customers_brought_about_is_replayed(service: Service, tmp_path: Path, route: str) -> None:
    body = (
        f"""<button id=begin type=button onclick="{route}second.hidden = false; this.remove()">Begin</button>
    <section id=second hidden><h2>Second</h2><button>One</button><button>Two</button>"""
        + FAQ
        + "</section>"
    )
    address = page(service, body)
    first = step("Hall", act("open", value=address), act("click", "#begin")).model_copy(update={"explore": 12})
    walk = (await walked(plan_of(address, first), tmp_path / "run", kinds=FEW))["desktop"]
    assert len(walk.explored) == 3


async def test_a_menu_of_phones_is_opened_there(service: Service, tmp_path: Path) -> None:
    body = """<style>#burger { display: none } @media (max-width: 500px) { #burger { display: block } }</style>
    <button id=burger onclick="deep.hidden = false" aria-label=Menu>=</button>
    <nav id=deep hidden><a href=/a>A</a></nav>"""
    walks = await walked(plan(page(service, body)), tmp_path / "run", "mobile", kinds=FEW)
    assert states(walks["desktop"]) == []
    assert states(walks["mobile"]) == ["button “Menu”"]


@pytest.mark.parametrize(
    ("name", "may"),
    [
        ("Suodata", True),
        ("Menu", True),
        ("Valitse päivä", True),
        ("Kirjaudu", True),
        ("Maksutavat", True),
        ("Poista varaus", False),
        ("Delete account", False),
        ("Kirjaudu ulos", False),
        ("Logga ut", False),
        ("Betala nu", False),
        ("Place order", False),
        ("Lähetä", False),
        ("Bekräfta", False),
        ("Siirry kassalle", False),
        ("Hyväksy kaikki", False),
        ("Tulosta", False),
    ],
)
def test_words_that_do_more_than_open(name: str, may: bool) -> None:  # noqa: FBT001 - a table's column
    button = {"name": name, "kind": "menu", "tag": "", "native": False}
    assert may_be_tried(button) is may


def test_headings_may_speak_of_anything_and_signs_tell_by_their_code() -> None:
    asked = {"name": "How do I pay and cancel?", "kind": "disclosure", "tag": "", "native": False}
    assert may_be_tried(asked)
    assert not may_be_tried({**asked, "kind": "menu"})
    assert may_be_tried({**asked, "name": "Delete", "native": True})
    assert not may_be_tried({**asked, "name": "", "tag": "btn-delete"})


MODAL = """<style>#over { position: fixed; inset: 0; background: #0008 } #over[hidden] { display: none }</style>
<button type=button onclick="over.hidden = false">Details</button>
<div id=over hidden{role}><div style="background: white; margin: 4em">
<p>The hall is free.</p><button type=button>Book</button></div></div>"""


@pytest.mark.parametrize(("role", "layer"), [("", "#over"), (" role=dialog aria-label=Hall", "")])
async def test_plain_buttons_are_tried_and_layers_that_say_nothing_are_told(
    service: Service, tmp_path: Path, role: str, layer: str
) -> None:
    walk = await explored(service, MODAL.replace("{role}", role), tmp_path / "run")
    assert states(walk) == ["button “Details”"]
    shown = walk.explored[0].get(Opened)
    assert isinstance(shown, Opened)
    assert shown.layer == layer
    said = list(one(Rule, "layer-is-no-dialog").ask(shown))
    assert [(verdict.path, str(verdict.word)) for verdict in said] == ([(layer, "unsure")] if layer else [])


PRICES = """<p><button type=button id=show{state} onclick="prices.hidden = false">Show the prices</button></p>
<div id=prices hidden><p>20 euros an hour.</p></div>"""


@pytest.mark.parametrize(("state", "word"), [("", "unsure"), (" aria-pressed=false", "passed")])
async def test_a_button_that_opens_and_does_not_say_so(service: Service, tmp_path: Path, state: str, word: str) -> None:
    body = PRICES.replace("{state}", state).replace("Show the prices", "Show more")
    walk = await explored(service, body, tmp_path / "run")
    assert states(walk) == ["button “Show more”"]
    shown, dom = walk.explored[0].get(Opened), walk.explored[0].get(Dom)
    said = list(one(Rule, "opening-not-told").ask(shown, dom))
    assert [(verdict.path, str(verdict.word)) for verdict in said] == [("#show", word)]


def test_plain_buttons_come_last() -> None:
    found = [{"shape": "a", "name": 0, "kind": "perhaps"}, {"shape": "a", "name": 1, "kind": "menu"}]
    assert [one["name"] for one in in_turn(found)] == [1, 0]


def test_what_is_built_alike_waits_its_turn() -> None:
    found = [{"shape": shape, "name": n} for n, shape in enumerate("aabac")]
    assert [one["name"] for one in in_turn(found)] == [0, 2, 4, 1, 3]
