"""How far a time that was measured must lie beyond its limit before it is certain: once, or in several walks."""

from collections.abc import Callable
from typing import Any

from auditor.evidence.vitals import Vitals
from auditor.model import Missing, Verdict
from auditor.parts import failed, unsure

# Five runs of one page, alone on one machine, spread 16–19 % in the time of the main content and 45–144 % in the time
# that scripts block. What lies closer to its limit may lie on the other side of it next time: a person must look.
LOADING = 1.25
MAIN_THREAD = 2.5
STEADY = 1.0  # what does not depend on how busy the machine is, such as what moves
# A walk alone on two processors makes at most about this load itself. Beyond it others have taken their share, and all
# that the browser did may have taken longer by as much.
OWN_LOAD = 1.5

Spread = tuple[float, float]  # the smallest and the largest of several walks


def spread_of(vitals: Vitals | Missing, metric: str) -> Spread | None:
    """Between what values this metric lay, where the walk was made several times; None of a single walk."""
    return None if isinstance(vitals, Missing) or vitals.runs < 2 else vitals.spread.get(metric)


def good(value: float, limit: float, spread: Spread | None = None) -> bool:
    """Whether the value keeps to its limit: in every walk, where there were several."""
    return value <= limit and (spread is None or spread[1] <= limit)


def worst(value: float, limit: float, spread: Spread | None = None) -> float:
    """The figure to be told: the value itself; where only some of several walks were over the limit, the largest."""
    return value if value > limit or spread is None else spread[1]


def crowding(vitals: Vitals | Missing) -> float:
    """By how much other work on the machine of the audit may have lengthened what was timed; 1 where it did not."""
    load = None if isinstance(vitals, Missing) else vitals.machine_load
    return max(1.0, (load or 0) / OWN_LOAD)


def say(
    value: float, limit: float, margin: float, spread: Spread | None = None, machine: Vitals | Missing | None = None
) -> Callable[..., Verdict]:
    """`failed` where the value is certain to be over the limit, `unsure` where another run might say otherwise.

    Several walks speak for themselves: it is certain where every one of them is over the limit. A single one must be
    over it by the margin. Where `machine` tells that others wanted the processors too, by that much more.
    """
    certainly = limit * (crowding(machine) if machine else 1)
    certain = value > certainly * margin if spread is None else spread[0] > certainly
    say_it: Callable[..., Any] = failed if certain else unsure
    return say_it


def range_of(vitals: Vitals | Missing, metric: str, unit: str = "ms", scale: float = 1) -> str:
    """A sentence that says how far several walks agree; empty for a single one."""
    spread = spread_of(vitals, metric)
    if spread is None or isinstance(vitals, Missing):
        return ""
    least, most = (_number(value / scale) for value in spread)
    return f"In {vitals.runs} walks it was {least} to {most}{unit and ' '}{unit}."


def _number(value: float) -> str:
    return f"{value:.0f}" if value >= 100 else f"{value:.1f}" if value >= 1 else f"{value:.2f}"
