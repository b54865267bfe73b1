"""`auditor compare`: says what of a run's friction is new, fixed, known, come back or not seen."""

import json
from collections.abc import Iterator
from pathlib import Path

import click

from auditor.errors import UsageError
from auditor.judging.standing import updated
from auditor.model import Audit, Baseline, FrictionPoint
from auditor.store import RUN, RunFolder

from .baseline import against
from .comparing import AUDIT, kept_baseline, read_audit, read_baseline, statuses
from .options import examples
from .terminal import output, say

# In the order of telling: what each status means, to people.
STATUSES = {
    "new": "New",
    "reappeared": "Come back: it was fixed before",
    "fixed": "Fixed: looked for in the same places, and not found",
    "not-seen": "Not seen: its places were not reached again, or its rule was not asked there",
    "known": "Known",
    "suppressed": "Suppressed by review.yaml",
}
SHORT = ("known", "suppressed")  # counted, and told with --all alone
_SIGNS = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_{}[]<>#|~&"})


@click.command(
    "compare",
    epilog=examples(
        "auditor compare runs/licence-20260109-150405 runs/licence-20260102-150405",
        "auditor compare runs/licence-20260109-150405 baseline.json --format markdown",
    ),
)
@click.argument("run", type=click.Path(path_type=Path))
@click.argument("base", type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(["text", "json", "markdown"]), default="text", show_default=True)
@click.option("--all", "everything", is_flag=True, help="Also name what is known and what is suppressed.")
def command(run: Path, base: Path, form: str, *, everything: bool) -> None:
    """Compare the run folder RUN with BASE, an earlier run folder or a baseline.

    Friction points are told apart by their ids, so that one mended and one new never cancel out. Nothing is written.
    """
    audit = against(RunFolder.open(run), _base(base), str(base))
    if form == "json":
        click.echo(json.dumps(_as_json(audit, run, base), ensure_ascii=False, indent=1))
        return
    for line in _markdown(audit, everything=everything) if form == "markdown" else _text(audit, everything=everything):
        say(output(), line)


def _base(path: Path) -> Baseline:
    """What to compare with: of a run, what it found and what it knew to be fixed."""
    if not (path / RUN).is_file():
        _expect_baseline(path)
        return read_baseline(path)
    audit = read_audit(path)
    return updated(audit.service, [(audit.friction_points, audit.findings)], kept_baseline(RunFolder.open(path)))


def _expect_baseline(path: Path) -> None:
    if path.is_dir():
        raise UsageError(f"{path} is not a run folder: it has no {RUN}.", "Name a folder that a run made.")
    if path.name == AUDIT and (path.parent / RUN).is_file():
        raise UsageError(f"{path} is no baseline; it is of a run.", f"Name its folder: {path.parent}")


def _groups(audit: Audit) -> Iterator[tuple[str, list[FrictionPoint]]]:
    for status in STATUSES:
        points = [point for point in audit.friction_points if point.status == status]
        if points:
            yield status, sorted(points, key=lambda point: (point.impact.rank, -point.score, point.id))


def _sum(audit: Audit) -> str:
    counts = statuses(audit)
    words = {"new": "new", "reappeared": "come back", "fixed": "fixed", "known": "known", "not-seen": "not seen"}
    told = ", ".join(f"{counts[status]} {word}" for status, word in words.items())
    suppressed = f", {counts['suppressed']} suppressed" if counts["suppressed"] else ""
    incomplete = (
        "" if audit.verdict.complete else " The audit is incomplete: what nobody reached is not seen, not fixed."
    )
    return f"Against {audit.baseline}: {told}{suppressed}.{incomplete}"


def _text(audit: Audit, *, everything: bool) -> Iterator[str]:
    yield _sum(audit)
    for status, points in _groups(audit):
        if status in SHORT and not everything:
            continue
        yield ""
        yield f"{STATUSES[status]} ({len(points)})"
        for point in points:
            yield f"  {point.impact}{_doubt(point)}: {point.title} [{point.id}, {point.rule}] {_where(point)}"


def _markdown(audit: Audit, *, everything: bool) -> Iterator[str]:
    yield _sum(audit).translate(_SIGNS)
    for status, points in _groups(audit):
        if status in SHORT and not everything:
            continue
        yield ""
        yield f"### {STATUSES[status]} ({len(points)})"
        yield ""
        for point in points:
            where = f" ({_where(point)})" if _where(point) else ""
            words = " ".join(f"{point.title}{where}".split()).translate(_SIGNS)
            yield f"- **{point.impact}**{_doubt(point)}: {words} `{point.id}`"


def _doubt(point: FrictionPoint) -> str:
    doubts = [word for word, holds in (("review", point.certainty == "review"), ("unstable", point.unstable)) if holds]
    return f" ({', '.join(doubts)})" if doubts else ""


def _where(point: FrictionPoint) -> str:
    steps, personas = ", ".join(point.steps), ", ".join(point.personas)
    return f"at {steps} for {personas}" if steps and personas else ""


def _as_json(audit: Audit, run: Path, base: Path) -> dict[str, object]:
    keys = {"id", "status", "rule", "title", "category", "impact", "certainty", "unstable", "score"}
    keys |= {"journeys", "steps", "personas", "owners"}
    counts = statuses(audit)
    return {
        "run": str(run),
        "base": str(base),
        "complete": audit.verdict.complete,
        "counts": {status: counts[status] for status in STATUSES},
        "points": [point.model_dump(mode="json", include=keys) for _, points in _groups(audit) for point in points],
    }
