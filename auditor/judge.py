"""Judges walks: from plan, walks and rules to the audit. Pure: no browser, no network, no file, no clock."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial

from auditor.budgeting import held_against
from auditor.cast import cast
from auditor.cast import walks as is_walked
from auditor.commons.collecting import without_collecting
from auditor.errors import RunUnreadable
from auditor.evidence.site import Site
from auditor.gate import gate, together
from auditor.judging.asked_about import asked_about
from auditor.judging.asking import Asked, ask_explored, ask_journey, ask_visits, ask_walk
from auditor.judging.checkers import of_checkers
from auditor.judging.drafts import united
from auditor.judging.endings import settled
from auditor.judging.facts import VisitFacts, VisitKey, facts_of
from auditor.judging.findings import StepKey, Surroundings, findings
from auditor.judging.friction import Walkers, friction
from auditor.judging.pages import Crawled
from auditor.judging.paging import ask_pages
from auditor.judging.recall import Recall
from auditor.judging.records import Told, curve, record, struggles
from auditor.judging.repeats import weighed
from auditor.judging.standing import Reached, reached, standing
from auditor.judging.trail import Trail, trail_of
from auditor.judging.triage_notes import noted
from auditor.judging.triaging import HAND_RULE, decided, looked, triaged
from auditor.model import (
    Audit,
    Baseline,
    BudgetRecord,
    Finding,
    FrictionPoint,
    GateVerdict,
    Outcome,
    Plan,
    SiteRecord,
    Tool,
    Triage,
    Walk,
    WalkRecord,
)
from auditor.parts import Rule


@dataclass(slots=True)
class _Gathered:
    """What is kept of the evidence when it is let go."""

    asked: Asked = field(default_factory=Asked)
    facts: dict[VisitKey, VisitFacts] = field(default_factory=dict)
    trails: dict[StepKey, Trail] = field(default_factory=dict)
    pages: Crawled = field(default_factory=Crawled)


UNREVIEWED = Triage()


@without_collecting()
def judge(
    plan: Plan,
    walks: Sequence[Walk],
    rules: Sequence[Rule],
    *,
    tool: Tool,
    started: str,
    finished: str,
    triage: Triage = UNREVIEWED,
    baseline: Baseline | None = None,
    baseline_file: str = "",
    today: date | None = None,
    site: Site | None = None,
    crawled: SiteRecord | None = None,
) -> Audit:
    """Ask all rules of all walks and say what it comes to.

    `plan` is what was to be walked: a persona of its that has no walk of a journey leaves the audit incomplete.
    `triage` is what people said, `today` the day on which it must still hold, without which that is the run's last.
    `baseline` is what the run is compared with, `baseline_file` its name for those who read of it. `site` and `crawled`
    are what a crawl found out about the service as a whole; its pages are walks of the plan's crawled journey.
    """
    # Longer than other functions: it is the order in which a run is judged, and is read as one.
    _check(plan, walks)
    heard, rules = of_checkers(plan, rules)
    walked = {
        journey.name: settled([walk for walk in walks if walk.journey == journey.name]) for journey in plan.journeys
    }
    gathered = _Gathered()
    for journey in plan.journeys:
        if journey.crawled:
            gathered.pages = ask_pages(walked[journey.name], rules, site, partial(_keep, gathered))
            gathered.asked.outcomes += gathered.pages.outcomes
        else:
            _look(walked[journey.name], rules, gathered)
    around = Surroundings(plan, gathered.facts, gathered.trails)
    day = today or date.fromisoformat(finished[:10])
    drafts = [*united(gathered.asked.sightings), *gathered.pages.drafts.values()]
    people = triaged(findings(drafts, around), triage, walked, around, day)
    found = people.found
    saw = {name: [walk.persona for walk in own if _saw(walk)] for name, own in walked.items()}
    walkers = Walkers(saw, _asked(gathered.asked.outcomes))
    known = {rule.id: rule for rule in (*rules, HAND_RULE)}
    counted, put_by = (
        friction(part, plan.journeys, walkers, known, gathered.pages) for part in (people.counted, people.put_by)
    )
    scored = decided(counted, put_by, people)
    told = Told(plan, gathered.facts, scored, struggles(people.real))
    records = tuple(record(walk, journey, told) for journey in plan.journeys for walk in walked[journey.name])
    outcomes = tuple(gathered.asked.outcomes)
    points = scored.points
    if baseline is not None:
        asked = {rule.id for rule in heard}
        said = [one for one in outcomes if one.rule in asked]
        points = standing(points, baseline, _reached(plan, walked, said), known)
    counting = [one.finding for one in people.counted]
    verdict, budgets = _verdict(plan, walks, records, counting, points, compared=baseline is not None)
    return Audit(
        service=plan.service,
        url=plan.url,
        language=plan.language,
        started=started,
        finished=finished,
        tool=tool,
        verdict=noted(verdict, people.notes),
        walks=records,
        findings=tuple(one.finding for one in found),
        friction_points=points,
        curve=tuple(point for journey in plan.journeys for point in curve(journey, walked[journey.name], told)),
        outcomes=outcomes,
        budgets=budgets,
        baseline=None if baseline is None else baseline_file,
        broken_rules={one.rule: one.why for one in reversed(outcomes) if one.said == "broken"},
        triage=people.notes,
        asked=asked_about(heard, outcomes, [walk for own in walked.values() for walk in own]),
        site=crawled,
    )


def _reached(plan: Plan, walked: Mapping[str, Sequence[Walk]], said: Sequence[Outcome]) -> Reached:
    every = [walk for own in walked.values() for walk in own]
    names = {journey.name: [step.name for step in journey.steps] for journey in plan.journeys}
    return reached([*said, *looked(plan.journeys)], every, names)


def _verdict(
    plan: Plan,
    walks: Sequence[Walk],
    records: Sequence[WalkRecord],
    findings: Sequence[Finding],
    points: Sequence[FrictionPoint],
    *,
    compared: bool,
) -> tuple[GateVerdict, tuple[BudgetRecord, ...]]:
    """What all gates of the plan say, and what their limits of measures came to."""
    unwalked, statuses = _unwalked(plan, walks), {point.id: point.status for point in points}
    said, budgets = [], list[BudgetRecord]()
    for one in plan.gates or (None,):
        held = held_against(one, records)
        budgets += held
        said.append(gate(one, records, findings, unwalked, held, statuses=statuses, compared=compared))
    return together(said), tuple(budgets)


def _look(walks: Sequence[Walk], rules: Sequence[Rule], gathered: _Gathered) -> None:
    """Ask of one journey. Evidence is let go after each walk, unless rules compare the walks of a journey."""
    compared = any(rule.scope == "journey" for rule in rules)
    recall, handed = Recall(), list[Walk]()
    for walk in walks:
        seen = recall.walk(walk)
        asked = ask_visits(rules, seen, recall)
        asked.add(ask_walk(rules, seen, recall))
        asked.sightings = weighed(walk, asked.sightings, rules)
        asked.add(ask_explored(rules, seen, recall))
        gathered.asked.add(asked)
        _keep(gathered, walk, seen, recall)
        if compared:
            handed.append(seen)
        else:
            recall.forget()
    if handed:
        gathered.asked.add(ask_journey(rules, handed, recall))
    recall.forget()


def _keep(gathered: _Gathered, walk: Walk, seen: Walk, recall: Recall) -> None:
    for visit in walk.visits:
        if visit.arrival.wrong:
            gathered.facts[walk.journey, walk.persona, visit.number] = facts_of(visit)
    for visit in seen.explored:
        facts = replace(facts_of(visit), missing=recall.gaps(visit))
        gathered.facts[walk.journey, walk.persona, visit.number] = facts
    for visit in seen.visits:
        if visit.arrival.wrong:
            continue
        step = (walk.journey, walk.persona, visit.arrival.step)
        gathered.trails[step] = gathered.trails.get(step, Trail()) | trail_of(visit)
        facts = facts_of(visit)
        gathered.facts[walk.journey, walk.persona, visit.number] = replace(facts, missing=recall.gaps(visit))


def _asked(outcomes: Sequence[Outcome]) -> dict[tuple[str, str], set[str]]:
    """Of whom each rule was asked, and had the evidence to answer."""
    asked: dict[tuple[str, str], set[str]] = defaultdict(set)
    for one in outcomes:
        if one.persona and one.said in ("verdicts", "inapplicable"):
            asked[one.journey, one.rule].add(one.persona)
    return asked


def _saw(walk: Walk) -> bool:
    return any(not visit.arrival.wrong for visit in walk.visits)


def _unwalked(plan: Plan, walks: Sequence[Walk]) -> list[tuple[str, str]]:
    made = {(walk.journey, walk.persona) for walk in walks}
    personas = cast(plan)
    spared = {
        (journey.name, id_) for journey in plan.journeys for id_, who in personas.items() if not is_walked(journey, who)
    }
    wanted = [
        (journey.name, persona)
        for journey in plan.journeys
        for persona in (journey.for_personas if journey.crawled else plan.personas)
    ]
    return [pair for pair in wanted if pair not in made | spared]


def _check(plan: Plan, walks: Sequence[Walk]) -> None:
    """Walks that the plan knows nothing of are not left out in silence."""
    steps = {journey.name: len(journey.steps) for journey in plan.journeys}
    for walk in walks:
        if walk.journey not in steps:
            raise RunUnreadable(
                f"A walk is of the journey “{walk.journey}”, which the plan does not have.",
                "Judge the run with the plan that it was walked with.",
            )
        if any(visit.arrival.step >= steps[walk.journey] for visit in walk.visits):
            raise RunUnreadable(
                f"A walk of “{walk.journey}” has more steps than the plan.",
                "Judge the run with the plan that it was walked with.",
            )
