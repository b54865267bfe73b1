"""Speaks a language: texts by their English, messages with their values, numbers and days as they are written there."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any, Literal

from babel.dates import format_date
from babel.numbers import format_decimal

from .catalogs import texts
from .messages import cut, fill, rounded
from .recognising import recognised

Language = Literal["en", "fi", "sv"]
_PARTS = re.compile(r"(?<=[.!?:])\s+(?=[A-ZÅÄÖ“{])")
_LOCALES = {"en": "en_GB", "fi": "fi_FI", "sv": "sv_FI"}


@dataclass(frozen=True, slots=True)
class Words:
    """What a reader is told, in their language."""

    language: Language = "en"

    def __call__(self, text: str, /, **values: Any) -> str:
        """A fixed text of ours, `{names}` filled; numbers as they are written in this language."""
        return fill(self.gettext(text), values, lambda value, _: self._plain(value)) if values else self.gettext(text)

    def many(self, one: str, many: str, n: int, /, **values: Any) -> str:
        """One text or the other, by a number that is also `{n}`."""
        return fill(self.ngettext(one, many, n), {"n": n, **values}, lambda value, _: self._plain(value))

    def gettext(self, text: str) -> str:
        """The text in this language; English where the catalog does not have it."""
        return texts(self.language).one.get(text, text)

    def ngettext(self, one: str, many: str, n: int) -> str:
        """One form for one thing, another for all other numbers: so it is in all three languages."""
        first, other = texts(self.language).many.get(one, (one, many))
        return first if n == 1 else other

    def message(self, template: str, values: dict[str, Any]) -> str:
        """What a finding says. A value that is not quoted may hold words of ours, which are told in this language."""
        said = self.gettext(template)
        if said == template:  # a rule may put several sentences together, and add `{why}`
            said = " ".join(self.gettext(part) for part in _PARTS.split(template))
        return fill(said, values, self._told)

    def sentence(self, text: str) -> str:
        """An English text that was written down with its values (a reason, a gap) in this language, as far as known."""
        return text if self.language == "en" else recognised(text, self.language)

    def number(self, value: float, decimals: int | None = None) -> str:
        """A number with so many decimals, or with as many as say something."""
        if decimals is None:
            text = rounded(value)
            whole, _, rest = text.partition(".")
            decimals = len(rest) if whole.lstrip("-").isdigit() else 0
        return format_decimal(value, format=f"#,##0{'.' * bool(decimals)}{'0' * decimals}", locale=self._locale)

    def day(self, when: str | date) -> str:
        """A day in words, such as 22 November 2026; a text that is no time stays as it is."""
        try:
            day = datetime.fromisoformat(when) if isinstance(when, str) else when
        except ValueError:
            return str(when)
        return format_date(day, format="long", locale=self._locale)

    @property
    def _locale(self) -> str:
        return _LOCALES[self.language]

    def _told(self, value: Any, quoted: bool) -> str:  # noqa: FBT001 - as `fill` asks
        if isinstance(value, str) and not quoted:
            return cut(self.sentence(value))
        if isinstance(value, list | tuple):
            return ", ".join(self._told(one, quoted) for one in value)
        return self._plain(value)

    def _plain(self, value: Any) -> str:
        if isinstance(value, bool) or value is None:
            return str(value).lower()
        if isinstance(value, int | float):
            return self.number(value) if self.language != "en" else rounded(value)
        if isinstance(value, list | tuple):
            return ", ".join(self._plain(one) for one in value)
        return cut(str(value))


@cache
def words_in(language: str) -> Words:
    """The words of a language; English for one that is not known."""
    return Words(language if language in _LOCALES else "en")  # type: ignore[arg-type]
