"""Which words are likely misspelt, by the dictionaries of the extra `auditor[spelling]`; without it nobody knows.

English: Hunspell's American dictionary (chunspell) and the word list of pyspellchecker, British spellings brought to
American ones. Swedish: hunspell-sv. For Finnish there is no package that is well kept, installs everywhere and has a
licence that this tool can take: libvoikko needs a library of the system (2019), pyvoikko is under the GPL. Data of
installed packages, read once: the same words always get the same answer.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from functools import cache
from importlib.metadata import PackageNotFoundError, distribution
from typing import Any

SHORTEST = 5  # letters: most shorter words are one letter away from another one
OFTEN = 3  # times on a page: a term of the house
PART = 3  # letters of a word in a compound
# Whole words in lower case: no names, no addresses, no parts of file names, no words with signs in them.
_WORD = re.compile(r"(?<![\w./@:#&'’-])[^\W\d_]{5,30}(?![\w/@&-]|\.\w|['’]\w)")
_AMERICAN = (
    *(("our", "or"), ("ise", "ize"), ("isi", "izi"), ("isa", "iza"), ("yse", "yze"), ("ysi", "yzi"), ("ll", "l")),
    *(("ence", "ense"), ("tre", "ter"), ("ogue", "og"), ("ae", "e"), ("oe", "e"), ("mme", "m"), ("que", "ck")),
    *(("lm", "llm"), ("gement", "gment"), ("l", "ll"), ("ey", "ay"), ("xion", "ction"), ("ph", "f")),
)


def misspelt(texts: Iterable[str], language: str) -> dict[str, str]:
    """The words of a page's texts that are likely misspelt, each with the word that it is likely to be."""
    dictionary = _dictionary(language)
    if dictionary is None:
        return {}
    counted = Counter(word[0] for text in texts for word in _WORD.finditer(text))
    names = {word.lower() for word in counted if not word.islower()}
    found = {}
    for word, times in counted.items():
        if word.islower() and word not in names and times < OFTEN and not _known(word, language):
            near = next((one for one in dictionary.suggest(word) if _one_slip(word, one)), "")
            if near:
                found[word] = near
    return found


def can_spell(language: str) -> bool:
    """Whether a dictionary of a language is installed."""
    return _dictionary(language) is not None


def _known(word: str, language: str) -> bool:
    """Whether any check knows the word: both dictionaries, the other language, British spelling, a compound."""
    others = [one for one in ("en", "sv") if _dictionary(one)]
    if any(_spelt(word, one) for one in (language, *others)):
        return True
    if language == "en" and any(_spelt(word.replace(old, new), "en") for old, new in _AMERICAN if old in word):
        return True
    halves = ((word[:cut], word[cut:]) for cut in range(PART, len(word) - PART + 1))
    return any(_spelt(first, language) and _spelt(last, language) for first, last in halves)


def _spelt(word: str, language: str) -> bool:
    dictionary, second = _dictionary(language), _second(language)
    return dictionary is not None and (bool(dictionary.spell(word)) or second(word))


def _one_slip(word: str, other: str) -> bool:
    """Whether two words of one beginning are one slip apart: a letter too many, too few, wrong, or two exchanged.

    What differs by its ending alone is another form of the word (`linters`) and no slip.
    """
    if not other.isalpha() or not other.islower() or word.startswith(other) or other.startswith(word):
        return False
    start = next((n for n, (a, b) in enumerate(zip(word, other, strict=False)) if a != b), min(len(word), len(other)))
    if start == 0:
        return False
    one, two = word[start:], other[start:]
    swapped = len(one) > 1 and len(two) > 1 and one[:2] == two[1::-1] and one[2:] == two[2:]
    return one[1:] == two[1:] or one[1:] == two or one == two[1:] or swapped


@cache
def _dictionary(language: str) -> Any:
    """Hunspell with the dictionary of a language; None where it is not installed, or there is none."""
    try:
        from hunspell import Hunspell

        if language == "en":
            return Hunspell("en_US")
        if language == "sv":
            files = distribution("hunspell-sv").files or []
            folder = next(file.locate() for file in files if file.name == "sv_SE.dic")
            return Hunspell("sv_SE", hunspell_data_dir=str(folder.resolve().parent))  # type: ignore[attr-defined]
    except (ImportError, PackageNotFoundError, StopIteration):
        return None
    return None


@cache
def _second(language: str) -> Callable[[str], bool]:
    """Another list that knows words of a language; it knows none where there is no other one."""
    if language == "en":
        try:
            from spellchecker import SpellChecker
        except ImportError:
            return lambda _: False
        known = SpellChecker("en")
        return lambda word: word in known
    return lambda _: False
