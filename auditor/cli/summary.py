"""Says at the end what a run came to: verdict, who gets through, the worst friction, where the report is."""

from pathlib import Path

from rich.console import Console
from rich.table import Table
from rich.text import Text

from auditor.languages import Words
from auditor.languages.messages import fill
from auditor.model import Seen
from auditor.present.way import OPEN
from auditor.showing import JourneyShowing, PointShowing, Row
from auditor.shown import Showing

from .impacts import impact_in_words
from .site_summary import site_summary
from .terminal import plain, say

SHAPES = {
    Seen.PASSED: ("✓", "green"),
    Seen.STRUGGLED: ("~", "yellow"),
    Seen.BLOCKED: ("✗", "bold red"),
    Seen.PREVENTED: ("?", "magenta"),
    Seen.NOT_REACHED: ("·", "dim"),
}
MOST_POINTS = 5
MOST_LETTERS = 110  # of a reason; the report has it whole


def summary(console: Console, showing: Showing, report: Path, code: int) -> None:
    """Print it, in the language of the report. `code` is the exit code that follows."""
    _ = showing.words
    for journey in showing.walked:
        console.print()
        say(console, (_verdict(journey, _), "bold"))
        console.print(_who_gets_through(journey, _))
    if showing.walked or not showing.site:
        say(console, (_("✓ passed  ~ struggled  ✗ blocked  ? could not be judged  · not reached"), "dim"))
    if showing.site:
        console.print()
        site_summary(console, showing.site, _)
    _points(console, showing)
    console.print()
    for line in _reasons(showing, code):
        say(console, line)
    say(console, (_("Report:"), "bold"), " ", str(report))


def _verdict(journey: JourneyShowing, _: Words) -> str:
    of = len(journey.rows)
    if of == 1:
        row = journey.rows[0]
        return _("{journey}, {persona}: {how}.", journey=journey.name, persona=row.persona.title, how=_how(row, _))
    struggled = journey.counts.get("struggled", 0)
    through = journey.counts.get("completed", 0) + struggled
    if journey.counts.get("prevented", 0) == of:
        return _("{journey}: nobody could be judged to the end.", journey=journey.name)
    if struggled:
        say = _("{journey}: {through} of {of} personas get through, {struggled} of them with a struggle.")
    else:
        say = _("{journey}: {through} of {of} personas get through.")
    return fill(say, {"journey": journey.name, "through": through, "of": of, "struggled": struggled})


def _who_gets_through(journey: JourneyShowing, _: Words) -> Table:
    table = Table(box=None, padding=(0, 1, 0, 0), header_style="dim")
    table.add_column("")
    for step in journey.steps:
        table.add_column(str(step.ref.number), justify="center", no_wrap=True)
    table.add_column("", overflow="fold")
    for row in journey.rows:
        facts = (step.facts.get(row.persona.id) for step in journey.steps)
        shapes = (SHAPES[fact.outcome] if fact else (" ", "") for fact in facts)
        table.add_row(plain(row.persona.title), *(Text(*shape) for shape in shapes), Text(plain(_how(row, _))))
    return table


def _how(row: Row, _: Words) -> str:
    words = {
        "completed": _("got through"),
        "struggled": _("got through with a struggle"),
        "blocked": _("blocked"),
        "prevented": _("could not be judged"),
    }[row.ended]
    if row.at is None:
        return f"{words}: {_short(row.why)}" if row.why else words
    at = _("{how} at step {number}, {name}", how=words, number=row.at.number, name=row.at.name)
    return f"{at}: {_short(row.why)}" if row.why else at


def _short(why: str) -> str:
    return why if len(why) <= MOST_LETTERS else f"{why[: MOST_LETTERS - 1].rstrip()}…"


def _points(console: Console, showing: Showing) -> None:
    _ = showing.words
    console.print()
    if not any(step.friction is not None for journey in showing.journeys for step in journey.steps):
        say(console, _("No page could be judged, so nothing is known about friction."))
        return
    if not showing.points:
        say(console, _("No friction was found by these rules. That is no proof that there is none."))
        return
    standing = [one for one in showing.points if one.point.status in OPEN]
    if not standing:
        say(console, _("Nothing of what was found counts: people have set it aside, or it is not met any more."))
        return
    worst = standing[:MOST_POINTS]
    head = _("The worst friction ({shown} of {all} points)", shown=len(worst), all=len(standing))
    say(console, (head, "bold"))
    for point in worst:
        say(
            console,
            (f"{_.number(point.point.score, 1):>6}  ", "bold"),
            f"{point.number} {_short(point.point.title)}",
            (_where(point, _), "dim"),
        )


def _where(point: PointShowing, _: Words) -> str:
    impact = impact_in_words(point.point.impact, _)
    sure = "" if point.point.certainty == "violation" else _("a person must look")
    return f" ({'; '.join(part for part in (impact, sure, ', '.join(point.point.owners)) if part)})"


def _reasons(showing: Showing, code: int) -> list[str]:
    _, verdict = showing.words, showing.audit.verdict
    gate = {
        "passed": _("The gate passed."),
        "failed": _("The gate failed."),
        "none": _("The plan has no gate."),
    }[verdict.gate]
    told = [gate] if verdict.complete else [_("The audit is incomplete."), gate]
    return [" ".join([*told, _("Exit code {code}.", code=code)]), *(f"  {reason}" for reason in verdict.reasons)]
