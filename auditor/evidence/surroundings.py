"""What lies around the journey's start: the way from the front page, the search, what stands for missing pages."""

import asyncio
import logging
import re
from collections.abc import Sequence
from contextlib import suppress
from importlib.resources import files
from typing import Any
from urllib.parse import quote_plus, urljoin
from weakref import WeakSet

from auditor.errors import AuditorError, BrowserDied
from auditor.evidence.links import HARMLESS, LAST
from auditor.model import Evidence, Value
from auditor.parts import evidence
from auditor.session import Session

_NAMES = ("surroundings.js", "surroundings_page.js")
WAY, PAGE = (files(__package__).joinpath(name).read_text(encoding="utf-8") for name in _NAMES)
SCRIPT = f"(limits) => ({WAY})(limits, {HARMLESS.strip()})"
# Pages that are fetched on each level below the front page: with it and the start itself, 24.
LEVELS = (12, 7, 3)
LIMITS = {"levels": LEVELS, "at_once": 4, "each_ms": 3_000, "all_ms": 5_000, "bytes": 1_000_000, "links": 1_500}
SEEN = {"text": 2_000, "results": 200}
SECONDS = 12
BESIDE_SECONDS = 7.0  # the limit of both pages that are opened beside the walk
MISSING = "auditor-7f3c-does-not-exist"  # no service has a page of this name
LONGEST_QUERY = 8  # words: nobody types more
log = logging.getLogger(__name__)
_PARTS = re.compile(r"\s+[|–—·•»:-]+\s+")
_ANCHORS = " ¶#§"  # links to the heading itself that stand in it
_seen: WeakSet[Session] = WeakSet()


class Front(Value):
    """The front page as it comes, before any script of it runs."""

    url: str
    status: int
    title: str = ""
    heading: str = ""
    lang: str = ""
    links: int = 0
    scripted: bool = False  # an empty shell that scripts fill
    signs_in: bool = False


class Hop(Value):
    """One link of the way."""

    name: str
    url: str


class Beside(Value):
    """A page that was opened beside the walk, scripts run, without cookies.

    `text` is its own, without what pages share. `home`, `search`, `contact`: what it offers. `linked`: its own part
    leads to the journey's start; `results` and `position` count the links of its list.
    """

    asked: str  # the address that was opened
    url: str
    status: int | None = None
    title: str = ""
    heading: str = ""
    lang: str = ""
    text: str = ""
    links: int = 0  # to other pages
    buttons: int = 0  # and frames
    home: bool = False
    search: bool = False
    contact: bool = False
    signs_in: bool = False
    echoed: bool = False  # it shows what was asked for
    results: int = 0
    position: int = 0  # from 1; 0: not among them
    linked: bool = False


class Search(Value):
    """A search by GET on the front page or the start: its words, what was looked for, the page that answered."""

    label: str
    query: str
    page: Beside


class Surroundings(Evidence):
    """What lies around the page at which the walk began; looked at once a walk, by GET and without cookies.

    `clicks` is the shortest way found from the front page, of at most four links; 0: none. It reads at most 24 pages,
    those first whose address or name is nearest to the start's; `left_out` were not read, `scripted` were empty shells.
    `public`: the start can be seen without cookies. `not_there`: what an address beside it that cannot exist leads to.
    """

    start: str = ""  # its address; empty on all visits but the first
    title: str = ""
    heading: str = ""
    lang: str = ""
    text: str = ""
    front: Front | None = None
    begins: bool = False  # the journey begins at the front page
    public: bool = False
    way: tuple[Hop, ...] = ()
    looked: int = 0
    scripted: int = 0
    left_out: int = 0
    late: bool = False  # the time was over before all was read
    search: Search | None = None
    not_there: Beside | None = None

    @property
    def clicks(self) -> int:
        """How many links the shortest way has; 0 where none was found."""
        return len(self.way)


@evidence(Surroundings, order=LAST + 0.5, usual=False)
async def gather(session: Session) -> Surroundings:
    """Look around, on the first page of a walk that answered."""
    sound = session.method == "GET" and (session.status or 200) < 400 and session.url.startswith("http")
    if session in _seen or not sound:
        return Surroundings()
    _seen.add(session)
    starts = _starts(session)
    here = await session.evaluate(PAGE, {**SEEN, "front": [], "starts": [], "asked": ""})
    told: dict[str, Any] = await session.evaluate(SCRIPT, {**LIMITS, "starts": starts}, seconds=SECONDS)
    form, front = told.pop("search"), told["front"]
    query = name_of(here["heading"], here["title"]) if told["open"] else ""
    around = {"front": [urljoin(session.url, "/"), *([front["url"]] if front else [])], "starts": starts}
    missing, found = None, None
    with suppress(TimeoutError):
        async with asyncio.timeout(BESIDE_SECONDS), session.aside(carry="nothing") as beside, beside.full_speed():
            missing = await _look(beside, urljoin(session.url, MISSING), around)
            if form and query:
                page = await _look(beside, _asking(form, query), {**around, "asked": query})
                found = Search(label=form["label"], query=query, page=page) if page else None
    facts = {name: told[name] for name in ("front", "begins", "way", "looked", "scripted", "left_out", "late")}
    own = {name: here[name] for name in ("title", "heading", "lang", "text")}
    beside_it = {"start": session.url, "public": told["open"], "search": found, "not_there": missing}
    return Surroundings.model_validate(facts | own | beside_it)


def name_of(heading: str, title: str) -> str:
    """What customers would look for to find a page: its heading, else its title without the service's name."""
    name = " ".join((heading or _PARTS.split(title)[0]).rstrip(_ANCHORS).split())
    return name if 0 < len(name.split()) <= LONGEST_QUERY and len(name) <= 80 else ""


def _asking(form: dict[str, str], query: str) -> str:
    sign = "&" if "?" in form["url"] else "?"
    return f"{form['url']}{sign}{quote_plus(form['field'])}={quote_plus(query)}"


def _starts(session: Session) -> Sequence[str]:
    """The address of the start, and those that were redirected to it."""
    asked = [one["url"] for one in session.requests() if one["type"].lower() == "document" and not one.get("in_frame")]
    return list(dict.fromkeys([session.url, *asked]))[:6]


async def _look(beside: Session, address: str, wanted: dict[str, Any]) -> Beside | None:
    try:
        await beside.open(address)
        await beside.settle(seconds=3)
        told = await beside.evaluate(PAGE, {"asked": "", **SEEN, **wanted})
    except BrowserDied:
        raise
    except AuditorError as error:
        log.info("%s was not seen beside the walk: %s", address, error)
        return None
    return Beside(asked=address, status=beside.status, **told)
