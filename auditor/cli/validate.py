"""`auditor validate`: rehearses a plan without walking it."""

from collections.abc import Iterator
from pathlib import Path

import click

from auditor.cast import cast
from auditor.crawl.auditing import kinds_of
from auditor.crawl.scope import Scope
from auditor.model import Crawl, Plan
from auditor.rehearsal import JourneyRead, Rehearsal, rehearse

from .comparing import check_baseline
from .options import examples
from .plans import read_plan
from .reviewing import read_beside
from .terminal import output, say
from .validate_way import Line, way_told


@click.command("validate", epilog=examples("auditor validate audit.yaml"))
@click.argument("plan", type=click.Path(path_type=Path))
def command(plan: Path) -> None:
    """Check PLAN without walking it: exit code 0 if it can be walked, 2 with every error if not.

    Says what each persona would do, how often the last step is done for real, and what is run around each walk.
    Nothing is opened and nothing is run.
    """
    read = read_plan(plan)
    read_beside(read)
    check_baseline(read)
    walked = _told(rehearse(read, cast(read)))
    for line in (_in_short(plan, read), *_missing(read), *way_told(read), *walked, *_crawled(read)):
        say(output(), *line)


def _in_short(path: Path, plan: Plan) -> Line:
    if plan.crawl and not plan.journeys:
        return (f"{path} is a plan that can be crawled, as {', '.join(plan.crawl.personas)}.",)
    steps = sum(len(journey.steps) for journey in plan.journeys)
    journeys = f"{len(plan.journeys)} journey{'s' * (len(plan.journeys) > 1)}"
    personas = ", ".join(plan.personas)
    return (f"{path} is a plan that can be walked: {journeys}, {steps} step{'s' * (steps > 1)}, as {personas}.",)


def _missing(plan: Plan) -> Iterator[Line]:
    """A baseline that the plan names and that is not there: all right before the first run, a slip later."""
    for name in dict.fromkeys(gate.baseline for gate in plan.gates if gate.baseline):
        if not (plan.folder / name).is_file():
            yield (("Note: ", "yellow"), f"there is no baseline {name} yet, so all that is found will count as new.")


def _crawled(plan: Plan) -> Iterator[Line]:
    """What would be crawled: nothing is asked for here, so how many pages there are is not known."""
    crawl = plan.crawl
    if crawl is None:
        return
    for persona in crawl.personas:
        kinds_of(plan, crawl, cast(plan)[persona])  # names of kinds of evidence that there are not
    hosts = ", ".join(sorted(Scope.of(plan, crawl).hosts))
    yield ("",)
    yield (("The crawl", "bold"),)
    yield (f"  Begins at {', '.join((plan.url, *crawl.start))} and stays on {hosts}{_and_below(crawl)}.",)
    for words, patterns in (("Opens only", crawl.include), ("Never opens", crawl.exclude)):
        if patterns:
            yield (f"  {words} what matches {' or '.join(patterns)}.",)
    yield (f"  Opens at most {crawl.most_pages} pages, {crawl.at_once} at once, {crawl.delay:g} s apart at least.",)
    essential = f"{len(crawl.essential)} essential, " if crawl.essential else ""
    sample = f"{essential}{crawl.each_template} of each template and {crawl.share:.0%} of the others, drawn"
    yield (f"  Audits {'every page' if crawl.every_page else sample}, as {', '.join(crawl.personas)}.",)
    yield (f"  {_asks(crawl)}",)
    if not crawl.robots:
        yield (("  Warning: ", "yellow"), "robots.txt is not kept to. Crawl only services of your own so.")


def _asks(crawl: Crawl) -> str:
    links = " on its own hosts" if crawl.own_links else ", on other hosts too"
    parts = [f"asks whether what is linked is there{links}"] if crawl.check_links else []
    parts += ["looks into PDF documents"] if crawl.documents else []
    told = " and ".join(parts) or "asks for no links and no documents"
    return f"Then {told}."


def _and_below(crawl: Crawl) -> str:
    return " and their subdomains" if crawl.subdomains else ""


def _told(rehearsal: Rehearsal) -> Iterator[Line]:
    for journey in rehearsal.journeys:
        yield ("",)
        yield ((journey.name, "bold"),)
        yield from _journey(journey)
    if rehearsal.turns:
        yield ("",)
    for turn in rehearsal.turns:
        yield (turn,)


def _journey(journey: JourneyRead) -> Iterator[Line]:
    for step in journey.steps:
        yield (f"  {step.number} {step.name}", (f"  {'; '.join(step.notes)}" if step.notes else "", "dim"))
    for when, parts in (("Before", journey.before), ("After", journey.after)):
        if parts:
            yield (f"  {when} each walk: {'; '.join(parts)}",)
    for part in journey.parts:
        yield ((f"  {part.persona}", "bold"), (f"  {part.how}", "dim"))
        for sentence in part.does:
            yield (f"    {sentence}",)
    yield (("  In sum: ", "bold"), journey.sum)
    if journey.warning:
        yield (("  Warning: ", "yellow"), journey.warning)
