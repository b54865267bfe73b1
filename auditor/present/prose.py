"""Takes a rule's docs apart into paragraphs, items and code, so that reports need no markup."""

import re
from collections.abc import Iterator
from typing import Literal

from auditor.languages import Words
from auditor.showing import Paragraph, Piece, Prose

Kind = Literal["text", "item", "code"]
_MARKS: dict[Kind, str] = {"text": "{}", "item": "- {}", "code": "```\n{}\n```"}

_EXAMPLE = re.compile(r":(?=\s|$)")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-ZÅÄÖ`“\"])")


def prose(text: str) -> Prose:
    """The blocks of a section, their code told from their words."""
    return tuple(Paragraph(kind, _pieces(block, code=kind == "code")) for kind, block in blocks(text))


def translated(text: str, words: Words) -> str:
    """A section in a language, block by block; code stays."""
    return "\n\n".join(
        _MARKS[kind].format(block if kind == "code" else words.gettext(block)) for kind, block in blocks(text)
    )


def blocks(text: str) -> Iterator[tuple[Kind, str]]:
    """The blocks of a section: blank lines part them, `- ` begins an item, ``` or four blanks stand before code."""
    for number, part in enumerate(re.split(r"^```.*$", text.strip("\n"), flags=re.MULTILINE)):
        if number % 2:
            yield "code", part.strip("\n")
            continue
        for block in re.split(r"\n\s*\n", part):
            yield from _block(block.strip("\n"))


def first_sentence(text: str) -> str:
    """The first sentence of a section, without its backticks and without the example that follows a colon."""
    start = next((block for block in prose(text) if block.kind != "code"), None)
    if start is None:
        return ""
    whole = "".join(piece.text for piece in start.pieces)
    masked = "".join("`" * len(piece.text) if piece.code else piece.text for piece in start.pieces)
    sentence = _SENTENCE_END.split(masked)[0]
    before = _EXAMPLE.split(sentence)[0]
    return whole[: len(before)].strip() + ("" if before == sentence else ".")


def _block(block: str) -> Iterator[tuple[Kind, str]]:
    lines = block.splitlines()
    if lines and all(line.startswith("    ") for line in lines):
        yield "code", "\n".join(line[4:] for line in lines)
        return
    for item in re.split(r"^(?=[-*] )", block, flags=re.MULTILINE):
        words = " ".join(item.split())
        if words.startswith(("- ", "* ")):
            yield "item", words[2:]
        elif words:
            yield "text", words


def _pieces(text: str, *, code: bool) -> tuple[Piece, ...]:
    if code:
        return (Piece(text, code=True),)
    runs = re.split(r"`+([^`]+)`+", text)
    return tuple(Piece(run, code=bool(number % 2)) for number, run in enumerate(runs) if run)
