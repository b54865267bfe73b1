"""Says whether an address matches a glob of a plan (`owners`, `expect.url`)."""

import re
from functools import lru_cache

_PIECES = re.compile(r"/\*\*/|\*\*|\*|\{[^{}]*\}|[^*{/]+|.", re.DOTALL)


def matches(pattern: str, address: str) -> bool:
    """Whether the whole address matches: `**` stands for anything, `*` for anything but `/`, `{a,b}` for a or b.

    `/**/` also matches a single `/`. A `?` is itself, for addresses have queries.
    """
    return _compiled(pattern).fullmatch(address) is not None


@lru_cache(maxsize=256)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile("".join(_translated(piece) for piece in _PIECES.findall(pattern)), re.DOTALL)


def _translated(piece: str) -> str:
    if piece == "/**/":
        return "/(?:.*/)?"
    if piece == "**":
        return ".*"
    if piece == "*":
        return "[^/]*"
    if piece.startswith("{") and piece.endswith("}"):
        return f"(?:{'|'.join(re.escape(choice) for choice in piece[1:-1].split(','))})"
    return re.escape(piece)
