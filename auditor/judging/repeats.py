"""Asks the runs of a repeated walk one by one, to tell what each of them shows from what only some of them show.

Two things differ from run to run. *Figures*: rules of speed are asked of the first run's evidence with the vitals, the
requests and the waits of each run laid over it. *Content*: rules of one visit, whose every need was gathered anew in a
run, are asked of what that run gathered. What a run could not show says nothing for or against.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, get_args

from auditor.commons.repeated import WAITS, alike, places
from auditor.evidence.requests import Requests
from auditor.evidence.touches import Touches
from auditor.evidence.vitals import Vitals
from auditor.judging.asking import Asked, ask_visits, ask_walk
from auditor.judging.drafts import cause_of
from auditor.judging.recall import Recall, Sighting, Spot
from auditor.model import Arrival, Evidence, Walk
from auditor.parts import Rule

FIGURES = (Vitals.__name__, Requests.__name__)
# Rule, number of the visit, root cause. Of a figure there is none: what it is put down to varies.
Seen = tuple[str, int, str]
Place = tuple[str, int]  # rule, number of the visit; -1 for a rule over the whole walk


@dataclass(slots=True)
class _Told:
    """What the runs said."""

    could: dict[Place, set[int]] = field(default_factory=lambda: defaultdict(set))  # runs that could have shown it
    saw: dict[Seen, dict[int, Sighting]] = field(default_factory=lambda: defaultdict(dict))


def weighed(walk: Walk, sightings: Sequence[Sighting], rules: Sequence[Rule]) -> list[Sighting]:
    """What was seen on a walk that stands for several runs, with in how many; and what only repeats of it showed."""
    if len(walk.runs) < 2:
        return list(sightings)
    told = _Told()
    for number, run in enumerate(walk.runs):
        recall = Recall()
        _add(told, number, _figures(walk, run, rules, recall))
        if number:
            _add(told, number, _content(walk, run, rules, recall))
        recall.forget()
    known = [_with_runs(one, told) for one in sightings]
    return [*known, *_beyond(known, told, walk)]


def _add(told: _Told, number: int, asked: Asked) -> None:
    for one in asked.outcomes:
        if one.said in ("verdicts", "inapplicable"):
            told.could[one.rule, -1 if one.visit is None else one.visit].add(number)
    for sighting in asked.sightings:
        told.saw[_key(sighting)].setdefault(number, sighting)


def _figures(walk: Walk, run: Walk, rules: Sequence[Rule], recall: Recall) -> Asked:
    there = dict(places(run))
    visits = []
    for place, visit in places(walk):
        other = there.get(place)
        if other is None or not alike(visit, other):
            continue
        own = {name: other.read[name] for name in FIGURES if name in other.read}
        waits = {field: getattr(other.arrival, field) for field in WAITS.values()}
        arrival = Arrival.model_validate(visit.arrival.model_dump() | waits)
        visits.append(replace(visit, arrival=arrival, read={**visit.read, **own}))
    seen = recall.walk(replace(walk, visits=tuple(visits), explored=(), runs=(), repeats=()))
    mine = [rule for rule in rules if rule.category == "speed"]
    asked = ask_visits(mine, seen, recall)
    if len(visits) == len(walk.visits):  # a rule over a walk needs the whole of it
        asked.add(ask_walk(mine, seen, recall))
    return asked


def _content(walk: Walk, run: Walk, rules: Sequence[Rule], recall: Recall) -> Asked:
    asked, there = Asked(), dict(places(run))
    mine = [rule for rule in rules if rule.category != "speed" and rule.scope == "visit" and _needs(rule)]
    for place, visit in places(walk):
        other = there.get(place)
        if other is None or not alike(visit, other):
            continue
        own = {name: read for name, read in other.read.items() if name != Touches.__name__}
        fitting = [rule for rule in mine if _needs(rule) <= own.keys()]
        one = replace(visit, arrival=other.arrival, read=own)
        seen = recall.walk(replace(walk, visits=(one,), explored=(), runs=(), repeats=()))
        asked.add(ask_visits(fitting, seen, recall))
    return asked


def _needs(rule: Rule) -> set[str]:
    """The kinds of evidence that it is given; none where it is given anything else, such as the visit itself."""
    kinds = [kind for need in rule.needs for kind in (get_args(need) or (need,))]
    named = {kind.__name__ for kind in kinds if _is_evidence(kind)}
    return named if len(named) == len(set(kinds)) else set()


def _is_evidence(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, Evidence)


def _with_runs(sighting: Sighting, told: _Told) -> Sighting:
    """The first run showed it, or the medians of all did."""
    number = sighting.spot.visit.number if sighting.spot.visit else -1
    could = told.could.get((sighting.rule.id, number)) or told.could.get((sighting.rule.id, -1)) or set()
    saw = set(told.saw.get(_key(sighting), {})) & could
    if sighting.rule.category != "speed":  # of content, the first run is the walk itself
        could, saw = could | {0}, saw | {0}
    return replace(sighting, runs=(len(saw), len(could))) if len(could) > 1 else sighting


def _beyond(known: Sequence[Sighting], told: _Told, walk: Walk) -> Iterator[Sighting]:
    """What repeats show and the first run does not. Of figures, the medians have spoken."""
    keys = {_key(one) for one in known}
    visits = {visit.number: visit for visit in walk.visits}
    for key, saw in told.saw.items():
        first = saw[min(saw)]
        if key in keys or first.rule.category == "speed":
            continue
        could = told.could[key[:2]] | {0}
        visit = visits[key[1]]
        verdict = first.verdict.model_copy(update={"box": None})  # the picture is of the first run
        yield replace(first, verdict=verdict, spot=Spot(walk, visit), runs=(len(saw), len(could)))


def _key(sighting: Sighting) -> Seen:
    visit = sighting.spot.visit
    number = visit.number if visit else -1
    return sighting.rule.id, number, "" if sighting.rule.category == "speed" else cause_of(sighting)
