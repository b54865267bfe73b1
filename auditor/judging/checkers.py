"""Tells the rules that are heard from those of checkers that were not to be run."""

from collections.abc import Sequence
from dataclasses import replace
from typing import get_args

from auditor.model import Plan
from auditor.parts import Rule


def of_checkers(plan: Plan, rules: Sequence[Rule]) -> tuple[list[Rule], list[Rule]]:
    """The rules that are heard, and all of them, the others silent: inapplicable, and nothing is missing."""
    heard = [rule for rule in rules if not _asks_a_checker_beyond(plan, rule)]
    ids = {rule.id for rule in heard}
    return heard, [rule if rule.id in ids else replace(rule, needs=(), ask=lambda: ()) for rule in rules]


def _asks_a_checker_beyond(plan: Plan, rule: Rule) -> bool:
    """Whether a rule looks at what a checker says that was not to be run."""
    kinds = [kind for need in rule.needs for kind in (need, *get_args(need))]
    return any(getattr(kind, "checker", "") not in ("", *plan.checkers) for kind in kinds)
