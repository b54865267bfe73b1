"""The tool's own fetching meets servers that do anything, and ends with an answer."""

import asyncio
import gzip
import ssl
import subprocess
import time
import zlib
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import httpx
import pytest
from wire import Asked, Say, answer, by_path, speaking

from auditor.errors import UsageError
from auditor.fetching import AGENT, Answer, Reach, open_fetcher
from auditor.fetching.proxies import ways
from auditor.fetching.unpacking import Unpacker
from auditor.model import HostCookie, HostHeader, HostLogin, Network

HERE = Reach(["http://127.0.0.1/"])
PUBLIC = "93.184.216.34"  # only ever told, never asked
ELSEWHERE = Reach([f"http://{PUBLIC}/"])


async def got(url: str, network: Network | None = None, reach: Reach = HERE, **more: Any) -> Answer:
    async with open_fetcher(network or Network(), reach=reach) as fetcher:
        return await fetcher.get(url, **more)


async def said(data: bytes, **more: Any) -> Answer:
    """What comes of a server that says this and hangs up."""

    async def speak(_: Asked, say: Say) -> None:
        await say(data)

    async with speaking(speak) as wire:
        return await got(wire.url(), **more)


async def test_answer_is_told_whole() -> None:
    async with speaking(by_path({"/": answer(b"Good day", content_type="Text/HTML; charset=utf-8")})) as wire:
        found = await got(wire.url("/#part"))
    assert (found.status, found.body, found.type, found.why, found.ok) == (200, b"Good day", "text/html", "", True)
    assert wire.asked[0].headers["user-agent"] == AGENT.lower()
    assert "auditor/" in AGENT
    assert "http" in AGENT


@pytest.mark.parametrize(
    "url",
    ["file:///etc/passwd", "ftp://127.0.0.1/", "data:text/plain,a", "javascript:alert(1)", "http://", "http://[::1",
     "http://127.0.0.1:22/", "http://127.0.0.1:99999/", "http://a b/", "mailto:a@b.example", "", "//", "x" * 9_000,
     "http://\0/", "http://" + "a." * 4_500],
)  # fmt: skip
async def test_what_is_no_address_of_the_web_is_not_asked_for(url: str) -> None:
    found = await got(url)
    assert found.status is None
    assert found.kind in {"address", "no host"}
    assert found.why


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "localhost", "2130706433", "0x7f000001", "0x7f.1", "127.1", "[::1]", "[::ffff:127.0.0.1]",
     "[::ffff:7f00:1]", "[64:ff9b::7f00:1]", "[2002:7f00:1::]", "0.0.0.0", "[::]", "10.0.0.1", "192.168.1.1",
     "172.16.0.1", "100.64.0.1", "[fe80::1]", "[fc00::1]", "169.254.1.1", "224.0.0.1"],
)  # fmt: skip
async def test_addresses_within_a_network_are_refused(host: str) -> None:
    async with speaking(by_path({"/": answer(b"secret")})) as wire:
        found = await got(f"http://{host}:{wire.port}/", reach=ELSEWHERE, seconds=5)
    assert (found.status, found.body) == (None, b"")
    assert found.kind in {"refused", "no host"}
    assert wire.asked == []


@pytest.mark.parametrize(
    "host",
    ["169.254.169.254", "[::ffff:169.254.169.254]", "[fd00:ec2::254]", "2852039166", "0xa9fea9fe", "100.100.100.200",
     "metadata.google.internal", "metadata.google.internal."],
)  # fmt: skip
async def test_metadata_are_refused_even_where_the_service_is_in_a_network(host: str) -> None:
    assert (await got(f"http://{host}/latest/meta-data/", seconds=5)).kind == "refused"


async def test_whoever_answers_for_the_name_later_is_late() -> None:
    """The address that was checked is the one that is connected to, and the name is asked for once."""
    times: list[str] = []

    async def rebinding(host: str, _: int) -> list[str]:
        times.append(host)
        return ["127.0.0.1"] if len(times) == 1 else ["169.254.169.254"]

    async with speaking(by_path({"/": answer(b"here")})) as wire:
        reach = Reach(["http://127.0.0.1/"], resolve=_first(rebinding))
        found = await got(wire.url(host="rebinding.example"), reach=reach)
        again = await got(wire.url(host="rebinding.example"), reach=reach)
    assert (found.status, found.body) == (200, b"here")
    assert wire.asked[0].headers["host"] == f"rebinding.example:{wire.port}"
    assert (again.status, again.kind) == (None, "refused")


def _first(resolve: Callable[[str, int], Awaitable[list[str]]]) -> Callable[[str, int], Awaitable[list[str]]]:
    async def one(host: str, port: int) -> list[str]:
        return ["127.0.0.1"] if host == "127.0.0.1" else await resolve(host, port)

    return one


async def test_public_name_that_leads_within_is_refused() -> None:
    async def resolve(host: str, _: int) -> list[str]:
        return [PUBLIC] if host == "service.example" else ["127.0.0.1"]

    async with speaking(by_path({"/": answer(b"secret")})) as wire:
        reach = Reach(["https://service.example/"], resolve=resolve)
        assert (await got(wire.url(host="evil.example"), reach=reach)).kind == "refused"
    assert wire.asked == []


@pytest.mark.parametrize(
    "location",
    ["file:///etc/passwd", "http://169.254.169.254/", "http://metadata.google.internal/", "gopher://127.0.0.1/",
     "http://127.0.0.1:25/", "http://[broken", "javascript:1", "http://user@", "\x00\x01"],
)  # fmt: skip
async def test_redirects_are_checked_again(location: str) -> None:
    found = await said(f"HTTP/1.1 302 Go\r\nLocation: {location}\r\nContent-Length: 0\r\n\r\n".encode())
    assert not found.ok
    assert found.body == b""
    assert found.why


async def test_redirects_are_followed_and_told_and_come_to_an_end() -> None:
    answers = {
        "/a": answer(status=301, location="/b"),
        "/b": answer(status=308, location="c?d=1#e"),
        "/c": answer(b"there"),
        "/round": answer(status=302, location="/round"),
        "/deep": answer(b"no", status=302, location="/" + "x" * 9_000),
    }
    async with speaking(by_path(answers)) as wire:
        found, round_, deep = await got(wire.url("/a")), await got(wire.url("/round")), await got(wire.url("/deep"))
    assert found.body == b"there"
    assert found.chain == (wire.url("/b"), wire.url("/c?d=1"))
    assert found.final_url == wire.url("/c?d=1")
    assert (round_.kind, len(round_.chain)) == ("redirects", 11)
    assert deep.kind == "address"


async def test_drip_ends() -> None:
    async def body(_: Asked, say: Say) -> None:
        await say(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")
        while True:
            await say(b"a")
            await asyncio.sleep(0.05)

    async def head(_: Asked, say: Say) -> None:
        await say(b"HTTP/1.1 200 OK\r\nX: ")
        while True:
            await say(b"a")
            await asyncio.sleep(0.05)

    for speak, status in ((body, 200), (head, None)):
        began = time.monotonic()
        async with speaking(speak) as wire:
            found = await got(wire.url(), seconds=0.6)
        assert time.monotonic() - began < 4
        assert (found.kind, found.status, found.ok) == ("time", status, False)


async def test_silence_ends() -> None:
    async def speak(_: Asked, __: Say) -> None:
        await asyncio.sleep(60)

    async with speaking(speak) as wire:
        assert (await got(wire.url(), seconds=0.5)).kind == "time"


@pytest.mark.parametrize(
    "data",
    [b"", b"\0\1\2", b"HTTP/9.9 abc\r\n\r\n", b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 60_000, b"SSH-2.0-server\r\n",
     b"HTTP/1.1 200 OK\r\nX: " + b"a" * 300_000, b"HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n",
     b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabc",
     b"HTTP/1.1 100 Continue\r\n\r\n" * 50_000,
     b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
     b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\nshort",
     b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n"],
)  # fmt: skip
async def test_what_is_not_http_is_told(data: bytes) -> None:
    found = await said(data, seconds=5)
    assert not found.ok
    assert found.kind in {"no answer", "time", ""}
    assert found.why or found.status == 101


async def test_what_broke_off_keeps_what_came() -> None:
    found = await said(b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\nshort")
    assert (found.status, found.body, found.cut, found.ok) == (200, b"short", True, False)


async def test_more_than_is_wanted_is_cut() -> None:
    async def speak(_: Asked, say: Say) -> None:
        await say(b"HTTP/1.1 200 OK\r\n\r\n")
        while True:
            await say(b"a" * 65_536)

    async with speaking(speak) as wire:
        found = await got(wire.url(), most_bytes=300_000)
    assert (len(found.body), found.cut, found.kind) == (300_000, True, "size")


@pytest.mark.parametrize("coding", ["gzip", "deflate", "gzip, gzip"])
async def test_bombs_are_stopped(coding: str) -> None:
    body = bytes(60_000_000)
    for _ in coding.split(","):
        body = zlib.compress(body) if coding == "deflate" else gzip.compress(body, 6)
    kept: list[bytes] = []
    found = await said(answer(body, content_encoding=coding), most_bytes=10**9, into=kept.append)
    assert found.kind == "packed"
    assert sum(map(len, kept)) < 20_000_000


async def test_packed_answers_are_unpacked() -> None:
    text = "".join(f"line {number}\n" for number in range(20_000)).encode()
    raw = zlib.compressobj(wbits=-15)
    packed = {
        "gzip": gzip.compress(text[:9_000]) + gzip.compress(text[9_000:]),  # of two members
        "deflate": zlib.compress(text),
        "Deflate": raw.compress(text) + raw.flush(),  # as some servers send it
        "identity": text,
        "gzip, deflate": zlib.compress(gzip.compress(text)),
    }
    for coding, body in packed.items():
        assert (await said(answer(body, content_encoding=coding))).body == text, coding
    for coding, body in (("br", b"abc"), ("zstd", b"abc"), ("gzip", b"not packed"), ("gzip,gzip,gzip", b"abc")):
        found = await said(answer(body, content_encoding=coding))
        assert (found.kind, found.body) == ("packed", b""), coding


def test_unpacking_byte_by_byte_gives_the_same() -> None:
    text = b"word " * 3_000
    unpacker = Unpacker("gzip")
    parts = (bytes([one]) for one in gzip.compress(text))
    assert b"".join(piece for part in parts for piece in unpacker.feed(part)) == text


async def test_head_is_asked_again_as_get_where_it_is_refused() -> None:
    for status in (405, 501, 403, 404):

        async def speak(asked: Asked, say: Say, status: int = status) -> None:
            await say(answer(status=status) if asked.method == "HEAD" else answer(b"a" * 100))

        async with speaking(speak) as wire, open_fetcher(Network(), reach=HERE) as fetcher:
            found = await fetcher.head(wire.url())
        assert (found.status, found.body, found.why) == (200, b"", "")
        assert [one.method for one in wire.asked] == ["HEAD", "GET"]


async def test_what_belongs_to_a_host_is_sent_to_no_other() -> None:
    network = Network(
        headers=(HostHeader(host="127.0.0.1", name="X-Key", value="one-secret"),),
        logins=(HostLogin(host="127.0.0.1", user="maija", password="another"),),
        cookies=(HostCookie(host="127.0.0.1", name="id", value="third"),),
    )
    async with speaking(by_path({"/": answer(b"other")})) as other:
        onwards = answer(status=302, location=other.url(host="localhost"), set_cookie="chain=1")
        async with speaking(by_path({"/": onwards, "/own": answer(status=302, location="/")})) as own:
            found = await got(own.url("/own"), network)
    assert found.body == b"other"
    first, second = own.asked
    assert first.headers["x-key"] == "one-secret"
    assert first.headers["authorization"].startswith("basic ")
    assert first.headers["cookie"] == second.headers["cookie"] == "id=third"
    assert not {"x-key", "authorization", "cookie"} & set(other.asked[0].headers)


async def test_what_is_secret_goes_over_https_alone_unless_the_plan_says_http() -> None:
    network = Network(logins=(HostLogin(host="127.0.0.1", user="maija", password="another"),))
    async with speaking(by_path({"/": answer(b"a")})) as wire:
        await got(wire.url(), network, Reach(["https://127.0.0.1/"]))
        await got(wire.url(), network, Reach(["http://127.0.0.1/"]))
    assert ["authorization" in one.headers for one in wire.asked] == [False, True]


async def test_cookie_of_a_domain_goes_to_the_hosts_below() -> None:
    network = Network(cookies=(HostCookie(host=".service.example", name="id", value="third"),))
    hosts = ["service.example", "www.service.example", "myservice.example", "service.example.evil.example"]
    reach = Reach([f"http://{host}/" for host in hosts], resolve=_here)
    async with speaking(by_path({"/": answer(b"a")})) as wire:
        for host in hosts:
            await got(wire.url(host=host), network, reach)
    assert ["cookie" in one.headers for one in wire.asked] == [True, True, False, False]


async def test_session_is_carried_as_a_browser_would() -> None:
    cookies = [
        {"name": "a", "value": "1", "domain": "127.0.0.1", "path": "/"},
        {"name": "b", "value": "2", "domain": "127.0.0.1", "path": "/in"},
        {"name": "c", "value": "3", "domain": "127.0.0.1", "path": "/", "secure": True},
        {"name": "d", "value": "4", "domain": "other.example", "path": "/"},
    ]
    async with speaking(by_path({})) as wire, open_fetcher(Network(), reach=HERE) as fetcher:
        fetcher.carry({"cookies": cookies, "origins": []})
        for path in ("/in/side", "/inside", "/"):
            await fetcher.get(wire.url(path))
    assert [one.headers["cookie"] for one in wire.asked] == ["a=1; b=2", "a=1", "a=1"]


async def test_a_page_cannot_write_a_login_into_an_address() -> None:
    async with speaking(by_path({"/": answer(b"a")})) as wire:
        found = await got(wire.url().replace("http://", "http://user:word@"))
    assert found.status == 200
    assert "authorization" not in wire.asked[0].headers


async def test_cookies_of_a_chain_are_kept_along_it_and_no_further() -> None:
    async def speak(asked: Asked, say: Say) -> None:
        seen = "cookie" in asked.headers
        await say(answer(b"in") if seen else answer(status=302, location="/", set_cookie="seen=1; Path=/"))

    async with speaking(speak) as wire, open_fetcher(Network(), reach=HERE) as fetcher:
        found, again = await fetcher.get(wire.url()), await fetcher.get(wire.url())
    assert found.body == again.body == b"in"
    assert ["cookie" in one.headers for one in wire.asked] == [False, True, False, True]


async def test_two_at_a_time_at_one_host() -> None:
    now = most = 0

    async def speak(_: Asked, say: Say) -> None:
        nonlocal now, most
        now += 1
        most = max(most, now)
        await asyncio.sleep(0.05)
        now -= 1
        await say(answer(b"a"))

    async with speaking(speak) as wire, open_fetcher(Network(), reach=HERE) as fetcher:
        await asyncio.gather(*(fetcher.get(wire.url(f"/{number}")) for number in range(8)))
    assert most == 2


async def test_retry_after_is_kept() -> None:
    times: list[float] = []

    async def speak(_: Asked, say: Say) -> None:
        times.append(time.monotonic())
        await say(answer(status=429, retry_after="1") if len(times) == 1 else answer(b"now"))

    async with speaking(speak) as wire, open_fetcher(Network(), reach=HERE) as fetcher:
        first, second = await fetcher.get(wire.url()), await fetcher.get(wire.url())
    assert (first.status, first.retry_after, second.body) == (429, 1.0, b"now")
    assert times[1] - times[0] >= 0.95


async def test_who_asks_to_be_left_alone_for_long_is() -> None:
    busy = by_path({"/": answer(status=503, retry_after="86400")})
    async with speaking(busy) as wire, open_fetcher(Network(), reach=HERE) as fetcher:
        await fetcher.get(wire.url())
        found = await fetcher.get(wire.url())
    assert (found.kind, found.status, len(wire.asked)) == ("wait", None, 1)


@pytest.mark.parametrize("told", ["Wed, 21 Oct 1999 07:28:00 GMT", "soon", "-1", "Wed, 99 Foo 2", "9" * 400, "١"])
def test_retry_after_may_say_anything(told: str) -> None:
    found = Answer("", headers={"retry-after": told}).retry_after
    assert found is None or found >= 0


async def test_what_the_taker_of_a_body_raises_is_raised() -> None:
    def full(_: bytes) -> None:
        raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space"):
        await said(answer(b"a"), into=full)


def certificates(folder: Path) -> tuple[Path, ssl.SSLContext]:
    """A company's authority, and a server for service.example that it vouches for."""

    def openssl(*told: str) -> None:
        subprocess.run(["openssl", *told], cwd=folder, check=True, capture_output=True)

    ec = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-keyout")
    openssl("req", "-x509", *ec, "ca.key", "-out", "ca.pem", "-subj", "/CN=A company", "-days", "2")
    openssl("req", *ec, "own.key", "-out", "own.csr", "-subj", "/CN=service.example")
    (folder / "names").write_text("subjectAltName=DNS:service.example,DNS:other.example\n")
    openssl("x509", "-req", "-in", "own.csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial", "-out",
            "own.pem", "-days", "2", "-extfile", "names")  # fmt: skip
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "own.pem", folder / "own.key")
    return folder / "ca.pem", context


async def _here(_: str, __: int) -> list[str]:
    return ["127.0.0.1"]


async def test_certificates_are_believed_as_the_plan_says(tmp_path: Path) -> None:
    authority, tls = certificates(tmp_path)
    reach = Reach(["https://service.example/"], resolve=_here)
    async with speaking(by_path({"/": answer(b"safe")}), tls) as wire:
        url, wrong = wire.url(host="service.example"), wire.url(host="wrong.example")
        stranger = await got(url, reach=reach)
        known = await got(url, Network(authority=str(authority)), reach=reach)
        misnamed = await got(wrong, Network(authority=str(authority)), reach=reach)
        taken = Network(accept_certificates=("wrong.example",))
        accepted, other = await got(wrong, taken, reach=reach), await got(url, taken, reach=reach)
    assert (stranger.kind, misnamed.kind, other.kind) == ("tls", "tls", "tls")
    assert "certificate" in stranger.why
    assert known.body == accepted.body == b"safe"


async def test_authority_that_is_none_is_told(tmp_path: Path) -> None:
    (tmp_path / "no.pem").write_text("no certificate")
    for name in ("no.pem", "missing.pem"):
        with pytest.raises(UsageError, match="authority"):
            await got("http://127.0.0.1/", Network(authority=str(tmp_path / name)))


async def relaying(asked: Asked, say: Say) -> None:
    """A proxy for plain HTTP: says that it was asked."""
    await say(answer(f"by proxy: {asked.target}".encode()))


async def test_plan_s_proxy_is_asked() -> None:
    async with speaking(relaying) as proxy:
        network = Network(proxy=proxy.url().replace("//", "//user:word@"), no_proxy=("127.0.0.1",))
        found = await got("http://outside.example/a", network)
        metadata = await got("http://169.254.169.254/", network)
        within = await got("http://10.0.0.1/", network, reach=ELSEWHERE)
        async with speaking(by_path({"/": answer(b"straight")})) as wire:
            straight = await got(wire.url(), network)
    assert found.body == b"by proxy: http://outside.example/a"
    assert proxy.asked[0].headers["proxy-authorization"].startswith("basic ")
    assert (metadata.kind, within.kind) == ("refused", "refused")
    assert straight.body == b"straight"
    assert len(proxy.asked) == 1


async def test_proxy_that_lets_nothing_through_is_told() -> None:
    async with speaking(by_path({})) as proxy:
        found = await got("https://outside.example/", Network(proxy=proxy.url()))
    assert (found.kind, proxy.asked[0].method) == ("proxy", "CONNECT")


@pytest.mark.parametrize("proxy", ["socks5://me:word@a:1", "socks4://a:1", "nonsense", "http://", "ftp://a"])
async def test_proxy_that_cannot_be_used_is_told_at_once(proxy: str) -> None:
    with pytest.raises(UsageError, match="proxy"):
        await got("http://127.0.0.1/", Network(proxy=proxy))


def test_environment_says_which_proxy() -> None:
    way = ways(Network(), {"HTTPS_PROXY": "http://p:1", "no_proxy": "a.example, .b.example,10.0.0.0/8,c.example:8443"})

    def by(url: str) -> str | None:
        found = way(httpx.URL(url))
        return str(found.url) if found else None

    assert by("https://other.example/") == "http://p:1"
    straight = ("http://other.example/", "https://a.example/", "https://www.a.example/", "https://x.b.example/",
                "https://10.1.2.3/", "https://c.example:8443/", "https://localhost/", "https://127.0.0.1/",
                "https://[::1]/")  # fmt: skip
    assert [by(url) for url in straight] == [None] * len(straight)
    assert by("https://c.example/") == by("https://nota.example/") == "http://p:1"
    assert by("https://a.example.evil.example/") == "http://p:1"


async def test_secrets_are_in_no_words() -> None:
    async def speak(_: Asked, say: Say) -> None:
        await say(b"HTTP/1.1 407 very-secret-word\r\nContent-Length: 0\r\n\r\n")

    async with speaking(speak) as proxy:
        network = Network(proxy=proxy.url())
        async with open_fetcher(network, reach=HERE, secrets=["very-secret-word"]) as fetcher:
            found = await fetcher.get("https://outside.example/")
    assert found.kind == "proxy"
    assert "very-secret-word" not in found.why
