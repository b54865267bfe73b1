"""The speed rules that are told by requests, on plain values, and what they reckon with."""

from typing import Any

import pytest
from builders import asked, visit, walk

from auditor.catalogue import one
from auditor.commons.carbon import grams
from auditor.commons.network import freshness, is_versioned
from auditor.commons.savings import came_before_main, matters, ms_for, saved
from auditor.commons.third_parties import party
from auditor.evidence.console import Console, Said
from auditor.evidence.requests import Request, Requests
from auditor.evidence.spare_text import Spare, SpareText, needed, spare
from auditor.evidence.vitals import LongTask, Vital, Vitals
from auditor.judging.facts import facts_of
from auditor.model import DESKTOP, MOBILE_4G, SLOW_3G, Evidence, Verdict, Visit, Word
from auditor.parts import Rule

SITE = "https://service.example"
TEXT = {"content-type": "text/css"}
GZIP = TEXT | {"content-encoding": "gzip"}
PAGE = Request(url=f"{SITE}/", type="document", status=200, waited=100, duration=200, transfer_bytes=9_000)


def request(path: str = "/app.css", **more: Any) -> Request:
    """One file of the service that came over the network, unless said otherwise."""
    given: dict[str, Any] = {"type": "stylesheet", "status": 200, "transfer_bytes": 30_000, "headers": GZIP} | more
    return Request(url=path if "://" in path else SITE + path, start=given.pop("start", 250), **given)


def seen(*every: Request, lcp: float = 2000, fcp: float = 1500, tasks: tuple[LongTask, ...] = (), **more: Any) -> Visit:
    """A visit that asked for these."""
    vitals = Vitals(lcp=Vital(value=lcp), fcp=Vital(value=fcp), long_tasks=tasks)
    kinds: list[Evidence] = [Requests(requests=every), vitals]
    if console := more.pop("console", None):
        kinds.append(console)
    return visit(0, *kinds, **more)


def of(id_: str, here: Visit) -> list[Verdict]:
    """What a rule says of a visit, given what it needs."""
    own = one(Rule, id_)
    return asked(own, *(here if need is Visit else here.get(need) for need in own.needs))


def only(id_: str, here: Visit) -> Verdict:
    (verdict,) = of(id_, here)
    return verdict


# ── what is reckoned with


def test_bytes_become_milliseconds_of_the_line() -> None:
    assert ms_for(204_800, MOBILE_4G) == 1000
    assert ms_for(50_000, SLOW_3G) == 1000
    assert ms_for(50_000, DESKTOP) == 0


def test_a_desktop_is_reckoned_on_a_phones_line_and_says_so() -> None:
    assert saved(seen(PAGE), 204_800) == {"saves_bytes": 204_800, "saves_ms": 1000, "line": "mobile-4g"}


def test_what_began_before_the_main_content_was_waited_for() -> None:
    here = seen(PAGE, lcp=2000)
    assert came_before_main(here, request(start=1999))
    assert not came_before_main(here, request(start=2000))
    after_an_action = seen(PAGE, new_document=False, wait_ms=300)
    assert came_before_main(after_an_action, request(start=299))
    assert not came_before_main(after_an_action, request(start=1000))


def test_what_came_late_matters_only_if_it_is_much() -> None:
    here, late = seen(PAGE), request(start=5000)
    assert matters(here, [request()], saves_bytes=1)
    assert not matters(here, [late], saves_bytes=99, least_bytes=100)
    assert matters(here, [late], saves_bytes=100, least_bytes=100)
    assert matters(here, [late], saves_ms=500, least_ms=500)


def test_carbon_after_the_model() -> None:
    # 0.194 kWh of operation and 0.106 of making for a gigabyte, at 494 g for a kWh.
    assert grams(1_000_000_000) == pytest.approx(148.2)
    assert grams(0) == 0


def test_the_carbon_of_a_visit_is_kept_with_its_measures() -> None:
    assert facts_of(seen(PAGE, request(transfer_bytes=991_000))).metrics.co2_grams == pytest.approx(0.1482)
    assert facts_of(visit(0)).metrics.co2_grams is None


@pytest.mark.parametrize(
    ("url", "company", "category"),
    [
        ("https://www.googletagmanager.com/gtm.js", "Google", "tag-manager"),
        ("https://ad.doubleclick.net/x", "Google", "ad"),
        ("https://static.hotjar.com/c/x.js", "Hotjar", "analytics"),
        ("https://cdn.service.example/x.js", "service.example", "other"),
        ("https://notdoubleclick.net/", "notdoubleclick.net", "other"),
        ("http://[broken", "", "other"),
    ],
)
def test_whose_host_it_is(url: str, company: str, category: str) -> None:
    assert (party(url).company, party(url).category) == (company, category)


@pytest.mark.parametrize(
    ("address", "versioned"),
    [
        ("/app.5f3a9c12.js", True),
        ("/static/main-0a1b2c3d4e5f.css?x=1", True),
        ("/style.css?ver=6.4.1", True),
        ("/app.js", False),
        ("/2024-report-12345678.pdf.js", False),
        ("/deadbeef.js", False),
        ("/jquery.min.js?v=abc", False),
    ],
)
def test_a_version_in_an_address(address: str, versioned: bool) -> None:  # noqa: FBT001 - what is expected
    assert is_versioned(SITE + address) is versioned


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"cache-control": "public, max-age=600"}, 600),
        ({"cache-control": "max-age=600, no-cache"}, 0),
        ({"date": "Sun, 22 Nov 2026 14:00:00 GMT", "expires": "Sun, 22 Nov 2026 15:00:00 GMT"}, 3600),
        ({"date": "Sun, 22 Nov 2026 14:00:00 GMT", "expires": "0"}, 0),
        ({"etag": "x"}, 0),
    ],
)
def test_how_long_it_stays_fresh(headers: dict[str, str], seconds: int) -> None:
    assert freshness(request(headers=headers)) == seconds


# ── savings of the rules that were there before


def test_unpacked_text_says_what_it_would_save_and_only_where_it_was_waited_for() -> None:
    plain = request(headers=TEXT, transfer_bytes=60_000)
    found = only("uncompressed-text", seen(PAGE, plain))
    assert found.word is Word.FAILED
    assert (found.values["saves_bytes"], found.values["saves_ms"], found.values["line"]) == (42_000, 205, "mobile-4g")
    assert only("uncompressed-text", seen(PAGE, plain.model_copy(update={"start": 3000}))).word is Word.PASSED
    much = plain.model_copy(update={"start": 3000, "transfer_bytes": 200_000})
    assert only("uncompressed-text", seen(PAGE, much)).word is Word.FAILED


def test_files_fetched_again_say_what_they_cost() -> None:
    file = request(headers=GZIP | {"cache-control": "no-store"})
    verdicts = asked(one(Rule, "not-cached"), walk(seen(PAGE, file), seen(PAGE, file)))
    assert [(each.word, each.values.get("saves_bytes")) for each in verdicts] == [
        (Word.PASSED, None), (Word.FAILED, 30_000),
    ]  # fmt: skip


def test_a_heavy_page_says_what_is_too_much() -> None:
    found = only("heavy-page", seen(PAGE, request(transfer_bytes=6_000 * 1024)))
    assert found.values["saves_bytes"] == 1_000 * 1024 + 9_000


def test_a_late_server_says_how_late() -> None:
    found = asked(one(Rule, "slow-server"), visit(0), Vitals(ttfb=Vital(value=2000)))
    assert found[0].values["saves_ms"] == 1200


# ── pages that lead on by themselves


@pytest.mark.parametrize(("led_ms", "word"), [(400, Word.UNSURE), (1100, Word.UNSURE), (1300, Word.FAILED)])
def test_a_page_that_leads_on(led_ms: float, word: Word) -> None:
    own = PAGE.model_copy(update={"led_from": (f"{SITE}/start",), "led_ms": led_ms})
    found = only("led-on-by-a-page", seen(own))
    assert (found.word, found.values["saves_ms"]) == (word, round(led_ms))


def test_a_page_that_stands_for_itself() -> None:
    assert only("led-on-by-a-page", seen(PAGE)).word is Word.PASSED
    assert of("led-on-by-a-page", seen(PAGE, new_document=False, wait_ms=10)) == []


# ── data that is waited for


def data(server: float, end: float, **more: Any) -> Request:
    given = {"type": "fetch", "start": end - server - 20, "server": server, "duration": server + 20} | more
    return request("/api/times", **given)


@pytest.mark.parametrize(("server", "word"), [(700, Word.PASSED), (900, Word.UNSURE), (1100, Word.FAILED)])
def test_data_before_the_last_change(server: float, word: Word) -> None:
    found = only("slow-data", seen(data(server, 1900), new_document=False, wait_ms=2000))
    assert found.word is word
    if word is Word.FAILED:
        assert found.values["saves_ms"] == 300


def test_data_that_nothing_waited_for() -> None:
    assert of("slow-data", seen(PAGE, data(3000, 5000), lcp=2000)) == []  # it came when all stood
    assert of("slow-data", seen(PAGE, data(900, 1000), lcp=4000)) == []  # all stood long after it
    assert of("slow-data", seen(PAGE, data(900, 1900, type="image"))) == []


def test_slow_data_of_somebody_else_is_left_to_a_person() -> None:
    assert only("slow-data", seen(data(3000, 3900, third_party=True), lcp=4000)).word is Word.UNSURE


# ── the same file twice


def test_a_file_that_is_fetched_twice() -> None:
    font = request("/text.woff2", type="font", body_bytes=30_000)
    found = only("fetched-twice", seen(PAGE, font, font))
    assert (found.word, found.values["saves_bytes"]) == (Word.FAILED, 30_000)


@pytest.mark.parametrize(
    "second",
    [
        {"from_cache": True, "transfer_bytes": 0},
        {"status": 206},
        {"status": 304, "transfer_bytes": 200},
        {"method": "POST"},
        {"body_bytes": 29_000},
        {"transfer_bytes": 3_000},
    ],
)
def test_what_is_no_second_copy(second: dict[str, Any]) -> None:
    font = request("/text.woff2", type="font", body_bytes=30_000)
    assert only("fetched-twice", seen(PAGE, font, font.model_copy(update=second))).word is Word.PASSED


# ── other companies


def theirs(url: str = "https://www.googletagmanager.com/gtm.js", **more: Any) -> Request:
    return request(url, third_party=True, type="script", **more)


def test_a_known_company_that_holds_up_the_first_paint() -> None:
    blocking = theirs(render_blocking=True, start=210, duration=600)
    found = only("third-party-cost", seen(PAGE, request(duration=100), blocking, fcp=900))
    assert found.word is Word.FAILED
    assert found.values["company"] == "Google"
    assert (
        found.values["held"] == 610 - 0
    )  # from the end of the document (200), past the style sheet that holds nothing
    assert found.values["saves_ms"] == found.values["held"]


def test_what_is_held_counts_from_the_services_own_blocking_files() -> None:
    own = request(render_blocking=True, start=210, duration=500)
    blocking = theirs(render_blocking=True, start=210, duration=600)
    assert only("third-party-cost", seen(PAGE, own, blocking, fcp=900)).word is Word.PASSED


def test_an_unknown_host_is_left_to_a_person() -> None:
    blocking = theirs("https://files.other.example/a.js", render_blocking=True, start=210, duration=900)
    assert only("third-party-cost", seen(PAGE, blocking, fcp=1200)).word is Word.UNSURE


@pytest.mark.parametrize(("duration", "word"), [(250, Word.PASSED), (400, Word.UNSURE), (800, Word.FAILED)])
def test_scripts_that_keep_the_page_busy(duration: float, word: Word) -> None:
    task = LongTask(start=300, duration=duration, source="https://www.googletagmanager.com/gtm.js")
    assert only("third-party-cost", seen(PAGE, theirs(), tasks=(task,))).word is word


def test_much_before_the_main_content_is_a_question() -> None:
    assert only("third-party-cost", seen(PAGE, theirs(transfer_bytes=150_000))).word is Word.UNSURE
    assert only("third-party-cost", seen(PAGE, theirs(transfer_bytes=150_000, start=4000))).word is Word.PASSED


# ── HTTP/1.1, many requests, cookies


def queue(number: int, waits: float, host: str = SITE, protocol: str = "http/1.1") -> list[Request]:
    return [request(f"{host}/{n}.js", protocol=protocol, queued=waits, type="script") for n in range(number)]


@pytest.mark.parametrize(
    ("files", "words"),
    [
        (queue(7, 400), [Word.FAILED]),
        (queue(7, 260), [Word.UNSURE]),
        (queue(7, 100), [Word.PASSED]),
        (queue(6, 400), [Word.PASSED]),
        (queue(30, 400, protocol="h2"), [Word.PASSED]),
        (queue(30, 900, "http://127.0.0.1:8000"), []),
        (queue(30, 900, "http://localhost"), []),
    ],
)
def test_files_that_wait_for_their_turn(files: list[Request], words: list[Word]) -> None:
    assert [each.word for each in of("old-protocol", seen(*files))] == words


@pytest.mark.parametrize(("number", "word"), [(142, Word.PASSED), (143, Word.UNSURE)])
def test_very_many_requests(number: int, word: Word) -> None:
    assert only("many-requests", seen(*queue(number, 0))).word is word


def test_what_comes_after_the_main_content_is_not_counted() -> None:
    late = [each.model_copy(update={"start": 5000}) for each in queue(300, 0)]
    assert only("many-requests", seen(PAGE, *late)).word is Word.PASSED


@pytest.mark.parametrize(("size", "word"), [(900, Word.PASSED), (5_000, Word.UNSURE), (8_191, Word.FAILED)])
def test_cookies_that_grow(size: int, word: Word) -> None:
    found = only("heavy-cookies", seen(PAGE.model_copy(update={"cookie_bytes": size, "sent_bytes": size + 400})))
    assert found.word is word
    if word is not Word.PASSED:
        assert found.values["saves_ms"] == round(size * 8 / 750)


# ── text as it was written

WRITTEN = """/*! licence */
/**
 * What it does.
 */
function sum(a, b) {
    // adds
    return a + b; // stays
}

"""


def test_what_a_minifier_takes_away_at_least() -> None:
    assert needed(WRITTEN) == "/*! licence */\nfunction sum(a, b) {\nreturn a + b; // stays\n}"
    assert needed("a{b:c}/* x */d{e:f}") == "a{b:c}/* x */d{e:f}"
    assert needed("p { }\n/* no end\nq { }") == "p { }\n/* no end\nq { }"
    assert needed("") == ""


def test_a_text_without_spare_parts() -> None:
    assert spare("/a.js", "x" * 20_000) == Spare(url="/a.js", size=20_000, share=0, packed_share=0)
    told = spare("/a.js", WRITTEN * 200)
    assert told.share > 0.4
    assert 0 < told.packed_share < 0.9


@pytest.mark.parametrize(
    ("headers", "share", "word", "won"),
    [
        (TEXT, 0.3, Word.FAILED, 18_000),
        (GZIP, 0.3, Word.PASSED, None),  # packed, a tenth of 60,000 bytes is not worth a word
        (TEXT, 0.09, Word.PASSED, None),
    ],
)
def test_scripts_as_they_were_written(headers: dict[str, str], share: float, word: Word, won: int | None) -> None:
    script = request("/app.js", type="script", headers=headers, transfer_bytes=60_000)
    text = SpareText(files=(Spare(url=script.url, size=60_000, share=share, packed_share=0.1),))
    found = only("not-minified", visit(0, Requests(requests=(PAGE, script)), text))
    assert (found.word, found.values.get("saves_bytes")) == (word, won)


# ── answers that differ


def answer(status: int = 200, path: str = "/times", kind: str = "document", **more: Any) -> Request:
    return request(path, status=status, type=kind, start=0, **more)


def differs(*answers: Request) -> list[Word]:
    walks = [walk(seen(each), persona=f"p{n}") for n, each in enumerate(answers)]
    return [each.word for each in asked(one(Rule, "answers-differently"), walks)]


def test_an_address_that_fails_once() -> None:
    assert differs(answer(), answer(503)) == [Word.FAILED]
    assert differs(answer(), answer(200)) == [Word.PASSED]
    assert differs(answer(503), answer(503)) == [Word.PASSED]  # it answers the same: other rules say that it is wrong


def test_a_refused_page_may_be_meant_and_a_refused_file_is_a_question() -> None:
    assert differs(answer(), answer(403)) == [Word.PASSED]
    assert differs(answer(kind="script"), answer(404, kind="script")) == [Word.UNSURE]


def test_what_is_sent_or_kept_is_not_compared() -> None:
    assert differs(answer(), answer(500, method="POST")) == []
    assert differs(answer(), answer(304, kind="script")) == []


def test_one_script_of_two_sizes() -> None:
    script: dict[str, Any] = {"path": "/app.js", "kind": "script"}
    assert differs(answer(**script, body_bytes=100), answer(**script, body_bytes=120)) == [Word.UNSURE]
    assert differs(answer(body_bytes=100), answer(body_bytes=120)) == [
        Word.PASSED
    ]  # a page may differ for each visitor


def test_an_answer_that_takes_far_longer_than_the_others() -> None:
    quick = [answer(server=100)] * 3
    assert differs(*quick, answer(server=2500)) == [Word.UNSURE]
    assert differs(*quick, answer(server=1500)) == [Word.PASSED]
    assert differs(answer(server=100), answer(server=2500)) == [Word.PASSED]  # two do not say what is usual


# ── connections, preloads, chains


def test_a_connection_that_could_have_been_opened_early() -> None:
    font = request("https://fonts.other.example/a.woff2", type="font", start=600, dns=60, connect=200, third_party=True)
    found = only("no-preconnect", seen(PAGE, font))
    assert (found.word, found.values["saves_ms"]) == (Word.UNSURE, 260)
    early = font.model_copy(update={"start": 150})
    assert only("no-preconnect", seen(PAGE, early)).word is Word.PASSED  # the page's head had hardly come
    assert only("no-preconnect", seen(PAGE, font.model_copy(update={"dns": None, "connect": None}))).word is Word.PASSED
    assert of("no-preconnect", seen(PAGE, request(start=600, connect=200))) == []  # the service's own host


def test_a_preload_that_was_not_used() -> None:
    said = f"The resource {SITE}/big.js was preloaded using link preload but not used within a few seconds."
    preload = request("/big.js", type="script", preload=True)
    console = Console(said=(Said(kind="warning", text=said),))
    found = only("unused-preload", seen(PAGE, preload, console=console))
    assert (found.word, found.values["saves_bytes"]) == (Word.FAILED, 30_000)
    assert only("unused-preload", seen(PAGE, preload, console=Console(said=()))).word is Word.PASSED


def chain(*paths: str, step: float = 300) -> list[Request]:
    """Files of which each asks for the next when it has come."""
    before, found = f"{SITE}/", []
    for n, path in enumerate(paths):
        found.append(request(path, start=210 + n * step, duration=step - 10, initiator_url=before))
        before = SITE + path
    return found


def test_files_that_are_found_one_after_the_other() -> None:
    found = only("long-chain", seen(PAGE, *chain("/a.css", "/b.css", "/c.css")))
    assert (found.word, found.values["saves_ms"], found.values["count"]) == (Word.UNSURE, 600, 3)


def test_short_chains_and_late_ones() -> None:
    assert only("long-chain", seen(PAGE, *chain("/a.css", "/b.css"))).word is Word.PASSED
    assert only("long-chain", seen(PAGE, *chain("/a.css", "/b.css", "/c.css", step=100))).word is Word.PASSED
    assert only("long-chain", seen(PAGE, *chain("/a.css", "/b.css", "/c.css"), lcp=700)).word is Word.PASSED


def test_files_that_ask_for_each_other_end() -> None:
    one_, other = request("/a.js", duration=10), request("/b.js", duration=10, initiator_url=f"{SITE}/a.js")
    round_ = one_.model_copy(update={"initiator_url": f"{SITE}/b.js"})
    assert only("long-chain", seen(PAGE, round_, other)).word is Word.PASSED


# ── what is kept


def test_versioned_files_that_are_kept_too_short() -> None:
    brief = request("/app.5f3a9c12.js", headers={"cache-control": "max-age=3600"}, transfer_bytes=150_000)
    assert only("kept-too-short", seen(PAGE, brief)).word is Word.UNSURE
    long = brief.model_copy(update={"headers": {"cache-control": "max-age=31536000"}})
    assert only("kept-too-short", seen(PAGE, long)).word is Word.PASSED
    assert of("kept-too-short", seen(PAGE, brief.model_copy(update={"url": f"{SITE}/app.js"}))) == []


def test_asking_whether_a_style_sheet_has_changed() -> None:
    same = request(status=304, render_blocking=True, server=180, transfer_bytes=200)
    found = only("asks-whether-it-changed", seen(PAGE, same))
    assert (found.word, found.values["saves_ms"]) == (Word.UNSURE, 180)
    assert only("asks-whether-it-changed", seen(PAGE, same.model_copy(update={"server": 20}))).word is Word.PASSED
    assert of("asks-whether-it-changed", seen(PAGE, same.model_copy(update={"render_blocking": False}))) == []


def test_brotli_is_worth_a_word_only_for_much_text() -> None:
    much = request(headers=GZIP, transfer_bytes=800_000)
    assert only("older-packing", seen(much)).word is Word.UNSURE
    assert only("older-packing", seen(request(headers=GZIP, transfer_bytes=600_000))).word is Word.PASSED
    assert (
        only("older-packing", seen(much.model_copy(update={"headers": TEXT | {"content-encoding": "br"}}))).word
        is Word.PASSED
    )
    assert of("older-packing", seen(much.model_copy(update={"url": "http://service.example/a.css"}))) == []
