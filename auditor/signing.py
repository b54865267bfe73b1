"""Signs in to the service as the plan says, once for all that begins signed in, and anew where that ends."""

import asyncio
import logging
import time
from dataclasses import dataclass, field

import pyotp

from auditor.arrive import holds, unmet
from auditor.consenting import answer
from auditor.engines.chromium import Chromium
from auditor.errors import AuditorError, BrowserDied, CannotAct
from auditor.filling import PASSWORD, USER, filled, named_hosts
from auditor.kept import read_session
from auditor.lanes import account_of
from auditor.model import Account, Action, ActionKind, Plan, SigningIn, Step
from auditor.parts import Persona
from auditor.personas.hand import Hand
from auditor.personas.notes import Site
from auditor.session import Device, Session
from auditor.sessions import Made, State, forget_state, keep_state, kept_state, name_of, values_of
from auditor.store import RunFolder

CODE = "{code}"  # in a plan: the one-time code of this moment
BARELY = 4.0  # seconds; a code that lasts no longer may have ended before it is sent
SETTLE_SECONDS = 15.0
BUDGET_SECONDS = 300.0  # of one sign-in
DIALOGS = {ActionKind.ACCEPT_DIALOG, ActionKind.DISMISS_DIALOG}
log = logging.getLogger(__name__)


@dataclass(slots=True)
class SignedIn:
    """The states of one run, by account. Nobody signs in twice at a time, nor again after that has failed."""

    plan: Plan
    folder: RunFolder
    _states: dict[str, Made] = field(default_factory=dict)
    _failed: dict[str, str] = field(default_factory=dict)
    _turns: dict[str, asyncio.Lock] = field(default_factory=dict)
    _last_code: str = ""

    def serves(self, persona: Persona) -> bool:
        """Whether walks of this persona begin signed in."""
        told = self.plan.sign_in
        return told is not None and (
            not told.for_personas or {persona.id, persona.like} & {*told.for_personas} != set()
        )

    async def state(self, engine: Chromium, persona: Persona, *, ended: State | None = None) -> State | None:
        """The cookies and storage to begin with (Playwright's storage state); None where nobody signs in.

        `ended`: a state that a page says is one no more; then there is a new one, unless somebody has made it already.
        Raises CannotAct where the service could not be signed in to.
        """
        if self.plan.sign_in is None or not self.serves(persona):
            return None
        account = account_of(self.plan, persona)
        name = name_of(self.plan, account)
        async with self._turns.setdefault(name, asyncio.Lock()):
            made = self._states.get(name) or kept_state(name)
            if made and made.lasts(self.plan.sign_in.keep_minutes) and made.state != ended:
                return self._taken(name, made)
            if why := self._failed.get(name):
                raise CannotAct(why)
            forget_state(name)
            return self._taken(name, await self._made(engine, name, account, self.plan.sign_in))

    def _taken(self, name: str, made: Made) -> State:
        self._states[name] = made
        self.folder.keep_secret([*values_of(made.state), made.code])
        return made.state

    async def _made(self, engine: Chromium, name: str, account: Account | None, told: SigningIn) -> Made:
        try:
            async with asyncio.timeout(BUDGET_SECONDS), engine.session(Device(), self.folder.secrets) as session:
                await self._walk(session, told, account)
                made = Made(await session.state(), time.time(), self._last_code)
        except BrowserDied:
            raise
        except (AuditorError, TimeoutError) as error:
            why = f"it took longer than {BUDGET_SECONDS / 60:g} minutes." if isinstance(error, TimeoutError) else error
            self._failed[name] = f"The service could not be signed in to: {why} Look at session: in the plan."
            raise CannotAct(self._failed[name]) from error
        log.info("Signed in%s", " anew" if name in self._states else "")
        if told.keep_minutes:
            keep_state(name, made)
        return made

    async def _walk(self, session: Session, told: SigningIn, account: Account | None) -> None:
        """Do what the plan's way in says; nothing is judged, and nothing but its outcome is kept."""
        values = {USER: account.user, PASSWORD: account.password} if account else {}
        site = Site(self.plan.url, named_hosts(self.plan), self.plan.folder)
        hand = Hand(session, site)
        for step in filled(told.journey, values).steps:
            if step.manual:
                await self._pass_over(session, step)
                continue
            await self._step(hand, step, told)
        if await holds(session, told.signed_out):
            raise CannotAct("After the last step the page still looks as signed_out: says.")

    async def _pass_over(self, session: Session, step: Step) -> None:
        if step.session is None:
            message = f"“{step.name}” is a step that only a person can pass."
            raise CannotAct(message, "Keep a session by hand, and name its file with session: on that step.")
        await session.restore(read_session(self.plan.folder / step.session))

    async def _step(self, hand: Hand, step: Step, told: SigningIn) -> None:
        await hand.begin(step)
        for number, action in enumerate(step.actions):
            if action.kind in DIALOGS:
                continue
            rest = step.actions[number + 1 :]
            if rest and rest[0].kind in DIALOGS:
                accepted = rest[0].kind is ActionKind.ACCEPT_DIALOG
                await hand.session.answer_dialogs(accept=accepted, text=rest[0].value)
            await self._act(hand, action, told)
        if step.expect and (why := await unmet(hand.session, step.expect)):
            raise CannotAct(f"After “{step.name}”: {why}")

    async def _act(self, hand: Hand, action: Action, told: SigningIn) -> None:
        if action.value and CODE in action.value and told.code:
            action = action.model_copy(update={"value": action.value.replace(CODE, await self._code(told.code))})
        documents = hand.session.documents
        touch = await hand.act(action)
        await hand.session.settle(seconds=SETTLE_SECONDS)
        if touch.went != "done" and not action.optional:
            raise CannotAct(f"{action}: {' '.join(touch.tried[-1:]) or touch.went}")
        if self.plan.consent != "leave" and hand.session.documents != documents:
            await answer(hand.session, self.plan.consent, first=True)

    async def _code(self, secret: str) -> str:
        """A one-time code that lasts a while yet, and was not used before: services take each once."""
        codes = pyotp.parse_uri(secret) if secret.startswith("otpauth:") else pyotp.TOTP(secret)
        if not isinstance(codes, pyotp.TOTP):
            raise CannotAct("code: is no secret of one-time codes by the clock.")
        left = codes.interval - time.time() % codes.interval
        if left < min(BARELY, codes.interval / 4) or codes.now() == self._last_code:
            await asyncio.sleep(left + 0.1)
        self._last_code = codes.now()
        self.folder.keep_secret([self._last_code])
        return self._last_code
