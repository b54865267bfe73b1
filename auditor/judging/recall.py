"""Hands out walks to be judged: evidence is read once, and it is known where each piece of it belongs."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from auditor.errors import AuditorError
from auditor.evidence.dom import Dom
from auditor.judging.kinds import UNTOLD, Kind, Kinds
from auditor.model import Evidence, Missing, Verdict, Visit, Walk
from auditor.parts import Rule

Looked = tuple[str, int]  # persona and number of a visit


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a verdict lies. `visit` is None for a walk on which nothing could be looked at."""

    walk: Walk
    visit: Visit | None


@dataclass(frozen=True, slots=True)
class Sighting:
    """A failed or unsure verdict, where it lies, and what kind of element it speaks of."""

    rule: Rule
    verdict: Verdict
    spot: Spot
    kind: Kind = UNTOLD
    runs: tuple[int, int] = (1, 1)  # of the walk: in how many it was seen, of how many that could have shown it


class Recall:
    """Hands out walks whose evidence is read once, and knows where each piece of it belongs.

    What was read is held until `forget`.
    """

    def __init__(self) -> None:
        self._spots: dict[int, Spot] = {}  # by identity: equal evidence of two visits are two things
        self._handed: dict[int, Visit] = {}
        self._gaps: dict[int, dict[str, str]] = {}
        self._kinds: dict[int, Kinds] = {}
        self._looked: set[Looked] = set()

    def walk(self, walk: Walk) -> Walk:
        """The walk as rules may see it: without visits on which nothing may be judged.

        Where a blocked walk ended stays as a place to point at, its evidence left out.
        """
        visits = [visit for visit in walk.visits if not visit.arrival.wrong]
        if walk.outcome == "blocked" and walk.visits and walk.visits[-1].arrival.wrong:
            visits.append(replace(walk.visits[-1], read={}))
        explored = tuple(self._visit(walk, visit) for visit in walk.explored)
        seen = replace(walk, visits=tuple(self._visit(walk, visit) for visit in visits), explored=explored)
        self._spots[id(seen)] = Spot(walk, visits[-1] if visits else None)
        return seen

    def forget(self) -> None:
        """Let all go, so that evidence is freed as soon as nobody holds it."""
        self._spots.clear()
        self._handed.clear()
        self._gaps.clear()
        self._kinds.clear()

    def spot(self, thing: object) -> Spot | None:
        """Where a walk, a visit or a piece of evidence that was handed out belongs."""
        return self._spots.get(id(thing))

    def gaps(self, visit: Visit) -> dict[str, str]:
        """What somebody asked for on a visit that was handed out and could not have: kind of evidence → why."""
        return self._gaps[id(visit)]

    def sighting(self, rule: Rule, verdict: Verdict, spot: Spot) -> Sighting:
        """The verdict with the element's HTML and box, where the rule gave a path alone, and the kind of element.

        What it hands as `at` is taken out: it would stay in memory as long as the audit.
        """
        visit = self._handed[id(spot.visit)] if spot.visit else None
        page = visit.get(Dom) if visit and verdict.path else None
        update: dict[str, Any] = {"at": None} if verdict.at is not None else {}
        if not isinstance(page, Dom):
            return Sighting(rule, verdict.model_copy(update=update), spot)
        element = page.at(verdict.path)
        if element:
            update |= {"html": verdict.html or element.html, "box": verdict.box or element.box}
        kinds = self._kinds.setdefault(id(visit), Kinds(page))
        return Sighting(rule, verdict.model_copy(update=update), spot, kinds.of(verdict.path))

    def looked(self) -> frozenset[Looked]:
        """The visits of which evidence was read since this was asked last."""
        found = frozenset(self._looked)
        self._looked.clear()
        return found

    def _visit(self, walk: Walk, visit: Visit) -> Visit:
        spot = Spot(walk, visit)
        gaps: dict[str, str] = {}
        seen = replace(visit, read={kind: self._once(kind, read, spot, gaps) for kind, read in visit.read.items()})
        self._spots[id(seen)], self._gaps[id(seen)] = spot, gaps
        self._handed[id(visit)] = seen
        return seen

    def _once(
        self, kind: str, read: Callable[[], Evidence | Missing], spot: Spot, gaps: dict[str, str]
    ) -> Callable[[], Evidence | Missing]:
        @cache
        def recalled() -> Evidence | Missing:
            found = _read(read)
            if isinstance(found, Missing):
                gaps[kind] = found.why
                return found
            if id(found) in self._spots:  # one value stands on two visits: keep them apart
                found = found.model_copy()
            self._spots[id(found)] = spot
            return found

        def handed() -> Evidence | Missing:
            found = recalled()
            if spot.visit and not isinstance(found, Missing):
                self._looked.add((spot.walk.persona, spot.visit.number))
            return found

        return handed


def _read(read: Callable[[], Evidence | Missing]) -> Evidence | Missing:
    try:
        return read()
    except AuditorError as error:
        return Missing(str(error))
