"""`auditor check`: audits one page without a plan."""

import re
from typing import Any
from urllib.parse import urlsplit

import click

from auditor.errors import UsageError
from auditor.model import Action, ActionKind, Journey, Plan, Step

from .options import Options, common, examples
from .plans import chosen
from .running import run_anew

SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:(?!\d)")  # where digits follow, it is a host and its port
LOOPBACK = re.compile(r"(localhost|127\.\d+\.\d+\.\d+|\[::1\])([:/]|$)", re.IGNORECASE)


@click.command(
    "check",
    epilog=examples(
        "auditor check https://service.example/", "auditor check http://127.0.0.1:8000/start --persona mobile"
    ),
)
@click.argument("url")
@common
@click.pass_context
def command(ctx: click.Context, /, url: str, **given: Any) -> None:
    """Audit the page at URL, as every persona sees it; no plan needed."""
    options = Options(**given)
    run_anew(ctx, chosen(plan_of_page(url), (), options.personas), options)


def plan_of_page(url: str) -> Plan:
    """A plan of one step: opening this page. Where `url` names no scheme, it is http on this machine, else https."""
    address = url.strip()
    if not SCHEME.match(address):
        address = f"{'http' if LOOPBACK.match(address) else 'https'}://{address}"
    try:
        parts = urlsplit(address)
        host = parts.hostname if parts.scheme in ("http", "https") and parts.port != 0 else None
    except ValueError:
        host = None
    if not host or any(letter.isspace() for letter in address):
        mend = "Give an http or https address, such as https://service.example/."
        raise UsageError(f"“{url}” is not the address of a page.", mend)
    step = Step(name="The page", actions=(Action(kind=ActionKind.OPEN, value=address),))
    return Plan(service=host, url=address, journeys=(Journey(name="Open the page", steps=(step,)),))
