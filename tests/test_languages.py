"""What readers are told in Finnish and Swedish: complete, holding all that is put in, known again when filled."""

import ast
import re
from collections import Counter

import pytest

from auditor import translating
from auditor.languages import words_in
from auditor.languages.catalogs import texts

LANGUAGES = translating.LANGUAGES
HOLES = re.compile(r"\{[A-Za-z_]\w*\}|%\(\w+\)s|</?[a-z]+[^>]*>")


def test_nothing_told_is_hidden_from_the_catalogs() -> None:
    """Such as a text within an f-string, which Babel does not look into."""
    found = {text if isinstance(text, str) else text[0] for own in translating.texts().values() for text in own}
    calls = (
        (file.name, node.args[0].value)
        for file in translating.speaking()
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and ast.unparse(node.func) in {"_", "_.many"} and node.args
        if isinstance(node.args[0], ast.Constant)
    )
    assert [call for call in calls if call[1] not in found] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_translated(language: str) -> None:
    left = translating.missing(language)
    assert not left, f"{len(left)} texts, the first: {left[:5]}. Run `python -m auditor.translating`, then translate."


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_hold_the_same_values_and_markup(language: str) -> None:
    told = texts(language)
    pairs = [(text, said) for text, said in told.one.items()]
    wrong = [text for text, said in pairs if Counter(HOLES.findall(text)) != Counter(HOLES.findall(said))]
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_form_of_a_number_is_a_text(language: str) -> None:
    """Not a letter of one, as when a single text is put in where one and many are asked for."""
    broken = [text for text, forms in texts(language).many.items() if any(len(form) < 2 for form in forms)]
    assert broken == []


def test_no_text_of_a_catalog_is_told_both_with_a_number_and_without() -> None:
    for own in translating.texts().values():
        assert [text for text in own if not isinstance(text, str) and text[0] in own] == []


def test_catalogs_hold_no_text_that_is_told_no_more() -> None:
    known = {translating.key(text) for found in translating.texts().values() for text in found}
    for language in LANGUAGES:
        told = texts(language)
        assert {*told.one, *told.many} <= known, "Run `python -m auditor.translating`."


def test_numbers_and_days_are_written_as_in_the_language() -> None:
    assert words_in("fi").number(1234.5, 1) == "1\N{NO-BREAK SPACE}234,5"
    assert words_in("sv").number(0.25) == "0,25"
    assert words_in("en").number(1234.5, 1) == "1,234.5"
    assert words_in("fi").day("2026-11-22T10:00:00+00:00") == "22. marraskuuta 2026"
    assert words_in("sv").day("not a time") == "not a time"


def test_a_sentence_with_its_values_is_known_again() -> None:
    fi = words_in("fi")
    said = fi.sentence("The title should hold “Varaus (1 of 2)”, but it is “Search”.")
    assert "Varaus (1 of 2)" in said
    assert "Search" in said  # quoted words are the page's
    assert "should hold" not in said


def test_several_sentences_are_known_each() -> None:
    fi = words_in("fi")
    one, other = "It led to another page.", "The page says that it does not exist."
    assert fi.sentence(f"{one} {other}") == f"{fi.sentence(one)} {fi.sentence(other)}"
    assert fi.sentence(one) != one


def test_what_is_not_known_stays() -> None:
    text = "Words of a page that nobody of us wrote."
    assert words_in("sv").sentence(text) == text


def test_quoted_values_are_never_translated() -> None:
    fi = words_in("fi")
    template = "“{name}” is {what}."
    assert "button" in fi.message(template, {"name": "button", "what": "x"})


def test_a_hostile_text_costs_little() -> None:
    assert words_in("fi").sentence("The title should hold “" * 80)
    assert words_in("fi").sentence("“" * 1999)
