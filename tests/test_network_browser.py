"""The browser behind a company's walls: proxies, authorities, what single hosts are told, where nobody is led."""

import socket
import struct
import threading
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import pytest
from certificates import Issued, authority, issue
from listening_servers import noting, proxying

from auditor.arrive import look
from auditor.engines.chromium import Chromium, open_engine
from auditor.engines.find import find_browser
from auditor.errors import WrongPage
from auditor.model import HostCookie, HostHeader, HostLogin, Network
from auditor.session import Device, Session

HERE = ("http://127.0.0.1/",)  # a plan whose own address is on this machine
OUTSIDE = ("https://service.example/",)  # one whose own is not


@asynccontextmanager
async def opened(network: Network, own: Sequence[str] = HERE) -> AsyncIterator[Session]:
    async with open_engine(find_browser(), network=network, own=own) as engine, engine.session(Device()) as session:
        yield session


async def refused(session: Session, url: str) -> str:
    with pytest.raises(WrongPage) as why:
        await session.open(url)
    return str(why.value)


@pytest.fixture(scope="module")
def company(tmp_path_factory: pytest.TempPathFactory) -> Issued:
    return authority(tmp_path_factory.mktemp("company"))


async def test_a_companys_authority_vouches_for_its_servers_and_for_no_others(company: Issued) -> None:
    folder = company.file.parent
    good, old = issue(folder, company, "localhost"), issue(folder, company, "localhost", expired=True)
    own = issue(folder, None, "localhost")
    with (
        noting(good.server_side()) as known,
        noting(old.server_side()) as expired,
        noting(own.server_side()) as unknown,
    ):
        async with opened(Network(authority=str(company.file))) as session:
            await session.open(f"https://localhost:{known.port}/")
            assert session.status == 200
            assert "made out to another name" in await refused(session, f"https://127.0.0.1:{known.port}/")
            assert "expired" in await refused(session, f"https://localhost:{expired.port}/")
            why = await refused(session, f"https://localhost:{unknown.port}/")
            assert "signed by itself, or by an authority that the browser does not know" in why
            assert "accept_certificates" in why
        async with opened(Network()) as session:
            assert "does not know" in await refused(session, f"https://localhost:{known.port}/")


async def test_a_certificate_is_accepted_for_the_named_host_alone(tmp_path: Path) -> None:
    own = issue(tmp_path, None, "localhost", "other.localhost", "127.0.0.1")
    page = b"<h1>Here</h1><img src='https://other.localhost:%d/picture'><script>new Worker('/worker.js')</script>"
    with noting(own.server_side()) as server:
        server.pages["/"] = page % server.port
        async with opened(Network(accept_certificates=("localhost",))) as session:
            await session.open(f"https://localhost:{server.port}/")
            await session.settle(seconds=5)
            assert session.status == 200
            assert not server.headers("/picture"), "the same certificate of another host"
            for host in ("other.localhost", "127.0.0.1"):
                why = await refused(session, f"https://{host}:{server.port}/")
                assert f"The certificate of {host}:{server.port} was signed by itself" in why
            async with session.aside() as beside:
                assert "signed by itself" in await refused(beside, f"https://other.localhost:{server.port}/")


async def test_headers_cookies_and_logins_reach_their_host_alone() -> None:
    told = Network(
        headers=(HostHeader(host="a.localhost", name="X-Key", value="sesame"),),
        cookies=(HostCookie(host="a.localhost", name="variant", value="blue"),),
        logins=(HostLogin(host="a.localhost", user="tester", password="open:it"),),
    )
    with noting(login="tester:open:it") as own, noting() as other:
        place = f"http://b.localhost:{other.port}"
        own.pages["/"] = f"<h1>Here</h1><img src='{place}/picture'><script>fetch('/data')</script>".encode()
        async with opened(told) as session:
            await session.open(f"http://a.localhost:{own.port}/")
            await session.settle(seconds=5)
            assert session.status == 200
            await session.open(f"http://a.localhost:{own.port}/to/{place}/landed")
            assert session.status == 200
            async with session.aside(carry="nothing") as beside:
                await beside.open(f"http://a.localhost:{own.port}/beside")
                assert beside.status == 200
            assert (await refused_login(session, own.port)) == 401
        for path in ("/", "/data", "/beside"):
            last = [one for one in own.headers(path) if one["host"].startswith("a.")][-1]
            assert (last["x-key"], last["cookie"]) == ("sesame", "variant=blue"), path
        for path in ("/picture", "/landed"):
            assert not {"x-key", "cookie", "authorization"} & set(other.headers(path)[-1]), path


async def refused_login(session: Session, port: int) -> int | None:
    """The same server by another name, for which the plan has no login."""
    await session.open(f"http://b.localhost:{port}/")
    return session.status


async def test_a_wrong_login_is_tried_once() -> None:
    told = Network(logins=(HostLogin(host="localhost", user="tester", password="wrong"),))
    with noting(login="tester:right") as server:
        async with opened(told) as session:
            await session.open(f"http://localhost:{server.port}/")
            assert session.status == 401
        assert len([one for one in server.headers("/") if "authorization" in one]) == 1


async def test_a_proxy_with_a_password_is_gone_through_but_by_those_that_are_exempt(company: Issued) -> None:
    good = issue(company.file.parent, company, "shop.example")
    with proxying(login="maija:p@ss") as proxy, noting() as plain, noting(good.server_side()) as secure:
        given = f"http://maija:p%40ss@127.0.0.1:{proxy.port}"
        network = Network(proxy=given, no_proxy=("direct.invalid",), authority=str(company.file))
        async with opened(network, OUTSIDE) as session:
            await session.open(f"http://shop.example:{plain.port}/")
            await session.open(f"https://shop.example:{secure.port}/")
            assert session.status == 200
            async with session.aside(carry="nothing") as beside:
                await beside.open(f"http://other.example:{plain.port}/")
                assert beside.status == 200
            assert "no machine of the name direct.invalid" in await refused(session, "http://direct.invalid/")
        hosts = {f"shop.example:{plain.port}", f"shop.example:{secure.port}", f"other.example:{plain.port}"}
        assert set(proxy.passed) == hosts
        async with opened(Network(proxy=f"http://127.0.0.1:{proxy.port}"), OUTSIDE) as session:
            await session.open(f"http://shop.example:{plain.port}/")
            assert session.status == 407


async def test_the_environment_names_the_proxy_where_the_plan_does_not(monkeypatch: pytest.MonkeyPatch) -> None:
    with proxying() as proxy, noting() as server:
        monkeypatch.setenv("HTTP_PROXY", f"http://127.0.0.1:{proxy.port}")
        monkeypatch.setenv("NO_PROXY", "intranet.invalid")
        async with opened(Network(), OUTSIDE) as session:
            await session.open(f"http://shop.example:{server.port}/")
            assert session.status == 200
            assert "no machine" in await refused(session, "http://www.intranet.invalid/")
        assert proxy.passed == [f"shop.example:{server.port}"]


async def test_nobody_is_led_into_the_network_by_a_service_outside_of_it() -> None:
    """The service is reached by a proxy here, so that it stands outside as far as the browser can tell."""
    with proxying() as proxy, noting() as server:
        inside = f"http://127.0.0.1:{server.port}"
        server.pages["/frame"] = f"<h1>Here</h1><iframe src='{inside}/inside'></iframe>".encode()
        server.pages["/script"] = (
            f"<h1>Here</h1><script>fetch('{inside}/inside', {{mode: 'no-cors'}})</script>".encode()
        )
        async with opened(Network(proxy=f"http://127.0.0.1:{proxy.port}"), OUTSIDE) as session:
            service = f"http://service.example:{server.port}"
            why = await refused(session, f"{service}/to/{inside}/inside")
            assert "It led to 127.0.0.1, a place inside this network" in why
            for path in ("/frame", "/script"):
                await session.open(service + path)
                await session.settle(seconds=5)
                assert session.status == 200
            assert "inside this network" in await refused(session, "http://localhost/inside")
            for place in ("169.254.169.254", "[::ffff:169.254.169.254]", "metadata.google.internal"):
                assert "data centre" in await refused(session, f"http://{place}/latest/meta-data")
        assert not server.headers("/inside")


async def test_a_service_inside_may_lead_to_others_inside_but_to_no_data_centres_own() -> None:
    with noting() as own, noting() as other:
        own.pages["/"] = f"<h1>Here</h1><img src='http://127.0.0.1:{other.port}/picture'>".encode()
        async with opened(Network()) as session:
            await session.open(f"http://127.0.0.1:{own.port}/")
            await session.settle(seconds=5)
            assert "data centre" in await refused(session, "http://169.254.169.254/latest/meta-data")
        assert other.headers("/picture")


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (401, "write basic_auth:"),
        (403, "not signed in (session:)"),
        (429, "It says to come back in 120 seconds."),
        (503, "It says to come back in 120 seconds."),
    ],
)
async def test_a_service_that_refuses_is_told_of_with_what_mends_it(engine: Chromium, status: int, said: str) -> None:
    head = {"Retry-After": "120", "WWW-Authenticate": 'Basic realm="test"'}
    with noting(statuses={"/": (status, head)}) as server:
        async with engine.session(Device()) as session:
            await session.open(f"http://127.0.0.1:{server.port}/")
            _, wrong = await look(session, signs_in=False)
    assert wrong
    assert f"HTTP {status}" in wrong
    assert said in wrong


async def test_a_server_that_breaks_off_or_is_gone_is_told_of(engine: Chromium) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        threading.Thread(target=break_off, args=(server,), daemon=True).start()
        async with engine.session(Device()) as session:
            assert "broke the connection off" in await refused(session, f"http://127.0.0.1:{port}/")
            assert "nothing listens at" in await refused(session, f"http://127.0.0.1:{free_port()}/")


def break_off(server: socket.socket) -> None:
    """Reset every connection once it has asked."""
    with suppress(OSError):
        while True:
            client, _ = server.accept()
            client.recv(65536)
            client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            client.close()


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as one:
        return int(one.getsockname()[1])


async def test_a_host_that_the_plan_names_may_be_inside_and_its_neighbours_may_not() -> None:
    with noting() as server:
        async with opened(Network(), ("https://service.invalid/", "127.0.0.1")) as session:
            await session.open(f"http://127.0.0.1:{server.port}/")
            assert session.status == 200
            assert "inside this network" in await refused(session, f"http://127.0.0.2:{server.port}/")
