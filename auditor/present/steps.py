"""Prepares the steps of a journey: what all personas met there, with pictures and the friction marked on them."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from auditor.model import Effort, Impact, Metrics, Seen, StateRecord, StepRecord, VisitRecord, WalkRecord
from auditor.showing import Frame, PersonaDocs, PointShowing, StateShowing, StepFacts, StepRef, StepShowing

from .lanes import Lanes, lanes_of
from .loading import show_loadings
from .noted import StepNotes
from .pictures import Album
from .speed import figures, main_content, slowest_answer
from .way import OPEN, Way, language, waited

_PEAK = 0.5  # of the highest friction: lower peaks are not named on the spot
_MOST_FRAMES = 6
_MOST_PICTURED = 60  # templates


@dataclass(frozen=True, slots=True)
class _Journey:
    """What all steps of a journey need."""

    way: Way
    name: str
    walks: Mapping[str, WalkRecord]  # persona → walk, the reference walk first
    personas: Sequence[PersonaDocs]  # in the order of the rows
    points: Sequence[PointShowing]
    album: Album
    lanes: Lanes
    heights: Sequence[float]
    longest: float  # seconds waited at one step
    notes: StepNotes
    pictured: frozenset[StepRef]


def show_steps(
    way: Way, name: str, personas: Sequence[PersonaDocs], points: Sequence[PointShowing], album: Album, notes: StepNotes
) -> tuple[StepShowing, ...]:
    """The steps in order."""
    walks = {walk.persona: walk for walk in way.walks(name)}
    frictions = [way.frictions[ref] or 0 for ref in way.journeys[name]]
    highest = max(frictions, default=0) or 1
    journey = _Journey(
        way=way,
        name=name,
        walks=walks,
        personas=personas,
        points=[one for one in points if one.point.status in OPEN],
        album=album,
        lanes=lanes_of(way, name),
        heights=[friction / highest for friction in frictions],
        notes=notes,
        pictured=_worth_a_picture(way, name),
        longest=max((waited(step) or 0 for walk in walks.values() for step in walk.steps), default=0) or 1,
    )
    return tuple(_step(journey, ref) for ref in way.journeys[name])


def _step(journey: _Journey, ref: StepRef) -> StepShowing:
    index = ref.number - 1
    lane = journey.lanes.lanes[journey.lanes.at[index]]
    here = tuple(sorted((one for one in journey.points if ref in one.steps), key=lambda one: _weight(one, ref)))
    persona, visit = _shown(journey, ref, here)
    frames = tuple(_frames(journey.way, here, visit))
    outcomes = Counter(step.outcome for walk in journey.walks.values() if (step := _record(walk, ref)))
    return StepShowing(
        ref=ref,
        owner=lane.owner,
        host=lane.host,
        lane=journey.lanes.at[index],
        hand_over=journey.lanes.hand_overs[index],
        url=visit.url if visit else "",
        title=visit.title if visit else "",
        lang=language(visit),
        friction=journey.way.frictions[ref],
        height=journey.heights[index],
        peak=_is_peak(journey.heights, index),
        arrived=outcomes.total() - outcomes[Seen.NOT_REACHED],
        stopped=outcomes[Seen.BLOCKED],
        unjudged=outcomes[Seen.PREVENTED],
        gone_on=outcomes[Seen.PASSED] + outcomes[Seen.STRUGGLED],
        points=here,
        thumb=journey.album.thumb(visit.screenshot, frames) if visit else None,
        view=journey.album.view(visit.screenshot, frames) if visit else None,
        view_of=journey.way.personas.get(persona),
        facts={one.id: _facts(journey, ref, one, here, pictured=one.id != persona) for one in journey.personas},
        manual=any(step.manual for walk in journey.walks.values() if (step := _record(walk, ref))),
        heard=journey.notes.heard.get((journey.name, ref.name)),
        untried=journey.notes.untried.get((journey.name, ref.name), ()),
        states=tuple(_states(journey, ref, here)),
        loadings=show_loadings(
            journey.way, journey.walks, ref, journey.notes.timed_at(journey.name, ref.name), journey.album
        ),
        line=journey.notes.lines.get((journey.name, ref.name)),
    )


def _worth_a_picture(way: Way, name: str) -> frozenset[StepRef]:
    """Of a crawl, which may have hundreds of templates, the worst of them; of a journey, all."""
    steps = way.journeys[name]
    if name != way.crawl:
        return frozenset(steps)
    return frozenset(sorted(steps, key=lambda ref: -(way.frictions[ref] or 0))[:_MOST_PICTURED])


def _states(journey: _Journey, ref: StepRef, here: Sequence[PointShowing]) -> Iterator[StateShowing]:
    """What the tool itself opened at a step, with what is marked there."""
    for persona, walk in journey.walks.items():
        for state in (one for one in walk.explored if one.step == ref.name):
            found = [one for one in here if _shows(journey.way, one, state)]
            picture = journey.album.thumb(state.screenshot, tuple(_frames(journey.way, found, state)), upright=True)
            yield StateShowing(state.opened, journey.way.personas[persona], tuple(found), picture)


def _shows(way: Way, one: PointShowing, state: StateRecord) -> bool:
    return any(finding.screenshot == state.screenshot and finding.opened for finding in way.of(one.point))


def _weight(one: PointShowing, ref: StepRef) -> tuple[bool, float]:
    share = next((mend.before - mend.after for mend in one.mended if mend.step == ref), 0.0)
    return one.point.impact is not Impact.BLOCKER, -round(share, 1)


def _shown(journey: _Journey, ref: StepRef, here: Sequence[PointShowing]) -> tuple[str, VisitRecord | None]:
    """Whose picture of the step is shown: the reference walk's, or one with the blocker that it does not show."""
    pictured = list(_pictured(journey, ref, here))
    for one in here[:1]:
        if one.point.impact is Impact.BLOCKER:
            shots = {finding.screenshot for finding in journey.way.of(one.point)}
            pictured.sort(key=lambda found: found[1].screenshot not in shots)
    return pictured[0] if pictured else ("", None)


def _pictured(journey: _Journey, ref: StepRef, here: Sequence[PointShowing]) -> Iterator[tuple[str, VisitRecord]]:
    """Whose visits of the step can be shown, and the visits; the last visit of a walk is where the step arrived."""
    for persona, walk in journey.walks.items() if ref in journey.pictured else ():
        shot = [visit for visit in reversed(journey.way.visits_at(walk, ref.name)) if visit.screenshot]
        if ref in journey.way.templates:
            shot.sort(key=lambda visit: _tells_little(visit, here))
        for visit in shot[:1]:
            yield persona, visit


def _tells_little(visit: VisitRecord, here: Sequence[PointShowing]) -> tuple[bool, bool]:
    """How little one page of a template tells of it: one that was judged, and has the worst, tells most."""
    worst = {url for one in here[:1] for url in one.pages}
    return visit.outcome is Seen.PREVENTED, visit.url not in worst


def _frames(way: Way, here: Sequence[PointShowing], visit: VisitRecord | StateRecord | None) -> Iterator[Frame]:
    """One frame for each of the worst friction points that this picture shows."""
    shown = 0
    for one in here:
        places = (finding for finding in way.of(one.point) if visit and finding.screenshot == visit.screenshot)
        box = next((place.target.box for place in places if place.target and place.target.box), None)
        if box and shown < _MOST_FRAMES:
            shown += 1
            yield Frame(one.number, one.point.impact, box, one.point.id)


def _facts(
    journey: _Journey, ref: StepRef, persona: PersonaDocs, here: Sequence[PointShowing], *, pictured: bool
) -> StepFacts:
    """How the step went for one persona; `pictured` is false where the step's own picture is that persona's."""
    walk = journey.walks[persona.id]
    step = _record(walk, ref)
    visits = journey.way.visits_at(walk, ref.name)
    seconds = waited(step) if step else None
    file = next((visit.screenshot for visit in reversed(visits) if visit.screenshot), None)
    one_page = journey.way.crawl != journey.name  # figures of many pages are no figure
    timed = [one for one in journey.notes.timed_at(journey.name, ref.name) if one.persona == persona.id]
    return StepFacts(
        persona=persona,
        outcome=step.outcome if step else Seen.NOT_REACHED,
        waited=seconds,
        bar=(seconds or 0) / journey.longest,
        effort=step.effort if step else Effort(),
        metrics=_metrics(visits) if one_page else Metrics(),
        why=next((visit.why for visit in reversed(visits) if visit.why), None) or _reason(walk, ref),
        missing={kind: why for visit in visits for kind, why in visit.missing.items()},
        picture=journey.album.thumb(file, upright=True) if pictured and ref in journey.pictured else None,
        figures=figures(visits) if one_page else {},
        timed=walk.timed,
        whole_wait=len(visits) == 1,
        meets=sum(_hits(journey.way, one, ref, persona) for one in here),
        main=main_content(timed),
        answer=slowest_answer(timed),
    )


def _hits(way: Way, one: PointShowing, ref: StepRef, persona: PersonaDocs) -> bool:
    """Whether this persona met the friction point at this step."""
    return (ref, persona.id) in way.hits(one.point)


def _reason(walk: WalkRecord, ref: StepRef) -> str:
    return (walk.reason or "") if walk.stopped_at == ref.name else ""


def _metrics(visits: Sequence[VisitRecord]) -> Metrics:
    """What was measured last at the step: of a view that loads no document, not everything can be had."""
    known: dict[str, float] = {}
    for visit in visits:
        known |= visit.metrics.model_dump(exclude_none=True)
    return Metrics.model_validate(known)


def _record(walk: WalkRecord, ref: StepRef) -> StepRecord | None:
    return next((step for step in walk.steps if step.step == ref.name), None)


def _is_peak(heights: Sequence[float], index: int) -> bool:
    around = heights[max(0, index - 1) : index + 2]
    return heights[index] >= _PEAK and heights[index] == max(around)
