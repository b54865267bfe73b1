"""The frames of a page, each with the world in which our scripts run there."""

from collections.abc import Iterator
from typing import Any

from playwright.async_api import CDPSession, Error, Page

from .world import World


async def worlds(page: Page, main: World) -> dict[str, World]:
    """Our world in every frame by the frame's id, the main frame first.

    Frames of another process answer on a DevTools session of their own.
    """
    found = {main.frame: main}
    if len(page.frames) == 1:
        return found
    found |= await _of(main.cdp)
    for frame in page.frames[1:]:
        try:
            cdp = await page.context.new_cdp_session(frame)
        except Error:
            continue  # it is part of its parent's session, and is in the tree already
        found |= await _of(cdp)
    return found


async def _of(cdp: CDPSession) -> dict[str, World]:
    tree = (await cdp.send("Page.getFrameTree"))["frameTree"]
    return {id_: World(cdp, id_) for id_ in _ids(tree)}


def _ids(tree: dict[str, Any]) -> Iterator[str]:
    yield tree["frame"]["id"]
    for child in tree.get("childFrames", []):
        yield from _ids(child)
