"""What the formats of other tools share: their journeys become a plan that is written, and read as it was written."""

import os
from collections.abc import Callable, Collection
from pathlib import Path
from typing import Any

from auditor.errors import PlanError, UsageError
from auditor.model import Journey, Plan
from auditor.parts import Brought, PlanFormat, plan_format

from ._assembling import Assembly, Made
from ._naming import one_line
from ._plan_text import plan_lines
from .yaml import plan_of

Reader = Callable[[bytes, Path, str], Made]


def brought(*suffixes: str, title: str, fits: Callable[[bytes], bool]) -> Callable[[Reader], PlanFormat]:
    """Declare a format that is brought over: a function that makes journeys of a file's bytes.

    `title` is what people call such files, `fits` says of a file with such an ending whether it is one. The plan is
    written as YAML and read as such, so that whatever holds for plans holds for it.
    """

    def declare(make: Reader) -> PlanFormat:
        def bring(path: Path, base: str = "") -> Brought:
            return _brought(make(read_bytes(path), path, base), path, title)

        def read(path: Path, personas: Collection[str] | None = None) -> Plan:
            told = bring(path)
            return _read(told, path, personas)

        read.__name__, read.__doc__ = make.__name__, make.__doc__
        form = plan_format(*suffixes)(read)
        return PlanFormat(form.id, form.suffixes, form.read, form.docs, fits=fits, bring=bring)

    return declare


def read_bytes(path: Path) -> bytes:
    """The file's content."""
    try:
        return path.read_bytes()
    except (OSError, ValueError) as why:
        reason = why.strerror if isinstance(why, OSError) else why
        raise UsageError(f"{path} cannot be read: {reason}.", "Check its name and place.") from None


def _brought(made: Made, path: Path, title: str) -> Brought:
    maker = made.maker
    if not maker.base:
        message = "Nothing in this file opens a whole address, so it is not known where to begin."
        raise PlanError(message, "Name the service with --url, or add what opens its first page.", file=str(path))
    assembly = Assembly(made)
    plan = assembly.plan()
    head = [
        f"Made from {one_line(path.name)} ({title}).",
        "Read it through before the first run: the names of steps, the targets, what is expected.",
    ]
    if maker.variables:
        names = " ".join(f"{name}=…" for name in maker.variables.values())
        head.append(f"Before a run: export {names}")
    lines = plan_lines(plan, {**assembly.comments, (): [*head, *made.notes]})
    told = Brought(
        text="".join(f"{line.text}\n" for line in lines),
        lines=tuple(line.source for line in lines),
        variables=tuple(maker.variables.values()),
        left_out=tuple((one.place.words, one.what) for one in maker.left_out),
    )
    _check(told, path)
    return told


def _check(told: Brought, path: Path) -> None:
    """Whether what was written is a plan, once its variables are set."""
    plan_of(told.text.encode(), path, None, dict.fromkeys(told.variables, "x"))


def _read(told: Brought, path: Path, personas: Collection[str] | None) -> Plan:
    """The plan; its lines, and those of its errors, are the source's."""

    def source(line: int | None) -> int | None:
        known = [one for one in told.lines[: line or 0] if one]
        return known[-1] if known else 1

    def of_source(error: PlanError) -> PlanError:
        more = tuple(of_source(one) for one in error.more)
        return PlanError(error.message, error.mend, file=str(path), line=source(error.line) or 1, more=more)

    try:
        plan = plan_of(told.text.encode(), path, personas, os.environ)
    except PlanError as wrong:
        raise of_source(wrong) from None
    return plan.model_copy(update={"journeys": tuple(_relined(one, source) for one in plan.journeys)})


def _relined(journey: Journey, source: Callable[[int | None], int | None]) -> Journey:
    def line(part: Any) -> dict[str, Any]:
        return {"line": source(part.line)}

    steps = tuple(
        step.model_copy(
            update={**line(step), "actions": tuple(one.model_copy(update=line(one)) for one in step.actions)}
        )
        for step in journey.steps
    )
    return journey.model_copy(update={**line(journey), "steps": steps})
