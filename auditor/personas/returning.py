"""A customer who goes on from another device."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Literal
from urllib.parse import urldefrag

from auditor.commons.resuming import SEEN, PageSeen, lost_fields, shows
from auditor.commons.right_page import LOOK
from auditor.errors import AuditorError, BrowserDied
from auditor.evidence.accesslint import AccessLint
from auditor.evidence.axe import Axe
from auditor.evidence.colouring import Colouring
from auditor.evidence.frames import Frames
from auditor.evidence.images import Images
from auditor.evidence.markup import Markup
from auditor.evidence.media import Media
from auditor.evidence.resumed import Opening, Resumed
from auditor.evidence.tables import Tables
from auditor.evidence.touches import Touch
from auditor.model import Action, ActionKind, Evidence, Missing, Step
from auditor.parts import Besides, Persona, read_docs
from auditor.session import Control, Device, Facts, Session

from .hand import Hand
from .mobile import AGENT, Finger
from .notes import Here

DOCS = """Begins at a desktop computer and goes on from a phone, and the other way round.

## How it acts
At the end of each step opens the step's address in a fresh context of the other device: once with nothing carried over,
as from a link in a mail, and once with the session's cookies. Where that shows the same thing, with what the plan does
next, it goes on there, so that the next step is walked on the other device, and the one after it on the first again. A
mouse clicks at the desktop, a finger taps on the phone.

## What it is there to notice
Addresses that lead elsewhere, to an error or to an empty form on another device; journeys that cannot be finished from
there.

## What it cannot decide
It does not go on elsewhere while something is begun on a page and not sent yet, nor where the plan next goes back in
the history or to another tab: a fresh context has neither. What the browser itself keeps (local storage) is not
carried over. Nothing is sent twice: what is opened on the side may only read.

## Conditions
1366 by 768 with a mouse, and 390 by 844 CSS px at three device pixels each with a finger. Line and processor as they
are.
"""

DESKTOP = Device(width=1366, height=768)
PHONE = Device(width=390, height=844, scale=3, mobile=True, touch=True, user_agent=AGENT)
OF_THE_TAB = {ActionKind.BACK, ActionKind.FORWARD, ActionKind.SWITCH_TAB, ActionKind.CLOSE_TAB}
ONLY_LOOKING = {ActionKind.SCROLL, ActionKind.HOVER, ActionKind.SCREENSHOT, ActionKind.WAIT_FOR}
SETTLE_SECONDS = 10.0
Carried = Literal["nothing", "cookies"]


class TwoHands(Finger):
    """Taps on the phone, clicks at the desktop, and changes between them."""

    moved = False  # since the last visit
    left = 0  # number of the step that it moved after
    shown: tuple[int, str] = (-1, "")  # document and address, as they were when something was last done
    begun = False  # something was done on what is shown

    async def activate(self, control: Control, facts: Facts, *, double: bool = False) -> None:
        """Tap or click."""
        way = Finger if self.session.device.touch else Hand
        await way.activate(self, control, facts, double=double)

    async def add(self, control: Control, facts: Facts, text: str) -> None:
        """Tap or click the field, then type."""
        way = Finger if self.session.device.touch else Hand
        await way.add(self, control, facts, text)

    async def point(self, control: Control, facts: Facts) -> None:
        """Point with what there is."""
        way = Finger if self.session.device.touch else Hand
        await way.point(self, control, facts)

    async def begin(self, step: Step) -> None:
        """Show what was opened on the other device: what the step touches stands there."""
        await super().begin(step)
        if self.moved:
            self.moved = False
            await self.look_here(self.left)

    async def came(self, action: Action, touch: Touch) -> Touch:
        """Note whether something was done on a page that stays."""
        now = self.session.documents, self.session.url.partition("#")[0]
        if now != self.shown:
            self.shown, self.begun = now, False
        elif action.kind not in ONLY_LOOKING:
            self.begun = True
        return touch

    async def notice(self, here: Here) -> Mapping[str, Evidence | Missing]:
        """At the end of a step, try to go on elsewhere."""
        if not here.ends or not self.session.url.startswith(("http:", "https:")):
            return {}
        before = await seen(self.session)
        found = Resumed(
            address=self.session.url,
            heading=before.facts.heading,
            device=_name(self.session.device),
            posted=self.session.method == "POST",
            begun=self.begun,
            sought=_sought(here.rest),
        )
        fresh = await self._open(before, here, "nothing", move=False)
        carrying = await self._open(before, here, "cookies", move=self._may_move(here))
        return {Resumed.__name__: found.model_copy(update={"openings": (fresh, carrying), "went_on": self.moved})}

    def _may_move(self, here: Here) -> bool:
        """Whether the walk could go on elsewhere at all, with something left to do."""
        return bool(here.rest) and not self.begun and not any(action.kind in OF_THE_TAB for action in here.rest)

    async def _open(self, before: PageSeen, here: Here, carried: Carried, *, move: bool) -> Opening:
        """Open the address on the other device; go on there where that is wanted and possible."""
        device = other_device(self.session.device)
        address = self.session.url
        async with self.session.aside(device=device, carry=carried, writes=move) as aside:
            try:
                await aside.open(address)
                await aside.settle(seconds=SETTLE_SECONDS)
                after = await seen(aside)
            except BrowserDied:
                raise
            except AuditorError as error:
                return Opening(carried=carried, device=_name(device), shows="error", url=address, title=str(error))
            opening = Opening(
                carried=carried,
                device=_name(device),
                shows=shows(before, after, self.site.url),
                url=after.facts.url,
                title=after.facts.title,
                heading=after.facts.heading,
                status=after.status,
                lost=tuple(lost_fields(before, after)),
                by_script=_left_by_script(aside),
                found=await _there(aside, here.rest),
            )
            if move and opening.shows == "same" and opening.found is not False:
                await self.session.go_on_in(aside)
                self.moved, self.left = True, here.number
                self.shown = (self.session.documents, self.session.url.partition("#")[0])
            return opening


async def seen(session: Session) -> PageSeen:
    """The page that a session shows."""
    facts, more = await session.evaluate(LOOK, seconds=15), await session.evaluate(SEEN, seconds=15)
    return PageSeen.model_validate({"facts": facts, "status": session.status, **more})


def other_device(device: Device) -> Device:
    """A phone for a desktop, and a desktop for a phone, speaking the same language."""
    return replace(DESKTOP if device.touch else PHONE, locale=device.locale)


def _left_by_script(session: Session) -> bool:
    """Whether the address is not the one that the document was sent for."""
    asked = [urldefrag(one["url"])[0] for one in session.requests() if one["type"] == "document"]
    return bool(asked) and urldefrag(session.url)[0] not in asked


def _name(device: Device) -> Literal["phone", "desktop"]:
    return "phone" if device.touch else "desktop"


def _sought(rest: Sequence[Action]) -> str:
    return str(rest[0].target) if rest and rest[0].target else ""


async def _there(session: Session, rest: Sequence[Action]) -> bool | None:
    """Whether what the plan does first next is on the page, shown or in a closed menu."""
    target = rest[0].target if rest else None
    if target is None or rest[0].optional:
        return None
    return await session.find(target, seconds=2) is not None


returning = Persona(
    id="returning",
    title="Returning",
    hint="another device",
    device=DESKTOP,
    way=TwoHands,
    conditions="desktop and phone by turns, line as it comes",
    docs=read_docs(DOCS),
    also=(Resumed,),
    besides=Besides(always="opens the address of each step on another device, and goes on there where it can"),
    spares=(Axe, AccessLint, Colouring, Images, Media, Frames, Markup, Tables),
)
