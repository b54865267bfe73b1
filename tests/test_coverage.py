"""Which criteria are looked at: what rules can say is what they do say, and the page of it is fresh."""

import re
from collections.abc import Sequence
from pathlib import Path

from click.testing import CliRunner

from auditor.catalogue import every, one
from auditor.cli import main
from auditor.cli.coverage_page import coverage_lines, coverage_page
from auditor.coverage import coverage
from auditor.criteria import criteria
from auditor.evidence.dom import Dom
from auditor.evidence.layout import Layout
from auditor.model import Impact, Missing, Visit, Walk, Word
from auditor.parts import Persona, Rule, Verdicts, failed, passed, rule, unsure
from auditor.saying import words_of

TESTS = Path(__file__).parent
VALUES = "".join(file.read_text(encoding="utf-8") for file in TESTS.glob("test_rules_*.py"))
PAGE = TESTS.parent / "docs" / "coverage.md"
OURS = [rule for rule in every(Rule) if rule.source == "auditor"]
COVERED = {covered.criterion.number: covered for covered in coverage(every(Rule))}
ENOUGH = 45  # criteria that at least one rule looks at


def names_failed() -> Verdicts:
    yield failed("", "No.")


class Doubting:
    @property
    def doubt(self) -> Verdicts:
        yield unsure("", "Look.")


@rule(Impact.MINOR)
def certain_by_a_helper(_dom: Dom) -> Verdicts:
    yield from (verdict for verdict in names_failed())


@rule(Impact.MINOR)
def chooses_its_word(_dom: Dom) -> Verdicts:
    for say in (passed, unsure):
        yield say("", "Look.") if say is unsure else passed("")


@rule(Impact.MINOR)
def doubts_by_a_class(_dom: Dom) -> Verdicts:
    yield from Doubting().doubt


@rule(Impact.MINOR, "WCAG 1.4.10")
def asks_of_who_magnifies(visit: Visit) -> Verdicts:
    layout = visit.get(Layout) if visit.base == "zoom" else Missing("Another persona walked.")
    if not isinstance(layout, Missing):
        yield failed("", "No.")


@rule(Impact.MINOR, "WCAG 1.4.10")
def compares(walks: Sequence[Walk]) -> Verdicts:
    for walk in walks:
        if walk.base == "mobile" and not isinstance(walk.visits[0].get(Dom), Missing):
            yield unsure("", "Look.")


def test_words_are_read_from_the_code() -> None:
    assert words_of(certain_by_a_helper) == {Word.FAILED}
    assert words_of(chooses_its_word) == {Word.PASSED, Word.UNSURE}
    assert words_of(doubts_by_a_class) == {Word.UNSURE}


def test_what_a_rules_own_page_marks_is_what_it_can_say() -> None:
    """What is marked can be said; and a rule that can be certain is seen to be, there or in a test of its own."""
    for page in sorted((TESTS / "pages").glob("*.html")):
        html = page.read_text(encoding="utf-8")
        marked = {Word(mark) for mark in re.findall(r'data-said="?(failed|unsure)', html)}
        said = words_of(one(Rule, page.stem)) - {Word.PASSED}
        assert marked <= said, f"{page.name} marks what its rule cannot say"
        shown = Word.FAILED in marked or f'"{page.stem}"' in VALUES
        assert shown or Word.FAILED not in said, f"{page.name} shows nothing that its rule is certain of"


def test_every_rule_can_say_something() -> None:
    assert [rule.id for rule in every(Rule) if words_of(rule) <= {Word.PASSED}] == []


def test_whose_walks_a_rule_looks_at() -> None:
    covered = {one.criterion.number: one for one in coverage([asks_of_who_magnifies, compares])}
    told = [(look.rule.id, look.certainty, look.personas) for look in covered["1.4.10"].looks]
    assert told == [("asks-of-who-magnifies", "violation", ("zoom",)), ("compares", "review", ("mobile",))]
    assert covered["1.4.10"].personas == ("mobile", "zoom")
    assert not covered["1.1.1"].looks


def test_each_criterion_is_there_in_the_order_of_the_standard() -> None:
    assert list(COVERED) == list(criteria())


def test_enough_criteria_are_looked_at() -> None:
    assert sum(covered.certainty is not None for covered in COVERED.values()) >= ENOUGH


def test_what_no_rule_looks_at_says_why() -> None:
    assert {number for number, covered in COVERED.items() if not covered.looks} == {
        number for number, one in criteria().items() if one.unseen
    }


def test_each_rule_with_a_criterion_has_a_persona() -> None:
    assert [look.rule.id for covered in COVERED.values() for look in covered.looks if not look.personas] == []


def test_keyboard_rules_are_the_keyboards() -> None:
    assert COVERED["2.1.2"].personas == ("keyboard",)
    assert "screen-reader" in COVERED["4.1.3"].personas


def test_it_fits_a_terminal() -> None:
    lines = [line for line, _ in coverage_lines(tuple(COVERED.values()))]
    assert max(len(line) for line in lines) <= 80
    text = CliRunner().invoke(main, ["rules", "--coverage"]).output
    assert text.splitlines() == lines
    assert all(f"{number} {one.name} ({one.level})" in lines for number, one in criteria().items())


def test_a_rule_tells_the_clauses_of_both_versions() -> None:
    told = CliRunner().invoke(main, ["rules", "axe-target-size"]).output
    assert "WCAG 2.5.8 Target Size (Minimum) (level AA): https://" in told
    assert "EN 301 549 9.2.5.8 (V4.1.1)" in told
    assert "EN 301 549 9.1.4.3 (V3.2.1, V4.1.1)" in CliRunner().invoke(main, ["rules", "axe-color-contrast"]).output


def test_one_rule_or_all_of_them() -> None:
    answer = CliRunner().invoke(main, ["rules", "axe-target-size", "--coverage"])
    assert answer.exit_code == 2
    assert "Name one rule" in answer.output


def test_the_page_is_fresh() -> None:
    assert PAGE.read_text(encoding="utf-8") == coverage_page(coverage(every(Rule))), "Write it again: make catalogue"


def test_all_personas_are_told_as_all() -> None:
    assert len(COVERED["1.1.1"].personas) == len(every(Persona))
    assert "Personas: all personas" in coverage_page([COVERED["1.1.1"]])
