"""Compares the order of the same things in two lists."""

from collections import Counter
from collections.abc import Hashable, Sequence
from typing import TypeVar

T = TypeVar("T", bound=Hashable)


def moved(before: Sequence[T], after: Sequence[T]) -> T | None:
    """The first thing of `after` whose order among the common things is another; None where the order is the same.

    Things may be added and left out. What stands several times in a list is not compared.
    """
    common = _once(before) & _once(after)
    old = [item for item in before if item in common]
    new = [item for item in after if item in common]
    return next((mine for was, mine in zip(old, new, strict=True) if was != mine), None)


def _once(items: Sequence[T]) -> set[T]:
    return {item for item, count in Counter(items).items() if count == 1}
