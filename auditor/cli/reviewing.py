"""Finds what people said of a run, in the review file beside its plan, and keeps it with the run."""

import os
from hashlib import sha256
from pathlib import Path

from pydantic import ValidationError

import auditor
from auditor.errors import RunUnreadable
from auditor.formats._pictures import as_jpeg
from auditor.formats._triage import REVIEW_FILE, read_triage
from auditor.model import HandFinding, Plan, Triage
from auditor.store import RunFolder

KEPT = "triage.json"
PICTURES = "review-pictures"
PLAN_FOLDER = "plan_folder"  # of the run's facts: where the plan's folder is, seen from the run's


def read_beside(plan: Plan) -> Triage:
    """What the review file beside a plan says, before anything is walked. Raises ReviewError where it is wrong."""
    path = plan.folder / REVIEW_FILE
    return read_triage(path) if plan.file and not _ours(plan.folder) and path.is_file() else Triage()


def keep_review(folder: RunFolder) -> None:
    """Keep with the run what people say of it today, and its pictures. Raises ReviewError where the file is wrong.

    Where the plan is not there any more, what was kept stays.
    """
    _keep_place(folder)
    path = review_path(folder)
    if path.is_file():
        _keep(folder, read_triage(path))
    elif _plan_folder(folder) is not None or not folder.plan.file:
        _keep(folder, Triage())


def kept_review(folder: RunFolder) -> Triage:
    """What people said of this run when that was kept last; pictures are paths from the run folder."""
    path = folder.path / KEPT
    if not path.exists():
        return Triage()
    try:
        return Triage.model_validate_json(path.read_bytes())
    except (OSError, ValidationError) as why:
        raise RunUnreadable(f"{path} does not fit this version of auditor ({why}).", "Delete it.") from None


def review_path(folder: RunFolder) -> Path:
    """Where people write what they say of this run: beside its plan, or in the run folder where no plan is there."""
    beside = _plan_folder(folder)
    return _short((folder.path if beside is None else beside) / REVIEW_FILE)


def _keep_place(folder: RunFolder) -> None:
    """Keep where the plan lies that this run walks, so that its review file is found again from anywhere."""
    plan = folder.plan
    if plan.folder == folder.path:  # opened again: it has been kept
        return
    if plan.file and not _ours(plan.folder):
        try:
            seen = os.path.relpath(plan.folder.resolve(), folder.path.resolve())
        except ValueError:  # another drive
            seen = str(plan.folder.resolve())
        folder.note(**{PLAN_FOLDER: Path(seen).as_posix()})


def _plan_folder(folder: RunFolder) -> Path | None:
    if not folder.plan.file:
        return None
    name = Path(folder.plan.file).name
    told = folder.facts.get(PLAN_FOLDER)
    beside = folder.path / told if isinstance(told, str) else Path(folder.plan.file).parent
    return beside if (beside / name).is_file() and not _ours(beside) else None


def _ours(folder: Path) -> bool:
    """Whether this is a folder of the installed tool, where nobody writes: the demo's plan lies there."""
    return folder.resolve().is_relative_to(Path(auditor.__file__).resolve().parent)


def _short(path: Path) -> Path:
    """The path from here, where it is below; else the whole of it."""
    whole = path.resolve()
    return whole.relative_to(Path.cwd()) if whole.is_relative_to(Path.cwd()) else whole


def _keep(folder: RunFolder, triage: Triage) -> None:
    """Write it down, with its pictures copied."""
    source = Path(triage.file).parent
    copied = triage.model_copy(update={"findings": tuple(_pictured(folder, source, one) for one in triage.findings)})
    if triage != Triage() or (folder.path / KEPT).exists():
        folder.write(KEPT, copied.model_dump_json(indent=1))


def _pictured(folder: RunFolder, source: Path, one: HandFinding) -> HandFinding:
    if not one.picture:
        return one
    jpeg = as_jpeg(source / one.picture)
    name = f"{PICTURES}/{sha256(jpeg).hexdigest()[:16]}.jpg"
    folder.write(name, jpeg)
    return one.model_copy(update={"picture": name})


def replace_file(path: Path, content: bytes) -> None:
    """Write a file whole or not at all; where it is a link, what it leads to. Raises OSError."""
    target = path.resolve()
    draft = target.with_name(f".{target.name}.draft")
    draft.write_bytes(content)
    if target.exists():
        draft.chmod(target.stat().st_mode)
    draft.replace(target)
