"""Which language a text is written in, told by py3langid; whether it is running text, by small words."""

import re
from collections import Counter
from functools import lru_cache
from typing import Any

from auditor.commons.word_lists import word_list
from auditor.languages import phrase

NAMES = {
    "fi": phrase("Finnish"),
    "sv": phrase("Swedish"),
    "en": phrase("English"),
    "de": phrase("German"),
    "nl": phrase("Dutch"),
    "et": phrase("Estonian"),
    "fr": phrase("French"),
    "da/nb": phrase("Danish or Norwegian"),
    "es": phrase("Spanish"),
    "pt": phrase("Portuguese"),
    "it": phrase("Italian"),
    "ru": phrase("Russian"),
    "uk": phrase("Ukrainian"),
    "pl": phrase("Polish"),
    "so": phrase("Somali"),
    "ar": phrase("Arabic"),
    "se": phrase("Northern Sámi"),
    "is": phrase("Icelandic"),
    "lv": phrase("Latvian"),
    "lt": phrase("Lithuanian"),
    "la": phrase("Latin"),
}
KNOWN = ("fi", "sv", "en")  # the languages whose words the rules know
ENOUGH_WORDS = 12
ENOUGH_DISTINCT = 3  # different small words: names and products have none, and one that is repeated proves nothing
STRANGE_WORDS = 6
SURE = 0.9  # at six words and more, none of 3,309 texts was told wrongly: benchmarks/languages.md
MOST = 0.6  # of the words must be surely in the language of a text
OTHERS = 0.2  # of the words surely in other languages make a mixed text
# The share of English small words from which a text is English without a closer look, which takes a fifth of judging's
# time: of the texts of benchmarks/languages.md in eight other languages none has it. Swedish and Finnish words are
# shared with Danish, Norwegian and Estonian.
PLAINLY_ENGLISH = 0.3
PROSE = 0.5  # least share of words in lower case: names and titles are no running text
PIECE = 18  # words looked at together
LONGEST = 4_000  # characters of a text that are looked at
ONE_OF = {"no": "da/nb", "nb": "da/nb", "nn": "da/nb", "da": "da/nb", "pcm": "en"}  # not told apart safely


def guess(text: str) -> str | None:
    """The language of a text: `fi`, `sv` or `en`; None where the text is too short, mixed, or in another language."""
    if word_count(text) < ENOUGH_WORDS:
        return None
    found = parts(text)
    best = max(found, key=lambda one: found[one], default="")
    if best not in KNOWN or found[best] < MOST or sum(found.values()) - found[best] > OTHERS:
        return None
    return best if len(small_words(text, best)) >= ENOUGH_DISTINCT else None


def seems(text: str) -> str | None:
    """The language that a short text seems to be in, any that the package knows: a hint for a person, no proof.

    Languages that are not told apart are told together: `da/nb`. Names, titles and lists of them are in no language.
    """
    words = _WORD.findall(text)
    if len(words) < STRANGE_WORDS or sum(word[0].islower() for word in words) < PROSE * len(words):
        return None
    language, sure = _detected(text)
    return language if sure >= SURE else None


def strange(text: str, said: str) -> str | None:
    """The language other than the one said that a short text, or a quotation in it, seems to be in."""
    for piece in (text, *(found[1] for found in _QUOTED.finditer(text))):
        language = seems(piece)
        if language and not same(language, said) and not small_words(piece, said) - small_words(piece, language):
            return language
    return None


def same(language: str, tag: str) -> bool:
    """Whether a language told here is the one of a tag: `da/nb` is that of `nb`, `nn` and `da`."""
    return language == ONE_OF.get(primary(tag), primary(tag))


@lru_cache(maxsize=8192)
def fits(text: str, language: str) -> bool:
    """Whether a text looks more like this language than like any other: enough where something else says so too."""
    return (language == "en" and is_plainly_english(text)) or _detected(text)[0] == language


def is_plainly_english(text: str) -> bool:
    """Whether so many of its words are small English ones that nothing else needs to be asked."""
    words = _WORD.findall(text[:LONGEST].lower())
    small = [word for word in words if word in SMALL_WORDS["en"]]
    return len(small) >= PLAINLY_ENGLISH * len(words) and len(set(small)) >= ENOUGH_DISTINCT


def parts(text: str) -> dict[str, float]:
    """Which share of a text's words is surely in which language, looked at piece by piece."""
    found: Counter[str] = Counter()
    words = text[:LONGEST].split()
    pieces = [words[start : start + PIECE] for start in range(0, len(words), PIECE)]
    if len(pieces) > 1 and len(pieces[-1]) < STRANGE_WORDS:
        pieces[-2:] = [pieces[-2] + pieces[-1]]
    for piece in pieces:
        language, sure = _detected(" ".join(piece))
        if sure >= SURE:
            found[language] += len(piece)
    return {language: count / len(words) for language, count in found.items()}


def small_words(text: str, language: str) -> frozenset[str]:
    """The different small words of a language (`the`, `och`, `että`) in a text; none for languages not known here."""
    return frozenset(_WORD.findall(text.lower())) & SMALL_WORDS.get(language, frozenset())


def named(language: str) -> str:
    """A language's name in English, or its code."""
    return NAMES.get(language, f"the language “{language}”")


def primary(tag: str) -> str:
    """The language of a language tag in lower case: `fi` of `fi-FI`; empty for an empty tag."""
    return re.split(r"[-_]", tag.strip().lower())[0]


def word_count(text: str) -> int:
    """How many words of letters a text has."""
    return len(_WORD.findall(text))


@lru_cache(maxsize=1)
def _package() -> tuple[Any, frozenset[str]]:
    """The package's detector with its languages; it takes half a second to load, so only what asks pays."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    detector = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    return detector, frozenset(detector.labels)


def is_detected(tag: str) -> bool:
    """Whether the package knows the language of a tag."""
    return primary(tag) in _package()[1] or primary(tag) in ONE_OF


@lru_cache(maxsize=8192)
def _detected(text: str) -> tuple[str, float]:
    """The likeliest language and how likely it is, those that are not told apart taken together."""
    found: Counter[str] = Counter()
    told = text[:LONGEST]
    for language, share in _package()[0].rank(told.lower() if told.isupper() else told)[:6]:
        found[ONE_OF.get(language, language)] += share
    return found.most_common(1)[0]


_WORD = re.compile(r"[^\W\d_]+")
_QUOTED = re.compile(r"[“\"«„”](.{20,300}?)[”\"»“]")
SMALL_WORDS: dict[str, frozenset[str]] = {
    language: frozenset(words.split()) for language, words in word_list("small").items()
}
