"""What the keyboard persona tries: for each rule a page that is right and one that is not, in a real browser."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from builders import asked, touch, visit, walk
from PIL import Image
from service import Answer, Service
from walking import act, plan_of, step, touches, walked

from auditor.catalogue import one
from auditor.engines.chromium import Chromium
from auditor.evidence.keyboard_probes import Dialog, KeyboardProbes, OnInput, Shown, SkipLink, Widget
from auditor.evidence.tab_stops import Stop, TabStops, Unreached
from auditor.evidence.touches import After
from auditor.model import Evidence, Impact, Missing, Word
from auditor.parts import EvidenceKind, Rule
from auditor.personas.probing import Prober, alike
from auditor.personas.tabbing_pictures import where_differs
from auditor.session import Device

FAILED, UNSURE, PASSED = Word.FAILED, Word.UNSURE, Word.PASSED

KINDS: dict[str, type[Evidence]] = {
    "keyboard-trap": TabStops,
    "focus-not-visible": TabStops,
    "focus-covered": TabStops,
    "tab-order-against-reading": TabStops,
    "change-on-focus": TabStops,
    "pointer-only-control": TabStops,
    "skip-link-broken": KeyboardProbes,
    "dialog-focus-not-moved": KeyboardProbes,
    "dialog-lets-focus-out": KeyboardProbes,
    "dialog-focus-not-returned": KeyboardProbes,
    "escape-does-not-close": KeyboardProbes,
    "composite-without-arrows": KeyboardProbes,
    "change-on-input": KeyboardProbes,
    "hover-content-not-hoverable": KeyboardProbes,
    "hover-content-not-dismissible": KeyboardProbes,
    "hover-content-goes-away": KeyboardProbes,
    "single-key-shortcut": KeyboardProbes,
    "space-does-not-press": KeyboardProbes,
}

Found = dict[str, Any]


async def probed(engine: Chromium, url: str, *, safe: bool = False) -> Found:
    """The evidence of one page, by the names of its kinds."""
    async with engine.session(Device()) as session:
        await session.open(url)
        await session.settle()
        return dict(await Prober().look(session, safe=safe))


def verdicts(found: Found) -> set[tuple[str, Word, str]]:
    """What all rules of the keyboard say besides that all is well."""
    spoken = ((rule, verdict) for rule in KINDS for verdict in asked(one(Rule, rule), found[KINDS[rule].__name__]))
    return {(rule, verdict.word, verdict.path) for rule, verdict in spoken if verdict.word is not PASSED}


def passes(rule: str, found: Found) -> bool:
    """Whether a rule had something to look at, and found it right."""
    return any(verdict.word is PASSED for verdict in asked(one(Rule, rule), found[KINDS[rule].__name__]))


LINKS = "<p><a href='/a'>First</a></p><p><a href='/b'>Second</a></p>"
GO = "document.querySelector('h1').textContent = 'Done'"
EDITOR = (
    """<textarea id=in onkeydown="if (event.key === 'Tab'{0}) event.preventDefault()"></textarea><a href="/c">C</a>"""
)
BAR = """<style>#bar { position: fixed; inset: auto 0 0 0; height: 200px; background: #333 }</style>
<div id=bar>Cookies</div>"""
ROWS = "".join(f"<p style='margin: 20px'><a href='/{n}' id=l{n}>Link {n}</a></p>" for n in range(30))
ROOM = "<style>html { scroll-padding-bottom: 220px } body { padding-bottom: 220px }</style>"
NATIVE = """<h1>Page</h1><button onclick="box.showModal()">Open it</button><a href="/x">Beyond</a>
<dialog id=box aria-label=Box><button onclick="box.close()">Close</button></dialog>"""
MODAL = """<h1>Page</h1><button id=open aria-haspopup=dialog onclick="bring()">Open it</button> <a href="/x">Beyond</a>
<div id=box role=dialog aria-modal=true aria-label=Box hidden style="position: fixed; inset: 0; background: #fff">
<button id=close onclick="shut()">Close</button> <input aria-label=Town></div><script>
const box = document.getElementById('box'), opener = document.getElementById('open');
const others = (inert) => document.querySelectorAll('body > :not(#box, script)').forEach((el) => { el.inert = inert });
function bring() { box.hidden = false; others(true); box.querySelector('button').focus(); }
function shut() { others(false); box.hidden = true; opener.focus(); }
box.onkeydown = (event) => { if (event.key === 'Escape') shut(); };</script>"""
TABS = """<h1>Tabs</h1><div role=tablist aria-label=Views><button role=tab tabindex=0 aria-selected=true>A</button>
<button role=tab tabindex=-1>B</button><button role=tab tabindex=-1>C</button></div>"""
ARROWS = """<script>const tabs = [...document.querySelectorAll('[role=tab]')];
for (const [n, tab] of tabs.entries()) tab.onkeydown = (event) => {
  const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (by) tabs[(n + by + tabs.length) % tabs.length].focus();
};</script>"""
MENU = """<h1>Menu</h1><button id=m aria-haspopup=menu>More</button><ul role=menu id=list hidden aria-label=More>
<li role=menuitem tabindex=-1>One</li><li role=menuitem tabindex=-1>Two</li></ul><script>
const list = document.getElementById('list'), m = document.getElementById('m');
m.onclick = () => { list.hidden = false; list.children[0].focus() };
list.onkeydown = (event) => {
  if (event.key === 'ArrowDown') (document.activeElement.nextElementSibling ?? list.children[0]).focus();
  if (event.key === 'Escape') { list.hidden = true; m.focus() }
};</script>"""
TIP = """<h1>Tips</h1><style>.tip { display: none; position: absolute; left: 0; top: 100%; background: #eee;
padding: 9px; width: 300px } .on .tip { display: block } .held { position: relative; display: inline-block }</style>
<span class=held><button aria-describedby=tip>Help</button>
<span class=tip id=tip role=tooltip>Five digits.</span></span>
<p>Postal codes have five digits, all over the country. Postal codes have five digits, all over the country.</p>
<script>const held = document.querySelector('.held'), hide = () => { held.className = 'held' };
held.onmouseenter = () => { held.className = 'held on'; }; held.onmouseleave = hide;
onkeydown = (event) => { if (event.key === 'Escape') hide(); };</script>"""


def form(inner: str) -> str:
    return f"<form>{inner}</form>"


def skip_to(name: str) -> str:
    return f"""<a id=x href="#{name}">Skip to content</a><nav><a href="/a">A</a></nav>
    <main id=main><a href="/b">B</a></main>"""


# rule, a page where it is right, one where it is not, what is said there of which element
Case = tuple[str, str, str, Word, str]
CASES: list[Case] = [
    ("keyboard-trap", LINKS, LINKS + EDITOR.format(""), FAILED, "#in"),
    (
        "focus-not-visible",
        LINKS,
        f"<style>#x:focus {{ outline: none }}</style>{LINKS}<button id=x>Go</button>",
        FAILED,
        "#x",
    ),
    (
        "focus-not-visible",
        "<style>#x:focus { outline: 0 } label:has(#x:focus) { color: red }</style><label>Town <button id=x>Go</button>",
        f"<style>#x {{ position: absolute; left: -999px }}</style><a id=x href='/c'>Far out</a>{LINKS}",
        FAILED,
        "#x",
    ),
    (
        "tab-order-against-reading",
        form("<p><input aria-label=A></p><p><input aria-label=B></p>"),
        form("<p><input id=x aria-label=A tabindex=2></p><p><input aria-label=B tabindex=1></p>"),
        FAILED,
        "#x",
    ),
    (
        "tab-order-against-reading",
        f"<nav>{LINKS}</nav>",
        f"<nav style='display: flex; flex-direction: column-reverse'>{LINKS.replace('<a', '<a id=x', 1)}</nav>",
        UNSURE,
        "html > body > nav > p:nth-of-type(2) > a",
    ),
    ("skip-link-broken", skip_to("main"), skip_to("mian"), FAILED, "#x"),
    (
        "dialog-focus-not-moved",
        MODAL,
        MODAL.replace("box.querySelector('button').focus();", ""),
        FAILED,
        "#box",
    ),
    ("dialog-lets-focus-out", NATIVE, MODAL.replace("others(true);", ""), FAILED, "#box"),
    ("dialog-focus-not-returned", MODAL, MODAL.replace("opener.focus();", ""), FAILED, "#box"),
    ("escape-does-not-close", MODAL, MODAL.replace("'Escape'", "'F2'"), FAILED, "#box"),
    ("escape-does-not-close", MENU, MENU.replace("'Escape'", "'F2'"), UNSURE, "#list"),
    ("composite-without-arrows", TABS + ARROWS, TABS, FAILED, "html > body > div"),
    ("composite-without-arrows", MENU, MENU.replace("ArrowDown", "PageDown"), FAILED, "#list"),
    (
        "change-on-focus",
        "<input aria-label=A><a href='/b'>B</a>",
        "<input id=x aria-label=A onfocus=\"location = '/gone'\">",
        FAILED,
        "#x",
    ),
    (
        "change-on-focus",
        "<input aria-label=A onfocus='this.select()'>",
        "<button id=x onfocus='y.focus()'>A</button><p>Text</p><button id=y>B</button>",
        UNSURE,
        "#x",
    ),
    (
        "change-on-input",
        form("<select aria-label=Town><option>A<option>B</select><button>Show</button>"),
        form("<select id=x aria-label=Town onchange='this.form.submit()'><option>A<option>B</select>"),
        FAILED,
        "#x",
    ),
    (
        "change-on-input",
        "<label>Town <input type=checkbox onchange=\"document.title = 'B'\"></label>",
        "<label>Town <input id=x type=checkbox onchange=\"window.open('/gone')\"></label>",
        FAILED,
        "#x",
    ),
    (
        "change-on-input",
        "<input aria-label=A maxlength=2>",
        "<input id=x aria-label=A maxlength=2 oninput='if (value.length === 2) y.focus()'><input id=y aria-label=B>",
        UNSURE,
        "#x",
    ),
    (
        "hover-content-not-hoverable",
        TIP,
        TIP.replace("width: 300px", "width: 300px; pointer-events: none"),
        FAILED,
        "#tip",
    ),
    ("hover-content-not-dismissible", TIP, TIP.replace("'Escape'", "'F2'"), UNSURE, "#tip"),
    ("hover-content-goes-away", TIP, TIP.replace("'held on';", "'held on'; setTimeout(hide, 400)"), UNSURE, "#tip"),
]


@pytest.mark.share(0.4)
@pytest.mark.parametrize(("rule", "right", "wrong", "word", "path"), CASES, ids=[case[0] for case in CASES])
async def test_a_rule_speaks_of_the_page_that_is_wrong_and_of_nothing_else(
    engine: Chromium, service: Service, rule: str, right: str, wrong: str, word: Word, path: str
) -> None:
    found = await probed(engine, service.page("/right", right))
    assert verdicts(found) == set()
    assert passes(rule, found)
    assert verdicts(await probed(engine, service.page("/wrong", wrong))) == {(rule, word, path)}


async def test_a_link_under_a_fixed_bar_is_covered(engine: Chromium, service: Service) -> None:
    right = await probed(engine, service.page("/right", ROWS + BAR + ROOM))
    assert verdicts(right) == set()
    assert passes("focus-covered", right)
    found = verdicts(await probed(engine, service.page("/", ROWS + BAR)))
    assert found
    assert {(rule, word) for rule, word, _ in found} == {("focus-covered", FAILED)}


async def test_a_letter_that_does_something_is_left_to_a_person(engine: Chromium, service: Service) -> None:
    listens = "<script>onkeydown = (event) => {{ if (event.target === document.body && {0}) {1} }}</script>"
    right = service.page("/right", f"<h1>A</h1>{LINKS}{listens.format('event.ctrlKey', GO)}")
    found = await probed(engine, right, safe=True)
    assert verdicts(found) == set()
    assert passes("single-key-shortcut", found)
    wrong = service.page("/wrong", f"<h1>A</h1>{LINKS}" + listens.format("event.key === 'j'", GO))
    assert verdicts(await probed(engine, wrong, safe=True)) == {("single-key-shortcut", UNSURE, "")}
    unasked = await probed(engine, wrong, safe=False)
    assert (unasked["KeyboardProbes"].keys_pressed, verdicts(unasked)) == (0, set())


async def test_what_only_a_mouse_presses_is_told(engine: Chromium, service: Service) -> None:
    right = f'<h1>A</h1><button onclick="{GO}">More</button><div onclick="{GO}"><a href="/b">Card</a></div>'
    found = await probed(engine, service.page("/right", right), safe=True)
    assert verdicts(found) == set()
    wrong = f"""<h1>A</h1><a href="/b">B</a><span id=x role=button onclick="{GO}">More</span>
    <p><span id=y onclick="{GO}">Less</span></p><p><span id=z onclick="location = '/c'">Away</span></p>
    <p><span style="cursor: pointer" onclick="location = '/b'">Elsewhere</span></p><p style="cursor: pointer">Text"""
    assert verdicts(await probed(engine, service.page("/wrong", wrong), safe=True)) == {
        ("pointer-only-control", FAILED, "#x"),
        ("pointer-only-control", UNSURE, "#y"),
        ("pointer-only-control", FAILED, "#z"),
    }


async def test_the_way_out_of_an_editor_is_left_to_a_person(engine: Chromium, service: Service) -> None:
    found = await probed(engine, service.page("/", LINKS + EDITOR.format(" && !event.shiftKey")))
    assert found["TabStops"].way_out == "Shift+Tab"
    assert verdicts(found) == {("keyboard-trap", UNSURE, "#in")}


async def test_a_script_that_pulls_the_focus_back_is_a_trap(engine: Chromium, service: Service) -> None:
    page = LINKS + '<button id=b onblur="setTimeout(() => this.focus(), 20)">B</button><a href="/c">C</a>'
    found = verdicts(await probed(engine, service.page("/", page)))
    assert ("keyboard-trap", FAILED, "#b") in found


async def test_the_key_that_the_page_tells_is_tried(engine: Chromium, service: Service) -> None:
    keys = "if (event.key === 'Tab') event.preventDefault(); if (event.ctrlKey && event.key === 'm') out.focus()"
    page = f'{LINKS}{{told}}<input id=in aria-label=Code onkeydown="{keys}"><button id=out>On</button>'
    told = await probed(engine, service.page("/told", page.format(told="<p>Press Ctrl + M to leave the field.</p>")))
    assert (told["TabStops"].told, told["TabStops"].way_out, verdicts(told)) == ("Ctrl + M", "Control+m", set())
    silent = await probed(engine, service.page("/silent", page.format(told="")))
    assert verdicts(silent) == {("keyboard-trap", FAILED, "#in")}


async def test_buttons_are_pressed_with_both_keys(engine: Chromium, service: Service) -> None:
    says = "document.querySelector('h1').textContent = 'Done'"
    both = f"if (event.key === 'Enter' || event.key === ' ') {says}"
    one_key = f"if (event.key === 'Enter') {says}"
    page = (
        '<h1>A</h1><a href=/b>B</a><span role=button tabindex=0 id=x onclick="{click}" onkeydown="{keys}">More</span>'
    )
    assert verdicts(await probed(engine, service.page("/r", page.format(click=says, keys=both)), safe=True)) == set()
    enter = await probed(engine, service.page("/e", page.format(click=says, keys=one_key)), safe=True)
    assert verdicts(enter) == {("space-does-not-press", FAILED, "#x")}
    mouse = await probed(engine, service.page("/m", page.format(click=says, keys="")), safe=True)
    assert verdicts(mouse) == {("space-does-not-press", FAILED, "#x")}


async def test_a_dialog_that_stands_open_is_no_trap(engine: Chromium, service: Service) -> None:
    box = "<dialog id=box aria-label=Cookies><button onclick='box.close()'>Fine</button></dialog>"
    page = f"{LINKS}{box}<script>box.showModal()</script>"
    assert verdicts(await probed(engine, service.page("/", page))) == set()


async def test_frames_players_and_dates_are_gone_through(engine: Chromium, service: Service) -> None:
    service.page("/inner", LINKS)
    inside = "<iframe src='/inner' title=Inner></iframe><video controls></video><input type=date aria-label=D>"
    found = await probed(engine, service.page("/", f"<a href='/a'>A</a>{inside}<a href='/c'>C</a>"))
    assert found["TabStops"].ended == "left"
    assert len(found["TabStops"].stops) >= 6
    assert verdicts(found) == set()


COUNTED = """<h1>Form</h1><form method=post action="/sent"><p><input id=name aria-label=Name></p>
<p><select id=town aria-label=Town onchange="this.form.submit()"><option>A<option>B</select></p>
<p><input id=code aria-label=Code onblur="fetch('/seen', { method: 'POST' })"></p><button>Send</button></form>
<div style="height: 3000px"></div><p><a href="/end">End</a></p>"""


async def test_the_walk_is_undisturbed(engine: Chromium, service: Service) -> None:
    sent: list[bytes] = []
    for path in ("/sent", "/seen"):
        service.answers[path] = lambda body: sent.append(body) or Answer(b"")  # type: ignore[func-returns-value]
    url = service.page("/", COUNTED, headers={"set-cookie": "round=1"})
    state = """() => [document.activeElement.id, document.activeElement.selectionStart, scrollY, document.cookie,
      document.getElementById('name').value, document.getElementById('town').value, location.href]"""
    async with engine.session(Device()) as session:
        await session.open(url)
        await session.settle()
        await session.press("Tab")
        await session.type("Maija")
        await session.press("ArrowLeft")
        await session.evaluate("() => scrollTo(0, 700)")
        before, documents = await session.evaluate(state), session.documents
        found = await Prober().look(session, safe=True)
        assert isinstance(found["TabStops"], TabStops)
        assert found["TabStops"].beside
        assert (await session.evaluate(state), session.documents) == (before, documents)
        assert before[:3] == ["name", 4, 700]
    assert sent == []
    assert {rule for rule, *_ in verdicts(dict(found))} == {"change-on-input"}


async def test_a_state_that_its_address_does_not_show_is_walked_in_place(engine: Chromium, service: Service) -> None:
    state = "() => [document.activeElement.id, scrollY, document.body.innerText, document.adoptedStyleSheets.length]"
    next_view = f"document.body.innerHTML = `<h1>Next</h1>{LINKS}`; scrollTo(0, 9)"
    url = service.page("/", f'<h1>Start</h1><button onclick="{next_view}">Go</button>')
    async with engine.session(Device()) as session:
        await session.open(url)
        await session.settle()
        await session.press("Tab")
        await session.press("Enter")
        await session.settle()
        before = await session.evaluate(state)
        found = await Prober().look(session, safe=True)
        stops, probes = found["TabStops"], found["KeyboardProbes"]
        assert isinstance(stops, TabStops)
        assert isinstance(probes, Missing)
        assert ([stop.name for stop in stops.stops], stops.beside) == (["First", "Second"], False)
        assert "the same page" in probes.why
        assert await session.evaluate(state) == before
        await session.press("Tab")
        assert await session.evaluate("() => document.activeElement.textContent") == "First"


async def test_tab_goes_on_where_it_would_have(engine: Chromium, service: Service) -> None:
    many = "".join(f"<p><button id=b{n} onclick='this.remove()'>B{n}</button></p>" for n in range(5))
    async with engine.session(Device()) as session:
        await session.open(service.page("/", f"<h1>List</h1>{many}"))
        await session.settle()
        for key in ("Tab", "Tab", "Tab", "Enter"):
            await session.press(key)
        found = await Prober().look(session, safe=True)
        assert not found["TabStops"].beside  # type: ignore[union-attr]
        await session.press("Tab")
        assert await session.evaluate("() => document.activeElement.id") == "b3"


CELLS = """document.body.innerHTML = `<h1>Row</h1><p><button>Import</button></p><div id="row">
<div class="cell" tabindex="0">1.1.</div><div class="cell" tabindex="0">Notes</div><button id="add">Add</button></div>`;
for (const cell of document.querySelectorAll(".cell")) cell.onfocus = () => {
  const field = document.createElement("input"), text = cell.textContent;
  cell.replaceChildren(field); cell.tabIndex = -1; field.focus();
  field.onblur = () => setTimeout(() => { cell.replaceChildren(text); cell.tabIndex = 0; });
};
onkeydown = (event) => {
  if (event.key === "Escape") document.querySelector("#row").remove();
  if (event.key === "Tab" && !event.shiftKey && document.activeElement.id === "add") event.preventDefault();
};
document.querySelector(".cell").focus()"""


async def test_what_was_begun_is_kept_where_the_page_is_walked_in_place(engine: Chromium, service: Service) -> None:
    url = service.page("/", f"<h1>Start</h1><button id=go>Go</button><script>go.onclick = () => {{ {CELLS} }}</script>")
    async with engine.session(Device()) as session:
        await session.open(url)
        await session.settle()
        await session.press("Tab")
        await session.press("Enter")
        await session.settle()
        stops = (await Prober().look(session, safe=True, begun=True))["TabStops"]
        assert isinstance(stops, TabStops)
        assert (stops.ended, stops.tried, stops.way_out) == ("stuck", ("Shift+Tab",), "Shift+Tab")
        assert await session.evaluate("() => document.activeElement.matches('.cell:first-child > input')")
    assert said("keyboard-trap", stops) == [(UNSURE, "#add")]


async def test_a_page_is_probed_once_for_each_walk(engine: Chromium, service: Service) -> None:
    url, prober = service.page("/", LINKS), Prober()
    async with engine.session(Device()) as session:
        await session.open(url)
        await session.settle()
        first = await prober.look(session, safe=False)
        await session.evaluate("() => scrollTo(0, 3)")
        assert await prober.look(session, safe=False) is first


async def test_the_walk_writes_down_what_was_tried(service: Service, tmp_path: Path) -> None:
    service.page("/", f'<h1>Start</h1><button id=go onclick="this.remove(); {GO}">Go</button>{LINKS}')
    steps = (step("Open", act("open", value="/")), step("Go", act("click", "#go"), text="Done"))
    kinds = [one(EvidenceKind, name) for name in ("Console", "TabStops", "KeyboardProbes")]
    found = (await walked(plan_of(service.url, *steps), tmp_path / "run", "keyboard", kinds=kinds))["keyboard"]
    assert found.stop is None, found.reason
    stops = [one.get(TabStops) for one in found.visits]
    assert [len(one.stops) for one in stops if isinstance(one, TabStops)] == [3, 2]
    assert [isinstance(one.get(KeyboardProbes), Missing) for one in found.visits] == [False, True]
    after = touches(found)[-1].after
    assert after is not None
    assert after.focus_lost
    assert [
        verdict.path for verdict in asked(one(Rule, "focus-lost-after-action"), found) if verdict.word is FAILED
    ] == ["#go"]
    assert found.effort.key_presses == 2  # what was tried beside is no effort of the customer's


# On values: where a browser adds nothing.


def said(rule: str, found: Evidence) -> list[tuple[Word, str]]:
    return [(verdict.word, verdict.path) for verdict in asked(one(Rule, rule), found)]


A, B = Stop(path="#a", name="A", role="button"), Stop(path="#b", name="B", role="link")


@pytest.mark.parametrize(
    ("more", "word"),
    [
        ({"ended": "left"}, PASSED),
        ({"ended": "round", "outside": 0, "holds": ("#a", "#b")}, PASSED),
        ({"ended": "round", "outside": 3, "holds": ("#a", "#b"), "dialog": "#d", "presses": True}, PASSED),
        ({"ended": "round", "outside": 3, "holds": ("#a", "#b"), "dialog": "#d"}, FAILED),
        ({"ended": "round", "outside": 3, "holds": ("#a", "#b"), "presses": True}, UNSURE),
        ({"ended": "stuck", "outside": 3, "holds": ("#a",), "presses": True}, FAILED),
        ({"ended": "stuck", "outside": 3, "holds": ("#a",), "way_out": "F6"}, UNSURE),
        ({"ended": "stuck", "outside": 3, "holds": ("#a",), "tried": ("Shift+Tab",)}, UNSURE),
    ],
)
def test_a_trap_has_no_way_out(more: dict[str, Any], word: Word) -> None:
    path = "" if word is PASSED else "#a"
    assert said("keyboard-trap", TabStops(stops=(A, B), **more)) == [(word, path)]


def test_nothing_is_said_of_traps_where_the_walk_was_cut() -> None:
    assert said("keyboard-trap", TabStops(stops=(A,), ended="cut", holds=("#a",), outside=9)) == []


def test_a_sign_of_the_focus_far_away_and_a_stop_that_is_no_control_are_left_to_a_person() -> None:
    def seen(indicator: str, **more: Any) -> list[tuple[Word, str]]:
        return said("focus-not-visible", TabStops(stops=(Stop(path="#a", indicator=indicator, **more),)))  # type: ignore[arg-type]

    assert seen("none", role="link") == [(FAILED, "#a")]
    assert seen("none", role="generic") == seen("none", role="Iframe", tag="iframe") == [(UNSURE, "#a")]
    assert seen("elsewhere", role="link") == [(UNSURE, "#a")]
    assert seen("unknown", role="link") == []


def test_a_cover_that_is_not_surely_opaque_is_left_to_a_person() -> None:
    covered = A.model_copy(update={"covered_by": "#bar"})
    assert said("focus-covered", TabStops(stops=(covered,))) == [(UNSURE, "#a")]
    assert said("focus-covered", TabStops(stops=(covered.model_copy(update={"in_view": False}),))) == []


def test_columns_groups_and_what_floats_may_be_read_in_any_order() -> None:
    def order(**more: Any) -> list[Word]:
        low = Stop(path="#low", group="form", place=(0, 200, 100, 20), tabindex=0)
        high = Stop(path="#high", **{"group": "form", "place": (0, 0, 100, 20), **more})
        return [word for word, _ in said("tab-order-against-reading", TabStops(stops=(low, high)))]

    assert order() == [UNSURE]
    assert order(place=(300, 0, 100, 20)) == [PASSED]
    assert order(group="nav") == order(floating=True) == order(widget="#w") == []


def test_a_skip_link_that_goes_elsewhere_is_left_to_a_person() -> None:
    def skips(**more: Any) -> list[Word]:
        link = SkipLink(path="#s", to="#main", **{"next": "#a", "usual": "#a", **more})
        return [word for word, _ in said("skip-link-broken", KeyboardProbes(skip_links=(link,)))]

    assert skips() == skips(target="#main") == [FAILED]
    assert skips(next="#z", target="#main") == [UNSURE]
    assert skips(passes=True) == skips(usual="") == [PASSED]


def test_dialogs_that_are_not_modal_are_left_to_a_person() -> None:
    open_one = Dialog(path="#d", name="D", stops=2, opener="#o")
    assert said("dialog-focus-not-moved", KeyboardProbes(dialogs=(open_one,))) == [(UNSURE, "#d")]
    assert said("dialog-lets-focus-out", KeyboardProbes(dialogs=(open_one,))) == []
    seen = open_one.model_copy(update={"modal": True, "out": "#z"})
    assert said("dialog-lets-focus-out", KeyboardProbes(dialogs=(seen,))) == [(UNSURE, "#d")]
    question = open_one.model_copy(update={"modal": True, "escape": False, "closer": "#c", "alert": True})
    assert said("escape-does-not-close", KeyboardProbes(dialogs=(question,))) == [(UNSURE, "#d")]
    moved = open_one.model_copy(update={"closed": True, "back": "#next"})
    assert said("dialog-focus-not-returned", KeyboardProbes(dialogs=(moved,))) == [(UNSURE, "#d")]
    gone = moved.model_copy(update={"back": "", "opener_left": False})
    assert said("dialog-focus-not-returned", KeyboardProbes(dialogs=(gone,))) == []


def test_widgets_that_tab_goes_through_are_left_to_a_person() -> None:
    def moves(**more: Any) -> list[Word]:
        widget = Widget(path="#w", **{"role": "tablist", "items": 3, **more})
        return [word for word, _ in said("composite-without-arrows", KeyboardProbes(widgets=(widget,)))]

    assert moves() == [FAILED]
    assert moves(tabbed=True) == moves(role="grid") == [UNSURE]
    assert moves(arrows=True, end=False) == [PASSED]
    assert moves(arrows=True, end=False, items=9) == [UNSURE]
    assert moves(items=1) == []


def test_a_change_that_the_page_tells_of_is_left_to_a_person() -> None:
    field = OnInput(path="#f", name="Language", did="submits", to="/sv")
    assert said("change-on-input", KeyboardProbes(inputs=(field,))) == [(FAILED, "#f")]
    told = field.model_copy(update={"told": "Sidan laddas om genast."})
    assert said("change-on-input", KeyboardProbes(inputs=(told,))) == [(UNSURE, "#f")]


def test_what_shows_on_focus_need_not_be_pointed_at() -> None:
    shown = Shown(path="#t", trigger="#b", on="focus", hoverable=False, escape=False)
    assert said("hover-content-not-hoverable", KeyboardProbes(shown=(shown,))) == []
    assert said("hover-content-not-dismissible", KeyboardProbes(shown=(shown,))) == []
    over = shown.model_copy(update={"covers": True})
    assert said("hover-content-not-dismissible", KeyboardProbes(shown=(over,))) == [(UNSURE, "#t")]


def test_what_is_kept_out_of_the_order_on_purpose_is_left_to_a_person() -> None:
    def pointed(**more: Any) -> list[Word]:
        own = Unreached(path="#u", name="Show", **{"said": "role", "click": "changes", **more})
        return [word for word, _ in said("pointer-only-control", TabStops(unreached=(own,)))]

    assert pointed() == [FAILED]
    assert pointed(withheld=True) == pointed(said="attribute") == pointed(click="untried") == [UNSURE]
    assert pointed(twin="#same") == [PASSED]
    assert pointed(click="nothing") == pointed(said="pointer", click="untried") == []


def test_a_lost_focus_is_the_keyboards_and_needs_no_new_view() -> None:
    def lost(persona: str = "keyboard", **more: Any) -> list[Word]:
        note = touch(path="#go", name="Go", after=After(focus_lost=True, changed=True, **more))
        found = walk(visit(0, touches=[note]), visit(1), persona=persona)
        return [verdict.word for verdict in asked(one(Rule, "focus-lost-after-action"), found)]

    assert lost() == [FAILED]
    assert lost(announced=("Saved",)) == [UNSURE]
    assert lost(new_document=True) == lost("desktop") == []
    moved = walk(
        visit(0, touches=[touch(path="#go", after=After(focus_lost=True))]),
        visit(1, url="https://service.example/next"),
        persona="keyboard",
    )
    assert [verdict.word for verdict in asked(one(Rule, "focus-lost-after-action"), moved)] == [UNSURE]


def test_a_trap_is_a_blocker() -> None:
    assert one(Rule, "keyboard-trap").impact is Impact.BLOCKER


def test_two_openings_are_one_page_where_nearly_all_is_the_same() -> None:
    page = {
        "title": "T",
        "heading": "H",
        "controls": [f"a {n}" for n in range(20)],
        "open": [],
        "expanded": 0,
        "invalid": 0,
    }
    assert alike(page, {**page, "controls": page["controls"][1:]})  # type: ignore[index]
    assert not alike(page, {**page, "controls": page["controls"][5:]})  # type: ignore[index]
    assert not alike(page, {**page, "heading": "Other"})
    assert not alike(page, {**page, "invalid": 1})


def test_pictures_of_another_size_are_no_proof() -> None:
    def png(size: tuple[int, int], spot: tuple[int, int] | None = None) -> bytes:
        image, out = Image.new("RGB", size, "white"), BytesIO()
        if spot:
            image.putpixel(spot, (255, 0, 0))
        image.save(out, "PNG")
        return out.getvalue()

    plain = png((40, 40))
    assert where_differs(plain, png((40, 40)), [0, 0, 9, 9]) == "none"
    assert where_differs(plain, png((40, 40), (5, 5)), [0, 0, 9, 9]) == "pixels"
    assert where_differs(plain, png((40, 40), (25, 25)), [0, 0, 9, 9]) == "elsewhere"
    assert where_differs(plain, png((41, 40)), [0, 0, 9, 9]) == "elsewhere"
