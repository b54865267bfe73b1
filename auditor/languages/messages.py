"""Fills the templates of messages."""

import math
import re
from collections.abc import Callable, Mapping
from typing import Any

MOST_CHARACTERS = 500  # of one value: a page may hand us an attribute of 100 kB
NAME = re.compile(r"(“?)\{([A-Za-z_]\w*)\}")  # the mark before it, if any, says that the value is quoted

Show = Callable[[Any, bool], str]  # value, whether it is quoted → words


def fill(template: str, values: Mapping[str, Any], show: Show | None = None) -> str:
    """The template with each `{name}` of a known value replaced, by the words that `show` makes of it.

    All else stays as it is, other braces too. What a value brings is never read as a template.
    """
    said = show or (lambda value, _: shown(value))
    return NAME.sub(
        lambda found: found[1] + said(values[found[2]], bool(found[1])) if found[2] in values else found[0], template
    )


def shown(value: Any) -> str:
    """A value in words: numbers with as many decimals as say something, lists with commas, long text cut."""
    if isinstance(value, bool) or value is None:
        return str(value).lower()
    if isinstance(value, int | float):
        return rounded(value)
    if isinstance(value, list | tuple):
        return ", ".join(shown(one) for one in value)
    return cut(str(value))


def sentence(text: str) -> str:
    """The text with a full stop, so that another may follow; checkers write none."""
    return text if text.rstrip("”").endswith((".", "!", "?", "…", ":")) else f"{text}."


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
    return cut(str(value))


def rounded(value: float) -> str:
    """A number with as many decimals as say something, with a point."""
    if isinstance(value, int) or not math.isfinite(value):
        return str(value)
    size = abs(value)
    decimals = 0 if size >= 100 else 1 if size >= 10 else 2 if size >= 0.01 or size == 0 else 4
    text = f"{value:.{decimals}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def cut(text: str) -> str:
    """A text that is not longer than a message may be."""
    return text if len(text) <= MOST_CHARACTERS else f"{text[: MOST_CHARACTERS - 1]}…"
