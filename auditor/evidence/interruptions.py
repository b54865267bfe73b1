"""What comes between the customer and the task: what lies over the page, when it came and after what, what is asked."""

import asyncio
import logging
from functools import cached_property
from importlib.resources import files
from typing import Literal
from weakref import WeakKeyDictionary

from auditor.errors import AuditorError, BrowserDied
from auditor.model import Box, Evidence, Value
from auditor.parts import evidence
from auditor.session import Session

SCRIPT = files(__package__).joinpath("interruptions.js").read_text(encoding="utf-8").strip()
LIMITS = {"layers": 12, "text": 600, "over": 8, "asks": 10, "behind": 200, "looked": 5_000}

PAGES = 3  # of a walk on which time is let pass: what comes late comes on the first ones, and each costs 2 s
LATER_SECONDS = 8.0  # the limit of that
PASSING = ((8.0, 8.0), (30.0, 22.0))  # seconds since the page was opened, seconds to pass
LEAVE = """() => {
  const where = { bubbles: true, clientX: innerWidth / 2, clientY: -5, relatedTarget: null };
  document.documentElement.dispatchEvent(new MouseEvent("mouseout", where));
  document.documentElement.dispatchEvent(new MouseEvent("mouseleave", { ...where, bubbles: false }));
  document.dispatchEvent(new MouseEvent("mouseleave", { ...where, bubbles: false }));
}"""
log = logging.getLogger(__name__)
_WAITED: WeakKeyDictionary[Session, set[str]] = WeakKeyDictionary()


class Closer(Value):
    """A control that says that it closes the layer."""

    path: str
    name: str = ""


class Under(Value):
    """A control or a text that a floating part lies on, where the page is scrolled as far as it goes."""

    path: str
    name: str = ""
    control: bool = False
    middle: bool = False  # its middle, where it is pressed
    part: float = 0  # of its area


class Over(Value):
    """Something that floats over the page.

    `after`: what had been done just before it came; empty: nothing, it came by itself.
    """

    path: str
    html: str = ""
    box: Box | None = None
    text: str = ""  # cut at 600 characters
    shown: bool = True  # still, when the visit was looked at
    in_view: bool = True
    position: str = ""
    at_ms: int = 0  # from the start of the document, to some 300 ms
    load_ms: int = 0  # the same from when the document was loaded; below 0: it came while it loaded
    after: Literal["", "press", "scroll", "leaving"] = ""
    share: float = 0  # of the view, where it is the topmost
    modal: bool = False
    landmark: bool = False  # it is, or holds, a head, foot or navigation
    holds_page: bool = False  # it holds the page's own content
    controls: int = 0
    fields: int = 0
    closers: tuple[Closer, ...] = ()
    email: bool = False  # a field asks for an e-mail address
    password: bool = False
    frame: bool = False  # it holds a frame, and what that says is not known
    store: bool = False  # it leads to a shop for apps
    over: tuple[Under, ...] = ()
    behind: bool = True  # something of the page is beside it
    lies_over: bool = True  # something of the page is below it
    late: bool = False  # it came over the same page opened beside the walk; `at_ms` is when it was there at the latest

    @property
    def unasked(self) -> bool:
        """Nobody opened it, and it is something apart from the page."""
        return self.after != "press" and self.shown and self.in_view and not self.landmark and not self.holds_page


class Ask(Value):
    """A permission that the page asked the browser for. `own`: right after the customer had pressed something."""

    what: str
    at_ms: int = 0
    own: bool = False


class Interruptions(Evidence):
    """What floats over the page and what was asked, up to when the visit was looked at; frames of others left out.

    On the first pages of a walk with a mouse, also what comes later, by scrolling, or on leaving (`Over.late`).


    `told`: the watch was there from the document's start. `gone` counts what has left the document again.
    """

    told: bool = True
    width: int = 0
    height: int = 0
    layers: tuple[Over, ...] = ()
    gone: int = 0
    asks: tuple[Ask, ...] = ()
    left_out: int = 0
    scripts: bool = True  # the page has any: without one, nothing comes later

    @cached_property
    def unasked(self) -> tuple[Over, ...]:
        """What nobody opened, the largest first; what lies in another one left out."""
        own = sorted((one for one in self.layers if one.unasked), key=lambda one: -one.share)
        return tuple(one for one in own if not any(one.path.startswith(f"{other.path} > ") for other in own))


@evidence(Interruptions, order=8, usual=False)
async def gather(session: Session) -> Interruptions:
    """Late, so that what comes some seconds after the page is seen too; then what comes later still, beside it."""
    seen = await look(session)
    waits = seen.scripts and not session.device.touch and session.method == "GET" and _may_wait(session)
    late = await _later(session, {one.path for one in seen.layers}) if waits else ()
    return seen.model_copy(update={"layers": (*seen.layers, *late)})


async def look(session: Session) -> Interruptions:
    """What is there now."""
    return Interruptions.model_validate(await session.evaluate(SCRIPT, LIMITS))


def _may_wait(session: Session) -> bool:
    """Whether time is to be spent on this page: on the first few addresses of a walk, once each."""
    known = _WAITED.setdefault(session, set())
    address = session.url.partition("?")[0].partition("#")[0]
    if address in known or len(known) >= PAGES:
        return False
    known.add(address)
    return True


async def _later(session: Session, known: set[str]) -> tuple[Over, ...]:
    """What comes over the same page, opened anew, when time passes, it is scrolled, and the pointer leaves it."""
    found: list[Over] = []
    try:
        async with asyncio.timeout(LATER_SECONDS):
            await _wait_beside(session, known, found)
    except BrowserDied:
        raise
    except (AuditorError, TimeoutError) as error:
        log.info("what comes later over %s was not seen to the end: %s", session.url, error)
    return tuple(found)


async def _wait_beside(session: Session, known: set[str], found: list[Over]) -> None:
    async def note(after: str, seconds: float) -> None:
        await other.settle(seconds=1, quiet_ms=120)
        for one in (await look(other)).layers:
            if one.path not in known:
                known.add(one.path)
                told = {"late": True, "after": after} | ({"at_ms": int(seconds * 1000)} if seconds else {})
                found.append(one.model_copy(update=told))

    async with session.aside() as other, other.full_speed():
        await other.own_clock()
        await other.open(session.url)
        await note("", 0)
        for seconds, passed in PASSING:
            await other.pass_time(passed)
            await note("", seconds)
        await other.scroll("bottom")
        await note("scroll", 0)
        await other.evaluate(LEAVE)
        await note("leaving", 0)
