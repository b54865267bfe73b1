"""Sums up what a crawl came to, as the audit tells it."""

from collections.abc import Iterable, Mapping

from auditor.languages import phrase
from auditor.languages.messages import sentence
from auditor.model import SampledPage, SiteRecord, TemplateRecord

from .addresses import address_of
from .book import Book
from .links import UNASKED
from .pages import JUDGED, LOOKED, ORDER, Pages, each
from .site import broken_count, clicks_to, documents

DONE = "done"  # the fact that a crawl came to its end
GIVEN_UP = "given up"  # why the service was asked no more, in a sentence
MOST_EXAMPLES = 20
MOST_CHOSEN = 500  # pages of each part of the sample that are told
STOPPED = phrase("The crawl was stopped before all that was found was looked at.")
NOT_BEGUN = phrase("The crawl was not begun.")
CUT_SHORT = phrase("The crawl was stopped before all pages that were chosen were audited and their links looked at.")
WAITING = phrase("The crawl came to its limits before all that was found was looked at.")

# What was opened and sent on was asked for as a page.
_ASKED = "SELECT count(*) FROM target t WHERE NOT EXISTS (SELECT 1 FROM page p WHERE p.url=t.url AND p.state='same')"
_AUDITED = f"EXISTS (SELECT 1 FROM audited a WHERE a.page=page.id AND {JUDGED})"  # noqa: S608
_UNAUDITED = f"NOT {_AUDITED} AND EXISTS (SELECT 1 FROM audited a WHERE a.page=page.id)"  # noqa: S608
_NAMED = "SELECT url, why FROM page WHERE url=? AND state IN ('failed','left-out')"
_WHYS = "SELECT url, why FROM page WHERE why<>'' ORDER BY place,turn LIMIT 1"


def record_of(book: Book, pages: Pages, journey: str, start: str, starts: Mapping[str, str], why: str) -> SiteRecord:
    """The record; `starts` are the addresses of the journeys' first pages, `why` says why it is not complete."""
    samples = book.rows(f"SELECT chosen, count(*) AS n FROM page WHERE {LOOKED} AND {_AUDITED} GROUP BY chosen")  # noqa: S608
    depths = book.rows(f"SELECT depth, count(*) AS n FROM page WHERE {LOOKED} AND depth IS NOT NULL GROUP BY depth")  # noqa: S608
    return SiteRecord(
        journey=journey,
        start=start,
        found=_count(book, "SELECT count(*) FROM page WHERE state<>'same'"),
        looked=len(pages.numbers),
        audited=_count(book, f"SELECT count(DISTINCT page) FROM audited WHERE {JUDGED}"),  # noqa: S608
        unaudited=_count(book, f"SELECT count(*) FROM page WHERE {LOOKED} AND {_UNAUDITED}"),  # noqa: S608
        failed=_count(book, "SELECT count(*) FROM page WHERE state='failed'"),
        left_out=_left_out(book),
        sample={row["chosen"] or "every": row["n"] for row in samples},
        chosen=tuple(one for why_chosen in _parts(book) for one in _chosen(book, pages, why_chosen)),
        templates=tuple(_template(book, pages, id_) for id_ in pages.steps),
        depths={row["depth"]: row["n"] for row in depths},
        journey_starts={name: clicks_to(book, url) for name, url in starts.items()},
        links=_count(book, _ASKED),
        unasked=int(book.fact(UNASKED, 0)),
        broken=broken_count(book),
        documents=tuple(documents(book)),
        complete=not why,
        why=why,
    )


def why_nothing(book: Book) -> str:
    """Why not one page could be looked at, in a sentence: as the first address that was asked for says."""
    if given_up := book.fact(GIVEN_UP):
        return sentence(str(given_up))
    row = next(book.rows(_WHYS), None)
    if row is None:
        return STOPPED if _count(book, "SELECT count(*) FROM page") else NOT_BEGUN
    return sentence(phrase("{url}: {why}", url=row["url"], why=row["why"]))


def record_of_nothing(book: Book | None, journey: str, start: str) -> SiteRecord:
    """The record of a crawl that has looked at no page; `book` is None where it was not begun."""
    if book is None:
        return SiteRecord(journey=journey, start=start, found=0, looked=0, audited=0, complete=False, why=NOT_BEGUN)
    return SiteRecord(
        journey=journey,
        start=start,
        found=_count(book, "SELECT count(*) FROM page WHERE state<>'same'"),
        looked=0,
        audited=0,
        failed=_count(book, "SELECT count(*) FROM page WHERE state='failed'"),
        left_out=_left_out(book),
        complete=False,
        why=why_nothing(book),
    )


def why_not_complete(book: Book, *, ended: bool) -> str:
    """Why not all that was found was looked at, or that was chosen audited; empty where it was."""
    waiting = _count(book, "SELECT count(*) FROM page WHERE state='waiting'")
    if not ended:
        return str(book.fact(GIVEN_UP) or (STOPPED if waiting else CUT_SHORT))
    return WAITING if waiting else ""


def why_not_seen(book: Book, named: Iterable[str]) -> str:
    """Why the first of these addresses, which the plan names, could not be looked at; empty where all were."""
    missed = next((row for url in named for row in book.rows(_NAMED, address_of(url) or url)), None)
    return (
        sentence(phrase("{url}, which the plan names: {why}", url=missed["url"], why=missed["why"])) if missed else ""
    )


def _left_out(book: Book) -> dict[str, int]:
    found = {str(why): int(count) for why, count in dict(book.fact("left out", {})).items()}
    for row in book.rows("SELECT why, count(*) AS n FROM page WHERE state='left-out' GROUP BY why"):
        found[row["why"] or ""] = found.get(row["why"] or "", 0) + row["n"]
    return found


def _template(book: Book, pages: Pages, id_: int) -> TemplateRecord:
    own = f"FROM page WHERE {LOOKED} AND coalesce(template,0)=?"
    examples = f"SELECT url {own} AND {_AUDITED} ORDER BY {ORDER} LIMIT {MOST_EXAMPLES}"
    return TemplateRecord(
        step=pages.names[pages.steps[id_]],
        shape=pages.shapes[pages.steps[id_]],
        pages=_count(book, f"SELECT count(*) {own}", id_),
        audited=_count(book, f"SELECT count(*) {own} AND {_AUDITED}", id_),
        examples=tuple(each(book, examples, id_)),
    )


def _parts(book: Book) -> list[str]:
    return sorted(each(book, f"SELECT DISTINCT chosen FROM page WHERE {LOOKED} AND chosen IS NOT NULL"))  # noqa: S608


def _chosen(book: Book, pages: Pages, why: str) -> list[SampledPage]:
    sql = f"SELECT * FROM page WHERE {LOOKED} AND chosen=? AND {_AUDITED} ORDER BY {ORDER} LIMIT {MOST_CHOSEN}"  # noqa: S608
    return [
        SampledPage(url=row["url"], step=pages.names[pages.step(row["template"])], why=why, title=row["title"] or "")
        for row in book.rows(sql, why)
    ]


def _count(book: Book, sql: str, *values: int) -> int:
    return int(next(each(book, sql, *values), 0) or 0)
