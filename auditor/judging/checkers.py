"""Tells the rules that are heard from those that this run has nothing to ask about."""

from collections.abc import Sequence
from dataclasses import replace
from typing import get_args

from auditor.model import Plan
from auditor.parts import Rule


def of_checkers(plan: Plan, rules: Sequence[Rule]) -> tuple[list[Rule], list[Rule]]:
    """The rules that are heard, and all of them, silent those of checkers that were not to be run.

    A silent rule is inapplicable, and nothing is missing for it. What only a crawl can answer is not heard without one,
    nor what only a customer's way can answer where nobody walked.
    """
    asked = [rule for rule in rules if not _asks_a_checker_beyond(plan, rule)]
    ids = {rule.id for rule in asked}
    crawled = {journey.crawled for journey in plan.journeys}
    heard = [rule for rule in asked if any(_is_asked(rule, crawled=one) for one in crawled)]
    return heard, [rule if rule.id in ids else replace(rule, needs=(), ask=lambda: ()) for rule in rules]


def _is_asked(rule: Rule, *, crawled: bool) -> bool:
    if not crawled:
        return rule.scope != "site"
    return rule.scope in ("site", "visit") or bool(rule.crawled)


def _asks_a_checker_beyond(plan: Plan, rule: Rule) -> bool:
    """Whether a rule looks at what a checker says that was not to be run."""
    kinds = [kind for need in rule.needs for kind in (need, *get_args(need))]
    return any(getattr(kind, "checker", "") not in ("", *plan.checkers) for kind in kinds)
