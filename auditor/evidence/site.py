"""What a crawl found out about the service as a whole: its pages and how they hang together."""

from typing import ClassVar

from auditor.model import DocumentRecord, Evidence, Value


class SitePage(Value):
    """A page that was opened.

    `number` counts from 0 in the order of the crawl; `template` is the number of its step.
    """

    number: int
    url: str
    title: str = ""
    lang: str = ""
    status: int | None = None
    template: int = 0
    depth: int | None = None  # clicks from the start; None: no link leads there
    linked_from: int = 0  # pages that link to it
    in_sitemap: bool = False
    audited: bool = False
    navigation: tuple[str, ...] = ()  # its main navigation's names, in order; empty where it has none
    help: tuple[str, ...] = ()  # ways to get help that it offers, in order
    alternates: dict[str, str] = {}  # language → address of its counterpart


class Linked(Value):
    """An address that pages link to and that does not do what it promises. `pages` hold the link: their numbers."""

    url: str
    pages: tuple[int, ...]  # the first fifty
    count: int  # of pages
    text: str = ""  # of the first link
    path: str = ""  # of that link on the first page
    status: int | None = None
    why: str = ""  # in words, where there is no status
    certain: bool = True  # False: it may be that only we were refused
    chain: tuple[str, ...] = ()  # addresses on the way, of a redirect
    hops: tuple[int, ...] = ()  # the statuses that led to each of them, where they are known
    fragment: str = ""  # the part of the page that is not there


class JourneyStart(Value):
    """How far a journey's first page is from the front page."""

    journey: str
    url: str
    clicks: int | None  # None: no link leads there


class Site(Evidence):
    """The service as a crawl met it. A rule that takes a `Site` hands a `SitePage` as `at`."""

    of_site: ClassVar[bool] = True

    start: str
    pages: tuple[SitePage, ...] = ()
    broken: tuple[Linked, ...] = ()
    anchors: tuple[Linked, ...] = ()  # links to a part of a page that the page does not have
    redirects: tuple[Linked, ...] = ()
    documents: tuple[DocumentRecord, ...] = ()
    journeys: tuple[JourneyStart, ...] = ()
    templates: tuple[str, ...] = ()  # the names of their steps, by their numbers
    complete: bool = True  # all that was found was looked at: only then something is missing for certain
