"""Text blocks that look alike: one style sheet's line draws them all, so they are one thing to fix."""

from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import TypeVar

from auditor.commons.language import KNOWN, fits, guess, primary
from auditor.evidence.dom import Dom, Element, TextBlock

B = TypeVar("B")


def shown(dom: Dom, *, words: int = 1) -> Iterator[TextBlock]:
    """The text blocks that can be seen and hold at least so many words; program text is left out."""
    for block in dom.text_blocks:
        in_sight = block.box is not None and block.box[2] > 2 and block.box[3] > 2  # smaller: for screen readers only
        if in_sight and block.words >= words and block.tag not in ("pre", "code", "samp", "kbd"):
            yield block


def alike(blocks: Iterable[B], look: Callable[[B], Hashable]) -> list[tuple[B, int]]:
    """The first block of each look, and how many more there are."""
    groups: dict[Hashable, list[B]] = {}
    for block in blocks:
        groups.setdefault(look(block), []).append(block)
    return [(group[0], len(group) - 1) for group in groups.values()]


def language(dom: Dom, block: TextBlock) -> str | None:
    """The language that a text block is written in; the declared one where the text fits it."""
    declared = primary(block.lang or dom.lang)
    if declared in KNOWN and fits(block.text, declared):
        return declared
    return guess(block.text)


def around(dom: Dom, element: Element) -> TextBlock | None:
    """The text block that an element stands in, the nearest one."""
    holders = (one for one in dom.text_blocks if element.path == one.path or element.path.startswith(f"{one.path} > "))
    return max(holders, key=lambda one: len(one.path), default=None)
