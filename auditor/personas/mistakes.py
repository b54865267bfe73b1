"""What a customer may type wrongly into a field of each kind."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from auditor.commons.labels import folded, is_search, purpose
from auditor.model import Box, Value

NEVER = ("password", "search", "file", "checkbox", "radio", "select", "range", "color", "hidden")
SECRETS = ("cc-", "one-time-code", "current-password", "new-password", "webauthn")
FAR_DAY = "2999-12-31"  # nobody was born then
_PARTS = {"32": "day, päivä, pv, dag", "13": "month, kuukausi, kk, månad", "abcd": "year, vuosi, år"}
_PART_OF = {word: wrong for wrong, words in _PARTS.items() for word in words.split(", ")}
_DATE_TOKENS = {"bday-day": "32", "bday-month": "13", "bday-year": "abcd"}
_DATE = re.compile(
    r"\b(date|birthday|päivämäärä|päiväys|syntymäaika|syntymäpäivä|datum|födelsedatum|pvm)\b|\bpp ?kk ?vv"
)
_TRIALS = ("x", "0", "-", "?", "xxxxxxxxxxxx", "1 2")  # one of them breaks all but the widest patterns


class Field(Value):
    """A field of a form before it is tried. Empty text: the attribute is not there."""

    key: str  # the same before and after the form was sent: its name, and which of that name it is
    path: str
    html: str = ""
    box: Box | None = None
    type: str = "text"
    label: str = ""
    autocomplete: str = ""
    inputmode: str = ""
    pattern: str = ""
    min: str = ""
    max: str = ""
    step: str = ""
    minlength: int = 0
    required: bool = False  # HTML's attribute
    aria_required: bool = False
    empty: bool = True
    focusable: bool = True  # it can be shown to the customer


class Wrong(Value):
    """A wrong value, and what kind of field it is wrong in."""

    kind: str  # e-mail, date, number, telephone, address, postcode, length, pattern
    text: str


def wrong_value(field: Field) -> Wrong | None:
    """A value that no such field can mean; None where any text may be right, or none should be tried."""
    if field.type in NEVER or secret(field) or is_search(field.label):
        return None
    return next((wrong for make in _MAKERS if (wrong := make(field))), None)


def secret(field: Field) -> bool:
    """Whether browsers do not keep what is typed into it, or should not: passwords, cards, codes."""
    return field.type == "password" or any(word.startswith(SECRETS) for word in field.autocomplete.lower().split())


def _email(field: Field) -> Wrong | None:
    asked = field.type == "email" or "email" in field.autocomplete.lower() or purpose(field.label) == "email"
    return Wrong(kind="e-mail", text="name.example.org") if asked else None


def _date(field: Field) -> Wrong | None:
    born = purpose(field.label) == "bday" or field.autocomplete.lower() == "bday"
    if field.type == "date":
        text = _beside(field, born=born)
        return Wrong(kind="date", text=text) if text else None
    if field.type not in ("text", "tel", "number"):
        return None
    part = _DATE_TOKENS.get(field.autocomplete.lower()) or _PART_OF.get(folded(field.label))
    if part:
        return None if field.type == "number" and not part.isdigit() else Wrong(kind="date", text=part)
    asked = field.type == "text" and (born or _DATE.search(folded(field.label)))
    return Wrong(kind="date", text="31.13.2020") if asked else None


def _beside(field: Field, *, born: bool) -> str:
    """The day after the last one that is allowed, or before the first; browsers take nothing in but whole dates."""
    for limit, days in ((field.max, 1), (field.min, -1)):
        try:
            return (date.fromisoformat(limit) + timedelta(days=days)).isoformat()
        except (ValueError, OverflowError):
            continue
    return FAR_DAY if born else ""


def _number(field: Field) -> Wrong | None:
    if field.type == "number":
        for limit, more in ((field.max, 1), (field.min, -1)):
            if re.fullmatch(r"-?\d{1,12}(\.\d{1,6})?", limit):
                return Wrong(kind="number", text=f"{float(limit) + more:g}")
        return Wrong(kind="number", text="0.5") if field.step in ("", "1") else None
    asked = field.type == "text" and field.inputmode in ("numeric", "decimal") and not _known(field)
    return Wrong(kind="number", text="abc") if asked else None


def _known(field: Field) -> bool:
    return (purpose(field.label) or field.autocomplete) in ("tel", "postal-code")


def _telephone(field: Field) -> Wrong | None:
    token = field.autocomplete.lower().split()[-1:] or [""]
    asked = field.type == "tel" or token[0].startswith("tel") or purpose(field.label) == "tel"
    return Wrong(kind="telephone", text="12ab") if asked else None


def _address(field: Field) -> Wrong | None:
    asked = field.type == "url" or field.autocomplete.lower() == "url"
    return Wrong(kind="address", text="example") if asked else None


def _postcode(field: Field) -> Wrong | None:
    asked = "postal-code" in field.autocomplete.lower() or purpose(field.label) == "postal-code"
    return Wrong(kind="postcode", text="x") if asked else None


def _pattern(field: Field) -> Wrong | None:
    if not field.pattern:
        return None
    try:
        found = next((text for text in _TRIALS if not re.fullmatch(field.pattern, text)), None)
    except re.error:
        return None  # browsers know signs that are none here
    return Wrong(kind="pattern", text=found) if found else None


def _length(field: Field) -> Wrong | None:
    return Wrong(kind="length", text="x" * (field.minlength - 1)) if 1 < field.minlength <= 100 else None


_MAKERS: tuple[Callable[[Field], Wrong | None], ...] = (
    _email,
    _date,
    _telephone,
    _address,
    _postcode,
    _number,
    _pattern,
    _length,
)
