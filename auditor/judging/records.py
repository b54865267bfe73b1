"""Writes down walks as the audit tells them: how each step went, what it cost, how much friction it met."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from auditor.commons.agreeing import agrees
from auditor.judging.effort import Efforts, efforts, no_efforts
from auditor.judging.endings import step_outcomes, stopping_step, template_outcomes
from auditor.judging.facts import VisitFacts, VisitKey
from auditor.judging.findings import Found, StepKey, owner_of
from auditor.judging.friction import Friction
from auditor.model import (
    Certainty,
    CurvePoint,
    Impact,
    Journey,
    Metrics,
    Plan,
    Seen,
    StateRecord,
    StepRecord,
    Visit,
    VisitRecord,
    Walk,
    WalkRecord,
)


@dataclass(frozen=True, slots=True)
class Told:
    """What records are written from. `struggles` are the steps at which a persona met something serious on the path."""

    plan: Plan
    facts: Mapping[VisitKey, VisitFacts]
    friction: Friction
    struggles: frozenset[StepKey]


def struggles(found: Iterable[Found]) -> frozenset[StepKey]:
    """Where personas arrived, but something certain and serious, or worse, hit them on the path."""
    return frozenset(
        (one.finding.journey, persona, one.step)
        for one in found
        if one.finding.on_path
        and one.finding.certainty is Certainty.VIOLATION
        and one.finding.impact.at_least(Impact.SERIOUS)
        for persona in one.finding.personas
    )


def record(walk: Walk, journey: Journey, told: Told) -> WalkRecord:
    """One walk, its steps, and its visits."""
    outcomes = template_outcomes if journey.crawled else step_outcomes
    went = [
        Seen.STRUGGLED if seen is Seen.PASSED and (walk.journey, walk.persona, step) in told.struggles else seen
        for step, seen in enumerate(outcomes(walk, journey.steps))
    ]
    stop = None if walk.outcome == "completed" else stopping_step(walk)
    own = {visit.number: told.facts[walk.journey, walk.persona, visit.number] for visit in walk.visits}
    spent = no_efforts(walk, len(journey.steps)) if journey.crawled else efforts(walk, own, len(journey.steps))
    return WalkRecord(
        journey=walk.journey,
        persona=walk.persona,
        outcome=walk.outcome or "prevented",
        stopped_at=None if stop is None or stop >= len(journey.steps) else journey.steps[stop].name,
        reason=_reason(walk, journey),
        like=walk.base,
        timed=walk.timed,
        effort=spent.total,
        steps=tuple(_step(walk, journey, step, seen, told, spent) for step, seen in enumerate(went)),
        visits=tuple(_visit(walk, visit, journey, went[visit.arrival.step], told, spent) for visit in walk.visits),
        conditions=walk.conditions,
        co2_grams=_carbon(facts.metrics for facts in own.values()),
        explored=tuple(_state(walk, visit, journey, told) for visit in walk.explored),
    )


def _carbon(measured: Iterable[Metrics]) -> float | None:
    told = [one.co2_grams for one in measured if one.co2_grams is not None]
    return round(sum(told), 4) if told else None


def _state(walk: Walk, visit: Visit, journey: Journey, told: Told) -> StateRecord:
    facts = told.facts[walk.journey, walk.persona, visit.number]
    return StateRecord(
        number=visit.number,
        step=journey.steps[visit.arrival.step].name,
        url=visit.arrival.url,
        title=visit.arrival.title,
        opened=visit.arrival.opened,
        screenshot=facts.screenshot,
        lang=facts.lang,
        missing=facts.missing,
    )


def _reason(walk: Walk, journey: Journey) -> str | None:
    if walk.ended_before is not None and walk.stop is None:
        return f"The plan stops before “{journey.steps[walk.ended_before].name}”."
    return walk.reason


def curve(journey: Journey, walks: Sequence[Walk], told: Told) -> tuple[CurvePoint, ...]:
    """The friction along one journey; None at steps where no persona saw anything."""
    seen = {visit.arrival.step for walk in walks for visit in walk.visits if not visit.arrival.wrong}
    return tuple(
        CurvePoint(
            journey=journey.name,
            step=step.name,
            friction=told.friction.steps.get((journey.name, number), 0.0 if number in seen else None),
        )
        for number, step in enumerate(journey.steps)
    )


def _step(walk: Walk, journey: Journey, number: int, seen: Seen, told: Told, spent: Efforts) -> StepRecord:
    visits = [visit for visit in walk.visits if visit.arrival.step == number]
    looked = any(not visit.arrival.wrong for visit in visits)
    return StepRecord(
        step=journey.steps[number].name,
        owner=owner_of(journey.steps[number], visits[-1].arrival.url if visits else "", told.plan),
        outcome=seen,
        friction=told.friction.personas.get((walk.journey, walk.persona, number), 0.0 if looked else None),
        manual=journey.steps[number].manual,
        effort=spent.steps[number],
    )


def _unsteady(facts: VisitFacts) -> Iterator[str]:
    for name, spread in facts.spread.items():
        median = getattr(facts.metrics, name, None)
        if median is not None and not agrees(name, median, spread):
            yield name


def _visit(walk: Walk, visit: Visit, journey: Journey, seen: Seen, told: Told, spent: Efforts) -> VisitRecord:
    key = (walk.journey, walk.persona, visit.number)
    step, facts = journey.steps[visit.arrival.step], told.facts[key]
    return VisitRecord(
        number=visit.number,
        step=step.name,
        owner=owner_of(step, visit.arrival.url, told.plan),
        url=visit.arrival.url,
        title=visit.arrival.title,
        outcome=Seen.PREVENTED if visit.arrival.wrong else seen,
        why=visit.arrival.wrong,
        conditions=walk.line.id,
        metrics=facts.metrics,
        runs=facts.runs,
        spread=facts.spread,
        unsteady=tuple(_unsteady(facts)),
        friction=told.friction.visits.get(key, None if visit.arrival.wrong else 0.0),
        effort=spent.visits[visit.number],
        screenshot=facts.screenshot,
        lang=facts.lang,
        missing=facts.missing,
    )
