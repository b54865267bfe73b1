"""Holds what was measured against the plan's budgets."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import lru_cache
from typing import cast
from urllib.parse import urlsplit

from auditor.model import (
    SLOW_LINE,
    THIRD_PARTY,
    Budget,
    BudgetRecord,
    Gate,
    Metric,
    Metrics,
    VisitRecord,
    WalkRecord,
)
from auditor.model.budget import ResourceType

BYTES, COUNT = "transfer", "requests"


@dataclass(frozen=True, slots=True)
class _Measured:
    """What one limit was held against on one visit."""

    walk: WalkRecord
    visit: VisitRecord
    value: float | None
    spread: tuple[float, float] | None


def held_against(gate: Gate | None, walks: Sequence[WalkRecord]) -> tuple[BudgetRecord, ...]:
    """What each limit of the gate came to, in the plan's order, but for those that later ones go before everywhere."""
    budgets = gate.budgets if gate else ()
    met: dict[tuple[int, str], list[_Measured]] = defaultdict(list)
    fitted: set[int] = set()
    for walk in (walk for walk in walks if walk.timed):
        for visit in (visit for visit in walk.visits if not visit.why):
            fitted |= {number for number, budget in enumerate(budgets) if _fits(budget, walk, visit)}
            for key, number in _in_force(budgets, walk, visit).items():
                met[number, key].append(_measured(budgets[number], key, walk, visit))
    return tuple(
        _record(budget, key, met[number, key])
        for number, budget in enumerate(budgets)
        for key in budget.limits
        if (number, key) in met or number not in fitted
    )


def _in_force(budgets: Sequence[Budget], walk: WalkRecord, visit: VisitRecord) -> dict[str, int]:
    """Which budget counts for each limit on this visit: the last that fits; of a file, its last entry, whole."""
    found: dict[str, int] = {}
    for number, budget in enumerate(budgets):
        if not _fits(budget, walk, visit):
            continue
        if budget.source:
            found = {key: other for key, other in found.items() if budgets[other].source != budget.source}
        found |= dict.fromkeys(budget.limits, number)
    return found


def _fits(budget: Budget, walk: WalkRecord, visit: VisitRecord) -> bool:
    if budget.persona is None and walk.like == SLOW_LINE:
        return False  # limits are set for a usual line, unless they name the slow one
    named = ((budget.journey, walk.journey), (budget.step, visit.step), (budget.persona, walk.persona))
    if any(wanted is not None and wanted != has for wanted, has in named):
        return False
    return budget.path is None or _pattern(budget.path).match(_path(visit.url)) is not None


def _path(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.path or '/'}?{parts.query}" if parts.query else parts.path or "/"


@lru_cache(maxsize=64)
def _pattern(path: str) -> re.Pattern[str]:
    """A path of Lighthouse's: it begins as written, as in robots.txt."""
    ends = path.endswith("$")
    pieces = (re.escape(piece) for piece in path.removesuffix("$").split("*"))
    return re.compile(".*".join(pieces) + ("$" if ends else ""), re.DOTALL)


def _measured(budget: Budget, key: str, walk: WalkRecord, visit: VisitRecord) -> _Measured:
    metric, _, of = key.partition(":")
    field = _field(metric)
    if metric in (BYTES, COUNT):
        return _Measured(walk, visit, _resources(visit.metrics, metric, of, budget.first_party), None)
    return _Measured(walk, visit, getattr(visit.metrics, field), visit.spread.get(field))


def _field(metric: str) -> str:
    return metric if metric == "cls" else f"{metric}_ms"


def _resources(metrics: Metrics, metric: str, of: str, first_party: Sequence[str]) -> float | None:
    if metrics.requests is None:
        return None
    which = 0 if metric == COUNT else 1
    if of in ("", "total"):
        return metrics.requests if metric == COUNT else metrics.transfer_bytes
    if of == THIRD_PARTY:
        others = (told for host, told in metrics.third_parties.items() if not _is_ours(host, first_party))
        return sum(told[which] for told in others)
    return metrics.resources.get(of, (0, 0))[which]


def _is_ours(host: str, first_party: Sequence[str]) -> bool:
    return any(fnmatchcase(host, name) for name in first_party)


def _record(budget: Budget, key: str, met: Sequence[_Measured]) -> BudgetRecord:
    metric, _, of = key.partition(":")
    limit = budget.limits[key]
    told = BudgetRecord(
        metric=cast("Metric", metric),
        of=cast("ResourceType", of or "total"),
        limit=limit,
        word="unmeasured",
        **budget.model_dump(include={"journey", "step", "persona", "path", "source"}),
    )
    worst = max((one for one in met if one.value is not None), key=lambda one: _badness(one, limit), default=None)
    if worst is None:
        return told
    found = {
        "word": _word(worst, limit),
        "value": worst.value,
        "spread": worst.spread,
        "runs": worst.visit.runs if worst.spread else 1,
        "at_journey": worst.walk.journey,
        "at_step": worst.visit.step,
        "at_persona": worst.walk.persona,
        "also": sum(_word(one, limit) == "over" for one in met if one is not worst),
    }
    return told.model_copy(update=found)


def _badness(one: _Measured, limit: float) -> tuple[bool, float]:
    """What is surely over goes before what is over in some runs only."""
    return _word(one, limit) == "over", one.value or 0


def _word(one: _Measured, limit: float) -> str:
    if one.value is None or one.value <= limit:
        return "held"
    return "unsteady" if one.spread and one.spread[0] <= limit else "over"
