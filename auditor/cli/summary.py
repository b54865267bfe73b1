"""Says at the end what a run came to: verdict, who gets through, the worst friction, where the report is."""

from pathlib import Path

from rich.console import Console
from rich.table import Table
from rich.text import Text

from auditor.model import Seen
from auditor.showing import JourneyShowing, PointShowing, Row, Showing

from .terminal import plain, say

SHAPES = {
    Seen.PASSED: ("✓", "green"),
    Seen.STRUGGLED: ("~", "yellow"),
    Seen.BLOCKED: ("✗", "bold red"),
    Seen.PREVENTED: ("?", "magenta"),
    Seen.NOT_REACHED: ("·", "dim"),
}
LEGEND = "✓ passed  ~ struggled  ✗ blocked  ? could not be judged  · not reached"
MOST_POINTS = 5
MOST_LETTERS = 110  # of a reason; the report has it whole


def summary(console: Console, showing: Showing, report: Path, code: int) -> None:
    """Print it. `code` is the exit code that follows."""
    for journey in showing.journeys:
        console.print()
        say(console, (_verdict(journey), "bold"))
        console.print(_who_gets_through(journey))
    say(console, (LEGEND, "dim"))
    _points(console, showing)
    console.print()
    for line in _reasons(showing, code):
        say(console, line)
    say(console, ("Report: ", "bold"), str(report))


def _verdict(journey: JourneyShowing) -> str:
    of = len(journey.rows)
    if of == 1:
        return f"{journey.name}: {journey.rows[0].persona.title} {_how(journey.rows[0])}."
    through = journey.counts.get("completed", 0) + journey.counts.get("struggled", 0)
    if journey.counts.get("prevented", 0) == of:
        return f"{journey.name}: nobody could be judged to the end."
    who = "All personas get" if through == of else f"{through} of {of} personas {'gets' if through == 1 else 'get'}"
    return f"{journey.name}: {who} through{_struggling(journey)}."


def _struggling(journey: JourneyShowing) -> str:
    struggled = journey.counts.get("struggled", 0)
    return f", {struggled} of them with a struggle" if struggled else ""


def _who_gets_through(journey: JourneyShowing) -> Table:
    table = Table(box=None, padding=(0, 1, 0, 0), header_style="dim")
    table.add_column("")
    for step in journey.steps:
        table.add_column(str(step.ref.number), justify="center", no_wrap=True)
    table.add_column("", overflow="fold")
    for row in journey.rows:
        facts = (step.facts.get(row.persona.id) for step in journey.steps)
        shapes = (SHAPES[fact.outcome] if fact else (" ", "") for fact in facts)
        table.add_row(plain(row.persona.title), *(Text(*shape) for shape in shapes), Text(plain(_how(row))))
    return table


def _how(row: Row) -> str:
    words = {
        "completed": "got through",
        "struggled": "got through with a struggle",
        "blocked": "blocked",
        "prevented": "could not be judged",
    }[row.ended]
    at = f" at step {row.at.number}, {row.at.name}" if row.at else ""
    return f"{words}{at}: {_short(row.why)}" if row.why else f"{words}{at}"


def _short(why: str) -> str:
    return why if len(why) <= MOST_LETTERS else f"{why[: MOST_LETTERS - 1].rstrip()}…"


def _points(console: Console, showing: Showing) -> None:
    console.print()
    if not any(step.friction is not None for journey in showing.journeys for step in journey.steps):
        say(console, "No page could be judged, so nothing is known about friction.")
        return
    if not showing.points:
        say(console, "No friction was found by these rules. That is no proof that there is none.")
        return
    worst = showing.points[:MOST_POINTS]
    head = "The worst friction" if len(showing.points) > len(worst) else "The friction"
    say(console, (f"{head} ({len(worst)} of {len(showing.points)} points)", "bold"))
    for point in worst:
        say(
            console,
            (f"{point.point.score:6.1f}  ", "bold"),
            f"{point.number} {_short(point.point.title)}",
            (_where(point), "dim"),
        )


def _where(point: PointShowing) -> str:
    owners = f"; {', '.join(point.point.owners)}" if point.point.owners else ""
    sure = "" if point.point.certainty == "violation" else ", a person must look"
    return f" ({point.point.impact}{sure}{owners})"


def _reasons(showing: Showing, code: int) -> list[str]:
    verdict = showing.audit.verdict
    gate = {"passed": "The gate passed.", "failed": "The gate failed.", "none": "The plan has no gate."}[verdict.gate]
    complete = "" if verdict.complete else "The audit is incomplete. "
    return [f"{complete}{gate} Exit code {code}.", *(f"  {reason}" for reason in verdict.reasons)]
