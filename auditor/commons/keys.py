"""Tells which of the values that a browser keeps for a service let somebody in."""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

# What opens a session is long, and no word of the page: “accepted” or “sv-FI” must not vanish from the evidence.
KEY = re.compile(r"(?=.*[0-9])(?=.*[A-Za-z])[\w\-.~+/=%|:]{16,}|[\w\-+/=]{24,}")
# Programs keep much in storage; in JSON only what is called like this opens a session.
CALLED = re.compile(r"token|secret|session|auth|jwt|passw|credential|sid|key", re.IGNORECASE)
SHORTEST_HIDDEN = 6  # characters of a cookie that scripts may not read: nothing but a session is kept there
MOST_LETTERS = 20_000  # of a stored value that is looked into


def of_cookies(cookies: Iterable[tuple[str, bool]]) -> Iterator[str]:
    """The values that let somebody in, of cookies and whether scripts may not read them."""
    for value, hidden in cookies:
        if hidden and len(value) >= SHORTEST_HIDDEN:
            yield value
        else:
            yield from _keys(value)


def of_storage(values: Iterable[str]) -> Iterator[str]:
    """The values that let somebody in, of what local or session storage holds."""
    for value in values:
        yield from _keys(value)


def _keys(value: str) -> Iterator[str]:
    """The value, or, where it is JSON, those in it that are called like a key."""
    try:
        told = json.loads(value[:MOST_LETTERS]) if value[:1] in ("{", "[", '"') else value
    except (ValueError, RecursionError):
        told = value
    found = (told,) if isinstance(told, str) else _called(told, 20)
    yield from (key for key in found if KEY.fullmatch(key) and "://" not in key)


def _called(told: Any, depth: int) -> Iterator[str]:
    if not depth:
        return
    parts = told.items() if isinstance(told, dict) else enumerate(told) if isinstance(told, list) else ()
    for name, value in parts:
        if isinstance(value, str) and CALLED.search(str(name)):
            yield value
        else:
            yield from _called(value, depth - 1)
