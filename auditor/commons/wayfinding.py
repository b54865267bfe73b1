"""What helps customers to find their way: breadcrumbs read as customers do, words of searches and missing pages."""

import re
from collections.abc import Iterator
from functools import cache
from urllib.parse import urlsplit

from auditor.commons.orientation import stems
from auditor.commons.urls import host, link, same_page
from auditor.commons.walks import documents, touched
from auditor.commons.word_lists import word_list
from auditor.evidence.dom import Dom
from auditor.evidence.signposts import Crumb, Signposts, Trail
from auditor.languages import phrase
from auditor.model import Visit, Walk

LOOKING = ("open", "wait_for", "scroll", "reload", "back", "forward")


def signposts(walk: Walk) -> Iterator[tuple[Visit, Dom, Signposts]]:
    """The visits that may be judged and whose signposts were read."""
    for visit, page in documents(walk):
        found = visit.get(Signposts)
        if isinstance(found, Signposts):
            yield visit, page, found


def own_crumb(trail: Trail, page: Dom) -> Crumb | None:
    """The crumb that stands for the page itself; None in a trail that ends with the page above."""
    last = trail.crumbs[-1]
    ends_here = not last.url or last.current or same_page(last.url, page.url)
    return last if ends_here and len(trail.crumbs) > 1 else None


def odd_crumbs(trail: Trail, page: Dom) -> Iterator[tuple[Crumb, str]]:
    """The crumbs above the page's own that do not lead upwards, each with what is odd about it."""
    own = own_crumb(trail, page)
    above = [crumb for crumb in trail.crumbs if crumb is not own and crumb.url and host(crumb.url) == host(page.url)]
    highest: Crumb | None = None
    for crumb in above:
        if link(crumb.url, page.url) == link(page.url, page.url):
            yield crumb, phrase("which is this page")
        elif _below(crumb.url, page.url):
            yield crumb, phrase("which lies below this page")
        elif highest and _below(highest.url, crumb.url, top=True):
            yield crumb, phrase("which lies above “{name}”, the crumb before it", name=highest.name)
        highest = crumb


def speaks_of(name: str, page: Dom) -> bool:
    """Whether a name and the page's heading, title or address share a word; also where the name says too little."""
    heads = " ".join(head.text or head.name for head in page.headings() if head.visible)
    address = re.sub(r"[\W_]+", " ", urlsplit(page.url).path)
    return not stems(name) or bool(stems(name) & stems(f"{heads} {page.title} {address}"))


def folder(url: str) -> str:
    """The path of an address as the folder that it may be for others: `/a/b/`."""
    return f"{urlsplit(url).path.rstrip('/')}/"


def apart(walk: Walk, one: tuple[Visit, Dom], other: tuple[Visit, Dom]) -> bool:
    """Whether two pages of a walk are surely two: neither the same, nor one above the other, nor steps of one form."""
    here, there = folder(one[1].url), folder(other[1].url)
    return not here.startswith(there) and not _sent_between(walk, one[0], other[0])


def says_none_found(text: str) -> bool:
    """Whether a page of results says that there are none."""
    return bool(_pattern("none").search(text))


def says_not_there(text: str) -> bool:
    """Whether words say that a page is not there."""
    return bool(_pattern("missing").search(text))


def searches_all(label: str) -> bool:
    """Whether the words of a search say that it looks through the whole service."""
    return bool(_pattern("site").search(label))


def _sent_between(walk: Walk, one: Visit, other: Visit) -> bool:
    first, last = sorted((one.number, other.number))
    between = (touch for visit, touch in touched(walk) if first <= visit.number < last and touch.went == "done")
    return any(touch.action not in LOOKING and touch.role != "link" for touch in between)


def _below(url: str, other: str, *, top: bool = False) -> bool:
    """Whether one address lies in the folder of another; all lie in the top one, which is said only where it tells."""
    return folder(url) != folder(other) and folder(url).startswith(folder(other)) and (top or folder(other) != "/")


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    phrases = (re.escape(phrase) for words in word_list("wayfinding").values() for phrase in words[kind])
    return re.compile(rf"(?<!\w)({'|'.join(phrases)})(?!\w)", re.IGNORECASE)
