"""Whether an accessible name holds the label that is seen."""

import re
import unicodedata

LONGEST = 6  # words of a label; a card that is a link shows more, and which of it is its label, only a person can say
STEM = 4  # letters that two forms of one word share: “Varaa” and “Varaus”


def holds(name: str, label: str) -> bool | None:
    """True: it does, or the label is no word. False: somebody who says the label is certainly not understood.

    None where a person must look: the words stand in another order, are shortened or bent, or most of them are there.
    """
    seen, heard = _words(label), _words(name)
    together = "".join(seen)
    if len(together) < 2 or _stands_in(seen, heard) or (len(together) >= STEM and together in "".join(heard)):
        return True
    missing = [word for word in seen if word not in heard]
    if len(seen) > LONGEST or 2 * len(missing) <= len(seen):
        return None
    return None if all(any(_alike(word, other) for other in heard) for word in missing) else False


def _words(text: str) -> list[str]:
    """The words without marks, symbols, asides in brackets, and what only says where a word may be broken."""
    plain = "".join(one for one in unicodedata.normalize("NFKC", text) if unicodedata.category(one) != "Cf")
    return _MARKS.sub(" ", _ASIDE.sub(" ", plain.casefold())).split()


def _stands_in(seen: list[str], heard: list[str]) -> bool:
    return any(heard[at : at + len(seen)] == seen for at in range(len(heard) - len(seen) + 1))


def _alike(word: str, other: str) -> bool:
    """Whether one is a form of the other, or short for it."""
    shorter = min(len(word), len(other))
    return word[:shorter] == other[:shorter] if shorter < STEM else word[:STEM] == other[:STEM]


_ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_MARKS = re.compile(r"[^\w]|_")
