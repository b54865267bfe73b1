"""Budgets: where they hold, which of several counts, what they come to, and how plans and Lighthouse write them."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from test_gate import visit, walk

from auditor.budgeting import held_against
from auditor.cli.plans import read_plan
from auditor.errors import PlanError
from auditor.gate import gate
from auditor.model import Budget, BudgetRecord, Gate, GateVerdict, Metric, Unread, WalkRecord


def verdict(walks: Sequence[WalkRecord], *budgets: Budget, **more: Any) -> GateVerdict:
    wanted = Gate(budgets=budgets, **more)
    return gate(wanted, walks, [], budgets=held_against(wanted, walks))


def limit(where: dict[str, Any] | None = None, /, **limits: float) -> Budget:
    return Budget(limits=limits, **(where or {}))


def records(walks: Sequence[WalkRecord], *budgets: Budget) -> list[tuple[str, float, str, float | None]]:
    """Metric, limit, word and worst value of each."""
    found = held_against(Gate(budgets=budgets), walks)
    return [(f"{one.metric}:{one.of}", one.limit, one.word, one.value) for one in found]


class TestHolding:
    """Measures against what the gate allows."""

    @pytest.mark.parametrize(
        ("metric", "budget", "measured", "words"),
        [
            ("lcp", 2500, {"lcp_ms": 4100.0}, "the largest contentful paint is 4.1 s, and the budget is 2.5 s."),
            ("inp", 200, {"inp_ms": 201.4}, "the interaction to next paint is 201 ms, and the budget is 200 ms."),
            ("cls", 0.1, {"cls": 0.23}, "the layout shift is 0.2, and the budget is 0.1."),
            (
                "transfer",
                500_000,
                {"transfer_bytes": 1_234_567, "requests": 1},
                "is 1,235 kB, and the budget is 500 kB.",
            ),
            ("lcp", 2500, {"lcp_ms": 2500.4}, "is 2.5004 s, and the budget is 2.5000 s."),
            ("inp", 200, {"inp_ms": 200.4}, "is 200.4 ms, and the budget is 200.0 ms."),
            ("requests", 50, {"requests": 51}, "the number of requests is 51, and the budget is 50."),
            ("wait", 1000, {"wait_ms": 1540.0}, "the wait after the action is 1.5 s, and the budget is 1.0 s."),
            ("ttfb", 800, {"ttfb_ms": 900.0}, "the time to first byte is 900 ms"),
            ("fcp", 800, {"fcp_ms": 900.0}, "the first contentful paint is 900 ms"),
            ("tbt", 800, {"tbt_ms": 900.0}, "the total blocking time is 900 ms"),
            ("first_change", 100, {"first_change_ms": 300.0}, "the time from the action to the first change is 300 ms"),
        ],
    )
    def test_over(self, metric: Metric, budget: float, measured: Any, words: str) -> None:
        told = verdict([walk(visit(**measured))], limit(**{metric: budget}))
        assert told.gate == "failed"
        assert told.reasons[0].startswith("Step “Details” for “mobile”: ")
        assert words in told.reasons[0]

    def test_within(self) -> None:
        told = verdict([walk(visit(lcp_ms=2500), visit())], limit(lcp=2500))
        assert told == GateVerdict(complete=True, gate="passed")

    def test_the_worst_place_is_named_and_the_others_are_counted(self) -> None:
        walks = [walk(visit(lcp_ms=value), persona=who) for who, value in (("desktop", 9000), ("mobile", 9500))]
        (reason,) = verdict(walks, limit(lcp=2500)).reasons
        assert reason == (
            "Step “Details” for “mobile”: the largest contentful paint is 9.5 s, and the budget is 2.5 s. "
            "It is over it on 1 more visit."
        )

    def test_a_wrong_page_is_held_to_nothing(self) -> None:
        told = verdict([walk(visit(why="A login.", requests=9), visit(requests=1))], limit(requests=1))
        assert told.gate == "passed"

    def test_what_was_never_measured_is_told(self) -> None:
        told = verdict([walk(visit())], limit(inp=200))
        assert told.gate == "passed"
        assert told.reasons == (
            "The budget of inp says nothing: the interaction to next paint was not measured where it holds.",
        )

    def test_what_walked_beside_others_is_held_to_nothing(self) -> None:
        assert records([walk(visit(lcp_ms=9000), timed=False)], limit(lcp=1)) == [("lcp:total", 1, "unmeasured", None)]

    def test_runs_that_do_not_agree_fail_no_gate(self) -> None:
        seen = visit(lcp_ms=2600).model_copy(update={"spread": {"lcp_ms": (2400, 3000)}, "runs": 3})
        told = verdict([walk(seen)], limit(lcp=2500))
        assert told.gate == "passed"
        assert told.reasons[0].endswith(
            "is 2.6 s, and the budget is 2.5 s; not all 3 runs were over it, so it does not count."
        )

    def test_runs_that_are_all_over_fail_it(self) -> None:
        seen = visit(lcp_ms=2600).model_copy(update={"spread": {"lcp_ms": (2550, 3000)}, "runs": 3})
        assert verdict([walk(seen)], limit(lcp=2500)).gate == "failed"


class TestPlaces:
    """Where a budget holds, and which of several counts."""

    def test_the_last_that_fits_counts(self) -> None:
        walks = [walk(visit("Details", lcp_ms=3000), visit("Payment", lcp_ms=3500))]
        budgets = (limit(lcp=2500, cls=0.1), limit({"step": "Payment"}, lcp=4000))
        assert records(walks, *budgets) == [
            ("lcp:total", 2500, "over", 3000),
            ("cls:total", 0.1, "unmeasured", None),
            ("lcp:total", 4000, "held", 3500),
        ]

    def test_what_another_goes_before_everywhere_is_not_told(self) -> None:
        walks = [walk(visit("Payment", lcp_ms=3500))]
        assert records(walks, limit(lcp=2500), limit({"journey": "Apply"}, lcp=4000)) == [
            ("lcp:total", 4000, "held", 3500)
        ]

    def test_persona_and_journey(self) -> None:
        walks = [walk(visit(lcp_ms=3000), persona="desktop"), walk(visit(lcp_ms=5000), persona="mobile")]
        assert records(walks, limit({"persona": "desktop"}, lcp=2500), limit({"journey": "Other"}, lcp=1)) == [
            ("lcp:total", 2500, "over", 3000),
            ("lcp:total", 1, "unmeasured", None),
        ]

    def test_a_slow_line_is_held_to_a_budget_of_its_own_alone(self) -> None:
        walks = [walk(visit(lcp_ms=9000), persona="slow", like="slow")]
        assert records(walks, limit(lcp=2500)) == [("lcp:total", 2500, "unmeasured", None)]
        assert records(walks, limit({"persona": "slow"}, lcp=8000)) == [("lcp:total", 8000, "over", 9000)]

    @pytest.mark.parametrize(
        ("path", "url", "fits"),
        [
            ("/", "https://a.example/x/y", True),
            ("/checkout/*", "https://a.example/checkout/pay", True),
            ("/checkout/*", "https://a.example/checkout", False),
            ("/*/pay$", "https://a.example/checkout/pay", True),
            ("/*/pay$", "https://a.example/checkout/pay/now", False),
            ("/find?q=*", "https://a.example/find?q=cat", True),
        ],
    )
    def test_paths_are_those_of_lighthouse(self, path: str, url: str, fits: bool) -> None:  # noqa: FBT001
        seen = visit(lcp_ms=3000).model_copy(update={"url": url})
        assert (records([walk(seen)], limit({"path": path}, lcp=2500))[0][2] == "over") is fits

    def test_of_a_file_the_last_entry_that_fits_counts_whole(self) -> None:
        every, last = {"path": "/", "source": "b.json"}, {"path": "/pay", "source": "b.json"}
        seen = visit(lcp_ms=3000, cls=0.5).model_copy(update={"url": "https://a.example/pay"})
        assert records([walk(seen)], limit(every, lcp=2500, cls=0.1), limit(last, lcp=4000)) == [
            ("lcp:total", 4000, "held", 3000)
        ]


class TestKinds:
    """Bytes and requests of one kind of file, or of others."""

    def walk(self) -> WalkRecord:
        resources = {"script": (4, 200_000), "image": (9, 900_000)}
        others = {"cdn.service.example": (2, 50_000), "ads.example": (3, 70_000)}
        return walk(visit(requests=20, transfer_bytes=2_000_000, resources=resources, third_parties=others))

    def test_kinds(self) -> None:
        budget = limit(**{"transfer:script": 170_000, "requests:image": 10, "transfer:font": 1, "requests:total": 30})
        assert records([self.walk()], budget) == [
            ("transfer:script", 170_000, "over", 200_000),
            ("requests:image", 10, "held", 9),
            ("transfer:font", 1, "held", 0),
            ("requests:total", 30, "held", 20),
        ]

    def test_hosts_that_are_ours_are_no_third_party(self) -> None:
        key = "requests:third-party"
        ours = {"first_party": ("*.service.example",)}
        assert records([self.walk()], limit(**{key: 4})) == [(key, 4, "over", 5)]
        assert records([self.walk()], limit(ours, **{key: 4})) == [(key, 4, "held", 3)]

    def test_the_kind_is_named(self) -> None:
        (reason,) = verdict([self.walk()], limit(**{"transfer:script": 170_000})).reasons
        assert "the weight of the page (script) is 200 kB, and the budget is 170 kB." in reason


PLAN = """service: S
url: https://service.example/
journeys:
  - name: Apply
    steps: [{name: Details, actions: [{open: /}]}, {name: Payment}]
gate:
  budgets:
"""


def read(folder: Path, *budgets: str) -> Gate:
    file = folder / "audit.yaml"
    file.write_text(PLAN + "".join(f"    - {one}\n" for one in budgets))
    plan = read_plan(file)
    assert plan.gate
    return plan.gate


def test_a_plan_lists_budgets_with_where_they_hold(tmp_path: Path) -> None:
    told = read(
        tmp_path,
        "{lcp: 2.5s, cls: 0.1, first_change: 100ms}",
        "{journey: Apply, step: Payment, persona: mobile, requests: {script: 10, third_party: 3}, transfer: {total: 1MB}}",  # noqa: E501
    )
    assert told.budgets == (
        Budget(limits={"lcp": 2500, "cls": 0.1, "first_change": 100}, line=8),
        Budget(
            limits={"requests:script": 10, "requests:third-party": 3, "transfer:total": 1_000_000},
            journey="Apply",
            step="Payment",
            persona="mobile",
            line=9,
        ),
    )


LIGHTHOUSE = [
    {"path": "/*", "timings": [{"metric": "largest-contentful-paint", "budget": 2500}]},
    {
        "path": "/checkout/*",
        "options": {"firstPartyHostnames": ["service.example", "*.service.example"]},
        "timings": [{"metric": "speed-index", "budget": 3000}, {"metric": "cumulative-layout-shift", "budget": 0.1}],
        "resourceSizes": [{"resourceType": "script", "budget": 170}],
        "resourceCounts": [{"resourceType": "third-party", "budget": 10}],
    },
]


def test_lighthouses_budgets_are_read(tmp_path: Path) -> None:
    (tmp_path / "budgets.json").write_text(json.dumps(LIGHTHOUSE))
    told = read(tmp_path, "{file: budgets.json, persona: mobile}")
    assert told.budgets == (
        Budget(limits={"lcp": 2500}, path="/*", source="budgets.json", persona="mobile", line=8),
        Budget(
            limits={"cls": 0.1, "transfer:script": 174_080, "requests:third-party": 10},
            path="/checkout/*",
            first_party=("service.example", "*.service.example"),
            source="budgets.json",
            persona="mobile",
            line=8,
        ),
    )
    assert told.unread == (Unread(metric="speed-index", source="budgets.json"),)
    told_of = gate(told, [], [], budgets=())
    assert told_of.reasons == ("The budget of speed-index in budgets.json says nothing: it is not measured here.",)


@pytest.mark.parametrize(
    ("budget", "words"),
    [
        ("{step: Paymnt, lcp: 2s}", "There is no step “Paymnt”. Did you mean “Payment”?"),
        ("{journey: Aply, lcp: 2s}", "There is no journey “Aply”. Did you mean “Apply”?"),
        ("{persona: mobil, lcp: 2s}", "There is no persona “mobil”. Did you mean “mobile”?"),
        ("{step: Payment}", "This budget limits nothing."),
        ("{transfer: {script: 5s}}", "“5s” is not a size."),
        ("{transfer: {scripts: 5kB}}", "There is no key “scripts” here. Did you mean “script”?"),
        ("{file: gone.json}", "There is no file “gone.json” in the plan's folder."),
        ("{file: text.json}", "“text.json” is no budgets.json: "),
        ("{file: other.json}", "“other.json” limits “speed”, which is no metric."),
        ("{file: budgets.json, lcp: 2s}", "“file” and limits stand in one budget."),
    ],
)
def test_what_is_wrong_is_told_with_its_line(tmp_path: Path, budget: str, words: str) -> None:
    (tmp_path / "budgets.json").write_text(json.dumps(LIGHTHOUSE))
    (tmp_path / "text.json").write_text("no JSON at all")
    (tmp_path / "other.json").write_text('[{"timings": [{"metric": "speed", "budget": 1}]}]')
    with pytest.raises(PlanError) as raised:
        read(tmp_path, "{cls: 0.1}", budget)
    assert raised.value.line == 9
    assert words in str(raised.value)


def test_a_record_says_what_it_was_held_against() -> None:
    (one,) = held_against(Gate(budgets=(limit({"step": "Details"}, lcp=2500),)), [walk(visit(lcp_ms=3000))])
    assert one == BudgetRecord(
        metric="lcp", limit=2500, word="over", value=3000, step="Details",
        at_journey="Apply", at_step="Details", at_persona="mobile",
    )  # fmt: skip
