"""Gives a crawl sessions that begin signed in, and tells when that has ended."""

import logging
import re
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace

from auditor.arrive import holds
from auditor.commons.right_page import LOGIN_STANDS
from auditor.engines.chromium import Chromium
from auditor.fetching import AGENT
from auditor.parts import Persona
from auditor.session import Device, Session
from auditor.sessions import State
from auditor.signing import SignedIn

from .opening import Opened

MOST_ENDS = 20  # of one browser's time: a service that ends sessions faster is crawled as it comes
UNAUTHORIZED = 401
log = logging.getLogger(__name__)


@dataclass(slots=True)
class Signed:
    """Sessions of one browser. Where the plan signs in nowhere they are as any."""

    engine: Chromium
    device: Device
    persona: Persona
    states: SignedIn
    carry: Callable[[State], None] = lambda _: None  # the same for what the tool fetches itself
    ends: int = 0
    _state: State | None = None
    _ended: State | None = None

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[Session]:
        """A session until the end of the block. Raises CannotAct where the service could not be signed in to."""
        self._state = await self.states.state(self.engine, self.persona, ended=self._ended)
        if self._state is not None:
            self.carry(self._state)
        secrets = self.states.folder.secrets
        async with self.engine.session(self.device, secrets, state=self._state) as session:
            yield session

    async def over(self, session: Session, opened: Opened) -> bool:
        """Whether this page is of somebody who is signed in no more; the next session then begins anew."""
        told = self.states.plan.sign_in
        if told is None or self._state is None or opened.file or self.ends >= MOST_ENDS:
            return False
        walled = opened.status == UNAUTHORIZED or opened.why.startswith(LOGIN_STANDS)
        if not walled and not (opened.look and await holds(session, told.signed_out)):
            return False
        log.info("%s: the session has ended", opened.url)
        self.ends, self._ended = self.ends + 1, self._state
        return True


def announced(device: Device, browser: str) -> Device:
    """The same device, in a browser that says who crawls."""
    major = re.sub(r"\D*(\d+).*", r"\1", browser)
    usual = f"Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/{major}.0.0.0 Safari/537.36"
    return replace(device, user_agent=f"{device.user_agent or usual} {AGENT}")
