"""Reads what a crawl found out about the service as a whole from `run.sqlite`."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from sqlite3 import Row
from typing import Any
from urllib.parse import unquote, urldefrag

from auditor.evidence.site import JourneyStart, Linked, Site, SitePage
from auditor.model import DocumentRecord

from .addresses import address_of, route_of
from .book import Book
from .pages import JUDGED, LOOKED, ORDER, Pages, each, listed, mapped

MOST_PAGES = 50  # that hold a link and are told
MOST_TOLD = 2_000  # addresses that are told of each kind of trouble; all are counted
DOCUMENT_PAGES = 10
MOST_IDS = 20_000  # a page with as many may have more than were told
GONE = (404, 410)
FIRST_ERROR = 400
# Parts of an address after # that no element has: the top of the page, a text to be marked, an address that a script
# reads.
_NO_PART = ("top", "/", "!", ":~:")

_HOLDERS = "SELECT DISTINCT l.page FROM link l JOIN page p ON p.id=l.page WHERE l.url=? AND p.state='looked'"
_FAILED = (
    "SELECT p.url, p.status, p.why, NULL AS certain FROM page p WHERE p.state='failed' "
    "AND EXISTS (SELECT 1 FROM link l WHERE l.url=p.url)"
)
_NOT_THERE = (
    "SELECT t.url, t.status, t.why, t.certain FROM target t WHERE (t.status>=400 OR t.status IS NULL) "
    "AND NOT EXISTS (SELECT 1 FROM page p WHERE p.url=t.url AND p.state IN ('looked','failed'))"
)
_SENT_ON = (
    "SELECT url, status, chain, hops FROM target WHERE chain IS NOT NULL AND chain NOT IN ('','[]') AND status<400"
)
_PARTS = (
    "SELECT l.url, l.fragment, t.id AS target FROM link l JOIN page p ON p.id=l.page AND p.state='looked' "
    "JOIN page t ON t.url=l.url AND t.state='looked' AND t.ids IS NOT NULL "
    "WHERE l.fragment<>'' GROUP BY l.url,l.fragment ORDER BY l.url,l.fragment"
)


def site_of(book: Book, pages: Pages, start: str, journeys: Mapping[str, str], *, complete: bool) -> Site:
    """The site; `journeys` are the addresses of the journeys' first pages."""
    return Site(
        start=start,
        pages=tuple(_pages(book, pages)),
        broken=tuple(islice(_broken(book, pages), MOST_TOLD)),
        anchors=tuple(islice(_anchors(book, pages), MOST_TOLD)),
        redirects=tuple(islice(_redirects(book, pages), MOST_TOLD)),
        documents=tuple(documents(book)),
        journeys=tuple(
            JourneyStart(journey=name, url=url, clicks=clicks_to(book, url)) for name, url in journeys.items()
        ),
        templates=pages.names,
        complete=complete,
    )


def documents(book: Book) -> Iterator[DocumentRecord]:
    """The documents, each with the first pages that link to it."""
    for row in book.rows("SELECT url, facts FROM document ORDER BY url"):
        told = {name: value for name, value in mapped(row["facts"]).items() if name not in ("url", "pages")}
        sql = f"SELECT url FROM page WHERE id IN ({_HOLDERS}) ORDER BY {ORDER} LIMIT {DOCUMENT_PAGES}"  # noqa: S608
        yield DocumentRecord(url=row["url"], pages=tuple(each(book, sql, row["url"])), **{"kind": "pdf", **told})


def broken_count(book: Book) -> int:
    """Addresses that are linked to and certainly not there."""
    return sum(_is_sure(row) for sql in (_FAILED, _NOT_THERE) for row in book.rows(sql))


def clicks_to(book: Book, url: str) -> int | None:
    """Clicks from the start to an address, whatever it was opened as; None where no link leads there."""
    plain = (address_of(url) if route_of(url) else None) or urldefrag(url).url
    sql = "SELECT min(depth) FROM page WHERE (url IN (?,?) OR final_url IN (?,?)) AND state<>'left-out'"
    other = plain.rstrip("/") if plain.endswith("/") else f"{plain}/"
    clicks: int | None = next(each(book, sql, plain, other, plain, other), None)
    return clicks


def _pages(book: Book, pages: Pages) -> Iterator[SitePage]:
    """Lists that many pages have alike, such as the navigation, are kept once."""
    same: dict[tuple[str, ...], tuple[str, ...]] = {}
    linked, audited = _linked(book), set(each(book, f"SELECT DISTINCT page FROM audited WHERE {JUDGED}"))  # noqa: S608

    def once(text: str | None) -> tuple[str, ...]:
        names = tuple(str(one) for one in listed(text))
        return same.setdefault(names, names)

    for row in book.rows(f"SELECT * FROM page WHERE {LOOKED} ORDER BY {ORDER}"):  # noqa: S608
        yield SitePage(
            number=pages.numbers[row["id"]],
            url=row["final_url"] or row["url"],
            title=row["title"] or "",
            lang=row["lang"] or "",
            status=row["status"],
            template=pages.step(row["template"]),
            depth=row["depth"],
            linked_from=linked.get(row["id"], 0),
            in_sitemap=bool(row["in_sitemap"]),
            audited=row["id"] in audited,
            navigation=once(row["navigation"]),
            help=once(row["help"]),
            alternates={str(lang): str(url) for lang, url in mapped(row["alternates"]).items()},
        )


def _linked(book: Book) -> dict[int, int]:
    """Pages that link to each page, by its own address or by one that leads on to it."""
    sql = (
        "SELECT p.id, count(DISTINCT l.page) AS n FROM page p JOIN link l ON l.url=p.url AND l.page<>p.id "
        "WHERE p.state='looked' GROUP BY p.id"
    )
    found = {row["id"]: row["n"] for row in book.rows(sql)}
    by_way = (
        "SELECT p.id, count(DISTINCT l.page) AS n FROM page s JOIN page p ON p.url=s.final_url AND p.state='looked' "
        "JOIN link l ON l.url=s.url AND l.page<>p.id WHERE s.state='same' GROUP BY p.id"
    )
    for row in book.rows(by_way):
        found[row["id"]] = found.get(row["id"], 0) + row["n"]
    return found


def _broken(book: Book, pages: Pages) -> Iterator[Linked]:
    for sql in (_FAILED, _NOT_THERE):
        for row in book.rows(f"{sql} ORDER BY 1"):
            held = _held(book, pages, row["url"], "")
            if held["count"]:
                why, sure = row["why"] or "", _is_sure(row)
                yield Linked(url=row["url"], status=row["status"], why=why, certain=sure, **held)


def _is_sure(row: Row) -> bool:
    """Whether what is linked is gone for everybody, not only refused to us, or not to be reached from here."""
    return row["status"] in GONE if row["certain"] is None else bool(row["certain"])


def _redirects(book: Book, pages: Pages) -> Iterator[Linked]:
    for row in book.rows(f"{_SENT_ON} ORDER BY url"):
        held = _held(book, pages, row["url"], "")
        if held["count"]:
            chain = tuple(str(one) for one in listed(row["chain"]))
            hops = tuple(int(one) for one in listed(row["hops"]))
            yield Linked(url=row["url"], status=row["status"], chain=chain, hops=hops, **held)


def _anchors(book: Book, pages: Pages) -> Iterator[Linked]:
    """Links to a part of a page that was looked at and has no such part."""
    target, ids = None, frozenset[str]()
    for row in book.rows(_PARTS):
        if row["fragment"].lower().startswith(_NO_PART):
            continue
        if row["target"] != target:
            target = row["target"]
            ids = frozenset(map(str, listed(next(each(book, "SELECT ids FROM page WHERE id=?", target)))))
        if 0 < len(ids) < MOST_IDS and not {row["fragment"], unquote(row["fragment"])} & ids:
            held = _held(book, pages, row["url"], row["fragment"])
            yield Linked(url=row["url"], fragment=row["fragment"], **held)


def _held(book: Book, pages: Pages, url: str, fragment: str) -> dict[str, Any]:
    """Which pages hold a link, in the order of the crawl, with the words of the first."""
    sql = (
        f"SELECT l.page, l.text, l.path FROM link l JOIN page p ON p.id=l.page AND p.{LOOKED} "  # noqa: S608
        f"WHERE l.url=? AND (?='' OR l.fragment=?) ORDER BY p.place,p.turn,p.id LIMIT {MOST_PAGES * 2}"
    )
    rows = list(book.rows(sql, url, fragment, fragment))
    holders: Sequence[int] = list(dict.fromkeys(row["page"] for row in rows))[:MOST_PAGES]
    counted = f"SELECT count(*) FROM ({_HOLDERS} AND (?='' OR l.fragment=?))"  # noqa: S608
    count = next(each(book, counted, url, fragment, fragment), 0) if rows else 0
    first = {"text": rows[0]["text"] or "", "path": rows[0]["path"] or ""} if rows else {}
    return {"pages": tuple(pages.numbers[one] for one in holders), "count": count, **first}
