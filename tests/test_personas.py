"""Each persona gets through where its customers would, and is stopped where they would be, for its own reason."""

from pathlib import Path

import pytest
from service import Answer, Service
from walking import act, plan_of, step, touches, walked

from auditor.catalogue import one
from auditor.evidence.touches import Touch
from auditor.model import Target, Walk
from auditor.parts import EvidenceKind

LIGHT = ("Console",)  # personas are looked at here, not evidence: one cheap kind will do

GOAL = "document.querySelector('h1').textContent = 'Done'"


async def both(service: Service, tmp_path: Path, *steps: object, personas: tuple[str, ...]) -> dict[str, Walk]:
    plan = plan_of(service.url, *steps)  # type: ignore[arg-type]
    kinds = [one(EvidenceKind, name) for name in LIGHT]
    return await walked(plan, tmp_path / "run", *personas, kinds=kinds)


def last(walk: Walk) -> Touch:
    return touches(walk)[-1]


NATIVE = f"""<h1>Start</h1><a href="#x">first</a><form onsubmit="{GOAL}; return false">
<label>Name <input id="name"></label> <label><input type="checkbox" id="agree"> I agree</label>
<fieldset><legend>Size</legend><label><input type="radio" name="s" value="1"> Small</label>
<label><input type="radio" name="s" value="2" id="large"> Large</label></fieldset>
<select id="city"><option>Espoo</option><option>Turku</option><option>Oulu</option></select>
<button>Send</button></form>"""


async def test_keyboard_uses_native_controls(service: Service, tmp_path: Path) -> None:
    service.page("/", NATIVE)
    steps = (
        step("Open", act("open", value="/")),
        step(
            "Fill in",
            act("fill", "#name", "Maija"),
            act("check", "#agree"),
            act("check", "#large"),
            act("select", "#city", "Oulu"),
            act("click", Target(by="role", value="button", name="Send")),
            text="Done",
        ),
    )
    walk = (await both(service, tmp_path, *steps, personas=("keyboard",)))["keyboard"]
    assert walk.stop is None, walk.reason
    pressed = [touch.key_presses for touch in touches(walk)]
    # Tab Tab + "Maija"; Tab Space; Tab Down Down or Tab Down (Large); Tab Down Down; Tab Enter
    assert pressed[:2] == [2 + 5, 2]
    assert pressed[3:] == [1 + 2, 2]
    assert walk.effort.clicks == 0
    assert walk.effort.key_presses == sum(pressed)


async def test_keyboard_cannot_reach_what_only_a_mouse_reaches(service: Service, tmp_path: Path) -> None:
    service.page(
        "/", f'<h1>Start</h1><a href="#x">first</a><div id="slot" onclick="{GOAL}">16:00</div><a href="#y">last</a>'
    )
    steps = (step("Open", act("open", value="/")), step("Choose", act("click", "#slot"), text="Done"))
    walks = await both(service, tmp_path, *steps, personas=("keyboard", "mobile"))
    assert walks["desktop"].stop is None
    assert walks["mobile"].stop is None
    assert (walks["keyboard"].stop, walks["keyboard"].stopped_at) == ("cannot-act", 1)
    assert last(walks["keyboard"]).went == "unreachable"
    assert last(walks["keyboard"]).path == "#slot"


async def test_keyboard_cannot_operate_what_answers_to_no_key(service: Service, tmp_path: Path) -> None:
    service.page("/", f'<h1>Start</h1><div id="slot" role="button" tabindex="0" onclick="{GOAL}">16:00</div>')
    steps = (step("Open", act("open", value="/")), step("Choose", act("click", "#slot"), text="Done"))
    walks = await both(service, tmp_path, *steps, personas=("keyboard",))
    assert walks["desktop"].stop is None
    assert last(walks["keyboard"]).went == "inoperable"


async def test_keyboard_tries_space_where_enter_is_not_answered(service: Service, tmp_path: Path) -> None:
    keys = f"if (event.key === ' ') {{ {GOAL} }}"
    service.page(
        "/", f'<h1>Start</h1><div id="slot" role="button" tabindex="0" onclick="{GOAL}" onkeydown="{keys}">16:00</div>'
    )
    steps = (step("Open", act("open", value="/")), step("Choose", act("click", "#slot"), text="Done"))
    walk = (await both(service, tmp_path, *steps, personas=("keyboard",)))["keyboard"]
    assert walk.stop is None
    assert last(walk).key_presses == 3  # Tab, Enter, Space


TABS = """<h1>Start</h1><div role="tablist"><button role="tab" id="a" tabindex="0">A</button>
<button role="tab" id="b" tabindex="-1">B</button><button role="tab" id="c" tabindex="-1">C</button></div>
<script>const tabs = [...document.querySelectorAll('[role=tab]')];
for (const [n, tab] of tabs.entries()) {
 tab.onkeydown = (e) => { const d = {ArrowRight: 1, ArrowLeft: -1}[e.key]; if (d) tabs[(n + d + 3) % 3].focus(); };
 tab.onclick = () => { document.querySelector('h1').textContent = 'Tab ' + tab.id; };
}</script>"""


async def test_keyboard_uses_arrows_inside_a_composite_widget(service: Service, tmp_path: Path) -> None:
    service.page("/", TABS)
    steps = (step("Open", act("open", value="/")), step("Choose", act("click", "#c"), text="Tab c"))
    walk = (await both(service, tmp_path, *steps, personas=("keyboard",)))["keyboard"]
    assert walk.stop is None, walk.reason
    assert last(walk).key_presses == 4  # Tab, two arrows, Enter


async def test_keyboard_goes_back_to_what_lies_behind(service: Service, tmp_path: Path) -> None:
    fields = "".join(f'<input id="f{n}">' for n in range(6))
    service.page("/", f"<h1>Start</h1>{fields}")
    steps = (step("Fill in", act("open", value="/"), act("fill", "#f5", "x"), act("fill", "#f4", "y")),)
    walk = (await both(service, tmp_path, *steps, personas=("keyboard",)))["keyboard"]
    assert last(walk).key_presses == 2  # Shift+Tab, y


async def test_keyboard_is_stopped_by_a_trap(service: Service, tmp_path: Path) -> None:
    trap = "if (event.key === 'Tab') { event.preventDefault(); }"
    service.page("/", f'<h1>Start</h1><input id="in" onkeydown="{trap}"><button onclick="{GOAL}">Send</button>')
    send = act("click", Target(by="role", value="button", name="Send"))
    steps = (step("Open", act("open", value="/")), step("Send", act("fill", "#in", "x"), send, text="Done"))
    walk = (await both(service, tmp_path, *steps, personas=("keyboard",)))["keyboard"]
    assert last(walk).went == "unreachable"


MENU = f"""<h1>Start</h1><style>nav ul {{ display: none }} nav.open ul {{ display: block }}
@media (min-width: 800px) {{ nav ul {{ display: block }} nav button {{ display: none }} }}</style>
<nav><button aria-label="Menu" aria-expanded="false" onclick="parentNode.classList.toggle('open')">☰</button>
<ul><li><a href="#go" onclick="{GOAL}">Halls</a></li></ul></nav>"""


async def test_mobile_opens_the_menu_before_it_gives_up(service: Service, tmp_path: Path) -> None:
    service.page("/", MENU)
    halls = act("click", Target(by="role", value="link", name="Halls"))
    steps = (step("Open", act("open", value="/")), step("Choose", halls, text="Done"))
    walks = await both(service, tmp_path, *steps, personas=("mobile",))
    assert walks["mobile"].stop is None, walks["mobile"].reason
    assert (last(walks["desktop"]).clicks, last(walks["mobile"]).clicks) == (1, 2)
    assert last(walks["mobile"]).opened


async def test_mobile_is_stopped_where_the_phone_lacks_the_control(service: Service, tmp_path: Path) -> None:
    style = "<style>@media (max-width: 800px) { #go { display: none } }</style>"
    service.page("/", f'<h1>Start</h1>{style}<button id="go" onclick="{GOAL}">Go on</button>')
    steps = (step("Open", act("open", value="/")), step("Go on", act("click", "#go"), text="Done"))
    walks = await both(service, tmp_path, *steps, personas=("mobile", "keyboard"))
    assert [walks[name].stop for name in ("desktop", "keyboard", "mobile")] == [None, None, "cannot-act"]
    assert last(walks["mobile"]).went == "not-found"


OVERLAY = f"""<h1>Start</h1><button id="go" onclick="{GOAL}">Go on</button>
<div id="over" style="position: fixed; inset: 0; background: #fff"><p>News!</p>
<button onclick="document.getElementById('over').remove()">Close</button></div>"""


async def test_what_lies_over_a_control_is_closed_and_noted(service: Service, tmp_path: Path) -> None:
    service.page("/", OVERLAY)
    steps = (step("Open", act("open", value="/")), step("Go on", act("click", "#go"), text="Done"))
    walk = (await both(service, tmp_path, *steps, personas=("desktop",)))["desktop"]
    assert walk.stop is None, walk.reason
    assert last(walk).covered_by == "#over"
    assert last(walk).clicks == 2


async def test_a_closed_disclosure_is_opened(service: Service, tmp_path: Path) -> None:
    service.page(
        "/", f'<h1>Start</h1><details><summary>More</summary><button id="go" onclick="{GOAL}">Go on</button></details>'
    )
    steps = (step("Open", act("open", value="/")), step("Go on", act("click", "#go"), text="Done"))
    walks = await both(service, tmp_path, *steps, personas=("keyboard", "mobile"))
    assert [walk.stop for walk in walks.values()] == [None, None, None]


async def test_optional_actions_and_actions_for_others_stop_nobody(service: Service, tmp_path: Path) -> None:
    service.page("/", f'<h1>Start</h1><button id="go" onclick="{GOAL}">Go on</button>')
    steps = (
        step("Open", act("open", value="/")),
        step(
            "Go on",
            act("click", "#cookie", optional=True),
            act("click", "#not-there", for_personas=("mobile",)),
            act("click", "#go"),
            text="Done",
        ),
    )
    walk = (await both(service, tmp_path, *steps, personas=("desktop",)))["desktop"]
    assert walk.stop is None, walk.reason
    assert [touch.went for touch in touches(walk)] == ["skipped", "done"]


@pytest.mark.parametrize("persona", ["desktop", "keyboard", "mobile"])
async def test_frames_and_shadow_roots_are_walked(service: Service, tmp_path: Path, persona: str) -> None:
    service.page("/inner", f"<button id='pay' onclick=\"{GOAL.replace('document', 'parent.document')}\">Pay</button>")
    service.page(
        "/",
        "<h1>Start</h1><div id='host'></div><iframe src='/inner' title='Payment'></iframe><script>"
        "document.getElementById('host').attachShadow({mode: 'open'}).innerHTML = '<button>Shadow</button>';"
        "document.getElementById('host').shadowRoot.firstChild.onclick = () => document.title = 'clicked';</script>",
    )
    steps = (
        step("Open", act("open", value="/")),
        step("Shadow", act("click", Target(by="role", value="button", name="Shadow")), title="clicked"),
        step("Frame", act("click", Target(by="role", value="button", name="Pay", frame="iframe")), text="Done"),
    )
    walk = (await both(service, tmp_path, *steps, personas=(persona,)))[persona]
    assert walk.stop is None, walk.reason
    assert [touch.path for touch in touches(walk)] == ["#host >>> button", "html > body > iframe |> #pay"]


async def test_dialogs_tabs_and_history_are_walked(service: Service, tmp_path: Path) -> None:
    service.page("/two", "<h1>Second</h1>", title="Second tab")
    service.page("/", f"<h1>Start</h1><button id='ask' onclick=\"if (confirm('Sure?')) {{ {GOAL} }}\">Ask</button>"
                 "<a href='/two' target='_blank'>Open</a>")  # fmt: skip
    steps = (
        step("Open", act("open", value="/")),
        step("Ask", act("click", "#ask"), act("accept_dialog"), text="Done"),
        step("New tab", act("click", "a"), act("switch_tab", value="Second"), title="Second tab"),
        step("Close", act("close_tab"), text="Done"),
        step("Away", act("open", value="/two"), title="Second tab"),
        step("Back", act("back"), text="Start"),
        step("Forward", act("forward"), act("reload"), title="Second tab"),
    )
    walk = (await both(service, tmp_path, *steps, personas=("desktop",)))["desktop"]
    assert walk.stop is None, walk.reason
    assert [visit.arrival.step for visit in walk.visits if visit.arrival.ends_step] == [0, 1, 2, 3, 4, 5, 6]


async def test_upload_comes_from_the_plans_folder_only(service: Service, tmp_path: Path) -> None:
    service.page(
        "/",
        "<h1>Start</h1><input type='file' id='file' "
        "onchange=\"document.querySelector('h1').textContent = this.files[0].name\">",
    )
    (tmp_path / "plan").mkdir()
    (tmp_path / "plan" / "cv.txt").write_text("x")
    (tmp_path / "secret.txt").write_text("x")
    for name, stop in (("cv.txt", None), ("../secret.txt", "cannot-act")):
        upload = step("Upload", act("open", value="/"), act("upload", "#file", name), text="cv.txt")
        plan = plan_of(service.url, upload, folder=tmp_path / "plan")
        kinds = [one(EvidenceKind, "Console")]
        walk = (await walked(plan, tmp_path / f"run-{stop}", kinds=kinds))["desktop"]
        assert walk.stop == stop, walk.reason


async def test_each_new_document_on_the_way_is_a_visit(service: Service, tmp_path: Path) -> None:
    service.page("/", "<h1>Start</h1><a href='/list'>List</a>")
    service.page("/list", "<h1>List</h1><a href='/item'>Item</a>")
    service.page("/item", "<h1>Item</h1>")
    service.answers["/old"] = Answer(b"", 302, {"location": "/list"})
    steps = (step("To the item", act("open", value="/old"), act("click", "a"), text="Item"),)
    walk = (await both(service, tmp_path, *steps, personas=("desktop",)))["desktop"]
    assert [(visit.arrival.url[len(service.url) :], visit.arrival.ends_step) for visit in walk.visits] == [
        ("list", False),
        ("item", True),
    ]


FADE = "@keyframes in { from { opacity: 0 } } .late { animation: in 700ms 700ms both }"


@pytest.mark.parametrize("persona", ["desktop", "mobile", "keyboard"])
async def test_what_fades_in_is_waited_for(service: Service, tmp_path: Path, persona: str) -> None:
    service.page("/", f'<style>{FADE}</style><h1>Start</h1><button class=late onclick="{GOAL}">Go</button>')
    go = Target(by="role", value="button", name="Go")
    steps = (step("Open", act("open", value="/"), act("wait_for", go)), step("Go", act("click", go), text="Done"))
    walk = (await both(service, tmp_path, *steps, personas=(persona,)))[persona]
    assert walk.stop is None, walk.reason


WRITTEN = f"""<h1>Start</h1><form onsubmit="document.querySelector('h1').textContent = 'Sent too early'; return false">
<div id="cell"><input id="note"></div><input id="town"><button type="button" onclick="{GOAL}">Save</button></form>"""


async def test_keyboard_sends_no_form_by_clicking_into_a_field(service: Service, tmp_path: Path) -> None:
    service.page("/", WRITTEN)
    steps = (
        step("Open", act("open", value="/")),
        step("Click", act("click", "#cell"), act("fill", "#note", "x"), act("click", "#town"), text="Start"),
        step("Save", act("click", Target(by="role", value="button", name="Save")), text="Done"),
    )
    walk = (await both(service, tmp_path, *steps, personas=("keyboard",)))["keyboard"]
    assert walk.stop is None, walk.reason


COMBOBOX = f"""<h1>Start</h1><form onsubmit="return false">
<input role="combobox" aria-expanded="false" aria-controls="towns"
 onclick="towns.hidden = false" onkeydown="if (event.key === 'ArrowDown') towns.hidden = false">
<ul id="towns" role="listbox" hidden>
<li role="option" tabindex="0" onkeydown="if (event.key === 'Enter') {GOAL}" onclick="{GOAL}">Oulu</li></ul></form>"""


async def test_keyboard_opens_the_list_of_a_field_by_an_arrow(service: Service, tmp_path: Path) -> None:
    service.page("/", COMBOBOX)
    steps = (
        step("Open", act("open", value="/")),
        step("Choose", act("click", "[role=combobox]"), act("click", "[role=option]"), text="Done"),
    )
    walk = (await both(service, tmp_path, *steps, personas=("keyboard",)))["keyboard"]
    assert walk.stop is None, walk.reason


async def test_a_page_that_the_plan_waits_for_is_one_visit(service: Service, tmp_path: Path) -> None:
    late = "<h1>Loading</h1><script>setTimeout(() => { document.body.innerHTML = '<button>Go</button>' }, 900)</script>"
    service.page("/", late)
    go = Target(by="role", value="button", name="Go")
    missing = Target(by="role", value="button", name="Nowhere")
    steps = (step("Open", act("open", value="/"), act("wait_for", go), act("click", go)),)
    walk = (await both(service, tmp_path / "one", *steps, personas=("desktop",)))["desktop"]
    assert [visit.arrival.step for visit in walk.visits] == [0]
    stopped = (step("Open", act("open", value="/"), act("wait_for", go), act("click", missing)),)
    walk = (await both(service, tmp_path / "two", *stopped, personas=("desktop",)))["desktop"]
    assert len(walk.visits) == 1  # what there was is shown even where the walk ends


async def test_what_is_left_out_costs_nothing(service: Service, tmp_path: Path) -> None:
    service.page("/", "<h1>Start</h1><input id=name>")
    fills = (act("fill", "#name", "Maija"), act("fill", "#gone", "x", optional=True))
    walk = (await both(service, tmp_path, step("Open", act("open", value="/"), *fills), personas=()))["desktop"]
    assert walk.stop is None
    assert (walk.effort.fields, walk.effort.key_presses) == (1, 5)


async def test_the_keyboard_presses_the_link_and_not_what_holds_it(service: Service, tmp_path: Path) -> None:
    service.page("/next", "<h1>Done</h1>")
    link = '<a href="/next" id="go">Next</a>'
    service.page("/", f'<main id="main" tabindex="-1"><h1>Start</h1>{link}</main><script>main.focus()</script>')
    steps = (step("Open", act("open", value="/")), step("Go", act("click", "#go"), text="Done"))
    walk = (await both(service, tmp_path, *steps, personas=("keyboard",)))["keyboard"]
    assert walk.stop is None, walk.reason
    assert last(walk).key_presses == 2  # Tab, Enter


async def test_the_keyboard_finds_its_way_in_a_numbered_order(service: Service, tmp_path: Path) -> None:
    fields = "".join(f'<input id="f{n}" tabindex="{9 - n}" aria-label="{n}">' for n in range(1, 6))
    service.page("/", f'<h1>Start</h1><a href="#x">One</a>{fields}<button id=go onclick="{GOAL}">Go</button>')
    fills = [act("fill", f"#f{n}", "x") for n in (3, 1, 5)]
    steps = (step("Open", act("open", value="/")), step("Fill", *fills, act("click", "#go"), text="Done"))
    walk = (await both(service, tmp_path, *steps, personas=("keyboard",)))["keyboard"]
    assert walk.stop is None, walk.reason
