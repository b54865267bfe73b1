"""Looks things up along the way of an audit: steps, visits, findings, friction."""

import re
from collections.abc import Iterable, Iterator, Mapping
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
        self.findings = {finding.id: finding for finding in audit.findings}

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
        return next((ref for ref in self.journeys.get(journey, ()) if ref.name == name), None)

    def of(self, point: FrictionPoint) -> tuple[Finding, ...]:
        """A friction point's findings: worst first, on the path first, with a picture first."""
        found = (self.findings[id_] for id_ in point.findings if id_ in self.findings)
        return tuple(sorted(found, key=lambda one: (one.impact.rank, not one.on_path, not _pictured(one))))

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
        shown: Iterator[tuple[VisitRecord | StateRecord, str]] = (
            (visit, walk.persona)
            for walk in self.walks(finding.journey)
            for visits in (walk.visits, walk.explored)
            for visit in visits
            if visit.screenshot and visit.screenshot == finding.screenshot
        )
        return next(shown, None)


def visits_at(walk: WalkRecord, step: str) -> tuple[VisitRecord, ...]:
    """The visits of one step, in order."""
    return tuple(visit for visit in walk.visits if visit.step == step)


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
