"""A report in Finnish or Swedish holds no English of ours: only what the page, the plan and the samples say."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from pydantic import BaseModel
from sample_audit import NOTES, PERSONAS, RULES, joined, prevented, renamed, sample, shown

from auditor.catalogue import one
from auditor.model import Audit
from auditor.parts import Report

LANGUAGES = ("fi", "sv")
MARKED, PLAIN = ("html", "workshop", "statement"), ("markdown", "csv", "csv-findings")
ENGLISH = re.compile(
    r"\b(the|of|and|is|are|was|were|with|which|who|what|this|that|these|there|from|not|has|have|cannot|to|its?|for|by|at"
    r"|steps?|nobody|customers?|page|none|seconds|more|runs?)\b",
    re.IGNORECASE,
)
QUOTED = re.compile(r"[”“\"][^”“\"]*[”“\"]|`[^`]*`|\S*[/.…:]\S+|\S*/|--\S+")
TOLD = ("aria-label", "alt", "title", "placeholder", "data-head", "data-text")
NO_END = {"meta", "link", "br", "img", "input", "hr"}
NOT_OURS = {"bdi", "code", "pre", "script", "style"}  # of the page, the plan or the machine


class Ours(HTMLParser):
    """The texts of a page that are ours to tell: all but what stands in marks for others' words."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self.language, self.said = language, list[str]()
        self._open: list[tuple[str, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        foreign = tag in NOT_OURS or told.get("translate") == "no" or told.get("lang", self.language) != self.language
        foreign = foreign or self._foreign
        if not foreign:
            self.said += [told[name] or "" for name in TOLD if name in told]
        if tag not in NO_END:
            self._open.append((tag, foreign))

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if self._open and not self._foreign:
            self.said.append(data)

    @property
    def _foreign(self) -> bool:
        return bool(self._open) and self._open[-1][1]


def strings(value: object) -> Iterator[str]:
    """Every text within what the sample is made of."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, BaseModel):
        yield from strings(value.__dict__)
    elif isinstance(value, dict):
        for name, held in value.items():
            yield from strings(name)
            yield from strings(held)
    elif isinstance(value, tuple | list | set | frozenset):
        for held in value:
            yield from strings(held)
    elif hasattr(value, "__dataclass_fields__"):
        for name in value.__dataclass_fields__:
            yield from strings(getattr(value, name))


def left(text: str, samples: list[str]) -> str:
    """The text without what the sample says, and without what is quoted, an address or an option."""
    told = " ".join(text.split())
    for words in samples:
        told = told.replace(words, " ")
    return QUOTED.sub(" ", told)


def english(texts: list[str], samples: list[str]) -> list[str]:
    """Those texts in which English is left."""
    return [text for text in dict.fromkeys(texts) if ENGLISH.search(text) and ENGLISH.search(left(text, samples))]


@pytest.fixture(scope="module")
def audits(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Audit]]:
    folder = tmp_path_factory.mktemp("run")
    rich = sample(folder)
    other = renamed(sample(folder, personas=("desktop", "mobile")), "Cancel a booking")
    return folder, {"rich": rich, "prevented": prevented(rich), "two": joined(rich, other)}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form", [*MARKED, *PLAIN])
@pytest.mark.parametrize("name", ["rich", "prevented", pytest.param("two", marks=pytest.mark.long)])
def test_no_english_of_ours_is_left(audits: tuple[Path, dict[str, Audit]], name: str, form: str, language: str) -> None:
    folder, known = audits
    audit = known[name].model_copy(update={"language": language})
    said = {" ".join(one.split()) for one in strings((audit, RULES, PERSONAS, NOTES))}
    sentences = {part.strip() for one in said for part in re.split(r"(?<=[.:]) |`[^`]*`", one)}
    samples = sorted({one for one in said | sentences if " " in one or len(one) > 3}, key=len, reverse=True)
    text = one(Report, form).write(shown(audit, folder)).decode("utf-8-sig")
    if form in PLAIN:
        assert english(text.splitlines(), samples) == []
        return
    page = Ours(language)
    page.feed(text)
    assert english(page.said, samples) == []
