"""What pages listen for, what their style sheets do, and what changes by itself, in a real browser."""

import asyncio

from service import Service

from auditor.engines.chromium import Chromium
from auditor.evidence import changes, listeners, motion, styling
from auditor.evidence.changes import Changes
from auditor.evidence.listeners import Listeners
from auditor.evidence.styling import Styling
from auditor.session import Device

HEAD = '<!doctype html><html lang="en"><meta charset="utf-8"><title>Page</title><body><h1>Page</h1>'


async def heard(engine: Chromium, url: str) -> Listeners:
    async with engine.session(Device()) as session:
        await session.open(url)
        await session.settle()
        assert listeners.gather.gather
        found = await listeners.gather.gather(session)
        assert isinstance(found, Listeners)
        return found


async def test_listeners_of_all_kinds_are_told(engine: Chromium, service: Service) -> None:
    url = service.page(
        "/",
        HEAD
        + """<div id=a onclick="go()">A <a href=/b>B</a></div><button id=c><i>C</i></button><p id=host></p>
    <p draggable=true id=d>D</p><script>
    c.firstChild.addEventListener('pointerdown', () => { document.title = 'down' });
    host.attachShadow({mode: 'open'}).innerHTML = '<b>in</b>';
    host.shadowRoot.firstChild.addEventListener('click', () => 1);
    addEventListener('devicemotion', function shaken() {}); document.addEventListener('keydown', () => 2);
    document.body.addEventListener('wheel', () => 3, {passive: true}); window.onresize = () => 4;
    </script>""",
    )
    found = await heard(engine, url)
    told = {one.path: one for one in found.elements}
    assert set(told) == {"#a", "#c > i", "#host >>> b"}
    assert (told["#a"].holds, told["#a"].hears("click"), told["#a"].focusable) == (1, True, False)
    assert told["#c > i"].within == "#c"
    assert "'down'" in told["#c > i"].listeners[0].source
    assert {one.type for one in found.whole} == {"devicemotion", "keydown", "wheel"}
    assert found.draggable == ("#d",)


async def test_many_listeners_are_told_up_to_a_limit(engine: Chromium, service: Service) -> None:
    made = "Object.assign(document.createElement('p'), {onclick: () => n})"
    many = f"<script>for (let n = 0; n < 600; n++) document.body.append({made})</script>"
    found = await heard(engine, service.page("/", HEAD + many))
    assert len(found.elements) == listeners.MOST_ELEMENTS
    assert found.left_out == 600 - listeners.MOST_ELEMENTS


async def test_a_form_that_answers_with_its_fields_is_passed_by(engine: Chromium, service: Service) -> None:
    form = '<form onclick="go()"><input name="children"><input name="getAttribute"><input name="parentNode"></form>'
    assert isinstance(await heard(engine, service.page("/", HEAD + form)), Listeners)


async def test_style_sheets_are_read_where_they_may_be(engine: Chromium, service: Service) -> None:
    url = service.page(
        "/",
        HEAD
        + """<style>@media (min-width: 10px) { .a::after { content: "words" } } .b { display: none }
    .t:hover .b { display: block } @media (orientation: portrait) { main { rotate: 90deg } }</style>
    <link rel=stylesheet href="http://127.0.0.1:9/other.css"><p class=a>A</p>
    <p class=t>T <span class=b>hidden words</span></p>
    <main>M</main><p style="height: 10px; overflow: hidden; line-height: 20px">cut through the line</p>""",
    )
    async with engine.session(Device()) as session:
        await session.open(url)
        await session.settle()
        assert styling.gather.gather
        found = await styling.gather.gather(session)
    assert isinstance(found, Styling)
    assert [(one.text, one.own) for one in found.words] == [("words", "A")]
    assert [(one.text, one.trigger_focusable) for one in found.hovered] == [("hidden words", False)]
    assert [(one.way, one.by) for one in found.turns] == [("portrait", 90)]
    assert [one.partly for one in found.clipped] == [1]


async def test_an_ordinary_page_is_not_waited_for(engine: Chromium, service: Service) -> None:
    url = service.page("/", HEAD + "<p>Text</p>")
    async with engine.session(Device()) as session:
        await session.open(url)
        await session.settle()
        loop = asyncio.get_running_loop()
        began = loop.time()
        assert changes.gather.gather
        assert motion.gather.gather
        found = await changes.gather.gather(session)
        assert isinstance(found, Changes)
        assert (found.texts, found.slides, found.gone) == ((), (), ())
        assert loop.time() - began < 2


async def test_what_the_customer_did_is_no_change_by_itself(engine: Chromium, service: Service) -> None:
    shows = "t.textContent = 'It was saved'; setTimeout(() => t.remove(), 900)"
    said = f'<div class=toast id=t></div><button onclick="{shows}">Save</button>'
    async with engine.session(Device()) as session:
        await session.open(service.page("/", HEAD + said))
        await session.settle()
        await session.press("Tab")
        await session.press("Enter")
        await session.settle()
        assert changes.gather.gather
        found = await changes.gather.gather(session)
    assert isinstance(found, Changes)
    assert found.texts == ()
    assert [(one.text, 500 < one.ms < 2500) for one in found.gone] == [("It was saved", True)]


async def test_what_is_said_to_screen_readers_alone_may_be_cleared(engine: Chromium, service: Service) -> None:
    aside = "position:absolute;width:1px;height:1px;overflow:hidden"
    says = "setTimeout(() => s.textContent = 'Two halls were found', 300); setTimeout(() => s.textContent = '', 1200)"
    said = f'<div role=status id=s style="{aside}"></div><script>{says}</script>'
    async with engine.session(Device()) as session:
        await session.open(service.page("/", HEAD + said))
        await session.settle()
        assert changes.gather.gather
        found = await changes.gather.gather(session)
    assert isinstance(found, Changes)
    assert found.gone == ()
