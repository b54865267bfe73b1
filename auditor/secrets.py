"""Masks secret values in everything that is written down."""

import base64
import json
import re
from collections.abc import Iterable
from html.entities import html5
from typing import Any
from urllib.parse import quote

from pydantic_core import from_json

NAMED = {name: text for name, text in html5.items() if name.endswith(";") and len(text) == 1}
MASK = "•••"
SHORT = 6  # characters; what is shorter would mask parts of other words, so it is masked where it stands alone
LONG_NUMBER = 8  # digits or more: services show such numbers in groups
GAPS = r"[\s\-\u2010-\u2015\u00b7.]?"


class Secrets:
    """The values that reach no evidence, log, error or report. Knows the ways in which text carries them."""

    def __init__(self, values: Iterable[str] = ()) -> None:
        self.values = tuple(sorted({value for value in values if value}, key=len, reverse=True))
        parts = [_pattern(value) for value in self.values]
        self._pattern = re.compile("|".join(parts), re.IGNORECASE) if parts else None

    def mask(self, text: str) -> str:
        """The text with every secret in it replaced."""
        return self._pattern.sub(MASK, text) if self._pattern else text

    def mask_json(self, text: str) -> str:
        """JSON with every secret in its strings replaced: a number is a measure, not something that was typed."""
        return json.dumps(self._masked(from_json(text)), ensure_ascii=False) if self._pattern else text

    def _masked(self, value: Any) -> Any:
        match value:
            case str():
                return self.mask(value)
            case list():
                return [self._masked(one) for one in value]
            case dict():
                return {self.mask(name): self._masked(one) for name, one in value.items()}
        return value


def _pattern(value: str) -> str:
    """All ways in which text may carry the value, character by character: a browser escapes some and leaves others."""
    gap = GAPS if value.isdigit() and len(value) >= LONG_NUMBER else ""
    spelled = gap.join(_spellings(character) for character in value)
    if len(value) < SHORT:
        return rf"(?<!\w){spelled}(?!\w)"
    encoded = base64.b64encode(value.encode()).decode().rstrip("=")
    return rf"{spelled}|{re.escape(encoded)}" if len(value) >= LONG_NUMBER else spelled


def _spellings(character: str) -> str:
    """One character as itself, and as JSON, HTML and addresses write it."""
    code = ord(character)
    ways = {re.escape(character), re.escape(quote(character, safe="")), rf"&#0*{code};", rf"&#x0*{code:x};"}
    ways |= {re.escape(f"&{name}") for name, text in NAMED.items() if text == character}
    ways |= {re.escape(json.dumps(character)[1:-1]), rf"\\+u{code:04x}" if code < 0x10000 else ""} - {""}
    if character in "\"'\\/":
        ways.add(rf"\\+{re.escape(character)}")
    if character == " ":
        ways |= {r"\+", "\u00a0"}
    return f"(?:{'|'.join(sorted(ways, key=len))})"
