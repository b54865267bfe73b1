"""The rules on answers, soft navigations and their causes, on plain values: limits, several walks, what is named."""

from typing import Any

import pytest
from builders import asked, dom, element, visit

from auditor.catalogue import one
from auditor.evidence.vitals import Interaction, LongTask, Move, Script, Shift, SoftNavigation, Vital, Vitals
from auditor.model import Evidence, Impact, Verdict, Visit, Word
from auditor.parts import Rule

PAGE = "https://service.example/grants"
APP = "https://service.example/app.js"


def of(id_: str, arrived: Visit) -> list[Verdict]:
    """What a rule says of a visit, with its evidence handed over as the rule asks for it."""
    rule = one(Rule, id_)
    return asked(rule, *(arrived if need is Visit else arrived.get(need) for need in rule.needs))


def word(id_: str, arrived: Visit) -> Word | None:
    """The one verdict's word; None where there is none."""
    found = of(id_, arrived)
    assert len(found) < 2
    return found[0].word if found else None


def why(id_: str, arrived: Visit) -> str:
    """The reason that the one verdict gives."""
    (verdict,) = of(id_, arrived)
    assert verdict.message.endswith("{why}")
    assert isinstance(verdict.values["why"], tuple)  # no string: it does not decide whether causes are the same
    return str(verdict.values["why"][0])


def arrived(*evidence: Evidence, **more: Any) -> Visit:
    return visit(0, *evidence, **{"new_document": False, "url": PAGE, "told_by": "browser", **more})


METRICS = [
    ("slow-main-content", "lcp", 2500),
    ("slow-server", "ttfb", 800),
    ("layout-jumps", "cls", 0.1),
    ("blocked-main-thread", "tbt", 200),
    ("slow-answer-to-input", "inp", 200),
]


@pytest.mark.parametrize(("id_", "metric", "limit"), METRICS)
def test_several_walks_are_certain_where_all_are_over_the_limit(id_: str, metric: str, limit: float) -> None:
    def walked(least: float, middle: float, most: float, runs: int = 3) -> Word | None:
        measured: dict[str, Any] = {metric: Vital(value=middle * limit), "runs": runs}
        return word(id_, visit(0, Vitals(**measured, spread={metric: (least * limit, most * limit)})))

    assert walked(1.01, 1.05, 1.1) is Word.FAILED  # close to the limit, but none kept to it
    assert walked(0.99, 1.05, 1.1) is Word.UNSURE
    assert walked(0.9, 0.95, 1.01) is Word.UNSURE  # the walks do not agree
    assert walked(0.9, 0.95, 1) is Word.PASSED
    assert walked(0.5, 4, 9) is Word.UNSURE  # far over it, but not each time
    assert walked(0, 0.9, 9, runs=1) is Word.PASSED  # one walk has no spread


@pytest.mark.parametrize(("id_", "metric", "limit"), METRICS)
def test_several_walks_are_told_with_their_range(id_: str, metric: str, limit: float) -> None:
    measured: dict[str, Any] = {metric: Vital(value=4 * limit)}
    told = why(id_, visit(0, Vitals(**measured, runs=5, spread={metric: (3 * limit, 5 * limit)})))
    assert "In 5 walks it was " in told
    measured = {metric: Vital(value=0.9 * limit)}
    (some,) = of(id_, visit(0, Vitals(**measured, runs=5, spread={metric: (0.5 * limit, 5 * limit)})))
    assert some.impact is Impact.SERIOUS  # the worst of them is what is told


def test_the_main_content_says_which_part_was_the_longest() -> None:
    parts: dict[str, float] = {
        "timeToFirstByte": 300,
        "resourceLoadDelay": 4000,
        "resourceLoadDuration": 500,
        "elementRenderDelay": 400,
    }
    late = visit(0, Vitals(lcp=Vital(value=5200, element="#hall", url="/hall.jpg", parts=parts)))
    told = why("slow-main-content", late)
    assert "4000 ms" in told
    assert "before its file was asked for" in told
    assert "without lazy loading" in told
    assert of("slow-main-content", late)[0].values["saves_ms"] == 2700


def test_the_server_says_which_part_was_the_longest() -> None:
    parts: dict[str, float] = {
        "waitingDuration": 900,
        "cacheDuration": 0,
        "dnsDuration": 20,
        "connectionDuration": 0,
        "requestDuration": 80,
    }
    assert "redirects" in why("slow-server", visit(0, Vitals(ttfb=Vital(value=1001, parts=parts))))


def test_the_reason_does_not_decide_whether_a_cause_is_the_same() -> None:
    from auditor.judging.identity import cause

    def told(parts: dict[str, float]) -> str:
        (verdict,) = of("slow-server", visit(0, Vitals(ttfb=Vital(value=1900, parts=parts))))
        return cause("slow-server", verdict.message, verdict.values, verdict.path, "")

    assert told({"waitingDuration": 900, "requestDuration": 80}) == told(
        {"waitingDuration": 90, "requestDuration": 800}
    )


SEND = Script(url=f"{APP}?v=1", function="send", invoker="BUTTON#send.onclick", duration=480)


class TestAnswers:
    def test_each_late_answer_is_told_with_action_part_and_script(self) -> None:
        parts: dict[str, float] = {"inputDelay": 5, "processingDuration": 560, "presentationDelay": 35}
        late = Interaction(
            kind="click", start=0, value=600, element="#send", action="click “Send”", parts=parts, scripts=(SEND,)
        )
        slower = Interaction(kind="keydown", start=9, value=700, element="#name", parts=parts)
        quick = Interaction(kind="click", start=9, value=40, element="#name")
        inp = Vital(value=700, element="#name", parts=parts)
        found = of("slow-answer-to-input", visit(0, Vitals(inp=inp, interactions=(late, slower, quick))))
        assert [(one_.word, one_.path) for one_ in found] == [(Word.FAILED, "#send"), (Word.FAILED, "#name")]
        told = found[0].values["why"][0]
        assert "click “Send”" in told
        assert "the page's own scripts that answer it" in told
        assert "https://service.example/app.js, function send, called by BUTTON#send.onclick (480 ms)" in told
        assert found[0].impact is Impact.SERIOUS

    def test_a_busy_machine_is_not_the_pages_fault(self) -> None:
        def after(spent: float) -> Word | None:
            return word("slow-answer-to-input", visit(0, Vitals(inp=Vital(value=600), main_thread_ms=spent)))

        assert after(600) is Word.FAILED
        assert after(599) is Word.UNSURE

    def test_answers_of_what_is_gone_are_told_apart_by_their_actions(self) -> None:
        answers = [Interaction(kind="click", start=0, value=900, action=action) for action in ("click A", "click B")]
        inp = Vital(value=900)
        assert len(of("slow-answer-to-input", visit(0, Vitals(inp=inp, interactions=tuple(answers))))) == 2

    def test_an_answer_in_time_passes(self) -> None:
        quick = Interaction(kind="click", start=9, value=200, element="#name")
        assert (
            word("slow-answer-to-input", visit(0, Vitals(inp=Vital(value=200), interactions=(quick,)))) is Word.PASSED
        )


class TestBlockedMainThread:
    def blocked(self, **more: Any) -> Visit:
        task = LongTask(start=0, duration=900, source=APP, scripts=(SEND,))
        return visit(0, Vitals(tbt=Vital(value=850), long_tasks=(task,), **more))

    def test_script_function_and_processor_are_named(self) -> None:
        told = why("blocked-main-thread", self.blocked(main_thread_ms=1200, machine_load=0.5))
        assert "function send" in told
        assert "worked 1200 ms" in told

    def test_a_busy_machine_is_not_the_pages_fault(self) -> None:
        assert word("blocked-main-thread", self.blocked(main_thread_ms=850)) is Word.FAILED
        assert word("blocked-main-thread", self.blocked(main_thread_ms=849)) is Word.UNSURE
        assert word("blocked-main-thread", self.blocked()) is Word.FAILED


def test_what_jumped_says_where_to() -> None:
    move = Move(element="#list", before=(0, 100, 300, 50), after=(0, 400, 300, 50))
    shifts = (Shift(start=1, value=0.02), Shift(start=2, value=0.3, elements=("#list",), moves=(move,)))
    told = why("layout-jumps", visit(0, Vitals(cls=Vital(value=0.3, element="#list"), shifts=shifts)))
    assert "#list 300 px down" in told


class TestNoSignAfterAction:
    def test_limits(self) -> None:
        def after(ms: float | None, *more: Evidence, **how: Any) -> Word | None:
            return word("no-sign-after-action", arrived(dom(), *more, first_change_ms=ms, wait_ms=9000, **how))

        assert after(1000) is Word.PASSED
        assert after(1001) is Word.UNSURE
        assert after(1250) is Word.UNSURE
        assert after(1251) is Word.FAILED
        assert after(None) is None
        assert after(4000, told_by="watch") is Word.UNSURE  # it may have come by itself
        assert after(4000, new_document=True) is None  # the browser itself shows that it loads
        assert after(1500, Vitals(inp=Vital(value=600))) is Word.PASSED  # that the page was busy is told already
        assert after(1500, Vitals(inp=Vital(value=100))) is Word.FAILED
        assert after(1100, Vitals(runs=3, spread={"first_change": (1010, 1200)})) is Word.FAILED
        assert after(1100, Vitals(runs=3, spread={"first_change": (900, 1200)})) is Word.UNSURE

    @pytest.mark.parametrize("tag", ["canvas", "iframe", "video"])
    def test_what_changes_in_a_surface_of_its_own_is_not_seen(self, tag: str) -> None:
        holds = dom(element(tag, visible=True))
        assert word("no-sign-after-action", arrived(holds, first_change_ms=5000)) is Word.UNSURE
        hidden = dom(element(tag, visible=False))
        assert word("no-sign-after-action", arrived(hidden, first_change_ms=5000)) is Word.FAILED
        assert word("no-sign-after-action", arrived(first_change_ms=5000)) is Word.UNSURE  # nobody knows the page

    def test_after_ten_seconds_people_have_gone(self) -> None:
        (verdict,) = of("no-sign-after-action", arrived(dom(), first_change_ms=10_001))
        assert verdict.impact is Impact.SERIOUS


class TestSoftNavigation:
    def soft(self, ms: float, *, by: Any = "browser", arrived_by: bool = False, **more: Any) -> Visit:
        told = SoftNavigation(url=PAGE, start=0, lcp=Vital(value=ms, element="#main"), lcp_by=by)
        how: dict[str, Any] = {"wait_ms": ms, "first_change_ms": 100, "main_content_ms": ms, "new_document": arrived_by}
        given = {name: more.pop(name) for name in ("wait_ms", "settled") if name in more}
        return arrived(Vitals(soft_navigation=told, **more), **(how | given))

    def test_limits(self) -> None:
        for ms, expected in [(2500, Word.PASSED), (2501, Word.UNSURE), (3125, Word.UNSURE), (3126, Word.FAILED)]:
            assert word("slow-soft-navigation", self.soft(ms)) is expected
        assert of("slow-soft-navigation", self.soft(4000))[0].impact is Impact.MODERATE
        assert of("slow-soft-navigation", self.soft(4001))[0].impact is Impact.SERIOUS

    def test_only_the_press_that_asked_for_it_is_taken_out(self) -> None:
        own = Interaction(kind="click", start=0.5, value=600, element="#go")
        other = Interaction(kind="click", start=8000, value=600, element="#close")
        assert word("slow-soft-navigation", self.soft(3000, interactions=(own,))) is Word.PASSED
        assert word("slow-soft-navigation", self.soft(3000, interactions=(other,))) is Word.UNSURE

    def test_it_says_what_came_first_and_what_was_at_work(self) -> None:
        told = why("slow-soft-navigation", self.soft(5000, scripts=(SEND,)))
        assert "first change came after 0.1 s, the main content after 5.0 s" in told
        assert "function send" in told

    def test_the_watch_alone_is_not_certain(self) -> None:
        assert word("slow-soft-navigation", self.soft(9000, by="watch")) is Word.UNSURE

    def test_several_walks(self) -> None:
        spread = {"soft_lcp": (2600.0, 2900.0)}
        assert word("slow-soft-navigation", self.soft(2700, runs=3, spread=spread)) is Word.FAILED
        spread = {"soft_lcp": (2400.0, 2900.0)}
        assert word("slow-soft-navigation", self.soft(2700, runs=3, spread=spread)) is Word.UNSURE

    def test_a_document_is_told_by_its_own_main_content(self) -> None:
        assert word("slow-soft-navigation", self.soft(9000, arrived_by=True)) is None
        assert word("slow-soft-navigation", arrived(Vitals())) is None

    def test_one_late_view_is_told_once(self) -> None:
        assert word("long-wait-after-action", self.soft(5000)) is Word.PASSED
        assert word("long-wait-after-action", self.soft(1000, wait_ms=3001)) is Word.UNSURE
        assert word("long-wait-after-action", self.soft(1000, wait_ms=9000, settled=False)) is None


def test_a_long_wait_says_how_it_went() -> None:
    late = arrived(Vitals(), wait_ms=4000, first_change_ms=200, main_content_ms=3900)
    assert "first change came after 0.2 s, the main content after 3.9 s" in why("long-wait-after-action", late)
    late = arrived(Vitals(runs=3, spread={"wait": (1900, 4100)}), wait_ms=4000)
    assert word("long-wait-after-action", late) is Word.UNSURE


class TestNextPageAskedLate:
    def test_limits(self) -> None:
        def asked_after(ms: float | None, *more: Evidence, **how: Any) -> Word | None:
            given = {"new_document": True, "asked_ms": ms, "wait_ms": 9000, **how}
            return word("next-page-asked-late", arrived(*more, **given))

        assert asked_after(1000) is Word.PASSED
        assert asked_after(1001) is Word.UNSURE
        assert asked_after(2500) is Word.UNSURE
        assert asked_after(2501) is Word.FAILED
        assert asked_after(None) is None
        assert asked_after(4000, new_document=False) is None
        assert asked_after(1100, Vitals(runs=3, spread={"asked": (1010, 1200)})) is Word.FAILED
        assert asked_after(1100, Vitals(runs=3, spread={"asked": (900, 1200)})) is Word.UNSURE

    def test_the_wait_before_is_not_taken_for_a_late_page(self) -> None:
        quick = Vitals(lcp=Vital(value=500))
        late = arrived(quick, new_document=True, asked_ms=4000, wait_ms=4600)
        assert word("long-wait-after-action", late) is Word.PASSED
        assert word("next-page-asked-late", late) is Word.FAILED


class TestForcedLayout:
    def test_limits(self) -> None:
        def forced(ms: float) -> Word | None:
            script = Script(url=APP, function="place", duration=ms + 10, forced_layout=ms)
            return word("forced-layout", visit(0, Vitals(scripts=(script,))))

        assert forced(50) is Word.PASSED
        assert forced(51) is Word.UNSURE
        assert forced(125) is Word.UNSURE
        assert forced(126) is Word.FAILED
        assert word("forced-layout", visit(0, Vitals())) is None

    def test_each_script_is_told(self) -> None:
        scripts = [Script(url=APP, function=name, duration=400, forced_layout=300) for name in ("place", "sort")]
        idle = Script(url=APP, function="idle", duration=400)
        found = of("forced-layout", visit(0, Vitals(scripts=(*scripts, idle))))
        assert [str(one_.values["script"]) for one_ in found] == [f"{APP}, function place", f"{APP}, function sort"]
