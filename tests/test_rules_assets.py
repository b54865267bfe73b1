"""The rules on what a page loads, on plain values at both sides of each limit."""

from typing import Any

import pytest
from builders import asked, visit

from auditor.catalogue import one
from auditor.evidence.assets import Assets, Font, Hint, Image
from auditor.evidence.images import Animation, Images, Picture
from auditor.evidence.loaded_again import LoadedAgain, Used
from auditor.evidence.media import Media, Player
from auditor.evidence.requests import Request, Requests
from auditor.evidence.vitals import Move, Shift, Vital, Vitals
from auditor.model import DESKTOP, MOBILE_4G, Conditions, Evidence, Impact, Verdict, Visit, Word
from auditor.parts import Rule

SITE = "https://service.example"
KIB = 1024


def request(path: str, type_: str, **more: Any) -> Request:
    mime = {"image": "image/jpeg", "font": "font/woff2", "media": "video/mp4"}.get(type_, "text/plain")
    given: dict[str, Any] = {"status": 200, "transfer_bytes": 30 * KIB, "start": 100, "duration": 100} | more
    return Request(url=SITE + path, type=type_, **{"headers": {"content-type": mime}, **given})


PAGE = request("/", "document", start=0, duration=200, transfer_bytes=8 * KIB, body_bytes=900 * KIB)


def vitals(**more: Any) -> Vitals:
    return Vitals(**{"lcp": Vital(value=2000, element="#main"), "fcp": Vital(value=1500), **more})


def said(id_: str, *evidence: Evidence, line: Conditions = MOBILE_4G) -> list[Verdict]:
    """The verdicts of a rule on a visit with this evidence, made on a phone's line."""
    rule = one(Rule, id_)
    own = visit(0, *evidence)
    on = Visit(0, own.arrival, "mobile", "A journey", own.read, line=line)
    return asked(rule, *(on if need is Visit else on.get(need) for need in rule.needs))


def word(id_: str, *evidence: Evidence, line: Conditions = MOBILE_4G) -> tuple[Word, Impact | None]:
    (verdict,) = said(id_, *evidence, line=line)
    return verdict.word, verdict.impact


def requests(*more: Request) -> Requests:
    return Requests(requests=(PAGE, *more))


# What holds the first paint up.


def blocking(end: float, type_: str = "script", **more: Any) -> Request:
    return request("/a.js", type_, start=200, duration=end - 200, render_blocking=True, **more)


@pytest.mark.parametrize(
    ("file", "expected"),
    [
        (blocking(450), (Word.PASSED, None)),  # 250 ms after the page itself
        (blocking(500), (Word.UNSURE, Impact.MINOR)),
        (blocking(600), (Word.FAILED, Impact.MINOR)),
        (blocking(1300), (Word.FAILED, Impact.MODERATE)),
        (blocking(1300, transfer_bytes=300 * KIB), (Word.FAILED, Impact.MODERATE)),
        (blocking(1499, "stylesheet"), (Word.PASSED, None)),  # a second beyond one question and answer
        (blocking(1600, "stylesheet"), (Word.UNSURE, Impact.MODERATE)),
    ],
)
def test_first_paint_held_up(file: Request, expected: tuple[Word, Impact]) -> None:
    assert word("first-paint-held-up", requests(file), vitals(fcp=Vital(value=1700))) == expected


def test_scripts_hold_up_what_style_sheets_do_not() -> None:
    style = request("/a.css", "stylesheet", start=200, duration=600, render_blocking=True)
    (verdict,) = said("first-paint-held-up", requests(style, blocking(900, transfer_bytes=2 * KIB)), vitals())
    assert verdict.word is Word.PASSED
    (verdict,) = said("first-paint-held-up", requests(style, blocking(900, transfer_bytes=90 * KIB)), vitals())
    assert (verdict.word, verdict.values["saves_ms"]) == (Word.FAILED, round(90 * KIB * 8 / 1638.4))


def test_first_paint_held_up_is_silent_where_nothing_of_the_services_own_blocks() -> None:
    assert said("first-paint-held-up", requests(), vitals()) == []
    assert said("first-paint-held-up", requests(blocking(1300, third_party=True)), vitals()) == []
    assert said("first-paint-held-up", requests(blocking(1300, in_frame=True)), vitals()) == []


def test_first_paint_on_a_line_without_limit_is_reckoned_for_a_phone_and_asked() -> None:
    (verdict,) = said("first-paint-held-up", requests(blocking(210, transfer_bytes=100 * KIB)), vitals(), line=DESKTOP)
    assert verdict.word is Word.UNSURE
    assert verdict.values["saves_ms"] == round(100 * KIB * 8 / 1638.4)
    (small,) = said("first-paint-held-up", requests(blocking(900, transfer_bytes=10 * KIB)), vitals(), line=DESKTOP)
    assert small.word is Word.PASSED


# Images.


def shown(**more: Any) -> Assets:
    given: dict[str, Any] = {"source": f"{SITE}/hall.jpg", "natural": (400, 300), "box": (0, 100, 400, 300)} | more
    return Assets(width=390, height=844, images=(Image(path="#hall", **given),))


def hall(size: int, mime: str = "image/jpeg", **more: Any) -> Request:
    return request("/hall.jpg", "image", transfer_bytes=size, headers={"content-type": mime}, **more)


@pytest.mark.parametrize(
    ("size", "natural", "mime", "expected"),
    [
        (60 * KIB, (400, 300), "image/jpeg", (Word.PASSED, None)),  # 24 KB are enough, 36 KiB are lost
        (65 * KIB, (400, 300), "image/jpeg", (Word.UNSURE, Impact.MINOR)),
        (80 * KIB, (400, 300), "image/png", (Word.FAILED, Impact.MINOR)),  # more than three times as much
        (400 * KIB, (400, 300), "image/png; x=y", (Word.FAILED, Impact.MODERATE)),
    ],
)
def test_image_in_an_old_format(
    size: int, natural: tuple[int, int], mime: str, expected: tuple[Word, Impact | None]
) -> None:
    assert word("image-in-an-old-format", shown(natural=natural), requests(hall(size, mime)), vitals()) == expected


def test_image_in_an_old_format_speaks_of_old_formats_that_came_in_time() -> None:
    assert said("image-in-an-old-format", shown(), requests(hall(400 * KIB, "image/webp")), vitals()) == []
    assert said("image-in-an-old-format", shown(), requests(hall(400 * KIB, "image/gif")), vitals()) == []
    assert said("image-in-an-old-format", shown(visible=False), requests(hall(400 * KIB)), vitals()) == []
    late = hall(80 * KIB, start=3000)
    assert word("image-in-an-old-format", shown(), requests(late), vitals()) == (Word.PASSED, None)


def test_image_in_an_old_format_leaves_the_pixels_too_many_to_the_other_rule() -> None:
    (small,) = said("image-in-an-old-format", shown(natural=(1600, 1200)), requests(hall(900 * KIB)), vitals())
    assert small.values["saves_bytes"] == round((900 * KIB - 1600 * 1200 * 0.2) * 0.25)


def test_image_without_size_moves_the_page() -> None:
    file = requests(hall(20 * KIB, start=300, duration=700, waited=160))

    def pushed(value: float, start: float = 1050, top: float = 110, by: float = 290, **more: Any) -> Word:
        move = Move(element="#p", before=(0, top, 300, 40), after=(0, top + by, 300, 40))
        moved = vitals(shifts=(Shift(start=start, value=value, elements=("#p",), moves=(move,)),))
        return word("image-without-size-moves-the-page", shown(**{"sized": False, **more}), moved, file)[0]

    assert pushed(0.2) is Word.FAILED
    assert pushed(0.2, start=500) is Word.FAILED  # with its first bytes
    assert pushed(0.08) is Word.UNSURE
    assert pushed(0.04) is Word.PASSED
    assert pushed(0.2, start=1600) is Word.PASSED  # long after it came
    assert pushed(0.2, top=10) is Word.PASSED  # what stands above it, it cannot push
    assert pushed(0.2, by=120) is Word.PASSED  # the image is 300 px high
    assert pushed(0.2, sized=True) is Word.PASSED


@pytest.mark.parametrize(
    ("image", "initiator", "late", "expected"),
    [
        ({"lazy": True}, "parser", 250, (Word.PASSED, None)),
        ({"lazy": True}, "parser", 300, (Word.UNSURE, Impact.MODERATE)),
        ({"lazy": True}, "parser", 400, (Word.FAILED, Impact.MODERATE)),
        ({"lazy": True}, "parser", 1200, (Word.FAILED, Impact.SERIOUS)),
        ({"priority": "low"}, "parser", 400, (Word.FAILED, Impact.MODERATE)),
        ({}, "script", 400, (Word.FAILED, Impact.MODERATE)),
        ({"source": "other"}, "parser", 400, (Word.FAILED, Impact.MODERATE)),  # a background
        ({}, "parser", 400, (Word.PASSED, None)),  # late for the line's own reasons
        ({}, "later", 400, (Word.UNSURE, Impact.MODERATE)),
    ],
)
def test_main_image_found_late(image: dict[str, Any], initiator: str, late: float, expected: Any) -> None:
    file = hall(90 * KIB, initiator=initiator, start=460 if initiator == "later" else 300)
    main = Vital(value=2600, element="#hall", url=file.url, parts={"resourceLoadDelay": late})
    assert word("main-image-found-late", requests(file), vitals(lcp=main), shown(**image)) == expected


def test_main_image_that_was_asked_for_ahead_is_not_late_by_its_script() -> None:
    file = hall(90 * KIB, initiator="script")
    main = Vitals(lcp=Vital(value=2600, element="#hall", url=file.url, parts={"resourceLoadDelay": 900}))
    ahead = shown().model_copy(update={"hints": (Hint(rel="preload", url=file.url, kind="image"),)})
    assert word("main-image-found-late", requests(file), main, ahead) == (Word.PASSED, None)
    assert said("main-image-found-late", requests(), Vitals(lcp=Vital(value=9000, element="#p")), shown()) == []


def test_images_out_of_view_come_first() -> None:
    def far(top: float, size: int = 90 * KIB, start: float = 300, **more: Any) -> tuple[Word, Impact | None]:
        image = shown(box=(0, top, 400, 300), **more)
        return word("images-out-of-view-come-first", image, requests(hall(size, start=start)), vitals())

    assert far(3400) == (Word.FAILED, Impact.MINOR)
    assert far(3400, size=300 * KIB) == (Word.FAILED, Impact.MODERATE)
    assert far(3300) == (Word.PASSED, None)
    assert far(3400, size=30 * KIB) == (Word.PASSED, None)
    assert far(3400, start=2500) == (Word.PASSED, None)  # after the main content
    assert far(3400, lazy=True) == (Word.PASSED, None)


def test_an_image_that_is_drawn_above_too_is_not_out_of_view() -> None:
    far, near = shown(box=(0, 5000, 400, 300)).images[0], shown().images[0]
    both = Assets(height=844, images=(far, near))
    assert word("images-out-of-view-come-first", both, requests(hall(300 * KIB)), vitals()) == (Word.PASSED, None)


def test_animated_image_instead_of_film() -> None:
    def moving(size: int, count: int = 20, mime: str = "image/gif") -> list[Verdict]:
        picture = Picture(
            kind="img", path="#a", tag="img", source=f"{SITE}/hall.jpg", animation=Animation(count=count, turn_ms=900)
        )
        return said("animated-image-instead-of-film", Images(pictures=(picture,)), requests(hall(size, mime)), vitals())

    assert moving(500 * KIB)[0].word is Word.FAILED
    assert moving(500 * KIB)[0].values["saves_bytes"] == round(500 * KIB * 0.66)
    assert moving(2000 * KIB)[0].impact is Impact.MODERATE
    assert moving(90 * KIB)[0].word is Word.PASSED
    assert moving(500 * KIB, mime="image/webp")[0].word is Word.PASSED
    assert moving(500 * KIB, count=1) == []


# Fonts.


def text_font(display: str, family: str = "own", name: str = "/own.woff2") -> Assets:
    return Assets(fonts=(Font(family=family, display=display, status="loaded", urls=(SITE + name,)),))


@pytest.mark.parametrize(
    ("display", "end", "expected"),
    [
        ("swap", 2000, (Word.PASSED, None)),
        ("optional", 2000, (Word.PASSED, None)),
        ("auto", 640, (Word.PASSED, None)),  # 240 ms after the page could be drawn
        ("auto", 700, (Word.UNSURE, Impact.MINOR)),
        ("block", 900, (Word.FAILED, Impact.MINOR)),
        ("block", 1900, (Word.FAILED, Impact.MODERATE)),
    ],
)
def test_text_waits_for_its_font(display: str, end: float, expected: Any) -> None:
    font = request("/own.woff2", "font", start=400, duration=end - 400)
    style = blocking(400, "stylesheet")
    assert word("text-waits-for-its-font", text_font(display), requests(style, font)) == expected


def test_fonts_of_pictures_and_hidden_longer_than_browsers_hide() -> None:
    font = request("/own.woff2", "font", start=400, duration=9000)
    (verdict,) = said("text-waits-for-its-font", text_font("block"), requests(font))
    assert verdict.values["saves_ms"] == 3000
    assert said("text-waits-for-its-font", text_font("block", "Font Awesome 6"), requests(font)) == []


def test_heavy_fonts() -> None:
    def fonts(count: int, size: int, start: float = 300) -> list[Verdict]:
        files = [request(f"/{n}.woff2", "font", start=start, transfer_bytes=size) for n in range(count)]
        return said("heavy-fonts", requests(*files), vitals())

    assert fonts(0, 0) == []
    assert fonts(2, 50 * KIB)[0].word is Word.PASSED
    assert fonts(6, 30 * KIB)[0].word is Word.PASSED
    assert fonts(7, 16 * KIB)[0].word is Word.UNSURE
    assert fonts(3, 80 * KIB)[0].word is Word.UNSURE
    assert fonts(3, 80 * KIB)[0].values["saves_bytes"] == 140 * KIB
    assert fonts(3, 80 * KIB, start=2500)[0].word is Word.PASSED


# Code, films and the document.


@pytest.mark.parametrize(("id_", "kind", "least"), [("unused-script", "script", 100), ("unused-style", "style", 40)])
def test_what_is_not_used(id_: str, kind: str, least: int) -> None:
    def unused(size: int, used: float, start: float = 300, **more: Any) -> list[Verdict]:
        file = request("/a.js", "script", transfer_bytes=size, start=start, **more)
        again = LoadedAgain(
            url=SITE,
            files=(Used.model_validate({"kind": kind, "url": file.url, "size": 1000, "used": round(1000 * used)}),),
        )
        return said(id_, again, requests(file), vitals())

    assert unused(2 * (least + 1) * KIB, 0.5)[0].word is Word.UNSURE
    assert unused(2 * (least + 1) * KIB, 0.5)[0].values["saves_bytes"] == (least + 1) * KIB
    assert unused(2 * (least - 1) * KIB, 0.5)[0].word is Word.PASSED
    assert unused(10 * least * KIB, 1)[0].word is Word.PASSED
    assert unused(2 * (least + 1) * KIB, 0.5, start=2500)[0].word is Word.PASSED  # after the main content
    assert unused(2 * (least + 1) * KIB, 0.5, from_cache=True)[0].word is Word.PASSED  # it cost nothing here
    assert said(id_, LoadedAgain(), requests(), vitals()) == []


def test_what_had_no_time_to_run_is_not_called_unused() -> None:
    file = request("/a.js", "script", transfer_bytes=900 * KIB)
    used = Used(kind="script", url=file.url, size=1000, used=100)
    again = LoadedAgain(url=SITE, files=(used,), settled=False)
    assert word("unused-script", again, requests(file), vitals()) == (Word.PASSED, None)


def test_film_comes_unasked() -> None:
    def film(size: int, *, autoplay: bool) -> tuple[Word, Impact | None]:
        player = Player(path="#film", tag="video", source=f"{SITE}/hall.mp4", autoplay=autoplay)
        parts = [request("/hall.mp4", "media", status=status, transfer_bytes=size // 2) for status in (200, 206)]
        return word("film-comes-unasked", Media(players=(player,)), requests(*parts))

    assert film(600 * KIB, autoplay=True) == (Word.UNSURE, Impact.MODERATE)
    assert film(600 * KIB, autoplay=False) == (Word.FAILED, Impact.MODERATE)
    assert film(3000 * KIB, autoplay=True) == (Word.FAILED, Impact.SERIOUS)
    assert film(400 * KIB, autoplay=True) == (Word.PASSED, None)


def test_many_elements() -> None:
    def many(count: int, **more: float) -> Word:
        told = vitals(**{name: Vital(value=value) for name, value in more.items()})
        return word("many-elements", Assets(elements=count, widest="#list"), told)[0]

    assert many(3000, tbt=201) is Word.UNSURE
    assert many(3000, inp=201) is Word.UNSURE
    assert many(3000, tbt=200, inp=200) is Word.PASSED
    assert many(1400, tbt=900) is Word.PASSED


@pytest.mark.parametrize(
    ("held", "body", "expected"),
    [
        (50, 900, (Word.PASSED, None)),
        (60, 900, (Word.UNSURE, Impact.MINOR)),
        (140, 900, (Word.FAILED, Impact.MINOR)),
        (600, 900, (Word.FAILED, Impact.MODERATE)),
        (600, 500, (Word.PASSED, None)),  # a script drew them: the page itself is smaller
    ],
)
def test_files_written_into_the_page(held: int, body: int, expected: Any) -> None:
    page = PAGE.model_copy(update={"body_bytes": body * KIB})
    assets = Assets(data_bytes=held * KIB, data_largest=held * KIB, data_at="#hall")
    assert word("files-written-into-the-page", assets, Requests(requests=(page,))) == expected


def test_a_page_that_holds_no_data_is_not_spoken_of() -> None:
    assert said("files-written-into-the-page", Assets(), requests()) == []
