"""Where a walk signed in, told by the passwords that it typed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from auditor.commons.walks import documents, touched, touches
from auditor.evidence.dom import Dom, FormField
from auditor.evidence.touches import Touch
from auditor.model import Visit, Walk

_TYPING = ("fill", "type")
_SIGN_OUT = re.compile(r"\b(log|sign) ?(out|off)\b|\blogout\b|kirjaudu ulos|uloskirjau|logga ut|utlogg", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class SignIn:
    """A password typed on a visit; `new` where an account is made with it, and not used."""

    visit: Visit
    page: Dom
    touch: Touch
    new: bool


def sign_ins(walk: Walk) -> Iterator[SignIn]:
    """The visits on which the walk typed a password, tries after a mistake and after signing out left out."""
    last: SignIn | None = None
    for visit, page in documents(walk):
        typed = [one for one in touches(visit) if one.action in _TYPING and one.type == "password"]
        done = next((one for one in typed if one.went == "done"), None)
        if done is None:
            continue
        here = SignIn(visit, page, done, _makes_account(page))
        if last is None or not (_tried_again(walk, last, here) or _signed_out(walk, last, here)):
            yield here
        last = here


def _tried_again(walk: Walk, one: SignIn, other: SignIn) -> bool:
    """Whether every page between two asks who the customer is: the first try did not let them in."""
    between = (page for visit, page in documents(walk) if one.visit.number < visit.number < other.visit.number)
    return all(_passwords(page) or _asks_who(page) for page in between)


def _signed_out(walk: Walk, one: SignIn, other: SignIn) -> bool:
    between = (t for visit, t in touched(walk) if one.visit.number <= visit.number < other.visit.number)
    return any(_SIGN_OUT.search(f"{touch.name} {touch.label}") for touch in between)


def _makes_account(page: Dom) -> bool:
    fields = _passwords(page)
    new = any("new-password" in page.of(field).attributes.get("autocomplete", "") for field in fields)
    return new or len(fields) > 1


def _passwords(page: Dom) -> list[FormField]:
    return [field for field in page.fields if field.type == "password" and page.of(field).visible]


def _asks_who(page: Dom) -> bool:
    tokens = (page.of(field).attributes.get("autocomplete", "") for field in page.fields)
    return any("username" in token for token in tokens) or any(field.type == "email" for field in page.fields)
