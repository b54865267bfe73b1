"""Takes a rule's docs apart into paragraphs, items and code, so that reports need no markup."""

import re
from collections.abc import Iterator

from auditor.showing import Paragraph, Piece, Prose

_EXAMPLE = re.compile(r":(?=\s|$)")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-ZÅÄÖ`“\"])")


def prose(text: str) -> Prose:
    """The blocks of a section: blank lines part them, `- ` begins an item, ``` or four blanks stand before code."""
    return tuple(_blocks(text.strip("\n")))


def first_sentence(text: str) -> str:
    """The first sentence of a section, without its backticks and without the example that follows a colon."""
    start = next((block for block in prose(text) if block.kind != "code"), None)
    if start is None:
        return ""
    words = "".join(piece.text for piece in start.pieces)
    masked = "".join("`" * len(piece.text) if piece.code else piece.text for piece in start.pieces)
    sentence = _SENTENCE_END.split(masked)[0]
    before = _EXAMPLE.split(sentence)[0]
    return words[: len(before)].strip() + ("" if before == sentence else ".")


def _blocks(text: str) -> Iterator[Paragraph]:
    for number, part in enumerate(re.split(r"^```.*$", text, flags=re.MULTILINE)):
        if number % 2:
            yield Paragraph("code", (Piece(part.strip("\n"), code=True),))
            continue
        for block in re.split(r"\n\s*\n", part):
            yield from _block(block.strip("\n"))


def _block(block: str) -> Iterator[Paragraph]:
    lines = block.splitlines()
    if lines and all(line.startswith("    ") for line in lines):
        yield Paragraph("code", (Piece("\n".join(line[4:] for line in lines), code=True),))
        return
    for item in re.split(r"^(?=[-*] )", block, flags=re.MULTILINE):
        words = " ".join(item.split())
        if words.startswith(("- ", "* ")):
            yield Paragraph("item", _pieces(words[2:]))
        elif words:
            yield Paragraph("text", _pieces(words))


def _pieces(text: str) -> tuple[Piece, ...]:
    runs = re.split(r"`+([^`]+)`+", text)
    return tuple(Piece(run, code=bool(number % 2)) for number, run in enumerate(runs) if run)
