"""What listens for events in the page's main frame."""

from collections.abc import Iterator
from typing import Any

from playwright.async_api import CDPSession

from .seam import translated
from .world import World

GROUP = "auditor-listeners"  # of the handles that are given back at the end
SECONDS = 15
MOST = 4_000  # listeners that are told
SOURCE = 1_500  # characters of a listener's source
WHOLE = {"depth": -1, "pierce": True}
OURS = ("load",)  # our watch on the view listens for it, and nothing that a customer does sets it off
PLAYWRIGHTS = "_hitTargetInterceptor"  # it listens on the window once it has clicked, and lets every event pass
Raw = dict[str, Any]


async def listeners(main: World) -> list[Raw]:
    """The page's own listeners on its window, its document and the elements in it, open shadow roots included."""
    with translated("the page's listeners were read", seconds=SECONDS):
        try:
            found = [
                *_told(await _of(main.cdp, "window", {}), "window", main.frame),
                *_told(await _of(main.cdp, "document", WHOLE), "document", main.frame),
            ]
        finally:
            await main.cdp.send("Runtime.releaseObjectGroup", {"objectGroup": GROUP})
    return found[:MOST]


async def _of(cdp: CDPSession, what: str, how: Raw) -> Raw:
    # In the page's own world: what our scripts listen for is not the page's.
    handle = await cdp.send("Runtime.evaluate", {"expression": what, "objectGroup": GROUP, "silent": True})
    if "objectId" not in handle["result"]:
        return {"listeners": []}
    told: Raw = await cdp.send("DOMDebugger.getEventListeners", {"objectId": handle["result"]["objectId"], **how})
    return told


def _told(raw: Raw, on: str, frame: str) -> Iterator[Raw]:
    for one in raw["listeners"]:
        source = one.get("handler", {}).get("description", "")
        if one["type"] in OURS or PLAYWRIGHTS in source:
            continue
        node = one.get("backendNodeId")
        yield {
            "type": one["type"],
            "on": on,
            "place": f"{frame}/{node}" if node else "",
            "capture": one["useCapture"],
            "passive": one["passive"],
            "source": source[:SOURCE],
        }
