"""What is gathered of links, buttons, fields and of what stands around them, on real pages."""

import time
from typing import Any

from service import Service

from auditor.engines.chromium import Chromium
from auditor.evidence import controls, destinations, forms
from auditor.evidence.controls import Control, Controls
from auditor.evidence.destinations import Destinations
from auditor.evidence.forms import Forms, Piece
from auditor.session import Device


async def gathered(engine: Chromium, url: str, kind: Any) -> Any:
    """The evidence of this kind on this page."""
    async with engine.session(Device()) as session:
        await session.open(url)
        await session.settle()
        return await kind.gather.gather(session)


async def controls_of(engine: Chromium, service: Service, body: str) -> tuple[Control, ...]:
    found = await gathered(engine, service.page("/page", body), controls)
    assert isinstance(found, Controls)
    return found.controls


async def pieces_of(engine: Chromium, service: Service, body: str) -> tuple[Piece, ...]:
    found = await gathered(engine, service.page("/page", body), forms)
    assert isinstance(found, Forms)
    return found.pieces


async def test_where_a_link_leads_and_what_stands_around_it(engine: Chromium, service: Service) -> None:
    [link] = await controls_of(
        engine,
        service,
        '<h2>Halls</h2><ul><li>Central hall <b>open</b><p>See <a href="/a?b=1#c">prices</a></p></li></ul>',
    )
    assert (link.role, link.name, link.heading, link.around) == ("link", "prices", "Halls", "See")
    assert link.items == ("Central hall open See",)
    assert link.url.endswith("/a?b=1#c")
    assert not link.missing


async def test_a_place_that_is_not_there(engine: Chromium, service: Service) -> None:
    body = '<a href="#one">1</a><a href="#two">2</a><a href="#/three">3</a><a href="#top">4</a><p id="two">Two</p>'
    assert [one.missing for one in await controls_of(engine, service, body)] == [True, False, False, False]


async def test_the_label_in_sight_is_asked_where_something_else_names_the_control(
    engine: Chromium, service: Service
) -> None:
    body = """<button aria-label="Close">Shut <span aria-hidden="true">the door</span></button><button>Open</button>"""
    renamed, plain = await controls_of(engine, service, body)
    assert (renamed.label, renamed.hidden_label) == ("Shut", "Shut the door")
    assert plain.label == ""


async def test_links_side_by_side_to_one_place(engine: Chromium, service: Service) -> None:
    body = '<a href="/a">One</a> <a href="/a">Two</a> and <a href="/a">three</a> <a href="/b">Four</a>'
    one, two, three, four = await controls_of(engine, service, body)
    assert (one.next_to, two.next_to, three.next_to, four.next_to) == ("", one.path, "", "")


async def test_addresses_tell_no_user_and_a_page_may_hold_anything(engine: Chromium, service: Service) -> None:
    body = """<form><input name="attributes"><input name="closest"><a href="https://me:secret@one.example/">A</a></form>
    <a href="http://[">B</a><a href="javascript:void(0)">C</a>
    <svg width="9" height="9"><a href="/d"><text>D</text></a></svg>"""
    found = await controls_of(engine, service, body)
    assert [one.url.rpartition("/")[2] if one.url else None for one in found] == ["", None, None, "d"]
    assert "secret" not in "".join(one.url for one in found)


async def test_what_stands_around_fields_in_reading_order(engine: Chromium, service: Service) -> None:
    body = """<h2>You</h2><form><label for="a">Name</label><input id="a" value="typed secret" aria-describedby="h">
    <p id="h">Both names</p>
    <label for="gone">Town</label><input id="b"><p class="error">Town is missing</p></form>"""
    found = await pieces_of(engine, service, body)
    assert [(one.kind, one.text) for one in found] == [
        ("heading", "You"),
        ("label", "Name"),
        ("field", "Name"),
        ("text", "Both names"),
        ("label", "Town"),
        ("field", ""),
        ("text", "Town is missing"),
    ]
    assert [one.astray for one in found if one.kind == "label"] == [False, True]
    assert [one.marked for one in found if one.kind == "text"] == [False, True]
    assert found[3].tied == ("#a",)
    assert "typed secret" not in str(found)


async def test_pages_behind_links_of_one_name(engine: Chromium, service: Service) -> None:
    service.put("/chat", "<title>Chat</title><h1>Chat</h1>")
    service.put("/phone", "<title>Phone</title><h1>Phone</h1>")
    service.put("/moved", '<title>Moved</title><meta http-equiv="refresh" content="0; url=/chat">')
    body = (
        '<a href="/chat">Contact</a><a href="/phone">Contact</a><a href="/moved">Contact</a><a href="/chat">Alone</a>'
    )
    body += '<a href="/delete/1">Remove</a><a href="/delete/2">Remove</a>'
    found = await gathered(engine, service.page("/page", body), destinations)
    assert isinstance(found, Destinations)
    assert sorted((one.url.rpartition("/")[2], one.title) for one in found.pages) == [
        ("chat", "Chat"),
        ("moved", "Chat"),
        ("phone", "Phone"),
    ]


async def test_a_page_of_many_controls_is_read_within_its_limits(engine: Chromium, service: Service) -> None:
    rows = "".join(
        f'<li>Hall {n} <a href="/halls/{n}">Book {n}</a> <label>Day <input></label></li>' for n in range(1500)
    )
    address = service.page("/page", f"<ul>{rows}</ul>")
    started = time.monotonic()
    found = await gathered(engine, address, controls)
    assert (len(found.controls), found.left_out) == (600, 900)
    pieces = await gathered(engine, address, forms)
    assert len(pieces.pieces) == 800
    assert pieces.left_out > 0
    assert time.monotonic() - started < 60
