"""Evidence gathered from real pages in a real browser, and from plain values where no browser is needed."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Iterator
from typing import Any

import pytest
import pytest_asyncio
from service import Answer, Service, serving

from auditor.engines.chromium import Chromium, open_engine
from auditor.engines.find import find_browser
from auditor.errors import AuditorError
from auditor.evidence import accessibility_tree, axe, console, dom, requests, screenshot, vitals
from auditor.evidence.dom import Dom
from auditor.session import Device, Session

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest.fixture(scope="module")
def site() -> Iterator[Service]:
    with serving() as one:
        yield one


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def engine() -> AsyncIterator[Chromium]:
    async with open_engine(find_browser()) as one:
        yield one


@pytest_asyncio.fixture(loop_scope="module")
async def session(engine: Chromium) -> AsyncIterator[Session]:
    async with engine.session(Device()) as one:
        yield one


async def gathered(session: Session, url: str, kind: Any) -> Any:
    """The evidence of one kind on this page, settled."""
    await session.open(url)
    await session.settle()
    return await now(session, kind)


async def now(session: Session, kind: Any) -> Any:
    """The evidence of one kind as the page stands."""
    return await kind.gather.gather(session)


FORM = """<!doctype html><html lang=fi><title>Varaa vuoro</title><meta name=viewport content="width=device-width">
<style>#big { text-transform: uppercase } .icon::before { content: "x " }
  .away { position: absolute; left: -9999px }</style>
<header><a href="/">Etusivu</a> <a href="/hidden" style="display:none">Piilossa</a></header>
<main><h1 id=top>Varaa <em>vuoro</em></h1>
<p id=running>Tämä on <b>juokseva</b>a tekstiä, jossa on
   <a href="#top">linkki</a>.<br>Uusi rivi.</p>
<p lang=sv>På svenska.</p><p class=away>Bara för skärmläsare</p><p style="opacity:0">Genomskinlig</p>
<form id=f><input type=hidden name=children value=1><input name=id value=server-side><input name=title>
  <label for=name>Nimi <span>*</span></label><input id=name value="typed-one" required aria-describedby=hint>
  <span id=hint>Koko nimesi</span>
  <label>Muistuta <input id=days type=number value=4242> päivää ennen</label>
  <fieldset><legend>Laji</legend><label><input type=radio name=l value=a checked> Sulkapallo</label>
    <label><input type=radio name=l value=b> Tennis</label></fieldset>
  <input type=password placeholder=Salasana value=typed-two>
  <select aria-label=Aika><option value="">Valitse</option><option value=1>Aamu</option></select>
  <textarea aria-label=Viesti>typed-three</textarea>
  <input type=submit value="Lähetä"><button id=big class=icon>varaa</button>
</form>
<div contenteditable aria-label=Muistio>typed-four</div>
<div id=row style="cursor:pointer"><span>Avaa</span></div><div onclick="1">Napsauta</div>
<details><summary>Lisää</summary><p>Suljettu</p><a href="/inside">Sisällä</a></details>
<x-card><span slot=s>Valossa</span></x-card>
<iframe id=inner srcdoc="<h2>Kehyksessä</h2><a href=/x>Kehyksen linkki</a>" style="border:0;margin:7px"></iframe>
</main>
<script>
  const root = document.querySelector("x-card").attachShadow({mode: "open"});
  root.innerHTML = "<button>Varjossa</button><slot name=s></slot>";
  for (const [id, value] of [["name", "typed-five"], ["days", "987654"]]) document.getElementById(id).value = value;
</script>"""


@pytest_asyncio.fixture(loop_scope="module")
async def form(session: Session, site: Service) -> Dom:
    found: Dom = await gathered(session, site.put("/form", FORM), dom)
    return found


def by_name(found: Dom, name: str) -> dom.Element:
    """The one element with this accessible name."""
    [element] = [element for element in found.elements if element.name == name]
    return element


async def test_what_a_customer_typed_is_nowhere_in_the_dom_facts(form: Dom) -> None:
    text = form.model_dump_json()
    for typed in ("typed-", "4242", "987654", "server-side"):
        assert typed not in text
    assert [field.value_present for field in form.fields if field.type in ("text", "password", "number")][-3:] == [
        True,
        True,
        True,
    ]


async def test_facts_of_the_page(form: Dom) -> None:
    assert (form.title, form.lang, form.doctype) == ("Varaa vuoro", "fi", "html")
    assert form.viewport == "width=device-width"
    assert (form.width, form.height) == (1366, 768)
    assert form.page_height >= form.height
    assert form.left_out == 0
    assert form.element_count > len(form.elements) > 30


async def test_paths_lead_back_and_boxes_are_the_elements_own(form: Dom, session: Session) -> None:
    assert len({element.path for element in form.elements}) == len(form.elements)
    for element in form.elements:
        control = await session.at(element.path)
        assert control is not None, element.path
        facts = await control.facts()
        assert (facts.tag, facts.visible) == (element.tag, element.visible), element.path
        assert element.box is None or facts.box == element.box


async def test_parents_hold_their_children_in_document_order(form: Dom) -> None:
    for element in form.elements:
        assert element.parent is None or element.parent < element.index
    link = by_name(form, "Kehyksen linkki")
    assert [holder.tag for holder in form.above(link)][-4:] == ["iframe", "main", "body", "html"]


async def test_names_and_roles_are_those_of_the_slow_way(form: Dom, session: Session) -> None:
    slow = await session.evaluate(
        "(paths) => paths.map((path) => ((el) => [auditor.role(el), auditor.name(el)])(auditor.find(path)))",
        [element.path for element in form.elements],
    )
    assert [[element.role, element.name] for element in form.elements] == slow


async def test_shadow_roots_frames_and_hidden_things_are_told(form: Dom) -> None:
    assert " >>> " in by_name(form, "Varjossa").path
    assert " |> " in by_name(form, "Kehyksessä").path
    assert not by_name(form, "Piilossa").visible
    assert not by_name(form, "Sisällä").visible
    assert by_name(form, "Sisällä").text == ""
    assert by_name(form, "Lähetä").attributes["value"] == "Lähetä"


async def test_what_can_be_clicked_is_known_by_tag_listener_or_pointer(form: Dom) -> None:
    clickable = [(element.tag, element.text) for element in form.elements if element.clickable and element.tag == "div"]
    assert clickable == [("div", "Avaa"), ("div", "Napsauta")]


async def test_fields_carry_labels_legends_and_hints(form: Dom) -> None:
    name = next(field for field in form.fields if field.path == "#name")
    assert [(label.how, label.text, label.visible) for label in name.labels] == [("for", "Nimi *", True)]
    assert (name.required, name.hint, name.form, name.type) == (True, "Koko nimesi", "#f", "text")
    radios = [field for field in form.fields if field.type == "radio"]
    assert [(field.legend, field.checked, field.labels[0].how) for field in radios] == [
        ("Laji", True, "wrap"),
        ("Laji", False, "wrap"),
    ]
    select = next(field for field in form.fields if field.type == "select")
    assert (select.options, select.value_present) == (("Valitse", "Aamu"), False)
    assert [field.labels[0].how for field in form.fields if field.type == "password"] == ["placeholder"]
    assert not [field for field in form.fields if field.type in ("hidden", "submit")]


async def test_running_text_is_what_can_be_read(form: Dom) -> None:
    texts = {block.text: block for block in form.text_blocks}
    running = texts["Tämä on juoksevaa tekstiä, jossa on linkki. Uusi rivi."]
    assert (running.path, running.words, running.in_landmark, running.lang) == ("#running", 9, "main", "fi")
    assert running.box
    assert 0 < running.box[2] < 600
    assert texts["På svenska."].lang == "sv"
    for unread in ("Bara för skärmläsare", "Genomskinlig", "Suljettu", "varaa", "Piilossa"):
        assert unread not in texts
    assert by_name(form, "Varaa vuoro").style == texts["Varaa vuoro"].style


async def test_odd_pages_do_not_stop_the_collector(session: Session, site: Service) -> None:
    html = """<!doctype html><title>{{7*7}} \U0001f600 </script><b>"'</title><form><input name=getAttribute>
      <input name=parentNode><input name=localName><input name=attributes></form><img name=body><img name=title>
      <h1>%s</h1><p title="%s">x</p><div id=deep></div><script>
      document.querySelector("p").textContent = "a\\ud800b";
      document.querySelector("h1").title = "\\udc00";
      let at = document.getElementById("deep");
      for (let n = 0; n < 1000; n++) { at.append(document.createElement("div")); at = at.firstChild }
      at.innerHTML = "<a href=/>bottom</a>"</script>"""
    found = await gathered(session, site.put("/odd", html % ("a" * 100_000, "b" * 100_000)), dom)
    assert [len(element.text) for element in found.all("h1")] == [300]
    assert max(len(value) for element in found.elements for value in element.attributes.values()) == 500
    assert [element.name for element in found.all("a")] == ["bottom"]
    assert found.model_dump_json().encode()


async def test_long_pages_are_cut_and_say_so(session: Session, site: Service) -> None:
    links = "".join(f"<p>Text {n} <a href=/{n}>Link {n}</a></p>" for n in range(6_000))
    found = await gathered(
        session, site.put("/long", f"<!doctype html><title>t</title>{links}<button>End</button>"), dom
    )
    assert len(list(found.all("a"))) == dom.LIMITS["links"]
    assert [button.name for button in found.all("button")] == ["End"]
    assert found.left_out == (6_000 - dom.LIMITS["links"]) + (6_000 - dom.LIMITS["blocks"])
    assert found.words == 6_000 * 4


AXE = """<!doctype html><html><head><title>t</title></head><body><main><h1>Heading</h1>
<img src=x.png><input id=a value=typed-six><input id=b value=typed-seven>
<iframe title=Frame srcdoc="<html lang=en><title>f</title><main><h1>x</h1><button></button></main>"></iframe>
<iframe title=Other src="OTHER"></iframe><x-card></x-card></main><script>
document.querySelector("x-card").attachShadow({mode: "open"}).innerHTML = "<button></button>"</script>"""


async def test_axe_speaks_of_elements_by_our_paths_in_all_frames(session: Session, site: Service) -> None:
    with serving() as other:
        there = other.put("/o", "<!doctype html><html lang=en><title>o</title><main><h1>x</h1><button></button></main>")
        found = await gathered(session, site.put("/axe", AXE.replace("OTHER", there)), axe)
        facts = await now(session, dom)
    results = {result.rule: result for result in found.results if result.said == "violation"}
    paths = [node.path for node in results["button-name"].nodes]
    assert results["button-name"].count == len(paths) == 3
    assert facts.at(paths[0]) or facts.at(paths[1])
    assert [path for path in paths if " >>> " in path]
    assert [path for path in paths if path.endswith(" |> button")]
    image = results["image-alt"].nodes[0]
    assert (image.html, image.impact, image.box is not None) == ('<img src="x.png">', "critical", True)
    assert "alt attribute" in image.message
    assert results["html-has-lang"].nodes[0].path == "html"
    assert "document-title" in found.passes
    assert found.frames_missed == ()
    assert "typed-" not in found.model_dump_json()


async def test_the_catalogue_of_axe_has_all_that_it_reports(session: Session, site: Service) -> None:
    catalogue = {rule.id: rule for rule in axe.axe_catalogue()}
    found = await gathered(session, site.put("/axe2", AXE.replace("OTHER", "about:blank")), axe)
    assert {result.rule for result in found.results} | set(found.passes) <= set(catalogue)
    assert catalogue["image-alt"].act_ids == ("23a2a8",)
    assert "wcag111" in catalogue["image-alt"].tags
    assert all(rule.help and rule.help_url.startswith("https://") for rule in catalogue.values())


VITALS = """<!doctype html><title>t</title><h1>Large heading</h1><div id=late></div><p>Text that moves</p>
<button id=go>Go</button><script>
  const busy = (ms) => { const end = performance.now() + ms; while (performance.now() < end); };
  setTimeout(() => { document.getElementById("late").style.height = "200px"; }, 150);
  setTimeout(() => { busy(150); setTimeout(() => { document.title = "loaded"; }, 300); }, 250);
  document.getElementById("go").onclick = () => { busy(120); setTimeout(() => {
    document.getElementById("late").style.height = "600px";
    setTimeout(() => { document.title = "answered"; }, 300); }, 700); };
</script>"""


async def until(session: Session, title: str) -> None:
    """Wait until the page has this title: it says so when it has done what is measured."""
    async with asyncio.timeout(20):
        while await session.evaluate("() => document.title") != title:  # noqa: ASYNC110 - the page cannot call us
            await asyncio.sleep(0.1)


async def test_vitals_of_a_load_and_then_of_an_action(session: Session, site: Service) -> None:
    await session.open(site.put("/vitals", VITALS))
    await until(session, "loaded")
    load = await now(session, vitals)
    assert load.lcp.element == "html > body > h1"
    assert load.lcp.value >= load.ttfb.value > 0
    assert set(load.lcp.parts) == {"timeToFirstByte", "resourceLoadDelay", "resourceLoadDuration", "elementRenderDelay"}
    assert load.cls.value > 0
    assert load.cls.element
    assert load.tbt.value >= 60
    assert load.tbt.url.startswith(site.url)
    assert load.inp is None
    assert load.load_ms >= load.dom_content_loaded_ms > 0
    await session.mark()
    button = await session.at("#go")
    assert button
    await button.click()
    await until(session, "answered")
    after = await now(session, vitals)
    assert after.lcp is after.ttfb is after.fcp is after.load_ms is None
    assert after.inp.value >= 100
    assert after.inp.element == "#go"
    assert set(after.inp.parts) == {"inputDelay", "processingDuration", "presentationDelay"}
    assert after.tbt.value >= 50
    assert after.cls.value > 0
    assert all(shift.start > load.load_ms for shift in after.shifts)
    assert not {shift.start for shift in load.shifts} & {shift.start for shift in after.shifts}


async def test_without_the_watch_the_timing_is_missing(session: Session, site: Service) -> None:
    await session.open(site.put("/unwatched", "<title>t</title>"))
    await session.evaluate("() => { delete globalThis.auditorWatch; }")
    with pytest.raises(AuditorError, match="could be watched"):
        await now(session, vitals)


async def quiet(session: Session, ms: int = 200, limit: int = 3_000) -> dict[str, Any]:
    told: dict[str, Any] = await session.evaluate(
        "(told) => auditorWatch.quiet(told.ms, told.limit)", {"ms": ms, "limit": limit}
    )
    return told


@pytest.mark.parametrize(
    ("script", "seconds"),
    [
        ("setTimeout(() => document.body.append('late'), 600)", 0.6),
        ("setTimeout(() => root.firstChild.append('late'), 600)", 0.6),  # in a shadow root
        ("setTimeout(() => document.body.className = 'open', 600)", 0.6),
    ],
)
async def test_quiet_waits_for_what_arrives(session: Session, site: Service, script: str, seconds: float) -> None:
    html = f"""<!doctype html><title>t</title><p>x<div id=host></div><script>
      const root = document.getElementById("host").attachShadow({{mode: "open"}}); root.innerHTML = "<p>in</p>";
      addEventListener("load", () => {{ {script} }})</script>"""
    await session.open(site.put("/quiet", html))
    told = await quiet(session, ms=700)
    assert told["quiet"]
    assert told["ready"]
    assert seconds * 1000 <= told["last"] <= told["now"] - 700


async def test_quiet_waits_for_what_fades_in_but_not_for_what_turns_for_ever(session: Session, site: Service) -> None:
    html = """<title>t</title><style>@keyframes in { from { opacity: 0 } } @keyframes turn { to { rotate: 1turn } }
      h1 { animation: in 800ms both } i { display: block; animation: turn 500ms infinite }</style><h1>x</h1><i>o</i>"""
    await session.open(site.put("/fading", html))
    told = await quiet(session, ms=100)
    assert told["quiet"]
    assert 800 <= told["now"] < 2_500
    assert await session.evaluate("() => getComputedStyle(document.querySelector('h1')).opacity") == "1"


async def test_quiet_does_not_wait_until_a_player_has_its_whole_film(session: Session, site: Service) -> None:
    site.answers["/sound.wav"] = Answer(b"", 200, {"content-type": "audio/wav"}, after=6)
    site.page("/player", '<p>Listen:</p><audio src="/sound.wav" preload="auto" controls></audio>')
    await session.open(site.url + "player")
    assert (await session.settle(seconds=5)).settled


async def test_quiet_gives_up_on_what_never_rests_and_looks_past_animations(session: Session, site: Service) -> None:
    endless = "<title>t</title><p>x</p><script>setInterval(() => document.body.append('x'), 20)</script>"
    await session.open(site.put("/endless", endless))
    told = await quiet(session, limit=500)
    assert not told["quiet"]
    spinner = (
        "<title>t</title><p>x</p><script>setInterval(() => document.body.style.top = Math.random() + 'px', 20)</script>"
    )
    await session.open(site.put("/spinner", spinner))
    told = await quiet(session)
    assert told["quiet"]


async def test_requests_are_completed_by_the_pages_own_clock(session: Session, site: Service) -> None:
    site.put(
        "/style.css", "body { color: #111 }" * 100, headers={"content-type": "text/css", "cache-control": "max-age=60"}
    )
    with serving() as other:
        # Its answer does not look like HTML: a browser keeps such an answer from a page of another origin.
        picture = other.put("/missing.png", "none", status=404).replace("127.0.0.1", "localhost")
        html = f"<!doctype html><title>t</title><link rel=stylesheet href=/style.css><img src={picture}><p>x"
        found = await gathered(session, site.put("/requests", html), requests)
    by_path = {request.url.partition("//")[2].partition("/")[2]: request for request in found.requests}
    document, style, image = by_path["requests"], by_path["style.css"], by_path["missing.png"]
    assert (document.type, document.status, document.third_party) == ("document", 200, False)
    assert (style.render_blocking, style.body_bytes, style.headers["cache-control"]) == (True, 2_000, "max-age=60")
    assert style.transfer_bytes >= 2_000
    assert (image.status, image.third_party) == (404, True)
    assert found.transfer_bytes == sum(request.transfer_bytes for request in found.requests)


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://www.service.example/a?b", "service.example"),
        ("https://pay.service.co.uk:8443/", "service.co.uk"),
        ("http://127.0.0.1:8000/", "127.0.0.1"),
        ("http://[::1]:8000/", "::1"),
        ("http://localhost:1/", "localhost"),
        ("https://a.yle.fi/", "yle.fi"),
        ("data:text/plain,x", ""),
        ("blob:https://service.example/1", ""),
    ],
)
async def test_registrable_host(url: str, host: str) -> None:
    assert requests.registrable_host(url) == host


async def test_the_console_is_told_and_cut(session: Session, site: Service) -> None:
    html = """<title>t</title><script>console.error("one", "%s"); console.warn("two"); console.log("no");
      for (let n = 0; n < 300; n++) console.warn(n); </script><script>throw new Error("three")</script>"""
    found = await gathered(session, site.put("/console", html % ("x" * 5_000)), console)
    assert found.said[0].kind == "error"
    assert found.said[0].text.startswith("one x")
    assert len(found.said[0].text) == console.LENGTH
    assert found.said[1].text == "two"
    assert len(found.said) == console.MOST
    assert "no" not in {said.text for said in found.said}


async def test_the_accessibility_tree_is_heard_in_order_without_what_was_typed(session: Session, site: Service) -> None:
    found = await gathered(session, site.put("/tree", FORM), accessibility_tree)
    said = [(node.role, node.name) for node in found.nodes]
    assert said.index(("banner", "")) < said.index(("link", "Etusivu")) < said.index(("heading", "Varaa vuoro"))
    heading = found.nodes[said.index(("heading", "Varaa vuoro"))]
    assert heading.states["level"] == "1"
    assert ("StaticText", "Etusivu") not in said  # its link has said it
    assert ("button", "Varjossa") in said
    name = next(node for node in found.nodes if node.role == "textbox" and node.name.startswith("Nimi"))
    assert (name.states["required"], name.value, name.description) == ("true", "", "Koko nimesi")
    text = found.model_dump_json()
    for typed in ("typed-", "987654"):
        assert typed not in text


async def test_a_tree_that_runs_in_a_circle_is_heard_once() -> None:
    node: Callable[..., dict[str, Any]] = lambda id_, role, *below: {  # noqa: E731
        "nodeId": id_,
        "role": {"value": role},
        "name": {"value": id_},
        "childIds": list(below),
    }
    raw = [node("root", "main", "a"), node("a", "button", "b"), node("b", "button", "a"), node("lost", "none")]
    found = accessibility_tree.read(raw)
    assert [(one.name, one.depth) for one in found.nodes] == [("root", 0), ("a", 1), ("b", 2)]


async def test_pictures_are_cut_at_the_limit(session: Session, site: Service) -> None:
    for height, cut in ((3_000, False), (30_000, True)):
        await session.open(site.put("/tall", f"<!doctype html><title>t</title><div style='height:{height}px'>x"))
        picture, width, tall, was_cut = await screenshot.shoot(session)
        assert picture.startswith(b"\xff\xd8")
        assert (width, was_cut, tall >= min(height, screenshot.MAX_HEIGHT)) == (1366, cut, True)


async def test_a_phones_picture_is_in_css_px(engine: Chromium, site: Service) -> None:
    async with engine.session(Device(width=390, height=844, scale=3, mobile=True, touch=True)) as phone:
        page = "<!doctype html><meta name=viewport content='width=device-width'><title>t</title><p>x"
        await phone.open(site.put("/phone", page))
        _, width, *_ = await screenshot.shoot(phone)
        assert width == 390


async def test_a_picture_leaves_the_phone_a_phone(engine: Chromium, site: Service) -> None:
    seen = "() => [innerWidth, screen.width, devicePixelRatio, matchMedia('(pointer: coarse)').matches]"
    async with engine.session(Device(width=390, height=844, scale=3, mobile=True, touch=True)) as phone:
        await phone.open(site.put("/wide", "<!doctype html><title>no viewport</title><p style='height:3000px'>x"))
        before = await phone.evaluate(seen)
        await screenshot.shoot(phone)
        await phone.shot((0, 2000, 50, 50))
        assert await phone.evaluate(seen) == before == [980, 390, 3, True]


async def test_evidence_survives_being_stored(form: Dom) -> None:
    assert Dom.model_validate(json.loads(form.model_dump_json())) == form
