"""Writes the reasons of the verdict: a template with its values each, so that they can be told in any language."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from auditor.languages.marking import phrase
from auditor.languages.messages import fill, sentence
from auditor.model import BudgetRecord, Category, Finding, Gate, Impact, Limit, Metric, Reason, WalkRecord

MOST_NAMED = 5  # findings that one reason names

# What each budget limits, as a sentence calls it, and its unit.
_BUDGETS: Mapping[Metric, tuple[str, str]] = {
    "ttfb": (phrase("the time to first byte"), "ms"),
    "fcp": (phrase("the first contentful paint"), "ms"),
    "lcp": (phrase("the largest contentful paint"), "ms"),
    "cls": (phrase("the layout shift"), ""),
    "inp": (phrase("the interaction to next paint"), "ms"),
    "tbt": (phrase("the total blocking time"), "ms"),
    "wait": (phrase("the wait after the action"), "ms"),
    "first_change": (phrase("the time from the action to the first change"), "ms"),
    "main_content": (phrase("the time from the action to the main content"), "ms"),
    "transfer": (phrase("the weight of the page"), "bytes"),
    "requests": (phrase("the number of requests"), ""),
}
_HOW_BAD: Mapping[Impact, str] = {
    Impact.BLOCKER: phrase("blockers"),
    Impact.SERIOUS: phrase("serious or worse"),
    Impact.MODERATE: phrase("moderate or worse"),
    Impact.MINOR: phrase("minor or worse"),
}
_CONCERNS: Mapping[Category, str] = {
    "accessibility": phrase("accessibility"),
    "speed": phrase("speed"),
    "ease": phrase("ease of use"),
    "path": phrase("the path"),
}
# By what counts: new things alone, and what a person must look at.
_TOO_BAD = {
    (False, False): "Violations that are {how_bad}: {count}, and the gate allows none.",
    (False, True): "Findings that are {how_bad}: {count}, and the gate allows none.",
    (True, False): "New violations that are {how_bad}: {count}, and the gate allows none.",
    (True, True): "New findings that are {how_bad}: {count}, and the gate allows none.",
}
# By what counts, and for what the limit holds: new things alone, a concern, an owner.
_TOO_MANY = {
    (False, False, False): "Friction points that are {how_bad}: {count}, and the gate allows {most}.",
    (False, True, False): "Friction points of {concern} that are {how_bad}: {count}, and the gate allows {most}.",
    (False, False, True): "Friction points of “{owner}” that are {how_bad}: {count}, and the gate allows {most}.",
    (False, True, True): "Friction points of {concern} and of “{owner}” that are {how_bad}: {count}, and the gate "
    "allows {most}.",
    (True, False, False): "New friction points that are {how_bad}: {count}, and the gate allows {most}.",
    (True, True, False): "New friction points of {concern} that are {how_bad}: {count}, and the gate allows {most}.",
    (True, False, True): "New friction points of “{owner}” that are {how_bad}: {count}, and the gate allows {most}.",
    (True, True, True): "New friction points of {concern} and of “{owner}” that are {how_bad}: {count}, and the gate "
    "allows {most}.",
}


def in_english(reason: Reason, findings: Mapping[str, Finding]) -> str:
    """The whole reason in words, with what it names."""
    named = [sentence(f"“{findings[id_].step}”: {findings[id_].message}") for id_ in reason.findings]
    more = [f"And {reason.more} more."] if reason.more else []
    return " ".join([fill(reason.message, reason.values), *named, *more])


def prevented(walks: Iterable[WalkRecord]) -> Iterator[Reason]:
    """Where nobody could be judged."""
    for walk in walks:
        who = {"journey": walk.journey, "persona": walk.persona}
        if walk.outcome == "prevented":
            yield _gap(who, walk.stopped_at, walk.reason)
        for visit in walk.visits if walk.outcome == "completed" else ():
            if visit.why:
                yield _gap(who, visit.step, visit.why)


def not_walked(journey: str, persona: str) -> Reason:
    """A walk that the plan asks for and nobody made."""
    return Reason(
        kind="gap", message="“{persona}” has not walked “{journey}”.", values={"journey": journey, "persona": persona}
    )


def too_bad(wanted: Gate, bad: Sequence[Finding]) -> Reason:
    """What `fail_on` does not allow, at least one finding."""
    limit = wanted.fail_on or Impact.MINOR
    template = _TOO_BAD[wanted.new_only, wanted.review]
    return _naming("failure", template, {"how_bad": _HOW_BAD[limit], "count": len(bad)}, bad)


def too_many(wanted: Gate, limit: Limit, impact: Impact, bad: Sequence[Finding]) -> Reason:
    """More friction points than a limit allows; `bad` are their findings."""
    template = _TOO_MANY[wanted.new_only, limit.concern is not None, limit.owner is not None]
    values = {
        "how_bad": _HOW_BAD[impact],
        "count": len({one.friction_point for one in bad}),
        "most": limit.most[impact],
        **({"concern": _CONCERNS[limit.concern]} if limit.concern else {}),
        **({"owner": limit.owner} if limit.owner else {}),
    }
    return _naming("failure", template, values, bad)


def unsteady_findings(bad: Sequence[Finding]) -> Reason:
    """What some runs show and others do not, and what would fail the gate otherwise."""
    template = "Findings that some runs of a walk show and others do not: {count}. They do not count."
    return _naming("note", template, {"count": len(bad)}, bad)


def known_before(bad: Sequence[Finding]) -> Reason:
    """What the baseline knows, and what would fail the gate otherwise."""
    count = len({one.friction_point for one in bad})
    template = "Friction points that the baseline knows, and that would fail the gate otherwise: {count}."
    return Reason(kind="note", message=template, values={"count": count})


def no_baseline() -> Reason:
    """Only what is new is to count, and there is nothing to compare with."""
    template = "There is no baseline yet, so all that was found counts as new. `auditor baseline RUN` makes one."
    return Reason(kind="note", message=template)


def over_budget(one: BudgetRecord) -> Reason:
    """A measure that is over its budget in every run."""
    values = _measured(one)
    if one.also == 1:
        template = (
            "Step “{step}” for “{persona}”: {what} is {found}, and the budget is {limit}. "
            "It is over it on 1 more visit."
        )
    elif one.also:
        values["also"] = one.also
        template = (
            "Step “{step}” for “{persona}”: {what} is {found}, and the budget is {limit}. It is over it on {also} more "
            "visits."
        )
    else:
        template = "Step “{step}” for “{persona}”: {what} is {found}, and the budget is {limit}."
    return Reason(kind="failure", message=template, values=values)


def doubtful(wanted: Gate, budgets: Iterable[BudgetRecord]) -> Iterator[Reason]:
    """Budgets that say nothing."""
    for one in budgets:
        if one.word == "unsteady" and one.spread:
            template = (
                "Step “{step}” for “{persona}”: {what} is {found}, and the budget is {limit}; not all {runs} runs were "
                "over it, so it does not count."
            )
            yield Reason(kind="note", message=template, values={**_measured(one), "runs": one.runs})
        if one.word == "unmeasured":
            template = "The budget of {metric} says nothing: {what} was not measured where it holds."
            metric = f"{one.metric}{_of(one)}"
            yield Reason(kind="note", message=template, values={"metric": metric, "what": _BUDGETS[one.metric][0]})
    for missed in wanted.unread:
        template = "The budget of {metric} in {file} says nothing: it is not measured here."
        yield Reason(kind="note", message=template, values={"metric": missed.metric, "file": missed.source})


def _gap(who: Mapping[str, str], step: str | None, why: str | None) -> Reason:
    values = {**who, **({"step": step} if step else {}), **({"why": why} if why else {})}
    if step and why:
        template = "“{journey}” could not be judged for “{persona}” at step “{step}”: {why}"
    elif step:
        template = "“{journey}” could not be judged for “{persona}” at step “{step}”."
    elif why:
        template = "“{journey}” could not be judged for “{persona}”: {why}"
    else:
        template = "“{journey}” could not be judged for “{persona}”."
    return Reason(kind="gap", message=template, values=values)


def _naming(kind: str, template: str, values: Mapping[str, object], bad: Sequence[Finding]) -> Reason:
    """A reason that names the worst, each friction point once."""
    worst = sorted(bad, key=lambda one: one.impact.rank)
    points = {one.friction_point: one.id for one in reversed(worst)}
    named = [id_ for one in worst if (id_ := points.pop(one.friction_point, ""))]
    told = {"findings": named[:MOST_NAMED], "more": max(0, len(named) - MOST_NAMED)}
    return Reason.model_validate({"kind": kind, "message": template, "values": values, **told})


def _measured(one: BudgetRecord) -> dict[str, object]:
    words, unit = _BUDGETS[one.metric]
    found, limit = _apart(one.value or 0, one.limit, unit)
    what = f"{words}{_of(one)}"
    return {"step": one.at_step, "persona": one.at_persona, "what": what, "found": found, "limit": limit}


def _of(one: BudgetRecord) -> str:
    return "" if one.of == "total" else f" ({one.of})"


def _apart(value: float, budget: float, unit: str) -> tuple[str, str]:
    """Both in the unit that reads best, with as many decimals as it takes to see that one is more than the other."""
    divisor, name = {"ms": (1000, " s") if budget >= 1000 else (1, " ms"), "bytes": (1000, " kB")}.get(unit, (1, ""))
    for decimals in range(int(name == " s"), 6):
        shown = tuple(f"{one / divisor:,.{decimals}f}" for one in (value, budget))
        if shown[0] != shown[1] and float(shown[1].replace(",", "")) == budget / divisor:
            break
    return f"{shown[0]}{name}", f"{shown[1]}{name}"
