"""Says whether a run is complete, and whether it is good enough for the plan's gate."""

from collections.abc import Iterable, Iterator, Sequence

from auditor.model import SLOW_LINE, Certainty, Finding, Gate, GateVerdict, Impact, Metric, VisitRecord, WalkRecord

MOST_NAMED = 5  # findings and measures that one reason names

# The field of Metrics that each budget limits, what it is called in a sentence, and its unit.
_BUDGETS: dict[Metric, tuple[str, str, str]] = {
    "ttfb": ("ttfb_ms", "the time to first byte", "ms"),
    "fcp": ("fcp_ms", "the first contentful paint", "ms"),
    "lcp": ("lcp_ms", "the largest contentful paint", "ms"),
    "cls": ("cls", "the layout shift", ""),
    "inp": ("inp_ms", "the interaction to next paint", "ms"),
    "tbt": ("tbt_ms", "the total blocking time", "ms"),
    "wait": ("wait_ms", "the wait after the action", "ms"),
    "transfer": ("transfer_bytes", "the weight of the page", "bytes"),
    "requests": ("requests", "the number of requests", ""),
}


def gate(
    wanted: Gate | None,
    walks: Sequence[WalkRecord],
    findings: Sequence[Finding],
    unwalked: Sequence[tuple[str, str]] = (),
) -> GateVerdict:
    """The verdict of a run. `unwalked` are journey and persona of walks that the plan asks for and nobody made.

    Only what is certain fails a gate, never what a person must still look at.
    """
    gaps = [*_prevented(walks), *(f"“{persona}” has not walked “{journey}”." for journey, persona in unwalked)]
    if wanted is None:
        return GateVerdict(complete=not gaps, gate="none", reasons=tuple(gaps))
    failures = [*_too_bad(wanted.fail_on, findings), *_over_budget(wanted, walks)]
    reasons = (*gaps, *failures, *_unmeasured(wanted, walks))
    return GateVerdict(complete=not gaps, gate="failed" if failures else "passed", reasons=reasons)


def exit_code(verdict: GateVerdict) -> int:
    """What the command line ends with: 3 where the audit is incomplete, else 1 where the gate failed, else 0."""
    if not verdict.complete:
        return 3
    return 1 if verdict.gate == "failed" else 0


def _prevented(walks: Iterable[WalkRecord]) -> Iterator[str]:
    for walk in walks:
        if walk.outcome == "prevented":
            where = f" at step “{walk.stopped_at}”" if walk.stopped_at else ""
            why = f": {walk.reason}" if walk.reason else "."
            yield f"“{walk.journey}” could not be judged for “{walk.persona}”{where}{why}"
        for visit in walk.visits if walk.outcome == "completed" else ():
            if visit.why:
                yield f"“{walk.journey}” could not be judged for “{walk.persona}” at step “{visit.step}”: {visit.why}"


def _too_bad(limit: Impact | None, findings: Iterable[Finding]) -> Iterator[str]:
    if limit is None:
        return
    bad = [one for one in findings if one.certainty is Certainty.VIOLATION and one.impact.at_least(limit)]
    if not bad:
        return
    points = {one.friction_point: one for one in sorted(bad, key=lambda one: one.impact.rank, reverse=True)}
    named = [f"“{one.step}”: {one.message}" for one in sorted(points.values(), key=lambda one: one.impact.rank)]
    worse = "" if limit is Impact.BLOCKER else " or worse"
    count = f"{len(bad)} violation is" if len(bad) == 1 else f"{len(bad)} violations are"
    yield f"{count} {limit}{worse}, and the gate allows none. {_listed(named)}"


def _over_budget(wanted: Gate, walks: Iterable[WalkRecord]) -> Iterator[str]:
    visits = list(_judged(walks))
    for metric, budget in wanted.budgets.items():
        field, words, unit = _BUDGETS[metric]
        for walk, visit in visits:
            value = getattr(visit.metrics, field)
            if value is not None and value > budget:
                found, limit = _apart(value, budget, unit)
                where = f"Step “{visit.step}” for “{walk.persona}”"
                yield f"{where}: {words} is {found}, and the budget is {limit}."


def _unmeasured(wanted: Gate, walks: Iterable[WalkRecord]) -> Iterator[str]:
    visits = list(_judged(walks))
    for metric in wanted.budgets:
        field, words, _ = _BUDGETS[metric]
        if visits and all(getattr(visit.metrics, field) is None for _, visit in visits):
            yield f"The budget of {metric} says nothing: {words} was not measured on any visit."


def _judged(walks: Iterable[WalkRecord]) -> Iterator[tuple[WalkRecord, VisitRecord]]:
    """What was measured on a line as customers have it, by nothing else on this machine disturbed."""
    usual = (walk for walk in walks if walk.timed and walk.like != SLOW_LINE)
    return ((walk, visit) for walk in usual for visit in walk.visits if not visit.why)


def _listed(named: Sequence[str]) -> str:
    more = len(named) - MOST_NAMED
    rest = f" And {more} more." if more > 0 else ""
    return " ".join(named[:MOST_NAMED]) + rest


def _apart(value: float, budget: float, unit: str) -> tuple[str, str]:
    """Both in the unit that reads best, with as many decimals as it takes to see that one is more than the other."""
    divisor, name = {"ms": (1000, " s") if budget >= 1000 else (1, " ms"), "bytes": (1000, " kB")}.get(unit, (1, ""))
    for decimals in range(int(name == " s"), 6):
        shown = tuple(f"{one / divisor:,.{decimals}f}" for one in (value, budget))
        if shown[0] != shown[1] and float(shown[1].replace(",", "")) == budget / divisor:
            break
    return f"{shown[0]}{name}", f"{shown[1]}{name}"
