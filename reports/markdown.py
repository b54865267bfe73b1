"""The audit in Markdown, short enough for a comment on a pull request or the summary of a CI job."""

from collections.abc import Iterable, Iterator, Sequence

from auditor.languages import Words
from auditor.parts import JourneyShowing, Showing, report
from auditor.showing import PointShowing, Row, StepShowing

from . import labels
from .marked import marked

# UTF-16 units. A comment on GitHub takes 65,536, and whoever posts it may add a few words.
_ROOM = 60_000
_MOST_STEPS = 10  # columns that can be read side by side
_MOST_POINTS = 25
_MOST_REASONS = 12
_MOST_NAMED = 3  # steps
_MOST_TEMPLATES = 10
_SHAPES = {"passed": "✓", "struggled": "△", "blocked": "✕", "prevented": "?", "not-reached": "–"}


@report(".md")
def markdown(showing: Showing) -> bytes:
    """For pull requests and CI summaries: the verdict, who gets through, what to fix first, what is new or fixed."""
    _ = showing.words
    blocks = [
        f"## {marked(showing.audit.service, 120)}",
        *_gate(showing),
        *(block for journey in showing.walked for block in _journey(_, journey)),
        *_site(showing),
        *_first(showing),
        *_changes(showing),
        *_points(showing),
        *_suppressed(showing),
        _("An automated audit never finds all friction. The whole report is report.html in the run folder."),
    ]
    return "\n\n".join(_fitting(_, blocks)).encode() + b"\n"


def _fitting(_: Words, blocks: Iterable[str]) -> Iterator[str]:
    """As many blocks as there is room for; what is left out is said."""
    room, left = _ROOM, 0
    for block in blocks:
        room -= len(block.encode("utf-16-le")) // 2 + 2
        left += room < 0
        if not left:
            yield block
    if left:
        yield _("There is no room here for the rest: it is in the report.")


def _gate(showing: Showing) -> Iterator[str]:
    _, verdict = showing.words, showing.audit.verdict
    if not verdict.complete:
        yield f"**{_('This audit is incomplete.')}**"
    if verdict.gate == "failed":
        yield f"**{_('The gate failed.')}**"
    elif verdict.gate == "passed":
        yield (
            f"**{_('The gate passed.')}**"
            if verdict.complete
            else _("Of what could be judged, nothing fails the gate.")
        )
    told = [f"- {marked(reason, 400)}" for reason in verdict.reasons[:_MOST_REASONS]]
    if left := len(verdict.reasons) - len(told):
        told.append(f"- {_.many('And {n} more.', 'And {n} more.', left)}")
    if told:
        yield "\n".join(told)


def _journey(_: Words, journey: JourneyShowing) -> Iterator[str]:
    yield f"### {marked(journey.name, 160)}"
    yield f"**{_verdict(_, journey)}**"
    steps = journey.steps if len(journey.steps) <= _MOST_STEPS else ()
    head = [_("Who"), *(f"{step.ref.number} {marked(step.ref.name, 24)}" for step in steps), _("How it ended")]
    rows = [[marked(row.persona.title, 60), *_cells(_, row, steps), _how(_, row)] for row in journey.rows]
    rule = ["---", *([":-:"] * len(steps)), "---"]
    yield "\n".join(f"| {' | '.join(cells)} |" for cells in (head, rule, *rows))


def _verdict(_: Words, journey: JourneyShowing) -> str:
    every, counts = len(journey.rows), journey.counts
    if every == 1:
        row = journey.rows[0]
        return f"{marked(row.persona.title, 60)}: {labels.ended(_, row.ended)}."
    blocked, unjudged = counts.get("blocked", 0), counts.get("prevented", 0)
    if unjudged == every:
        return _("Nobody could be judged to the end.")
    if blocked:
        return _("{stopped} of {all} kinds of customer cannot get through.", stopped=blocked, all=every)
    if unjudged:
        return _("{n} of {all} kinds of customer could not be judged.", n=unjudged, all=every)
    if hard := counts.get("struggled", 0):
        return _("All kinds of customer get through, {hard} of {all} with difficulty.", hard=hard, all=every)
    return _("All kinds of customer get through: {all} of {all}.", all=every)


def _cells(_: Words, row: Row, steps: Iterable[StepShowing]) -> Iterator[str]:
    for step in steps:
        facts = step.facts.get(row.persona.id)
        yield f"{_SHAPES[facts.outcome.value]} {labels.outcome(_, facts.outcome)}" if facts else ""


def _how(_: Words, row: Row) -> str:
    ended = labels.ended(_, row.ended)
    at = _("at step {number}, {name}", number=row.at.number, name=row.at.name) if row.at else ""
    return marked(": ".join(part for part in (f"{ended} {at}".strip(), row.why) if part), 240)


def _site(showing: Showing) -> Iterator[str]:
    """A crawl: how much was looked at, and its worst templates."""
    _, site = showing.words, showing.site
    if site is None:
        return
    heading = _("The site")
    yield f"### {heading}"
    yield f"**{labels.site_verdict(_, site)}** {labels.site_found(_, site)}"
    if site.record.why and not site.record.complete:
        yield marked(site.record.why, 400)
    head = [_("Template"), _("Pages"), _("Audited"), _("Friction"), _("Friction points"), _("Worst violation")]
    rows = [
        [
            f"{one.step.ref.number} {marked(one.step.ref.name, 60)}",
            _.number(one.pages, 0),
            _.number(one.audited, 0),
            "–" if one.step.friction is None else _.number(one.step.friction, 1),
            _.number(len(one.step.points), 0),
            labels.worst(_, one),
        ]
        for one in site.templates[:_MOST_TEMPLATES]
    ]
    rule = ["---", *(["--:"] * 4), "---"]
    yield "\n".join(f"| {' | '.join(cells)} |" for cells in (head, rule, *rows))
    if left := len(site.templates) - len(rows):
        yield _.many("And {n} more template.", "And {n} more templates.", left)


def _first(showing: Showing) -> Iterator[str]:
    _ = showing.words
    if not showing.first:
        return
    heading = _("Fix these first")
    yield f"### {heading}"
    yield "\n".join(f"{number}. {_order(_, one)}" for number, one in enumerate(showing.first, 1))


def _order(_: Words, one: PointShowing) -> str:
    who = _("for all personas") if one.everybody else ", ".join(persona.title for persona in one.personas)
    owners = ", ".join(one.point.owners) or _("no owner named")
    about = "; ".join((one.number, marked(who, 120), marked(owners, 120)))
    title = "" if one.title == one.order else f" {marked(one.title, 240)}"  # what a person found may have no advice
    told = f"**{marked(one.order, 200)}**{title} ({about})"
    for mend in one.mended[:1]:
        values = {"before": _.number(mend.before, 1), "after": _.number(mend.after, 1)}
        at = {"number": mend.step.number, "name": mend.step.name, **values}
        if mend.step in one.templates:
            step = _("Friction of template {number}, {name}: {before} → {after}.", **at)
        else:
            step = _("Friction at step {number}, {name}: {before} → {after}.", **at)
        told += f" {marked(step, 240)}"
    return told


def _changes(showing: Showing) -> Iterator[str]:
    """Against the baseline, where there is one."""
    _ = showing.words
    if not showing.counts.compared:
        return
    for status, heading in (
        ("new", _("New")),
        ("reappeared", _("Reappeared")),
        ("fixed", _("Fixed")),
    ):
        if found := [one for one in showing.points if one.point.status == status]:
            yield f"### {heading} ({len(found)})"
            yield "\n".join([*(f"- {_told(_, one)}" for one in found[:_MOST_POINTS]), *_more(_, len(found))])


def _points(showing: Showing) -> Iterator[str]:
    """What stands, worst first, folded; where all that is new is told already, only what was known."""
    _ = showing.words
    statuses = ("known",) if showing.counts.compared else labels.STANDING
    found = [one for one in showing.points if one.point.status in statuses]
    if not found:
        return
    heading = _("Known friction points") if showing.counts.compared else _("Friction points, worst first")
    yield _folded(_, heading, found)


def _suppressed(showing: Showing) -> Iterator[str]:
    """What people put aside: it does not count, and is not hidden."""
    _ = showing.words
    if found := [one for one in showing.points if one.point.status == "suppressed"]:
        yield _folded(_, _("Suppressed"), found)


def _folded(_: Words, heading: str, points: Sequence[PointShowing]) -> str:
    rows = "\n".join([*(f"- {_told(_, one)}" for one in points[:_MOST_POINTS]), *_more(_, len(points))])
    return f"<details><summary>{heading} ({len(points)})</summary>\n\n{rows}\n\n</details>"


def _told(_: Words, one: PointShowing) -> str:
    facts = [labels.impact(_, one.point.impact)]
    if one.point.certainty == "review":
        facts.append(labels.certainty(_, one.point.certainty))
    if one.on_pages:
        facts.append(_.many("{n} page", "{n} pages", one.on_pages))
    steps = len(one.steps)
    if steps <= _MOST_NAMED:
        facts.append(labels.where(one))
    elif one.in_site:
        facts.append(_.many("{n} template", "{n} templates", steps))
    else:
        facts.append(_.many("{n} step", "{n} steps", steps))
    facts += one.point.owners
    decided = labels.decision(_, one.point.decision)
    told = f": {marked(decided, 240)}" if decided else ""
    return f"{one.number} {marked(one.title, 240)} ({marked('; '.join(facts), 200)}){told}"


def _more(_: Words, count: int) -> Iterator[str]:
    if count > _MOST_POINTS:
        yield f"- {_.many('And {n} more.', 'And {n} more.', count - _MOST_POINTS)}"
