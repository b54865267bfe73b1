"""Reads a kept session: cookies and storage, as Playwright writes them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, ValidationError, ValidationInfo

from auditor.commons.keys import of_cookies, of_storage
from auditor.errors import CannotAct
from auditor.kept import read_session

from ._names import file_of_folder
from ._units import wrong

MEND = "Make it with: playwright codegen --save-storage={} ADDRESS"
MOST_BYTES = 5_000_000
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
    yielded = of_cookies((one.value, one.httpOnly) for one in state.cookies)
    stored = of_storage(entry.value for origin in state.origins for entry in origin.localStorage)
    for value in (*yielded, *stored):
        yield from (value,) if len(value) <= 2 * PIECE else (value[:PIECE], value[-PIECE:])
