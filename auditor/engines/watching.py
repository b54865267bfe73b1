"""Watches the view of a tab for a moment: each frame that it shows, with the time at which it showed it."""

import asyncio
from base64 import b64decode
from typing import Any

from playwright.async_api import CDPSession
from playwright.async_api import Error as PageError

PROBE = 0.5  # seconds: a view that shows no more than FEW frames in this time stands still
FEW = 2
MOST = 400


async def watch(cdp: CDPSession, *, width: int, height: int, seconds: float) -> list[tuple[float, bytes]]:
    """PNGs no larger than this, with seconds since the first; the browser sends one each time that the view changes."""
    frames: list[tuple[float, bytes]] = []
    answers: set[asyncio.Future[Any]] = set()

    def shown(event: dict[str, Any]) -> None:
        if len(frames) < MOST:
            frames.append((event["metadata"].get("timestamp", 0.0), b64decode(event["data"])))
        answers.add(asyncio.ensure_future(_answered(cdp, event["sessionId"])))

    cdp.on("Page.screencastFrame", shown)
    try:
        asked = {"format": "png", "maxWidth": width, "maxHeight": height, "everyNthFrame": 1}
        await cdp.send("Page.startScreencast", asked)
        await asyncio.sleep(min(PROBE, seconds))
        if len(frames) > FEW:
            await asyncio.sleep(seconds - PROBE)
        await cdp.send("Page.stopScreencast")
    finally:
        cdp.remove_listener("Page.screencastFrame", shown)
        for one in answers:  # an answer that the browser never takes must not be waited for
            one.cancel()
    begun = frames[0][0] if frames else 0
    return [(at - begun, frame) for at, frame in frames]


async def _answered(cdp: CDPSession, session: int) -> None:
    """The browser sends the next frame when this one is answered; one that comes at the very end needs no answer."""
    try:
        await cdp.send("Page.screencastFrameAck", {"sessionId": session})
    except PageError:
        return
