"""Where in the repository a friction point can be shown: at the line of its step in the plan."""

from dataclasses import dataclass
from pathlib import PurePath

from auditor.parts import Showing
from auditor.showing import PointShowing, StepRef

_NO_PLAN = "audit.json"  # a check of one page has no plan; those who read this ask for some file all the same


@dataclass(frozen=True, slots=True)
class Spot:
    """A line of a file; `path` has slashes and is relative where the plan was named so."""

    path: str
    line: int
    step: StepRef | None = None


def spots(showing: Showing, point: PointShowing) -> tuple[Spot, ...]:
    """The lines of this point's steps, at least one."""
    path = plan_path(showing)
    steps = [step for step in point.steps if step not in point.templates[1:]]  # a crawl is one place in the plan
    return tuple(Spot(path, _line(showing, step), step) for step in steps) or (Spot(path, 1),)


def plan_path(showing: Showing) -> str:
    """The plan's file."""
    return PurePath(showing.plan_file.replace("\\", "/")).as_posix() if showing.plan_file else _NO_PLAN


def _line(showing: Showing, ref: StepRef) -> int:
    """The line of a step, from 1; the first where it is not known."""
    for journey in showing.journeys:
        for step in journey.steps:
            if step.ref == ref:
                return step.line or 1
    return 1
