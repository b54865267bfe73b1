"""Puts people's word beside the rules': what they decided about friction points, and what they found themselves."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from auditor.criteria import clauses, clauses_v411
from auditor.docstrings import Docs
from auditor.judging.findings import Found, Surroundings, owner_of
from auditor.judging.friction import Friction
from auditor.judging.identity import digest
from auditor.judging.triage_notes import about_decisions, nowhere, strangers
from auditor.model import (
    BY_HAND,
    Certainty,
    Decision,
    Finding,
    FrictionPoint,
    HandFinding,
    Impact,
    Journey,
    Outcome,
    Triage,
    TriageNote,
    Visit,
    Walk,
)
from auditor.parts import Rule

# What friction asks of a rule; what a person found brings its own advice.
HAND_RULE = Rule(
    id=BY_HAND,
    ask=lambda: (),
    impact=Impact.MODERATE,
    criteria=(),
    scope="journey",
    needs=(),
    docs=Docs("Found by a person.", {}),
    source="person",
)

Walked = Mapping[str, Sequence[Walk]]  # journey → its walks


@dataclass(frozen=True, slots=True)
class Triaged:
    """The findings after people had their say. `real` are those that customers meet, `counted` those that count."""

    found: tuple[Found, ...]
    decisions: Mapping[str, Decision]
    hands: Mapping[str, HandFinding]  # id of the friction point → the finding that speaks for it
    notes: tuple[TriageNote, ...]

    @property
    def counted(self) -> list[Found]:
        """What is not suppressed."""
        return [one for one in self.found if not self._suppressed(one)]

    @property
    def put_by(self) -> list[Found]:
        """What is suppressed."""
        return [one for one in self.found if self._suppressed(one)]

    @property
    def real(self) -> list[Found]:
        """What is there, whether it counts or not: all but what is suppressed as no problem."""
        return [
            one
            for one in self.found
            if not self._suppressed(one) or self.decisions[one.finding.friction_point].word != "false-positive"
        ]

    def _suppressed(self, one: Found) -> bool:
        decision = self.decisions.get(one.finding.friction_point)
        return decision is not None and decision.suppresses


def triaged(found: Iterable[Found], triage: Triage, walked: Walked, around: Surroundings, today: date) -> Triaged:
    """Add what people found, and let their decisions hold that have not ended before `today`."""
    known = list(found)
    hands: dict[str, HandFinding] = {}
    notes: list[TriageNote] = []
    for hand in triage.findings:
        added = list(_by_hand(hand, walked, around))
        known += added
        hands |= {one.finding.friction_point: hand for one in added if one.finding.friction_point not in hands}
        notes += strangers(hand, walked) if added else [nowhere(hand, around.plan.journeys)]
    journeys = {journey.name: number for number, journey in enumerate(around.plan.journeys)}
    known.sort(key=lambda one: (journeys[one.finding.journey], one.step))
    decisions = {id_: _on(decision, today) for id_, decision in triage.decisions.items()}
    points = {one.finding.friction_point: one.finding for one in reversed(known)}
    notes += about_decisions(decisions, points)
    return Triaged(tuple(_confirmed(one, decisions) for one in known), decisions, hands, tuple(notes))


def decided(counted: Friction, put_by: Friction, people: Triaged) -> Friction:
    """The friction of what counts, with all friction points: what is suppressed comes last and weighs nothing."""
    suppressed = (
        point.model_copy(update={"score": 0.0, "shares": (), "status": "suppressed"}) for point in put_by.points
    )
    points = (*counted.points, *suppressed)
    return replace(counted, points=tuple(_dressed(point, people) for point in points))


def looked(journeys: Iterable[Journey]) -> list[Outcome]:
    """People were asked of every journey: what one of them has taken out of the review file is there no more."""
    return [Outcome(rule=BY_HAND, said="inapplicable", journey=journey.name) for journey in journeys]


def _dressed(point: FrictionPoint, people: Triaged) -> FrictionPoint:
    update: dict[str, Any] = {}
    if decision := people.decisions.get(point.id):
        update["decision"] = decision
    if hand := people.hands.get(point.id):
        update |= {"by": "person", "why": hand.why, "fix": hand.fix}
    return point.model_copy(update=update) if update else point


def _on(decision: Decision, today: date) -> Decision:
    ended = decision.until is not None and decision.until < today
    return decision.model_copy(update={"expired": True}) if ended else decision


def _confirmed(one: Found, decisions: Mapping[str, Decision]) -> Found:
    decision = decisions.get(one.finding.friction_point)
    if decision is None or decision.word != "confirm" or one.finding.certainty is Certainty.VIOLATION:
        return one
    return replace(one, finding=one.finding.model_copy(update={"certainty": Certainty.VIOLATION}), confirmed=True)


def _by_hand(hand: HandFinding, walked: Walked, around: Surroundings) -> Iterator[Found]:
    for journey in around.plan.journeys:
        if hand.journey not in (None, journey.name):
            continue
        for number, step in enumerate(journey.steps):
            if step.name == hand.step:
                yield _found(hand, journey, number, walked.get(journey.name, ()), around)


def _found(hand: HandFinding, journey: Journey, number: int, walks: Sequence[Walk], around: Surroundings) -> Found:
    step = journey.steps[number]
    reached = {walk.persona: visit for walk in walks if (visit := _last(walk, number))}
    personas = hand.personas or tuple(reached or (walk.persona for walk in walks))
    visits = [reached[persona] for persona in personas if persona in reached]
    url = next((visit.arrival.url for visit in (*visits, *reached.values())), around.plan.url)
    words = " ".join(hand.what.casefold().split())
    finding = Finding(
        id=digest(BY_HAND, journey.name, step.name, words),
        rule=BY_HAND,
        category=hand.category,
        impact=hand.impact,
        certainty=hand.certainty,
        journey=journey.name,
        step=step.name,
        url=url,
        personas=personas,
        on_path=hand.on_path,
        by="person",
        wcag=hand.wcag,
        en301549=clauses(hand.wcag),
        en301549_v411=clauses_v411(hand.wcag),
        message=hand.what,
        message_id=hand.what,
        sources=("person",),
        friction_point=digest(BY_HAND, words),
        screenshot=hand.picture,
        owner=hand.owner or owner_of(step, url, around.plan),
    )
    return Found(finding, number, frozenset((journey.name, visit.persona, visit.number) for visit in visits))


def _last(walk: Walk, step: int) -> Visit | None:
    """Where the walk's step arrived, if it could be judged there."""
    return next(
        (visit for visit in reversed(walk.visits) if visit.arrival.step == step and not visit.arrival.wrong), None
    )
