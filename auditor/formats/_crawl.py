"""How a plan may write that its service is crawled."""

from typing import Annotated, Any, ClassVar, Literal
from urllib.parse import urljoin

from pydantic import AfterValidator, BeforeValidator, Field

from auditor.model import Crawl

from ._names import NOT_WRITTEN, Text
from ._network import host_name
from ._people import PersonaName
from ._targets import Written
from ._units import Milliseconds, Share, address, within, wrong

MOST_PAGES = 1_000_000
NO = ("false", "no", "off", "none")
LINKS = {"all": ("true", "yes", "on"), "own": ("own",), "none": ("false", "no", "off")}  # as plans may write it
MOST_AT_ONCE = 16  # more would be no crawl but an attack


def _listed(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


def _host(value: str) -> str:
    """A host, with its port where that is not the usual one."""
    name, colon, port = value.strip().rpartition(":")
    return f"{host_name(name)}:{port}" if colon and port.isdigit() and name else host_name(value)


def _asked(value: Any) -> str:
    """Whose linked addresses are asked for."""
    text = str(value).strip().lower()
    whose = next((one for one, words in LINKS.items() if text in words), None)
    if whose is None:
        mend = "Write true, false, or own: then only addresses of the service's own hosts are asked for."
        raise wrong("This does not say which links are asked for.", mend)
    return whose


Listed = BeforeValidator(_listed)
Addresses = Annotated[tuple[Annotated[Text, AfterValidator(address)], ...], Listed]
Patterns = Annotated[tuple[Text, ...], Listed]


class CrawlText(Written):
    """The crawl of a service. Addresses may be relative to the plan's."""

    example: ClassVar[str] = '{most_pages: 500, exclude: ["/archive/**"]}'

    start: Addresses = ()
    hosts: Annotated[tuple[Annotated[Text, AfterValidator(_host)], ...], Listed] = ()
    subdomains: bool = False
    include: Patterns = ()
    exclude: Patterns = ()
    essential: Addresses = ()
    personas: Annotated[tuple[PersonaName, ...], Listed, Field(min_length=1)] = NOT_WRITTEN
    most_pages: Annotated[int, within(1, MOST_PAGES, f"from 1 to {MOST_PAGES}")] = NOT_WRITTEN
    most_depth: Annotated[int, within(0, 1_000, "from 0 (the start alone) to 1000")] = NOT_WRITTEN
    most_of_a_kind: Annotated[int, within(1, MOST_PAGES, f"from 1 to {MOST_PAGES}")] = NOT_WRITTEN
    each_template: Annotated[int, within(1, 10_000, "from 1 to 10000")] = NOT_WRITTEN
    share: Annotated[Share, within(0, 1, "from 0% to 100%")] = NOT_WRITTEN
    every_page: bool = False
    seed: Annotated[int, within(0, 2**31, "a whole number from 0")] = NOT_WRITTEN
    at_once: Annotated[int, within(1, MOST_AT_ONCE, f"from 1 to {MOST_AT_ONCE}")] = NOT_WRITTEN
    delay: Annotated[Milliseconds, within(0, 600_000, "at most 10min")] = NOT_WRITTEN
    robots: bool = True
    sitemaps: bool = True
    links: Annotated[Literal["all", "own", "none"], BeforeValidator(_asked)] = "all"
    documents: bool = True
    evidence: Patterns = ()
    pictures: bool = True


def _all_by_default(value: Any) -> Any:
    if value is False or (isinstance(value, str) and value.strip().lower() in NO):
        raise wrong("Without this key, nothing is crawled.", "Delete it.")
    return {} if value is True or (isinstance(value, str) and value.strip().lower() == "true") else value


# `crawl: true` crawls as it is usual.
AnyCrawl = Annotated[CrawlText, BeforeValidator(_all_by_default)]


def crawl_of(written: CrawlText, url: str, line: int | None) -> Crawl:
    """What is crawled; `url` is the plan's."""
    told = {name: value for name, value in written.model_dump(exclude={"links", "delay"}).items() if value is not None}
    told |= {name: tuple(urljoin(url, one) for one in told[name]) for name in ("start", "essential")}
    if written.personas is not None:
        told["personas"] = tuple(dict.fromkeys(written.personas))
    delay = (written.delay or 0) / 1000
    asked, own = written.links != "none", written.links == "own"
    return Crawl(**told, check_links=asked, own_links=own, delay=delay, line=line)
