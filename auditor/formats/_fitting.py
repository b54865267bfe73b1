"""What must fit together across a plan: who signs in with which account."""

import re
from collections.abc import Collection, Iterator, Sequence
from typing import Any

from auditor.errors import PlanError
from auditor.model import REFERENCE, Account, OwnPersona

from ._complaints import nearest
from ._document import Document, Loc

STANDS_FOR = re.compile(r"\{account\.([^}\s]*)\}?")
FIELDS = ("user", "password")
LISTS = ("session", "before", "after", "journeys")
JOURNEY_DEPTH = 2  # journeys, its number


def misfits(
    document: Document, personas: Sequence[str], own: Sequence[OwnPersona], accounts: Sequence[Account]
) -> Iterator[PlanError]:
    """What asks for an account's value that there is not, or for the account of a persona that has none."""
    like = {one.name: one.like for one in own}
    walking = dict.fromkeys([REFERENCE, *personas])
    served = {name for name in walking if any(_for(name, like, one.for_personas) for one in accounts)}
    lacking = [name for name in walking if name not in served]
    for loc, written in _texts({key: document.data.get(key) for key in LISTS}, ()):
        place = document.values[loc]
        for match in STANDS_FOR.finditer(written):
            if match[1] not in FIELDS or not match[0].endswith("}"):
                mend = nearest(match[1], FIELDS) if match[1] not in FIELDS else "Close its brace."
                yield document.error(f"“{match[0]}” stands for nothing: an account has user and password.", mend, place)
                continue
            who = [name for name in lacking if all(_for(name, like, named) for named in _doers(document.data, loc))]
            if who:
                have = "has" if len(who) == 1 else "have"
                message = f"“{match[0]}” stands here, and {', '.join(who)} {have} no account."
                yield document.error(message, _mend(who, accounts), place)
                lacking = [name for name in lacking if name not in who]  # told once


def _for(persona: str, like: dict[str, str], named: Collection[str]) -> bool:
    """Whether what is for these is for this persona, too: what names nobody is for all."""
    return not named or persona in named or like.get(persona) in named


def _mend(who: Sequence[str], accounts: Sequence[Account]) -> str:
    if accounts:
        return "Name it in an account's “for”, or add an account without “for”, which is for all others."
    one = f'accounts: [{{user: …, password: "${{PASSWORD}}", for: [{", ".join(who)}]}}]'
    return f"Write {one}; without “for” it is for everybody. The reference walk (desktop) is always made."


def _texts(data: Any, loc: Loc) -> Iterator[tuple[Loc, str]]:
    """All texts in the data with their places."""
    if isinstance(data, str):
        yield loc, data
        return
    parts = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in parts:
        yield from _texts(value, (*loc, key))


def _doers(data: Any, loc: Loc) -> Iterator[Collection[str]]:
    """For whom the journey is, and the action, that hold this place; the reference walk is made of every journey."""
    for depth, part in enumerate(loc):
        if isinstance(data, dict) and "for" in data:
            always = [] if depth > JOURNEY_DEPTH else [REFERENCE]
            yield [name.strip() for name in data["for"]] + always
        data = data[part]
