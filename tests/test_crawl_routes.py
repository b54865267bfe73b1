"""A crawl of a service whose pages are drawn by one script, by what stands behind the `#` of the address."""

import asyncio
from pathlib import Path

import pytest
from service import Answer, Service

from auditor.choosing import Choice
from auditor.crawl.addresses import address_of, shape
from auditor.crawl.crawler import crawl_plan
from auditor.crawl.endless import endless
from auditor.crawl.frontier import Frontier
from auditor.crawl.scope import Scope
from auditor.engines.find import find_browser
from auditor.model import Crawl, Plan
from auditor.store import RunFolder

H = "https://service.example"
APP = """<!doctype html><html lang="en"><title>Shop</title><body><nav><a href="#/">Home</a> <a href="#/items">Items</a>
<a href="#!/about">About</a> <a href="#/logout">Leave</a></nav><main id="drawn"></main><script>
const item = (n) => `<li><a href="#/items/${n}">Item ${n}</a></li>`;
function draw() {
  const route = location.hash.replace(/^#!?/, ""), [, first, second] = route.split("/");
  if (first === "old") { location.hash = "#/items"; return; }
  const body = second ? `<h1>Item ${second}</h1><p>What item ${second} is made of.</p>`
    : first === "items" ? `<h1>Items</h1><ul>${[1, 2, 3, 4, 5].map(item).join("")}</ul>`
    : first === "about" ? "<h1>About</h1><p>Who we are, and why.</p><a href='#/old'>Old list</a>"
    : "<h1>Shop</h1><p>Welcome to the shop.</p><a href='/plain'>A page without routes</a>";
  setTimeout(() => { drawn.innerHTML = body; document.title = drawn.querySelector("h1").textContent; }, 20);
}
addEventListener("hashchange", draw); draw();
</script></body></html>"""
SLIDES = "".join(f'<a href="#/slide-{n}">Slide {n}</a> ' for n in range(12))
PLAIN = (
    "<!doctype html><html lang='en'><title>Plain</title><h1>Plain</h1><p>Slides, and no routes.</p>"
    f"{SLIDES}<a href=/was>Was</a>"
)


def test_routes_are_pages_and_other_parts_are_none(tmp_path: Path, service: Service) -> None:
    url = service.put("/", APP).rstrip("/")
    service.put("/plain", PLAIN)
    service.answers["/was"] = Answer(b"", 301, {"location": "/plain"})
    told = Crawl(evidence=("Dom",), pictures=False)
    plan = Plan(service="Shop", url=url, crawl=told)
    folder = RunFolder.create(tmp_path / "run", plan)
    asyncio.run(crawl_plan(plan, folder, browser=find_browser(), listener=None, choice=Choice()))
    with Frontier(folder) as frontier:
        rows = {row["url"].removeprefix(url): row for row in frontier.rows("SELECT * FROM page")}
        looked = {path: (row["title"], row["depth"]) for path, row in rows.items() if row["state"] == "looked"}
        asked = {row["url"]: row["hops"] for row in frontier.rows("SELECT url, hops FROM target")}
    items = {f"/#/items/{n}": (f"Item {n}", 2) for n in range(1, 6)}
    assert looked == {
        "/": ("Shop", 0), "/#/items": ("Items", 1), "/#!/about": ("About", 1), "/plain": ("Plain", 1), **items,
    }  # fmt: skip
    assert rows["/#/old"]["final_url"] == f"{url}/#/items"
    assert "sign out" in rows["/#/logout"]["why"]
    slides = [row["state"] for path, row in rows.items() if "slide" in path]
    assert slides.count("same") in range(3, 6)  # two lanes may be under way
    assert slides.count("left-out") == 12 - slides.count("same")
    assert asked == {f"{url}/was": "[301]"}, "how it was sent on is known, and no route is asked for"


@pytest.mark.parametrize(
    ("written", "known"),
    [
        (f"{H}/app#/a/5?b=1", f"{H}/app#/a/5?b=1"),
        (f"{H}/app?utm_source=x#!/a ä", f"{H}/app#!/a%20%C3%A4"),
        (f"{H}/app#/", f"{H}/app"),
        (f"{H}/app#!/", f"{H}/app"),
        (f"{H}/app#part", f"{H}/app"),
        (f"{H}/app#:~:text=a", f"{H}/app"),
        ("mailto:a@b#/a", None),
    ],
)
def test_an_address_with_its_route(written: str, known: str | None) -> None:
    assert address_of(written) == known
    assert known is None or address_of(known) == known


def test_routes_are_read_as_paths_are() -> None:
    assert shape(f"{H}/app/#/orders/55?tab=a") == "/app/#/orders/*?tab"
    assert shape(f"{H}/#!/about") == "/#/about"
    calendar = endless(f"{H}/#/events/2031-07")
    assert calendar is not None
    assert calendar.shape == shape(f"{H}/#/events/2032-01")
    assert endless(f"{H}/#/a/b/a/b/a/b") is not None
    scope = Scope.of(Plan(service="S", url=H, crawl=Crawl()), Crawl(exclude=("/app#/admin/**",)))
    assert scope.why_not(f"{H}/app#/admin/users") == "left out by `exclude`"
    assert scope.why_not(f"{H}/app#/orders") is None
