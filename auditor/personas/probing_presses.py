"""Presses what calls itself a button and is none of the browser's own: with Enter, and with Space."""

from contextlib import suppress
from typing import Any

from auditor.errors import CannotAct
from auditor.evidence.keyboard_probes import Press

from .probing_page import Beside

MOST = 6
ANSWER_SECONDS = 0.2  # how long a page may take to answer to a key


async def try_presses(page: Beside) -> tuple[Press, ...]:
    """Press each with both keys, each time on a page where nothing was done."""
    found: list[Press] = []
    for told in await page.ask("buttons", MOST):
        if page.over:
            break
        enter = await _answers(page, told, "Enter")
        space = await _answers(page, told, "Space")
        if enter is None or space is None:
            continue
        click = None if enter or space else await _answers(page, told, "")
        found.append(Press.model_validate({**told, "enter": enter, "space": space, "click": click}))
    await page.again()
    return tuple(found)


async def _answers(page: Beside, told: dict[str, Any], key: str) -> bool | None:
    """Whether anything came of the key, or of a click where it is none; None where that cannot be told."""
    await page.again()
    if page.over or not await page.ask("focus", told["path"]):
        return None
    await page.went()
    how, at = await page.steady(ANSWER_SECONDS), await page.ask("where")
    if how is None:
        return None  # the page changes by itself
    before = await page.state(how)
    if key:
        await page.press(key)
    elif control := await page.session.at(told["path"]):
        with suppress(CannotAct):
            await control.click()
    await page.wait(ANSWER_SECONDS)
    left, now = await page.went(), await page.ask("where")
    return bool(left) or now != at or await page.state(how) != before
