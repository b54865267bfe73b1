"""Points at what may show something, and looks whether that can be sent away, be pointed at, and stays."""

import time
from typing import Any

from auditor.errors import CannotAct
from auditor.evidence.keyboard_probes import Shown

from .probing_page import LOOK, Beside, script

MOST = 5
SHOW_SECONDS = 0.6  # how long something may take to come up: common delays are 0.2 to 0.5 s
LEAVE_SECONDS = 0.4  # how long it may take to go, a fade included
STAY_SECONDS = 0.8
MOST_WATCHED = 2  # what is watched for this long
HOVER = script("probing_hover")


async def try_hover(page: Beside) -> tuple[Shown, ...]:
    """Come to each trigger with the pointer, with the focus where the pointer shows nothing."""
    found: list[Shown] = []
    await page.again()
    for trigger in await page.ask("triggers", MOST, of=HOVER):
        if page.over:
            break
        shown = await _on_hover(page, trigger, watched=len(found) < MOST_WATCHED) or await _on_focus(page, trigger)
        if shown:
            found.append(shown)
            await page.fresh()
    return tuple(found)


async def _on_hover(page: Beside, trigger: dict[str, Any], *, watched: bool) -> Shown | None:
    if not await page.ask("pressable", trigger["path"]):
        return None
    await page.ask("remember", of=HOVER)
    if not await _point(page, trigger["path"]):
        return None
    told = await _came(page, trigger["path"])
    if not told:
        return None
    clear = told.pop("clear")
    shown = Shown.model_validate({**told, "trigger": trigger["path"], "trigger_name": trigger["name"], "on": "hover"})
    stays = None
    if watched:
        await page.wait(STAY_SECONDS)
        stays = await _there(page, shown.path)
    hoverable = False if clear else await _hoverable(page, shown.path) if stays is not False else None
    escape = None
    if hoverable is not False or await _shown_again(page, shown):
        await page.press("Escape")
        escape = not await _stays(page, shown.path)
    return shown.model_copy(update={"stays": stays, "hoverable": hoverable, "escape": escape})


async def _shown_again(page: Beside, shown: Shown) -> bool:
    await _point(page, shown.trigger)
    return bool(await _came(page, shown.trigger))


async def _on_focus(page: Beside, trigger: dict[str, Any]) -> Shown | None:
    await page.ask("remember", of=HOVER)
    if not trigger["focusable"] or not await page.ask("focus", trigger["path"]):
        return None
    told = await _came(page, trigger["path"])
    if not told:
        return None
    told.pop("clear")
    shown = Shown.model_validate({**told, "trigger": trigger["path"], "trigger_name": trigger["name"], "on": "focus"})
    await page.press("Escape")
    return shown.model_copy(update={"escape": not await _stays(page, shown.path)})


async def _point(page: Beside, path: str) -> bool:
    control = await page.session.at(path)
    if control is None:
        return False
    try:
        await control.hover()
    except CannotAct:
        return False
    return True


async def _came(page: Beside, trigger: str) -> dict[str, Any] | None:
    deadline = time.monotonic() + SHOW_SECONDS
    while time.monotonic() < deadline:
        if told := await page.ask("came", trigger, of=HOVER):
            return dict(told)
        await page.wait(LOOK)
    return None


async def _hoverable(page: Beside, path: str) -> bool | None:
    """Whether it stays while the pointer is on it; None where the pointer does not come to it."""
    if not await page.ask("pressable", path):
        return None
    return await _stays(page, path) if await _point(page, path) else None


async def _there(page: Beside, path: str) -> bool:
    return bool(await page.ask("shown", path, of=HOVER))


async def _stays(page: Beside, path: str) -> bool:
    """Whether it is still there after the time that going would take."""
    deadline = time.monotonic() + LEAVE_SECONDS
    while time.monotonic() < deadline:
        if not await _there(page, path):
            return False
        await page.wait(LOOK)
    return True
