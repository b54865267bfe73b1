"""Which pages of a crawl count, in which order, and the step that stands for each one's template."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from .book import Book
from .templates import Template, Templates, names_of

ORDER = "place,turn,id"  # in which a crawl takes its pages, however many it opens at once
LOOKED = "state='looked'"
JUDGED = "json_extract(arrival,'$.wrong') IS NULL"  # of `audited`: what was gathered there can be judged


@dataclass(frozen=True, slots=True)
class Pages:
    """The pages that were looked at, by their ids in `run.sqlite`, and the templates, by the numbers of their steps."""

    numbers: dict[int, int]  # page → its number in the order of the crawl
    steps: dict[int, int]  # template → the number of its step
    names: tuple[str, ...]  # of the steps
    shapes: tuple[str, ...]

    def step(self, template: int | None) -> int:
        """The number of the step of a page."""
        return self.steps[template or 0]


def pages_of(book: Book) -> Pages:
    """Number pages and templates; only templates that pages were looked at of have a step."""
    numbers = {
        row["id"]: number
        for number, row in enumerate(book.rows(f"SELECT id FROM page WHERE {LOOKED} ORDER BY {ORDER}"))  # noqa: S608
    }
    templates = _templates(book)
    return Pages(
        numbers,
        {one.id: number for number, one in enumerate(templates)},
        tuple(names_of(templates).values()),
        tuple(one.shape for one in templates),
    )


def kept_templates(book: Book) -> Templates:
    """The templates that a crawl that was stopped has found, to go on with."""
    sql = (
        "SELECT t.id, t.shape, (SELECT p.structure FROM page p WHERE p.template=t.id AND p.structure IS NOT NULL "
        "ORDER BY p.place,p.turn,p.id LIMIT 1) AS structure FROM template t ORDER BY t.id"
    )
    return Templates.of(
        Template(row["id"], row["shape"], tuple(listed(row["structure"])), _title(book, row["id"]))
        for row in book.rows(sql)
    )


def listed(text: str | None) -> list[Any]:
    """A list that is kept as JSON; empty where nothing of the kind is."""
    told = json.loads(text) if text else []
    return told if isinstance(told, list) else []


def mapped(text: str | None) -> dict[str, Any]:
    """A mapping that is kept as JSON; empty where nothing of the kind is."""
    told = json.loads(text) if text else {}
    return told if isinstance(told, dict) else {}


def _templates(book: Book) -> list[Template]:
    shapes = {row["id"]: row["shape"] for row in book.rows("SELECT id,shape FROM template")}
    sql = f"SELECT coalesce(template,0) AS id, min(shape) AS shape FROM page WHERE {LOOKED} GROUP BY 1 ORDER BY 1"  # noqa: S608
    return [
        Template(row["id"], shapes.get(row["id"]) or row["shape"] or "/", title=_title(book, row["id"]))
        for row in book.rows(sql)
    ]


def _title(book: Book, template: int) -> tuple[str, ...] | None:
    """What the titles of a template's pages share."""
    titles = Templates()
    sql = f"SELECT DISTINCT title FROM page WHERE {LOOKED} AND coalesce(template,0)=? AND title<>'' LIMIT 200"  # noqa: S608
    for row in book.rows(sql, template):
        titles.place("/", (1,), row["title"])
    return titles.known[1].title if titles.known else None


def each(book: Book, sql: str, *values: Any) -> Iterator[Any]:
    """The only column of each row."""
    return (row[0] for row in book.rows(sql, *values))
