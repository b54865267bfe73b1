"""What a real browser tells of its requests, from a real server that packs, redirects, leads on, keeps and is slow."""

import gzip
from base64 import b64decode
from collections.abc import AsyncIterator, Iterator

import pytest
import pytest_asyncio
from service import Answer, Handler, Service, serving

from auditor.commons.network import document, is_packed, server_ms
from auditor.engines.chromium import Chromium
from auditor.evidence import requests, spare_text, vitals
from auditor.evidence.requests import Request, Requests
from auditor.evidence.spare_text import SpareText
from auditor.evidence.vitals import Vitals
from auditor.model import MOBILE_4G
from auditor.session import Device, Session

pytestmark = pytest.mark.asyncio(loop_scope="session")

STYLE = "p { color: #123456; margin: 0 0 1em }\n" * 400
BROTLI = b64decode(
    "G187+B0FbuwDMlkfN9j6EqQMzgHHUHupFdr2+qQpt/yWNdDSjiWUcrofGb0MADAN"
)  # the same, packed by Node's zlib
CSS = {"content-type": "text/css"}
JS = {"content-type": "text/javascript"}
JSON = {"content-type": "application/json"}


class KeepsConnections(Handler):
    protocol_version = "HTTP/1.1"


@pytest.fixture
def site() -> Iterator[Service]:
    """As `service`, over HTTP/1.1 with connections that are kept."""
    with serving(KeepsConnections) as service:
        yield service


@pytest_asyncio.fixture(loop_scope="session")
async def session(engine: Chromium) -> AsyncIterator[Session]:
    async with engine.session(Device()) as one:
        yield one


async def asked(session: Session, url: str) -> Requests:
    """What was asked for when the page was opened and settled."""
    await session.open(url)
    await session.settle()
    return await now(session)


async def now(session: Session) -> Requests:
    found = await requests.gather.gather(session)  # type: ignore[misc] # this kind is gathered
    assert isinstance(found, Requests)
    return found


def by_path(found: Requests, path: str) -> Request:
    return next(one for one in found.requests if one.url.endswith(path))


async def test_packed_answers_are_known_and_weighed(session: Session, site: Service) -> None:
    site.answers["/gzip.css"] = Answer(gzip.compress(STYLE.encode()), headers=CSS | {"content-encoding": "gzip"})
    site.answers["/br.css"] = Answer(BROTLI, headers=CSS | {"content-encoding": "br"})
    site.answers["/plain.css"] = Answer(STYLE.encode(), headers=CSS)
    links = "".join(f'<link rel="stylesheet" href="/{name}.css">' for name in ("gzip", "br", "plain"))
    found = await asked(session, site.page("/", f"{links}<p>Text"))
    sizes = {name: by_path(found, f"/{name}.css") for name in ("gzip", "br", "plain")}
    assert {one.body_bytes for one in sizes.values()} == {len(STYLE)}
    assert [is_packed(sizes[name]) for name in ("gzip", "br", "plain")] == [True, True, False]
    assert sizes["br"].transfer_bytes < sizes["gzip"].transfer_bytes < 1000 < len(STYLE) < sizes["plain"].transfer_bytes


async def test_who_asked_for_it_how_eagerly_and_over_which_connection(session: Session, site: Service) -> None:
    site.answers["/outer.css"] = Answer(b'@import "/inner.css";', headers=CSS)
    site.answers["/inner.css"] = Answer(STYLE.encode(), headers=CSS)
    site.answers["/app.js"] = Answer(b'fetch("/times")', headers=JS)
    site.answers["/times"] = Answer(b"[]", headers=JSON, after=0.3)
    page = site.page("/", '<link rel="stylesheet" href="/outer.css"><p>Text<script src="/app.js"></script>')
    found = await asked(session, page)
    own, inner, times = document(found), by_path(found, "/inner.css"), by_path(found, "/times")
    assert own is not None
    assert own.connect is not None  # the first one opens a connection
    assert own.protocol == "http/1.1"
    assert by_path(found, "/outer.css").initiator_url == page
    assert inner.initiator_url.endswith("/outer.css")
    assert times.initiator_url.endswith("/app.js")
    assert times.initiator == "script"
    assert inner.priority == "VeryHigh"
    assert times.server is not None
    assert 290 <= times.server <= (times.duration or 0)
    assert server_ms(times) == times.server
    again = [one for one in found.requests if one.reused]
    assert again
    assert all(one.connect is None for one in again)
    assert {one.connection for one in again} <= {one.connection for one in found.requests if not one.reused}


async def test_files_wait_for_one_of_six_connections(session: Session, site: Service) -> None:
    for n in range(10):
        site.answers[f"/{n}.js"] = Answer(b"", headers=JS, after=0.3)
    scripts = "".join(f'<script async src="/{n}.js"></script>' for n in range(10))
    found = await asked(session, site.page("/", f"<p>Text{scripts}"))
    waits = sorted(one.queued or 0 for one in found.requests if one.type == "script")
    assert waits[4] < 250 < waits[-1]


async def test_the_heads_of_requests_are_weighed_and_cookies_are_not_kept(session: Session, site: Service) -> None:
    secret = "s3cret" * 100
    first = site.page("/", "<p>Text", headers={"set-cookie": f"basket={secret}; path=/"})
    site.page("/next", "<p>More")
    await session.open(first)
    found = await asked(session, site.url + "next")
    own = document(found)
    assert own is not None
    assert own.cookie_bytes == len(f"basket={secret}")
    assert own.sent_bytes > own.cookie_bytes + 100
    assert "s3cret" not in found.model_dump_json()


async def test_redirects_are_hops_with_their_own_times(session: Session, site: Service) -> None:
    site.answers["/old"] = Answer(b"", 301, {"location": "/older"}, after=0.1)
    site.answers["/older"] = Answer(b"", 302, {"location": "/here"}, after=0.1)
    site.page("/here", "<p>Text")
    found = await asked(session, site.url + "old")
    assert [(one.status, one.redirected_to[-5:]) for one in found.requests if one.type == "document"] == [
        (301, "older"), (302, "/here"), (200, ""),
    ]  # fmt: skip
    assert all((one.duration or 0) > 90 for one in found.requests[:2])
    own = document(found)
    assert own is not None
    assert (own.url, own.led_from) == (site.url + "here", ())


@pytest.mark.parametrize(
    "leads",
    [
        "<script>location.replace('/here')</script>",
        '<meta http-equiv="refresh" content="0; url=/here">',
        "<script>onload = () => setTimeout(() => { location = '/here' }, 50)</script>",
    ],
)
async def test_a_page_that_leads_on_by_itself_is_told_of(session: Session, site: Service, leads: str) -> None:
    first = site.page("/start", f"<p>One moment</p>{leads}", after=0.2)
    site.page("/here", "<p>Text")
    own = document(await asked(session, first))
    assert own is not None
    assert (own.url, own.led_from) == (site.url + "here", (first,))
    assert 200 <= own.led_ms < 5000


async def test_a_page_that_leads_on_over_redirects(session: Session, site: Service) -> None:
    first = site.page("/start", "<script>location.replace('/old')</script>")
    site.answers["/old"] = Answer(b"", 302, {"location": "/here"})
    site.page("/here", "<p>Text")
    found = await asked(session, first)
    assert [one.led_from for one in found.requests if one.type == "document"] == [(), (first,)]


async def test_what_a_customer_presses_leads_nobody_on(session: Session, site: Service) -> None:
    first = site.page("/start", "<button onclick=\"location = '/here'\">Go on</button><a href=/here>Link</a>")
    site.page("/here", "<p>Text")
    for target in ("button", "a"):
        await session.open(first)
        await session.settle()
        await session.mark()
        control = await session.at(f"body > {target}") or await session.at(target)
        assert control is not None
        await control.click()
        await session.settle()
        own = document(await now(session))
        assert own is not None
        assert (own.url, own.led_from) == (site.url + "here", ())


async def test_a_preload_that_does_not_fit_fetches_twice(session: Session, site: Service) -> None:
    site.answers["/data.js"] = Answer(b"export default 1;" * 2000, headers=JS | {"cache-control": "no-store"})
    preload = '<link rel="preload" href="/data.js" as="fetch">'
    found = await asked(session, site.page("/", f'{preload}<p>Text<script type="module" src="/data.js"></script>'))
    twice = [one for one in found.requests if one.url.endswith("/data.js")]
    assert [one.preload for one in twice] == [True, False]
    assert all(one.transfer_bytes > 30_000 for one in twice)


async def test_what_a_frame_asks_is_the_frames(session: Session, site: Service) -> None:
    site.page("/inner", "<p>Inside")
    found = await asked(session, site.page("/", '<p>Text<iframe src="/inner"></iframe>'))
    assert by_path(found, "/inner").in_frame
    own = document(found)
    assert own is not None
    assert own.url == site.url


async def test_a_file_that_is_kept_does_not_come_again(session: Session, site: Service) -> None:
    site.answers["/app.css"] = Answer(STYLE.encode(), headers=CSS | {"cache-control": "max-age=600"})
    head = '<link rel="stylesheet" href="/app.css"><p>Text'
    await asked(session, site.page("/", head))
    again = by_path(await asked(session, site.page("/next", head)), "/app.css")
    assert again.from_cache
    assert again.transfer_bytes == 0


async def test_a_file_that_must_be_asked_about(session: Session, site: Service) -> None:
    tag = {"etag": '"1"', "cache-control": "no-cache"}
    site.answers["/app.css"] = Answer(STYLE.encode(), headers=CSS | tag)
    page = '<!doctype html><title>A page</title><link rel="stylesheet" href="/app.css"><p>Text'
    await asked(session, site.put("/", page))
    site.answers["/app.css"] = Answer(b"", 304, tag, after=0.15)
    again = by_path(await asked(session, site.put("/next", page)), "/app.css")
    assert again.status == 304
    assert again.render_blocking
    assert server_ms(again) >= 140


async def test_files_as_they_were_written_are_known(session: Session, site: Service) -> None:
    written = "// what it does\nfunction sum(a, b) {\n    return a + b;\n}\n" * 400
    for name, body in {"written": written, "small": "  x;\n", "tight": "x;" * 10_000}.items():
        site.answers[f"/{name}.js"] = Answer(body.encode(), headers=JS | {"cache-control": "max-age=600"})
    scripts = "".join(f'<script src="/{name}.js"></script>' for name in ("written", "small", "tight"))
    page = site.page("/", f"<script>let x</script><p>Text{scripts}")
    await asked(session, page)
    found = await spare_text.gather.gather(session)  # type: ignore[misc] # this kind is gathered
    assert isinstance(found, SpareText)
    told = {one.url.rpartition("/")[2]: one for one in found.files}
    assert set(told) == {"written.js", "tight.js"}
    assert told["written.js"].size == len(written)
    assert told["written.js"].share > 0.3
    assert told["tight.js"].share == 0
    await asked(session, page)
    again = await spare_text.gather.gather(session)  # type: ignore[misc] # this kind is gathered
    assert again == SpareText()  # what came from the cache cost nothing


async def test_a_slow_line_adds_its_round_trip_to_the_answer(engine: Chromium, site: Service) -> None:
    page = site.page("/", "<p>Text")
    async with engine.session(Device().under(MOBILE_4G)) as phone:
        found = await asked(phone, page)
        timing = await vitals.gather.gather(phone)  # type: ignore[misc] # this kind is gathered
    own = document(found)
    assert own is not None
    assert server_ms(own) >= 140
    assert isinstance(timing, Vitals)
    assert timing.lcp is not None
    assert timing.lcp.value > (own.end or 0) - 50  # both count from the same moment


async def test_a_document_is_told_of_though_the_page_before_it_asked_for_more_than_is_kept(
    site: Service, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("auditor.engines.network.MOST_REQUESTS", 20)
    site.page("/greedy", "<script>for (let n = 0; n < 60; n++) fetch('/greedy?' + n)</script><p>Many</p>")
    site.answers["/busy"] = Answer(b"<p>Too many</p>", status=429)
    assert len((await asked(session, site.url + "greedy")).requests) == 20
    found = await asked(session, site.url + "busy")
    assert session.status == 429
    assert [one.url for one in found.requests][:1] == [site.url + "busy"]
