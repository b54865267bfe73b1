"""What is doubtful is verified on the live page: contrast by pixels, targets by boxes; colours by computed styles."""

from collections.abc import AsyncIterator
from typing import Any

import pytest_asyncio
from builders import asked, dom, element, walk, within
from service import Service

from auditor.catalogue import one
from auditor.engines.chromium import Chromium
from auditor.evidence import axe, colouring, contrast_pixels, target_boxes
from auditor.evidence.colouring import Colouring
from auditor.evidence.contrast_pixels import ContrastPixels
from auditor.evidence.tab_stops import OnFocus, Stop, TabStops
from auditor.model import Arrival, Missing, Visit, Word
from auditor.parts import Rule
from auditor.session import Device, Session


@pytest_asyncio.fixture(loop_scope="session")
async def session(engine: Chromium) -> AsyncIterator[Session]:
    async with engine.session(Device()) as one:
        yield one


KINDS: tuple[Any, ...] = (axe, contrast_pixels, target_boxes, colouring)


async def visited(session: Session, url: str) -> Visit:
    """A visit with the checker's word and what is held against it."""
    await session.open(url)
    await session.settle()
    found = {kind.gather.id: await kind.gather.gather(session) for kind in KINDS}
    readers = {name: (lambda value=value: value) for name, value in found.items()}
    return Visit(0, Arrival(step=0, url=url, status=200, wait_ms=0), "desktop", "Journey", readers)


def said(rule: str, visit: Visit) -> dict[str, str]:
    """What the rule says, by the id of the element."""
    mine = one(Rule, rule)
    given = [visit if need is Visit else visit.get(need) for need in mine.needs]
    return {verdict.path: verdict.word for verdict in mine.ask(*given) if verdict.path}


# The picture is white on its left half and black on its right half.
HALVES = (
    "url(\"data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='800' height='60' "
    "preserveAspectRatio='none'%3E%3Crect width='400' height='60' fill='white'/%3E%3Crect x='400' width='400' "
    "height='60'/%3E%3C/svg%3E\")"
)
TEXTS = f"""<!doctype html><html lang=en><title>Texts</title><style>
  p {{ width: 800px; margin: 8px 0; font: 16px sans-serif }}
  .half {{ background: {HALVES} }}
  #halo {{ background: linear-gradient(#777, #888); color: #fff }}
  #halo {{ text-shadow: 0 0 3px #000, 0 0 3px #000, 0 0 3px #000, 0 0 3px #000 }}
  #both {{ color: #222; text-align: justify; text-align-last: justify }}
</style><main><h1>Texts</h1>
<p id=light class=half style="color:#222">Dark words on white</p>
<p id=dark class=half style="color:#222;padding-left:420px">Dark words on black</p>
<p id=both class=half>These words run over the whole of it from end to end</p>
<p id=faded style="background:linear-gradient(#fff,#eee);color:#999">Pale words on a gradient</p>
<p id=sharp style="background:linear-gradient(#fff,#eee);color:#333">Dark words on a gradient</p>
<p id=clear style="background:#fff;color:#000;opacity:.3">Words that are half clear</p>
<p id=halo>White with a dark halo</p>
<p id=sign style="background:linear-gradient(#000,#111);color:#666">X</p>
<p id=filled style="background:linear-gradient(#fff,#eee);color:#999;-webkit-text-fill-color:#000">Filled otherwise</p>
<div style="position:relative"><p id=covered style="background:linear-gradient(#fff,#eee);color:#999">Covered words</p>
  <span style="position:absolute;inset:0;background:#444"></span></div>
</main></html>"""


async def test_pixels_tell_whether_letters_stand_out(session: Session, service: Service) -> None:
    visit = await visited(session, service.put("/texts", TEXTS))
    pixels = visit.get(ContrastPixels)
    assert isinstance(pixels, ContrastPixels)
    words = said("axe-color-contrast", visit)
    right = {path for path, word in words.items() if word == Word.PASSED}
    assert {"#light", "#sharp", "#halo", "#sign"} <= right
    wrong = {path for path, word in words.items() if word == Word.FAILED}
    assert {"#dark", "#both", "#faded", "#clear"} <= wrong
    assert words["#filled"] == Word.UNSURE
    covered = pixels.at("#covered")
    assert covered is None or covered.hidden
    dark = pixels.at("#dark")
    assert dark is not None
    assert (dark.darkest, dark.lightest) == ("#000000", "#000000")


async def test_the_page_is_left_as_it_was(session: Session, service: Service) -> None:
    url = service.put("/left", TEXTS)
    await visited(session, url)
    script = (
        "() => [CSS.highlights.size, document.adoptedStyleSheets.length, document.querySelector('[style*=auditor]')]"
    )
    assert await session.evaluate(script) == [0, 0, None]


async def test_without_doubt_nothing_is_photographed(session: Session, service: Service) -> None:
    plain = "<!doctype html><html lang=en><title>Plain</title><main><h1>Plain</h1><p>Black on white.</p></main></html>"
    visit = await visited(session, service.put("/plain", plain))
    assert visit.get(ContrastPixels) == ContrastPixels()


async def test_without_pixels_a_review(session: Session, service: Service) -> None:
    visit = await visited(session, service.put("/without", TEXTS))
    blind = Visit(0, visit.arrival, "desktop", "Journey", {**visit.read, "ContrastPixels": lambda: Missing("Not had.")})
    assert set(said("axe-color-contrast", blind).values()) == {Word.UNSURE}


TARGETS = """<!doctype html><html lang=en><title>Targets</title><style>
  button { padding: 0; border: 1px solid } input { margin: 0 }
  .small { width: 14px; height: 14px; font-size: 9px; margin: 0 }
  .row { height: 60px; display: flex; align-items: start }
  .drawn { appearance: none; width: 12px; height: 12px; border: 1px solid }
</style><main><h1>Targets</h1>
<div class=row><button id=a class=small aria-label="Less">-</button>
  <button id=b class=small aria-label="More">+</button></div>
<div class=row><input type=checkbox id=c aria-label="One"><input type=checkbox id=d aria-label="Two"></div>
<div class=row><input type=checkbox class=drawn id=e aria-label="One">
  <input type=checkbox class=drawn id=f aria-label="Two"></div>
<div class=row style="gap:14px"><button id=g class=small aria-label="Up">^</button>
  <button id=h class=small aria-label="Down">v</button></div>
</main></html>"""


async def test_boxes_tell_whether_targets_have_room(session: Session, service: Service) -> None:
    words = said("axe-target-size", await visited(session, service.put("/targets", TARGETS)))
    wrong = {path for path, word in words.items() if word == Word.FAILED}
    assert wrong == {"#a", "#b", "#e", "#f"}


FAINT = """<!doctype html><html lang=en><title>Parking</title><style>body { color: #222; background: #fff }</style>
<main><h1>Parking</h1><p>You may park here for two hours.</p>
<p id=grey style="color:#666">Put the disc where it can be seen.</p>
<p style="color:#555">The hours count from eight.</p>
<p style="color:#767676;font-size:26px">Free on Sundays</p><p style="color:#999">Others tell of this.</p>
<button disabled style="color:#707070;background:#fff">Pay</button><p style="color:#666;display:none">Hidden</p>
</main></html>"""


async def test_level_aaa_is_told_once_with_the_faintest_text(session: Session, service: Service) -> None:
    visit = await visited(session, service.put("/faint", FAINT))
    (verdict,) = asked(one(Rule, "text-below-enhanced-contrast"), walk(visit))
    assert (verdict.word, verdict.path, verdict.values["count"]) == (Word.UNSURE, "#grey", 1)


async def test_a_stop_that_is_hidden_from_screen_readers() -> None:
    hidden = element("div", path="#menu", attributes={"aria-hidden": "true"})
    inside = within(hidden, inside=[element("a", "Prices", path="#a"), element("div", path="#guard")])
    page = dom(*inside, element("a", "Home", path="#home"))
    stops = TabStops(
        stops=tuple(Stop(path=path, name=name) for path, name in (("#home", "Home"), ("#a", "Prices"), ("#guard", ""))),
    )
    told = asked(one(Rule, "stop-that-nobody-hears"), stops, page)
    assert [(verdict.path, verdict.word) for verdict in told] == [
        ("#home", Word.PASSED),
        ("#a", Word.FAILED),
        ("#guard", Word.UNSURE),
    ]
    away = stops.model_copy(update={"on_focus": (OnFocus(path="#guard", kind="moves"),)})
    assert "#guard" not in {verdict.path for verdict in asked(one(Rule, "stop-that-nobody-hears"), away, page)}


CLOBBERED = """<!doctype html><html lang=en><title>Odd</title><main><h1>Odd</h1>
<form style="background:linear-gradient(#fff,#eee)"><input name=parentElement><input name=childNodes>
<input name=children><input name=closest><input name=matches><input name=getRootNode>
<p style="color:#999">Pale words, and <a href="/x" style="text-decoration:none">a link</a> among others</p>
<button style="width:9px;height:9px;padding:0">a</button><button style="width:9px;height:9px;padding:0">b</button>
</form></main></html>"""


async def test_a_form_with_fields_named_like_properties_hangs_nothing(session: Session, service: Service) -> None:
    visit = await visited(session, service.put("/odd", CLOBBERED))
    told = visit.get(Colouring)
    assert isinstance(told, Colouring)
    assert [link.text for link in told.links] == ["a link"]
    assert told.left_out == 0
