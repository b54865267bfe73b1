"""Text that is made to look by its characters: spaced words, lists and columns typed by hand, directions."""

import re
import unicodedata
from collections.abc import Sequence

BULLETS = "•●▪‣⁃∙·■□○◦►▶➢➤➔✓✔✗✘★☆❖◆"
FEWEST_LETTERS = 4  # of a word that is spaced out
FEWEST_ITEMS = 3
MOST_ITEM_WORDS = 30
GAP = re.compile(r"[ \u00a0\u2000-\u200a]{3,}|\t")
_BULLETED = re.compile(rf"^\s*[{BULLETS}]\s*\S")
_DASHED = re.compile(r"^\s*(?:[-–—*+>»›]|[oO](?=\s))\s+\S")
_NUMBERED = re.compile(r"^\s*\(?(\d{1,2}|[a-zA-Z])[.)]\s+\S")
_LONE_LETTER = re.compile(r"(?<![\w.'’&-])(?:[^\W\d_][ \u00a0\u2000-\u200a]{1,3}){3,}[^\W\d_](?![\w'’&-])")
_VOWEL = re.compile(r"[aeiouyåäöéü]", re.IGNORECASE)


def spaced_words(text: str) -> list[str]:
    """Words whose letters are set apart by blanks: “L o m a k e”. Alphabets and marks such as “x x x” are none."""
    return [
        found[0] for found in _LONE_LETTER.finditer(text) if _is_word(re.sub(r"[\s\u00a0\u2000-\u200a]", "", found[0]))
    ]


def typed_list(lines: Sequence[str]) -> tuple[str, list[str]]:
    """The longest run of lines that begin with a mark by hand: `bullets`, `dashes` or `numbers`, and the lines."""
    best: tuple[str, list[str]] = ("", [])
    for how, begins in (("bullets", _BULLETED), ("dashes", _DASHED), ("numbers", _NUMBERED)):
        run: list[str] = []
        for line in [*lines, ""]:
            fits = bool(begins.match(line)) and len(line.split()) <= MOST_ITEM_WORDS
            run = [*run, line] if fits and (how != "numbers" or _goes_on(run, line)) else [line] if fits else []
            if len(run) > len(best[1]) and len(run) >= FEWEST_ITEMS:
                best = (how, run)
    return best


def typed_columns(lines: Sequence[str]) -> int:
    """How many columns lines in a row are set in by blanks alone; 1 where they are not."""
    counts = [len([part for part in GAP.split(line.strip()) if part.strip()]) for line in lines]
    best = run = 0
    for n, count in enumerate(counts):
        run = run + 1 if count >= 2 and (run == 0 or count == counts[n - 1]) else int(count >= 2)
        best = max(best, run if run >= FEWEST_ITEMS else 0)
    return max((count for count in counts if counts.count(count) >= FEWEST_ITEMS), default=1) if best else 1


def right_to_left(text: str) -> float | None:
    """The share of a text's letters that are written from right to left; None for a text without letters."""
    kinds = [unicodedata.bidirectional(letter) for letter in text if letter.isalpha()]
    return sum(kind in ("R", "AL") for kind in kinds) / len(kinds) if kinds else None


def _is_word(letters: str) -> bool:
    low = letters.lower()
    if len(low) < FEWEST_LETTERS or len(set(low)) < FEWEST_LETTERS - 1 or list(low) == sorted(low):
        return False
    vowels = len(_VOWEL.findall(low))
    return 0 < vowels < len(low) or len(low) >= 2 * FEWEST_LETTERS


def _goes_on(run: list[str], line: str) -> bool:
    """Whether a number or a letter follows the one of the line before."""
    mine = _NUMBERED.match(line)
    before = _NUMBERED.match(run[-1]) if run else None
    if mine is None:
        return False
    if before is None:
        return mine[1] in ("1", "a", "A", "i")
    if mine[1].isdigit() != before[1].isdigit():
        return False
    return (int(mine[1]) - int(before[1]) if mine[1].isdigit() else ord(mine[1]) - ord(before[1])) == 1
