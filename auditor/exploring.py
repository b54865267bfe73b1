"""Opens what is closed on a page, one thing at a time, in a context beside the walk, and has what appears gathered."""

import asyncio
import logging
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from auditor.commons.opening import in_turn, listed, may_be_tried
from auditor.errors import AuditorError, CannotAct
from auditor.evidence.consent import Consent
from auditor.evidence.console import Console
from auditor.evidence.links import Links
from auditor.evidence.loaded_again import LoadedAgain
from auditor.evidence.login import Login
from auditor.evidence.opened import Attempt, Explored, Opened, Opener
from auditor.evidence.requests import Requests
from auditor.evidence.surroundings import Surroundings
from auditor.evidence.time_limits import TimeLimits
from auditor.gather import gather
from auditor.model import Action, Arrival
from auditor.parts import EvidenceKind
from auditor.personas.hand import Hand
from auditor.personas.opening import OPENING, Replayed
from auditor.personas.probing import posted
from auditor.personas.probing_page import PROBING
from auditor.session import Device, Session
from auditor.store import WalkWriter

# For all that is opened on one page. Opening and judging one thing takes 1 to 4 seconds on a quiet machine. The number
# of things is what bounds it; this is for pages that never come to rest: what is found may not depend on the machine.
SECONDS = 150.0
GRACE_SECONDS = 60.0  # what is under way when the time is over may take this long to come to its end
MOST_PRESSED = 3  # times the states that may be judged: what shows nothing is soon known
MOST_DEEP = 2  # a menu's submenu, a dialog's date picker; what lies deeper is opened by steps of the plan
# What is of the page and not of a state, is timed, or asks the network: the page's own visit has it.
OF_THE_PAGE = frozenset(
    kind.__name__ for kind in (Consent, Console, Links, LoadedAgain, Login, Requests, Surroundings, TimeLimits)
)

NOT_ALIKE = "Nothing was opened here: the address, opened beside the walk, does not show the same page."
LATE = "Not all was opened here: the time for one page was over."

Known = dict[str, str]  # what was looked at already → the name of the step where
Chain = tuple[Mapping[str, Any], ...]  # what is opened one after the other to come to a state
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Page:
    """The page to explore: where the walk shows it, and what the customer did there since it came."""

    session: Session
    step: str
    number: int  # of the step, from 0
    most: int  # states to be judged
    done: Sequence[Action] = ()
    began: str = ""  # the address at which it came, where that is another than it shows now


@dataclass(slots=True)
class Explorer:
    """Explores pages for one walk. What was looked at on one page is not looked at again on the next."""

    writer: WalkWriter
    kinds: Sequence[EvidenceKind]
    pictures: bool = True
    known: Known = field(default_factory=dict)

    async def explore(self, page: Page, hand: type[Hand] | Any, site: Any) -> Explored:
        """Open what is closed there; each state that appears is written down as a visit of the step."""
        tried: list[Attempt] = []
        left: list[str] = []
        refused: Sequence[str] = ()
        try:
            async with (
                asyncio.timeout(SECONDS + GRACE_SECONDS),
                page.session.aside(device=unhurried(page.session.device)) as other,
            ):
                refused = other.refused()
                until = time.monotonic() + SECONDS
                way = hand(other, site)
                beside = Replayed(other, page.session.url, until, hand=way, done=page.done, began=page.began)
                here = await page.session.evaluate(f"() => {PROBING}.known()")
                if await beside.shows(here, posted=posted(page.session)):
                    await _Exploring(self, page, beside, tried, left).run()
                else:
                    left.append(NOT_ALIKE)
        except TimeoutError:
            left.append(LATE)
        except AuditorError as error:  # a page beside that ends or hangs takes nothing of the walk with it
            log.warning("exploring %s: %s", page.step, error)
            left.append(f"Not all was opened here: {error.message}")
        except Exception as error:  # an oddity of a page that nobody asked for must not end the walk
            log.exception("exploring %s", page.step)
            left.append(f"Not all was opened here ({type(error).__name__}: {str(error)[:200]}).")
        return Explored(attempts=tuple(tried), refused=len(refused), left_out=tuple(dict.fromkeys(left)))

    async def gather(self, other: Session, page: Page, opened: Opened) -> None:
        """A visit of what is shown beside the walk now."""
        wanted = [kind for kind in self.kinds if kind.order > 0 and kind.id not in OF_THE_PAGE]
        writer = self.writer.opened
        found = dict(await gather(other, wanted, writer, pictures=self.pictures))
        found[Opened.__name__] = opened
        arrival = Arrival(
            step=page.number,
            url=other.url,
            title=await other.title(),
            status=other.status,
            new_document=False,
            opened=", then ".join(str(opener) for opener in opened.openers),
        )
        writer.visit(arrival, found)


def unhurried(device: Device) -> Device:
    """The same screen on a line and a processor as they come: how fast it is, the walk itself has measured."""
    return replace(device, cpu_slowdown=1, latency_ms=0, download_kbps=None, upload_kbps=None, patience=1)


@dataclass(slots=True)
class _Exploring:
    """One page being explored."""

    explorer: Explorer
    page: Page
    beside: Replayed
    tried: list[Attempt]
    left: list[str]
    judged: int = 0

    async def run(self) -> None:
        """First what the page itself shows, then what lies in what was opened."""
        waiting = await self._closed((), fresh=False)
        for depth in range(MOST_DEEP):
            deeper: list[Chain] = []
            for number, chain in enumerate(waiting):
                if (
                    self.judged >= self.page.most
                    or self.beside.over
                    or len(self.tried) >= MOST_PRESSED * self.page.most
                ):
                    self._leave(waiting[number:])
                    return
                deeper += await self._open(chain, deep=depth + 1 < MOST_DEEP)
            waiting = deeper

    def _leave(self, rest: Sequence[Chain]) -> None:
        names = listed([str(_opener(chain[-1])) for chain in rest])
        if self.beside.over:
            self.left.append(f"Not opened, since the time for one page was over: {names}.")
        else:
            self.left.append(f"Not opened, since no more than {self.page.most} things are opened: {names}.")

    async def _closed(self, chain: Chain, *, fresh: bool) -> list[Chain]:
        """What may be opened, in turn; what the walk has met already comes last."""
        told = await self.beside.ask("closed", fresh, of=OPENING)
        spared = [one for one in told["found"] if not may_be_tried(one)]
        if spared:
            names = listed([str(_opener(one)) for one in spared])
            self.left.append(f"Not tried, since the words say that it does more than open: {names}.")
        ranked = in_turn(one for one in told["found"] if one not in spared)
        return [(*chain, one) for one in sorted(ranked, key=lambda one: self._key((one,)) in self.explorer.known)]

    def _key(self, chain: Chain) -> str:
        return " | ".join(f"{one['path']} {one['shape']} {one['name']}" for one in chain)

    async def _open(self, chain: Chain, *, deep: bool) -> list[Chain]:
        """Open one thing as a customer would; returns what may be opened in what appears."""
        where = self.explorer.known.get(self._key(chain))
        if where and chain[0]["place"] == "around":  # head, foot and navigation are the same on the next page
            self._note(chain, "known", f"It was opened on “{where}” already.")
            return []
        told = await self._pressed(chain)
        if told is None:
            return []
        self.explorer.known[self._key(chain)] = self.page.step
        digest = told["digest"]
        if where := self.explorer.known.get(digest):
            self._note(chain, "known", f"The same was looked at on “{where}”.")
            return []
        self.explorer.known[digest] = self.page.step
        inside = await self._closed(chain, fresh=True) if deep else []
        openers = tuple(_opener(one) for one in chain)
        facts = {name: told[name] for name in ("roots", "paths", "left_out", "layer")}
        opened = Opened.model_validate({"openers": openers, **facts})
        await self.explorer.gather(self.beside.session, self.page, opened)
        self.judged += 1
        self._note(chain, "shown")
        return inside

    async def _pressed(self, chain: Chain) -> Mapping[str, Any] | None:
        """What has appeared after the last of the chain was pressed; None where nothing did."""
        await self.beside.close()
        try:
            for one in chain:
                told = await self.beside.open(one)
        except CannotAct as error:
            self._note(chain, "failed", error.message)
            return None
        if went := await self.beside.went():
            self._note(chain, "left", f"It leads to {went.to}.")
            return None
        if not told["paths"]:
            self._note(chain, "nothing")
            return None
        return told

    def _note(self, chain: Chain, came: Any, why: str = "") -> None:
        words = ", then ".join(str(_opener(one)) for one in chain)
        self.tried.append(Attempt(opener=words, path=chain[-1]["path"], came=came, why=why))


def _opener(one: Mapping[str, Any]) -> Opener:
    return Opener(path=one["path"], role=one["role"], name=one["name"], kind=one["kind"])
