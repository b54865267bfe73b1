"""Sees through spaces without end: calendars, filters, sort orders, paths that repeat themselves. Pure."""

import re
from collections import Counter
from dataclasses import dataclass
from urllib.parse import urlsplit

from auditor.languages.marking import phrase

from .addresses import INDEX, as_path, parameters, shape, without

MOST_SEGMENTS = 16  # of a path; people make none that are deeper
MOST_PARAMETERS = 8
REPEATED = 3  # times that a segment of a path or the name of a parameter may stand before it repeats itself
OF_A_CALENDAR = 14  # pages of one calendar: a year of months, two weeks of days
OF_FILTERS = 40  # pages of one list with two or more filters at once
OF_AN_ORDER = 2  # pages of one list in other orders

ORDER = re.compile(
    r"(sort|order)(ing)?([-_]?(by|order|dir|direction|column|field))?=.*|product_list_(order|dir|limit|mode)=.*"
    r"|(per[-_]?page|page[-_]?size|items[-_]?per[-_]?page)=.*|(dir|direction)=(asc|desc).*"
    r"|(view|mode|view[-_]?mode|display|layout)=(grid|list|table|compact|cards?|tiles?|map|print)",
    re.IGNORECASE,
)
_DAY = r"(19|20|21)\d\d[-./]?(0?[1-9]|1[0-2])([-./]?([0-2]?\d|3[01]))?|(0?[1-9]|1[0-2])[-./](19|20|21)\d\d"
DATED = re.compile(
    rf"(from|to|start|end|since|until|.*(date|cal|calendar|datum|p[äa]iv[äa]))=({_DAY})"
    rf"|(.*[-_])?(day|month|year|week|kk|vuosi|viikko)=({_DAY}|\d{{1,2}}|(19|20|21)\d\d|(19|20|21)\d\d-?W\d\d)",
    re.IGNORECASE,
)
YEAR = re.compile(r"(19|20|21)\d\d")
PART_OF_DATE = re.compile(r"\d{1,2}|[wW]\d\d|week-?\d+|(19|20|21)\d\d[-.]?\d\d([-.]?\d\d)?")


@dataclass(frozen=True, slots=True)
class Endless:
    """Why an address is taken for one of a space without end.

    `most` pages are opened of those whose shape is `shape`, or begins with it where that ends with `?`.
    """

    why: str
    shape: str
    most: int


def endless(address: str, home: str = "") -> Endless | None:
    """Whether a normalised address is one of very many that show no more; None where nothing speaks for that."""
    address = as_path(address)
    segments = [one for one in urlsplit(address).path.split("/") if one]
    pairs = parameters(address)
    if len(segments) > MOST_SEGMENTS or _repeats(segments):
        return Endless(phrase("the path repeats itself, or has no end"), "", 0)
    names = [name.lower() for name, _ in pairs]
    if len(pairs) > MOST_PARAMETERS or max(Counter(names).values(), default=0) > REPEATED:
        return Endless(phrase("the parameters grow without end"), "", 0)
    own = shape(address, home)
    if _of_calendar(segments, pairs):
        return Endless(phrase("a day, week or month of a calendar, of which enough were opened"), own, OF_A_CALENDAR)
    if orders := frozenset(name.lower() for name, value in pairs if ORDER.fullmatch(f"{name}={value}")):
        of = shape(without(address, orders), home)
        return Endless(
            phrase("another order or view of the same list"), f"{of}{'&' if '?' in of else '?'}", OF_AN_ORDER
        )
    if len(set(names) - {"page", "p"}) > 1:
        why = phrase("one of many combinations of parameters, of which enough were opened")
        return Endless(why, f"{own.partition('?')[0]}?", OF_FILTERS)
    return None


def _repeats(segments: list[str]) -> bool:
    if max(Counter(segments).values(), default=0) >= REPEATED and not _all_numbers(segments):
        return True
    halves = (segments[:size] for size in range(2, len(segments) // 2 + 1))
    return any(segments[-2 * len(one) : -len(one)] == segments[-len(one) :] for one in halves)


def _all_numbers(segments: list[str]) -> bool:
    most, _ = Counter(segments).most_common(1)[0]
    return most.isdigit()


def _of_calendar(segments: list[str], pairs: list[tuple[str, str]]) -> bool:
    if any(DATED.fullmatch(f"{name}={value}") for name, value in pairs):
        return True
    if segments and INDEX.fullmatch(segments[-1]):
        segments = segments[:-1]
    if not segments:
        return False
    last = segments[-1].partition(".")[0]
    if re.fullmatch(r"(19|20|21)\d\d-(0[1-9]|1[0-2])(-([0-2]\d|3[01]))?|(19|20|21)\d\d-?W\d\d", last):
        return True
    years = [number for number, one in enumerate(segments[:-1]) if YEAR.fullmatch(one)]
    return bool(years) and all(PART_OF_DATE.fullmatch(one) for one in (*segments[years[0] + 1 : -1], last))
