"""What the rules of AccessLint find, told in our own words: what is wrong, whom it hurts, how to mend it."""

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from auditor.commons.axe_words import AxeWords, axe_words
from auditor.model import Impact


class AccessLintWords(AxeWords):
    """Our own words for one rule of AccessLint."""

    title: str
    impact: Impact
    cannot: str  # what it cannot decide


@cache
def accesslint_words() -> dict[str, AccessLintWords]:
    """The words by AccessLint's id of the rule, in the order of the alphabet."""
    text = files("auditor.commons").joinpath("accesslint_words.json").read_text(encoding="utf-8")
    return {rule: _whole(**words) for rule, words in json.loads(text).items()}


def _whole(like: str = "", **words: str) -> AccessLintWords:
    """`like` names the rule of axe-core that finds the same: what is not said otherwise is said in its words."""
    alike: Mapping[str, str] = axe_words()[like].model_dump() if like else {}
    return AccessLintWords.model_validate({**alike, **words})
