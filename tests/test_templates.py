"""Templates and samples of a crawl, on values."""

import random
import subprocess
import sys

import pytest

from auditor.crawl.sampling import chosen, drawn, is_essential
from auditor.crawl.templates import Template, Templates, names_of, signature, similar
from auditor.model import Crawl

BOOK = [f"main>div.book>{part}" for part in ("h1", "img", "p.price", "table", "tr", "td", "a.add", "ul", "li", "form")]
LIST = [f"main>ol.list>{part}" for part in ("li", "article", "h2", "a", "span.price", "nav.pages", "a.next", "img")]
FRAME = [f"body>header>{part}" for part in ("nav", "ul", "li", "a", "form.search", "input")]


def page(own: list[str], number: int) -> list[int]:
    return signature([*FRAME, *own, f"main>p.only-{number}"])


def test_the_likeness_is_about_the_share_of_equal_shingles() -> None:
    mine = [f"a>{n}" for n in range(400)]
    for shared in (400, 300, 200, 100, 0):
        other = mine[:shared] + [f"b>{n}" for n in range(400 - shared)]
        truth = shared / (800 - shared)
        assert similar(signature(mine), signature(other)) == pytest.approx(truth, abs=0.2)
    assert similar(signature(["a", "b"]), signature(["b", "a", "a"])) == 1
    assert similar(signature(["a"]), signature(["b"])) < 0.1, "what fills empty bins does not agree by chance"
    assert similar([], signature(["a"])) == 0


def test_a_signature_is_the_same_in_every_process() -> None:
    code = "from auditor.crawl.templates import signature; print(signature(['a>b', 'ä>ö', '\\ud800']))"
    there = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert there.stdout.strip() == str(signature(["a>b", "ä>ö", "\ud800"]))


def test_pages_of_one_make_are_one_template_in_whatever_order_they_come() -> None:
    pages = [(f"/catalogue/book-{n}.html", BOOK, n) for n in range(30)]
    pages += [(f"/category/*/page-{n}.html", LIST, n) for n in range(30)]
    pages += [("/catalogue/index.html", LIST, 99)]
    found = set()
    for seed in range(6):
        random.Random(seed).shuffle(pages)
        templates = Templates()
        groups: dict[int, set[str]] = {}
        for shape, own, number in pages:
            groups.setdefault(templates.place(shape, page(own, number)).id, set()).add(shape)
        found.add(frozenset(frozenset(group) for group in groups.values()))
    assert sorted(len(group) for group in next(iter(found))) == [1, 30, 30]
    assert len(found) == 1


def test_a_template_takes_the_shape_that_all_its_pages_have_and_goes_on_after_a_stop() -> None:
    first = Templates()
    assert first.place("/a/one.html", page(BOOK, 1)).shape == "/a/one.html"
    again = Templates.of(first.known.values())
    assert again.place("/a/two.html", page(BOOK, 2)) == Template(1, "/a/*.html", tuple(page(BOOK, 1)))
    assert again.place("/b/two.html", page(BOOK, 2)).id == 2, "another part of the service"
    assert again.place("/a/two.html", page(LIST, 2)).id == 3, "made otherwise"
    assert again.place("/a/b/two.html", page(BOOK, 2)).id == 4, "deeper"


def test_the_index_of_each_part_of_a_service_is_one_template_where_it_is_made_alike() -> None:
    templates = Templates()
    made = [templates.place(f"/{part}/index.html", page(LIST, 1)) for part in ("tutorial", "library", "news")]
    assert [one.id for one in made] == [1, 1, 1]
    assert made[-1].shape == "/*/index.html"
    assert templates.place("/about/index.html", page(BOOK, 1)).id == 2, "made otherwise"


def test_templates_of_one_shape_are_told_apart_by_their_titles() -> None:
    templates = Templates()
    for name, own in (("Books in stock", BOOK), ("List of authors", LIST)):
        for number in range(3):
            templates.place("/p/*", page(own, number), f"{name} – {number} – Shop")
    templates.place("/p/*", signature(["x"]))
    assert list(names_of(templates.known.values()).values()) == [
        "/p/* (Books in stock)",
        "/p/* (List of authors)",
        "/p/*",
    ]
    same = [Template(1, "/", title=("A", "title")), Template(2, "/", title=("A", "title"))]
    assert list(names_of(same).values()) == ["/", "/ #2"]


def test_the_same_pages_are_chosen_every_time() -> None:
    crawl = Crawl(each_template=2, share=0.1, seed=7)
    urls = [f"https://service.example/{n}" for n in range(2000)]
    assert chosen(urls[0], crawl=crawl, already=9, essential=True) == "essential"
    assert [chosen(urls[0], crawl=crawl, already=n, essential=False) for n in (0, 1)] == ["template"] * 2
    drawn_ones = [url for url in urls if chosen(url, crawl=crawl, already=2, essential=False) == "random"]
    assert 150 < len(drawn_ones) < 250
    assert drawn_ones == [url for url in urls if drawn(url, 7) < 0.1]
    every = crawl.model_copy(update={"every_page": True})
    assert {chosen(url, crawl=every, already=2, essential=False) for url in urls} == {"random", "every"}


@pytest.mark.parametrize(
    ("url", "text", "is_one"),
    [
        ("/x", "Contact us", True),
        ("/x", "Kirjaudu sisään", True),
        ("/x", "Tillgänglighetsutlåtande", True),
        ("/x", "Saavutettavuusseloste", True),
        ("/sitemap", "", True),
        ("/fi/haku", "", True),
        ("/accessibility-statement.html", "", True),
        ("/x", "How we help the people of our town to live well", False),
        ("/catalogue/book_77/index.html", "Help me, God: a novel", False),
        ("/catalogue/help-me-god-a-novel_77", "Books", False),
        ("/research", "Research", False),
        ("/", "", False),
    ],
)
def test_essential_pages_are_known_by_words_of_three_languages(url: str, text: str, *, is_one: bool) -> None:
    assert is_essential(f"https://service.example{url}", text) is is_one
