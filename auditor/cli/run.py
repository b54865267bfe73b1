"""`auditor run`: walks a plan's journeys and reports their friction."""

from pathlib import Path
from typing import Any

import click

from auditor.cast import cast
from auditor.errors import UsageError
from auditor.model import Crawl, Plan
from auditor.secrets import Secrets
from auditor.store import RunFolder, read_facts

from .options import Options, common, examples
from .plans import chosen, gated, read_plan
from .reaching import must_be_told_again
from .running import go_on, run_anew


@click.command(
    "run",
    epilog=examples(
        "auditor run audit.yaml",
        'auditor run audit.yaml --persona keyboard --journey "Apply for a licence"',
        "auditor run --resume runs/juggling-licence-20260102-150405",
    ),
)
@click.argument("plan", type=click.Path(path_type=Path), required=False)
@click.option(
    "--journey", "journeys", multiple=True, metavar="NAME", help="Walk this journey only; can be given again."
)
@click.option("--resume", type=click.Path(path_type=Path), metavar="DIR", help="Go on with a run that was stopped.")
@common
@click.pass_context
def command(
    ctx: click.Context, /, plan: Path | None, journeys: tuple[str, ...], resume: Path | None, **given: Any
) -> None:
    """Walk the journeys of PLAN, once for each persona, and report their friction.

    PLAN is an audit.yaml: the service, its journeys and their steps. What is gathered lands in a run folder,
    with report.html and audit.json; a run that was stopped loses nothing and goes on with --resume.
    """
    options = Options(**given)
    if resume is not None:
        go_on(ctx, _stopped_run(resume, plan, journeys, options), options)
        return
    if plan is None:
        raise UsageError("No plan is named.", "Write `auditor run audit.yaml`; or `auditor check URL` for one page.")
    whole = gated(read_plan(plan), options.gate)
    run_anew(ctx, chosen(whole, journeys, options.personas, options.checkers, options.repeat), options)


def _stopped_run(folder: Path, plan: Path | None, journeys: tuple[str, ...], options: Options) -> RunFolder:
    if journeys or options.personas or options.checkers or options.repeat or options.out:
        message = (
            "--resume goes on with the journeys, personas, checkers and repeats that the run began with, in its folder."
        )
        raise UsageError(message, "Leave --journey, --persona, --checker, --repeat and --out out.")
    stored = RunFolder.open(folder).plan
    named = plan or (Path(told) if (told := read_facts(folder).get("plan", {}).get("file")) else None)
    if named is None:  # a check: its plan came from the command line
        must_be_told_again(stored)
        return RunFolder.open(folder, gated(stored, options.gate) if options.gate else None)
    fresh = chosen_as(stored, gated(read_plan(named), options.gate))
    return RunFolder.open(folder, fresh)


def chosen_as(stored: Plan, fresh: Plan) -> Plan:
    """The fresh plan, narrowed to what the stored one has. Raises UsageError where their steps differ."""
    names = [journey.name for journey in stored.journeys]
    journeys = tuple(journey for journey in fresh.journeys if journey.name in names)
    if _steps(journeys) != _steps(stored.journeys):
        raise UsageError(f"{fresh.file} has changed since this run began.", "Start a new run with it.")
    gone = [name for name in stored.personas if name not in cast(fresh)]
    if gone:
        raise UsageError(f"{fresh.file} has no persona “{gone[0]}” any more.", "Put it back, or start a new run.")
    kept = {"personas": stored.personas, "checkers": stored.checkers, "repeat": stored.repeat}
    kept |= {"more_gate": fresh.more_gate or stored.more_gate, "crawl": _crawl_as(stored, fresh)}
    return fresh.model_copy(update={"journeys": journeys, **kept})


def _crawl_as(stored: Plan, fresh: Plan) -> Crawl | None:
    """The crawl that the run began with; from the fresh plan where it is the same, since what was stored is masked."""
    if stored.crawl and fresh.crawl:
        told = Secrets(fresh.secrets).mask_json(fresh.crawl.model_dump_json(exclude={"line"}))
        if Crawl.model_validate_json(told) == stored.crawl.model_copy(update={"line": None}):
            return fresh.crawl
    return stored.crawl


def _steps(journeys: Any) -> list[tuple[str, list[str]]]:
    return [(journey.name, [step.name for step in journey.steps]) for journey in journeys]
