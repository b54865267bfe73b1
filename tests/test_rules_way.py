"""The rules on finding the way, on plain values."""

from typing import Any

import pytest
from builders import asked, dom, element, link, said, touch, visit, walk

from auditor.catalogue import one
from auditor.commons.wayfinding import says_none_found, says_not_there, searches_all
from auditor.evidence.dom import Dom
from auditor.evidence.signposts import Crumb, Signposts, Trail
from auditor.evidence.surroundings import Beside, Front, Hop, Search, Surroundings, name_of
from auditor.evidence.touches import Touches
from auditor.model import Arrival, Visit
from auditor.parts import Rule

HOST = "https://service.example"
FINNISH = (
    "Seura voi hakea kaupungilta tukea lasten ja nuorten liikuntaan. "
    "Tuki on tänä vuonna suurempi kuin se oli ennen, ja sitä voi hakea myös netissä."
)
ENGLISH = (
    "The page that you are looking for was not found on this server. "
    "It may have been removed or the address may be wrong, so please check it and try again."
)


def words(rule: str, *needs: Any) -> list[str]:
    return [word.value for word, _ in said(one(Rule, rule), *needs)]


def around(**more: Any) -> Surroundings:
    front = Front(url=f"{HOST}/", status=200, lang="fi", links=9)
    told: dict[str, Any] = {"start": f"{HOST}/tuki", "front": front, "public": True, "looked": 24, "text": FINNISH}
    return Surroundings(**(told | more))


def hops(count: int) -> tuple[Hop, ...]:
    return tuple(Hop(name=f"Link {n}", url=f"{HOST}/{n}") for n in range(count))


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({"way": hops(3)}, ["passed"]),
        ({"way": hops(4)}, ["unsure"]),
        ({}, ["unsure"]),
        ({"scripted": 1}, []),
        ({"late": True}, []),
        ({"begins": True}, []),
        ({"public": False}, []),
        ({"front": None}, []),
        ({"front": Front(url=HOST, status=200)}, []),
    ],
)
def test_clicks_to_the_start(more: dict[str, Any], expected: list[str]) -> None:
    assert words("many-clicks-to-the-start", around(**more)) == expected


def test_the_way_is_told() -> None:
    [verdict] = asked(one(Rule, "many-clicks-to-the-start"), around(way=hops(4)))
    assert verdict.values["way"] == "“Link 0” → “Link 1” → “Link 2” → “Link 3”"


def search(label: str = "Hae", **more: Any) -> Surroundings:
    told: dict[str, Any] = {"asked": f"{HOST}/haku?q=Tuki", "url": f"{HOST}/haku?q=Tuki", "status": 200, "echoed": True}
    return around(search=Search(label=label, query="Etsi tuki", page=Beside(**(told | more))))


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (search(results=20, position=1), ["passed"]),
        (search(results=20, position=11), ["unsure"]),
        (search(results=20), ["unsure"]),
        (search(results=20, linked=True), ["passed"]),
        (search(results=20, echoed=False), []),
        (search(results=2), []),
        (search(text="Ei hakutuloksia"), ["unsure"]),
        (search("Hae sivustolta", text="Ei hakutuloksia"), ["failed"]),
        (search("Sök på webbplatsen", text="Inga träffar"), ["failed"]),
        (search("Search this site", text="Your search did not match any pages"), ["failed"]),
        (search("Search this site", text="No results", echoed=False), ["unsure"]),
        (search(text="Ei hakutuloksia", status=500), []),
        (search(text="Ei hakutuloksia", signs_in=True), []),
        (search(url=f"{HOST}/tuki", text="Ei tuloksia"), []),
        (around(), []),
    ],
)
def test_search_for_the_start(found: Surroundings, expected: list[str]) -> None:
    assert words("search-misses-the-start", found) == expected


def missing(**more: Any) -> Surroundings:
    own = {name: more.pop(name) for name in ("front", "text") if name in more}
    if "said" in more:
        more["text"] = more.pop("said")
    told: dict[str, Any] = {"asked": f"{HOST}/auditor", "url": f"{HOST}/auditor", "status": 404, "lang": "fi", **more}
    return around(not_there=Beside(**told), **own)


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (missing(), ["passed"]),
        (missing(status=200, title="Etusivu", url=f"{HOST}/"), ["unsure"]),
        (missing(status=200, heading="Sidan hittades inte"), ["unsure"]),
        (missing(status=200, signs_in=True), []),
        (missing(status=200, url="https://login.example/"), []),
        (missing(status=500), []),
        (around(), []),
    ],
)
def test_status_of_a_missing_page(page: Surroundings, expected: list[str]) -> None:
    assert words("missing-page-answers-as-found", page) == expected


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (missing(heading="Not Found", said="Not Found The requested URL was not found on this server."), ["failed"]),
        (missing(heading="404", said=""), ["failed"]),
        (missing(said=f"Sivua ei löydy. {FINNISH} {FINNISH}"), ["unsure"]),
        (missing(heading="404", contact=True), ["unsure"]),
        (missing(heading="Sivua ei löydy", links=3), ["unsure"]),
        (missing(heading="Sivua ei löydy", links=3, home=True), ["passed"]),
        (missing(heading="Sidan finns inte", buttons=1, search=True), ["passed"]),
        (missing(heading="Ups!", links=3, home=True), ["unsure"]),
        (missing(heading="Ой", links=3, home=True, lang="ru"), ["passed"]),
        (missing(status=200, heading="Page not found"), ["failed"]),
        (missing(status=200, heading="Welcome"), []),
        (missing(status=403, heading="Forbidden"), []),
    ],
)
def test_help_on_a_missing_page(page: Surroundings, expected: list[str]) -> None:
    assert words("missing-page-does-not-help", page) == expected


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (missing(said=ENGLISH), ["failed"]),
        (missing(said=FINNISH), ["passed"]),
        (missing(said=f"{FINNISH} {ENGLISH}"), []),
        (missing(said="Not found"), []),
        (missing(said="The page that you are looking for was not found"), ["unsure"]),
        (missing(said=ENGLISH, front=Front(url=HOST, status=200, lang="en")), ["unsure"]),
        (missing(said=ENGLISH, text="Tuki"), []),
        (missing(said=ENGLISH, status=200), []),
    ],
)
def test_language_of_a_missing_page(page: Surroundings, expected: list[str]) -> None:
    assert words("missing-page-in-another-language", page) == expected


def test_words_in_three_languages() -> None:
    assert all(map(says_none_found, ("Haulla ei löytynyt mitään", "Vi hittade inga sidor", "Found 0 results")))
    assert not any(map(says_none_found, ("10 results", "Löytyi 3 hallia", "20 träffar")))
    assert all(map(says_not_there, ("Sivua ei löydy", "Sidan finns inte", "We couldn’t find that page")))
    assert not says_not_there("Welcome to the service")
    assert searches_all("Hae koko sivustolta")
    assert not searches_all("Search products")


def test_the_name_that_is_searched_for() -> None:
    assert name_of(" Etsi  tuki ", "x") == "Etsi tuki"
    assert name_of("Queues¶", "x") == "Queues"
    assert name_of("", "Etsi tuki – Kaupunki | Palvelut") == "Etsi tuki"
    assert name_of("A heading that is far too long to be typed by anybody", "x") == ""


def page(path: str, heading: str, *, title: str = "Kaupunki") -> Dom:
    return dom(element("h1", heading), url=HOST + path, title=title)


def trail(*crumbs: tuple[str, str]) -> Signposts:
    made = tuple(
        Crumb(path=f"#c{n}", name=name, url=HOST + url if url else "", current=not url)
        for n, (name, url) in enumerate(crumbs)
    )
    return Signposts(trails=(Trail(path="#trail", crumbs=made),))


TUKI = page("/opas/tuki", "Tukea seuroille")
HOME = ("Etusivu", "/")


def test_the_last_crumb_is_the_page() -> None:
    rule = "breadcrumb-names-another-page"
    assert words(rule, walk(visit(0, TUKI, trail(HOME, ("Tuki", ""))))) == ["passed"]
    assert words(rule, walk(visit(0, TUKI, trail(HOME, ("Kurssit", ""))))) == ["unsure"]
    assert words(rule, walk(visit(0, TUKI, trail(HOME, ("Kurssit", "/kurssit"))))) == [], "ends with the page above"
    assert words(rule, walk(visit(0, TUKI, trail(("Kurssit", ""))))) == [], "one crumb is no trail"
    told = trail(HOME, ("Tuki", "")).model_copy(update={"told": ("Etusivu", "Kurssit")})
    assert words(rule, walk(visit(0, TUKI, told))) == ["passed", "unsure"]


def test_the_last_crumb_is_another_page_of_the_walk() -> None:
    rule, courses = "breadcrumb-names-another-page", page("/kurssit", "Kurssit")
    wrong = trail(HOME, ("Kurssit", ""))
    assert words(rule, walk(visit(0, TUKI, wrong), visit(1, courses, wrong))) == ["failed", "passed"]
    sent = visit(0, courses, wrong, touches=[touch("click", role="button", name="Jatka")])
    assert words(rule, walk(sent, visit(1, TUKI, wrong))) == ["passed", "unsure"], "steps of one form"
    below = page("/kurssit/tiedot", "Tietosi")
    assert words(rule, walk(visit(0, courses, wrong), visit(1, below, wrong))) == ["passed", "passed"]


def test_crumbs_lead_upwards_and_to_the_same_pages() -> None:
    rule = "breadcrumbs-lead-elsewhere"
    good = trail(HOME, ("Opas", "/opas"), ("Tuki", ""))
    assert words(rule, walk(visit(0, TUKI, good))) == ["passed"]
    assert words(rule, walk(visit(0, TUKI, trail(HOME, ("Opas", "/opas/tuki"), ("Tuki", ""))))) == ["unsure"]
    assert words(rule, walk(visit(0, TUKI, trail(HOME, ("Opas", "/opas/tuki/lisää"), ("Tuki", ""))))) == ["unsure"]
    assert words(rule, walk(visit(0, TUKI, trail(("Opas", "/opas"), HOME, ("Tuki", ""))))) == ["unsure"]
    moved = trail(HOME, ("Opas", "/neuvot"), ("Tuki", ""))
    other = page("/neuvot/haku", "Haku")
    assert words(rule, walk(visit(0, TUKI, good), visit(1, other, moved))) == ["passed", "unsure"]
    same = trail(HOME, ("Opas", "/opas?lang=fi"), ("Haku", ""))
    assert words(rule, walk(visit(0, TUKI, good), visit(1, other, same))) == ["passed", "passed"]


def phone(*elements: Any, pressed: int = -1, persona: str = "mobile", **more: Any) -> tuple[Visit, Dom, Touches]:
    seen = dom(*elements, width=390, height=800, **more)
    found = seen.elements[pressed]
    touches = Touches(touches=(touch("click", role=found.role, name=found.name, path=found.path),))
    return Visit(0, Arrival(step=0, url=seen.url), persona, "J", {}), seen, touches


def at(top: float) -> dict[str, Any]:
    return {"box": (10.0, top, 200.0, 40.0)}


def test_what_leads_on_below_the_first_views() -> None:
    rule, begin = "task-below-the-first-view", link("Hae tukea", "/hae", **at(1700))
    assert words(rule, *phone(begin)) == ["unsure"]
    assert words(rule, *phone(begin, persona="desktop")) == []
    assert words(rule, *phone(link("Hae tukea", "/hae", **at(1500)))) == ["passed"]
    assert words(rule, *phone(link("Siirry hakemaan", "#hae", **at(300)), begin)) == ["passed"]
    assert words(rule, *phone(link("Aloita", "/hae", **at(300)), begin)) == ["passed"], "leads to the same page"
    assert words(rule, *phone(link("Etusivu", "/", **at(300)), begin)) == ["unsure"]
    assert words(rule, *phone(begin, url="https://service.example/#hae")) == []
    seen, page_, _ = phone(begin)
    filled = Touches(touches=(touch("fill", role="textbox", path="input-0"), touch("click", role="link", path="a-0")))
    assert words(rule, seen, page_, filled) == [], "a form is being filled"
    assert words(rule, seen, page_, Touches()) == []


def test_the_heading_in_the_first_view() -> None:
    rule = "heading-below-the-first-view"

    def heads(top: float, **more: Any) -> list[str]:
        seen, page_, _ = phone(element("h1", "Etsi tuki", **at(top)), **more)
        return words(rule, seen, page_)

    assert heads(900) == ["unsure"]
    assert heads(300) == ["passed"]
    assert heads(900, persona="desktop") == []
    assert heads(900, url="https://service.example/#tuki") == []
