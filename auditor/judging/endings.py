"""How each walk ended, told by comparing it with the reference walk."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from auditor.model import REFERENCE, Seen, Step, Walk


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
        return walk.ended_before
    if walk.stopped_at is not None:
        return walk.stopped_at
    return max((visit.arrival.step + 1 for visit in walk.visits if visit.arrival.ends_step), default=0)


def step_outcomes(walk: Walk, steps: Sequence[Step]) -> tuple[Seen, ...]:
    """How each step went as far as the walk itself tells; whether it was a struggle, findings say."""
    count, stop = len(steps), _last_step(walk)
    passed = count if stop is None else min(stop, count)
    unseen = [steps[number].manual or _ends_wrong(walk, number) for number in range(passed)]
    went = [Seen.PREVENTED if one else Seen.PASSED for one in unseen]
    went += [_at_the_stop(walk), *[Seen.NOT_REACHED] * (count - passed - 1)] if passed < count else []
    for lost in walk.lost:
        went[lost.step : lost.until] = [Seen.PREVENTED, *[Seen.NOT_REACHED] * (lost.until - lost.step - 1)]
    return tuple(went)


def _last_step(walk: Walk) -> int | None:
    """The number of the step at which the walk ended for good; None where it came to its end."""
    if walk.lost and walk.stopped_at == walk.lost[0].step:
        return walk.ended_before
    return stopping_step(walk)


def template_outcomes(walk: Walk, steps: Sequence[Step]) -> tuple[Seen, ...]:
    """How each template of a crawl went: none of its pages was audited, none could be judged, or some were."""
    judged: dict[int, bool] = {}
    for visit in walk.visits:
        step = visit.arrival.step
        judged[step] = judged.get(step, False) or not visit.arrival.wrong
    went = {None: Seen.NOT_REACHED, False: Seen.PREVENTED, True: Seen.PASSED}
    return tuple(went[judged.get(number)] for number in range(len(steps)))


def _at_the_stop(walk: Walk) -> Seen:
    if walk.outcome == "completed" or (walk.lost and _last_step(walk) == walk.ended_before):  # where the plan ends it
        return Seen.NOT_REACHED
    return Seen.BLOCKED if walk.outcome == "blocked" else Seen.PREVENTED


def _outcome(walk: Walk, reference: Walk | None) -> Literal["completed", "blocked", "prevented"]:
    stop = stopping_step(walk)
    if stop is None or (walk.stop is None and walk.finished):
        return "completed"
    if walk.stop not in ("cannot-act", "not-expected") or reference is None or walk is reference:
        return "prevented"
    if walk.lost:  # what stops it may come of what it has lost
        return "prevented"
    reached = stopping_step(reference)
    return "blocked" if reached is None or reached > stop else "prevented"


def _ends_wrong(walk: Walk, step: int) -> bool:
    wrongs = [visit.arrival.wrong for visit in walk.visits if visit.arrival.step == step]
    return bool(wrongs) and wrongs[-1] is not None
