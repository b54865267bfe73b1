"""Reads a kept session: cookies and storage, as Playwright writes them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, JsonValue, TypeAdapter, ValidationError, ValidationInfo

from auditor.errors import CannotAct
from auditor.kept import read_session

from ._names import file_of_folder
from ._units import wrong

MEND = "Make it with: playwright codegen --save-storage={} ADDRESS"
MOST_BYTES = 5_000_000
# What opens a session is long, and no word of the page: “accepted” or “sv-FI” must not vanish from the evidence.
KEY = re.compile(r"(?=.*[0-9])(?=.*[A-Za-z])[\w\-.~+/=%|:]{16,}|[\w\-+/=]{24,}")
# Programs keep much in storage; in JSON only what is called like this opens a session.
CALLED = re.compile(r"token|secret|session|auth|jwt|passw|credential|sid|key", re.IGNORECASE)
SHORTEST_HIDDEN = 6  # characters of a cookie that scripts may not read: nothing but a session is kept there
PIECE = 128  # characters at each end of a longer value: without them nobody gets in, and masking stays fast


class _Cookie(BaseModel):
    name: str
    value: str
    httpOnly: bool = False  # noqa: N815 - Playwright's name


class _Entry(BaseModel):
    name: str
    value: str


class _Origin(BaseModel):
    origin: str
    localStorage: tuple[_Entry, ...] = ()  # noqa: N815 - Playwright's name


class _State(BaseModel):
    cookies: tuple[_Cookie, ...]
    origins: tuple[_Origin, ...]


_JSON: TypeAdapter[Any] = TypeAdapter(JsonValue)


@dataclass(frozen=True, slots=True)
class Kept:
    """A file with a kept session, and the values in it that let somebody in."""

    file: str
    secrets: frozenset[str]


def kept(name: Any, info: ValidationInfo) -> Kept:
    """The kept session in this file of the plan's folder."""
    if not isinstance(name, str) or not name.strip():
        raise wrong("“session” names no file.", MEND.format("session.json"))
    file = file_of_folder(name, info, "Kept sessions come from that folder")
    if file.stat().st_size > MOST_BYTES:
        raise wrong(f"“{name}” is too large for a kept session.", MEND.format(name))
    try:
        state = _State.model_validate(read_session(file))
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(map(str, first["loc"]))
        raise wrong(f"“{name}” is no kept session: {where}: {first['msg']}.", MEND.format(name)) from None
    except (CannotAct, RecursionError):
        raise wrong(
            f"“{name}” is no kept session: it is not JSON with cookies and origins.", MEND.format(name)
        ) from None
    return Kept(name, frozenset(_secrets(state)))


def _secrets(state: _State) -> Iterator[str]:
    values = [entry.value for origin in state.origins for entry in origin.localStorage]
    hidden = [one.value for one in state.cookies if one.httpOnly and len(one.value) >= SHORTEST_HIDDEN]
    values += [cookie.value for cookie in state.cookies]
    keys = (key for value in values for key in _keys(value) if KEY.fullmatch(key) and "://" not in key)
    for value in (*hidden, *keys):
        yield from (value,) if len(value) <= 2 * PIECE else (value[:PIECE], value[-PIECE:])


def _keys(value: str) -> Iterator[str]:
    """The value, or, where it is JSON, those in it that are called like a key."""
    try:
        told = _JSON.validate_json(value) if value[:1] in ("{", "[", '"') else value
    except ValidationError:
        told = value
    yield from (told,) if isinstance(told, str) else _called(told)


def _called(told: Any) -> Iterator[str]:
    parts = told.items() if isinstance(told, dict) else enumerate(told) if isinstance(told, list) else ()
    for name, value in parts:
        if isinstance(value, str) and CALLED.search(str(name)):
            yield value
        else:
            yield from _called(value)
