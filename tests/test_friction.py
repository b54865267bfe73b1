"""Friction points: what is one, what it weighs, and how it adds up along the path."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from math import prod

import pytest

from auditor.judging.drafts import united
from auditor.judging.facts import VisitFacts
from auditor.judging.findings import Found, Surroundings, findings
from auditor.judging.friction import Friction, Walkers, friction
from auditor.judging.recall import Sighting, Spot
from auditor.judging.trail import Trail
from auditor.judging.weights import BESIDE_PATH, CERTAINTY, IMPACT, ON_PATH
from auditor.model import Arrival, Certainty, Impact, Journey, Plan, Step, Verdict, Visit, Walk
from auditor.parts import Rule, Verdicts, failed, rule, unsure

TEN = tuple(f"persona-{number}" for number in range(10))


@rule(Impact.BLOCKER, "WCAG 2.1.1")
def slots(_: Visit) -> Verdicts:
    """Slots are buttons.

    ## How to fix it
    Make the slots real buttons.
    They take focus then.

    A button answers to Enter and Space.
    """
    yield from ()


def sighting(
    verdict: Verdict, step: int = 0, persona: str = TEN[0], by: Rule = slots, journey: str = "Book", number: int = 0
) -> Sighting:
    """A verdict that a persona met at a step."""
    seen = Visit(number or step, Arrival(step=step, url="https://service.example/"), persona, journey)
    return Sighting(by, verdict, Spot(Walk(journey, persona, persona, (seen,), finished=True), seen))


def weighed(
    sightings: Sequence[Sighting],
    steps: int = 6,
    journeys: Sequence[str] = ("Book",),
    touched: Sequence[str] = (),
    rules: Sequence[Rule] = (slots,),
) -> Friction:
    """The friction of sightings on journeys that ten personas walked."""
    own = tuple(Journey(name=name, steps=tuple(Step(name=f"Step {n}") for n in range(steps))) for name in journeys)
    plan = Plan(service="Halls", url="https://service.example/", journeys=own)
    spots = [one.spot for one in sightings]
    facts = {(one.walk.journey, one.walk.persona, one.visit.number): VisitFacts() for one in spots if one.visit}
    trail = Trail(frozenset(touched), frozenset(touched))
    trails = {(one.walk.journey, one.walk.persona, one.visit.arrival.step): trail for one in spots if one.visit}
    found: tuple[Found, ...] = findings(united(sightings), Surroundings(plan, facts, trails))
    return friction(found, own, Walkers(dict.fromkeys(journeys, TEN)), {one.id: one for one in rules})


def slot(number: int = 1, impact: Impact | None = None) -> Verdict:
    """A certain verdict on a slot."""
    more = {"impact": impact} if impact else {}
    return failed(f"main > div:nth-of-type({number})", "This slot takes no focus.", html='<div class="slot">', **more)


def test_the_report_s_example_adds_up() -> None:
    """“(blocker) × (certain) × (reach) × (on the path). Reach is the mean of 2 of 10 personas and 1 of 6 steps.”"""
    met = [sighting(slot(), 2, persona) for persona in TEN[:2]]
    (point,) = weighed(met, touched=["main > div:nth-of-type(1)"]).points
    told = point.score_parts
    assert (told.impact, told.certainty, told.reach, told.path) == (100, 1, 0.18, 2)
    assert (told.personas, told.steps) == ((2, 10), (1, 6))
    assert point.score == told.total == 36.0


@pytest.mark.parametrize("personas", [1, 3, 7, 10])
@pytest.mark.parametrize("steps", [1, 3, 6])
@pytest.mark.parametrize("impact", list(Impact))
@pytest.mark.parametrize("say", [failed, unsure])
def test_every_score_is_the_product_that_is_shown(personas: int, steps: int, impact: Impact, say: object) -> None:
    verdict = slot(1, impact) if say is failed else unsure("main > div", "Look at it.", impact=impact)
    friction = weighed([sighting(verdict, step, persona) for persona in TEN[:personas] for step in range(steps)])
    (point,) = friction.points
    told = point.score_parts
    assert told.total == round(prod((told.impact, told.certainty, told.reach, told.path)), 1)
    assert sum(round(share.friction * 10) for share in point.shares if share.friction) == round(point.score * 10)
    assert sum(round(one * 10) for one in friction.steps.values()) == round(point.score * 10)


def test_one_root_cause_is_one_row() -> None:
    (point,) = weighed([sighting(slot(number)) for number in range(1, 36)]).points
    assert point.occurrences == len(point.findings) == 35
    assert point.title == "This slot takes no focus."
    assert point.fix == "Make the slots real buttons. They take focus then."


def test_one_place_met_differently_is_one_occurrence() -> None:
    met = [
        sighting(failed("", "It takes {seconds} s.", seconds=number), persona=persona)
        for number, persona in enumerate(TEN[:3], start=2)
    ]
    (point,) = weighed(met).points
    assert (point.occurrences, len(point.findings), point.personas) == (1, 3, TEN[:3])


def test_two_controls_and_two_problems_are_three_rows() -> None:
    pay = failed("#pay", "It cannot be pressed.", html="<button>")
    small = replace(slots, id="small-target", criteria=("2.5.8",))
    assert len(weighed([sighting(pay), sighting(pay, by=small), sighting(slot())], rules=(slots, small)).points) == 3


def test_the_worst_finding_speaks_for_all() -> None:
    mild = unsure(
        "main > div:nth-of-type(2)", "This slot takes no focus.", html='<div class="slot">', impact=Impact.BLOCKER
    )
    (point,) = weighed([sighting(mild), sighting(slot(1, Impact.MINOR)), sighting(slot(3, Impact.SERIOUS))]).points
    assert (point.impact, point.certainty) == (Impact.BLOCKER, Certainty.REVIEW)
    assert point.score_parts.certainty == CERTAINTY[Certainty.REVIEW]


@pytest.mark.parametrize(
    ("verdict", "title"),
    [
        (failed("#a", "{said}", said="role=img lacks a name"), "A slot has no name."),
        (failed("#a", "{said}", said="Bad", detail="2 : 1"), "A slot has no name (2 : 1)."),
        (unsure("#a", "{said}", said="Unknown"), "Look whether a slot has no name."),
        (unsure("#a", "{said}", said="Unknown", detail="“{x}”"), "Look whether a slot has no name (“{x}”)."),
    ],
)
def test_a_rule_s_own_words_are_the_title_and_claim_no_more_than_is_known(verdict: Verdict, title: str) -> None:
    told = replace(slots, problem="A slot has no name.")
    (point,) = weighed([sighting(verdict, by=told)], rules=[told]).points
    assert point.title == title


def test_points_come_worst_first() -> None:
    met = [
        sighting(failed("", "Says {word}.", word=word, impact=impact))
        for word, impact in zip("abcd", reversed(Impact), strict=True)
    ]
    assert [point.impact for point in weighed(met).points] == list(Impact)


def test_steps_are_counted_over_all_journeys() -> None:
    told = (
        weighed([sighting(slot())], steps=1, journeys=["Book", *(f"Page {n}" for n in range(9))]).points[0].score_parts
    )
    assert told.steps == (1, 10)


def test_friction_of_a_step_falls_by_what_is_mended_there() -> None:
    everywhere = [sighting(failed("header > a", "The link is pale.", html="<a>"), step) for step in range(3)]
    before = weighed([*everywhere, *(sighting(slot(), 1, persona) for persona in TEN[:2])])
    after = weighed(everywhere)
    mended = next(point for point in before.points if point.title == "This slot takes no focus.")
    (share,) = mended.shares
    assert share.step == "Step 1"
    assert share.friction is not None
    assert round(before.steps["Book", 1] - share.friction, 1) == after.steps["Book", 1]
    assert (before.steps["Book", 0], before.steps["Book", 2]) == (after.steps["Book", 0], after.steps["Book", 2])


def test_a_persona_meets_its_own_friction_only() -> None:
    friction = weighed([sighting(slot(), 1, TEN[0]), sighting(failed("", "It is slow."), 1, TEN[1])])
    shares = {point.title: point.score for point in friction.points}
    assert friction.personas["Book", TEN[0], 1] == shares["This slot takes no focus."]
    assert friction.personas["Book", TEN[1], 1] == shares["It is slow."]
    assert friction.steps["Book", 1] == pytest.approx(sum(shares.values()))
    assert friction.visits["Book", TEN[1], 1] == shares["It is slow."]


def test_sentences_that_the_weights_keep_true() -> None:
    """See the reasons in `auditor/judging/weights.py`."""
    impacts = [IMPACT[impact] for impact in Impact]
    for worse, milder in pairwise(impacts):
        assert 3 <= worse / milder <= 4
        assert milder < worse * CERTAINTY[Certainty.REVIEW] < worse
    assert IMPACT[Impact.MODERATE] * ON_PATH < IMPACT[Impact.SERIOUS] * BESIDE_PATH < IMPACT[Impact.SERIOUS] * ON_PATH


def test_owners_and_journeys_are_told_once() -> None:
    met = [sighting(slot(), step, journey=journey) for step in (0, 1) for journey in ("Book", "Cancel")]
    (point,) = weighed(met, journeys=["Book", "Cancel"]).points
    assert (point.journeys, point.steps) == (("Book", "Cancel"), ("Step 0", "Step 1"))
    assert point.score_parts.steps == (4, 12)
