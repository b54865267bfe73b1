"""Makes friction points of findings: one root cause is one, scored by what it does to customers.

How far one reaches is the mean of two shares: of the personas, and of the places where it could have been met. On
journeys the places are steps. On a crawl they are pages: those that were audited, or for what is told of the service
as a whole, those that were looked at; so a thing on every page reaches further than one on every page of a small
template. Where both were met, the larger share counts: to crawl as well makes nothing on a journey smaller.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from auditor.judging import weights
from auditor.judging.facts import VisitKey
from auditor.judging.findings import Found, StepKey
from auditor.judging.pages import Crawled, Met
from auditor.languages.marking import phrase
from auditor.model import DETAIL, REFERENCE, Certainty, CurvePoint, FrictionPoint, Journey, Score
from auditor.parts import Rule

Place = tuple[str, int]  # journey, number of the step
K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Walkers:
    """The personas that a share is told of: those that saw something of a journey, and those a rule was asked of.

    Evidence that is the same for all of a device's personas is gathered for some of them: then these alone count.
    What only one persona can notice counts of all.
    """

    saw: Mapping[str, Sequence[str]]  # journey → personas
    asked: Mapping[tuple[str, str], Collection[str]] = field(default_factory=dict)  # journey, rule → personas

    def of(self, journey: str, rule: str) -> Collection[str]:
        """Whom a rule could have found hit on a journey."""
        asked = self.asked.get((journey, rule), ())
        return asked if REFERENCE in asked else self.saw.get(journey, ())


@dataclass(frozen=True, slots=True)
class Friction:
    """The friction points, worst first, and the friction of steps, of steps for one persona, and of visits.

    Where nothing stands in a mapping, no friction was found; whether anything was seen there is not told here.
    """

    points: tuple[FrictionPoint, ...]
    steps: Mapping[Place, float]
    personas: Mapping[StepKey, float]
    visits: Mapping[VisitKey, float]


def friction(
    found: Sequence[Found],
    journeys: Sequence[Journey],
    walkers: Walkers,
    rules: Mapping[str, Rule],
    crawl: Crawled | None = None,
) -> Friction:
    """The friction of an audit; `crawl` is what was said of a crawl's pages."""
    crawl = crawl or Crawled()
    groups: dict[str, list[Found]] = defaultdict(list)
    for one in found:
        groups[one.finding.friction_point].append(one)
    numbers = {journey.name: number for number, journey in enumerate(journeys)}
    points, shares = [], {}
    for group in groups.values():
        places = sorted(
            {(one.finding.journey, one.step) for one in group}, key=lambda place: (numbers[place[0]], place[1])
        )
        score = _score(group, places, journeys, walkers, crawl)
        share = _shared_out(score.total, places)
        point = _point(group, score, rules, _curve(share, journeys, numbers), crawl)
        points.append(point)
        shares[point.id] = share
    points.sort(key=lambda point: (-point.score, point.impact.rank, point.title, point.id))
    return Friction(
        points=tuple(points),
        steps=_sums(found, shares, lambda one: [(one.finding.journey, one.step)]),
        personas=_sums(
            found, shares, lambda one: [(one.finding.journey, who, one.step) for who in one.finding.personas]
        ),
        visits=_of_visits(found, shares, crawl),
    )


def _worst(group: Sequence[Found]) -> Found:
    """The finding that speaks for all: what it weighs, its words, its certainty are the friction point's."""

    def weight(one: Found) -> float:
        path = weights.ON_PATH if one.finding.on_path else weights.BESIDE_PATH
        return weights.IMPACT[one.finding.impact] * weights.CERTAINTY[one.finding.certainty] * path

    return max(group, key=weight)


def _score(
    group: Sequence[Found], places: Sequence[Place], journeys: Sequence[Journey], walkers: Walkers, crawl: Crawled
) -> Score:
    """The factors are rounded before they are multiplied, so that the product comes out as shown."""
    worst = _worst(group).finding
    personas = {persona for one in group for persona in one.finding.personas}
    met = personas.union(*(walkers.of(one.finding.journey, one.finding.rule) for one in group))
    steps = _places(worst.friction_point, places, journeys, crawl)
    reach = max(round((len(personas) / len(met) + steps[0] / steps[1]) / 2, 2), 0.01)
    impact, certainty = weights.IMPACT[worst.impact], weights.CERTAINTY[worst.certainty]
    path = weights.ON_PATH if any(one.finding.on_path for one in group) else weights.BESIDE_PATH
    return Score(
        impact=impact,
        certainty=certainty,
        reach=reach,
        path=path,
        total=round(impact * certainty * reach * path, 1),
        personas=(len(personas), len(met)),
        steps=steps,
    )


def _places(cause: str, places: Sequence[Place], journeys: Sequence[Journey], crawl: Crawled) -> tuple[int, int]:
    """At how many places it was met, of how many: steps of journeys, or pages of a crawl, where that is more."""
    walked = [place for place in places if place[0] != crawl.journey]
    steps = sum(len(journey.steps) for journey in journeys if journey.name != crawl.journey)
    shares = [(len(walked), steps)] if walked else []
    if cause in crawl.met:
        shares.append(crawl.share(cause))
    return max(shares, key=lambda share: share[0] / share[1], default=(len(places), max(len(places), 1)))


def _shared_out(total: float, places: Sequence[Place]) -> dict[Place, int]:
    """The score in tenths, evenly; what does not divide goes to the first steps, so that the sum is the score."""
    each, left = divmod(round(total * 10), len(places))
    return {place: each + (number < left) for number, place in enumerate(places)}


def _curve(
    share: Mapping[Place, int], journeys: Sequence[Journey], numbers: Mapping[str, int]
) -> tuple[CurvePoint, ...]:
    return tuple(
        CurvePoint(journey=journey, step=journeys[numbers[journey]].steps[step].name, friction=tenths / 10)
        for (journey, step), tenths in share.items()
    )


def _point(
    group: Sequence[Found], score: Score, rules: Mapping[str, Rule], shares: tuple[CurvePoint, ...], crawl: Crawled
) -> FrictionPoint:
    worst = _worst(group).finding
    met = crawl.met.get(worst.friction_point) or Met("")
    told = {(one.finding.journey, one.step, _selector(one)) for one in group if one.finding.journey != met.journey}
    all_ = [one.finding for one in group]
    return FrictionPoint(
        id=worst.friction_point,
        rule=worst.rule,
        title=_title(_worst(group), rules[worst.rule]),
        category=worst.category,
        impact=worst.impact,
        certainty=worst.certainty,
        score=score.total,
        score_parts=score,
        occurrences=len(told) + met.occurrences,
        pages=met.pages,
        page_urls=tuple(met.urls),
        journeys=_once(one.journey for one in all_),
        steps=_once(one.step for one in all_),
        personas=_once(persona for one in all_ for persona in one.personas),
        owners=_once(one.owner for one in all_ if one.owner),
        on_path=any(one.on_path for one in all_),
        unstable=all(one.unstable for one in all_),
        fix=" ".join(rules[worst.rule].docs.fix.partition("\n\n")[0].split()),
        findings=tuple(one.id for one in all_),
        shares=shares,
    )


def _title(found: Found, rule: Rule) -> str:
    """What the worst finding says, or the rule's own words for it, which claim no more than the finding does."""
    worst = found.finding
    if not rule.problem:  # what a person has answered is asked no more
        return phrase("This does not hold here: {asked}", asked=rule.docs.title) if found.confirmed else worst.message
    problem = rule.problem.removesuffix(".")
    if worst.certainty is Certainty.REVIEW:
        problem = f"Look whether {problem[0].lower()}{problem[1:]}"
    detail = worst.values.get(DETAIL)
    return f"{problem} ({detail})." if detail else f"{problem}."


def _selector(one: Found) -> str:
    return one.finding.target.selector if one.finding.target else ""


def _once(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))


def _of_visits(
    found: Sequence[Found], shares: Mapping[str, Mapping[Place, int]], crawl: Crawled
) -> dict[VisitKey, float]:
    """The friction of each visit; of a crawl's pages also of those whose findings were only counted."""
    sums = _sums(
        [one for one in found if one.finding.friction_point not in crawl.met or one.finding.journey != crawl.journey],
        shares,
        lambda one: one.visits,
    )
    tenths: dict[VisitKey, int] = defaultdict(int)
    for point, share in shares.items():
        met = crawl.met.get(point)
        for persona, numbers in met.visits.items() if met else ():
            for number in numbers:
                tenths[crawl.journey, persona, number] += share.get((crawl.journey, crawl.steps.get(number, -1)), 0)
    return {**sums, **{key: sums.get(key, 0) + added / 10 for key, added in tenths.items()}}


def _sums(
    found: Sequence[Found], shares: Mapping[str, Mapping[Place, int]], keys: Callable[[Found], Iterable[K]]
) -> dict[K, float]:
    """For each key, the shares of the friction points there, each friction point once."""
    points: dict[K, set[tuple[str, Place]]] = defaultdict(set)
    for one in found:
        for key in keys(one):
            points[key].add((one.finding.friction_point, (one.finding.journey, one.step)))
    return {key: sum(shares[point][place] for point, place in there) / 10 for key, there in points.items()}
