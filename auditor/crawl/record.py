"""Sums up what a crawl came to, as the audit tells it."""

from collections.abc import Mapping

from auditor.languages import phrase
from auditor.model import SampledPage, SiteRecord, TemplateRecord

from .book import Book
from .pages import LOOKED, ORDER, Pages, each
from .site import broken_count, clicks_to, documents

DONE = "done"  # the fact that a crawl came to its end
GIVEN_UP = "given up"  # why the service was asked no more, in a sentence
MOST_EXAMPLES = 20
MOST_CHOSEN = 500  # pages of each part of the sample that are told
STOPPED = phrase("The crawl was stopped before all that was found was looked at.")
WAITING = phrase("The crawl came to its limits before all that was found was looked at.")

_AUDITED = "EXISTS (SELECT 1 FROM audited a WHERE a.page=page.id)"


def record_of(book: Book, pages: Pages, journey: str, start: str, starts: Mapping[str, str], why: str) -> SiteRecord:
    """The record; `starts` are the addresses of the journeys' first pages, `why` says why it is not complete."""
    samples = book.rows(f"SELECT chosen, count(*) AS n FROM page WHERE {LOOKED} AND {_AUDITED} GROUP BY chosen")  # noqa: S608
    depths = book.rows(f"SELECT depth, count(*) AS n FROM page WHERE {LOOKED} AND depth IS NOT NULL GROUP BY depth")  # noqa: S608
    return SiteRecord(
        journey=journey,
        start=start,
        found=_count(book, "SELECT count(*) FROM page WHERE state<>'same'"),
        looked=len(pages.numbers),
        audited=_count(book, "SELECT count(DISTINCT page) FROM audited"),
        failed=_count(book, "SELECT count(*) FROM page WHERE state='failed'"),
        left_out=_left_out(book),
        sample={row["chosen"] or "every": row["n"] for row in samples},
        chosen=tuple(one for why_chosen in _parts(book) for one in _chosen(book, pages, why_chosen)),
        templates=tuple(_template(book, pages, id_) for id_ in pages.steps),
        depths={row["depth"]: row["n"] for row in depths},
        journey_starts={name: clicks_to(book, url) for name, url in starts.items()},
        links=_count(book, "SELECT count(*) FROM target"),
        broken=broken_count(book),
        documents=tuple(documents(book)),
        complete=not why,
        why=why,
    )


def why_not_complete(book: Book, *, ended: bool) -> str:
    """Why not all that was found was looked at; empty where it was."""
    if not ended:
        return str(book.fact(GIVEN_UP) or STOPPED)
    return WAITING if _count(book, "SELECT count(*) FROM page WHERE state='waiting'") else ""


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
