"""What was measured of the checkers' rules, and what each may say: the table that `benchmarks/vet.py` writes."""

import json
from functools import cache
from importlib.resources import files
from typing import Literal

from auditor.model import Value

Say = Literal["violation", "review", "off"]


class Vetted(Value):
    """What one rule did on test cases of the ACT rules that it covers, and on the others."""

    covers: tuple[str, ...]  # ids of ACT rules
    cases: int  # of these ACT rules
    hits: int  # cases to be failed that it found
    adds: int  # of these: cases that axe-core does not hold to be failed
    false: int  # cases that pass or are inapplicable, on which it spoke
    alone: int  # such cases of other ACT rules, on which axe-core says nothing of the same criteria
    verdict: Say
    why: str


def vetted(checker: str, rule: str) -> Vetted | None:
    """What is known of a rule of a checker, by its own name; None where it was not vetted."""
    return table().get(checker, {}).get(rule)


@cache
def table() -> dict[str, dict[str, Vetted]]:
    """All that was vetted: checker → rule."""
    told = json.loads((files("auditor") / "vetted.json").read_text(encoding="utf-8"))
    return {checker: {rule: Vetted(**row) for rule, row in rules.items()} for checker, rules in told.items()}
