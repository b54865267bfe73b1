"""What a plan names is looked for until the time is over, also where it goes away while it is looked at."""

from pathlib import Path
from typing import Any

import pytest
from service import Service

from auditor.engines.chromium import Chromium
from auditor.model import Target
from auditor.personas.hand import Hand
from auditor.personas.notes import Site
from auditor.session import Control, Device, Session

SEND = Target(by="role", value="button", name="Send")


class Flickering:
    """A session that finds nothing at first, as Chromium's does where a page draws an element anew just then."""

    def __init__(self, session: Session, misses: int) -> None:
        self._session, self._misses = session, misses

    def __getattr__(self, name: str) -> Any:
        return getattr(self._session, name)

    async def find(self, target: Target, *, seconds: float = 5) -> Control | None:
        self._misses -= 1
        return None if self._misses >= 0 else await self._session.find(target, seconds=seconds)


@pytest.mark.parametrize(("misses", "seconds", "words"), [(0, 0.0, "Send"), (2, 3.0, "Send"), (1_000, 0.3, None)])
async def test_one_miss_is_no_absence(
    engine: Chromium, service: Service, misses: int, seconds: float, words: str | None
) -> None:
    async with engine.session(Device()) as session:
        await session.open(service.page("/", "<button>Send</button>"))
        hand = Hand(Flickering(session, misses), Site(service.url, frozenset(), Path()))
        control = await hand.look_for(SEND, seconds)
        assert (control and (await control.facts()).name) == words
