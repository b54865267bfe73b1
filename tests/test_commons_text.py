"""Words, sentences and readability; lines of text blocks; what link texts say."""

import pytest
from builders import block, element

from auditor.commons.sizes import kib, line_length, lines, share_needed
from auditor.commons.text import (
    complete_sentences,
    folded,
    grade,
    lix,
    longest_capitals,
    readability,
    sentences,
    syllables,
    words,
)
from auditor.evidence.dom import Style


def test_words_are_letters_with_hyphens_and_apostrophes_inside() -> None:
    assert words("Äiti-ihminen can't pay 20 € — before 2026, says E-1.") == (
        "Äiti-ihminen", "can't", "pay", "before", "says", "E",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("One. Two! Three? Four… Five", 5),
        ("Bring shoes, e.g. sandals, i.e. no boots.", 1),
        ("Ota mukaan esim. kengät, pyyhe ym. tavaraa. Ovi aukeaa klo. 8.", 2),
        ("Ta med t.ex. skor och bl.a. handduk. Dörren öppnas kl. 8.", 2),
        ("It costs 20.50 euros.", 1),
        ("“Is it open?” she asked. (It was.)", 3),
        ("You need: Shoes and a towel.", 2),
        ("...", 0),
        ("", 0),
    ],
)
def test_sentences_end_at_full_stops_that_end_no_abbreviation(text: str, count: int) -> None:
    assert len(sentences(text)) == count


def test_a_list_without_full_stops_has_no_complete_sentence() -> None:
    assert complete_sentences("Kallio, Töölö, Pasila") == 0
    assert complete_sentences("It is open. It is free") == 1


def test_lix_is_sentence_length_plus_the_share_of_long_words() -> None:
    # 10 words in 2 sentences make 5; 2 words of more than six letters in 10 make 20.
    assert lix("The library opens now. We welcome you to it all.") == pytest.approx(10 / 2 + 100 * 2 / 10)
    assert lix("") == 0


@pytest.mark.parametrize(
    ("word", "count"),
    [("cat", 1), ("table", 2), ("made", 1), ("wanted", 2), ("walked", 1), ("organisation", 5), ("the", 1), ("free", 1)],
)
def test_syllables_of_english_words(word: str, count: int) -> None:
    assert syllables(word) == count


def test_grade_follows_flesch_and_kincaid() -> None:
    # 6 words in 1 sentence, 6 syllables: 0.39 * 6 + 11.8 * 1 - 15.59.
    assert grade("The cat sat on the mat.") == pytest.approx(-1.45)
    assert grade("") == 0


def test_readability_needs_fifty_words_two_sentences_and_a_known_language() -> None:
    text = "Vi har öppet varje dag. " * 10
    assert len(words(text)) == 50
    assert readability(text, "sv") is not None
    assert readability(text, "de") is None
    assert readability(text, None) is None
    assert readability("Vi har öppet varje dag " * 10 + ".", "sv") is None
    assert readability("Vi har öppet varje dag. " * 9, "sv") is None


def test_finnish_is_measured_with_its_own_limits() -> None:
    text = "Varausjärjestelmä avataan keskiviikkona. " * 17
    finnish, swedish = readability(text, "fi"), readability(text, "sv")
    assert finnish is not None
    assert swedish is not None
    assert finnish.figure == swedish.figure
    assert finnish.limit - swedish.limit == 72 - 47


@pytest.mark.parametrize(
    ("text", "run"),
    [
        ("PLEASE CLOSE the DOOR", ["PLEASE", "CLOSE"]),
        ("TAKE A KEY, 2 CARDS", ["TAKE", "KEY", "CARDS"]),  # one letter and numbers do not break a run
        ("Ei KOSKAAN", ["KOSKAAN"]),
        ("体育館 を 借りる", []),
        ("RLIMIT_MSGQUEUE, RLIMIT_NICE, RLIMIT_RTTIME", []),  # what a program calls something is no word
        ("", []),
    ],
)
def test_longest_run_of_capitals(text: str, run: list[str]) -> None:
    assert longest_capitals(text) == run


def test_folding_takes_marks_from_around_a_text() -> None:
    assert folded("  » Lue   lisää … ") == "lue lisää"
    assert folded("Click here!") == "click here"
    assert folded("→") == ""
    assert len({folded(f"Functions in {name}?") for name in ("C", "C++", "C#")}) == 3
    assert folded("More +") == folded("more") == "more"


@pytest.mark.parametrize(("height", "count"), [(19.2, 1), (43.2, 2), (67.2, 3), (0, 1)])
def test_lines_are_counted_by_the_box_of_the_letters(height: float, count: int) -> None:
    drawn = block("a b", box=(0, 0, 100, height), style=Style(font_size=16, line_height=24))
    assert lines(drawn) == count


def test_lines_of_a_block_without_box_or_size_are_unknown() -> None:
    assert lines(block("a b")) == 0
    assert lines(block("a b", box=(0, 0, 100, 50), style=Style())) == 0


def test_a_line_holds_the_smaller_of_what_its_width_and_its_height_tell() -> None:
    style = Style(font_size=16, line_height=24)
    text = "abcd " * 120  # 600 characters
    wide = block(text, box=(0, 0, 1600, 19.2 + 2 * 24), style=style)
    assert line_length(wide) == 200  # 1600 px at 8 px a letter; 3 lines would make 240
    narrow = block(text, box=(0, 0, 1600, 19.2 + 9 * 24), style=style)
    assert line_length(narrow) == round(600 / 9.5)
    assert line_length(block(text)) == 0


def test_the_share_of_an_image_that_its_box_needs() -> None:
    def image(natural: tuple[int, int] | None, box: tuple[float, float, float, float] | None) -> float:
        return share_needed(element("img", natural=natural, box=box), 2)

    assert image((400, 400), (0, 0, 100, 100)) == pytest.approx(0.25)
    assert image((100, 100), (0, 0, 100, 100)) == 1  # smaller than the box can show
    assert image((1000, 400), (0, 0, 100, 200)) == 1  # cropped at the sides
    assert image(None, (0, 0, 100, 100)) == 1
    assert image((100, 100), None) == 1


def test_sizes_are_told_in_kibibytes() -> None:
    assert [kib(0), kib(1), kib(1024), kib(1536), kib(10_240)] == [1, 1, 1, 2, 10]
