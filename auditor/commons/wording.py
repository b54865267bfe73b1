"""How officials write, told from word lists: phrases that have a plainer word, and sentences without a doer."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from auditor.commons.blocks import language, shown
from auditor.commons.text import Readability, readability, sentences, words
from auditor.commons.word_lists import word_list
from auditor.evidence.dom import Dom, TextBlock

ASIDE = frozenset({"navigation", "contentinfo", "banner"})  # lists of links, and what stands on every page
WHOLE_WORDS, WHOLE_SENTENCES = 200, 8  # a page with less running text is not measured as a whole,
LEAST_SENTENCES = 3  # unless it is far too hard for so little
SENTENCE = 8  # words: shorter texts are labels


def running(dom: Dom) -> Iterator[tuple[TextBlock, str]]:
    """The blocks of running text outside menus, head and foot, each with its language, where that is a known one."""
    for block in shown(dom, words=SENTENCE):
        tongue = None if block.in_landmark in ASIDE else language(dom, block)
        if tongue:
            yield block, tongue


def whole_page(dom: Dom) -> Readability | None:
    """How hard all running text of a page is, in its commonest language, though its paragraphs be short."""
    texts: dict[str, list[str]] = {}
    for block, tongue in running(dom):
        texts.setdefault(tongue, []).append(block.text)
    tongue = max(texts, key=lambda one: len(texts[one]), default="")
    text = "\n".join(texts.get(tongue, ()))
    if len(words(text)) >= WHOLE_WORDS:
        return readability(text, tongue, least=WHOLE_SENTENCES)
    found = readability(text, tongue, least=LEAST_SENTENCES)
    return found if found and found.far_too_hard else None


@lru_cache(maxsize=4096)  # what stands on every page
def officialese(text: str, tongue: str) -> tuple[tuple[str, str], ...]:
    """The officials' phrases in a text, as they stand there, each with its plainer words."""
    begins, phrases, plain = _phrases(tongue)
    small = text.lower()
    if len(small) != len(text) or not begins.search(small):  # a few letters are two when they are small
        return ()
    return tuple((found[0], plain[str(found.lastgroup)]) for found in phrases.finditer(text))


def passives(text: str, tongue: str) -> tuple[int, int]:
    """How many sentences of a text say what is done and not by whom, and how many sentences there are."""
    every = [one for one in sentences(text) if len(one.split()) > 2]
    return sum(bool(_passive(tongue).search(one.lower())) for one in every), len(every)


@cache
def _phrases(tongue: str) -> tuple[re.Pattern[str], re.Pattern[str], dict[str, str]]:
    """What finds fast whether small letters hold any phrase of a language, one pattern for all, their plainer words.

    `toimenpi*` is a beginning; longer phrases come first.
    """
    phrases = sorted(word_list("officialese")[tongue].items(), key=lambda pair: -len(pair[0]))
    each = (f"(?P<p{n}>{_written(phrase)})" for n, (phrase, _) in enumerate(phrases))
    return (
        re.compile(rf"\b(?:{_by_letter(_written(phrase.lower()) for phrase, _ in phrases)})\b"),
        re.compile(rf"\b(?:{'|'.join(each)})\b", re.IGNORECASE),
        {f"p{n}": plain for n, (_, plain) in enumerate(phrases)},
    )


def _by_letter(written: Iterable[str]) -> str:
    """One of these, tried by their first letter: a text has many words, and the lists are long."""
    letters = defaultdict[str, list[str]](list)
    for one in written:
        letters[one[0]].append(one[1:])
    return "|".join(f"{letter}(?:{'|'.join(rest)})" for letter, rest in letters.items())


def _written(phrase: str) -> str:
    return re.escape(phrase).replace(r"\*", r"\w*").replace(r"\ ", r"\s+")


@cache
def _passive(tongue: str) -> re.Pattern[str]:
    lists = {name: "|".join(forms.split()) for name, forms in word_list("passive")[tongue].items()}
    if tongue == "en":
        done = rf"\w{{2,}}ed|{lists['irregular']}"
        return re.compile(rf"\b(?:is|are|was|were|be|been|being)\s+(?:(?:not|also|only|\w+ly)\s+)?(?:{done})\b")
    if tongue == "fi":
        return re.compile(rf"\b(?:{lists['forms']}|(?:on|ovat|oli|olivat|ei ole|eivät ole)\s+(?:{lists['done']}))\b")
    return re.compile(rf"\b(?:{lists['forms']}|(?:är|var|blir|blev|bli|blivit|vara)\s+(?:{lists['done']}))\b")
