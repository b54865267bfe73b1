"""Whether a run is complete and good enough, and how the command line ends."""

from pathlib import Path
from typing import Any

import pytest

from auditor.cli.plans import gated, read_plan
from auditor.errors import PlanError
from auditor.gate import exit_code, gate, together
from auditor.model import (
    Category,
    Certainty,
    Effort,
    Finding,
    Gate,
    GateVerdict,
    Impact,
    Limit,
    Metrics,
    Plan,
    Seen,
    VisitRecord,
    WalkRecord,
)


def visit(step: str = "Details", why: str | None = None, **metrics: Any) -> VisitRecord:
    """A visit with these measures."""
    return VisitRecord(
        number=0,
        step=step,
        owner=None,
        url="https://service.example/",
        title="",
        outcome=Seen.PREVENTED if why else Seen.PASSED,
        why=why,
        conditions="desktop",
        metrics=Metrics(**metrics),
        friction=0,
        effort=Effort(),
        screenshot=None,
    )


def walk(*visits: VisitRecord, outcome: Any = "completed", persona: str = "mobile", **more: Any) -> WalkRecord:
    """A walk with these visits."""
    more = {"stopped_at": None, "reason": None, **more}
    return WalkRecord(
        journey="Apply", persona=persona, outcome=outcome, effort=Effort(), steps=(), visits=visits, **more
    )


def finding(
    impact: Impact = Impact.SERIOUS, certainty: Certainty = Certainty.VIOLATION, point: str = "p", message: str = "Bad."
) -> Finding:
    """A finding at a step."""
    category: Category = "ease"
    return Finding(
        id=f"{point}{impact}",
        rule="r",
        category=category,
        impact=impact,
        certainty=certainty,
        journey="Apply",
        step="Details",
        url="",
        personas=("mobile",),
        on_path=False,
        message=message,
        message_id=message,
        sources=(),
        friction_point=point,
    )


class TestComplete:
    """A failure to look is never a pass."""

    def test_all_walked_and_nobody_prevented(self) -> None:
        verdict = gate(None, [walk(visit()), walk(visit(), outcome="blocked", stopped_at="Pay", reason="No.")], [])
        assert verdict == GateVerdict(complete=True, gate="none")

    def test_a_prevented_walk_is_told_with_its_reason(self) -> None:
        verdict = gate(None, [walk(outcome="prevented", stopped_at="Pay", reason="This is a login page.")], [])
        assert not verdict.complete
        assert verdict.reasons == ("“Apply” could not be judged for “mobile” at step “Pay”: This is a login page.",)

    def test_a_wrong_page_on_the_way_is_told(self) -> None:
        verdict = gate(None, [walk(visit(why="An error page (HTTP 500)."), visit())], [])
        assert not verdict.complete
        assert "at step “Details”: An error page (HTTP 500)." in verdict.reasons[0]

    def test_where_a_blocked_walk_ended_is_no_gap(self) -> None:
        ended = walk(visit(why="The text should be shown."), outcome="blocked", stopped_at="Details", reason="No.")
        assert gate(None, [ended], []).complete

    def test_a_walk_that_nobody_made(self) -> None:
        verdict = gate(None, [], [], [("Apply", "keyboard")])
        assert not verdict.complete
        assert verdict.reasons == ("“keyboard” has not walked “Apply”.",)


class TestFailOn:
    """The worst finding that the gate allows."""

    @pytest.mark.parametrize(
        ("limit", "impact", "word"),
        [
            (Impact.SERIOUS, Impact.SERIOUS, "failed"),
            (Impact.SERIOUS, Impact.BLOCKER, "failed"),
            (Impact.SERIOUS, Impact.MODERATE, "passed"),
            (Impact.BLOCKER, Impact.SERIOUS, "passed"),
            (Impact.MINOR, Impact.MINOR, "failed"),
            (None, Impact.BLOCKER, "passed"),
        ],
    )
    def test_impact(self, limit: Impact | None, impact: Impact, word: str) -> None:
        assert gate(Gate(fail_on=limit), [walk(visit())], [finding(impact)]).gate == word

    def test_what_needs_a_person_fails_nothing(self) -> None:
        doubt = finding(Impact.BLOCKER, Certainty.REVIEW)
        assert gate(Gate(fail_on=Impact.MINOR), [walk(visit())], [doubt]) == GateVerdict(complete=True, gate="passed")

    def test_reason_names_the_worst_and_counts_the_rest(self) -> None:
        bad = [finding(Impact.SERIOUS, point=f"p{number}", message=f"Bad {number}.") for number in range(6)]
        (reason,) = gate(Gate(fail_on=Impact.SERIOUS), [walk(visit())], [*bad, finding(Impact.BLOCKER)]).reasons
        assert reason.startswith("Violations that are serious or worse: 7, and the gate allows none. “Details”: Bad.")
        assert reason.endswith("And 2 more.")


@pytest.mark.parametrize(
    ("complete", "word", "code"),
    [(True, "none", 0), (True, "passed", 0), (True, "failed", 1), (False, "failed", 3), (False, "passed", 3)],
)
def test_exit_code(complete: bool, word: Any, code: int) -> None:  # noqa: FBT001 - a table of cases
    assert exit_code(GateVerdict(complete=complete, gate=word)) == code


class TestWhatCounts:
    """Which findings a gate looks at."""

    def test_what_needs_a_person_counts_where_the_gate_says_so(self) -> None:
        doubt = finding(Impact.BLOCKER, Certainty.REVIEW)
        told = gate(Gate(fail_on=Impact.MINOR, review=True), [walk(visit())], [doubt])
        assert told.gate == "failed"
        assert told.reasons == ("Findings that are minor or worse: 1, and the gate allows none. “Details”: Bad.",)

    def test_what_is_suppressed_fails_nothing(self) -> None:
        told = gate(Gate(fail_on=Impact.MINOR), [walk(visit())], [finding()], statuses={"p": "suppressed"})
        assert told == GateVerdict(complete=True, gate="passed")

    def test_what_some_runs_show_is_told_and_fails_nothing(self) -> None:
        wobbly = finding().model_copy(update={"unstable": True})
        told = gate(Gate(fail_on=Impact.SERIOUS), [walk(visit())], [wobbly])
        assert told.gate == "passed"
        assert told.reasons == (
            "Findings that some runs of a walk show and others do not: 1. They do not count. “Details”: Bad.",
        )
        assert told.told[0].kind == "note"
        assert gate(Gate(fail_on=Impact.SERIOUS, unstable=True), [walk(visit())], [wobbly]).gate == "failed"

    @pytest.mark.parametrize(
        ("status", "word"), [("new", "failed"), ("reappeared", "failed"), ("known", "passed"), ("suppressed", "passed")]
    )
    def test_new_only(self, status: str, word: str) -> None:
        wanted = Gate(fail_on=Impact.SERIOUS, new_only=True)
        assert gate(wanted, [walk(visit())], [finding()], statuses={"p": status}, compared=True).gate == word

    def test_without_a_baseline_all_is_new_and_that_is_said(self) -> None:
        told = gate(Gate(fail_on=Impact.SERIOUS, new_only=True), [walk(visit())], [finding()])
        assert told.gate == "failed"
        assert told.reasons[-1].startswith("There is no baseline yet, so all that was found counts as new.")

    def test_a_known_one_that_was_mended_makes_no_room_for_a_new_one(self) -> None:
        wanted = Gate(fail_on=Impact.SERIOUS, new_only=True)
        statuses = {"old": "fixed", "fresh": "new"}
        told = gate(wanted, [walk(visit())], [finding(point="fresh")], statuses=statuses, compared=True)
        assert told.gate == "failed"


class TestLimits:
    """How many friction points are allowed, of a concern, of an owner, of all."""

    POINTS = (
        finding(point="a", impact=Impact.BLOCKER),
        finding(point="b").model_copy(update={"category": "speed", "owner": "Payments"}),
        finding(point="b").model_copy(update={"category": "speed", "owner": "Payments", "id": "again"}),
        finding(point="c", impact=Impact.MINOR).model_copy(update={"owner": "Payments"}),
    )

    @pytest.mark.parametrize(
        ("limit", "reason"),
        [
            (Limit(most={Impact.SERIOUS: 1}), "Friction points that are serious or worse: 2, and the gate allows 1."),
            (Limit(most={Impact.SERIOUS: 2}), ""),
            (Limit(most={Impact.BLOCKER: 0}), "Friction points that are blockers: 1, and the gate allows 0."),
            (
                Limit(most={Impact.MINOR: 0}, concern="speed"),
                "Friction points of speed that are minor or worse: 1, and the gate allows 0.",
            ),
            (Limit(most={Impact.MINOR: 0}, concern="path"), ""),
            (
                Limit(most={Impact.MINOR: 1}, owner="Payments"),
                "Friction points of “Payments” that are minor or worse: 2, and the gate allows 1.",
            ),
            (
                Limit(most={Impact.MINOR: 0}, owner="Payments", concern="ease"),
                "Friction points of ease of use and of “Payments” that are minor or worse: 1, and the gate allows 0.",
            ),
            (Limit(most={Impact.SERIOUS: 0}, owner="Sports"), ""),
        ],
    )
    def test_each(self, limit: Limit, reason: str) -> None:
        told = gate(Gate(limits=(limit,)), [walk(visit())], self.POINTS)
        assert told.gate == ("failed" if reason else "passed")
        assert "".join(told.reasons).startswith(reason)

    def test_only_new_ones_where_the_gate_says_so(self) -> None:
        wanted = Gate(limits=(Limit(most={Impact.SERIOUS: 0}, concern="speed"),), new_only=True)
        told = gate(wanted, [walk(visit())], self.POINTS, statuses={"b": "known"}, compared=True)
        assert told.gate == "passed"
        assert (
            gate(wanted, [walk(visit())], self.POINTS, compared=True)
            .reasons[0]
            .startswith("New friction points of speed that are serious or worse: 1, and the gate allows 0.")
        )


class TestIncomplete:
    """A failure to look is never a pass, whatever the thresholds."""

    @pytest.mark.parametrize(
        "wanted", [None, Gate(), Gate(fail_on=Impact.MINOR), Gate(fail_on=Impact.BLOCKER, new_only=True)]
    )
    @pytest.mark.parametrize("found", [[], [finding(Impact.BLOCKER)]])
    def test_exit_code_is_3(self, wanted: Gate | None, found: list[Finding]) -> None:
        told = gate(wanted, [walk(outcome="prevented")], found)
        assert exit_code(told) == 3
        assert told.told[0].kind == "gap"


class TestTogether:
    """Two gates: both must hold."""

    def test_either_fails_it(self) -> None:
        passed, failed = (
            gate(Gate(fail_on=limit), [walk(visit())], [finding()]) for limit in (Impact.BLOCKER, Impact.SERIOUS)
        )
        assert together([passed, failed]).gate == together([failed, passed]).gate == "failed"
        assert together([failed, failed]) == failed

    def test_what_is_incomplete_stays_so(self) -> None:
        gap = gate(Gate(), [walk(outcome="prevented")], [])
        assert exit_code(together([gap, gap])) == 3
        assert len(together([gap, gap]).reasons) == 1

    def test_none_is_none(self) -> None:
        assert together([gate(None, [], [])]).gate == "none"


PLAN = """\
service: S
url: http://127.0.0.1/
owners: [{match: "**", owner: Sports}]
gate: %s
journeys: [{name: Apply, steps: [{name: Pay, owner: Payments}]}]
"""


def planned(folder: Path, written: str) -> Plan:
    file = folder / "audit.yaml"
    file.write_text(PLAN % written)
    return read_plan(file)


class TestWritten:
    """How plans and gate files say it."""

    def test_all_of_it(self, tmp_path: Path) -> None:
        written = (
            "{fail_on: serious, review: true, new_only: true, unstable: true, baseline: kept/b.json, "
            "limits: [{concern: speed, serious: 3}, {owner: Payments, minor: 0, blocker: 0}]}"
        )
        assert planned(tmp_path, written).gate == Gate(
            fail_on=Impact.SERIOUS,
            review=True,
            new_only=True,
            unstable=True,
            baseline="kept/b.json",
            limits=(
                Limit(most={Impact.SERIOUS: 3}, concern="speed", line=4),
                Limit(most={Impact.BLOCKER: 0, Impact.MINOR: 0}, owner="Payments", line=4),
            ),
        )

    @pytest.mark.parametrize(
        ("written", "message"),
        [
            ("{fail_on: seriuos}", "“fail_on” cannot be “seriuos”. Did you mean “serious”?"),
            ("{new_onli: true}", "There is no key “new_onli” here. Did you mean “new_only”?"),
            ("{new_only: true}", "“new_only” says what counts, and this gate counts nothing."),
            ("{review: true, budgets: {lcp: 2s}}", "“review” says what counts, and this gate counts nothing."),
            ("{fail_on: minor, new_only: often}", "“new_only” must be true or false"),
            ("{limits: [{concern: speed}]}", "This limit limits nothing."),
            ("{limits: [{concern: sped, serious: 1}]}", "“concern” cannot be “sped”. Did you mean “speed”?"),
            ("{limits: [{owner: Paymnts, serious: 1}]}", "There is no owner “Paymnts”. Did you mean “Payments”?"),
            ("{limits: [{serious: -1}]}", "“serious” must be a whole number from 0"),
            ("{limits: [{seriuos: 1}]}", "There is no key “seriuos” here. Did you mean “serious”?"),
            ("{limits: {serious: 1}}", "“limits” must be a list"),
            ("{fail_on: minor, baseline: }", "“baseline” is empty."),
        ],
    )
    def test_what_is_wrong_is_told_with_its_line(self, tmp_path: Path, written: str, message: str) -> None:
        with pytest.raises(PlanError) as raised:
            planned(tmp_path, written)
        assert str(raised.value).startswith(f"{tmp_path / 'audit.yaml'}:4:")
        assert message in str(raised.value)

    def test_a_file_of_its_own_holds_beside_the_plans(self, tmp_path: Path) -> None:
        plan = planned(tmp_path, "{fail_on: blocker}")
        file = tmp_path / "gate.yaml"
        file.write_text("gate: {fail_on: minor, baseline: b.json}\n")
        both = gated(plan, file)
        assert [one.fail_on for one in both.gates] == [Impact.MINOR, Impact.BLOCKER]
        assert both.gates[0].baseline == str(tmp_path / "b.json")
        assert gated(plan, None) == plan

    @pytest.mark.parametrize(
        ("text", "message"),
        [
            ("fail_on: minor", ":1:1: “gate” is missing. Write it such as: gate: {fail_on: serious}"),
            ("", ":1:1: This gate file is empty. Write such as gate: {fail_on: serious}"),
            ("gate:\n  limits:\n    - {owner: Who, serious: 1}\n", ":3:15: There is no owner “Who”."),
            ("gate:\n  budgets: [{step: Paymnt, lcp: 1s}]\n", ":2:20: There is no step “Paymnt”."),
        ],
    )
    def test_what_is_wrong_in_a_file_of_its_own(self, tmp_path: Path, text: str, message: str) -> None:
        file = tmp_path / "gate.yaml"
        file.write_text(text)
        with pytest.raises(PlanError) as raised:
            gated(planned(tmp_path, "{fail_on: blocker}"), file)
        told = [raised.value, *raised.value.more]
        assert any(str(one).startswith(f"{file}{message}") for one in told), [str(one) for one in told]
