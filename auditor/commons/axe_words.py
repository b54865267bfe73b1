"""What the rules of axe-core find, told for customer-facing readers: what is wrong, whom it hurts, how to mend it."""

import json
from functools import cache
from importlib.resources import files

from auditor.model import Value


class AxeWords(Value):
    """Our own words for one rule of axe-core, whose own are for developers."""

    problem: str  # what is wrong, one sentence that also stands after “Look whether”
    why: str
    fix: str  # the first sentence is an order


@cache
def axe_words() -> dict[str, AxeWords]:
    """The words by axe-core's id of the rule, in the order of the alphabet."""
    text = files("auditor.commons").joinpath("axe_words.json").read_text(encoding="utf-8")
    return {rule: AxeWords(**words) for rule, words in json.loads(text).items()}
