"""Masks secret values in everything that is written down."""

import base64
import json
import re
from collections import OrderedDict
from collections.abc import Iterable
from html.entities import html5
from typing import Any
from urllib.parse import quote

from pydantic_core import from_json

from auditor.commons.tokens import MASK, masked

__all__ = ("MASK", "Secrets")

NAMED = {name: text for name, text in html5.items() if name.endswith(";") and len(text) == 1}
SHORT = 6  # characters; what is shorter would mask parts of other words, so it is masked where it stands alone
LONG_NUMBER = 8  # digits or more: services show such numbers in groups
GAPS = r"[\s\-\u2010-\u2015\u00b7.]?"
# What everybody is told, and what forms call their fields: masked, it would take words from every page.
NO_SECRET = {
    "password",
    "passwd",
    "salasana",
    "lösenord",
    "username",
    "user",
    "admin",
    "demo",
    "test",
    "guest",
    "secret",
}
MOST_SEEN = 60  # values met on the way, the newest: services make new ones with every answer, and memory stays flat
_MADE = re.compile(r"[\w\-.~+/=%|:]{49,}", re.ASCII)  # made by a machine: nobody writes it in other letters
LONGEST_SEEN = 96  # characters of one that are looked for: without them nobody gets in


class Secrets:
    """The values that reach no evidence, log, error or report. Knows the ways in which text carries them.

    One of them serves a whole run: what becomes known on the way is masked by all who hold it.
    """

    def __init__(self, values: Iterable[str] = ()) -> None:
        self.values: tuple[str, ...] = ()
        self._pattern: re.Pattern[str] | None = None
        self._fixed: dict[str, tuple[str, ...]] = {}
        self._seen: OrderedDict[str, tuple[str, ...]] = OrderedDict()
        self.keep(values)

    def keep(self, values: Iterable[str]) -> None:
        """Mask these values too, in all the ways in which text may carry them."""
        known = sorted({value for value in (*self.values, *values) if value}, key=len, reverse=True)
        if len(known) == len(self.values):
            return
        self.values = tuple(known)
        self._fixed = {value: _ways(value) for value in known if _MADE.fullmatch(value)}
        parts = [_pattern(value) for value in known if value not in self._fixed]
        self._pattern = re.compile("|".join(parts), re.IGNORECASE) if parts else None

    def typed(self, value: str) -> bool:
        """Mask what was typed into a field for passwords; returns whether that is new."""
        if value in self.values or len(value) < 3 or value.casefold() in NO_SECRET:
            return False
        self.keep([value])
        return True

    def seen(self, values: Iterable[str]) -> None:
        """Mask these too: what the service gave the browser to be known by, such as cookies."""
        for value in values:
            if value not in self._seen:
                self._seen[value] = _ways(value)
                while len(self._seen) > MOST_SEEN:
                    self._seen.popitem(last=False)
            else:
                self._seen.move_to_end(value)

    @property
    def all(self) -> list[str]:
        """All values, those met on the way too, as a page may show them."""
        return [*self.values, *self._seen]

    def mask(self, text: str) -> str:
        """The text with every secret in it replaced, and every token that its addresses carry."""
        text = self._pattern.sub(MASK, text) if self._pattern else text
        return masked(self._without_seen(text))

    def mask_json(self, text: str) -> str:
        """JSON with every secret in its strings replaced: a number is a measure, not something that was typed."""
        if self._pattern:
            text = json.dumps(self._masked(from_json(text)), ensure_ascii=False)
        return masked(self._without_seen(text))

    def _without_seen(self, text: str) -> str:
        for ways in (*self._fixed.values(), *self._seen.values()):
            for way in ways:
                if way in text:
                    text = text.replace(way, MASK)
        return text

    def _masked(self, value: Any) -> Any:
        match value:
            case str():
                return self._pattern.sub(MASK, value) if self._pattern else value
            case list():
                return [self._masked(one) for one in value]
            case dict():
                return {self._masked(name): self._masked(one) for name, one in value.items()}
        return value


def _ways(value: str) -> tuple[str, ...]:
    """How text carries a token, which is made of few kinds of characters; of a long one, its beginning and its end."""
    parts = [value] if len(value) <= 2 * LONGEST_SEEN else [value[:LONGEST_SEEN], value[-LONGEST_SEEN:]]
    ways = [way for part in parts for way in (part, quote(part, safe=""), quote(quote(part, safe=""), safe=""))]
    encoded = [json.dumps(way)[1:-1] for way in ways]
    return tuple(dict.fromkeys([*ways, *encoded, base64.b64encode(value.encode()).decode().rstrip("=")]))


def _pattern(value: str) -> str:
    """All ways in which text may carry the value, character by character: a browser escapes some and leaves others."""
    gap = GAPS if value.isdigit() and len(value) >= LONG_NUMBER else ""
    spelled = gap.join(_spellings(character) for character in value)
    if len(value) < SHORT:
        return rf"(?<!\w){spelled}(?!\w)"
    return "|".join([spelled, *_encoded(value)]) if len(value) >= LONG_NUMBER else spelled


def _encoded(value: str) -> Iterable[str]:
    """The value in base64, also in the middle of something else that is: what it shares with its neighbours is left."""
    for before in range(3):
        coded = base64.b64encode(b"\0" * before + value.encode()).decode().rstrip("=")
        inner = coded[-(-before * 8 // 6) :]
        if (before + len(value.encode())) % 3 and before:
            inner = inner[:-1]
        yield re.escape(inner)
        if (safe := inner.translate(str.maketrans("+/", "-_"))) != inner:
            yield re.escape(safe)


def _spellings(character: str) -> str:
    """One character as itself, and as JSON, scripts, HTML and addresses write it."""
    code, once = ord(character), quote(character, safe="")
    ways = {re.escape(character), re.escape(once), rf"&#0*{code};", rf"&#x0*{code:x};"}
    ways |= {re.escape(f"&{name}") for name, text in NAMED.items() if text == character}
    ways |= {re.escape(json.dumps(character)[1:-1]), rf"\\+u{code:04x}" if code < 0x10000 else ""} - {""}
    ways |= {rf"\\+u\{{0*{code:x}\}}", "".join(f"%(?:25)*{byte:02x}" for byte in character.encode())}
    if code < 0x100:
        ways.add(rf"\\+x{code:02x}")
    if character in "\"'\\/":
        ways.add(rf"\\+{re.escape(character)}")
    if character == " ":
        ways |= {r"\+", "\u00a0"}
    return f"(?:{'|'.join(sorted(ways, key=len))})"
