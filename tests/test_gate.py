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


@pytest.mark.parametrize(
    ("complete", "word", "code"),
    [(True, "none", 0), (True, "passed", 0), (True, "failed", 1), (False, "failed", 3), (False, "passed", 3)],
)
def test_exit_code(complete: bool, word: Any, code: int) -> None:  # noqa: FBT001 - a table of cases
    assert exit_code(GateVerdict(complete=complete, gate=word)) == code
