"""What a crawl is told to look at, and what it looked at."""

from pydantic import Field

from .value import Value


class Crawl(Value):
    """How a service is crawled (`crawl:` of a plan). Addresses are absolute; patterns are globs over whole addresses.

    Nothing beyond the hosts is opened: the plan's own, those named, and their subdomains where that is said.
    """

    start: tuple[str, ...] = ()  # addresses to begin with, beside the plan's
    hosts: tuple[str, ...] = ()  # that belong to the service beside the plan's own
    subdomains: bool = False
    include: tuple[str, ...] = ()  # patterns, one of which a page must match; none: all
    exclude: tuple[str, ...] = ()
    essential: tuple[str, ...] = ()  # addresses that are always audited
    personas: tuple[str, ...] = ("desktop",)  # who audits the pages that are chosen; the first of all looks for pages
    most_pages: int = 2_000  # pages that are opened
    most_depth: int = 20  # clicks from the start
    most_of_a_kind: int = 500  # pages of one shape of address, so that a calendar or a set of filters comes to an end
    each_template: int = 5  # pages of each template that are audited
    share: float = 0.1  # of all other pages, audited by a seeded choice (WCAG-EM 1.0, step 3.d: a tenth)
    every_page: bool = False  # audit all
    seed: int = 1
    at_once: int = 2  # pages at the same time, of one host
    delay: float = 0  # seconds between two pages of one host; robots.txt may ask for more
    robots: bool = True  # keep to robots.txt
    sitemaps: bool = True
    check_links: bool = True  # ask whether what is linked is there, on other hosts too
    own_links: bool = False  # ask so on the service's own hosts alone
    documents: bool = True  # look into PDF files
    evidence: tuple[str, ...] = ()  # names of the kinds that are gathered; none: the usual ones
    pictures: bool = True
    line: int | None = None


class TemplateRecord(Value):
    """Pages that are made alike. `step` is the step of the crawl's journey that stands for them."""

    step: str
    shape: str  # of their addresses, such as /catalogue/*/index.html
    pages: int
    audited: int
    examples: tuple[str, ...] = ()  # addresses of those that were audited, the first twenty


class SampledPage(Value):
    """A page of the sample, and why it is in it."""

    url: str
    step: str  # that stands for its template
    why: str  # as `chosen` in the frontier: essential, template, random or every
    title: str = ""


class DocumentRecord(Value):
    """A document that pages link to. What is None could not be read."""

    url: str
    kind: str  # such as pdf
    pages: tuple[str, ...]  # that link to it, the first ten
    bytes: int | None = None
    tagged: bool | None = None
    title: str | None = None  # empty: it has none
    shows_title: bool | None = None  # in the window, rather than the file's name
    language: str | None = None
    has_text: bool | None = None  # a text layer: False for what was only scanned
    encrypted: bool | None = None
    why: str = ""  # why it could not be looked into


class SiteRecord(Value):
    """What a crawl came to, as the audit tells it."""

    journey: str  # the journey that stands for the crawl
    start: str
    found: int  # addresses of pages
    looked: int  # pages that were opened
    audited: int
    unaudited: int = 0  # pages that were chosen and opened, and could not be judged for anybody
    failed: int = 0  # pages that gave no answer, or an error
    left_out: dict[str, int] = Field(default_factory=dict)  # why, in words → addresses
    sample: dict[str, int] = Field(
        default_factory=dict
    )  # why a page was audited (essential, template, random …) → pages
    chosen: tuple[SampledPage, ...] = ()  # pages of the sample, the first five hundred of each of its parts
    templates: tuple[TemplateRecord, ...] = ()
    depths: dict[int, int] = Field(default_factory=dict)  # clicks from the start → pages
    journey_starts: dict[str, int | None] = Field(default_factory=dict)  # journey → clicks to its first page
    links: int = 0  # addresses that were asked for to see whether they are there
    broken: int = 0  # of these, not there
    unasked: int = 0  # addresses that were not asked for, since the time for it was over or there were too many
    documents: tuple[DocumentRecord, ...] = ()
    complete: bool = True  # nothing that was found was left waiting
    why: str = ""  # why it is not
