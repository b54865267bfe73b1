"""What a run is compared with: the friction points that were there, and those that were fixed since."""

import json
from collections.abc import Iterable
from typing import Any, Literal

from pydantic import Field

from .value import Value
from .verdict import Category, Certainty, Impact


class Spot(Value):
    """Where a friction point was met. `opened`: in words, what must be opened to see it."""

    journey: str
    step: str
    opened: str = ""
    personas: tuple[str, ...] = ()  # sorted


class Kept(Value):
    """A friction point as a baseline keeps it: its id, and what people read in the diff."""

    id: str
    rule: str
    title: str
    category: Category
    impact: Impact
    certainty: Certainty
    by: Literal["rule", "person"] = "rule"
    where: tuple[Spot, ...] = ()  # sorted

    def merged(self, other: "Kept") -> "Kept":
        """The same friction point as two runs saw it: the worse word for it, every place."""
        told = min(self, other, key=lambda one: (one.title, one.rule, one.category, one.by))
        personas: dict[tuple[str, str, str], set[str]] = {}
        for spot in (*self.where, *other.where):
            personas.setdefault((spot.journey, spot.step, spot.opened), set()).update(spot.personas)
        where = (
            Spot(journey=place[0], step=place[1], opened=place[2], personas=tuple(sorted(who)))
            for place, who in sorted(personas.items())
        )
        words = (self.certainty, other.certainty)
        update = {
            "impact": min(self.impact, other.impact, key=lambda impact: impact.rank),
            "certainty": Certainty.VIOLATION if Certainty.VIOLATION in words else Certainty.REVIEW,
            "where": tuple(where),
        }
        return told.model_copy(update=update)


class Baseline(Value):
    """The file `baseline.json`. An id is either there or fixed, never both; both lists are sorted by rule and id."""

    schema_version: Literal[1] = Field(default=1, alias="schema")
    service: str = ""
    there: tuple[Kept, ...] = ()
    fixed: tuple[Kept, ...] = ()  # kept, so that what comes back is known for it

    @classmethod
    def of(cls, service: str, there: Iterable[Kept], fixed: Iterable[Kept] = ()) -> "Baseline":
        """A baseline of these, each once; what is there is not fixed."""
        known = _each_once(there)
        gone = _each_once(one for one in fixed if one.id not in known)
        return cls(service=service, there=_sorted(known.values()), fixed=_sorted(gone.values()))

    def merged(self, other: "Baseline") -> "Baseline":
        """What two baselines know together: what either saw is there. The order of merging changes nothing."""
        service = min((name for name in (self.service, other.service) if name), default="")
        return Baseline.of(service, (*self.there, *other.there), (*self.fixed, *other.fixed))

    def text(self) -> str:
        """The file: one line for each fact, so that a diff shows what came and what went."""
        told: dict[str, Any] = self.model_dump(mode="json", by_alias=True)
        return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def _each_once(points: Iterable[Kept]) -> dict[str, Kept]:
    found: dict[str, Kept] = {}
    for one in points:
        found[one.id] = found[one.id].merged(one) if one.id in found else one.merged(one)
    return found


def _sorted(points: Iterable[Kept]) -> tuple[Kept, ...]:
    return tuple(sorted(points, key=lambda one: (one.rule, one.id)))
