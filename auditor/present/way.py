"""Looks things up along the way of an audit: steps, visits, findings, friction."""

import re
from collections.abc import Iterable, Mapping
from functools import cached_property
from urllib.parse import urlsplit

from auditor.criteria import Criterion, criteria
from auditor.model import Audit, Finding, FrictionPoint, Seen, StateRecord, StepRecord, VisitRecord, WalkRecord
from auditor.showing import PersonaDocs, StepRef

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")  # as BCP 47 writes them
OPEN = frozenset({"new", "known", "reappeared"})  # what still stands in the customer's way


class Way:
    """An audit, with the lookups that preparing a report needs."""

    def __init__(
        self, audit: Audit, personas: Mapping[str, PersonaDocs], known: Mapping[str, Criterion] | None = None
    ) -> None:
        self.audit = audit
        self.criteria = criteria() if known is None else known
        walked = {walk.persona for walk in audit.walks} | {
            one for point in audit.friction_points for one in point.personas
        }
        self.personas = {id_: personas.get(id_) or PersonaDocs(id_, id_, "", "") for id_ in sorted(walked)}
        self.home = urlsplit(audit.url).netloc
        self.crawl = audit.site.journey if audit.site else None  # the journey that stands for it
        self.findings = {finding.id: finding for finding in audit.findings}
        self._of: dict[str, tuple[Finding, ...]] = {}
        self._hits: dict[str, frozenset[tuple[StepRef | None, str]]] = {}

    @cached_property
    def journeys(self) -> dict[str, tuple[StepRef, ...]]:
        """The steps of each journey, in the order in which the journeys were walked."""
        longest: dict[str, tuple[StepRecord, ...]] = {}
        for walk in self.audit.walks:
            longest[walk.journey] = max(longest.get(walk.journey, ()), walk.steps, key=len)
        return {
            name: tuple(StepRef(journey, number, step.step) for number, step in enumerate(steps, 1))
            for journey, (name, steps) in enumerate(longest.items(), 1)
        }

    def walks(self, journey: str) -> tuple[WalkRecord, ...]:
        """The walks of one journey, the reference walk first."""
        found = [walk for walk in self.audit.walks if walk.journey == journey]
        return tuple(sorted(found, key=lambda walk: walk.persona != "desktop"))

    def step(self, journey: str, name: str | None) -> StepRef | None:
        """A step of a journey by its name."""
        return self._steps.get((journey, name or ""))

    def of(self, point: FrictionPoint) -> tuple[Finding, ...]:
        """A friction point's findings: worst first, on the path first, with a picture first."""
        if point.id not in self._of:
            found = (self.findings[id_] for id_ in point.findings if id_ in self.findings)
            worst = sorted(found, key=lambda one: (one.impact.rank, not one.on_path, not _pictured(one)))
            self._of[point.id] = tuple(worst)
        return self._of[point.id]

    def hits(self, point: FrictionPoint) -> frozenset[tuple[StepRef | None, str]]:
        """Where a friction point was met by whom: step, persona."""
        if point.id not in self._hits:
            found = ((self.step(one.journey, one.step), one.personas) for one in self.of(point))
            self._hits[point.id] = frozenset((ref, persona) for ref, personas in found for persona in personas)
        return self._hits[point.id]

    def steps_of(self, point: FrictionPoint) -> tuple[StepRef, ...]:
        """The steps where a friction point stands, in the order of the path."""
        named = [(finding.journey, finding.step) for finding in self.of(point)]
        named = named or [(journey, step) for journey in point.journeys for step in point.steps]  # not met any more
        refs = {self.step(journey, step) for journey, step in named}
        return tuple(sorted((ref for ref in refs if ref), key=lambda ref: (ref.journey, ref.number)))

    @cached_property
    def frictions(self) -> dict[StepRef, float | None]:
        """The friction of each step, None where nothing was seen."""
        curve = {self.step(at.journey, at.step): at.friction for at in self.audit.curve}
        return {ref: curve.get(ref) for steps in self.journeys.values() for ref in steps}

    def stopped_by(self, point: FrictionPoint) -> tuple[str, ...]:
        """The personas whose walk ended at a blocker of this friction point.

        What stops them may stand on the page of the step before: there they press what should lead on.
        """
        hits = {
            (one.journey, one.step, persona)
            for one in self.of(point)
            if one.impact == "blocker" and one.certainty == "violation"
            for persona in one.personas
        }
        ends = {
            (walk.journey, step, walk.persona)
            for walk in self.audit.walks
            if walk.outcome == "blocked"
            for step in (walk.stopped_at or "", *(visit.step for visit in walk.visits[-1:]))
        }
        return tuple(dict.fromkeys(persona for _, _, persona in sorted(hits & ends)))

    def visit(self, finding: Finding) -> tuple[VisitRecord | StateRecord, str] | None:
        """The visit, or the opened state, whose picture shows a finding, and whose walk it is."""
        return self._pictures.get((finding.journey, finding.screenshot or ""))

    def visits_at(self, walk: WalkRecord, step: str) -> tuple[VisitRecord, ...]:
        """The visits of one step, in order."""
        return tuple(self._visits.get((walk.journey, walk.persona, step), ()))

    @cached_property
    def templates(self) -> frozenset[StepRef]:
        """The steps that stand for the templates of a crawl."""
        return frozenset(self.journeys.get(self.crawl or "", ()))

    @cached_property
    def _steps(self) -> dict[tuple[str, str], StepRef]:
        told = [((name, ref.name), ref) for name, steps in self.journeys.items() for ref in steps]
        return dict(reversed(told))  # of two steps of one name, the first

    @cached_property
    def _visits(self) -> dict[tuple[str, str, str], list[VisitRecord]]:
        found: dict[tuple[str, str, str], list[VisitRecord]] = {}
        for walk in self.audit.walks:
            for visit in walk.visits:
                found.setdefault((walk.journey, walk.persona, visit.step), []).append(visit)
        return found

    @cached_property
    def _pictures(self) -> dict[tuple[str, str], tuple[VisitRecord | StateRecord, str]]:
        found: dict[tuple[str, str], tuple[VisitRecord | StateRecord, str]] = {}
        for name in self.journeys:
            for walk in self.walks(name):
                shown: tuple[VisitRecord | StateRecord, ...] = (*walk.visits, *walk.explored)
                for visit in shown:
                    if visit.screenshot:
                        found.setdefault((name, visit.screenshot), (visit, walk.persona))
        return found


def language(visit: VisitRecord | StateRecord | None) -> str:
    """The language that the page says it is in; empty where it says nothing that is one."""
    return visit.lang if visit and _LANGUAGE.fullmatch(visit.lang) else ""


def waited(step: StepRecord) -> float | None:
    """The seconds waited at a step as they are shown, None where nothing of the persona's step was judged."""
    return None if step.outcome in {Seen.NOT_REACHED, Seen.PREVENTED} else round(step.effort.waited_seconds, 1)


def was_seen(steps: Iterable[StepRecord]) -> bool:
    """Whether anybody came here."""
    return any(step.outcome != Seen.NOT_REACHED for step in steps)


def _pictured(finding: Finding) -> bool:
    return bool(finding.screenshot and finding.target and finding.target.box)
