"""Masks secret values in everything that is written down."""

import base64
import html
import json
import re
from collections.abc import Iterable
from urllib.parse import quote, quote_plus

MASK = "•••"
SHORTEST = 3  # a shorter value would mask half of every text; it is masked where it stands alone
GAPS = r"[\s\-\u2010-\u2015\u00b7.]?"  # services show long numbers in groups


class Secrets:
    """The values that reach no evidence, log, error or report. Knows the ways in which text carries them."""

    def __init__(self, values: Iterable[str] = ()) -> None:
        self.values = tuple(sorted({value for value in values if value}, key=len, reverse=True))
        forms = {form for value in self.values for form in _forms(value)}
        parts = [_pattern(form) for form in sorted(forms, key=len, reverse=True)]
        self._pattern = re.compile("|".join(parts), re.IGNORECASE) if parts else None

    def mask(self, text: str) -> str:
        """The text with every secret in it replaced."""
        return self._pattern.sub(MASK, text) if self._pattern else text


def _forms(value: str) -> set[str]:
    in_json = {json.dumps(value)[1:-1], json.dumps(value, ensure_ascii=False)[1:-1]}
    in_urls = {quote(value, safe=""), quote(value), quote_plus(value)}
    in_html = {html.escape(value), html.escape(value, quote=False)}
    encoded = {base64.b64encode(value.encode()).decode().rstrip("=")} if len(value) >= 6 else set()
    nested = {json.dumps(form)[1:-1] for form in in_html}
    return {value} | in_json | in_urls | in_html | encoded | nested


def _pattern(form: str) -> str:
    if len(form) < SHORTEST:
        return rf"(?<!\w){re.escape(form)}(?!\w)"
    if form.isdigit() and len(form) >= 8:
        return GAPS.join(form)
    return re.escape(form)
