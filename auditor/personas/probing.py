"""What the keyboard persona tries on a page: in a page of its own beside the walk, once for each page."""

import asyncio
import json
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urldefrag

from auditor.errors import AuditorError, BrowserDied
from auditor.evidence.keyboard_probes import KeyboardProbes
from auditor.evidence.tab_stops import TabStops
from auditor.model import Evidence, Missing
from auditor.session import Session

from .probing_dialogs import open_dialog, try_dialogs
from .probing_fields import SHORTCUTS, try_clicks, try_fields, try_shortcuts, try_skip_links
from .probing_hover import try_hover
from .probing_page import PROBING, Beside
from .probing_presses import try_presses
from .probing_widgets import try_widgets
from .tabbing import tab_through

SECONDS = 18.0  # for all that is tried on one page; a usual page takes 1 to 3
LOOKED_SECONDS = 2.2  # how old a page must be to tell what changes by itself on it
ALIKE = 0.9  # share of the controls that two openings of one page have in common
Noted = Mapping[str, Evidence | Missing]

ELSEWHERE = (
    "Dialogs, menus, fields, shortcuts and what shows on hover were not tried here: the address, opened beside the"
    " walk, does not show the same page."
)
UNSAFE = (
    "Nothing was clicked on trial and no letter was pressed as a shortcut here: the step is not `safe: true`, and the"
    " service is not on this machine."
)
LATE = "Not all was tried here: the time for one page was over."


@dataclass(slots=True)
class Prober:
    """Probes pages for one walk. A page that was met before is not probed again."""

    known: dict[str, Noted] = field(default_factory=dict)

    async def look(self, session: Session, *, safe: bool, begun: bool = False) -> Noted:
        """The evidence of the page that is shown, by the names of its kinds. The page is left as it was.

        `begun`: something was done on it since it came, which some keys might undo.
        """
        try:
            here = await session.evaluate(f"() => {PROBING}.known()")
            key = json.dumps([urldefrag(session.url)[0], safe, here])
            if key not in self.known:
                self.known[key] = await self._probed(session, here, safe=safe, begun=begun)
            return self.known[key]
        except BrowserDied:
            raise
        except AuditorError as error:
            why = Missing(f"The keys that were tried came to nothing: {error.message}")
            return {kind.__name__: why for kind in (TabStops, KeyboardProbes)}

    async def _probed(self, session: Session, here: Any, *, safe: bool, begun: bool) -> Noted:
        if not posted(session):
            async with session.aside() as other:
                page = Beside(other, session.url, time.monotonic() + SECONDS)
                await page.fresh()
                page.moving = await _moving(session)
                if alike(here, await page.ask("known")):
                    return await _beside(page, safe=safe)
        return await _here(session, begun=begun)


async def _beside(page: Beside, *, safe: bool) -> Noted:
    """All that is tried, in a page that shows the same."""
    stops = await tab_through(page.session, beside=True)
    if stops.way_out or stops.ended == "stuck":
        await page.fresh()
    # What changes the page most comes last: opening it anew takes the most time.
    skips = await try_skip_links(page, stops.stops)
    dialogs = await try_dialogs(page, safe=safe)
    if not dialogs and (standing := await open_dialog(page.session, tuple(stop.path for stop in stops.stops))):
        dialogs = (standing,)
    presses = await try_presses(page) if safe and not page.over else ()
    widgets = await try_widgets(page)
    inputs = await try_fields(page)
    shown = await try_hover(page)
    pressed, shortcuts = await try_shortcuts(page) if safe and not page.over else (0, ())
    steers = bool(await page.ask("steers", of=SHORTCUTS)) if shortcuts else True
    switch = str(await page.ask("switched", of=SHORTCUTS)) if shortcuts else ""
    if safe and stops.unreached:
        stops = stops.model_copy(update={"unreached": await try_clicks(page, stops.unreached)})
    left_out = ((LATE,) if page.over else ()) + (() if safe else (UNSAFE,))
    probes = KeyboardProbes(
        skip_links=skips,
        dialogs=dialogs,
        widgets=widgets,
        inputs=inputs,
        shown=shown,
        keys_pressed=pressed,
        shortcuts=shortcuts,
        steers=steers,
        switch=switch,
        presses=presses,
        left_out=left_out,
    )
    return {TabStops.__name__: stops, KeyboardProbes.__name__: probes}


async def _moving(session: Session) -> tuple[str, ...]:
    """Paths of what changes by itself on the walk's own page, which nobody touches meanwhile."""
    age = float(await session.evaluate("() => performance.now() - (globalThis.auditorChanges?.begun ?? 0)"))
    await asyncio.sleep(max(0.0, LOOKED_SECONDS - age / 1000))
    return tuple(await session.evaluate(f"() => {PROBING}.moving()"))


async def _here(session: Session, *, begun: bool) -> Noted:
    """What can be looked at in the walk's own page: where Tab leads, and the dialog that stands open."""
    stops = await tab_through(session, beside=False, begun=begun)
    dialog = await open_dialog(session, tuple(stop.path for stop in stops.stops))
    probes = KeyboardProbes(dialogs=(dialog,), left_out=(ELSEWHERE,)) if dialog else Missing(ELSEWHERE)
    return {TabStops.__name__: stops, KeyboardProbes.__name__: probes}


def posted(session: Session) -> bool:
    """Whether the document that is shown was sent for with data: its address alone does not lead to it."""
    asked = [request for request in session.requests() if request.get("type") == "document"]
    answered = [one for one in asked if urldefrag(one.get("url", ""))[0] == urldefrag(session.url)[0]]
    return bool(answered) and answered[-1].get("method", "GET") != "GET"


def alike(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether two looks at a page tell of the same state: title, heading, what stands open, nearly all controls."""
    if any(one[name] != other[name] for name in ("title", "heading", "open", "expanded", "invalid")):
        return False
    left = list(other["controls"])
    common = 0
    for control in one["controls"]:
        if control in left:
            left.remove(control)
            common += 1
    most = max(len(one["controls"]), len(other["controls"]))
    return not most or common / most >= ALIKE
