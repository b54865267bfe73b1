"""The generated catalogue of rules says what the rules say."""

from pathlib import Path

from auditor.catalogue import every
from auditor.cli.catalogue_page import catalogue_page
from auditor.parts import Rule

PAGE = Path(__file__).parent.parent / "docs" / "rules.md"


def test_the_page_is_fresh() -> None:
    assert PAGE.read_text(encoding="utf-8") == catalogue_page(every(Rule)), "Write it again: make catalogue"
