"""Makes findings of what rules saw."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from auditor.commons.globs import matches
from auditor.criteria import clauses, clauses_v411
from auditor.judging.drafts import Draft
from auditor.judging.facts import VisitFacts, VisitKey
from auditor.judging.identity import digest, place
from auditor.judging.trail import Trail
from auditor.languages.messages import plain
from auditor.model import Finding, Place, Plan, Step, Verdict

MOST_HTML = 400  # characters of an element's HTML that a finding keeps

StepKey = tuple[str, str, int]  # journey, persona, number of the step


@dataclass(frozen=True, slots=True)
class Found:
    """A finding, with what the audit does not tell of it but the judge must know.

    `step` counts from 0. `confirmed`: it was a question, and a person has said yes.
    """

    finding: Finding
    step: int
    visits: frozenset[VisitKey]
    confirmed: bool = False


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What findings are told with: the plan, the facts of each visit, the trail of each persona on each step."""

    plan: Plan
    facts: Mapping[VisitKey, VisitFacts]
    trails: Mapping[StepKey, Trail]

    def is_crawled(self, journey: str) -> bool:
        """Whether a journey stands for a crawl."""
        return any(one.crawled and one.name == journey for one in self.plan.journeys)


def findings(drafts: Iterable[Draft], around: Surroundings) -> tuple[Found, ...]:
    """The findings in the order of journeys and steps, in each step the certain and the worst first."""
    journeys = {journey.name: number for number, journey in enumerate(around.plan.journeys)}
    drafts = sorted(drafts, key=lambda draft: (journeys[draft.journey], draft.step))
    steps = [around.plan.journeys[journeys[draft.journey]].steps[draft.step] for draft in drafts]
    ids = _ids(drafts, steps)
    return tuple(_found(*parts, around) for parts in zip(drafts, steps, ids, strict=True))


def owner_of(step: Step, url: str, plan: Plan) -> str | None:
    """Who answers for a step: its own owner, else the first in the plan whose glob matches the address."""
    return step.owner or next((one.owner for one in plan.owners if matches(one.match, url)), None)


def _ids(drafts: Sequence[Draft], steps: Sequence[Step]) -> list[str]:
    """Ids that survive changing ids on the page; several of one kind in one place are numbered."""
    counts: dict[tuple[str, ...], int] = defaultdict(int)
    ids = []
    for draft, step in zip(drafts, steps, strict=True):
        key = (draft.cause, draft.journey, step.name, place(draft.verdict.path))
        counts[key] += 1
        ids.append(digest(*key, str(counts[key])))
    return ids


def _found(draft: Draft, step: Step, id_: str, around: Surroundings) -> Found:
    visits = _visits(draft)
    spot = draft.sightings[0].spot
    url = spot.visit.arrival.url if spot.visit else around.plan.url
    finding = Finding(
        id=id_,
        rule=draft.rule.id,
        category=draft.rule.category,
        impact=draft.impact,
        certainty=draft.certainty,
        journey=draft.journey,
        step=step.name,
        url=url,
        personas=draft.personas,
        on_path=_on_path(draft, around),
        **_steadiness(draft),
        wcag=tuple(draft.criteria),
        en301549=clauses(draft.criteria, documents=draft.rule.documents),
        en301549_v411=clauses_v411(draft.criteria, documents=draft.rule.documents),
        message=draft.message,
        message_id=draft.verdict.message,
        values=plain(draft.verdict.values),
        help_url=next(iter(draft.rule.docs.references), ""),
        target=_target(draft.verdict),
        sources=tuple(draft.sources),
        friction_point=draft.cause,
        screenshot=around.facts[visits[0]].screenshot if visits and draft.verdict.box else None,
        owner=owner_of(step, url, around.plan),
        opened=_opened(draft),
    )
    return Found(finding, draft.step, frozenset(visits))


def _steadiness(draft: Draft) -> dict[str, Any]:
    """In how many runs it was found. Where no repeated walk shows it each time, it is unstable."""
    repeated = [sighting.runs for sighting in draft.sightings if sighting.runs[1] > 1]
    if not repeated:
        return {}
    runs = max(repeated, key=lambda one: one[0] / one[1])
    return {"runs": runs, "unstable": runs[0] < runs[1]}


def _opened(draft: Draft) -> str:
    visits = [sighting.spot.visit for sighting in draft.sightings]
    opened = [visit.arrival.opened if visit else "" for visit in visits]
    return opened[0] if all(opened) else ""


def _visits(draft: Draft) -> list[VisitKey]:
    spots = (sighting.spot for sighting in draft.sightings)
    return [(spot.walk.journey, spot.walk.persona, spot.visit.number) for spot in spots if spot.visit]


def _on_path(draft: Draft, around: Surroundings) -> bool:
    """What is slow or leads astray about a whole visit meets everybody who walks; other remarks on it stand beside.

    Through a crawl's pages leads no customer's path.
    """
    if not draft.verdict.path:
        return draft.rule.category in ("path", "speed") and not around.is_crawled(draft.journey)
    own = (around.trails.get((draft.journey, persona, draft.step)) for persona in draft.personas)
    return any(trail.holds(draft.verdict) for trail in own if trail)


def _target(verdict: Verdict) -> Place | None:
    if not verdict.path:
        return None
    return Place(selector=verdict.path, html=verdict.html[:MOST_HTML], box=verdict.box)
