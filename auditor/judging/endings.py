"""How each walk ended, told by comparing it with the reference walk."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from auditor.model import REFERENCE, Seen, Walk


def settled(walks: Sequence[Walk]) -> tuple[Walk, ...]:
    """The walks of one journey with their outcomes, the reference walk first.

    A stop is the persona's own (`blocked`) only where the reference walk got past that very step; every other stop
    says that nobody can be judged there (`prevented`).
    """
    reference = next((walk for walk in walks if walk.persona == REFERENCE), None)
    ordered = sorted(walks, key=lambda walk: walk is not reference)
    return tuple(replace(walk, outcome=_outcome(walk, reference)) for walk in ordered)


def stopping_step(walk: Walk) -> int | None:
    """The number of the step that the walk did not get past; None where it got past all."""
    if walk.finished and walk.stop is None:
        return None
    if walk.stopped_at is not None:
        return walk.stopped_at
    return max((visit.arrival.step + 1 for visit in walk.visits if visit.arrival.ends_step), default=0)


def step_outcomes(walk: Walk, steps: int) -> tuple[Seen, ...]:
    """How each step went as far as the walk itself tells; whether it was a struggle, findings say."""
    stop = stopping_step(walk)
    passed = steps if stop is None else min(stop, steps)
    at_the_stop = Seen.BLOCKED if walk.outcome == "blocked" else Seen.PREVENTED
    went = [Seen.PREVENTED if _ends_wrong(walk, step) else Seen.PASSED for step in range(passed)]
    rest = [at_the_stop, *[Seen.NOT_REACHED] * (steps - passed - 1)] if passed < steps else []
    return (*went, *rest)


def _outcome(walk: Walk, reference: Walk | None) -> Literal["completed", "blocked", "prevented"]:
    stop = stopping_step(walk)
    if stop is None:
        return "completed"
    if walk.stop not in ("cannot-act", "not-expected") or reference is None or walk is reference:
        return "prevented"
    reached = stopping_step(reference)
    return "blocked" if reached is None or reached > stop else "prevented"


def _ends_wrong(walk: Walk, step: int) -> bool:
    wrongs = [visit.arrival.wrong for visit in walk.visits if visit.arrival.step == step]
    return bool(wrongs) and wrongs[-1] is not None
