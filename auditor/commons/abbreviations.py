"""Abbreviations in capitals, and whether a text says what they stand for."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache, lru_cache

from auditor.commons.blocks import language, shown
from auditor.commons.word_lists import word_list
from auditor.evidence.dom import Dom, TextBlock

CAPITALS = 0.5  # a text with a larger share of words in capitals shouts: its words are no abbreviations
# Two to five capitals, with a Finnish ending after a colon or an English plural: `YTJ:n`, `ELY-keskus`, `APIs`. What
# goes on after a digit is the second half of a code (`AB12 CDE`).
_QUOTED = re.compile(r"[\"'“”‘’«»]([A-ZÅÄÖ]{2,5})[\"'“”‘’«»]")  # what somebody typed, or what is written elsewhere
_SHORT = re.compile(
    r"(?<![\w./@#-])(?<![A-Z]\d )(?<![A-Z]\d\d )([A-ZÅÄÖ]{2,5})(?:s|:[a-zåäö]{1,6})?(?![\w/@.]*\w|-?\d)"
)
_STANDS_FOR = "eli|tarkoittaa|lyhenne|stands for|means|is short|står för|betyder|dvs"
NEAR = 80  # characters before an abbreviation in which the words that it is short for end
_BEFORE = re.compile(r"\w\s*\([^()]{0,40}\Z")
_AFTER = re.compile(rf"(?::\w+)?\s*(?:\(|(?:[–—=]|:\s)\s*[^\W\d_]|,? (?:{_STANDS_FOR})\b)")
_SAID = re.compile(r"[^\W\d_]+")


def unexplained(pages: list[Dom]) -> Iterator[tuple[str, Dom, TextBlock]]:
    """The abbreviations of these pages that none of them explains, the first place of each, in order."""
    whole = "\n".join(block.text for page in pages for block in page.text_blocks)
    titled = {one.text.strip() for page in pages for one in page.all("abbr") if one.attributes.get("title")}
    titled |= {one.text.strip() for page in pages for one in page.elements if one.tag in ("abbr", "dfn", "dt")}
    done: set[str] = set(titled)
    for page in pages:
        for block in shown(page):
            tongue = language(page, block)
            for short in _found(block.text) if tongue else ():
                if short in done or short in _common(str(tongue)):
                    continue
                done.add(short)
                if not explained(short, whole):
                    yield short, page, block


def explained(short: str, text: str) -> bool:
    """Whether a text says what an abbreviation stands for: in brackets beside it, after a dash, or by its initials."""
    for found in re.finditer(rf"{short}\b", text):
        start, end = found.span()
        if text[start - 1 : start].isalnum() or text[start - 1 : start] == "_":
            continue
        if _BEFORE.search(text, max(0, start - NEAR), start) or _AFTER.match(text, end):
            return True
    return _initials(short, text)


def _initials(short: str, text: str) -> bool:
    """Whether names in a row begin with its letters; small words between them are passed over."""
    return len(short) > 2 and short in _letters(text)


@lru_cache(maxsize=1)
def _letters(text: str) -> str:
    """The capitals that a text's words begin with, a dot for other words; many abbreviations ask it of one text."""
    words = [word for word in _SAID.findall(text) if len(word) > 1 and not word.isupper()]
    return "".join(word[0] if word[0].isupper() else "." for word in words if len(word) > 3 or word[0].isupper())


def _found(text: str) -> list[str]:
    every = _SAID.findall(text)
    if sum(word.isupper() and len(word) > 1 for word in every) > CAPITALS * len(every):
        return []
    return list(Counter(match[1] for match in _SHORT.finditer(_QUOTED.sub(" ", text))))


@cache
def _common(tongue: str) -> frozenset[str]:
    lists = word_list("common_abbreviations")
    return frozenset(" ".join((lists["any"], lists[tongue])).split())
