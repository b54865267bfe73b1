"""The speed rules on plain values, at both sides of each limit."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from builders import asked, dom, element, said, touch, visit, walk

from auditor.catalogue import one
from auditor.evidence.dom import Dom
from auditor.evidence.requests import Request, Requests
from auditor.evidence.vitals import LongTask, Shift, Vital, Vitals
from auditor.model import Impact, Verdict, Visit, Walk, Word
from auditor.parts import Rule

PACKED = {"content-type": "text/css", "content-encoding": "gzip"}
PLAIN = {"content-type": "text/css"}
SITE = "https://service.example"


def rule(id_: str) -> Rule:
    return one(Rule, id_)


def only(id_: str, *needs: Any) -> tuple[Word, Impact | None]:
    """The one verdict of a rule: its word, and its impact where it is told."""
    (verdict,) = of(id_, *needs)
    return verdict.word, verdict.impact


def of(id_: str, *needs: Any) -> list[Verdict]:
    """The verdicts of a rule; the visit stands for itself where the rule only asks whose it is."""
    own = rule(id_)
    whose = (visit(0),) if Visit in own.needs and not any(isinstance(need, Visit) for need in needs) else ()
    return asked(own, *whose, *needs)


def vitals(**values: float) -> Vitals:
    return Vitals.model_validate({name: Vital(value=value, element=f"#{name}") for name, value in values.items()})


def request(path: str = "/style.css", **more: Any) -> Request:
    given: dict[str, Any] = {"type": "stylesheet", "status": 200, "transfer_bytes": 30_000, "headers": PLAIN} | more
    return Request(url=path if ":" in path else SITE + path, **given)


def requests(*every: Request) -> Requests:
    return Requests(requests=every)


@pytest.mark.parametrize(
    ("id_", "metric", "good", "close", "moderate", "serious"),
    [
        ("slow-main-content", "lcp", [0, 2500], [2501, 3125], [3126, 4000], [4001]),
        ("layout-jumps", "cls", [0, 0.1], [], [0.11, 0.25], [0.26]),
        ("slow-answer-to-input", "inp", [0, 200], [201, 500], [], [501]),
        ("slow-server", "ttfb", [0, 800], [801, 1000], [1001, 1800], [1801]),
        ("blocked-main-thread", "tbt", [0, 200], [201, 500], [501, 600], [601]),
    ],
)
def test_limits_of_web_vitals(
    id_: str,
    metric: str,
    good: Sequence[float],
    close: Sequence[float],
    moderate: Sequence[float],
    serious: Sequence[float],
) -> None:
    for value in good:
        assert only(id_, vitals(**{metric: value})) == (Word.PASSED, None)
    for value in close:  # another run might say otherwise
        assert only(id_, vitals(**{metric: value})) == (Word.UNSURE, Impact.MODERATE)
    for value in moderate:
        assert only(id_, vitals(**{metric: value})) == (Word.FAILED, Impact.MODERATE)
    for value in serious:
        assert only(id_, vitals(**{metric: value})) == (Word.FAILED, Impact.SERIOUS)
    assert of(id_, Vitals()) == []


def test_slow_main_content_names_element_and_figure() -> None:
    (verdict,) = of("slow-main-content", vitals(lcp=5230))
    assert verdict.path == "#lcp"
    assert (verdict.values["element"], verdict.values["seconds"]) == ("#lcp", 5.2)
    (nameless,) = of("slow-main-content", Vitals(lcp=Vital(value=5230)))
    assert "element" not in nameless.message


def test_a_slow_server_is_the_one_cause_of_a_late_main_content() -> None:
    late = vitals(ttfb=3000, lcp=4500)  # 2,200 ms over the server's limit: without them 2.3 s
    assert of("slow-main-content", late)[0].word is Word.PASSED
    assert only("slow-server", late) == (Word.FAILED, Impact.SERIOUS)
    both = vitals(ttfb=3000, lcp=4800)
    assert only("slow-main-content", both) == (Word.FAILED, Impact.SERIOUS)


def test_a_late_answer_is_told_once() -> None:
    assert asked(rule("blocked-main-thread"), vitals(tbt=900, inp=700)) == []
    assert only("blocked-main-thread", vitals(tbt=900, inp=100)) == (Word.FAILED, Impact.SERIOUS)


def test_the_longest_task_is_named() -> None:
    tasks = (LongTask(start=0, duration=80, source="a.js"), LongTask(start=100, duration=700, source="b.js"))
    (verdict,) = asked(rule("blocked-main-thread"), Vitals(tbt=Vital(value=650), long_tasks=tasks))
    assert verdict.values["source"] == "b.js"


class TestLongWaitAfterAction:
    def test_limits_without_a_new_document(self) -> None:
        def wait(ms: float, **more: Any) -> tuple[Word, Impact | None]:
            return only("long-wait-after-action", visit(0, new_document=False, wait_ms=ms, **more))

        assert wait(2000) == (Word.PASSED, None)
        assert wait(2001) == (Word.UNSURE, Impact.MODERATE)
        assert wait(2500) == (Word.UNSURE, Impact.MODERATE)
        assert wait(2501) == (Word.FAILED, Impact.MODERATE)
        assert wait(10_000) == (Word.FAILED, Impact.MODERATE)
        assert wait(10_001) == (Word.FAILED, Impact.SERIOUS)
        assert wait(9000, settled=False)[0] is Word.UNSURE

    def test_nothing_was_waited_for(self) -> None:
        assert asked(rule("long-wait-after-action"), visit(0, new_document=False)) == []

    def test_a_late_first_answer_is_taken_out(self) -> None:
        arrived = visit(0, vitals(inp=900), new_document=False, wait_ms=2700)
        assert only("long-wait-after-action", arrived) == (Word.PASSED, None)
        arrived = visit(0, vitals(inp=900), new_document=False, wait_ms=3500)
        assert only("long-wait-after-action", arrived) == (Word.FAILED, Impact.MODERATE)

    def test_a_new_document_is_told_by_its_main_content(self) -> None:
        def wait(ms: float, **more: Any) -> list[Word]:
            arrived = visit(0, vitals(lcp=4500), wait_ms=ms, **more)
            return [verdict.word for verdict in asked(rule("long-wait-after-action"), arrived)]

        assert wait(6500) == [Word.PASSED]
        assert wait(6501) == [Word.UNSURE]
        assert wait(9900, settled=False) == []  # something moves for ever: it says nothing about waiting
        assert asked(rule("long-wait-after-action"), visit(0, wait_ms=9000)) == []


class TestUncompressedText:
    def test_what_packing_wins_decides(self) -> None:
        def of(size: int) -> tuple[Word, Impact | None]:
            return only("uncompressed-text", requests(request(transfer_bytes=size)))

        assert of(20_400) == (Word.PASSED, None)  # 14,280 bytes to win; 14 KiB are 14,336
        assert of(20_500) == (Word.FAILED, Impact.MINOR)
        assert of(146_200) == (Word.FAILED, Impact.MINOR)
        assert of(146_400) == (Word.FAILED, Impact.MODERATE)  # 102,480; 100 KiB are 102,400

    @pytest.mark.parametrize(
        "left_out",
        [
            {"headers": PACKED},
            {"headers": {"Content-Type": "text/css", "Content-Encoding": "br"}},
            {"body_bytes": 90_000},  # more came out than went in, though no header says so
        ],
    )
    def test_packed_files_pass(self, left_out: dict[str, Any]) -> None:
        assert only("uncompressed-text", requests(request(**left_out)))[0] is Word.PASSED

    @pytest.mark.parametrize(
        "left_out",
        [
            {"headers": {"content-type": "image/jpeg"}},
            {"headers": {"content-type": "font/woff2"}},
            {"status": 404},
            {"from_cache": True},
            {"transfer_bytes": 1400},
        ],
    )
    def test_what_is_no_text_or_did_not_come_is_not_judged(self, left_out: dict[str, Any]) -> None:
        assert of("uncompressed-text", requests(request(**left_out))) == []

    def test_one_verdict_for_each_host_names_the_largest_first(self) -> None:
        files = [request(f"/{n}.js", transfer_bytes=10_000 * n) for n in (1, 3, 2)]
        other = request("https://cdn.example/x.css")
        first, second = of("uncompressed-text", requests(*files, other))
        assert first.values["host"] == "cdn.example"
        assert (second.values["count"], second.values["size"]) == (3, 59)
        assert second.values["largest"] == [f"{SITE}/{n}.js" for n in (3, 2, 1)]


class TestImageLargerThanItsBox:
    def judge(self, natural: tuple[int, int] | None, size: int, *, scale: float = 1, **more: Any) -> list[Verdict]:
        image = element("img", path="#hall", natural=natural, source=f"{SITE}/hall.jpg", box=(0, 0, 200, 100), **more)
        sent = request("/hall.jpg", type="image", transfer_bytes=size, headers={"content-type": "image/jpeg"})
        return asked(rule("image-larger-than-its-box"), visit(0), dom(image, scale=scale), requests(sent))

    def test_wasted_bytes_decide(self) -> None:
        # 800 × 400 px in 200 × 100: twice as sharp as the sharpest that is allowed for, so three quarters are wasted.
        assert [v.word for v in self.judge((800, 400), 54_000)] == [Word.PASSED]  # 40,500; 40 KiB are 40,960
        assert [(v.word, v.impact) for v in self.judge((800, 400), 55_000)] == [(Word.FAILED, Impact.MINOR)]
        assert [v.impact for v in self.judge((800, 400), 273_000)] == [Impact.MINOR]  # 204,750; 200 KiB are 204,800
        assert [v.impact for v in self.judge((800, 400), 274_000)] == [Impact.MODERATE]

    def test_sharp_screens_need_more(self) -> None:
        assert [v.word for v in self.judge((400, 200), 500_000)] == [Word.PASSED]
        assert [v.word for v in self.judge((800, 400), 500_000, scale=4)] == [Word.PASSED]

    def test_what_is_not_known_is_not_judged(self) -> None:
        assert self.judge(None, 500_000) == []
        assert self.judge((800, 400), 0) == []
        assert self.judge((800, 400), 500_000, visible=False) == []

    def test_a_drawing_has_no_size_of_its_own(self) -> None:
        image = element("img", natural=(800, 400), source=f"{SITE}/logo.svg", box=(0, 0, 20, 10))
        sent = request("/logo.svg", type="image", transfer_bytes=90_000, headers={"content-type": "image/svg+xml"})
        assert asked(rule("image-larger-than-its-box"), visit(0), dom(image), requests(sent)) == []

    def test_the_largest_of_several_boxes_counts(self) -> None:
        def image(width: float) -> Any:
            return element("img", natural=(800, 400), source=f"{SITE}/hall.jpg", box=(0, 0, width, width / 2))

        sent = request("/hall.jpg", type="image", transfer_bytes=500_000, headers={"content-type": "image/jpeg"})
        found = said(rule("image-larger-than-its-box"), visit(0), dom(image(50), image(400), image(60)), requests(sent))
        assert found == [(Word.PASSED, "img-1")]


class TestNotCached:
    def pages(self, *sent: Request, new_document: bool = True) -> list[Verdict]:
        second = visit(1, requests(*sent), new_document=new_document)
        return asked(rule("not-cached"), walk(visit(0, requests(*sent)), second))

    @pytest.mark.parametrize("headers", [{}, {"cache-control": "no-store"}, {"cache-control": "no-store", "etag": "1"}])
    def test_a_file_fetched_again_that_may_not_be_kept(self, headers: dict[str, str]) -> None:
        first, again = self.pages(request(headers=headers))
        assert first.word is Word.PASSED
        assert again.word is Word.FAILED
        assert again.at.number == 1
        assert (again.impact, again.values["files"]) == (Impact.MINOR, [f"{SITE}/style.css"])

    @pytest.mark.parametrize(
        "headers",
        [
            {"Cache-Control": "public, max-age=60"},
            {"etag": "1"},
            {"expires": "tomorrow"},
            {"last-modified": "yesterday"},
        ],
    )
    def test_a_file_that_may_be_kept(self, headers: dict[str, str]) -> None:
        assert {verdict.word for verdict in self.pages(request(headers=headers))} == {Word.PASSED}

    def test_an_age_of_nothing_keeps_nothing(self) -> None:
        assert self.pages(request(headers={"cache-control": "max-age=0"}))[1].word is Word.FAILED

    def test_limits_of_size(self) -> None:
        assert self.pages(request(headers={}, transfer_bytes=2048)) == []
        assert self.pages(request(headers={}, transfer_bytes=102_400))[1].impact is Impact.MINOR
        assert self.pages(request(headers={}, transfer_bytes=102_401))[1].impact is Impact.MODERATE

    def test_data_and_the_same_document_are_not_judged(self) -> None:
        assert self.pages(request(headers={}, type="fetch")) == []
        assert [v.word for v in self.pages(request(headers={}), new_document=False)] == [Word.PASSED]


class TestFailedRequest:
    @pytest.mark.parametrize(
        ("given", "word", "impact"),
        [
            ({"status": 404}, Word.FAILED, Impact.MODERATE),
            ({"status": 404, "type": "image"}, Word.FAILED, Impact.MINOR),
            ({"status": 404, "type": "script", "third_party": True}, Word.FAILED, Impact.MODERATE),
            ({"status": 499, "type": "fetch"}, Word.UNSURE, Impact.MODERATE),
            ({"status": 500, "type": "fetch"}, Word.FAILED, Impact.MODERATE),
            ({"status": None, "failed": "net::ERR_CONNECTION_REFUSED"}, Word.FAILED, Impact.MODERATE),
            (
                {"status": None, "failed": "net::ERR_NAME_NOT_RESOLVED", "third_party": True},
                Word.UNSURE,
                Impact.MODERATE,
            ),
        ],
    )
    def test_what_did_not_come(self, given: dict[str, Any], word: Word, impact: Impact) -> None:
        assert only("failed-request", requests(request(**given))) == (word, impact)

    @pytest.mark.parametrize(
        "given",
        [
            {"status": 399},
            {"status": 404, "type": "document"},
            {"status": 404, "type": "ping"},
            {"status": None, "failed": "net::ERR_ABORTED"},
            {"status": None, "failed": "csp"},
            {"status": None},  # still under way
        ],
    )
    def test_what_came_or_was_given_up(self, given: dict[str, Any]) -> None:
        assert only("failed-request", requests(request(**given))) == (Word.PASSED, None)

    def test_the_icon_of_the_tab_is_not_judged(self) -> None:
        icon = request("/favicon.ico", status=404, type="other")
        assert only("failed-request", requests(icon)) == (Word.PASSED, None)

    def test_each_address_is_told_once_without_its_query(self) -> None:
        twice = [request("/a.js?token=1", status=404), request("/a.js?token=1", status=404)]
        (verdict,) = asked(rule("failed-request"), requests(*twice))
        assert verdict.values["url"] == f"{SITE}/a.js"

    def test_no_requests_no_word(self) -> None:
        assert asked(rule("failed-request"), requests()) == []


class TestHeavyPage:
    def test_limit(self) -> None:
        limit = 5000 * 1024
        assert only("heavy-page", visit(0, requests(request(transfer_bytes=limit))))[0] is Word.PASSED
        heavy = requests(request("/a.js", transfer_bytes=limit), request("/b.js", transfer_bytes=1))
        (verdict,) = asked(rule("heavy-page"), visit(0, heavy))
        assert verdict.word is Word.FAILED
        assert (verdict.values["largest"], verdict.values["others"]) == (f"{SITE}/a.js", [f"{SITE}/b.js"])

    def test_only_where_a_document_was_loaded(self) -> None:
        heavy = requests(request(transfer_bytes=9_000_000))
        assert asked(rule("heavy-page"), visit(0, heavy, new_document=False)) == []
        assert asked(rule("heavy-page"), visit(0)) == []


def test_rules_of_dom_and_requests_stand_an_empty_page() -> None:
    assert asked(rule("image-larger-than-its-box"), visit(0), Dom(url=SITE, title=""), requests()) == []


def slowly(*evidence: Any, **more: Any) -> Visit:
    return replace(visit(0, *evidence, **more), persona="slow")


class TestSlowLine:
    @pytest.mark.parametrize(
        ("id_", "measured"),
        [
            ("slow-main-content", vitals(lcp=9000)),
            ("slow-server", vitals(ttfb=3000)),
            ("layout-jumps", vitals(cls=0.9)),
        ],
    )
    def test_limits_of_usual_lines_do_not_hold(self, id_: str, measured: Vitals) -> None:
        assert of(id_, visit(0), measured)[0].word is Word.FAILED
        assert of(id_, slowly(), measured) == []
        assert of(id_, replace(slowly(), persona="Tablet", like="slow"), measured) == []
        assert of(id_, replace(slowly(), like="desktop"), measured) != []

    def test_waits_of_usual_lines_do_not_hold(self) -> None:
        assert asked(rule("long-wait-after-action"), slowly(new_document=False, wait_ms=9000)) == []

    @pytest.mark.parametrize(
        ("seconds", "said_of_it"),
        [
            (10, (Word.PASSED, None)),
            (10.1, (Word.UNSURE, Impact.MODERATE)),
            (12.5, (Word.UNSURE, Impact.MODERATE)),
            (12.6, (Word.FAILED, Impact.MODERATE)),
            (20, (Word.FAILED, Impact.MODERATE)),
            (20.1, (Word.FAILED, Impact.SERIOUS)),
        ],
    )
    def test_limits_of_a_slow_line(self, seconds: float, said_of_it: tuple[Word, Impact | None]) -> None:
        assert only("blank-on-a-slow-line", slowly(), vitals(fcp=seconds * 1000)) == said_of_it
        assert only("useful-late-on-a-slow-line", slowly(), vitals(fcp=900, lcp=seconds * 1000)) == said_of_it
        same = slowly(new_document=False, wait_ms=seconds * 1000)
        assert only("useful-late-on-a-slow-line", same, vitals()) == said_of_it

    def test_other_lines_are_not_asked(self) -> None:
        late = vitals(fcp=30_000, lcp=30_000)
        assert asked(rule("blank-on-a-slow-line"), visit(0), late) == []
        assert asked(rule("useful-late-on-a-slow-line"), visit(0), late) == []
        assert asked(rule("times-out-on-a-slow-line"), walk(visit(0), outcome="blocked")) == []

    def test_one_cause_is_told_once(self) -> None:
        blank = vitals(fcp=11_000, lcp=30_000)
        assert asked(rule("blank-on-a-slow-line"), slowly(), blank) != []
        assert asked(rule("useful-late-on-a-slow-line"), slowly(), blank) == []

    def test_what_made_it_late_is_named_largest_first(self) -> None:
        came = requests(
            request("/page", type="document", transfer_bytes=20_480, start=0, duration=900),
            request("/app.js", type="script", transfer_bytes=512_000, start=900, duration=11_000),
            request("/tiny.css", transfer_bytes=2048, start=900, duration=400),
            request("/late.png", type="image", transfer_bytes=900_000, start=950, duration=30_000),
        )
        (verdict,) = asked(rule("blank-on-a-slow-line"), slowly(came), vitals(fcp=14_000))
        largest = [f"{SITE}/app.js (500 KiB)", f"{SITE}/page (20 KiB)", f"{SITE}/tiny.css (2 KiB)"]
        assert (verdict.values["files"], verdict.values["size"]) == (largest, 522)
        (verdict,) = asked(rule("useful-late-on-a-slow-line"), slowly(came), vitals(fcp=900, lcp=32_000))
        assert verdict.values["files"][0] == f"{SITE}/late.png (879 KiB)"
        (without,) = asked(rule("blank-on-a-slow-line"), slowly(), vitals(fcp=14_000))
        assert "files" not in without.message

    def test_a_view_that_never_rests_is_left_to_a_person(self) -> None:
        same = slowly(new_document=False, wait_ms=60_000, settled=False)
        assert only("useful-late-on-a-slow-line", same, vitals())[0] is Word.UNSURE


class TestTimesOutOnASlowLine:
    def slow(self, **more: Any) -> Walk:
        told = {
            "outcome": "blocked",
            "stop": "not-expected",
            "stopped_at": 0,
            "reason": "The title should hold “Done”.",
        }
        arrival = {name: more.pop(name) for name in ("wait_ms", "settled") if name in more}
        return walk(visit(0, **arrival), persona="slow", **(told | more))

    def test_what_waited_for_long_was_stopped_by_the_line(self) -> None:
        id_ = "times-out-on-a-slow-line"
        assert only(id_, self.slow(wait_ms=40_000, settled=False)) == (Word.FAILED, None)
        assert only(id_, self.slow(wait_ms=10_001)) == (Word.FAILED, None)
        assert only(id_, self.slow(wait_ms=10_000))[0] is Word.UNSURE
        assert only(id_, self.slow())[0] is Word.UNSURE

    def test_who_gets_through_passes_and_where_nobody_does_nobody_is_said_to_be_stopped(self) -> None:
        id_ = "times-out-on-a-slow-line"
        assert only(id_, self.slow(outcome="completed")) == (Word.PASSED, None)
        assert asked(rule(id_), self.slow(outcome="prevented")) == []

    def test_it_speaks_in_the_place_of_stopped_here(self) -> None:
        assert asked(rule("stopped-here"), self.slow(wait_ms=40_000)) == []


class TestJumpsOnASlowLine:
    button = touch("click", path="#form > button", name="Send")

    def said_of(self, *shifts: Shift, cls: float = 0.3, usual: float = 0.0) -> list[tuple[Word, str]]:
        measured = Vitals(fcp=Vital(value=2000), cls=Vital(value=cls, element="#hero"), shifts=shifts)
        slow = walk(visit(0, measured, touches=[self.button]), persona="slow")
        return said(rule("jumps-on-a-slow-line"), [walk(visit(0, vitals(cls=usual))), slow])

    def test_a_control_of_the_path_that_was_pushed_away(self) -> None:
        late = Shift(start=3100, value=0.11, elements=("#form",))
        assert self.said_of(late) == [(Word.FAILED, "#form > button")]
        assert self.said_of(late.model_copy(update={"elements": ("#form > button",)}))[0][0] is Word.FAILED

    def test_what_moved_before_it_could_be_reached_for(self) -> None:
        assert self.said_of(Shift(start=3099, value=0.3, elements=("#form",))) == [(Word.UNSURE, "#hero")]

    def test_what_moved_little_or_elsewhere(self) -> None:
        assert self.said_of(Shift(start=9000, value=0.1, elements=("#form",)), cls=0.1) == [(Word.PASSED, "")]
        assert self.said_of(Shift(start=9000, value=0.3, elements=("#form-2",))) == [(Word.UNSURE, "#hero")]
        assert self.said_of(cls=0.25) == [(Word.PASSED, "")]

    def test_what_jumps_on_usual_lines_is_told_by_layout_jumps(self) -> None:
        assert self.said_of(Shift(start=9000, value=0.3, elements=("#form",)), usual=0.11) == []

    def test_without_a_reference_nothing_is_said(self) -> None:
        slow = walk(visit(0, vitals(cls=0.9)), persona="slow")
        other = walk(visit(1, vitals(cls=0)))
        assert asked(rule("jumps-on-a-slow-line"), [other, slow]) == []
