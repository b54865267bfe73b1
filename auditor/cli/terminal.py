"""Prints to the terminal: results to standard output, all else to standard error."""

import sys
from typing import IO

from rich.console import Console
from rich.text import Text


def output() -> Console:
    """Where results go."""
    return _console(sys.stdout)


def errors() -> Console:
    """Where progress, warnings and errors go."""
    return _console(sys.stderr)


def plain(text: str) -> str:
    """Text from a page or a plan as one line without control characters, which could steer the terminal."""
    return "".join(letter if letter.isprintable() else " " for letter in text)


def say(console: Console, *parts: str | tuple[str, str]) -> None:
    """Print one line, never cut or wrapped. Parts are texts, or pairs of a text and its style."""
    safe = [plain(part) if isinstance(part, str) else (plain(part[0]), part[1]) for part in parts]
    console.print(Text.assemble(*safe), soft_wrap=True)


def _console(stream: IO[str]) -> Console:
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure:
        reconfigure(errors="replace")  # a terminal without Unicode must not end a run
    return Console(file=stream, highlight=False, markup=False, emoji=False)
