"""Makes a plan's journeys of what is written, and gathers the secrets that are met on the way."""

import re
from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import parse_qs, urlsplit

from auditor.model import Account, Action, ActionKind, Command, Expect, Journey, SigningIn, Step
from auditor.secrets import NO_SECRET

from ._actions import ActionText, AroundText
from ._document import Document, Loc
from ._kept import Kept
from ._session import SessionText
from ._steps import ExpectText, StepText
from ._targets import DragText, FillText, PressText, ScrollText, TargetText, UploadText, WaitText
from ._written import JourneyText, PlanText

TYPED = (ActionKind.FILL, ActionKind.TYPE, ActionKind.ACCEPT_DIALOG)
PASSWORD_FIELD = re.compile(r"passw|pwd\b|salasana|lösenord", re.IGNORECASE)
SHORTEST_KEY = 8  # characters of what an address takes from the environment: shorter ones are languages and numbers
CRAWLED = ("start", "essential", "include", "exclude")
SIGN_IN = "Signing in"  # what the journey of a session is called
MINUTE_MS = 60_000
USER, PASSWORD = "{account.user}", "{account.password}"


class Journeys:
    """Makes journeys. `secrets`: each value to be masked as it is typed, and what of it the environment gave."""

    def __init__(self, document: Document, accounts: Sequence[Account]) -> None:
        self._document, self._accounts = document, accounts
        self._public = ""  # what a report shows anyway
        self._secrets = {account.password for account in accounts}
        self._secret_users = False
        for number in range(len(accounts)):
            taken = self._taken(("accounts", number, "user"))
            self._secret_users = self._secret_users or bool(taken)
            self._secrets |= taken | self._taken(("accounts", number, "password"))
        self._secrets |= {account.user for account in accounts if self._secret_users}

    @property
    def secrets(self) -> frozenset[str]:
        """Those that were met so far."""
        return frozenset(self._secrets - {""})

    def made(self, written: PlanText) -> tuple[Journey, ...]:
        """The plan's journeys; what is done around every walk comes before what is done around a journey's own."""
        self._public = " ".join([written.url, *(owner.match for owner in written.owners or ())])
        before, after = self._around(written.before, ("before",)), self._around(written.after, ("after",))
        return tuple(self._journey(one, ("journeys", i), before, after) for i, one in enumerate(written.journeys))

    def crawled(self) -> None:
        """Gather what the addresses of a crawl take from the environment, as those that journeys open do."""
        for loc, taken in self._document.taken.items():
            if loc[:1] == ("crawl",) and loc[1] in CRAWLED:
                self._keys(taken)

    def signing_in(self, written: SessionText) -> SigningIn:
        """How the service is signed in to."""
        loc = ("session",)
        steps = tuple(self._step(step, (*loc, "steps", i)) for i, step in enumerate(written.steps))
        self._secrets |= set(_keys_of(written.code or ""))
        return SigningIn(
            journey=Journey(name=SIGN_IN, steps=steps, line=self._document.line(loc)),
            signed_out=_expect(written.signed_out),
            code=written.code,
            keep_minutes=written.keep / MINUTE_MS,
            line=self._document.line(loc),
        ).model_copy(update={"for_personas": written.for_})

    def _journey(
        self, written: JourneyText, loc: Loc, before: tuple[Action | Command, ...], after: tuple[Action | Command, ...]
    ) -> Journey:
        steps = tuple(self._step(step, (*loc, "steps", i)) for i, step in enumerate(written.steps))
        return Journey(
            name=written.name,
            steps=steps,
            before=before + self._around(written.before, (*loc, "before")),
            after=after + self._around(written.after, (*loc, "after")),
            line=self._document.line(loc),
        ).model_copy(update={"for_personas": written.for_})

    def _around(self, written: Sequence[AroundText] | AroundText | None, loc: Loc) -> tuple[Action | Command, ...]:
        if isinstance(written, AroundText):
            return (self._part(written, loc),)
        return tuple(self._part(one, (*loc, i)) for i, one in enumerate(written or ()))

    def _part(self, written: AroundText, loc: Loc) -> Action | Command:
        if written.run is None:
            return self._action(written, loc)
        run = (*loc, "run")
        taken = self._taken(run).union(*(self._taken((*run, i)) for i in range(len(written.run))))
        self._secrets |= {value for value in taken if value not in self._public}
        return Command(run=written.run, line=self._document.line(loc))

    def _step(self, written: StepText, loc: Loc) -> Step:
        session: Kept | None = written.session
        self._secrets |= session.secrets if session else frozenset()
        return Step(
            name=written.name,
            owner=written.owner,
            actions=tuple(self._action(one, (*loc, "actions", i)) for i, one in enumerate(written.actions or ())),
            expect=_expect(written.expect),
            safe=written.safe,
            stop_before=written.stop_before,
            manual=written.manual,
            explore=written.explore,
            session=session.file if session else None,
            line=self._document.line(loc),
        )

    def _action(self, written: ActionText, loc: Loc) -> Action:
        kind = written.kind
        details = _details(getattr(written, kind))
        value = details.get("value") or ""
        taken = self._taken((*loc, kind)) | self._taken((*loc, kind, "value"))
        secret = details.pop("secret", False) or (kind in TYPED and bool(taken))
        secret = secret or PASSWORD in value or (self._secret_users and USER in value)
        if secret:
            self._secrets |= taken | set(self._filled(value))
        elif kind in TYPED and _names_password(details.get("target")) and value.casefold() not in NO_SECRET:
            self._secrets.add(value)
        if kind == ActionKind.OPEN:
            self._keys(taken)
        return Action.model_validate(
            {
                "kind": kind,
                **details,
                "secret": secret,
                "for": written.for_,
                "optional": written.optional,
                "line": self._document.line(loc),
            }
        )

    def _keys(self, taken: frozenset[str]) -> None:
        """Parts of an address that only the environment knows, such as a key."""
        self._secrets |= {one for one in taken if _is_key(one) and one not in self._public}

    def _filled(self, value: str) -> Iterator[str]:
        """The value as each account makes it; itself where it names none."""
        if USER not in value and PASSWORD not in value:
            yield value
            return
        for account in self._accounts:
            yield value.replace(USER, account.user).replace(PASSWORD, account.password)

    def _taken(self, loc: Loc) -> frozenset[str]:
        """What the text at this path took from the environment."""
        return self._document.taken.get(loc, frozenset())


def _keys_of(code: str) -> Iterator[str]:
    """A secret of one-time codes, and that within the address that a QR code holds."""
    yield code
    yield from parse_qs(urlsplit(code).query).get("secret", ()) if code.startswith("otpauth:") else ()


def _names_password(target: Any) -> bool:
    """Whether what is typed there is nobody's to read, although the plan does not say so."""
    return bool(PASSWORD_FIELD.search(str(target or "")))


def _is_key(value: str) -> bool:
    return len(value) >= SHORTEST_KEY and not re.search(r"[/.\s]", value)


def _expect(written: ExpectText | None) -> Expect:
    if written is None:
        return Expect()
    return Expect(
        text=written.text,
        url=written.url,
        title=written.title,
        visible=written.visible.target() if written.visible else None,
        hidden=written.hidden.target() if written.hidden else None,
    )


def _details(given: Any) -> dict[str, Any]:
    """The target and the value of an action, from whatever it is written as."""
    match given:
        case FillText():
            return {"target": given.target(), "value": given.value, "secret": given.secret}
        case UploadText():
            return {"target": given.target(), "value": given.value}
        case PressText():
            return {"target": given.on.target() if given.on else None, "value": given.key}
        case DragText():
            return {"target": given.from_.target(), "to": given.to.target()}
        case ScrollText():
            return {"target": given.target(), "value": given.word}
        case WaitText():
            return {"target": given.target(), "value": given.seconds or given.url}
        case TargetText():
            return {"target": given.target()}
    return {"value": given}
