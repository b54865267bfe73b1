"""The baseline: what it keeps of runs, whatever their order, and how friction points stand against it."""

import json
from collections.abc import Sequence
from typing import Any

import pytest
from builders import dom, element, visit, walk
from hypothesis import given
from hypothesis import strategies as st
from test_judge import image_alt, judged, plan, stopped

from auditor.judge import judge
from auditor.judging.standing import Reached, standing, updated
from auditor.model import (
    Audit,
    Baseline,
    Certainty,
    FrictionPoint,
    Gate,
    Impact,
    Kept,
    Plan,
    Score,
    Spot,
    Tool,
    Walk,
)
from auditor.parts import Rule

NOTHING = Score(impact=0, certainty=0, reach=0, path=0, total=0)
IDS = st.text("abcdef", min_size=1, max_size=2)


def kept_as(id_: str, **more: Any) -> Kept:
    given: dict[str, Any] = {"rule": f"rule-{id_[0]}", "title": "Bad.", "category": "ease"}
    given |= {"impact": Impact.SERIOUS, "certainty": Certainty.VIOLATION, "where": (spot(),)}
    return Kept(id=id_, **{**given, **more})


def spot(step: str = "Details", *personas: str) -> Spot:
    return Spot(journey="Apply", step=step, personas=personas or ("desktop",))


def point(id_: str, status: Any = "new") -> FrictionPoint:
    return FrictionPoint(
        id=id_,
        rule=f"rule-{id_[0]}",
        title="Bad.",
        category="ease",
        impact=Impact.SERIOUS,
        certainty=Certainty.VIOLATION,
        score=1,
        score_parts=NOTHING,
        occurrences=1,
        journeys=(),
        steps=(),
        personas=(),
        owners=(),
        on_path=False,
        fix="",
        status=status,
        findings=(),
    )


def everything() -> Reached:
    """All was reached and all was asked."""
    place = ("Apply", "desktop", "Details", "")
    return Reached({f"rule-{letter}": {place} for letter in "abcdef"}, {place}, {})


def nowhere() -> Reached:
    return Reached({}, (), {})


def after(baseline: Baseline, ids: Sequence[str], seen: Reached | None = None) -> tuple[FrictionPoint, ...]:
    return standing([point(id_) for id_ in ids], baseline, seen or everything(), {})


KEPTS = st.builds(
    kept_as,
    IDS,
    title=st.sampled_from(["Bad.", "Worse."]),
    impact=st.sampled_from(Impact),
    certainty=st.sampled_from(Certainty),
    where=st.lists(st.builds(spot, st.sampled_from("AB"), st.sampled_from(["desktop", "mobile"])), max_size=2).map(
        tuple
    ),
)
BASELINES = st.builds(Baseline.of, st.sampled_from(["", "S", "T"]), st.lists(KEPTS), st.lists(KEPTS))


class TestNeverCancels:
    """Whatever is mended and whatever comes, each is told by its own id."""

    @given(there=st.sets(IDS), gone=st.sets(IDS), found=st.sets(IDS))
    def test_each_id_has_the_one_status_that_it_earned(self, there: set[str], gone: set[str], found: set[str]) -> None:
        baseline = Baseline.of("S", map(kept_as, there), map(kept_as, gone))
        told = {one.id: one.status for one in after(baseline, sorted(found))}
        past = gone - there
        assert {id_ for id_, status in told.items() if status == "new"} == found - there - past
        assert {id_ for id_, status in told.items() if status == "known"} == found & there
        assert {id_ for id_, status in told.items() if status == "reappeared"} == found & past
        assert {id_ for id_, status in told.items() if status == "fixed"} == there - found

    @given(there=st.sets(IDS, min_size=1), fresh=st.sets(IDS, min_size=1))
    def test_as_many_mended_as_new_are_still_both_told(self, there: set[str], fresh: set[str]) -> None:
        baseline = Baseline.of("S", map(kept_as, there))
        told = after(baseline, sorted(fresh - there))
        assert sum(one.status == "fixed" for one in told) == len(there)
        assert sum(one.status == "new" for one in told) == len(fresh - there)

    @given(there=st.sets(IDS), found=st.sets(IDS))
    def test_what_was_not_reached_is_never_fixed(self, there: set[str], found: set[str]) -> None:
        baseline = Baseline.of("S", map(kept_as, there))
        told = after(baseline, sorted(found), nowhere())
        assert "fixed" not in {one.status for one in told}
        assert {one.id for one in told if one.status == "not-seen"} == there - found
        assert {one.id for one in updated("S", [(told, ())], baseline).there} == there | found

    @given(there=st.sets(IDS), gone=st.sets(IDS), found=st.sets(IDS))
    def test_what_was_fixed_is_remembered_until_it_comes_back(
        self, there: set[str], gone: set[str], found: set[str]
    ) -> None:
        baseline = Baseline.of("S", map(kept_as, there), map(kept_as, gone))
        told = updated("S", [(after(baseline, sorted(found)), ())], baseline)
        assert {one.id for one in told.there} == found
        assert {one.id for one in told.fixed} == (there | gone) - found
        again = updated("S", [(after(told, sorted(found)), ())], told)
        assert again == told, "a run that says the same changes nothing"


class TestMerging:
    """Several runs or baselines together: their order changes nothing."""

    @given(BASELINES, BASELINES, BASELINES)
    def test_in_any_order(self, one: Baseline, two: Baseline, three: Baseline) -> None:
        assert one.merged(two) == two.merged(one)
        assert one.merged(two).merged(three) == one.merged(two.merged(three))
        assert one.merged(one) == one.merged(Baseline())

    @given(BASELINES)
    def test_file_comes_back_as_it_was_written(self, one: Baseline) -> None:
        assert Baseline.model_validate_json(one.text()) == one

    @given(st.lists(KEPTS), st.randoms())
    def test_sorted_whatever_came_first(self, points: list[Kept], random: Any) -> None:
        shuffled = list(points)
        random.shuffle(shuffled)
        assert Baseline.of("S", shuffled).text() == Baseline.of("S", points).text()

    @given(there=st.sets(IDS), runs=st.lists(st.sets(IDS), min_size=1, max_size=3), random=st.randoms())
    def test_runs_in_any_order(self, there: set[str], runs: list[set[str]], random: Any) -> None:
        baseline = Baseline.of("S", map(kept_as, there))
        told = [(after(baseline, sorted(found)), ()) for found in runs]
        shuffled = list(told)
        random.shuffle(shuffled)
        assert updated("S", shuffled, baseline) == updated("S", told, baseline)
        assert {one.id for one in updated("S", told, baseline).there} == set().union(*runs)


def test_a_diff_shows_one_line_for_each_fact() -> None:
    text = Baseline.of("S", [kept_as("b"), kept_as("a")]).text()
    more = Baseline.of("S", [kept_as("c"), kept_as("a"), kept_as("b", impact=Impact.BLOCKER)]).text()
    gone = [line for line in text.splitlines() if line not in more.splitlines()]
    assert gone == []
    assert text.index('"id": "a"') < text.index('"id": "b"')
    assert json.loads(text)["schema"] == 1


def test_another_figure_in_a_title_is_no_news() -> None:
    before = Baseline.of("S", [kept_as("a", title="Late (after 3 s).")])
    told = updated("S", [(after(before, ["a"]), ())], before)
    assert told.there[0].title == "Late (after 3 s)."


class TestStatus:
    """Status in a whole audit."""

    BAD = dom(element("img", path="main > img"))
    GOOD = dom(element("img", path="main > img", attributes={"alt": ""}))

    def audit(self, walks: Sequence[Walk], baseline: Baseline | None = None, by: Plan | None = None) -> Audit:
        return again(walks, baseline, image_alt, by=by or plan("Start", "Details"))

    def first(self) -> Baseline:
        audit = self.audit([walk(visit(0, self.BAD), visit(1, self.GOOD))])
        return updated(audit.service, [(audit.friction_points, audit.findings)], None)

    def test_without_a_baseline_there_is_none_to_be_told_by(self) -> None:
        audit = self.audit([walk(visit(0, self.BAD), visit(1, self.GOOD))])
        assert (audit.baseline, [one.status for one in audit.friction_points]) == (None, ["new"])

    def test_known_and_then_fixed_and_then_back(self) -> None:
        baseline = self.first()
        still = self.audit([walk(visit(0, self.BAD), visit(1, self.GOOD))], baseline)
        assert (still.baseline, [one.status for one in still.friction_points]) == ("b.json", ["known"])
        mended = self.audit([walk(visit(0, self.GOOD), visit(1, self.GOOD))], baseline)
        (gone,) = mended.friction_points
        assert (gone.status, gone.score, gone.findings, gone.title) == (
            "fixed",
            0,
            (),
            "This image has no alt attribute.",
        )
        assert gone.fix == "Add an `alt` that says what the image says."
        later = updated("S", [(mended.friction_points, mended.findings)], baseline)
        back = self.audit([walk(visit(0, self.BAD), visit(1, self.GOOD))], later)
        assert [one.status for one in back.friction_points] == ["reappeared"]

    @pytest.mark.parametrize(
        "walks",
        [
            [stopped(0, persona="desktop")],
            [stopped(0, visit(0, dom()), persona="desktop")],
            [walk(visit(0), visit(1, dom()))],
            [walk(visit(0, wrong="An error page."), visit(1, dom()))],
            [walk(visit(0, dom()), visit(1, dom()), persona="keyboard")],
        ],
        ids=["nothing reached", "stopped there", "no evidence", "wrong page", "another persona"],
    )
    def test_what_could_not_be_looked_for_is_not_fixed(self, walks: Sequence[Walk]) -> None:
        audit = self.audit(walks, self.first())
        assert [one.status for one in audit.friction_points] == ["not-seen"]

    def test_a_rule_that_is_not_asked_any_more_fixes_nothing(self) -> None:
        audit = again([walk(visit(0, self.GOOD), visit(1, self.GOOD))], self.first(), by=plan("Start", "Details"))
        assert [one.status for one in audit.friction_points] == ["not-seen"]

    def test_only_what_is_new_fails_a_gate_that_asks_for_that(self) -> None:
        gated = plan("Start", "Details", gate=Gate(fail_on=Impact.SERIOUS, new_only=True))
        walks = [walk(visit(0, self.BAD), visit(1, self.GOOD))]
        assert self.audit(walks, None, gated).verdict.gate == "failed"
        told = self.audit(walks, self.first(), gated).verdict
        assert told.gate == "passed"
        assert told.reasons == ("Friction points that the baseline knows, and that would fail the gate otherwise: 1.",)
        worse = dom(element("img", path="footer > img"))
        failing = self.audit([walk(visit(0, self.GOOD), visit(1, worse))], self.first(), gated)
        assert failing.verdict.gate == "failed"
        assert sorted(one.status for one in failing.friction_points) == ["fixed", "new"]


def again(walks: Sequence[Walk], baseline: Baseline | None, *rules: Rule, by: Plan) -> Audit:
    if baseline is None:
        return judged(walks, *rules, by=by)
    day = "2026-11-22T10:00:00Z"
    tool = Tool(version="1", browser="Chromium 1")
    more: Any = {"baseline": baseline, "baseline_file": "b.json"}
    return judge(by, walks, rules, tool=tool, started=day, finished=day, **more)
