"""`auditor crawl`: audits a whole service, page by page, without a plan."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import click
from pydantic import ValidationError

from auditor.cast import cast
from auditor.crawl.auditing import kinds_of
from auditor.errors import UsageError
from auditor.formats._crawl import CrawlText
from auditor.model import Crawl, Plan
from auditor.store import RunFolder

from .address import address_of
from .options import Options, common, examples
from .plans import chosen, gated
from .reaching import first_told, must_be_told_again, reached, reaching, taken
from .running import go_on, run_anew
from .terminal import errors, say

DEFAULTS = Crawl()
OPTIONS = (
    click.option("--every-page", is_flag=True, help="Audit every page, not a sample of each template's."),
    click.option(
        "--most-pages",
        type=click.IntRange(1, 1_000_000),
        default=DEFAULTS.most_pages,
        metavar="N",
        help="Open at most so many pages.",
        show_default=True,
    ),
    click.option(
        "--include",
        multiple=True,
        metavar="GLOB",
        help='Open only pages whose whole address matches, such as "**/library/**"; can be given again.',
    ),
    click.option("--exclude", multiple=True, metavar="GLOB", help="Open no such pages; can be given again."),
    click.option("--subdomains", is_flag=True, help="Subdomains of the service's host belong to it."),
    click.option("--host", "hosts", multiple=True, metavar="NAME", help="This host belongs to it; can be given again."),
    click.option(
        "--essential", multiple=True, metavar="URL", help="A page that is always audited; can be given again."
    ),
    click.option("--sitemap/--no-sitemap", default=True, help="Read the service's sitemaps.", show_default=True),
    click.option("--no-robots", is_flag=True, help="Do not keep to robots.txt. Only for services of your own."),
    click.option(
        "--at-once",
        type=click.IntRange(1, 16),
        default=DEFAULTS.at_once,
        metavar="N",
        help="Pages of one host at the same time.",
        show_default=True,
    ),
    click.option(
        "--delay", type=click.FloatRange(0, 600), default=0, metavar="SECONDS", help="Between two pages of one host."
    ),
    click.option(
        "--seed", type=int, default=DEFAULTS.seed, metavar="N", help="Draws another sample.", show_default=True
    ),
    click.option(
        "--evidence", multiple=True, metavar="NAME", help="Gather this kind only, such as Dom; can be given again."
    ),
    click.option("--no-pictures", is_flag=True, help="Take no pictures of pages."),
    click.option("--no-links", is_flag=True, help="Do not ask whether what is linked is there."),
    click.option("--own-links", is_flag=True, help="Ask so on the service's own hosts alone, and on no other."),
    click.option(
        "--resume", type=click.Path(path_type=Path), metavar="DIR", help="Go on with a crawl that was stopped."
    ),
)


def _own(command: Any) -> Any:
    for option in reversed(OPTIONS):
        command = option(command)
    return command


@click.command(
    "crawl",
    epilog=examples(
        "auditor crawl https://service.example/",
        'auditor crawl https://service.example/ --include "**/library/**" --every-page',
        "auditor crawl --resume runs/service-example-20260102-150405",
    ),
)
@click.argument("url", required=False)
@_own
@reaching
@common
@click.pass_context
def command(ctx: click.Context, /, url: str | None, *, resume: Path | None, **given: Any) -> None:
    """Audit the service at URL, page by page; no plan needed.

    Pages are found by links and sitemaps, at a pace that the service bears, and grouped into templates. Of each
    template some pages are audited, the same ones every time; all others are only looked at.
    """
    common_ones = {name: given.pop(name) for name in Options.__dataclass_fields__ if name in given}
    options, way = Options(**common_ones), taken(given)
    if resume is not None:
        go_on(ctx, _stopped(resume, url, way), options)
        return
    if url is None:
        raise UsageError("No address is named.", "Write `auditor crawl https://service.example/`.")
    plan = reached(plan_of_service(url, options.personas, **given), way)
    if given["no_robots"] and not options.quiet:
        say(errors(), ("Warning: ", "yellow"), "robots.txt is not kept to. Crawl only services of your own so.")
    plan = chosen(gated(plan, options.gate), (), options.personas, options.checkers, options.repeat)
    kinds_of(plan, plan.crawl or DEFAULTS, cast(plan)["desktop"])  # names of kinds that there are not
    run_anew(ctx, plan, options)


def plan_of_service(url: str, personas: tuple[str, ...] = (), **given: Any) -> Plan:
    """A plan that only crawls."""
    address = address_of(url)
    crawl = Crawl(
        personas=tuple(dict.fromkeys(personas)) or DEFAULTS.personas,
        essential=tuple(address_of(one) for one in given["essential"]),
        hosts=_hosts(given["hosts"]),
        robots=not given["no_robots"],
        sitemaps=given["sitemap"],
        pictures=not given["no_pictures"],
        check_links=not given["no_links"],
        own_links=given["own_links"],
        **{
            name: given[name]
            for name in (
                "every_page", "most_pages", "include", "exclude", "subdomains", "at_once", "delay", "seed",
                "evidence",
            )
        },
    )  # fmt: skip
    personas = crawl.personas
    return Plan(service=str(urlsplit(address).hostname), url=address, personas=personas, crawl=crawl)


def _hosts(names: Sequence[str]) -> tuple[str, ...]:
    try:
        return CrawlText.model_validate({"hosts": list(names)}).hosts
    except ValidationError as wrong:
        raise first_told(wrong) from None


def _stopped(folder: Path, url: str | None, way: Mapping[str, Any]) -> RunFolder:
    if url is not None:
        raise UsageError("--resume goes on with the service that the crawl began with.", "Leave the address out.")
    opened = RunFolder.open(folder)
    if opened.plan.crawl is None:
        raise UsageError(f"{folder} holds no crawl.", f"Write `auditor run --resume {folder}`.")
    if opened.plan.file:
        raise UsageError(f"{folder} was made by a plan.", f"Write `auditor run --resume {folder}`: it reads it again.")
    plan = reached(opened.plan, way)
    must_be_told_again(plan)
    return RunFolder.open(folder, plan)
