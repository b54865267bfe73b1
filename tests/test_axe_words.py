"""Our words for the rules of axe-core: all are there, and they can stand where readers meet them."""

import json
import re
from importlib.resources import files

import pytest

from auditor.catalogue import every, one
from auditor.commons.axe_words import AxeWords, axe_words
from auditor.parts import Rule
from auditor.present.prose import first_sentence, prose

MADE = {rule.id.removeprefix("axe-"): rule for rule in every(Rule) if rule.source == "axe-core"}


def words(rule: str) -> AxeWords:
    return axe_words()[rule]


def test_every_rule_that_is_made_has_its_words_and_none_is_left_over() -> None:
    assert list(axe_words()) == sorted(MADE)


def test_no_rule_is_told_twice() -> None:
    text = files("auditor.commons").joinpath("axe_words.json").read_text(encoding="utf-8")
    ids = [key for key, value in json.loads(text, object_pairs_hook=list) if isinstance(value, list)]
    assert len(ids) == len(set(ids)) == len(MADE)


@pytest.mark.parametrize("rule", axe_words())
def test_a_problem_is_one_short_plain_sentence(rule: str) -> None:
    problem = words(rule).problem
    assert len(problem) <= 90
    assert re.fullmatch(r"(A|[A-Z][a-z]+)\b[^.<>`{}#]+[.]", problem), "it also stands after “Look whether”"
    assert not re.search(r"\b(aria|html|css|landmark|node|DOM)\b", problem, re.IGNORECASE), "no jargon"


@pytest.mark.parametrize("rule", axe_words())
def test_why_names_people_in_one_or_two_sentences(rule: str) -> None:
    why = words(rule).why
    assert 40 < len(why) <= 260
    assert why.endswith(".")
    assert "`" not in why
    assert 1 <= len(re.findall(r"[.](?:\s|$)", why)) <= 3


@pytest.mark.parametrize("rule", axe_words())
def test_the_fix_begins_with_an_order_and_is_one_paragraph(rule: str) -> None:
    fix = words(rule).fix
    order = first_sentence(fix)
    assert len(fix) <= 440
    assert re.fullmatch(r"[A-Z][a-z]+ [^<>]+[.]", order), "the order itself holds no HTML"
    assert len(order) <= 130
    assert fix.endswith((".", "`."))
    assert fix.count("`") % 2 == 0
    assert len(prose(fix)) == 1, "a friction point takes the first paragraph"


@pytest.mark.parametrize("rule", axe_words())
def test_the_made_rule_carries_the_words(rule: str) -> None:
    made = one(Rule, f"axe-{rule}")
    assert (made.problem, made.docs.why, made.docs.fix) == (words(rule).problem, words(rule).why, words(rule).fix)
