"""Every rule of the catalogue stands in its file, explains itself, and is tested."""

import re
from pathlib import Path

import pytest

from auditor.catalogue import every
from auditor.languages.messages import fill
from auditor.parts import Rule

ROOT = Path(__file__).parent.parent
HEADINGS = ["Why it matters", "How to fix it", "What it cannot decide", "References"]
ORDERS = re.compile(r"^[A-Z][a-z]+\b")
RULES = every(Rule)
TESTS = "".join(file.read_text(encoding="utf-8") for file in (ROOT / "tests").glob("test_*.py"))
OURS = [rule for rule in RULES if rule.source == "auditor"]


def named(rules: list[Rule]) -> list[str]:
    return [rule.id for rule in rules]


@pytest.mark.parametrize("rule", RULES, ids=named(list(RULES)))
def test_rule_explains_itself(rule: Rule) -> None:
    assert list(rule.docs.sections) == HEADINGS
    assert re.fullmatch(r"[^a-z].{14,}[.]", rule.docs.title), "the first line is a whole sentence"
    assert len(rule.docs.why) > 40
    assert ORDERS.match(rule.docs.fix)
    assert len(rule.docs.cannot) > 30
    assert rule.docs.references, "an address of a source"
    assert all(reference.startswith("https://") for reference in rule.docs.references)


@pytest.mark.parametrize("rule", OURS, ids=named(OURS))
def test_rule_stands_in_its_file_and_folder(rule: Rule) -> None:
    file = ROOT / "rules" / rule.category / f"{rule.id.replace('-', '_')}.py"
    assert file.is_file()
    assert f"def {file.stem}(" in file.read_text(encoding="utf-8")


@pytest.mark.parametrize("rule", OURS, ids=named(OURS))
def test_rule_is_tested(rule: Rule) -> None:
    page = ROOT / "tests" / "pages" / f"{rule.id}.html"
    assert page.is_file() or f'"{rule.id}"' in TESTS


def test_a_page_belongs_to_a_rule_and_marks_what_the_rule_says() -> None:
    for page in (ROOT / "tests" / "pages").glob("*.html"):
        assert page.stem in named(OURS)
        words = set(re.findall(r'data-said="?(\w+)', page.read_text(encoding="utf-8")))
        assert words, f"{page.name} marks nothing"
        assert words <= {"failed", "unsure", "passed"}


@pytest.mark.parametrize("rule", OURS, ids=named(OURS))
def test_criteria_are_written_as_numbers(rule: Rule) -> None:
    assert all(re.fullmatch(r"\d\.\d\.\d{1,2}", criterion) for criterion in rule.criteria)


def test_templates_are_filled_by_name() -> None:
    assert fill("{a} and {b}", {"a": "{b}", "b": 2}) == "{b} and 2"
