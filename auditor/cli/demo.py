"""`auditor demo`: audits the bundled demo service."""

import os
from importlib.resources import as_file, files
from typing import Any

import click

from auditor.demo.service import start

from .options import Options, common, examples
from .plans import chosen, read_plan
from .running import run_anew


@click.command("demo", epilog=examples("auditor demo", "auditor demo --mended", "auditor demo --persona keyboard"))
@click.option("--mended", is_flag=True, help="Audit the variant of the service whose defects are mended.")
@common
@click.pass_context
def command(ctx: click.Context, /, *, mended: bool, **given: Any) -> None:
    """Start the bundled demo service on this machine, audit it, and say where the report is.

    The demo is a small town's booking of sports halls, with defects planted in it. Nothing leaves this machine.
    """
    options = Options(**given)
    with start(mended=mended, port=0) as service, as_file(files("auditor.demo") / "plan.yaml") as path:
        os.environ["DEMO_URL"], os.environ["DEMO_PAY_URL"] = service.url, service.pay_url
        run_anew(ctx, chosen(read_plan(path), (), options.personas, options.checkers, options.repeat), options)
