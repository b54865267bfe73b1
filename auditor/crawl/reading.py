"""Reads a run as it is judged: with its crawl, where it has one, as a journey whose steps are templates."""

import sqlite3
from collections.abc import Iterable, Iterator
from typing import NamedTuple
from urllib.parse import urlsplit

from auditor.cast import cast
from auditor.errors import RunUnreadable
from auditor.evidence.site import Site
from auditor.languages import phrase, words_in
from auditor.model import REFERENCE, Arrival, Crawl, Journey, Plan, SiteRecord, Step, Visit, Walk
from auditor.parts import Persona
from auditor.store import RunFolder
from auditor.stored import PageReaders
from auditor.unwalked import unwalked

from .addresses import shape
from .book import Book
from .pages import Pages, pages_of
from .record import DONE, record_of, record_of_nothing, why_not_complete, why_not_seen
from .site import site_of
from .tables import NAME

PAGES_OF = phrase("Pages of {service}")


class Gathered(NamedTuple):
    """What a run gathered: the plan with the crawl's journey, all walks, and what the crawl tells of the whole."""

    plan: Plan
    walks: list[Walk]
    site: Site | None = None
    record: SiteRecord | None = None


def with_crawl(folder: RunFolder) -> Gathered:
    """What this folder holds. Evidence is read when it is asked for."""
    walks = folder.walks()
    crawl = folder.plan.crawl
    if crawl is None:
        return Gathered(folder.plan, walks)
    if not (folder.path / NAME).is_file():
        return _nothing(folder.plan, crawl, walks, None)
    try:
        with Book(folder) as book:
            return _crawled(folder, crawl, walks, book)
    except (sqlite3.Error, ValueError, KeyError, TypeError) as error:
        raise RunUnreadable(
            f"{folder.path / NAME} does not fit this version of auditor ({error}).", "Crawl the service again."
        ) from error


def _crawled(folder: RunFolder, crawl: Crawl, walks: list[Walk], book: Book) -> Gathered:
    plan, pages = folder.plan, pages_of(book)
    if not pages.numbers:
        return _nothing(plan, crawl, walks, book)
    ended = book.fact(DONE) is True
    why = why_not_complete(book, ended=ended)
    journey = _journey(plan, crawl, pages.names)
    starts = _first_pages(walks)
    start = (*crawl.start, plan.url)[0]
    missed = why_not_seen(book, (plan.url, *crawl.start, *crawl.essential))
    return Gathered(
        plan.model_copy(update={"journeys": (*plan.journeys, journey)}),
        [*walks, *_walks(folder, crawl, journey, book, pages, ended=ended)],
        site_of(book, pages, start, starts, complete=not why),
        record_of(book, pages, journey.name, start, starts, " ".join(filter(None, (why, missed)))),
    )


def _nothing(plan: Plan, crawl: Crawl, walks: list[Walk], book: Book | None) -> Gathered:
    """A crawl that has looked at no page is none that is left out: it prevents its journey, and says why."""
    start = (*crawl.start, plan.url)[0]
    journey = _journey(plan, crawl, (shape(start, urlsplit(start).netloc),))
    record = record_of_nothing(book, journey.name, start)
    personas = cast(plan)
    crawled = [unwalked(journey, personas[name], record.why) for name in _in_order(crawl)]
    with_it = plan.model_copy(update={"journeys": (*plan.journeys, journey)})
    return Gathered(with_it, [*walks, *crawled], record=record)


def _journey(plan: Plan, crawl: Crawl, names: Iterable[str]) -> Journey:
    steps = tuple(Step(name=one, line=crawl.line) for one in names)  # where the plan says that it is crawled
    return Journey.model_validate(
        {"name": _free_name(plan), "crawled": True, "for_personas": crawl.personas, "steps": steps}
    )


def _in_order(crawl: Crawl) -> list[str]:
    return sorted(crawl.personas, key=lambda name: name != REFERENCE)


def _walks(
    folder: RunFolder, crawl: Crawl, journey: Journey, book: Book, pages: Pages, *, ended: bool
) -> Iterator[Walk]:
    """One a persona; what was measured does not count, since pages are opened at the same time."""
    personas = cast(folder.plan)
    for name in _in_order(crawl):
        who = personas[name]
        yield Walk(
            journey=journey.name,
            persona=name,
            conditions=who.conditions,
            visits=tuple(_visits(folder, book, pages, journey.name, who)),
            finished=ended,
            like=who.like,
            timed=False,
            line=who.device.line,
            stop=None if ended else "interrupted",
            stopped_at=None if ended else len(journey.steps),
            reason=None if ended else why_not_complete(book, ended=ended),
        )


def _visits(folder: RunFolder, book: Book, pages: Pages, journey: str, who: Persona) -> Iterator[Visit]:
    sql = (
        "SELECT a.page, a.file, a.arrival, p.template FROM audited a JOIN page p ON p.id=a.page "
        "WHERE a.persona=? AND p.state='looked' ORDER BY p.place,p.turn,p.id"
    )
    for row in book.rows(sql, who.id):
        arrival = Arrival.model_validate_json(row["arrival"])
        yield Visit(
            number=pages.numbers[row["page"]],
            arrival=arrival.model_copy(update={"step": pages.step(row["template"]), "ends_step": True}),
            persona=who.id,
            journey=journey,
            read=PageReaders(folder.path / row["file"]),
            like=who.like,
            timed=False,
            line=who.device.line,
        )


def _first_pages(walks: list[Walk]) -> dict[str, str]:
    """Where each journey begins, as its first walk met it."""
    found: dict[str, str] = {}
    for walk in walks:
        if walk.visits and not walk.visits[0].arrival.wrong:
            found.setdefault(walk.journey, walk.visits[0].arrival.url)
    return found


def _free_name(plan: Plan) -> str:
    name = words_in(plan.language)(PAGES_OF, service=plan.service)
    taken = {journey.name for journey in plan.journeys}
    return next(one for one in (name, *(f"{name} {n}" for n in range(2, len(taken) + 3))) if one not in taken)
