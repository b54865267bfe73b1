"""What a page says of the mistakes in a form, and where."""

import re
from collections.abc import Iterator

from auditor.commons.labels import folded
from auditor.evidence.dom import Dom
from auditor.evidence.trials import News, Trial, TriedField
from auditor.model import Box, Visit, Walk

_NAMING = 3  # letters of a label by which a text names its field
_EXAMPLE = re.compile(
    r"[\d@+]|\b(for example|e\.?g\.?|such as|like this|in the form|in the format|must (be|have|contain|start|end)|only"
    r"|letters|digits|characters|between|at least|at most|dd|mm|yyyy|include|"
    r"esimerki\w*|esim\.?|muodo\w+|pitää|kirjain\w*|numero\w* ja|merkki\w*|vähintään|enintään|välillä|pp|kk|vvvv"
    r"|vain|till exempel|t\.?\s?ex\.?|exempel\w*|i formen|format\w*|måste|bokstäver|siffror|tecken|mellan|minst|högst"
    r"|åååå)\b",
    re.IGNORECASE,
)
_WRONG_CLASS = re.compile(r"""\bclass=["'][^"']*(error|invalid|virhe|\bfel\b|danger)""", re.IGNORECASE)
_WRONG_FRAME = re.compile(
    r"""\bstyle=["'][^"']*\b(border|outline|box-shadow)[^;"']*:[^;"']*"""
    r"(red\b|#[a-f]\w?[0-4]{2,4}\b|rgb\((1[5-9]|2\d)\d, \d{1,2}, \d{1,2}\))",
    re.IGNORECASE,
)


def mistaken(trial: Trial) -> Iterator[TriedField]:
    """The fields that were sent wrongly: required ones that were empty, or those with a wrong value."""
    for field in trial.fields:
        if field.sent == "wrong" or (trial.sent == "empty" and field.sent == "empty" and field.required):
            yield field


def refused(trial: Trial) -> bool:
    """Whether the form was certainly not taken. A form that comes back without a word may have been taken."""
    if trial.outcome == "browser":
        return True
    if trial.outcome == "nothing":
        return any(drawn_as_wrong(field) for field in mistaken(trial))
    if trial.outcome not in ("page", "service"):
        return False
    unsent = trial.outcome == "page" and trial.sent == "empty" and any(mistaken(trial))
    marked = any(field.invalid for field in trial.fields) or any(_placed(news) for news in trial.news)
    return unsent or marked or (trial.status or 0) >= 400


def drawn_as_wrong(field: TriedField) -> bool:
    """Whether a field is marked as wrong in its start tag: by ARIA, by a class, or by a frame that a script drew."""
    return field.invalid or looks_wrong(field.html)


def looks_wrong(html: str) -> bool:
    """Whether a start tag has a class of errors, or a red frame."""
    tag = html.partition(">")[0]
    return bool(_WRONG_CLASS.search(tag) or _WRONG_FRAME.search(tag))


def says_something(trial: Trial) -> bool:
    """Whether any words came, wherever and of whatever."""
    heard = trial.after is not None and (trial.after.announced or trial.after.perhaps_announced)
    return bool(trial.news or trial.dialogs or trial.title or heard or any(field.said for field in trial.fields))


def said_of(trial: Trial, field: TriedField) -> list[News]:
    """The words that came for a field: in its place, tied to it, leading to it or naming it."""
    return [
        news for news in trial.news if field.path in (news.place, *news.tied, *news.links) or _names(news.text, field)
    ]


def all_of_others(trial: Trial, field: TriedField) -> bool:
    """Whether all words that came certainly speak of other fields: they name them, or are tied to them."""
    others = [one for one in trial.fields if one.path != field.path]
    return all(
        any(one.path in (*news.tied, *news.links) or _names(news.text, one) for one in others) for news in trial.news
    )


def suggests(text: str) -> bool:
    """Whether words show how a value should be: by an example, its form, its limits."""
    return bool(_EXAMPLE.search(text))


def apart(one: Box | None, other: Box | None) -> float | None:
    """The space between two boxes in CSS px; None where one of them has no place."""
    if one is None or other is None:
        return None
    gaps = (max(other[n] - one[n] - one[n + 2], one[n] - other[n] - other[n + 2], 0.0) for n in (0, 1))
    return max(gaps)


def signs_in(trial: Trial) -> bool:
    """Whether the form asks for a password: what is wrong with a sign-in is left open on purpose."""
    return any(field.type == "password" for field in trial.fields)


def shown_before(walk: Walk, visit: Visit, path: str) -> Visit:
    """The newest visit before this one that shows the element: where it was pressed."""
    before = [one for one in walk.visits if one.number < visit.number]
    for one in reversed(before):
        page = one.get(Dom)
        if isinstance(page, Dom) and page.at(path):
            return one
    return before[-1] if before else visit


def called(field: TriedField) -> str:
    """What a field is called, for messages."""
    return field.label or field.type


def _placed(news: News) -> bool:
    return bool(news.place or news.tied or news.links)


def _names(text: str, field: TriedField) -> bool:
    label = folded(field.label)
    return len(label) >= _NAMING and label in folded(text)
