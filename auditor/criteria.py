"""The success criteria of WCAG 2.2, levels A and AA, with their clauses of EN 301 549, and what else that asks."""

import json
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from auditor.model import Value


class Source(Value):
    """Where the numbers, names, levels and clauses come from, and how sure that is."""

    id: str
    title: str
    version: str
    date: str
    url: str
    note: str


class Criterion(Value):
    """One success criterion.

    `en301549` is its clause for web pages in EN 301 549 V3.2.1, None for what came with WCAG 2.2, which that version
    does not know; `en301549_v411` the one in V4.1.1. `person` says what no rule can decide of it; `unseen` why no
    rule looks at it at all.
    """

    number: str
    name: str
    level: Literal["A", "AA"]
    since: Literal["2.0", "2.1", "2.2"]
    en301549: str | None
    en301549_v411: str
    url: str  # of W3C's explanation
    person: str
    unseen: str = ""

    @property
    def clause(self) -> str:
        """The clause, with the versions of EN 301 549 that have it."""
        return f"{self.en301549_v411} ({'V3.2.1, V4.1.1' if self.en301549 else 'V4.1.1'})"


class Clause(Value):
    """A clause of EN 301 549 V3.2.1 that asks more of a web service than WCAG does. No rule looks at it."""

    clause: str
    name: str
    person: str  # what a person must look at, and where that applies


def criteria() -> dict[str, Criterion]:
    """All of them by number, in the order of the standard."""
    return _read()[1]


def sources() -> tuple[Source, ...]:
    """What all this is taken from."""
    return _read()[0]


def clauses(numbers: Iterable[str], *, documents: bool = False) -> tuple[str, ...]:
    """The clauses of EN 301 549 V3.2.1 for these criteria; those that have none are left out."""
    found = (criteria().get(number) for number in numbers)
    return tuple(_of(one.en301549, documents=documents) for one in found if one and one.en301549)


def clauses_v411(numbers: Iterable[str], *, documents: bool = False) -> tuple[str, ...]:
    """The clauses of EN 301 549 V4.1.1 for these criteria."""
    found = (criteria().get(number) for number in numbers)
    return tuple(_of(one.en301549_v411, documents=documents) for one in found if one)


def _of(clause: str, *, documents: bool) -> str:
    """Clause 10, of documents that are no web pages, numbers the criteria as clause 9 does, of web pages."""
    return f"10.{clause.removeprefix('9.')}" if documents and clause.startswith("9.") else clause


def other_clauses() -> tuple[Clause, ...]:
    """What EN 301 549 asks beyond WCAG, in its order; V4.1.1 numbers some of it otherwise (see the file's note)."""
    return _read_clauses()


def slug(criterion: Criterion) -> str:
    """The criterion's name in W3C's addresses and in the identifiers of WCAG-EM."""
    return criterion.url.rpartition("/")[2]


@cache
def _read_clauses() -> tuple[Clause, ...]:
    text = files("auditor.commons").joinpath("clauses.json").read_text(encoding="utf-8")
    return tuple(Clause(**row) for row in json.loads(text)["clauses"])


@cache
def _read() -> tuple[tuple[Source, ...], dict[str, Criterion]]:
    text = files("auditor.commons").joinpath("criteria.json").read_text(encoding="utf-8")
    data: dict[str, list[dict[str, Any]]] = json.loads(text)
    known = tuple(Source(**row) for row in data["sources"])
    return known, {row["number"]: Criterion(**row) for row in data["criteria"]}
