"""Numbers, dates and times that are written in another language's form."""

import re

_POINTS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d.,]*\d)"  # 1,234.56
_MONTH_FIRST = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December) \d{1,2}, \d{4}"
)
_HALF_DAYS = r"\d{1,2}(?:[:.]\d{2})? ?[AaPp]\.?[Mm]\b\.?"
_SLASHES = r"(?:0?[1-9]|1[0-2])/(?:1[3-9]|2\d|3[01])/\d{4}"  # 12/31/2024: no day is the thirteenth month
# A point before the cents of a price. 12.50 may be a day or a time elsewhere: only beside the currency is it a price.
_POINT_PRICE = r"\d+\.\d{2} ?(?:€|euroa?\b|eur\b)|€ ?\d+\.\d{2}\b"
_COMMA_PRICE = r"\d+,\d{2} ?(?:€|euros?\b|eur\b)|€ ?\d+,\d{2}\b(?!,)"
_COMMAS = r"\d{1,3}(?:\.\d{3})+,\d+"  # 1.234,56
_NORTHERN = (_POINTS, _MONTH_FIRST, _HALF_DAYS, _SLASHES, _POINT_PRICE)
_FORMS = {"fi": _NORTHERN, "sv": _NORTHERN, "en": (_COMMAS, _COMMA_PRICE, r"\bklo \d{1,2}\b", r"\bkl\. ?\d{1,2}\b")}
_STRANGE = {
    language: re.compile("|".join(rf"(?<![\w.,:/-]){each}" for each in forms), re.IGNORECASE)
    for language, forms in _FORMS.items()
}


def strange_forms(text: str, language: str) -> list[str]:
    """The numbers, dates and times of a text in `fi`, `sv` or `en` that are written as another language does."""
    return [found[0].strip() for found in _STRANGE[language].finditer(text)]
