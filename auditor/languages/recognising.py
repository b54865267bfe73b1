"""Knows English sentences again that were written down with their values, and says them in another language.

Evidence is kept for as long as a run is, and holds sentences, not templates: a run of last year can be told in Finnish.
"""

import re
from dataclasses import dataclass
from functools import cache

from .catalogs import texts
from .messages import NAME

_SENTENCES = re.compile(r"(?<=[.!?])\s+(?=[A-ZÅÄÖ“])")
_FIGURE = re.compile(r"\d+\.\d+")  # as English writes it; Finnish and Swedish write a comma
_LONGEST = 2000  # characters: longer texts are a page's, not ours


@dataclass(frozen=True, slots=True)
class _Shape:
    """A template as a pattern. `anchor` is its longest fixed part, which a text must hold."""

    template: str
    anchor: str
    pattern: re.Pattern[str]
    names: tuple[str, ...]
    quoted: tuple[bool, ...]


def recognised(text: str, language: str) -> str:
    """The text in a language, as far as it is known; what is not known stays English, what is quoted stays as it is."""
    if len(text) > _LONGEST or not text.strip():
        return text
    return _said(text, language)


@cache
def _said(text: str, language: str) -> str:
    whole = _whole(text, language)
    if whole is not None:
        return whole
    parts = _SENTENCES.split(text)
    return " ".join(_said(part, language) for part in parts) if len(parts) > 1 else text


def _whole(text: str, language: str) -> str | None:
    if text in texts(language).one:
        return texts(language).one[text]
    for shape in _shapes(language):
        if shape.anchor in text and (found := shape.pattern.fullmatch(text)):
            return _told(shape, found, language)
    return None


def _told(shape: _Shape, found: re.Match[str], language: str) -> str:
    values = {
        name: part if quoted else part.replace(".", ",") if _FIGURE.fullmatch(part) else _said(part, language)
        for name, quoted, part in zip(shape.names, shape.quoted, found.groups(), strict=True)
    }
    return NAME.sub(lambda name: name[1] + values.get(name[2], name[0]), texts(language).one[shape.template])


@cache
def _shapes(language: str) -> tuple[_Shape, ...]:
    """Those with the longest fixed part first: they fit least by chance."""
    return tuple(sorted(map(_shape, texts(language).shapes), key=lambda shape: -len(shape.anchor)))


def _shape(template: str) -> _Shape:
    fixed = NAME.split(template)[::3]
    found = list(NAME.finditer(template))
    ends = [*(template[one.end() :][:1] for one in found)]
    parts = [re.escape(fixed[0])]
    for one, end, after in zip(found, ends, fixed[1:], strict=True):
        quoted = one[1] and end == "”"
        parts.append(f"{re.escape(one[1])}({'[^”]*' if quoted else '.+?'}){re.escape(after)}")
    return _Shape(
        template=template,
        anchor=max(fixed, key=len),
        pattern=re.compile("".join(parts), re.DOTALL),
        names=tuple(one[2] for one in found),
        quoted=tuple(bool(one[1]) for one in found),
    )
