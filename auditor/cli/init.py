"""`auditor init`: proposes a plan from a look at a service."""

import asyncio
from pathlib import Path

import click

from auditor.engines.chromium import open_engine
from auditor.engines.find import Found, as_root, find_browser
from auditor.formats._plan_text import Comments, plan_text
from auditor.model import Network, Plan
from auditor.proposing import propose

from .address import address_of
from .options import examples
from .plan_file import free, put
from .terminal import errors, output, say


@click.command("init", epilog=examples("auditor init https://service.example/ --out proposed.yaml"))
@click.argument("url")
@click.option(
    "--out", type=click.Path(path_type=Path), default=Path("audit.yaml"), metavar="FILE", help="The plan to write.",
    show_default=True,
)  # fmt: skip
@click.option("--force", is_flag=True, help="Write over a plan that is there.")
@click.option("--browser", metavar="PATH", help="The Chromium, Chrome or Edge to use (or set AUDITOR_BROWSER).")
@click.option("--no-sandbox", is_flag=True, help="Switch the browser's sandbox off. Only for services you trust.")
def command(*, url: str, out: Path, force: bool, browser: str | None, no_sandbox: bool) -> None:
    """Look at the service at URL, and propose journeys as a plan with comments.

    Opens the page and what it leads to on the same host, a page at a time and some 40 at most, and follows what
    customers come for: booking, buying, applying, searching, logging in, asking for help; in English, Finnish and
    Swedish. It sends nothing: the browser refuses all but GET requests, and each step that would send something is
    marked with stop_before. What was guessed says so.
    """
    address = address_of(url)
    free(out, force=force)
    sandbox = not (no_sandbox or as_root())
    if not sandbox:
        say(errors(), ("Warning: ", "yellow"), "the browser's sandbox is off. Look only at services that you trust.")
    plan, comments = asyncio.run(_proposed(find_browser(browser), address, sandbox=sandbox))
    put(out, plan_text(plan, comments))
    for journey in plan.journeys:
        stops = ", stops before the last" if journey.steps[-1].stop_before else ""
        count = len(journey.steps)
        say(output(), ("  ", ""), (journey.name, "bold"), f": {count} step{'s' * (count > 1)}{stops}")
    say(output(), f"{out} proposes {len(plan.journeys)} journeys. Read and correct it, then: auditor run {out}")


async def _proposed(found: Found, address: str, *, sandbox: bool) -> tuple[Plan, Comments]:
    async with open_engine(found, sandbox=sandbox, network=Network(), own=(address,)) as engine:
        return await propose(engine, address)
