"""Rules over a whole service: on values, and on what a crawl has kept of it."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from builders import asked, dom
from crawled import HOST, Page, crawled

from auditor.catalogue import every, one
from auditor.cli.stages import judged
from auditor.crawl.frontier import Frontier
from auditor.crawl.reading import with_crawl
from auditor.evidence.site import JourneyStart, Linked, Site, SitePage
from auditor.model import DocumentRecord, Word
from auditor.parts import Rule

FAILED, UNSURE, PASSED = Word.FAILED, Word.UNSURE, Word.PASSED


def pages(count: int = 6, **more: Iterable[Any]) -> list[SitePage]:
    """So many pages; what is given is given for the first ones."""
    made = []
    for number in range(count):
        own = {name: list(values)[number] for name, values in more.items() if number < len(list(values))}
        usual = {"number": number, "url": f"{HOST}/{number}", "title": f"Page {number}", "lang": "en"}
        made.append(SitePage.model_validate(usual | own))
    return made


def said(rule: str, *of: SitePage, **more: Any) -> list[tuple[Word, int | None]]:
    """Word and number of the page of each verdict that is not that all is well."""
    site = Site(start=f"{HOST}/0", pages=of or tuple(pages()), **more)
    verdicts = asked(one(Rule, rule), site)
    return [(each.word, each.at.number if each.at else None) for each in verdicts if each.word is not PASSED]


def linked(**more: Any) -> Linked:
    return Linked.model_validate({"url": f"{HOST}/gone", "pages": (1, 3), "count": 2, "text": "Terms"} | more)


@pytest.mark.parametrize(
    ("link", "word"),
    [
        (linked(status=404), FAILED),
        (linked(status=410), FAILED),
        (linked(status=404, certain=False), UNSURE),
        (linked(why="the name has no address"), FAILED),
        (linked(why="it took too long", certain=False), UNSURE),
        (linked(status=500), UNSURE),
        (linked(status=403), None),
        (linked(status=200, certain=False, why="A login stands in the way (“Log in”)."), None),
        (linked(status=200, certain=False, why="The page says that it does not exist (“Oh”)."), UNSURE),
        (linked(status=429), None),
    ],
)
def test_broken_link(link: Linked, word: Word | None) -> None:
    assert said("broken-link", broken=(link,)) == ([(word, 1), (word, 3)] if word else [])


def test_broken_anchor() -> None:
    assert said("broken-anchor", anchors=(linked(fragment="prices"),)) == [(UNSURE, 1), (UNSURE, 3)]
    assert said("broken-anchor") == []


@pytest.mark.parametrize(
    ("chain", "fails"),
    [
        (("/a",), False),
        (("/a", "/b"), True),
        (("/gone/", "/b"), False),
        ((), False),
    ],
)
def test_redirected_link(chain: tuple[str, ...], *, fails: bool) -> None:
    link = linked(status=200, chain=tuple(HOST + one for one in chain) or (f"{HOST}/gone/",))
    assert said("redirected-link", redirects=(link,)) == ([(FAILED, 1), (FAILED, 3)] if fails else [])


@pytest.mark.parametrize(
    ("url", "hops", "fails"),
    [
        ("/gone", (301,), True),
        ("/gone", (308,), True),
        ("/gone", (302,), False),
        ("/gone", (303,), False),
        ("/gone", (307,), False),
        ("/gone", (), False),
        ("/", (301,), False),  # the front page may choose a language
        ("https://other.example/gone", (301,), False),
    ],
)
def test_one_that_has_moved_for_good(url: str, hops: tuple[int, ...], *, fails: bool) -> None:
    whole = url if "://" in url else HOST + url
    link = linked(url=whole, status=200, chain=(f"{HOST}/new",), hops=hops)
    assert said("redirected-link", redirects=(link,)) == ([(FAILED, 1), (FAILED, 3)] if fails else [])
    slash = linked(url=whole, status=200, chain=(f"{whole.rstrip('/')}/", f"{HOST}/new"), hops=(301, *hops))
    assert said("redirected-link", redirects=(slash,)) == ([(FAILED, 1), (FAILED, 3)] if fails else [])


def test_orphan_page() -> None:
    every_page = pages(4, depth=[0, None, None, None], in_sitemap=[True, True, False, True], linked_from=[0, 0, 0, 2])
    assert said("orphan-page", *every_page) == [(UNSURE, 1)]
    assert said("orphan-page", *every_page, complete=False) == [], "the link may stand on a page that nobody looked at"


FAR = [(3, True, 0), (4, True, 1), (None, True, 1), (None, False, 0)]


@pytest.mark.parametrize(("clicks", "complete", "told"), FAR)
def test_journey_starts_far_away(clicks: int | None, *, complete: bool, told: int) -> None:
    start = JourneyStart(journey="Apply", url=f"{HOST}/2/", clicks=clicks)
    assert said("journey-starts-far-away", journeys=(start,), complete=complete) == [(UNSURE, 2)] * told


def test_page_lies_deep() -> None:
    urls = [
        f"{HOST}/",
        f"{HOST}/list?page=2",
        f"{HOST}/list?page=9",
        f"{HOST}/far",
        f"{HOST}/alone?id=1",
        f"{HOST}/map",
    ]
    deep = pages(6, url=urls, depth=[0, 6, 12, 7, 8, None])
    assert said("page-lies-deep", *deep) == [(UNSURE, 3), (UNSURE, 4)]


def test_duplicate_title() -> None:
    urls = [f"{HOST}/a", f"{HOST}/b", f"{HOST}/c?page=1", f"{HOST}/c?page=2", f"{HOST}/sv", f"{HOST}/none"]
    titles, langs = ["Shop", "shop ", "List", "List", "Shop", ""], ["en", "en-GB", "en", "en", "sv", "en"]
    found = said("duplicate-title", *pages(6, url=urls, title=titles, lang=langs))
    assert found == [(UNSURE, 0), (UNSURE, 1)]
    brackets = pages(2, title=["Items (page 1)", "Items (page 2)"])
    assert said("duplicate-title", *brackets) == [], "what stands in brackets tells them apart"


def test_titles_that_two_templates_share_are_one_cause() -> None:
    """As in a shop where the page that asks for a review has the title of the product."""
    numbers = range(12)
    urls = [f"{HOST}/items/{n // 2}{'/review' if n % 2 else ''}" for n in numbers]
    shop = pages(12, url=urls, title=[f"Item {'abcdef'[n // 2]}" for n in numbers], template=[n % 2 for n in numbers])
    site = Site(start=f"{HOST}/", pages=tuple(shop), templates=("/items/*", "/items/*/review"))
    found = [each for each in asked(one(Rule, "duplicate-title"), site) if each.word is UNSURE]
    assert len(found) == 12
    assert {(each.values["titles"], each.values["pages"], each.values["kinds"]) for each in found} == {
        (6, 12, "/items/*, /items/*/review")
    }


def test_counterpart_missing() -> None:
    both = {"fi": f"{HOST}/fi", "sv-FI": f"{HOST}/sv", "x-default": f"{HOST}/"}
    langs = ["fi"] * 5 + ["sv"] * 2
    alternates = [both] * 5 + [{"sv": f"{HOST}/5"}, both]
    assert said("counterpart-missing", *pages(7, lang=langs, alternates=alternates)) == [(UNSURE, 5)]
    assert said("counterpart-missing", *pages(6, lang=langs, alternates=alternates[:4])) == [], "too few to be a custom"
    part = pages(20, lang=["fi"] * 6 + ["en"] * 14, alternates=[both] * 5 + [{}] * 15)
    assert said("counterpart-missing", *part) == [(UNSURE, 5)], (
        "what is there in English alone is not told page by page"
    )


def test_site_inconsistent_navigation() -> None:
    usual = ("Home", "Books", "Authors", "Basket")
    swapped, other = ("Home", "Authors", "Books", "Basket"), ("Home", "Basket", "Books", "Authors", "Sale")
    own = [usual, usual, usual, swapped, other, usual[:3]]
    assert said("site-inconsistent-navigation", *pages(6, navigation=own)) == [(FAILED, 3), (UNSURE, 4)]
    swedish = pages(6, navigation=own, lang=["en"] * 3 + ["sv", "fi", "en"])
    assert said("site-inconsistent-navigation", *swedish) == [], "each language has its own words"


def test_site_inconsistent_help() -> None:
    usual = ("help", "contact us")
    own = [usual, usual, ("help",), ("contact us", "help"), (), usual]
    assert said("site-inconsistent-help", *pages(6, help=own)) == [(UNSURE, 3)]


GOOD = {"tagged": True, "title": "Price list", "shows_title": True, "language": "fi", "has_text": True}


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        ({}, {}),
        ({"tagged": False}, {"untagged-pdf": FAILED}),
        ({"title": " "}, {"pdf-without-title": FAILED}),
        ({"shows_title": False}, {"pdf-without-title": UNSURE}),
        ({"language": ""}, {"pdf-without-language": FAILED}),
        ({"has_text": False, "tagged": False, "language": ""}, {"scanned-pdf": FAILED}),
        ({"has_text": False}, {"scanned-pdf": UNSURE}),
        ({"tagged": None, "title": None, "language": None, "has_text": None}, {}),
        ({"tagged": False, "why": "it is broken"}, {}),
        ({"tagged": False, "kind": "word"}, {}),
    ],
)
def test_documents(facts: dict[str, Any], told: dict[str, Word]) -> None:
    document = DocumentRecord.model_validate(
        {"url": f"{HOST}/prices.pdf", "kind": "pdf", "pages": (f"{HOST}/2",), **GOOD, **facts}
    )
    rules = ("untagged-pdf", "pdf-without-title", "pdf-without-language", "scanned-pdf")
    assert {rule: said(rule, documents=(document,)) for rule in rules} == {
        rule: [(told[rule], 2)] if rule in told else [] for rule in rules
    }


def test_what_a_crawl_has_kept_is_told_with_its_pages(tmp_path: Path) -> None:
    links = ("/gone", "/#prices")
    books = [Page(f"/books/{n}", [dom()], title="Book", links=links, audited=n < 3) for n in range(60)]
    start = Page("/", [dom()], ("ol",), "Shop", links=("/books/1#top", "/prices.pdf"), depth=0, ids=("main",))
    folder = crawled(tmp_path / "run", start, *books, Page("/down", state="failed", status=503))
    with Frontier(folder) as frontier:
        frontier.target(f"{HOST}/gone", status=404, why="", certain=True, final_url="", chain=[], type="text/html")
        frontier.document(f"{HOST}/prices.pdf", '{"kind": "pdf", "tagged": false, "language": "fi", "title": "Prices"}')
    gathered = with_crawl(folder)
    assert gathered.site is not None
    assert [(len(one.pages), one.count, one.text) for one in gathered.site.broken] == [(50, 60, "to /gone")]
    assert [(one.fragment, one.count) for one in gathered.site.anchors] == [("prices", 60)]
    audit = judged(folder, gathered)
    rules = {"broken-link", "broken-anchor", "duplicate-title", "untagged-pdf"}
    told = {point.rule: point.pages for point in audit.friction_points if point.rule in rules}
    assert told == {"broken-link": 60, "broken-anchor": 60, "duplicate-title": 60, "untagged-pdf": 1}
    document = next(one for one in audit.findings if one.rule == "untagged-pdf")
    assert (document.en301549, document.wcag, document.url) == (("10.1.3.1",), ("1.3.1",), f"{HOST}/")
    link = next(one for one in audit.friction_points if one.rule == "broken-link")
    assert link.title == "A link leads to a page that is not there (https://service.example/gone)."
    assert len(link.findings) == 1


def test_rules_over_a_service_belong_to_its_scope() -> None:
    assert {rule.id for rule in every(Rule) if rule.scope == "site"} == {
        "broken-link", "broken-anchor", "redirected-link", "orphan-page", "journey-starts-far-away", "page-lies-deep",
        "duplicate-title", "counterpart-missing", "site-inconsistent-navigation", "site-inconsistent-help",
        "untagged-pdf", "pdf-without-title", "pdf-without-language", "scanned-pdf",
    }  # fmt: skip
