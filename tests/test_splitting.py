"""However findings are spread over runs, and in whichever order they come, they are the same friction points."""

import random
from collections import defaultdict
from collections.abc import Sequence

import pytest
from hypothesis import given, seed, settings
from hypothesis import strategies as st
from test_friction import TEN, sighting, slot, slots

from auditor.judging import pages
from auditor.judging.asking import Asked
from auditor.judging.drafts import united
from auditor.judging.facts import VisitFacts
from auditor.judging.findings import Surroundings, findings
from auditor.judging.friction import Walkers, friction
from auditor.judging.pages import Crawled
from auditor.judging.recall import Sighting, Spot
from auditor.judging.standing import updated
from auditor.judging.trail import Trail
from auditor.model import Arrival, Baseline, Finding, FrictionPoint, Impact, Journey, Plan, Step, Verdict, Visit, Walk
from auditor.parts import Rule, Verdicts, failed, rule, unsure

STEPS = tuple(Step(name=f"Step {number}") for number in range(4))
JOURNEYS = tuple(Journey(name=name, steps=STEPS) for name in ("Book", "Cancel"))
PAGES = Journey(name="Pages", steps=STEPS, crawled=True)  # of a crawl; its steps are templates
PLAN = Plan(service="Halls", url="https://service.example/", journeys=(*JOURNEYS, PAGES))
WORDS = ("It takes no focus.", "It has no name.", "Its name is hidden.")


@rule(Impact.MODERATE, "WCAG 4.1.2")
def names(_: Visit) -> Verdicts:
    """Controls have names.

    ## How to fix it
    Give it a name.
    """
    yield from ()


RULES = (slots, names)
VERDICTS = st.one_of(
    st.builds(slot, st.integers(1, 4), st.sampled_from([None, *Impact])),
    st.builds(
        lambda say, words, at: say(f"main > p:nth-of-type({at})", words, html=f'<p id="{at}">'),
        st.sampled_from([failed, unsure]),
        st.sampled_from(WORDS),
        st.integers(1, 3),
    ),
)


def on_page(verdict: Verdict, number: int, persona: str, by: Rule) -> Sighting:
    """A verdict on a page of a crawl; every fourth page is of the same template."""
    arrival = Arrival(step=number % len(STEPS), url=f"https://service.example/{number}")
    seen = Visit(number, arrival, persona, PAGES.name)
    return Sighting(by, verdict, Spot(Walk(PAGES.name, persona, persona, (seen,), finished=True), seen))


WHO, WHOSE = st.sampled_from(TEN[:4]), st.sampled_from(RULES)
SIGHTINGS = st.lists(
    st.one_of(
        st.builds(sighting, VERDICTS, st.integers(0, 3), WHO, WHOSE, st.sampled_from(["Book", "Cancel"])),
        st.builds(on_page, VERDICTS, st.integers(0, 11), WHO, WHOSE),
    ),
    min_size=1,
    max_size=30,
)


@pytest.fixture(autouse=True, params=[pages.KEPT, 2], ids=["all-kept", "few-kept"])
def kept(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a root cause on a crawl not all findings are kept: with few of them it is the same all the same."""
    monkeypatch.setattr(pages, "KEPT", request.param)


def run(sightings: Sequence[Sighting]) -> tuple[Sequence[FrictionPoint], Sequence[Finding]]:
    """What a run that met these comes to."""
    spots = [one.spot for one in sightings]
    facts = {(one.walk.journey, one.walk.persona, one.visit.number): VisitFacts() for one in spots if one.visit}
    trail = Trail(frozenset(), frozenset())
    trails = {(one.walk.journey, one.walk.persona, one.visit.arrival.step): trail for one in spots if one.visit}
    crawl = crawled(sightings)
    walked = united(one for one in sightings if one.spot.walk.journey != PAGES.name)
    found = findings([*walked, *crawl.drafts.values()], Surroundings(PLAN, facts, trails))
    rules: dict[str, Rule] = {one.id: one for one in RULES}
    told = friction(found, PLAN.journeys, Walkers({one.name: TEN for one in PLAN.journeys}), rules, crawl)
    return told.points, [one.finding for one in found]


def crawled(sightings: Sequence[Sighting]) -> Crawled:
    """What was said of the pages of a crawl, page by page as they are judged."""
    said, by_page = Crawled(PAGES.name), defaultdict[int, list[Sighting]](list)
    for one in sightings:
        if one.spot.walk.journey == PAGES.name and one.spot.visit:
            by_page[one.spot.visit.number].append(one)
    for number in sorted(by_page):
        said.steps[number] = number % len(STEPS)
        said.add(Asked(sightings=by_page[number]), number % len(STEPS))
    return said


def spread(sightings: Sequence[Sighting], runs: int, chance: random.Random) -> list[list[Sighting]]:
    """The same over so many runs, some of which may have met nothing, or the same as others; in any order."""
    parts: list[list[Sighting]] = [[] for _ in range(runs)]
    for one in sightings:
        for part in chance.sample(parts, chance.randint(1, min(2, runs))):
            part.append(one)
    for part in parts:
        chance.shuffle(part)
    return parts


def essence(baseline: Baseline) -> set[tuple[object, ...]]:
    """What of each friction point does not depend on the words that speak for it."""
    return {(one.id, one.rule, one.category, one.impact, one.certainty, one.where) for one in baseline.there}


AMOUNTS = [25, pytest.param(1_000, marks=pytest.mark.long)]


@pytest.mark.parametrize("amount", AMOUNTS)
def test_findings_split_over_runs_merge_to_the_same_friction_points(amount: int) -> None:
    @seed(5)
    @settings(max_examples=amount, deadline=None, database=None)
    @given(SIGHTINGS, st.integers(1, 6), st.randoms(use_true_random=False))
    def holds(sightings: list[Sighting], runs: int, chance: random.Random) -> None:
        whole = updated("Halls", [run(sightings)], None)
        parts = [run(part) for part in spread(sightings, runs, chance)]
        together = updated("Halls", parts, None)
        assert essence(together) == essence(whole)
        assert updated("Halls", chance.sample(parts, len(parts)), None) == together
        after = Baseline()
        for part in parts:
            after = after.merged(updated("Halls", [part], None))
        assert after == together

    holds()


@pytest.mark.parametrize("amount", AMOUNTS)
def test_the_order_of_findings_changes_nothing(amount: int) -> None:
    @seed(5)
    @settings(max_examples=amount, deadline=None, database=None)
    @given(SIGHTINGS, st.randoms(use_true_random=False))
    def holds(sightings: list[Sighting], chance: random.Random) -> None:
        points, _ = run(sightings)
        again, _ = run(chance.sample(sightings, len(sightings)))
        told = [
            {(one.id, one.score, one.impact, one.certainty, one.occurrences, one.pages) for one in each}
            for each in (points, again)
        ]
        assert told[0] == told[1]

    holds()
