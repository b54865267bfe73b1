"""A session beside the walk's: what it takes over, what it may not do, how a walk goes on in it."""

import asyncio
import base64
import hashlib
from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image
from service import Answer, Service

from auditor.engines import opened
from auditor.engines.chromium import Chromium
from auditor.errors import CannotAct, WrongPage
from auditor.personas.desktop import desktop
from auditor.personas.mobile import mobile

STORE = (
    "<h1>Shop</h1><script>document.cookie = 'basket=3'; localStorage.seen = 'yes'; sessionStorage.step = '2'</script>"
)
TOLD = "() => [document.cookie, localStorage.seen ?? '', sessionStorage.step ?? '']"


def shop(service: Service) -> str:
    """Sets what a customer carries on the first page only."""
    service.page("/next", "<h1>Next</h1>")
    return service.page("/", STORE)


@pytest.mark.parametrize(
    ("carry", "expected"),
    [
        ("everything", ["basket=3", "yes", "2"]),
        ("cookies", ["basket=3", "", ""]),
        ("nothing", ["", "", ""]),
    ],
)
@pytest.mark.asyncio(loop_scope="session")
async def test_what_is_carried_over(engine: Chromium, service: Service, carry: str, expected: list[str]) -> None:
    address = shop(service)
    async with engine.session(desktop.device) as session:
        await session.open(address)
        async with session.aside(carry=carry) as other:  # type: ignore[arg-type]
            await other.open(address + "next")
            assert await other.evaluate(TOLD) == expected
        assert await session.evaluate(TOLD) == ["basket=3", "yes", "2"]


@pytest.mark.asyncio(loop_scope="session")
async def test_nothing_is_sent_from_aside(engine: Chromium, service: Service) -> None:
    sent: list[bytes] = []

    def take(body: bytes) -> Answer:
        sent.append(body)
        return Answer(b"<h1>Thanks</h1>")

    service.answers["/order"] = take
    form = '<form method="post" action="/order"><input name="what" value="slot"><button>Order</button></form>'
    address = service.page("/", form)
    async with engine.session(desktop.device) as session:
        await session.open(address)
        async with session.aside() as other:
            await other.open(address)
            await other.evaluate("() => { fetch('/order', {method: 'POST', body: 'x'}).catch(() => 0); }")
            await other.evaluate("() => document.querySelector('form').submit()")
            await other.settle(seconds=2)
        assert sent == []
        async with session.aside(writes=True) as other:
            await other.open(address)
            await other.evaluate("() => document.querySelector('form').submit()")
            await other.settle(seconds=3)
            assert await other.title() == ""
    assert sent == [b"what=slot"]


@pytest.mark.asyncio(loop_scope="session")
async def test_a_walk_goes_on_on_another_device(engine: Chromium, service: Service) -> None:
    address = shop(service)
    async with engine.session(desktop.device) as session:
        await session.open(address)
        before = session.documents
        async with session.aside(device=mobile.device, carry="cookies", writes=True) as other:
            await other.open(address + "next")
            await session.go_on_in(other)
            assert (session.device, other.device) == (mobile.device, desktop.device)
        assert session.documents != before
        assert await session.evaluate("() => [innerWidth, document.cookie]") == [390, "basket=3"]
        await session.open(address)
        assert await session.title() == "A page"


@pytest.mark.asyncio(loop_scope="session")
async def test_a_part_of_the_page_is_pictured(engine: Chromium, service: Service) -> None:
    body = '<div style="position:absolute;left:40px;top:1800px;width:30px;height:20px;background:#f00"></div>'
    address = service.page("/", f'<div style="height:3000px"></div>{body}')
    for device in (desktop.device, mobile.device):
        async with engine.session(device) as session:
            await session.open(address)
            for place in ("0", "1700"):  # out of the view, then in it
                await session.evaluate(f"() => scrollTo(0, {place})")
                with Image.open(BytesIO(await session.shot((40, 1800, 30, 20)))) as image:
                    assert image.size == (30, 20)
                    assert image.convert("RGB").getpixel((15, 10)) == (255, 0, 0)


@pytest.mark.asyncio(loop_scope="session")
async def test_a_kept_session_is_taken_over(engine: Chromium, service: Service) -> None:
    shop(service)
    cookie = {"name": "signed", "value": "in", "domain": "127.0.0.1", "path": "/"}
    origin = {"origin": service.url.rstrip("/"), "localStorage": [{"name": "seen", "value": "before"}]}
    async with engine.session(desktop.device) as session:
        await session.restore({"cookies": [cookie], "origins": [origin]})
        await session.open(service.url + "next")
        assert await session.evaluate(TOLD) == ["signed=in", "before", ""]


@pytest.mark.parametrize(("latency", "error"), [(0, WrongPage), (40, CannotAct)])
@pytest.mark.asyncio(loop_scope="session")
async def test_a_page_that_does_not_come_stops_the_customer_of_a_slow_line(
    engine: Chromium, service: Service, monkeypatch: pytest.MonkeyPatch, latency: float, error: type[Exception]
) -> None:
    service.answers["/never"] = lambda _: Answer(b"", after=3)
    monkeypatch.setattr(opened, "OPEN_MS", 600)
    async with engine.session(replace(desktop.device, latency_ms=latency)) as session:
        with pytest.raises(error):
            await session.open(service.url + "never")


async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, heard: list[bytes]) -> None:
    """The service's end of a web socket: greets, and notes what it hears."""
    head = await reader.readuntil(b"\r\n\r\n")
    key = next(line.split()[1] for line in head.splitlines() if line.lower().startswith(b"sec-websocket-key:"))
    accept = base64.b64encode(hashlib.sha1(key + b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11").digest())
    lines = [b"HTTP/1.1 101 Switching Protocols", b"Upgrade: websocket", b"Connection: Upgrade"]
    writer.write(b"\r\n".join([*lines, b"Sec-WebSocket-Accept: " + accept, b"", b""]) + b"\x81\x05hello")
    while part := await reader.read(100):
        if part[0] & 15 == 1:  # a text
            heard.append(part)
    writer.close()


@pytest.mark.asyncio(loop_scope="session")
async def test_what_is_said_through_a_web_socket_stays_unsaid(engine: Chromium, service: Service) -> None:
    heard: list[bytes] = []
    server = await asyncio.start_server(lambda reader, writer: talk(reader, writer, heard), "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    script = f"""const line = new WebSocket('ws://127.0.0.1:{port}/');
    line.onmessage = ({{ data }}) => {{ told.textContent = data; line.send('order'); }}"""
    address = service.page("/", f"<p id=told></p><script>{script}</script>")
    async with engine.session(desktop.device) as session:
        await session.open(address)
        await session.settle(seconds=3)
        assert len(heard) == 1
        async with session.aside() as other:
            await other.open(address)
            await other.settle(seconds=3)
            assert await other.evaluate("() => told.textContent") == "hello"
            assert other.refused() == [f"WebSocket ws://127.0.0.1:{port}/"]
    assert len(heard) == 1
    server.close()


@pytest.mark.asyncio(loop_scope="session")
async def test_nothing_is_sent_behind_the_pages_back(engine: Chromium, service: Service) -> None:
    sent: list[str] = []

    def take(name: str) -> Answer:
        sent.append(name)
        return Answer(b"done")

    for path in ("/order", "/logout", "/beacon"):
        service.answers[path] = lambda _, name=path: take(name)  # type: ignore[misc]
    worker = "onmessage = () => { fetch('/order', { method: 'POST' }); };"
    service.put("/worker.js", worker, headers={"content-type": "text/javascript"})
    script = """navigator.serviceWorker?.register('/worker.js').then(() => navigator.serviceWorker.ready)
      .then((here) => here.active.postMessage('go'));
    fetch('/logout').catch(() => 0);
    navigator.sendBeacon('/beacon', 'x');"""
    address = service.page("/", f"<p id=told></p><script>{script}</script>")
    bare = service.page("/bare", "<h1>Bare</h1>")
    async with engine.session(desktop.device) as session:
        await session.open(bare)
        async with session.aside() as other:
            await other.open(address)
            await other.settle(seconds=4, quiet_ms=1_500)
            refused = {one.removeprefix("POST ").removeprefix("GET ") for one in other.refused()}
            assert refused == {service.url + name for name in ("order", "logout", "beacon")}
        assert sent == []
