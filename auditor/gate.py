"""Says whether a run is complete, and whether it is good enough for the plan's gate."""

from collections.abc import Iterable, Iterator, Sequence

from auditor.model import BudgetRecord, Certainty, Finding, Gate, GateVerdict, Impact, Metric, WalkRecord

MOST_NAMED = 5  # findings and measures that one reason names

# What each budget limits, as a sentence calls it, and its unit.
_BUDGETS: dict[Metric, tuple[str, str]] = {
    "ttfb": ("the time to first byte", "ms"),
    "fcp": ("the first contentful paint", "ms"),
    "lcp": ("the largest contentful paint", "ms"),
    "cls": ("the layout shift", ""),
    "inp": ("the interaction to next paint", "ms"),
    "tbt": ("the total blocking time", "ms"),
    "wait": ("the wait after the action", "ms"),
    "first_change": ("the time from the action to the first change", "ms"),
    "main_content": ("the time from the action to the main content", "ms"),
    "transfer": ("the weight of the page", "bytes"),
    "requests": ("the number of requests", ""),
}


def gate(
    wanted: Gate | None,
    walks: Sequence[WalkRecord],
    findings: Sequence[Finding],
    unwalked: Sequence[tuple[str, str]] = (),
    budgets: Sequence[BudgetRecord] = (),
) -> GateVerdict:
    """The verdict of a run. `unwalked` are journey and persona of walks that the plan asks for and nobody made.

    `budgets`: what the gate's limits came to.

    Only what is certain fails a gate, never what a person must still look at.
    """
    gaps = [*_prevented(walks), *(f"“{persona}” has not walked “{journey}”." for journey, persona in unwalked)]
    if wanted is None:
        return GateVerdict(complete=not gaps, gate="none", reasons=tuple(gaps))
    failures = [*_too_bad(wanted.fail_on, findings), *_over_budget(budgets)]
    reasons = (*gaps, *failures, *_doubtful(wanted, budgets))
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


def _over_budget(budgets: Iterable[BudgetRecord]) -> Iterator[str]:
    for one in budgets:
        if one.word == "over":
            found, limit = _apart(one.value or 0, one.limit, _BUDGETS[one.metric][1])
            more = f" It is over it on {one.also} more visit{'s' * (one.also > 1)}." if one.also else ""
            yield f"{_where(one)}: {_called(one)} is {found}, and the budget is {limit}.{more}"


def _doubtful(wanted: Gate, budgets: Iterable[BudgetRecord]) -> Iterator[str]:
    """What fails nothing, and must not be lost either."""
    for one in budgets:
        words, unit = _BUDGETS[one.metric]
        if one.word == "unsteady" and one.spread:
            found, limit = _apart(one.value or 0, one.limit, unit)
            runs = f"not all {one.runs} runs were over it, so it does not count"
            yield f"{_where(one)}: {_called(one)} is {found}, and the budget is {limit}; {runs}."
        if one.word == "unmeasured":
            yield f"The budget of {one.metric}{_of(one)} says nothing: {words} was not measured where it holds."
    for missed in wanted.unread:
        yield f"The budget of {missed.metric} in {missed.source} says nothing: it is not measured here."


def _where(one: BudgetRecord) -> str:
    return f"Step “{one.at_step}” for “{one.at_persona}”"


def _called(one: BudgetRecord) -> str:
    return f"{_BUDGETS[one.metric][0]}{_of(one)}"


def _of(one: BudgetRecord) -> str:
    return "" if one.of == "total" else f" ({one.of})"


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
