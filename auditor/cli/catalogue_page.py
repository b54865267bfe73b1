"""Writes the catalogue of the rules as a Markdown page."""

from collections.abc import Iterator, Sequence
from typing import get_args

from auditor.model import Category
from auditor.parts import Rule

TITLES = {"accessibility": "Accessibility", "speed": "Speed", "ease": "Ease of use", "path": "The path"}


def catalogue_page(rules: Sequence[Rule]) -> str:
    """The page: our own rules whole, those of checkers as a table."""
    lines = ["# Rules", "", "Made by `auditor rules --markdown`; do not edit.", ""]
    for heading, some in headings(rules):
        lines += [f"## {heading}", ""]
        for rule in some:
            if rule.source == "auditor":
                lines += _whole(rule)
        lines += _table([rule for rule in some if rule.source != "auditor"])
    return "\n".join(lines).rstrip() + "\n"


def headings(rules: Sequence[Rule]) -> Iterator[tuple[str, list[Rule]]]:
    """The rules by category, our own first."""
    for category in get_args(Category):
        own = sorted((rule for rule in rules if rule.category == category), key=lambda one: one.source != "auditor")
        if own:
            yield TITLES[category], own


def _whole(rule: Rule) -> list[str]:
    criteria = ", ".join(f"WCAG {number}" for number in rule.criteria) or "no criterion"
    lines = [f"### {rule.id}", "", rule.docs.title, "", f"Impact: {rule.impact}. Criteria: {criteria}.", ""]
    for heading, text in rule.docs.sections.items():
        lines += [f"#### {heading}", "", text, ""]
    return lines


def _table(rules: Sequence[Rule]) -> list[str]:
    if not rules:
        return []
    rows = [
        f"| {rule.id} | {_cell(rule.docs.title)} | {rule.impact} | {', '.join(rule.criteria)} | {rule.source} |"
        for rule in rules
    ]
    return [
        "### From checkers",
        "",
        "| id | what it says | impact | WCAG | source |",
        "|---|---|---|---|---|",
        *rows,
        "",
    ]


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "&lt;")
