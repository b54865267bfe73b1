"""Tries dialogs with the keyboard: whether the focus goes in, stays in, comes back, and whether Escape closes."""

import time
from typing import Any

from auditor.evidence.keyboard_probes import Dialog
from auditor.session import Session

from .probing_page import LOOK, PROBING, Beside

MOST = 4  # dialogs of one page; what opens them is often built alike
OPEN_SECONDS = 0.5  # how long a dialog may take to open, a fade included
FOCUS_SECONDS = 0.6  # how long it may take to fetch the focus: after a fade of 0.3 s, as in Bootstrap, and some more
CLOSE_SECONDS = 0.6
MOST_TABS = 15  # presses in a dialog; one with more stops is not gone all round


async def try_dialogs(page: Beside, *, safe: bool) -> tuple[Dialog, ...]:
    """Open what says that it opens a dialog, and where `safe` what may; look at each."""
    found: list[Dialog] = []
    for opener in await page.ask("openers", safe):
        if len(found) >= MOST or page.over:
            break
        await page.again()
        if await page.ask("dialog"):
            break  # one stands open by itself: no other is reached
        if (dialog := await _try(page, opener)) and dialog.path not in {one.path for one in found}:
            found.append(dialog)
    return tuple(found)


async def open_dialog(session: Session, stops: tuple[str, ...]) -> Dialog | None:
    """The dialog that stands open on the walk's own page, as far as it is known without touching it."""
    told = await session.evaluate(f"() => {PROBING}.dialog()")
    if not told:
        return None
    out = await session.evaluate(f"(told) => {PROBING}.outside(told)", [told["path"], list(stops)])
    return _dialog(told).model_copy(update={"out": out})


async def _try(page: Beside, opener: dict[str, Any]) -> Dialog | None:
    if not await page.ask("focus", opener["path"]):
        return None
    await page.press("Enter")
    told = await _opened(page)
    if not told or await page.went():
        return None
    deadline = time.monotonic() + FOCUS_SECONDS
    while not told["focus_in"] and time.monotonic() < deadline:
        await page.wait(LOOK)
        told = await page.ask("dialog") or told
    dialog = _dialog(told).model_copy(update={"opener": opener["path"], "opener_name": opener["name"]})
    dialog = dialog.model_copy(update=await _tabbed(page, dialog))
    return dialog.model_copy(update=await _closed(page, dialog, told["first"]))


async def _opened(page: Beside) -> dict[str, Any] | None:
    deadline = time.monotonic() + OPEN_SECONDS
    while time.monotonic() < deadline:
        if told := await page.ask("dialog"):
            return dict(told)
        await page.wait(LOOK)
    return None


async def _tabbed(page: Beside, dialog: Dialog) -> dict[str, Any]:
    """Whether Tab leads out of it into the page."""
    for _ in range(min(MOST_TABS, dialog.stops + 3)):
        await page.press("Tab")
        if not await page.ask("visible", dialog.path):
            return {}
        if out := await page.ask("outOf", dialog.path):
            return {"out": out["path"], "out_covered": out["covered"]}
    return {}


async def _closed(page: Beside, dialog: Dialog, first: str) -> dict[str, Any]:
    """Close it by Escape, else by its button; where the focus is then."""
    if first and not await page.ask("inside", dialog.path):
        await page.ask("focus", first)  # where the customer would be: Tab may have led on
    await page.press("Escape")
    escape = await page.until_true("visible", dialog.path, CLOSE_SECONDS, wanted=False)
    closed = escape
    if not closed and dialog.closer and await page.ask("focus", dialog.closer):
        await page.press("Enter")
        closed = await page.until_true("visible", dialog.path, CLOSE_SECONDS, wanted=False)
    told: dict[str, Any] = {"escape": escape, "closed": closed}
    if not closed:
        return told
    deadline = time.monotonic() + FOCUS_SECONDS
    back = await page.ask("backAt", dialog.opener)
    while not back["home"] and time.monotonic() < deadline:
        await page.wait(LOOK)
        back = await page.ask("backAt", dialog.opener)
    at = dialog.opener if back["home"] else back["back"]
    return {**told, "back": at, "opener_left": await page.ask("takes", dialog.opener)}


def _dialog(told: dict[str, Any]) -> Dialog:
    return Dialog.model_validate({name: value for name, value in told.items() if name in Dialog.model_fields})
