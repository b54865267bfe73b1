"""Whether texts speak of the same thing, as far as their words tell, whatever their endings."""

import re
from collections.abc import Iterable

from auditor.commons.language import SMALL_WORDS

STEM = 5  # letters by which a word is known in a compound: “juokset” in “vesijuoksua”
SHORTEST = 3  # letters of a word that carries meaning
_WORD = re.compile(r"[^\W_]+")
_SMALL = frozenset().union(*SMALL_WORDS.values())
_ANY_PAGE = frozenset(("page", "sivu", "sivut", "sivusto", "sida", "sidan", "site", "webbplats", "home", "etusivu"))


def telling(text: str) -> list[str]:
    """The words of a text that carry meaning, in lower case: no small words, no single letters."""
    found = _WORD.findall(text.lower())
    return [word for word in found if len(word) >= SHORTEST and word not in _SMALL and word not in _ANY_PAGE]


def share_found(words: Iterable[str], text: str) -> float:
    """The share of the words that a text holds, whatever their endings; 1 where there are none."""
    asked, there = list(words), {word for word in _WORD.findall(text.lower()) if len(word) >= SHORTEST}
    if not asked:
        return 1.0
    return sum(any(akin(word, other) for other in there) for word in asked) / len(asked)


def akin(one: str, other: str) -> bool:
    """Whether two words begin alike, as the forms of one word do: “opening” and “open”, “hinnat” and “hintojen”.

    It would rather take two words for one than one for two: a compound is akin to its parts.
    """
    if one == other or (len(one) > SHORTEST and one in other) or (len(other) > SHORTEST and other in one):
        return True
    if (len(one) > STEM and one[:STEM] in other) or (len(other) > STEM and other[:STEM] in one):
        return True
    shorter = min(len(one), len(other))
    common = next((n for n in range(shorter) if one[n] != other[n]), shorter)
    return common >= (SHORTEST if shorter <= 6 else 4)
