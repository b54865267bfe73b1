"""Unites what is one thing: the same words for several personas, the same breach told by several rules."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from urllib.parse import urlsplit

from auditor.judging.endings import stopping_step
from auditor.judging.identity import cause
from auditor.judging.recall import Sighting
from auditor.languages.messages import fill
from auditor.model import CHECKERS, Certainty, Impact, Verdict, Word
from auditor.parts import Rule

SPEAKERS = ("auditor", *CHECKERS)


@dataclass(slots=True)
class Draft:
    """A finding in the making. What it says is what its first sighting said; `step` counts from 0."""

    rule: Rule
    verdict: Verdict
    journey: str
    step: int
    message: str
    cause: str
    criteria: list[str]
    sources: list[str]
    sightings: list[Sighting] = field(default_factory=list)

    @property
    def certainty(self) -> Certainty:
        """How sure it is."""
        return Certainty.VIOLATION if self.verdict.word is Word.FAILED else Certainty.REVIEW

    @property
    def impact(self) -> Impact:
        """What it does to the customer."""
        return self.verdict.impact or self.rule.impact

    @property
    def personas(self) -> tuple[str, ...]:
        """Who met it, the reference first."""
        return tuple(dict.fromkeys(sighting.spot.walk.persona for sighting in self.sightings))

    @property
    def order(self) -> tuple[bool, int, int]:
        """Sorts first what is to be kept: the more certain, then the worse, then ours, then the first checker's."""
        return (self.certainty is Certainty.REVIEW, self.impact.rank, SPEAKERS.index(self.rule.source))


def united(sightings: Iterable[Sighting]) -> list[Draft]:
    """The drafts of all findings, those to be kept first."""
    return _unite_rules(sorted(_unite_sightings(sightings), key=lambda draft: draft.order))


def _unite_sightings(sightings: Iterable[Sighting]) -> Iterable[Draft]:
    """One draft for the same words of one rule on one element of a step, on whichever visits and for whomever."""
    drafts: dict[tuple[object, ...], Draft] = {}
    for sighting in sightings:
        verdict, spot = sighting.verdict, sighting.spot
        step = spot.visit.arrival.step if spot.visit else stopping_step(spot.walk) or 0
        message = fill(verdict.message, verdict.values)
        key = (spot.walk.journey, step, sighting.rule.id, verdict.path, message, verdict.word)
        if key not in drafts:
            drafts[key] = _draft(sighting, step, message)
        draft = drafts[key]
        draft.sightings.append(sighting)
        if (verdict.impact or sighting.rule.impact).rank < draft.impact.rank:  # the worst that it does to anybody
            draft.verdict = verdict
    return drafts.values()


def _draft(sighting: Sighting, step: int, message: str) -> Draft:
    rule, verdict = sighting.rule, sighting.verdict
    return Draft(
        rule=rule,
        verdict=verdict,
        journey=sighting.spot.walk.journey,
        step=step,
        message=message,
        cause=cause_of(sighting),
        criteria=[] if rule.advice else list(rule.criteria),
        sources=[_source(rule)],
    )


def cause_of(sighting: Sighting) -> str:
    """The id of the root cause of what a rule said."""
    rule, verdict, visit = sighting.rule, sighting.verdict, sighting.spot.visit
    # What a checker could not tell, it could not tell for one reason everywhere: one row for a person to look at.
    undecided = verdict.word is Word.UNSURE and rule.source != "auditor"
    path = "" if undecided else verdict.path
    host = urlsplit(visit.arrival.url).netloc if visit else ""
    return cause(rule.id, verdict.message, verdict.values, path, verdict.html, kind=sighting.kind, host=host)


def _source(rule: Rule) -> str:
    """Such as `auditor:image-alt`, `axe-core:color-contrast`: a checker's rule goes by its own name there."""
    return f"{rule.source}:{rule.id.removeprefix(rule.source.partition('-')[0] + '-')}"


def _unite_rules(drafts: Sequence[Draft]) -> list[Draft]:
    """One draft where several rules say that the same element breaks the same criterion; the first of them is kept."""
    kept: list[Draft] = []
    places: dict[tuple[str, int, str], list[Draft]] = defaultdict(list)
    for draft in drafts:
        here = places[draft.journey, draft.step, draft.verdict.path]
        left = draft
        for other in here if draft.verdict.path else ():
            if other.rule.id != draft.rule.id and not set(other.criteria).isdisjoint(draft.criteria):
                left = _absorb(other, left)
        if left.sightings:
            here.append(left)
            kept.append(left)
    return kept


def _absorb(kept: Draft, other: Draft) -> Draft:
    """Take `other` into `kept` and return what is left of it: the personas of whom only a less certain rule spoke.

    For them, nothing more may be said than that rule said.
    """
    alike = kept.certainty is other.certainty
    personas = kept.personas
    taken = [one for one in other.sightings if alike or one.spot.walk.persona in personas]
    if not taken:
        return other
    kept.sources += [source for source in other.sources if source not in kept.sources]
    kept.criteria += [criterion for criterion in other.criteria if criterion not in kept.criteria]
    kept.sightings += taken
    left = [one for one in other.sightings if not alike and one.spot.walk.persona not in personas]
    return replace(other, sightings=left, verdict=left[0].verdict if left else other.verdict)
