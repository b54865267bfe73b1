"""Finds the baseline that a run is compared with, beside its plan, and keeps it with the run."""

from collections import Counter
from pathlib import Path

from pydantic import ValidationError

from auditor.errors import RunUnreadable, UsageError
from auditor.model import Audit, Baseline, Plan
from auditor.store import RunFolder

from .reviewing import review_path

BASELINE = "baseline.json"
NAMED = "baseline"  # of the run's facts: the file, as people are told of it
AUDIT = "audit.json"


def read_baseline(path: Path) -> Baseline:
    """The baseline in this file. Raises UsageError where there is none."""
    try:
        return Baseline.model_validate_json(path.read_bytes())
    except OSError as why:
        raise UsageError(f"The baseline {path} cannot be read: {why.strerror}.", "Check its name and place.") from None
    except ValidationError as wrong:
        first = wrong.errors(include_url=False, include_input=False)[0]
        where = ".".join(map(str, first["loc"]))
        told = f"{where}: {first['msg']}" if where else first["msg"]
        mend = f"Make it with: auditor baseline RUN --anew --out {path}"
        raise UsageError(f"{path} is no baseline: {told}.", mend) from None


def check_baseline(plan: Plan) -> None:
    """Look before anything is walked whether the baseline of this plan can be read."""
    path = plan.folder / _name(plan)
    if plan.file and path.is_file():
        read_baseline(path)


def baseline_path(folder: RunFolder) -> Path | None:
    """Where the baseline of this run lies, or is to lie: beside its plan. None where no plan is there."""
    beside, name = review_path(folder).parent, _name(folder.plan)
    nowhere = beside.resolve() == folder.path.resolve() and not name.is_absolute()
    return None if nowhere else beside / name


def keep_baseline(folder: RunFolder) -> None:
    """Keep with the run what it is compared with today. Where the plan is not there any more, what was kept stays."""
    path = baseline_path(folder)
    if path is None:
        return
    if path.is_file():
        folder.write(BASELINE, read_baseline(path).text())
        folder.note(**{NAMED: str(path)})
    else:
        (folder.path / BASELINE).unlink(missing_ok=True)


def kept_baseline(folder: RunFolder) -> Baseline | None:
    """What this run is compared with; None where there is nothing yet."""
    path = folder.path / BASELINE
    return read_baseline(path) if path.is_file() else None


def named(folder: RunFolder) -> str:
    """The file that this run is compared with, as people are told of it."""
    return str(folder.facts.get(NAMED, BASELINE))


def read_audit(path: Path) -> Audit:
    """What a run came to. Raises RunUnreadable where that cannot be read."""
    file = path / AUDIT
    try:
        return Audit.model_validate_json(file.read_bytes())
    except (OSError, ValidationError) as why:
        first = why.errors()[0]["msg"] if isinstance(why, ValidationError) else why.strerror
        raise RunUnreadable(f"{file} cannot be read: {first}.", f"Make it with `auditor judge {path}`.") from why


def statuses(audit: Audit) -> Counter[str]:
    """How many friction points have each status."""
    return Counter(point.status for point in audit.friction_points)


def offered(audit: Audit, run: Path) -> list[str]:
    """How a run stands against its baseline, and what would bring that up to date; nothing does it by itself."""
    if audit.baseline is None:
        return []
    counts = statuses(audit)
    told = f"{counts['new']} new, {counts['reappeared']} come back, {counts['fixed']} fixed, {counts['known']} known"
    lines = [f"Against {audit.baseline}: {told}, {counts['not-seen']} not seen."]
    if counts["new"] or counts["reappeared"] or counts["fixed"]:
        added = counts["new"] + counts["reappeared"]
        lines.append(f"`auditor baseline {run}` would add {added} and set {counts['fixed']} to fixed.")
    return lines


def _name(plan: Plan) -> Path:
    return Path(next((gate.baseline for gate in plan.gates if gate.baseline), BASELINE))
