"""What lies around a journey's start and the signposts of pages, as a real browser and a small service show them."""

import time
from urllib.parse import parse_qs, urlsplit

from service import Service

from auditor.catalogue import one
from auditor.engines.chromium import Chromium
from auditor.evidence.signposts import Signposts
from auditor.evidence.surroundings import Surroundings
from auditor.parts import EvidenceKind
from auditor.personas.desktop import desktop

FORM = """<form role="search" action="/search"><input type="hidden" name="scope" value="all">
<input name="q" aria-label="Search this site"><button>Search</button></form>"""
HITS = """<main><h1>Results for Apply for a grant</h1><ol><li><a href="/one">News of grants</a></li>
<li><a href="/two">Grants given</a></li><li><a href="/apply">Apply for a grant</a></li></ol></main>"""


async def around(engine: Chromium, url: str) -> tuple[Surroundings, Surroundings, float]:
    kind = one(EvidenceKind, "Surroundings")
    async with engine.session(desktop.device) as session:
        await session.open(url)
        await session.settle()
        began = time.monotonic()
        found = await kind.gather(session)  # type: ignore[misc]
        spent = time.monotonic() - began
        again = await kind.gather(session)  # type: ignore[misc]
        assert session.url == url, "the walk's own page is untouched"
    assert isinstance(found, Surroundings)
    assert isinstance(again, Surroundings)
    return found, again, spent


async def test_the_way_from_the_front_page(engine: Chromium, service: Service) -> None:
    service.page(
        "/", f'{FORM}<p><a href="/news">News</a> <a href="/culture/">Culture</a> <a href="/logout">Log out</a>'
    )
    service.page("/news", '<p><a href="/deep">More</a> <a href="/">Front</a>')
    service.page("/deep", '<p><a href="/apply">Apply</a>')
    service.page("/culture/", '<p><a href="grants">Grants</a> <a href="/deep">More</a>')
    service.page("/culture/grants", '<p><a href="/apply?from=here#top">Apply <b>now</b></a>')
    service.page("/search", HITS, title="Results")
    start = service.page("/apply", "<main><h1>Apply for a grant</h1><p>Who can apply</p></main>", title="Apply – Town")
    found, again, spent = await around(engine, start)
    assert [(hop.name, urlsplit(hop.url).path) for hop in found.way] in (
        [("News", "/news"), ("More", "/deep"), ("Apply", "/apply")],
        [("Culture", "/culture/"), ("Grants", "/culture/grants"), ("Apply now", "/apply")],
    )
    assert (found.public, found.begins, found.scripted, found.start) == (True, False, 0, start)
    assert found.front
    assert (found.front.status, found.front.links) == (200, 3)
    assert found.search
    assert parse_qs(urlsplit(found.search.page.asked).query) == {"scope": ["all"], "q": ["Apply for a grant"]}
    assert (found.search.page.position, found.search.page.results, found.search.page.echoed) == (3, 3, True)
    assert "Search this site" in found.search.label
    assert found.not_there
    assert (found.not_there.status, found.not_there.links, found.not_there.home) == (404, 0, False)
    assert found.not_there.text == "Nothing here"
    assert again == Surroundings(), "once a walk"
    assert spent < 12


async def test_what_a_missing_page_offers_and_a_journey_from_the_front(engine: Chromium, service: Service) -> None:
    body = """<header><a href="/">Home</a><form role="search"><input name="q" aria-label="Search"></form></header>
    <main><h1>Sivua ei löydy</h1><p>Sivu on poistettu.</p></main><footer><a href="tel:123">Soita</a></footer>"""
    start = service.page("/", "<main><h1>Etusivu</h1></main>")
    service.page("/auditor-7f3c-does-not-exist", body, status=404)
    found, _, _ = await around(engine, start)
    page = found.not_there
    assert page
    assert (page.home, page.search, page.contact, page.links) == (True, True, True, 1)
    assert (page.text, page.heading, page.status) == ("Sivua ei löydy Sivu on poistettu.", "Sivua ei löydy", 404)
    assert (found.begins, found.clicks, found.search) == (True, 0, None)


async def test_empty_shells_and_redirects_to_the_start(engine: Chromium, service: Service) -> None:
    service.page("/", '<a href="/go">Go</a> <a href="/app">App</a><p>' + "Words of the front page. " * 20)
    service.page("/app", '<div id="root"></div><script>1</script>')
    service.put("/go", "", status=302, headers={"location": "/apply/start"})
    start = service.page("/apply/start", "<h1>Apply</h1>")
    found, _, _ = await around(engine, start)
    assert [hop.name for hop in found.way] == ["Go"]
    service.page("/", '<a href="/app">App</a><a href="/app2">App</a><a href="/app3">App</a><p>' + "Words. " * 60)
    found, _, _ = await around(engine, start)
    assert (found.clicks, found.scripted) == (0, 1)


async def test_a_start_behind_a_login_and_a_front_page_that_is_not_there(engine: Chromium, service: Service) -> None:
    service.page("/", '<a href="/in">In</a>', status=500)
    start = service.page("/apply", "<h1>Apply</h1>")
    found, _, _ = await around(engine, start)
    assert (found.public, found.front and found.front.status) == (False, 500)


async def signs(engine: Chromium, url: str) -> Signposts:
    async with engine.session(desktop.device) as session:
        await session.open(url)
        await session.settle()
        found = await one(EvidenceKind, "Signposts").gather(session)  # type: ignore[misc]
    assert isinstance(found, Signposts)
    return found


async def test_breadcrumbs_in_many_forms(engine: Chromium, service: Service) -> None:
    body = """<nav aria-label="Murupolku"><ol><li>Olet tässä:</li><li><a href="/">Etusivu</a> ›</li>
    <li><a href="/tuki">Tuki</a></li>    <li aria-current="page">Etsi tuki</li></ol></nav>
    <div class="breadcrumbs"><a href="/">Hem</a> / <a href="/stod">Stöd</a> / Sök stöd</div>
    <p class="crumbling">No <a href="/">trail</a></p>
    <ul class="breadcrumb" style="display: none"><li><a href="/">Home</a></li></ul>
    <script type="application/ld+json">{"@graph": [{"@type": "BreadcrumbList", "itemListElement": [
      {"position": 2, "item": {"name": "Tuki"}}, {"position": 1, "name": "Etusivu"}]}]}</script>
    <script type="application/ld+json">{not json</script>"""
    found = await signs(engine, service.page("/page", body))
    [list_, row] = found.trails
    assert [(crumb.name, urlsplit(crumb.url).path, crumb.current) for crumb in list_.crumbs] == [
        ("Etusivu", "/", False),
        ("Tuki", "/tuki", False),
        ("Etsi tuki", "", True),
    ]
    assert [crumb.name for crumb in row.crumbs] == ["Hem", "Stöd", "Sök stöd"]
    assert found.told == ("Etusivu", "Tuki")


async def test_signposts_of_a_large_page_are_cheap(engine: Chromium, service: Service) -> None:
    many = "".join(f"<li><a href='/{n}'>Entry {n}</a></li>" for n in range(1000))
    address = service.page("/", f"<nav><ul>{many}</ul></nav>")
    async with engine.session(desktop.device) as session:
        await session.open(address)
        await session.settle()
        began = time.monotonic()
        found = await one(EvidenceKind, "Signposts").gather(session)  # type: ignore[misc]
        spent = time.monotonic() - began
    assert isinstance(found, Signposts)
    assert [menu.count for menu in found.menus] == [1000]
    assert len(found.menus[0].names) == 60
    assert spent < 2
