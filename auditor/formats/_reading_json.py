"""Reads JSON as data in which the line of each part is known."""

import json
import re
from typing import Any, NoReturn

from auditor.errors import PlanError

Loc = tuple[str | int, ...]
MOST_BYTES = 20_000_000  # a recording of some hours
TOKEN = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"|[{}\[\],:]|[^\s{}\[\],:"]+|\n', re.DOTALL)


def read_json(raw: bytes, file: str) -> tuple[Any, dict[Loc, int]]:
    """The data, and the line on which each part of it begins. Raises PlanError where it is no JSON."""
    if len(raw) > MOST_BYTES:
        raise PlanError("This file is too large to be read.", "It has at most 20 MB.", file=file)
    text = _decoded(raw, file)
    try:
        return json.loads(text, parse_constant=_no_number), _lines(text)
    except json.JSONDecodeError as wrong:
        message, mend = f"This is not JSON: {wrong.msg}.", "Export or save the file again."
        raise PlanError(message, mend, file=file, line=wrong.lineno, column=wrong.colno) from None
    except (RecursionError, ValueError) as wrong:
        why = "it is nested too deeply" if isinstance(wrong, RecursionError) else "it holds a number that is none"
        raise PlanError(f"This is not JSON that can be read: {why}.", "Export the file again.", file=file) from None


def _decoded(raw: bytes, file: str) -> str:
    try:
        return raw.decode("utf-16" if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    except UnicodeDecodeError:
        raise PlanError("This file is not UTF-8 text.", "Save it as UTF-8.", file=file) from None


def _no_number(word: str) -> NoReturn:
    raise ValueError(word)


def _lines(text: str) -> dict[Loc, int]:
    """Where each part begins, for text that is JSON."""
    lines: dict[Loc, int] = {}
    line, loc = 1, list[str | int]()
    key: str | None = None
    for sign in TOKEN.findall(text):
        if sign == "\n":
            line += 1
        elif sign in "}]":
            loc.pop()
        elif sign == ",":
            key = None
            if isinstance(loc[-1], int):
                loc[-1] += 1
        elif sign != ":":
            if loc and isinstance(loc[-1], str) and key is None:
                key = loc[-1] = json.loads(sign)
                continue
            lines[tuple(loc)] = line
            if sign in "{[":
                loc.append("" if sign == "{" else 0)
            key = None if sign == "{" else key
    return lines
