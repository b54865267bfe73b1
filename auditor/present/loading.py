"""Prepares what a step loaded, for each persona that walked alone: only there do seconds tell of the service."""

from collections.abc import Iterator, Mapping, Sequence

from auditor.model import Visit, WalkRecord
from auditor.showing import Film, Loading, PersonaDocs, StepRef
from auditor.showing_speed import Waterfall

from .film import film_of
from .pictures import Album
from .waterfall import waterfall
from .way import Way, waited

Told = tuple[Waterfall | None, Film | None]


def show_loadings(
    way: Way, walks: Mapping[str, WalkRecord], ref: StepRef, visits: Sequence[Visit], album: Album
) -> tuple[Loading, ...]:
    """Of the visits of one step, those that loaded something: of who waited longest there first."""
    personas = {visit.persona for visit in visits} & set(walks)
    slowest = sorted(personas, key=lambda persona: (-_waited(walks[persona], ref), persona))
    return tuple(
        one
        for persona in slowest
        for one in _loadings(
            way.personas[persona],
            next((visit.conditions for visit in way.visits_at(walks[persona], ref.name)), ""),
            [(waterfall(visit, way.home), film_of(visit, album)) for visit in visits if visit.persona == persona],
        )
    )


def _loadings(persona: PersonaDocs, conditions: str, told: Sequence[Told]) -> Iterator[Loading]:
    drawn = [(fall, film) for fall, film in told if fall or film]
    for part, (fall, film) in enumerate(drawn, 1):
        yield Loading(persona, conditions, part, len(drawn), fall, film)


def _waited(walk: WalkRecord, ref: StepRef) -> float:
    return next((waited(step) or 0.0 for step in walk.steps if step.step == ref.name), 0.0)
