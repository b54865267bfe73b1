"""`auditor check`: audits one page without a plan."""

from typing import Any, get_args
from urllib.parse import urlsplit

import click

from auditor.model import Action, ActionKind, ConsentAnswer, Journey, Plan, Step

from .address import address_of
from .options import Options, common, examples
from .plans import chosen, gated
from .reaching import reached, reaching, taken
from .running import run_anew

# Who checks a page expects its menus and dialogs to be judged too. Each costs 1 to 4 seconds.
OPENED = 8


@click.command(
    "check",
    epilog=examples(
        "auditor check https://service.example/", "auditor check http://127.0.0.1:8000/start --persona mobile"
    ),
)
@click.argument("url")
@click.option(
    "--explore/--no-explore",
    default=True,
    help=f"Open up to {OPENED} menus, dialogs, tabs and the like beside the walk, and judge what appears.",
    show_default=True,
)
@click.option(
    "--consent",
    type=click.Choice(get_args(ConsentAnswer)),
    default="leave",
    help="What the customers do about a wall that asks for consent to cookies, before the page is judged.",
    show_default=True,
)
@reaching
@common
@click.pass_context
def command(ctx: click.Context, /, url: str, *, explore: bool, consent: ConsentAnswer, **given: Any) -> None:
    """Audit the page at URL, as every persona sees it; no plan needed."""
    way = taken(given)
    options = Options(**given)
    plan = plan_of_page(url, explore=OPENED if explore else 0).model_copy(update={"consent": consent})
    plan = gated(reached(plan, way), options.gate)
    run_anew(ctx, chosen(plan, (), options.personas, options.checkers, options.repeat), options)


def plan_of_page(url: str, *, explore: int = 0) -> Plan:
    """A plan of one step: opening this page, and up to `explore` closed things there."""
    address = address_of(url)
    host = str(urlsplit(address).hostname)
    step = Step(name="The page", actions=(Action(kind=ActionKind.OPEN, value=address),), explore=explore)
    return Plan(service=host, url=address, journeys=(Journey(name="Open the page", steps=(step,)),))
