"""What comes over a page and what it asks for, as a real browser shows it."""

import time

from service import Service

from auditor.catalogue import one
from auditor.engines.chromium import Chromium
from auditor.evidence.interruptions import LIMITS, SCRIPT, Interruptions, look
from auditor.parts import EvidenceKind
from auditor.personas.desktop import desktop
from auditor.personas.mobile import mobile

BOX = "position:fixed;inset:10% 20%;background:#fff;z-index:9;display:none"
PAGE = """<main><h1>Apply</h1><p>Write who you are.</p><button id='open'>Help</button>
<p style='height:3000px'>More</p></main>"""


def layer(name: str) -> str:
    return f"<div id='{name}' style='{BOX}'><p>The layer {name} is here.</p><button class='x'>Close</button></div>"


def shows(name: str) -> str:
    return f"document.getElementById('{name}').style.display = 'block'"


async def test_what_comes_by_itself_and_what_is_opened(engine: Chromium, service: Service) -> None:
    script = f"setTimeout(() => {{ {shows('own')} }}, 500); open.onclick = () => {{ {shows('asked')} }};"
    body = (
        f"{PAGE}{layer('own')}{layer('asked')}<script>const open = document.getElementById('open'); {script}</script>"
    )
    async with engine.session(desktop.device) as session:
        await session.open(service.page("/", body))
        await session.settle()
        await session.evaluate("() => new Promise((resolve) => setTimeout(resolve, 1200))")
        first = await look(session)
        await session.evaluate("() => { document.getElementById('own').style.display = 'none'; }")
        button = await session.at("#open")
        assert button
        await button.click()
        await session.settle()
        second = await look(session)
    assert [(one.path, one.after, one.share > 0.3) for one in first.unasked] == [("#own", "", True)]
    assert 400 <= first.unasked[0].at_ms <= 1500
    assert [closer.name for closer in first.unasked[0].closers] == ["Close"]
    assert {one.path: one.after for one in second.layers if one.share} == {"#asked": "press"}
    assert second.unasked == ()


async def test_what_comes_late_by_scrolling_and_on_leaving(engine: Chromium, service: Service) -> None:
    script = (
        f"setTimeout(() => {{ {shows('late')} }}, 20000);"
        f"addEventListener('scroll', () => {{ if (scrollY > 500) {shows('deep')} }});"
        f"document.addEventListener('mouseleave', () => {{ {shows('wait')} }});"
    )
    gather = one(EvidenceKind, "Interruptions").gather
    assert gather
    body = PAGE + layer("late") + layer("deep") + layer("wait") + f"<script>{script}</script>"
    async with engine.session(desktop.device) as session:
        await session.open(service.page("/", body))
        await session.settle()
        began = time.monotonic()
        seen = await gather(session)
        spent = time.monotonic() - began
        again = await gather(session)
        untouched = await session.evaluate("() => scrollY")
    assert isinstance(seen, Interruptions)
    assert isinstance(again, Interruptions)
    told = {one.path: (one.after, one.late) for one in seen.layers}
    assert told == {"#late": ("", True), "#deep": ("scroll", True), "#wait": ("leaving", True)}
    assert next(one.at_ms for one in seen.layers if one.path == "#late") == 30000
    assert again.layers == (), "an address is waited for once in a walk"
    assert untouched == 0
    assert spent < 8


async def test_permissions_that_nobody_called_for(engine: Chromium, service: Service) -> None:
    script = (
        "navigator.geolocation.getCurrentPosition(() => {}, () => {});"
        "document.getElementById('open').onclick = () => Notification.requestPermission();"
        "window.same = [Notification.requestPermission.name, Notification.requestPermission.length,"
        " Object.keys(navigator), String(Notification.requestPermission).includes('[native code]')];"
    )
    told = "document.getElementById('same').textContent = JSON.stringify(same)"
    async with engine.session(desktop.device) as session:
        await session.open(
            service.page("/", f"{PAGE}<p id='same'></p><script>{script}</script><script>{told}</script>")
        )
        await session.settle()
        button = await session.at("#open")
        assert button
        await button.click()
        await session.settle()
        seen = await look(session)
        same = await session.evaluate("() => document.getElementById('same').textContent")
    assert [(ask.what, ask.own) for ask in seen.asks] == [("location", False), ("notifications", True)]
    assert same == '["requestPermission",0,[],true]', "the page sees its functions as they are"


async def test_what_floats_is_measured_where_the_page_ends(engine: Chromium, service: Service) -> None:
    bubble = "<button id='chat' style='position:fixed;right:0;bottom:0;width:200px;height:80px'>Chat</button>"
    form = """<main><h1>Apply</h1><p style='height:1500px'>x</p>
<form style='text-align:right'><button id='send'>Send</button></form></main>"""
    async with engine.session(mobile.device) as session:
        await session.open(service.page("/", form + bubble))
        await session.settle()
        covered = await look(session)
        await session.open(
            service.page("/room", form.replace("</main>", "<div style='height:120px'></div></main>") + bubble)
        )
        await session.settle()
        free = await look(session)
    assert [(under.path, under.middle) for under in covered.layers[0].over] == [("#send", True)]
    assert free.layers[0].over == ()


async def test_it_costs_little_on_a_large_page(engine: Chromium, service: Service) -> None:
    rows = "".join(f"<p><a href='/{n}'>Link {n}</a> and a text</p>" for n in range(500))
    bubble = "<button style='position:fixed;right:0;bottom:0;width:90px;height:80px'>Chat</button>"
    async with engine.session(desktop.device) as session:
        await session.open(service.page("/", f"<main><h1>Many</h1>{rows}</main>{bubble}"))
        await session.settle()
        await look(session)
        measured = (
            f"(limits) => {{ const begun = performance.now(); ({SCRIPT})(limits); return performance.now() - begun; }}"
        )
        times = [await session.evaluate(measured, LIMITS) for _ in range(3)]
    assert min(times) < 100  # some 15 ms where nothing else is done
