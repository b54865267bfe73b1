"""A tab that is kept from page to page: what it tells of each is what a fresh one tells."""

import asyncio
from dataclasses import replace
from typing import Any

import pytest
from service import Service

from auditor.crawl.lane import kept, lane
from auditor.engines.chromium import Chromium, open_engine
from auditor.engines.find import find_browser
from auditor.evidence import axe, dom
from auditor.evidence.axe import Axe
from auditor.evidence.dom import Dom
from auditor.evidence.vitals import gather as vitals
from auditor.parts import EvidenceKind
from auditor.session import Device, Session

LEAN = Device(lean=True, libraries=("axe",))
PLAIN = "<!doctype html><html lang=en><title>One</title><main><h1>One</h1><img src=/none.png><p>Some words.</p></main>"
PAGES = {
    "/plain": PLAIN,
    "/keeps": PLAIN + "<script>localStorage.seen = 1; sessionStorage.here = 'x'.repeat(9999); name = 'kept';"
    "history.pushState({}, '', '/keeps?again'); document.cookie = 'seen=1'</script>",
    "/asks": PLAIN + "<script>alert('one'); confirm('two'); onbeforeunload = (e) => { e.preventDefault(); }</script>",
    "/opens": PLAIN + "<a href=/plain target=_blank id=a>New</a><script>a.click(); a.click()</script>",
    "/works": PLAIN + "<script>new Worker(URL.createObjectURL(new Blob(['setInterval(() => {}, 1)'])));"
    "new SharedWorker('data:text/javascript,onconnect = () => {}')</script>",
    "/takes-names": PLAIN + "<form id=webVitals></form><form id=auditorWatch></form><form id=auditorAnswers></form>"
    "<form id=axe></form><form id=auditor><input name=html></form>",
    "/late": PLAIN + "<script>setTimeout(() => document.body.append(document.createElement('button')), 60)</script>",
    "/frames": PLAIN + "<iframe title=Inner srcdoc='<p style=color:#bbb>Faint</p><img src=x>'></iframe>",
    "/wrong": "<html><title></title><input><button></button><a href=/plain></a><p style='color:#aaa'>Faint"
    "<ul><div>x</div></ul><div role=slider></div>",
}  # fmt: skip


async def facts(session: Session, url: str) -> tuple[Dom, Axe]:
    await session.open(url)
    await session.settle(quiet_ms=150)
    assert dom.gather.gather
    assert axe.gather.gather
    found, said = await dom.gather.gather(session), await axe.gather.gather(session)
    assert isinstance(found, Dom)
    assert isinstance(said, Axe)
    return found, said


@pytest.mark.asyncio(loop_scope="session")
async def test_a_kept_tab_tells_what_fresh_ones_tell(engine: Chromium, service: Service) -> None:
    urls = [service.put(path, html) for path, html in PAGES.items()]
    async with engine.session(LEAN) as session:
        in_kept = [await facts(session, url) for url in [*urls, urls[0]]]
    in_fresh = []
    for url in urls:
        async with engine.session(Device()) as session:
            in_fresh.append(await facts(session, url))
    for path, one, other in zip([*PAGES, "/plain"], in_kept, [*in_fresh, in_fresh[0]], strict=True):
        assert one == other, path
    assert all(said.results for _, said in in_fresh)


@pytest.mark.asyncio(loop_scope="session")
async def test_windows_that_a_page_opens_are_closed(engine: Chromium, service: Service) -> None:
    opens, plain = (service.put(path, PAGES[path]) for path in ("/opens", "/plain"))
    async with engine.session(LEAN) as session:
        for url in (opens, opens, plain):
            await session.open(url)
            await session.settle()
        for _ in range(100):  # they are closed without being waited for
            if len(session.shown.context.pages) == 1:
                return
            await asyncio.sleep(0.05)
        assert len(session.shown.context.pages) == 1


@pytest.mark.asyncio(loop_scope="session")
async def test_a_lane_gives_another_tab_after_some_pages(
    engine: Chromium, service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("auditor.crawl.lane.PAGES_OF_A_TAB", 2)
    url = service.put("/keeps", PAGES["/keeps"])
    seen: list[Any] = []
    async with lane(lambda: engine.session(LEAN)) as own:
        for _ in range(3):
            session = await own.session()
            await session.open(url)
            seen.append((id(session), await session.evaluate("() => name")))
    assert seen[0][0] == seen[1][0] != seen[2][0]


def test_only_what_asks_for_watching_is_watched() -> None:
    every = [dom.gather, axe.gather]
    assert kept(Device(), every, every=True) == LEAN
    assert kept(Device(), every, every=False) == replace(LEAN, libraries=())
    assert kept(Device(), [dom.gather], every=True) == replace(LEAN, libraries=())
    watching: list[EvidenceKind] = [*every, vitals]
    assert kept(Device(), watching, every=True) == Device()


@pytest.mark.asyncio(loop_scope="session")
async def test_a_browser_for_many_pages_finds_the_same(engine: Chromium, service: Service) -> None:
    url = service.put("/wrong", PAGES["/wrong"])
    async with open_engine(find_browser(), many_pages=True) as other, other.session(LEAN) as session:
        one = await facts(session, url)
    async with engine.session(Device()) as session:
        assert one == await facts(session, url)
