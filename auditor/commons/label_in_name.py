"""Whether an accessible name holds the label that is seen."""

import re
import unicodedata

LONGEST = 6  # words of a label; a card that is a link shows more, and which of it is its label, only a person can say
STEM = 4  # letters that two forms of one word share: “Varaa” and “Varaus”


def holds(name: str, label: str) -> bool | None:
    """True: it does, or the label is no word. False: somebody who says the label is certainly not understood.

    None where a person must look: the words stand in another order, are parted, shortened or bent, or most are there.
    """
    seen, heard = _words(label), _words(name)
    together = "".join(seen)
    if len(together) < 2 or _stands_in(seen, heard) or _stands_in(_joined(label), _joined(name)):
        return True
    if together in "".join(heard):
        return False if _torn(seen, heard) else None
    if len(seen) <= LONGEST and _PLAIN.fullmatch(label.strip()) and _in_order(seen, heard):
        return False  # other words stand between those of the label
    missing = [word for word in seen if word not in heard]
    if len(seen) > LONGEST or 2 * len(missing) <= len(seen):
        return None
    return None if all(any(_alike(word, other) for other in heard) for word in missing) else False


def _words(text: str) -> list[str]:
    """The words without marks, symbols, asides in brackets, and what only says where a word may be broken."""
    plain = "".join(one for one in unicodedata.normalize("NFKC", text) if unicodedata.category(one) != "Cf")
    return _MARKS.sub(" ", _ASIDE.sub(" ", plain.casefold())).split()


def _joined(text: str) -> list[str]:
    """The words, those with a hyphen as one: “e-mail” is said as “email” is."""
    return _words(_HYPHEN.sub("", text))


def _in_order(seen: list[str], heard: list[str]) -> bool:
    """Whether the words stand in the name in their order, other words between them."""
    rest = iter(heard)
    return len(seen) > 1 and all(word in rest for word in seen)


def _torn(seen: list[str], heard: list[str]) -> bool:
    """Whether a word of the label is in pieces in the name (“just ice”), or its spaced letters are one word there."""
    if len(seen) > 1 and all(len(word) == 1 and word.isalpha() for word in seen):
        return True
    broken = (word for word in seen if word.isalpha() and word not in heard)
    return any(len(piece) < len(word) and word.startswith(piece) for word in broken for piece in heard)


def _stands_in(seen: list[str], heard: list[str]) -> bool:
    return any(heard[at : at + len(seen)] == seen for at in range(len(heard) - len(seen) + 1))


def _alike(word: str, other: str) -> bool:
    """Whether one is a form of the other, or short for it."""
    shorter = min(len(word), len(other))
    return word[:shorter] == other[:shorter] if shorter < STEM else word[:STEM] == other[:STEM]


_ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_MARKS = re.compile(r"[^\w]|_")
_HYPHEN = re.compile(r"(?<=\w)[-\u2010\u2011](?=\w)")
_PLAIN = re.compile(r"[^\W\d_]+(?: [^\W\d_]+)+")  # words alone: a sign or number between them may be said otherwise
