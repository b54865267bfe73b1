"""Sitemaps of every make are read, and what is made to harm the reader ends."""

import gzip
import tracemalloc
from collections.abc import Mapping

import pytest
from wire import answer, by_path, speaking

from auditor.crawl import sitemaps
from auditor.crawl.sitemaps import addresses
from auditor.fetching import Reach, open_fetcher
from auditor.model import Network

HERE = Reach(["http://127.0.0.1/"])
HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
    'xmlns:image="http://www.google.com/schemas/sitemap-image/1.1" xmlns:xhtml="http://www.w3.org/1999/xhtml">'
)


def pages(*urls: str) -> str:
    return HEAD + "".join(f"<url><loc>{url}</loc></url>" for url in urls) + "</urlset>"


def index(*urls: str) -> str:
    return "<sitemapindex>" + "".join(f"<sitemap><loc>{url}</loc></sitemap>" for url in urls) + "</sitemapindex>"


async def read(files: Mapping[str, str | bytes]) -> list[str]:
    """The addresses, without the port that the test happened to have."""
    told = {path: answer(body.encode() if isinstance(body, str) else body) for path, body in files.items()}
    async with speaking(by_path(told)) as wire, open_fetcher(Network(), reach=HERE) as fetcher:
        found = [url async for url in addresses(fetcher, [wire.url("/s.xml")])]
    return [url.replace(f"http://127.0.0.1:{wire.port}", "") for url in found]


async def test_pages_are_read_and_nothing_else() -> None:
    text = HEAD + (
        "<url><loc>\n http://h/a?b=1&amp;c=2 </loc><lastmod>2026-01-01</lastmod>"
        "<image:image><image:loc>http://h/picture.png</image:loc></image:image>"
        '<xhtml:link rel="alternate" hreflang="fi" href="http://h/fi"/></url>'
        "<url><loc><![CDATA[http://h/b]]></loc></url><url><loc>/c</loc></url><url><loc>javascript:1</loc></url>"
        f"<url><loc>http://h/{'x' * 3_000}</loc></url></urlset>"
    )
    assert await read({"/s.xml": text}) == ["http://h/a?b=1&c=2", "http://h/b", "/c"]


async def test_index_within_index_packed_and_plain() -> None:
    files: dict[str, str | bytes] = {
        "/s.xml": index("/1.xml", "/2.xml.gz", "/missing.xml", "/s.xml", "/text.txt"),
        "/1.xml": index("/1a.xml"),
        "/1a.xml": index("/too-deep.xml") + pages("http://h/not-reached"),
        "/2.xml.gz": gzip.compress(pages("http://h/2").encode()),
        "/text.txt": "\ufeffhttp://h/3\r\nno address\nhttp://h/4",
        "/too-deep.xml": pages("http://h/deep"),
    }
    assert await read(files) == ["http://h/2", "http://h/3", "http://h/4"]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
async def test_encodings(encoding: str) -> None:
    text = pages("http://h/ä").replace("UTF-8", encoding.removesuffix("-sig"))
    assert await read({"/s.xml": text.encode(encoding)}) == ["http://h/ä"]


async def test_what_is_broken_gives_what_stood_before() -> None:
    broken = HEAD + "<url><loc>http://h/a</loc></url><url><loc>http://h/b</url><oops"
    assert (await read({"/s.xml": broken}))[:1] == ["http://h/a"]


LAUGHS = "".join(f'<!ENTITY l{number} "' + f"&l{number - 1};" * 10 + '">' for number in range(1, 12))
ATTRIBUTES = " ".join(f'a{number}="b"' for number in range(20_000))


@pytest.mark.parametrize(
    "body",
    [
        f'<!DOCTYPE u [<!ENTITY l0 "ha">{LAUGHS}]>' + pages("http://h/&l11;"),
        '<!DOCTYPE u [<!ENTITY f SYSTEM "file:///etc/hostname">]>' + pages("http://h/&f;"),
        '<!DOCTYPE u SYSTEM "http://127.0.0.1:1/x.dtd">' + pages("http://h/a"),
        '<!DOCTYPE u [<!ENTITY % p SYSTEM "file:///etc/hostname"> %p;]>' + pages("http://h/a"),
        "<a>" * 200_000,
        f"<urlset {ATTRIBUTES}>",
        gzip.compress(b" " * 80_000_000),
        gzip.compress(gzip.compress(bytes(50_000_000))),
        b"\x1f\x8b broken",
        "x" * 3_000_000,
        b"",
        '{"urls": ["http://h/a"]}',
        "<!doctype html><html><body><h1>Not found</h1>",
    ],
)
async def test_what_is_made_to_harm_gives_nothing(body: str | bytes) -> None:
    text = body.replace(HEAD[:38], "") if isinstance(body, str) else body
    assert await read({"/s.xml": text}) == []


async def test_no_more_than_a_file_may_have() -> None:
    found = await read({"/s.xml": gzip.compress(pages(*(f"http://h/{number}" for number in range(60_000))).encode())})
    assert len(found) == 50_000


async def test_no_more_files_than_are_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitemaps, "MOST_FILES", 5)
    files = {f"/{number}.xml": pages(f"http://h/{number}") for number in range(20)}
    assert len(await read({"/s.xml": index(*files), **files})) == 4


async def test_memory_stays_flat() -> None:
    """The addresses alone would take 2 MB, and the documents several times that."""
    many = {number: pages(*(f"http://h/{number}/{page}/{'x' * 150}" for page in range(6_000))) for number in range(2)}
    files = {f"/{number}.xml.gz": gzip.compress(text.encode()) for number, text in many.items()}
    told = {path: answer(body) for path, body in {**files, "/s.xml": index(*files).encode()}.items()}
    async with speaking(by_path(told)) as wire, open_fetcher(Network(), reach=HERE) as fetcher:
        tracemalloc.start()
        count = 0
        async for _ in addresses(fetcher, [wire.url("/s.xml")]):
            count += 1
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    assert count == 12_000
    assert most < 2_500_000
