"""Whether a run is complete and good enough, and how the command line ends."""

from typing import Any

import pytest

from auditor.gate import exit_code, gate
from auditor.model import (
    Category,
    Certainty,
    Effort,
    Finding,
    Gate,
    GateVerdict,
    Impact,
    Metric,
    Metrics,
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
        assert reason.startswith("7 violations are serious or worse, and the gate allows none. “Details”: Bad.")
        assert reason.endswith("And 2 more.")


class TestBudgets:
    """Measures against what the gate allows."""

    @pytest.mark.parametrize(
        ("metric", "budget", "measured", "words"),
        [
            ("lcp", 2500, {"lcp_ms": 4100.0}, "the largest contentful paint is 4.1 s, and the budget is 2.5 s."),
            ("inp", 200, {"inp_ms": 201.4}, "the interaction to next paint is 201 ms, and the budget is 200 ms."),
            ("cls", 0.1, {"cls": 0.23}, "the layout shift is 0.2, and the budget is 0.1."),
            ("transfer", 500_000, {"transfer_bytes": 1_234_567}, "is 1,235 kB, and the budget is 500 kB."),
            ("lcp", 2500, {"lcp_ms": 2500.4}, "is 2.5004 s, and the budget is 2.5000 s."),
            ("inp", 200, {"inp_ms": 200.4}, "is 200.4 ms, and the budget is 200.0 ms."),
            ("requests", 50, {"requests": 51}, "the number of requests is 51, and the budget is 50."),
            ("wait", 1000, {"wait_ms": 1540.0}, "the wait after the action is 1.5 s, and the budget is 1.0 s."),
            ("ttfb", 800, {"ttfb_ms": 900.0}, "the time to first byte is 900 ms"),
            ("fcp", 800, {"fcp_ms": 900.0}, "the first contentful paint is 900 ms"),
            ("tbt", 800, {"tbt_ms": 900.0}, "the total blocking time is 900 ms"),
        ],
    )
    def test_over(self, metric: Metric, budget: float, measured: Any, words: str) -> None:
        verdict = gate(Gate(budgets={metric: budget}), [walk(visit(**measured))], [])
        assert verdict.gate == "failed"
        assert verdict.reasons[0].startswith("Step “Details” for “mobile”: ")
        assert words in verdict.reasons[0]

    def test_within(self) -> None:
        verdict = gate(Gate(budgets={"lcp": 2500}), [walk(visit(lcp_ms=2500), visit())], [])
        assert verdict == GateVerdict(complete=True, gate="passed")

    def test_every_persona_is_held_to_it(self) -> None:
        walks = [walk(visit(lcp_ms=9000), persona=persona) for persona in ("desktop", "mobile")]
        assert len(gate(Gate(budgets={"lcp": 2500}), walks, []).reasons) == 2

    def test_a_wrong_page_is_held_to_nothing(self) -> None:
        verdict = gate(Gate(budgets={"requests": 1}), [walk(visit(why="A login.", requests=9), visit(requests=1))], [])
        assert verdict.gate == "passed"

    def test_what_was_never_measured_is_told(self) -> None:
        verdict = gate(Gate(budgets={"inp": 200}), [walk(visit())], [])
        assert verdict.gate == "passed"
        assert verdict.reasons == (
            "The budget of inp says nothing: the interaction to next paint was not measured on any visit.",
        )


@pytest.mark.parametrize(
    ("complete", "word", "code"),
    [(True, "none", 0), (True, "passed", 0), (True, "failed", 1), (False, "failed", 3), (False, "passed", 3)],
)
def test_exit_code(complete: bool, word: Any, code: int) -> None:  # noqa: FBT001 - a table of cases
    assert exit_code(GateVerdict(complete=complete, gate=word)) == code
