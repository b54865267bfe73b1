"""robots.txt as RFC 9309 reads it, from servers that answer all sorts of things."""

import time

import pytest
from wire import answer, by_path, speaking

from auditor.fetching import Reach, Robots, open_fetcher, rules_of
from auditor.model import Network

HERE = Reach(["http://127.0.0.1/"])


async def read(body: str | bytes, status: int = 200, **headers: str) -> Robots:
    data = body.encode() if isinstance(body, str) else body
    speak = by_path({"/robots.txt": answer(data, status, **headers)})
    async with speaking(speak) as wire, open_fetcher(Network(), reach=HERE) as fetcher:
        return await rules_of(fetcher, wire.url("/deep/page?x=1"))


async def test_longest_match_wins_and_our_group_before_all() -> None:
    told = await read(
        "User-agent: *\nDisallow: /\n\nUser-agent: Auditor # us\nDisallow: /a\nAllow: /a/b\nDisallow: /*.php$\n"
        "Crawl-delay: 2.5\n\nSitemap: /map.xml\nSitemap: https://other.example/s.xml\n"
    )
    allowed = {
        path: told.allows(f"http://h{path}") for path in ("/", "/a", "/a/b/c", "/x.php", "/x.php?y", "/robots.txt")
    }
    assert allowed == {
        "/": True, "/a": False, "/a/b/c": True, "/x.php": False, "/x.php?y": True, "/robots.txt": True,
    }  # fmt: skip
    assert (told.why_not("http://h/a"), told.why_not("http://h/")) == ("robots.txt asks not to open it", None)
    assert told.delay == 2.5
    assert told.sitemaps[0].startswith("http://127.0.0.1:")
    assert told.sitemaps[0].endswith("/map.xml")
    assert told.sitemaps[1] == "https://other.example/s.xml"
    assert told.why == ""


async def test_groups_of_others_are_not_ours() -> None:
    told = await read(
        "User-agent: myauditor\nUser-agent: audit\nDisallow: /\n\nUser-agent: b\nUser-agent: *\nDisallow: /x"
    )
    assert told.allows("http://h/y")
    assert not told.allows("http://h/x")


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 451])
async def test_none_allows_all(status: int) -> None:
    told = await read("User-agent: *\nDisallow: /", status)
    assert told.allows("http://h/")
    assert told.why == ""


@pytest.mark.parametrize("status", [500, 502, 503, 429])
async def test_cannot_be_read_allows_nothing_and_says_so(status: int) -> None:
    told = await read("", status)
    assert not told.allows("http://h/")
    assert str(status) in told.why
    assert told.why_not("http://h/") == told.why


async def test_nobody_there_allows_nothing() -> None:
    async with open_fetcher(Network(), reach=HERE) as fetcher:
        told = await rules_of(fetcher, "http://127.0.0.1:1999/")
    assert not told.allows("http://127.0.0.1:1999/a")
    assert "nobody listens" in told.why


async def test_sent_on_and_on_counts_as_none() -> None:
    told = await read("", 302, location="/robots.txt")
    assert told.allows("http://h/")
    assert told.why


async def test_is_cut_at_500_kib() -> None:
    rules = "User-agent: *\nDisallow: /first\n" + "# nothing\n" * 60_000 + "Disallow: /last\n"
    told = await read(rules)
    assert not told.allows("http://h/first")
    assert told.allows("http://h/last")
    assert "500 KiB" in told.why


async def test_delay_is_kept_to_what_comes_to_an_end() -> None:
    told = await read("User-agent: *\nCrawl-delay: 86400")
    assert told.delay == 30
    assert "86400" in told.why
    assert (await read("User-agent: *\nRequest-rate: 1/5")).delay == 5


@pytest.mark.parametrize(
    "body",
    [b"\xef\xbb\xbfUser-agent: *\nDisallow: /x", "User-agent: *\r\nDisallow: /x\r\n\r\n", "user-agent:*\rdisallow:/x",
     "USER-AGENT : *\n  DISALLOW :   /x  # why"],
)  # fmt: skip
async def test_is_read_however_it_is_written(body: str | bytes) -> None:
    told = await read(body)
    assert not told.allows("http://h/x")
    assert told.allows("http://h/y")


@pytest.mark.parametrize(
    "body",
    [b"\xff\xfe\0\0" * 9_000, b"<html><body>Not found</body></html>", "Disallow: /", "\0" * 1_000,
     "User-agent: *\nAllow: " + "*" * 100_000, "Sitemap: http://[x\nSitemap: \0",
     "User-agent: *\nCrawl-delay: nan\nRequest-rate: 1/0\nVisit-time: x"],
)  # fmt: skip
async def test_nonsense_allows_all(body: str | bytes) -> None:
    assert (await read(body)).allows("http://h/page")


async def test_rules_made_to_take_long_do_not() -> None:
    many = "\n".join(f"User-agent: a{number}" for number in range(15_000))
    began = time.monotonic()
    told = await read(f"{many}\nUser-agent: *\n" + "Disallow: /*a*a*a*a*a*b$\nAllow: /c\n" * 7_000)
    for _ in range(20):
        assert told.allows("http://h/" + "a" * 2_000)
    assert time.monotonic() - began < 5
