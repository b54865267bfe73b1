"""Says how friction points stand against a baseline: new, known, come back; fixed, or not seen this time."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from auditor.judging.endings import stopping_step
from auditor.model import Baseline, Finding, FrictionPoint, Kept, Outcome, Score, Spot, Walk
from auditor.parts import Rule

Seen = tuple[str, str, str, str]  # journey, persona, step, what was opened


@dataclass(frozen=True, slots=True)
class Reached:
    """What was looked at again, and who asked what there.

    `anywhere`: rule → the journeys and personas on whose whole walks it was asked; a rule that compares personas was
    asked of all of them.
    """

    spots: Mapping[str, Collection[Seen]]  # rule → where it could answer
    visits: Collection[Seen]  # that could be judged at all
    anywhere: Mapping[str, Collection[tuple[str, str]]]

    def again(self, kept: Kept) -> bool:
        """Whether a friction point would have been met, were it still there: each place, by each of its personas."""
        seen = [_key(spot, persona) for spot in kept.where for persona in spot.personas]
        return bool(seen) and all(self._asked(kept.rule, one) for one in seen)

    def _asked(self, rule: str, one: Seen) -> bool:
        if one in self.spots.get(rule, ()):
            return True
        return one in self.visits and one[:2] in self.anywhere.get(rule, ())


def reached(outcomes: Iterable[Outcome], walks: Sequence[Walk], steps: Mapping[str, Sequence[str]]) -> Reached:
    """What was reached; `outcomes` are those of rules that were really asked, `steps` the names of journeys' steps.

    A step that a walk did not get past was not wholly reached.
    """
    places = {
        (walk.journey, walk.persona, visit.number): (
            walk.journey,
            walk.persona,
            steps[walk.journey][visit.arrival.step],
            visit.arrival.opened,
        )
        for walk in walks
        for visit in (*walk.visits, *walk.explored)
        if not visit.arrival.wrong and (walk.outcome == "completed" or visit.arrival.step != stopping_step(walk))
    }
    spots: dict[str, set[Seen]] = defaultdict(set)
    gaps: dict[str, set[Seen]] = defaultdict(set)
    anywhere: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for one in outcomes:
        could = one.said in ("verdicts", "inapplicable")
        if one.visit is None:
            personas = [one.persona] if one.persona else [walk.persona for walk in walks if walk.journey == one.journey]
            anywhere[one.rule] |= {(one.journey, persona) for persona in personas} if could else set()
        elif place := places.get((one.journey, one.persona, one.visit)):
            (spots if could else gaps)[one.rule].add(place)
    asked = {rule: seen - gaps.get(rule, set()) for rule, seen in spots.items()}
    return Reached(asked, frozenset(places.values()), anywhere)


def standing(
    points: Sequence[FrictionPoint], baseline: Baseline, seen: Reached, rules: Mapping[str, Rule]
) -> tuple[FrictionPoint, ...]:
    """The friction points with their status, and after them those of the baseline that are not met any more.

    What a person put aside keeps its status.
    """
    known, gone = ({one.id for one in part} for part in (baseline.there, baseline.fixed))
    told = [point.model_copy(update={"status": _status(point, known, gone)}) for point in points]
    here = {point.id for point in points}
    past = [_past(one, seen, rules) for one in baseline.there if one.id not in here]
    return (*told, *sorted(past, key=lambda point: (point.status != "fixed", point.impact.rank, point.id)))


def kept(points: Iterable[FrictionPoint], findings: Iterable[Finding]) -> Iterator[Kept]:
    """Friction points as a baseline keeps them."""
    places: dict[str, dict[tuple[str, str, str], set[str]]] = defaultdict(lambda: defaultdict(set))
    by = {}
    for one in findings:
        places[one.friction_point][one.journey, one.step, one.opened].update(one.personas)
        by[one.friction_point] = one.by
    for point in points:
        where = (
            Spot(journey=journey, step=step, opened=opened, personas=tuple(sorted(who)))
            for (journey, step, opened), who in sorted(places[point.id].items())
        )
        yield Kept(
            id=point.id,
            rule=point.rule,
            title=point.title,
            category=point.category,
            impact=point.impact,
            certainty=point.certainty,
            by=by.get(point.id, "rule"),
            where=tuple(where),
        )


def updated(
    service: str, runs: Sequence[tuple[Sequence[FrictionPoint], Sequence[Finding]]], before: Baseline | None
) -> Baseline:
    """The baseline after runs whose friction points have their status against it; the order of runs changes nothing.

    What any of them met is there. What one looked for in vain, and none met, is fixed. What could not be looked for, or
    is put aside by a person, stays as it was. A title stays too: another figure in it is no news.
    """
    old = before or Baseline()
    titles = {one.id: one.title for one in old.there}
    met = [
        one.model_copy(update={"title": titles.get(one.id, one.title)})
        for points, findings in runs
        for one in kept([point for point in points if _is_met(point)], findings)
    ]
    fixed = {point.id for points, _ in runs for point in points if point.status == "fixed"}
    gone = fixed - {one.id for one in met}
    there = [one for one in old.there if one.id not in gone and one.id not in {one.id for one in met}]
    return Baseline.of(
        service or old.service, [*met, *there], [*old.fixed, *(one for one in old.there if one.id in gone)]
    )


def _is_met(point: FrictionPoint) -> bool:
    return point.status in ("new", "known", "reappeared")


def _key(spot: Spot, persona: str) -> Seen:
    return spot.journey, persona, spot.step, spot.opened


def _status(point: FrictionPoint, known: Collection[str], gone: Collection[str]) -> str:
    if point.status == "suppressed":
        return point.status
    return "known" if point.id in known else "reappeared" if point.id in gone else "new"


def _past(one: Kept, seen: Reached, rules: Mapping[str, Rule]) -> FrictionPoint:
    """What is not met any more, told from the baseline. What a person found is fixed when a person takes it out."""
    rule = rules.get(one.rule)
    personas = dict.fromkeys(persona for spot in one.where for persona in spot.personas)
    return FrictionPoint(
        id=one.id,
        rule=one.rule,
        title=one.title,
        category=one.category,
        impact=one.impact,
        certainty=one.certainty,
        score=0,
        score_parts=Score(impact=0, certainty=0, reach=0, path=0, total=0),
        occurrences=0,
        journeys=tuple(dict.fromkeys(spot.journey for spot in one.where)),
        steps=tuple(dict.fromkeys(spot.step for spot in one.where)),
        personas=tuple(personas),
        owners=(),
        on_path=False,
        fix=" ".join(rule.docs.fix.partition("\n\n")[0].split()) if rule else "",
        status="fixed" if one.by == "person" or seen.again(one) else "not-seen",
        findings=(),
        by=one.by,
    )
