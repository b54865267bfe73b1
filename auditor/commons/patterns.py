"""What the limits of a field ask of an answer."""

import re
from collections.abc import Collection

from auditor.evidence.inputs import WAYS

_DIGIT = re.compile(r"\\d|\[(?:0-9|\\d)\]|\d")
_AROUND = re.compile(r"\{\d*,?\d*\}|[\^$*+?|()]|\(\?:")


def digits_only(pattern: str) -> bool:
    """Whether a pattern certainly takes nothing but digits."""
    bare = _AROUND.sub("", pattern.replace("(?:", "("))
    return bool(pattern) and bool(_DIGIT.search(bare)) and not _DIGIT.sub("", bare)


def takes_nearly_anything(pattern: str) -> bool:
    """Whether a pattern asks for no form that would have to be told: any text, or any that is not empty."""
    return not re.sub(r"\.|\*|\+|\?|\^|\$|\\[sSwW]|[()\[\]]|\{\d*,?\d*\}", "", pattern)


def refused_way(kind: str, taken: Collection[str]) -> str:
    """A way of writing with blanks that is refused, where only those without are taken; else empty."""
    grouped = [way for way in WAYS[kind] if _bare(way) != way]
    if any(way in taken for way in grouped):
        return ""
    return next((way for way in grouped if _bare(way) in taken), "")


def _bare(way: str) -> str:
    return way.replace(" ", "").replace("-", "")
