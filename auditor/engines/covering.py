"""Covers secret values in all frames of a page while a picture of it is taken."""

from collections.abc import Sequence

from playwright.async_api import Page

from auditor.errors import CannotAct

from . import scripts
from .frames import worlds
from .world import World

SECONDS = 5.0  # for each frame


async def cover(page: Page, main: World, secrets: Sequence[str]) -> bool:
    """Cover what shows one of these, beside what is covered already; returns whether there was anything new.

    Raises CannotAct where a frame does not answer.
    """
    if not secrets:
        return False
    frames = await worlds(page, main)
    if silent := main.hold.silent:
        raise CannotAct(f"A frame does not answer, so that no secret in it can be covered: {min(silent)[:200]}.")
    script = scripts.own("cover.js")
    return any([await world.evaluate(script, list(secrets), seconds=SECONDS) for world in frames.values()])


async def uncover(page: Page, main: World) -> None:
    """Take all covers away."""
    for world in (await worlds(page, main)).values():
        await world.evaluate(scripts.own("cover.js"), None, seconds=SECONDS)
