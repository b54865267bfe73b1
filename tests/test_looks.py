"""What zoom, larger text, forced colours and a wish for less motion show is told, and nothing else is."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from builders import visit, walk
from service import Service, serving
from walking import BESIDE, NoPictures, act, plan_of, step, touches, walked

from auditor.catalogue import one
from auditor.engines.chromium import Chromium
from auditor.evidence.dom import Dom
from auditor.gather import gather
from auditor.model import Evidence, Missing, Verdict, Visit, Walk, Word
from auditor.parts import EvidenceKind, Persona, Rule
from auditor.session import Device

AT_ZOOM = ("lost-at-zoom", "clipped-at-zoom", "covered-at-zoom", "overlaps-at-zoom", "sideways-at-zoom")
LARGE = ("clipped-by-large-text", "clipped-by-text-spacing")
COLOURS = ("vanishes-in-forced-colours", "state-vanishes-in-forced-colours")
MOVING = ("motion-not-reduced", "moves-without-pause")
RULES = (*AT_ZOOM, *LARGE, *COLOURS, *MOVING, "sticky-takes-the-view", "sideways-scrolling")

PAGES = {page.stem: page.read_text("utf-8") for page in sorted((Path(__file__).parent / "looks").glob("*.html"))}


async def said(engine: Chromium, persona: str, html: str) -> dict[str, list[Verdict]]:
    """What my rules find of a page as this persona, beside the reference."""
    with serving() as service:
        address = service.put("/", html)
        both = [await seen_by(engine, one(Persona, name), address) for name in ("desktop", persona)]
    return {id_: found for id_ in RULES if (found := list(_wrong(one(Rule, id_), both)))}


async def seen_by(engine: Chromium, persona: Persona, address: str) -> Walk:
    also: tuple[type[Evidence], ...] = (Dom, *persona.also, *persona.lends)
    kinds = [one(EvidenceKind, kind.__name__) for kind in also]
    async with engine.session(persona.device) as session:
        await session.open(address)
        await session.settle()
        found = await gather(session, kinds, NoPictures(), pictures=False)
    return walk(visit(0, *(each for each in found.values() if isinstance(each, Evidence))), persona=persona.id)


def _wrong(rule: Rule, walks: Sequence[Walk]) -> list[Verdict]:
    if rule.scope == "journey":
        verdicts = list(rule.ask(walks))
    else:
        given = [[one if need is Visit else one.get(need) for need in rule.needs] for one in walks[1].visits]
        gaps = [need.why for needs in given for need in needs if isinstance(need, Missing)]
        assert all("was not gathered" in why for why in gaps), gaps
        verdicts = [
            v for needs in given if not any(isinstance(one, Missing) for one in needs) for v in rule.ask(*needs)
        ]
    for verdict in verdicts:
        verdict.message.format(**verdict.values)
    return [verdict for verdict in verdicts if verdict.word is not Word.PASSED]


def told(found: dict[str, list[Verdict]]) -> dict[str, list[tuple[Word, str]]]:
    return {id_: [(verdict.word, verdict.path) for verdict in verdicts] for id_, verdicts in found.items()}


@pytest.mark.parametrize("persona", ["zoom", "large-text", "contrast", "reduced-motion"])
async def test_nothing_is_said_of_a_page_that_is_well(engine: Chromium, persona: str) -> None:
    assert told(await said(engine, persona, PAGES["well"])) == {}


@pytest.mark.parametrize("name", sorted(PAGES.keys() - {"well"}))
async def test_what_is_wrong_is_told_and_nothing_else(engine: Chromium, name: str) -> None:
    html = PAGES[name]
    id_, persona = (attribute(html, key) for key in ("data-rule", "data-persona"))
    found = await said(engine, persona, html)
    marked = f"#{attribute(html, 'id')}", attribute(html, "data-said")
    also = {other: [(Word.UNSURE, marked[0])] for other in attribute(html, "data-also").split()}
    assert told(found) == {id_: [(Word(marked[1]), marked[0])], **also}
    verdict = found[id_][0]
    assert verdict.html
    assert verdict.box or id_ == "lost-at-zoom"  # what is hidden has none


def attribute(html: str, name: str) -> str:
    """Of the element that is marked, or else of the document."""
    start = html.rfind("<", 0, html.index("data-said=")) if name == "id" else 0
    return html[start:].partition(f'{name}="')[2].partition('"')[0]


async def test_each_gets_through_a_page_and_gathers_what_is_its_own(service: Service, tmp_path: Path) -> None:
    form = "<form action='/done'><label>Name <input id='name'></label><button id='send'>Send</button></form>"
    service.put("/", PAGES["well"].replace("</main>", f"{form}</main>"))
    service.page("/done", "<h1>Thank you</h1>")
    opened = step("Open", act("open", value="/"))
    filled = step("Fill in", act("fill", "#name", "Maija"), act("click", "#send"), text="Thank you")
    names = ("desktop", "zoom", "large-text", "contrast", "reduced-motion")
    walks = await walked(plan_of(service.url, opened, filled), tmp_path / "run", *names)
    for name in names:
        assert walks[name].stop is None, walks[name].reason
        assert touches(walks[name])[-1].went == "done"
        gathered = {
            kind.__name__: walks[name].visits[0].get(kind)
            for kind in one(Persona, name).also
            if kind.__name__ not in BESIDE
        }
        assert [kind for kind, found in gathered.items() if isinstance(found, Missing)] == []


SIZES = """() => Object.fromEntries(
  [...auditor.all('[id]')].map((el) => [el.id, parseFloat(getComputedStyle(el).fontSize)]))"""
MORE = """() => ({ box: auditor.find('#box').offsetWidth,
  root: parseFloat(getComputedStyle(document.documentElement).fontSize),
  line: getComputedStyle(auditor.find('#line')).lineHeight, html: auditor.html(auditor.find('#line')) })"""
TURN = """(turn) => { auditorText[turn](); const style = getComputedStyle(auditor.find('#em'));
  return [style.fontSize, style.letterSpacing]; }"""
SIZED = """<style>body { font-size: 10px } #em { font-size: 2em } #rem { font-size: 1rem; padding: 1rem }
#own { font-size: 15px !important } #glide { transition: all .4s; font-size: 18px }
#line { font-size: 20px; line-height: 24px } #box { width: 10rem }</style>
<div id="box"><p id="em">Two <b id="bold">em</b></p></div><p id="rem">A rem</p><p id="own">Important</p>
<button id="glide">Glides</button><p id="line">Line</p><input id="field" value="x" style="font-size: 12px">
<div id="host"></div><script>
host.attachShadow({ mode: 'open' }).innerHTML = '<p id="deep" style="font-size: 14px">Deep</p>'
setTimeout(() => document.body.insertAdjacentHTML('beforeend', '<p id="late">Later</p>'), 200)</script>"""


async def test_text_alone_is_twice_as_large(service: Service, engine: Chromium) -> None:
    address = service.page("/", SIZED)
    async with engine.session(Device(text_scale=2)) as session:
        await session.open(address)
        await session.settle()
        await session.evaluate("() => new Promise((done) => setTimeout(done, 600))")  # what comes late is seen to
        sizes, more = await session.evaluate(SIZES), await session.evaluate(MORE)
    texts = {"em": 40, "bold": 40, "rem": 32, "own": 30, "glide": 36, "line": 40, "field": 24, "deep": 28, "late": 20}
    assert {name: sizes[name] for name in texts} == texts
    assert more == {"box": 160, "root": 16, "line": "48px", "html": '<p id="line">Line</p>'}


async def test_larger_text_can_be_turned_off_and_on(service: Service, engine: Chromium) -> None:
    address = service.page("/", SIZED)
    async with engine.session(Device(text_scale=2, text_spacing=True)) as session:
        await session.open(address)
        await session.settle()
        ways = [await session.evaluate(TURN, turn) for turn in ("off", "spacingOnly", "on", "sweep")]
    assert ways == [["20px", "normal"], ["20px", "2.4px"], ["40px", "4.8px"], ["40px", "4.8px"]]


async def test_text_is_larger_in_a_window_that_a_page_opens(service: Service, engine: Chromium) -> None:
    service.page("/two", SIZED)
    address = service.page("/", "<a id='go' href='/two' target='_blank'>Two</a>")
    async with engine.session(Device(text_scale=2)) as session:
        await session.open(address)
        link = await session.at("#go")
        assert link is not None
        await link.click()
        await session.settle()
        await session.switch_tab("last")
        await session.settle()
        assert (await session.evaluate(SIZES))["em"] == 40
