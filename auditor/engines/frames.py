"""The frames of a page, each with the world in which our scripts run there."""

from collections.abc import Iterator
from typing import Any

from playwright.async_api import CDPSession, Frame, Page

from auditor.errors import AuditorError

from .seam import PageSilent, translated
from .world import World

MOST = 100  # frames that are looked into
SECONDS = 5.0  # in which the main frame's process tells of its frames
FRAME_SECONDS = 1.5  # in which another process does: one that holds still is left out, and is not asked again


async def worlds(page: Page, main: World) -> dict[str, World]:
    """Our world in every frame by the frame's id, the main frame first.

    Frames of another process answer on a DevTools session of their own. Those that do not answer are left out: their
    addresses are in `main.hold.silent`.
    """
    found = {main.frame: main}
    if len(page.frames) == 1:
        return found
    with translated("the frames were looked for", seconds=SECONDS):
        found |= await _of(main.cdp)
    for frame in page.frames[1:MOST]:
        if frame.url not in main.hold.silent:
            found |= await _elsewhere(page, frame, main)
    return found


async def _elsewhere(page: Page, frame: Frame, main: World) -> dict[str, World]:
    try:
        with translated("a frame was looked into", seconds=FRAME_SECONDS):
            return await _of(await page.context.new_cdp_session(frame))
    except PageSilent:
        main.hold.silent.add(frame.url)
    except AuditorError:  # it is part of its parent's session, and is in the tree already; or it went away
        return {}
    return {}


async def _of(cdp: CDPSession) -> dict[str, World]:
    tree = (await cdp.send("Page.getFrameTree"))["frameTree"]
    return {id_: World(cdp, id_) for id_ in _ids(tree)}


def _ids(tree: dict[str, Any]) -> Iterator[str]:
    yield tree["frame"]["id"]
    for child in tree.get("childFrames", []):
        yield from _ids(child)
