"""Fills the templates of messages."""

import math
import re
from collections.abc import Mapping
from typing import Any

MOST_CHARACTERS = 500  # of one value: a page may hand us an attribute of 100 kB
_NAME = re.compile(r"\{([A-Za-z_]\w*)\}")


def fill(template: str, values: Mapping[str, Any]) -> str:
    """The template with each `{name}` of a known value replaced.

    All else stays as it is, other braces too. What a value brings is never read as a template.
    """
    return _NAME.sub(lambda found: shown(values[found[1]]) if found[1] in values else found[0], template)


def shown(value: Any) -> str:
    """A value in words: numbers with as many decimals as say something, lists with commas, long text cut."""
    if isinstance(value, bool) or value is None:
        return str(value).lower()
    if isinstance(value, int | float):
        return _number(value)
    if isinstance(value, list | tuple):
        return ", ".join(shown(one) for one in value)
    return _cut(str(value))


def plain(value: Any) -> Any:
    """The value as JSON can hold it, long text cut."""
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, Mapping):
        return {str(key): plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(one) for one in value]
    return _cut(str(value))


def _number(value: float) -> str:
    if isinstance(value, int) or not math.isfinite(value):
        return str(value)
    size = abs(value)
    decimals = 0 if size >= 100 else 1 if size >= 10 else 2 if size >= 0.01 or size == 0 else 4
    text = f"{value:.{decimals}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _cut(text: str) -> str:
    return text if len(text) <= MOST_CHARACTERS else f"{text[: MOST_CHARACTERS - 1]}…"
