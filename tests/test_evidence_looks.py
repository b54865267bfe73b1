"""How things look and what that promises, in a real browser: what flashes, jumps, is set, seems, is cut or turned."""

import time
from io import BytesIO
from typing import Any

import pytest
from PIL import Image
from service import Answer, Service

from auditor.catalogue import one
from auditor.commons.contrast import verified_contrast
from auditor.commons.target_size import verified_target
from auditor.engines.chromium import Chromium
from auditor.evidence import (
    affordances,
    axe,
    contrast_pixels,
    edges,
    flashes,
    jumps,
    target_boxes,
    turning,
    typesetting,
)
from auditor.evidence.contrast_pixels import ContrastPixels
from auditor.evidence.flashes import Flashes
from auditor.evidence.flicker import flickering
from auditor.evidence.jumps import Jumps
from auditor.evidence.target_boxes import TargetBoxes
from auditor.parts import Persona
from auditor.session import Device

HEAD = (
    '<!doctype html><html lang="en"><meta charset="utf-8"><title>Page</title>'
    '<meta name="viewport" content="width=device-width, initial-scale=1"><body><h1>Page</h1>'
)
NAMES = ("desktop", "mobile")


def device(name: str) -> Device:
    return one(Persona, name).device


async def gathered(engine: Chromium, url: str, *kinds: Any, on: str = "desktop") -> list[Any]:
    async with engine.session(device(on)) as session:
        await session.open(url)
        await session.settle()
        return [await kind.gather.gather(session) for kind in kinds]


def canvas(script: str, size: str = "width=400 height=300") -> str:
    return HEAD + f"<canvas id=c {size}></canvas><script>const pen = c.getContext('2d'); let n = 0; {script}</script>"


def painted(ms: int, *colours: str, size: str = "width=400 height=300") -> str:
    paint = f"pen.fillStyle = {list(colours)}[n++ % {len(colours)}]; pen.fillRect(0, 0, 400, 300);"
    return canvas(f"setInterval(() => {{ {paint} }}, {ms})", size)


class TestFlashes:
    async def seen(self, engine: Chromium, service: Service, html: str) -> Flashes:
        (found,) = await gathered(engine, service.page("/", html), flashes)
        assert isinstance(found, Flashes)
        return found

    async def test_what_flashes_on_a_canvas_is_counted(self, engine: Chromium, service: Service) -> None:
        (flicker,) = (await self.seen(engine, service, painted(60, "#000", "#fff"))).flickers
        assert (flicker.path, flicker.by, flicker.red) == ("#c", "view", False)
        assert 8 <= flicker.changes <= 18
        assert flicker.together >= 8
        assert flicker.area > 60_000
        assert flicker.box is not None
        assert 380 <= flicker.box[2] <= 440

    async def test_what_changes_slowly_or_hardly_does_not_flash(self, engine: Chromium, service: Service) -> None:
        slow = await self.seen(engine, service, painted(280, "#000", "#fff"))
        assert slow.flickers == ()
        pale = await self.seen(engine, service, painted(60, "#fff", "#f2f2f2"))
        assert pale.watched
        assert pale.flickers == ()

    async def test_saturated_red_counts_where_the_light_does_not(self, engine: Chromium, service: Service) -> None:
        found = await self.seen(engine, service, painted(60, "#8a0000", "#3d3d3d"))
        assert [one.red for one in found.flickers] == [True]

    async def test_a_page_that_stands_still_is_not_watched(self, engine: Chromium, service: Service) -> None:
        begun = time.monotonic()
        assert not (await self.seen(engine, service, HEAD + "<p>Still</p>")).watched
        still = await self.seen(engine, service, canvas("pen.fillRect(0, 0, 9, 9)"))
        assert (still.watched, still.flickers) == (False, ())
        assert time.monotonic() - begun < 6

    async def test_the_frames_of_a_moving_picture_are_read(self, engine: Chromium, service: Service) -> None:
        shades = [Image.new("RGB", (300, 200), shade) for shade in ("#000", "#fff")]
        file = BytesIO()
        shades[0].save(file, "GIF", save_all=True, append_images=shades[1:], duration=100, loop=0)
        service.answers["/alarm.gif"] = Answer(file.getvalue(), headers={"content-type": "image/gif"})
        below = HEAD + '<p style="height: 2000px">Far</p><img id=g src="/alarm.gif" alt="Alarm">'
        found = await self.seen(engine, service, below)
        assert [(one.path, one.by, one.area) for one in found.flickers] == [("#g", "picture", 60_000)]


def stripes(step: int) -> list[Image.Image]:
    """Bars of two cells that run: each cell flickers, and the whole does not."""
    frames = []
    for n in range(40):
        frame = Image.new("RGB", (24, 16))
        frame.putdata([(255,) * 3 if (x + n * step) // 2 % 2 else (0, 0, 0) for _ in range(16) for x in range(24)])
        frames.append(frame)
    return frames


def test_what_runs_does_not_change_together() -> None:
    (flicker,) = flickering(stripes(1), [n / 20 for n in range(40)])
    assert flicker.changes > 6
    assert flicker.together == 0


def test_steps_of_a_slow_change_are_one_change() -> None:
    frames = [Image.new("RGB", (24, 16), (shade, shade, shade)) for shade in [*range(0, 250, 25), *range(250, 0, -25)]]
    assert list(flickering(frames * 2, [n / 20 for n in range(40)])) == []


BAR = (
    "<style>body { margin: 0 } section { height: 900px }"
    " header { position: fixed; top: 0; width: 100%; height: 60px; background: #fff }</style>"
)


@pytest.mark.parametrize("name", NAMES)
async def test_places_that_links_lead_to_are_looked_at(engine: Chromium, service: Service, name: str) -> None:
    page = (
        HEAD + BAR + '<header>Library</header><p><a href="#a">A</a> <a href="#b">B</a> <a href="#field">C</a></p>'
        '<section><h2 id=a>Opening hours</h2></section><section style="scroll-margin-top: 70px" id=b><h2>Cards</h2>'
        "</section><section><label>Name <input id=field></label></section>"
    )
    async with engine.session(device(name)) as session:
        await session.open(service.page("/", page))
        await session.settle()
        await session.evaluate("() => scrollTo(0, 40)")
        assert jumps.gather.gather
        found = await jumps.gather.gather(session)
        assert await session.evaluate("() => scrollY") == 40
    assert isinstance(found, Jumps)
    assert {one.path: (one.covered, one.opaque) for one in found.jumps} == {
        "#a": (True, True),
        "#b": (False, True),
        "#field": (True, True),
    }


async def test_without_a_bar_nothing_is_scrolled(engine: Chromium, service: Service) -> None:
    url = service.page("/", HEAD + '<a href="#a">A</a><h2 id=a>A</h2>')
    assert await gathered(engine, url, jumps) == [Jumps()]


async def test_running_text_is_measured_as_it_is_drawn(engine: Chromium, service: Service) -> None:
    words = "These words are set in lines of their own. " * 6
    look = "p { font: 16px/24px sans-serif; width: 300px; margin: 0 0 12px; letter-spacing: 1px }"
    (found,) = await gathered(
        engine, service.page("/", f"{HEAD}<style>{look}</style><p id=a>{words}</p><p>{words}</p>"), typesetting
    )
    text = found.texts[0]
    assert (text.path, text.pitch, text.gap, text.letter_spacing, text.normal) == ("#a", 24, 12, 1, False)
    assert text.lines > 5


async def test_what_seems_a_button_is_told_with_who_may_hear_it(engine: Chromium, service: Service) -> None:
    page = (
        HEAD + "<style>button, .b { font: 16px/24px sans-serif; padding: 4px 12px; background: #025; color: #fff;"
        " border: 1px solid #025 } .b { cursor: pointer }</style><button id=real>Book</button><p id=p>"
        "<span class=b id=s><i>Cancel</i></span></p><button id=off disabled>Pay</button>"
    )
    (found,) = await gathered(engine, service.page("/", page), affordances)
    (seeming,) = found.dead
    assert (seeming.path, seeming.hand, seeming.like) == ("#s", True, "#real")
    assert "#p" in seeming.within
    assert seeming.holds == ("#s > i",)
    assert [(one.path, one.like) for one in found.bright] == [("#off", "#real")]


async def test_what_the_edge_of_a_phone_cuts(engine: Chromium, service: Service) -> None:
    row = "<p id=r style='white-space: nowrap'>" + "A long row of words that does not fit a phone " * 2 + "</p>"
    hidden = service.page("/", HEAD + "<style>html, body { overflow-x: hidden }</style>" + row)
    zoomed = service.page("/b", HEAD + "<style>body { overflow-x: hidden }</style>" + row)
    free = service.page("/c", HEAD + row)
    told = [(await gathered(engine, url, edges, on="mobile"))[0].cut for url in (hidden, zoomed, free)]
    assert [[(one.path, one.by) for one in cut] for cut in told] == [[("#r", "page")], [("#r", "view")], []]


async def test_manifest_and_layers_that_ask_to_turn(engine: Chromium, service: Service) -> None:
    manifest = b'{"orientation": "portrait", "display": "standalone"}'
    service.answers["/app.json"] = Answer(manifest, headers={"content-type": "application/json"})
    page = HEAD.replace("<body>", '<link rel="manifest" href="/app.json"><body>')
    layer = "<div id=l style='position: fixed; inset: 0; background: #fff'><p>Please rotate your device</p></div>"
    (found,) = await gathered(engine, service.page("/", page + layer), turning, on="mobile")
    assert (found.manifest, found.display) == ("portrait", "standalone")
    (asking,) = found.asks
    assert (asking.path, asking.visible, asking.share) == ("#l", True, 1)


TARGETS = (
    HEAD
    + """<style>
  .s { display: inline-block; width: 18px; height: 18px; background: #ddd; border: 0; padding: 0 }
  .s { font-size: 10px; line-height: 18px }
  .apart .s { margin-right: 8px } .row { margin: 40px 0 }
</style>
<div class=row><button class=s id=close1>a</button><button class=s>b</button></div>
<div class="row apart"><button class=s id=far>a</button><button class=s>b</button></div>
<p class=row>Read <a id=inline href="/a">the rules</a>
 <a id=inline2 href="/b">and prices</a> before you book a hall.</p>
<div class=row><a class=s id=twin href="/x">x</a><a class=s id=none href="/y">y</a></div>
<p class=row><a href="/x" style="display: inline-block; padding: 12px">The same page</a></p>
<div class=row style="line-height: 15px"><button id=own>Own</button><br><button id=own2>Own</button></div>
<div class=row><input type=checkbox id=tick aria-label="One"><input type=checkbox aria-label="Two"></div>
<div class="row leaflet-pane"><button class=s id=pin>p</button><button class=s>q</button></div>"""
)


@pytest.mark.parametrize("name", NAMES)
async def test_exceptions_of_the_size_of_targets(engine: Chromium, service: Service, name: str) -> None:
    *_, boxes = await gathered(engine, service.page("/", TARGETS), axe, target_boxes, on=name)
    assert isinstance(boxes, TargetBoxes)

    def word(path: str) -> str:
        verified = verified_target(boxes, path)
        return verified.word if verified else "not doubted"

    assert word("#close1") == "wrong"
    assert word("#none") == "wrong"
    assert word("#pin") == "unclear"  # its place may be essential
    for excepted in ("#far", "#inline", "#inline2", "#twin", "#own", "#own2", "#tick"):
        assert word(excepted) in ("right", "not doubted"), excepted


def picture(*shades: str) -> str:
    bars = "".join(f"<rect x='{n * 200}' width='200' height='80' fill='{shade}'/>" for n, shade in enumerate(shades))
    svg = f"<svg xmlns='http://www.w3.org/2000/svg' width='{200 * len(shades)}' height='80'>{bars}</svg>"
    return "data:image/svg+xml," + svg.replace("#", "%23").replace("<", "%3C").replace(">", "%3E")


def over(id_: str, ground: str, color: str) -> str:
    look = f"position: absolute; left: 8px; top: 20px; margin: 0; color: {color}; font: 18px sans-serif; width: 300px"
    box = "position: relative; height: 80px; width: 320px; overflow: hidden; margin: 8px 0"
    return f'<div style="{box}">{ground}<p id={id_} style="{look}">Swim with us this winter</p></div>'


@pytest.mark.parametrize("name", NAMES)
async def test_text_over_pictures_is_measured_at_all_widths(engine: Chromium, service: Service, name: str) -> None:
    light, dark = (f'<img alt="" src="{picture(*shades)}">' for shades in (("#eee", "#ddd"), ("#123", "#321")))
    layer = "position: absolute; inset: 0; background: {}"
    back = (
        f'<div style="{layer.format("url(&quot;" + picture("#123", "#222") + "&quot;)")}; pointer-events: none"></div>'
    )
    slope = f'<div style="{layer.format("linear-gradient(90deg, #fff, #ccc)")}"></div>'
    film = '<video style="position: absolute; inset: 0; background: #888" width=320 height=80></video>'
    page = "".join(
        (
            over("pale", light, "#fff"),
            over("strong", dark, "#fff"),
            over("back", back, "#333"),
            over("slope", slope, "#aaa"),
            over("film", film, "#999"),
        )
    )
    *_, pixels = await gathered(engine, service.page("/", HEAD + page), axe, contrast_pixels, on=name)
    assert isinstance(pixels, ContrastPixels)
    words = {path: verified_contrast(pixels, f"#{path}") for path in ("pale", "strong", "back", "slope", "film")}
    told = {path: verified.word if verified else None for path, verified in words.items()}
    assert told == {"pale": "wrong", "strong": "right", "back": "wrong", "slope": "wrong", "film": "unclear"}


@pytest.mark.parametrize("name", NAMES)
async def test_text_that_a_box_scrolls_out_of_sight_goes_by_its_styles(
    engine: Chromium, service: Service, name: str
) -> None:
    look = "<style>pre { width: 300px; overflow-x: auto; background: #fff } i { font-style: normal }</style>"
    rows = "".join(
        f"<pre>{'x' * 30} <i id={path} style='{style}'>words that begin in sight and end beyond the edge</i></pre>"
        for path, style in (
            ("dark", "color: #222"),
            ("pale", "color: #bbb"),
            ("slope", "color: #222; background: linear-gradient(#fff, #eee)"),
        )
    )
    *_, pixels = await gathered(engine, service.page("/", HEAD + look + rows), axe, contrast_pixels, on=name)
    assert isinstance(pixels, ContrastPixels)
    told = {path: verified_contrast(pixels, path) for path in ("#dark", "#pale", "#slope")}
    assert {path: one.word if one else "sure" for path, one in told.items()} == {
        "#dark": "right",
        "#pale": "unclear",
        "#slope": "unclear",
    }
    assert [one.path for one in pixels.scrolled] == ["#dark"]
