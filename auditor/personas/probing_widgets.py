"""Tries composite widgets with arrows, End and Escape: tabs, radio groups, menus, list boxes, trees."""

import time
from typing import Any

from auditor.evidence.keyboard_probes import Widget

from .probing_page import LOOK, Beside, script

MOST = 6  # widgets of one page that stand open
MOST_OPENED = 4  # menus and lists that are opened
OPEN_SECONDS = 0.4
TYPED_SECONDS = 0.8  # how long a list that is fetched while somebody types may take
ARROWS = ("ArrowDown", "ArrowRight", "ArrowUp", "ArrowLeft")
MOVE_SECONDS = 0.1  # how long a script may take to move the focus
WIDGETS = script("probing_widgets")


async def try_widgets(page: Beside) -> tuple[Widget, ...]:
    """Move in each widget of the page; open menus and lists, move in them, close them."""
    found: list[Widget] = []
    await page.again()
    for told in await page.ask("standing", MOST, of=WIDGETS):
        if page.over:
            break
        entry = told.pop("entry")
        widget = Widget.model_validate(told)
        if await page.ask("focus", entry):
            found.append(widget.model_copy(update=await _moved(page, widget.path)))
        await page.again()
    for opener in await page.ask("openers", MOST_OPENED, of=WIDGETS):
        if page.over:
            break
        await page.again()
        if menu := await _opened(page, opener):
            found.append(menu)
    return tuple(found)


async def _moved(page: Beside, path: str) -> dict[str, Any]:
    """Whether an arrow moves to another part, and End to the last."""
    arrows = False
    before = await page.ask("part", path, of=WIDGETS)
    for key in ARROWS:
        await page.press(key)
        now = await _part(page, path, before)
        if now and now != before:
            arrows = True
            break
    end = None
    if arrows:
        await page.press("End")
        last = await page.ask("last", path, of=WIDGETS)
        await page.wait(MOVE_SECONDS)
        end = await page.ask("part", path, of=WIDGETS) == last
    return {"arrows": arrows, "end": end}


async def _part(page: Beside, path: str, before: str) -> str:
    """The part that is the active one, once it is another, or the time is over."""
    deadline = time.monotonic() + MOVE_SECONDS
    while True:
        now = str(await page.ask("part", path, of=WIDGETS))
        if (now and now != before) or time.monotonic() > deadline:
            return now
        await page.wait(LOOK)


async def _opened(page: Beside, opener: dict[str, Any]) -> Widget | None:
    if not await page.ask("focus", opener["path"]):
        return None
    told = await _popup(page, opener)
    if not told or await page.went():
        return None
    named = {"opener": opener["path"], "opener_name": opener["name"]}
    widget = Widget.model_validate({**told, **named})
    widget = widget.model_copy(update=await _moved(page, widget.path))
    await page.press("Escape")
    closed = await page.until_true("visible", widget.path, OPEN_SECONDS, wanted=False)
    back = (await page.ask("backAt", opener["path"]))["home"] if closed else None
    return widget.model_copy(update={"escape": closed, "back": back})


async def _popup(page: Beside, opener: dict[str, Any]) -> dict[str, Any] | None:
    """Open a menu or a list with the keys that are used for it: Enter would send a field's form."""
    keys = ("ArrowDown", "Alt+ArrowDown", "a") if opener["combobox"] and opener["writes"] else ("Enter", "ArrowDown")
    for key in keys:
        await page.press(key)
        deadline = time.monotonic() + (TYPED_SECONDS if key == "a" else OPEN_SECONDS)
        while time.monotonic() < deadline:
            if told := await page.ask("popup", opener["shown"], of=WIDGETS):
                return dict(told)
            await page.wait(LOOK)
    return None
