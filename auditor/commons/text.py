"""Words, sentences and readability of running text."""

import re
from dataclasses import dataclass
from functools import lru_cache

from auditor.languages import phrase

LONG_WORD = 6  # letters; Björnsson counts a word as long when it has more
ENOUGH_WORDS = 50  # a readability figure of a shorter text says more about chance than about the text
GRADE = 14  # years of school: two more than all have
DIFFICULT, VERY_DIFFICULT = 50, 30  # Flesch's own bands of reading ease: “difficult” is below 50
AMPLE_WORDS, AMPLE_SENTENCES = 100, 3  # Flesch measured samples of 100 words; of less, only what is extreme is certain
ENOUGH_SENTENCES = 2  # text without full stops is a list, not sentences


@lru_cache(maxsize=1024)  # some twenty rules ask it of the same page's texts
def words(text: str) -> tuple[str, ...]:
    """The words of a text: letters, with hyphens and apostrophes inside; numbers are not words."""
    return tuple(_WORD.findall(text))


@lru_cache(maxsize=1024)  # some ten rules ask it of the same page's texts
def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text. Abbreviations such as `esim.`, `t.ex.` and `e.g.` end none."""
    holds = "." in text and _ABBREVIATION_IN_LOWER_CASE.search(text.lower())
    kept = _ABBREVIATION.sub(lambda found: found[0].replace(".", "\0"), text) if holds else text
    parts = (part.replace("\0", ".").strip() for part in _SENTENCE_END.split(kept))
    return tuple(part for part in parts if _WORD.search(part))


def complete_sentences(text: str) -> int:
    """How many sentences of a text end with a full stop, a question mark or an exclamation mark."""
    return sum(1 for sentence in sentences(text) if _ENDED.search(sentence))


def lix(text: str) -> float:
    """Björnsson's LIX: words per sentence plus the percentage of words of more than six letters; 0 without words."""
    found = words(text)
    if not found:
        return 0
    long = sum(1 for word in found if len(word) > LONG_WORD)
    return len(found) / len(sentences(text)) + 100 * long / len(found)


def grade(text: str) -> float:
    """Flesch and Kincaid's grade of an English text: the years of school that a reader needs; 0 without words."""
    found = words(text)
    if not found:
        return 0
    all_syllables = sum(map(syllables, found))
    return 0.39 * len(found) / len(sentences(text)) + 11.8 * all_syllables / len(found) - 15.59


def ease(text: str) -> float:
    """Flesch's reading ease of an English text: 100 is very easy, below 50 difficult, below 30 very difficult."""
    found = words(text)
    if not found:
        return 100
    all_syllables = sum(map(syllables, found))
    return 206.835 - 1.015 * len(found) / len(sentences(text)) - 84.6 * all_syllables / len(found)


@lru_cache(maxsize=50_000)
def syllables(word: str) -> int:
    """How many syllables an English word has, by its groups of vowels; within one of the truth for most words."""
    letters = word.lower()
    groups = len(_VOWELS.findall(letters))
    if _SILENT_END.search(letters) and not _SPOKEN_END.search(letters):
        groups -= 1
    return max(1, groups)


@dataclass(frozen=True, slots=True)
class Readability:
    """How hard a text is, on the scale that is used for its language, with the limits of that scale."""

    measure: str  # LIX, or school years
    figure: float
    limit: float
    hard: bool  # for the general public
    far_too_hard: bool  # for nearly everybody

    def told(self) -> dict[str, str | float]:
        """What a message says of it."""
        return {"measure": self.measure, "figure": round(self.figure), "limit": self.limit}


def readability(text: str, language: str | None, *, least: int = ENOUGH_SENTENCES) -> Readability | None:
    """How hard a text in `fi`, `sv` or `en` is to read; None for other languages and for too little text.

    `least` is how many whole sentences are enough.

    LIX above 60 is officialese in Swedish, 13 above the 47 of Swedish newspapers; Finnish newspapers have 72 for
    their long words (Björnsson 1983, doi.org/10.2307/747382), so 85 is the same distance. The second limit is 10 more,
    and 20 for a short text.
    English is hard where Flesch and Kincaid's grade and Flesch's reading ease both say so.
    """
    if len(words(text)) < ENOUGH_WORDS or complete_sentences(text) < least:
        return None
    ample = len(words(text)) >= AMPLE_WORDS and complete_sentences(text) >= AMPLE_SENTENCES
    if language == "en":
        years, easy = grade(text), ease(text)
        far = (GRADE + 4, VERY_DIFFICULT) if ample else (GRADE + 10, 0)
        return Readability(
            phrase("school years"), years, GRADE, years > GRADE and easy < DIFFICULT, years > far[0] and easy < far[1]
        )
    if language in _OFFICIALESE:
        limit, figure = _OFFICIALESE[language], lix(text)
        return Readability("LIX", figure, limit, figure > limit, figure > limit + (10 if ample else 20))
    return None


def longest_capitals(text: str) -> list[str]:
    """The longest run of words in capital letters; words of one letter and numbers neither count nor break it.

    What a program calls something (`MOST_BYTES`) is no word to be read, and breaks it.
    """
    best: list[str] = []
    run: list[str] = []
    for word in words(_CODE.sub(" code ", text) if "_" in text else text):
        if word.isupper():
            run += [word] if len(word) > 1 else []
        elif run and len(word) > 1:
            best, run = max(best, run, key=len), []
    return max(best, run, key=len)


def folded(text: str) -> str:
    """A text to compare with: lower case, white space folded, without the marks and arrows around it."""
    return " ".join(_AROUND.sub("", text.lower()).split())


_WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
_SENTENCE_END = re.compile(r"(?<=[.!?…])[\"”’)\]]*\s+|(?<=[:;])\s+(?=[^\W\d_a-zåäö])|\n+")
_ENDED = re.compile(r"[.!?…][\"”’)\]]*$")
_ABBREVIATION = re.compile(
    r"\b(?:e\.g\.|i\.e\.|etc\.|mr\.|mrs\.|ms\.|dr\.|no\.(?= ?\d)|vs\.|approx\.|esim\.|ym\.|yms\.|ks\.|mm\.|ts\.|ns\."
    r"|n\.|klo\.|puh\.|nro\.|t\.ex\.|bl\.a\.|d\.v\.s\.|m\.m\.|o\.s\.v\.|osv\.|dvs\.|ca\.|kl\.|tel\.|nr\.|s\.k\.)",
    re.IGNORECASE,
)
_ABBREVIATION_IN_LOWER_CASE = re.compile(_ABBREVIATION.pattern)  # twice as quick, and most texts hold none
_VOWELS = re.compile(r"[aeiouyåäöé]+")
_SILENT_END = re.compile(r"(?:[^aeiouy]e|[^aeiouydt]ed|[^aeiouyscgxz]es)$")
_SPOKEN_END = re.compile(r"[^aeiouylr]le$")
_AROUND = re.compile(r"^[\W_]+|(?:[^\w+#]|_|(?<![\w+#])[+#])+$")  # C is not C++, and not C#
_CODE = re.compile(r"\b[^\W_]+(?:_+[^\W_]+)+\b")
_OFFICIALESE = {"sv": 60.0, "fi": 85.0}
