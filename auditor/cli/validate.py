"""`auditor validate`: checks a plan without walking it."""

from pathlib import Path

import click

from .options import examples
from .plans import read_plan
from .terminal import output, say


@click.command("validate", epilog=examples("auditor validate audit.yaml"))
@click.argument("plan", type=click.Path(path_type=Path))
def command(plan: Path) -> None:
    """Check PLAN without walking it: exit code 0 if it can be walked, 2 with every error if not."""
    read = read_plan(plan)
    steps = sum(len(journey.steps) for journey in read.journeys)
    journeys = f"{len(read.journeys)} journey{'s' * (len(read.journeys) > 1)}"
    personas = ", ".join(read.personas)
    say(output(), f"{plan} is a plan that can be walked: {journeys}, {steps} step{'s' * (steps > 1)}, as {personas}.")
