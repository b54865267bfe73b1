"""Keeps what rules said of a crawl's pages: all is counted, and little is kept, so that memory does not grow with them.

What was said of a page is united as on any visit. Of one root cause the first findings are kept, and the first on each
template for each persona and whatever is worse than those, so that its score is whole.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from auditor.judging.asking import Asked
from auditor.judging.drafts import Draft, united
from auditor.judging.recall import Sighting
from auditor.judging.weights import CERTAINTY, IMPACT
from auditor.model import Outcome

KEPT = 50  # findings of one root cause
MOST_URLS = 200

OutcomeKey = tuple[str, str, int, str]  # rule, persona, step, what it said
FindingKey = tuple[str, int, str, str, str, str]  # root cause, step, rule, path, message, word


@dataclass(slots=True)
class Met:
    """Where a root cause was met on a crawl."""

    journey: str
    occurrences: int = 0  # places, each page's by itself
    pages: int = 0
    urls: list[str] = field(default_factory=list)  # the first of them
    visits: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))  # persona → numbers, rising
    findings: int = 0  # that are kept
    weight: float = 0  # of the worst of these
    seen: set[tuple[int, str]] = field(default_factory=set)  # step and persona
    of_site: bool = False  # told of all pages that were looked at, and not of those that were audited
    of: int = 0  # pages that were asked about it, where those are neither: see `paging.ACROSS`


@dataclass(slots=True)
class _Tally:
    """Outcomes of one rule that say the same of pages of one template."""

    first: Outcome
    pages: int = 0
    passed: int = 0


@dataclass(slots=True)
class Crawled:
    """What was said of a crawl's pages."""

    journey: str = ""
    drafts: dict[FindingKey, Draft] = field(default_factory=dict)
    met: dict[str, Met] = field(default_factory=dict)  # root cause → where
    steps: dict[int, int] = field(default_factory=dict)  # number of an audited page → its step
    looked: int = 0  # pages
    _said: dict[OutcomeKey, _Tally] = field(default_factory=dict)

    @property
    def outcomes(self) -> Iterator[Outcome]:
        """What each rule said, counted for each template."""
        for one in self._said.values():
            yield one.first.model_copy(
                update={"pages": one.pages, "passed": one.passed, "verdicts": (), "looked": frozenset()}
            )

    def share(self, cause: str) -> tuple[int, int]:
        """On how many pages a root cause was met, and of how many."""
        met = self.met[cause]
        return met.pages, max(met.of or (self.looked if met.of_site else len(self.steps)), met.pages)

    def add(self, asked: Asked, step: int, *, of: int = 0) -> None:
        """Take in what was said of one page, or of so many of them together."""
        for one in asked.outcomes:
            self._count(one, step, 1 if one.looked or one.said == "verdicts" else 0)
        self._take(united(asked.sightings), of)

    def add_site(self, asked: Asked) -> None:
        """Take in what rules said of the crawl as a whole; a number `pages` among the values counts all pages."""
        for one in asked.outcomes:
            self._count(one, 0, self.looked if one.said == "verdicts" else 0)
        drafts = united(asked.sightings)
        self._take(drafts)
        for draft in drafts:
            met = self.met[draft.cause]
            met.of_site, told = True, draft.verdict.values.get("pages")
            if isinstance(told, int):
                met.pages, met.occurrences = max(met.pages, told), max(met.occurrences, told)

    def _count(self, one: Outcome, step: int, pages: int) -> None:
        tally = self._said.setdefault((one.rule, one.persona, step, one.said), _Tally(one))
        tally.pages += pages
        tally.passed += one.passed

    def _take(self, drafts: Iterable[Draft], of: int = 0) -> None:
        places: dict[tuple[str, int | None], set[str]] = defaultdict(set)
        for draft in drafts:
            self.met.setdefault(draft.cause, Met(draft.journey, of=of))
            self._keep(draft, self._meet(draft, places))

    def _meet(self, draft: Draft, places: dict[tuple[str, int | None], set[str]]) -> bool:
        """Count where it was met; returns whether it is new for a template or a persona."""
        met = self.met[draft.cause]
        new = False
        for sighting in draft.sightings:
            visit, persona = sighting.spot.visit, sighting.spot.walk.persona
            if visit is None:
                continue
            here = places[draft.cause, visit.number]
            if not here:
                met.pages += 1
                met.urls += [visit.arrival.url] if len(met.urls) < MOST_URLS else []
            if draft.verdict.path not in here:
                here.add(draft.verdict.path)
                met.occurrences += 1
            numbers = met.visits[persona]
            if not numbers or numbers[-1] != visit.number:
                numbers.append(visit.number)
            new = new or (draft.step, persona) not in met.seen
            met.seen.add((draft.step, persona))
        return new

    def _keep(self, draft: Draft, new: bool) -> None:  # noqa: FBT001 - its only caller stands above
        key = (draft.cause, draft.step, draft.rule.id, draft.verdict.path, draft.message, draft.verdict.word)
        known, met = self.drafts.get(key), self.met[draft.cause]
        weight = IMPACT[draft.impact] * CERTAINTY[draft.certainty]
        new, met.weight = new or weight > met.weight, max(weight, met.weight)
        if known is None and (new or met.findings < KEPT):
            met.findings += 1
            self.drafts[key] = replace(draft, sightings=_first_of_each(draft.sightings))
        elif known is not None:
            known.sources += [one for one in draft.sources if one not in known.sources]
            known.criteria += [one for one in draft.criteria if one not in known.criteria]
            known.sightings = _first_of_each([*known.sightings, *draft.sightings])
            if draft.impact.rank < known.impact.rank:  # the worst that it does to anybody
                known.verdict = draft.verdict


def _first_of_each(sightings: Sequence[Sighting]) -> list[Sighting]:
    """The first sighting of each persona."""
    return list({one.spot.walk.persona: one for one in reversed(sightings)}.values())[::-1]
