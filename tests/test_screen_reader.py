"""Somebody who hears the page gets through where it says what can be done, and is stopped where it does not."""

from pathlib import Path

import pytest
from service import Service
from walking import act, plan_of, step, touches, walked

from auditor.catalogue import one
from auditor.engines.chromium import Chromium
from auditor.evidence.touches import Touch
from auditor.evidence.transcript import Line, Transcript
from auditor.model import Action, Missing, Target, Visit, Walk
from auditor.parts import EvidenceKind
from auditor.personas.hand import Hand
from auditor.personas.notes import Site
from auditor.personas.screen_reader import Listening
from auditor.session import Device

GOAL = "document.querySelector('h1').textContent = 'Done'"
OPEN = step("Open", act("open", value="/"))


SEEN_AND_HEARD = f"""<h1>Start</h1><div aria-hidden="true"><button id="send" onclick="{GOAL}">Send</button></div>
<button style="position:absolute;clip-path:inset(50%)" onclick="{GOAL}">Send</button>
<div id="slot" onclick="{GOAL}">16:00</div><button onclick="{GOAL}">16:00</button>"""


def role(role: str, name: str) -> Target:
    return Target(by="role", value=role, name=name)


async def heard(service: Service, tmp_path: Path, *steps: object) -> tuple[Walk, Walk]:
    """The reference walk, and the one of somebody who hears."""
    plan = plan_of(service.url, *steps)  # type: ignore[arg-type]
    walks = await walked(
        plan, tmp_path / "run", "screen-reader", kinds=[one(EvidenceKind, "Console"), one(EvidenceKind, "Transcript")]
    )
    return walks["desktop"], walks["screen-reader"]


DONE = "() => document.querySelector('h1').textContent === 'Done'"


async def pressed(engine: Chromium, service: Service, html: str, action: Action, way: type[Hand]) -> tuple[Touch, bool]:
    """What somebody who acts this way met, and whether the page says that it is done."""
    async with engine.session(Device()) as session:
        await session.open(service.page("/", f'<h1>Start</h1><a href="#x">first</a>{html}'))
        await session.settle()
        hand = way(session, Site(service.url, frozenset(), Path()))
        touch = await hand.act(action)
        await session.settle(quiet_ms=100)
        return touch, bool(await session.evaluate(DONE))


def last(walk: Walk) -> Touch:
    return touches(walk)[-1]


def transcript(visit: Visit) -> Transcript:
    found = visit.get(Transcript)
    assert not isinstance(found, Missing), found.why
    return found


FORM = f"""<h1>Start</h1><a href="#x">first</a><form onsubmit="{GOAL}; return false"><h2>You</h2>
<label>Name <input id="name"></label> <label><input type="checkbox" id="agree"> I agree</label>
<fieldset><legend>Size</legend><label><input type="radio" name="s" value="1"> Small</label>
<label><input type="radio" name="s" value="2" id="large"> Large</label></fieldset>
<label>City <select id="city"><option>Espoo</option><option>Turku</option></select></label>
<label>Day <input type="date" id="day"></label><button>Send</button></form>"""


async def test_native_controls_are_used(service: Service, tmp_path: Path) -> None:
    service.page("/", FORM)
    fill = (
        act("fill", "#name", "Maija"),
        act("check", "#agree"),
        act("check", "#large"),
        act("select", Target(by="label", value="City"), "Turku"),
        act("fill", "#day", "2026-05-01"),
        act("click", Target(by="text", value="Send")),
    )
    _, walk = await heard(service, tmp_path, OPEN, step("Fill in", *fill, text="Done"))
    assert walk.stop is None, walk.reason
    pressed = [touch.key_presses for touch in touches(walk)]
    # To the field and into it + "Maija"; the checkbox + Space; two radios + Space; the list, a letter, Enter; …
    assert pressed == [1 + 1 + 5, 1 + 1, 2 + 1, 1 + 2, 1 + 1 + 10, 1 + 1]
    assert walk.effort.clicks == 0
    assert walk.effort.key_presses == sum(pressed)


STOPPED = {
    "text that answers to clicks": (f'<div id="go" onclick="{GOAL}">16:00</div>', "no-role"),
    "a picture that answers to clicks": (f'<img id="go" alt="Send" src="x" onclick="{GOAL}">', "no-role"),
    "text that takes the focus": (f'<span id="go" tabindex="0" onclick="{GOAL}">16:00</span>', "no-role"),
    "no name": (f'<button id="go" onclick="{GOAL}"><svg width="20" height="20"></svg></button>', "nameless"),
    "an empty name": (f'<button id="go" aria-label=" " onclick="{GOAL}"><i>&nbsp;</i></button>', "nameless"),
    "hidden": (f'<div aria-hidden="true"><button id="go" onclick="{GOAL}">Send</button></div>', "not-offered"),
}


@pytest.mark.share(0.4)
@pytest.mark.parametrize("case", STOPPED)
async def test_what_says_nothing_of_its_use_stops(engine: Chromium, service: Service, case: str) -> None:
    html, went = STOPPED[case]
    go = act("click", "#go", optional=True)
    assert (await pressed(engine, service, html, go, Hand))[1]
    touch, done = await pressed(engine, service, html, go, Listening)
    assert (touch.went, touch.path, done) == (went, "#go", False)


async def test_a_field_without_a_name_stops(service: Service, tmp_path: Path) -> None:
    service.page("/", '<h1>Start</h1><p>Name</p><input id="name"><label>Town <input id="town"></label>')
    fill = step("Fill", act("fill", "#town", "Oulu"), act("fill", "#name", "Maija"))
    reference, walk = await heard(service, tmp_path, OPEN, fill)
    assert reference.stop is None
    assert [touch.went for touch in touches(walk)] == ["done", "nameless"]


THROUGH = {
    "text in a control": (f'<button onclick="{GOAL}"><span><b id="go">Send</b></span></button>', "#go"),
    "a control in text": (f'<li id="go" style="width: max-content"><a href="#" onclick="{GOAL}">Send</a></li>', "#go"),
    "the label of a control": (f'<label id="go">Yes <input type="checkbox" onclick="{GOAL}"></label>', "#go"),
    # What can take the focus stays what it is, whatever its role says.
    "a role that browsers pass over": (f'<button id="go" role="presentation" onclick="{GOAL}">Send</button>', "#go"),
    "a closed menu": (
        f'<details><summary>More</summary><button id="go" onclick="{GOAL}">Send</button></details>',
        "#go",
    ),
    "an answer to the press of a mouse": (f'<button id="go" onmousedown="{GOAL}">Send</button>', "#go"),
    "a link that is spread over a card": (
        f"""<div id="go" style="position:relative;width:300px;height:90px"><a href="#" onclick="{GOAL}">Hall
<i style="position:absolute;inset:0"></i></a><a href="#y" style="position:relative">Map</a></div>""",
        "#go",
    ),
    "a shadow root": (
        f"""<x-go></x-go><script>customElements.define('x-go', class extends HTMLElement {{ connectedCallback() {{
this.attachShadow({{mode: 'open'}}).innerHTML = '<button>Send</button>';
this.shadowRoot.firstChild.onclick = () => {{ {GOAL} }}; }} }});</script>""",
        "x-go button",
    ),
}


@pytest.mark.share(0.4)
@pytest.mark.parametrize("case", THROUGH)
async def test_what_is_offered_is_used(engine: Chromium, service: Service, case: str) -> None:
    html, target = THROUGH[case]
    go = act("click", target, optional=True)
    assert (await pressed(engine, service, html, go, Hand))[1]
    touch, done = await pressed(engine, service, html, go, Listening)
    assert (touch.went, done) == ("done", True), touch.tried


async def test_what_comes_late_is_waited_for(engine: Chromium, service: Service) -> None:
    button = f'`<button id=go onclick="{GOAL}">Send</button>`'
    late = f"<script>setTimeout(() => document.body.insertAdjacentHTML('beforeend', {button}), 1200)</script>"
    assert (await pressed(engine, service, late, act("click", "#go"), Listening))[1]


async def test_dragging_is_out_of_reach(engine: Chromium, service: Service) -> None:
    html = '<button id="go" draggable="true">Card</button><p id="to">Here</p>'
    touch, _ = await pressed(engine, service, html, act("drag", "#go", to=Target(by="css", value="#to")), Listening)
    assert touch.went == "inoperable"


async def test_a_window_that_a_control_opens_comes(service: Service, tmp_path: Path) -> None:
    service.page("/new", "<h1>New</h1>", title="New")
    service.page("/", """<h1>Start</h1><button id="go" onclick="window.open('/new')">Open</button>""")
    go = step("Go", act("click", "#go"), act("switch_tab", value="last"), text="New")
    _, walk = await heard(service, tmp_path, OPEN, go)
    assert walk.stop is None, walk.reason


@pytest.mark.parametrize("target", ["#send", "#slot"])
async def test_what_the_reference_walk_met_is_sought_by_name_or_label(
    service: Service, tmp_path: Path, target: str
) -> None:
    service.page("/", SEEN_AND_HEARD)
    _, walk = await heard(service, tmp_path, OPEN, step("Go", act("click", target), text="Done"))
    assert walk.stop is None, walk.reason
    assert last(walk).path not in ("#send", "#slot")


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
async def test_frames_are_heard(service: Service, tmp_path: Path, host: str) -> None:
    told = "parent.postMessage('go', '*')"
    service.page("/in", f'<h2>Inside</h2><button onclick="{told}">Pay</button><div id="no" onclick="{told}">No</div>')
    address = service.url.replace("127.0.0.1", host)
    frame = f'<iframe title="Payment" src="{address}in"></iframe>'
    service.page("/", f"<h1>Start</h1>{frame}<script>onmessage = () => {{ {GOAL} }}</script>")
    pay = Target(by="role", value="button", name="Pay", frame="iframe")
    _, walk = await heard(service, tmp_path, OPEN, step("Pay", act("click", pay), text="Done"))
    assert walk.stop is None, walk.reason
    lines = transcript(walk.visits[0]).lines
    assert [line.name for line in lines if line.kind in ("frame", "heading", "control")] == [
        "Start",
        "Payment",
        "Inside",
        "Pay",
    ]
    no = Target(by="css", value="#no", frame="iframe")
    _, walk = await heard(service, tmp_path / "no", OPEN, step("No", act("click", no), text="Done"))
    assert last(walk).went == "no-role"


async def test_what_is_announced_is_noted(service: Service, tmp_path: Path) -> None:
    service.page("/next", "<h1>Next</h1>", title="Halls, step 2")
    says = "document.querySelector('[role=status], p').textContent = '3 halls found'"
    buttons = f'<button onclick="{says}">Search</button><p>None</p><a href="/next">Next</a>'
    service.page("/silent", f"<h1>Start</h1>{buttons}")
    service.page("/told", f'<h1>Start</h1><p role="status"></p>{buttons}')
    search, on = act("click", role("button", "Search")), act("click", role("link", "Next"))
    for page, announced in (("silent", ()), ("told", ("3 halls found",))):
        steps = (step("Open", act("open", value=f"/{page}")), step("Search", search), step("On", on))
        _, walk = await heard(service, tmp_path / page, *steps)
        first, second = (touch.after for touch in touches(walk) if touch.action == "click")
        assert first
        assert second
        assert (first.announced, first.shown, first.new_document) == (announced, "3 halls found", False)
        assert (second.announced, second.new_document) == (("Halls, step 2",), True)


async def test_the_transcript_tells_the_page_in_order(service: Service, tmp_path: Path) -> None:
    service.page(
        "/",
        """<header><a href="/">Home</a></header><nav aria-label="Main"><a href="/halls">Halls</a></nav>
<main><h1>Halls</h1><p>Which <b>hall</b> do you <a href="#">want</a>?</p><img src="x"><img src="x" alt="A hall">
<img src="x" alt=""><form><label>Name <input required value="typed before"></label>
<button aria-label="Order it">Book a hall</button>
<button aria-expanded="false">More</button><input type="checkbox" checked aria-label="Yes">
<input type="date" aria-label="Day"><button><svg width="9" height="9"></svg></button></form>
<p role="status">3 halls</p></main>""",
        title="Halls",
    )
    _, walk = await heard(service, tmp_path, OPEN)
    lines = transcript(walk.visits[0]).lines
    told = [
        (line.kind, line.role, line.name, *line.states, *([line.trouble] if line.trouble else [])) for line in lines
    ]
    assert told == [
        ("title", "", "Halls"),
        ("landmark", "banner", ""),
        ("control", "link", "Home"),
        ("landmark", "navigation", "Main"),
        ("control", "link", "Halls"),
        ("landmark", "main", ""),
        ("heading", "heading", "Halls"),
        ("text", "", "Which hall do you"),
        ("control", "link", "want"),
        ("text", "", "?"),
        ("image", "image", "", "no-alternative"),
        ("image", "image", "A hall"),
        ("text", "", "Name"),
        ("control", "textbox", "Name", "required"),
        ("control", "button", "Order it", "name-lacks-label"),
        ("control", "button", "More", "collapsed"),
        ("control", "checkbox", "Yes", "checked"),
        ("control", "date", "Day"),
        ("control", "button", "", "no-name"),
        ("live", "status", ""),
        ("text", "", "3 halls"),
    ]
    assert lines[6] == Line(kind="heading", role="heading", name="Halls", level=1, path="html > body > main > h1")
    wrong = next(line for line in lines if line.trouble == "name-lacks-label")
    assert (wrong.label, wrong.path) == ("Book a hall", "html > body > main > form > button:nth-of-type(1)")


CELLS = """<h1>Start</h1><form onsubmit="return false"><label>Date <input id="date"></label>
<div id="notes" tabindex="0">Nothing yet</div><div id="plain" onclick="this.textContent = 'x'">Plain</div>
<button onclick="document.querySelector('h1').textContent = notes.textContent">Send</button></form>
<script>notes.onfocus = () => {
  notes.tabIndex = -1; notes.innerHTML = '<input aria-label="Notes">'; notes.firstChild.focus();
  notes.firstChild.onblur = (event) => { notes.textContent = event.target.value };
}</script>"""


async def test_from_field_to_field_it_goes_with_tab(service: Service, tmp_path: Path) -> None:
    service.page("/", CELLS)
    actions = (act("fill", "#date", "1.1."), act("click", "#notes"), act("fill", "#notes input", "Done"))
    _, walk = await heard(service, tmp_path, OPEN, step("Fill", *actions, act("click", role("button", "Send"))))
    assert walk.stop is None, walk.reason
    clicked = touches(walk)[-3]
    assert (clicked.name, clicked.tag, clicked.key_presses) == ("Notes", "input", 1)


async def test_text_that_tab_does_not_open_stays_text(service: Service, tmp_path: Path) -> None:
    service.page("/", CELLS)
    _, walk = await heard(service, tmp_path, OPEN, step("Fill", act("fill", "#date", "1.1."), act("click", "#plain")))
    assert (walk.stop, last(walk).went) == ("cannot-act", "no-role")
