"""Addresses of pages: which are one, what shape they have, which belong to a space without end, which are opened."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.crawl.addresses import alike, fragment_of, normalise, same_by_its_word, shape
from auditor.crawl.endless import endless
from auditor.crawl.scope import Scope
from auditor.model import Crawl, Plan

H = "https://service.example"


@pytest.mark.parametrize(
    ("written", "known"),
    [
        ("HTTPS://Service.Example:443", f"{H}/"),
        (f"{H}/a/./b/../c", f"{H}/a/c"),
        (f"{H}/a/b/..", f"{H}/a/"),
        (f"{H}/../../x", f"{H}/x"),
        (f"{H}/%7Euser/%e4%2f", f"{H}/~user/%E4%2F"),
        (f"{H}/ä ö", f"{H}/%C3%A4%20%C3%B6"),
        (f"{H}/p#part", f"{H}/p"),
        (f"{H}/p?b=2&a=1&b=1", f"{H}/p?a=1&b=2&b=1"),
        (f"{H}/p?utm_source=x&id=3&gclid=9&fbclid=1", f"{H}/p?id=3"),
        (f"{H}/p;jsessionid=0A1B?PHPSESSID=zz", f"{H}/p"),
        (f"{H}/p?hof-cookie-check", f"{H}/p"),  # without the cookie this address answers 403
        (f"{H}/p?AspxAutoDetectCookieSupport=1&id=3", f"{H}/p?id=3"),
        (f"{H}/p?cookie=oat", f"{H}/p?cookie=oat"),
        (f"{H}/p?sid=9f86d081884c7d659a2f", f"{H}/p"),
        (f"{H}/p?sid=12", f"{H}/p?sid=12"),  # a number is rather a thing of the service's
        (f"{H}/(S(lit3py55t21z5v55vlm25s55))/orders.aspx", f"{H}/orders.aspx"),
        (f"{H}/p?", f"{H}/p"),
        (f"{H}/Case/", f"{H}/Case/"),  # some services tell these apart
        ("https://user:secret@service.example/", f"{H}/"),
        ("https://sérvice.example/", "https://xn--srvice-bva.example/"),
        ("http://[::1]:80/", "http://[::1]/"),
        ("  /p\n", f"{H}/p"),
    ],
)
def test_one_address_for_one_page(written: str, known: str) -> None:
    assert normalise(written, f"{H}/") == known


@pytest.mark.parametrize(
    "written", ["mailto:a@b", "javascript:void(0)", "http://[bad/", "http://h:99999/", "http://a b/"]
)
def test_what_is_no_page_has_no_address(written: str) -> None:
    assert normalise(written) is None


@given(st.text())
def test_normalising_twice_changes_nothing_and_never_fails(text: str) -> None:
    once = normalise(f"http://h/{text}", "http://h/")
    assert once is None or normalise(once) == once
    assert normalise(text) is None or normalise(str(normalise(text))) == normalise(text)


def test_parts_of_a_page() -> None:
    assert fragment_of(f"{H}/p#part") == "part"
    assert [fragment_of(f"{H}/{one}") for one in ("p", "p#/route", "p#!route", "p#:~:text=x")] == [""] * 4


def test_what_most_services_treat_alike() -> None:
    assert alike(f"{H}/About/", f"{H}/about")
    assert alike(f"{H}/about/index.html", "http://www.service.example/about")
    assert not alike(f"{H}/about", f"{H}/about/us")


def test_a_page_is_believed_where_its_word_makes_sense() -> None:
    assert same_by_its_word(f"{H}/p?colour=red", f"{H}/p")
    assert same_by_its_word(f"{H}/shoes/red-shoe", f"{H}/red-shoe")
    assert not same_by_its_word(f"{H}/about", f"{H}/")  # the usual mistake: every page names the front page


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("/", "/"),
        ("/about", "/about"),
        ("/library/os.html", "/library/*.html"),
        ("/catalogue/a-light_1000/index.html", "/catalogue/*/index.html"),
        ("/2024/05/17/what-happened-then", "/*/*/*/*"),
        ("/users/9f86d081-884c-7d65-9a2f-eaa0c55ad015/edit", "/users/*/*"),
        ("/list?page=2&q=x", "/list?page&q"),
        ("/a-very-long-name-of-an-article", "/*"),
    ],
)
def test_shape(address: str, expected: str) -> None:
    assert shape(f"{H}{address}") == expected
    assert shape(f"{H}{address}", "service.example") == expected
    assert shape(f"{H}{address}", "other.example") == f"//service.example{expected}"


@pytest.mark.parametrize(
    "address",
    [
        "/calendar/2031/07", "/calendar/2031-07-04", "/events?month=7&year=2031", "/events?date=2031-07-04",
        "/day/2031/7/4/", "/list?sort=price", "/list?order_by=name&page=2", "/list?per_page=50", "/list?view=grid",
        "/list?colour=red&size=9",
        "/a/b/a/b", "/a/b/a/b/a/b", "/x/x/x", "/" + "/".join("abcdefghijklmnopqrst"), "/f?f=1&f=2&f=3&f=4",
        "/f?a=1&b=1&c=1&d=1&e=1&f=1&g=1&h=1&i=1",
    ],
)  # fmt: skip
def test_spaces_without_end(address: str) -> None:
    assert endless(f"{H}{address}")


@pytest.mark.parametrize(
    "address",
    [
        "/", "/news/2031/07/what-happened", "/archive/2031", "/list?page=7", "/list?page=7&q=x", "/v/1/1/1",
        "/item?id=5",
        "/index.php?view=contact", "/search?start=10", "/a/b/c/d/e/f", "/blog/2031/07/04/title.html",
    ],
)  # fmt: skip
def test_usual_addresses_come_to_an_end(address: str) -> None:
    assert endless(f"{H}{address}") is None


def test_what_belongs_to_the_service() -> None:
    plan = Plan(service="S", url=f"{H}/")
    scope = Scope.of(plan, Crawl(hosts=("docs.example:8080",)))
    assert scope.has_host("http://www.service.example/x")
    assert scope.has_host("http://docs.example:8080/")
    assert not any(
        map(scope.has_host, ("https://docs.example/", "https://a.service.example/", "https://evil-service.example/"))
    )
    wide = Scope.of(plan, Crawl(subdomains=True))
    assert wide.has_host("https://a.b.service.example/")
    assert not wide.has_host("https://notservice.example/")


@pytest.mark.parametrize(
    ("address", "text"),
    [
        ("/logout", ""), ("/account/sign-out?next=/", ""), ("/kirjaudu-ulos", ""), ("/items/5/delete", ""),
        ("/?action=logout", ""), ("/shop?add-to-cart=5", ""), ("/session/end", "Log out"), ("/x", "Poista tili"),
        ("/list/unsubscribe", ""), ("/picture.JPG", ""), ("/all.zip", ""), ("/terms.pdf", ""), ("/post?do=deluser", ""),
    ],
)  # fmt: skip
def test_what_is_never_opened(address: str, text: str) -> None:
    assert Scope.of(Plan(service="S", url=H), Crawl()).why_not(f"{H}{address}", text)


def test_patterns_say_what_is_opened() -> None:
    plan = Plan(service="S", url=f"{H}/")
    scope = Scope.of(plan, Crawl(include=("/library/**", f"{H}/faq"), exclude=("**/old/**",)))
    opened = [path for path in ("/library/a", "/faq", "/library/old/a", "/") if scope.why_not(f"{H}{path}") is None]
    assert opened == ["/library/a", "/faq"]
