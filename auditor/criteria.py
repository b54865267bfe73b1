"""The success criteria of WCAG 2.2, levels A and AA, with their clauses of EN 301 549."""

import json
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Literal

from auditor.model import Value


class Criterion(Value):
    """One success criterion.

    `en301549` is its clause for web pages in EN 301 549 V3.2.1 (2021-03), the version cited under Directive
    (EU) 2016/2102; None for what came with WCAG 2.2, which that version does not know.
    """

    number: str
    name: str
    level: Literal["A", "AA"]
    since: Literal["2.0", "2.1", "2.2"]
    en301549: str | None
    url: str  # of W3C's explanation


@cache
def criteria() -> dict[str, Criterion]:
    """All of them by number, in the order of the standard."""
    text = files("auditor.commons").joinpath("criteria.json").read_text(encoding="utf-8")
    return {row["number"]: Criterion(**row) for row in json.loads(text)}


def clauses(numbers: Iterable[str]) -> tuple[str, ...]:
    """The clauses of EN 301 549 for these criteria; those that have none are left out."""
    found = (criteria().get(number) for number in numbers)
    return tuple(one.en301549 for one in found if one and one.en301549)
