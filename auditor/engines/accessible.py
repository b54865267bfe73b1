"""What the browser offers to assistive technology, over all frames."""

import asyncio
import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any

from playwright.async_api import Error, Page

from auditor.errors import AuditorError

from . import scripts
from .frames import worlds
from .seam import translated
from .world import WORLD, World

SECONDS = 20  # the limit for one frame
FRAME = " |> "
Raw = dict[str, Any]


async def tree(page: Page, main: World) -> list[Raw]:
    """The full trees of all frames as one: that of a frame hangs below the node of its element.

    Each node has a `place`, by which `ask` finds its element.
    """
    found = await worlds(page, main)
    roots: dict[str, list[Raw]] = {}
    for frame, world in found.items():
        with suppress(*([] if frame == main.frame else [AuditorError])):
            roots[frame] = await _tree(world, len(roots))
    nodes = [node for part in roots.values() for node in part]
    for frame in [frame for frame in roots if frame != main.frame]:
        await _hang(frame, roots[frame], nodes, list(found.values()))
    return nodes


async def node(page: Page, main: World, path: str) -> Raw | None:
    """What is offered of the element with this path; None where there is no such element."""
    world, handle = await _element(page, main, path)
    if not handle:
        return None
    with translated("the accessibility tree was asked"):
        told = await world.cdp.send("Accessibility.getPartialAXTree", {"objectId": handle, "fetchRelatives": False})
    found: list[Raw] = told["nodes"]
    return found[0] if found else None


async def ask(page: Page, main: World, places: Sequence[str], function: str) -> dict[str, Any]:
    """Call a function of the element and the helpers of page.js on the elements of these nodes."""
    found = await worlds(page, main)
    answers: dict[str, Any] = {}
    for frame in dict.fromkeys(place.partition("/")[0] for place in places):
        own = [place for place in places if place.partition("/")[0] == frame]
        if frame in found:
            with suppress(*([] if frame == main.frame else [AuditorError])):
                answers |= await _ask(found[frame], own, function)
    return answers


async def _tree(world: World, number: int) -> list[Raw]:
    with translated("the accessibility tree was read", seconds=SECONDS):
        got = await world.cdp.send("Accessibility.getFullAXTree", {"frameId": world.frame})
    return [_placed(node, world.frame, number=number) for node in got["nodes"]]


async def _ask(world: World, places: Sequence[str], function: str) -> dict[str, Any]:
    await world.evaluate("() => null")  # the helpers are there then
    with translated("elements were looked at"):
        made = await world.cdp.send("Page.createIsolatedWorld", {"frameId": world.frame, "worldName": WORLD})
        context = made["executionContextId"]
        asked = [
            world.cdp.send(
                "DOM.resolveNode", {"backendNodeId": int(place.partition("/")[2]), "executionContextId": context}
            )
            for place in places
        ]
        handles = await asyncio.gather(*asked, return_exceptions=True)
        there = [(place, got) for place, got in zip(places, handles, strict=True) if isinstance(got, dict)]
        call = (
            f"function (...all) {{ auditor.fresh();"
            f" return JSON.stringify(all.map((el) => (({function})(el, auditor)) ?? null)); }}"
        )
        told = await world.cdp.send(
            "Runtime.callFunctionOn",
            {
                "functionDeclaration": call,
                "executionContextId": context,
                "arguments": [{"objectId": got["object"]["objectId"]} for _, got in there],
                "returnByValue": True,
            },
        )
    if "exceptionDetails" in told:
        raise AuditorError("The elements of the accessibility tree could not be looked at.")
    return dict(zip((place for place, _ in there), json.loads(told["result"]["value"]), strict=True))


async def _element(page: Page, main: World, path: str) -> tuple[World, str | None]:
    """A handle of the element with this path, and the world in which it lives."""
    handle = await main.run(_find(path), seconds=10, by_value=False)
    outer, _, inner = path.rpartition(FRAME)
    if handle or not outer:
        return main, handle
    # A frame of another origin: its own scripts alone see into it.
    world, frame = await _element(page, main, outer)
    if not frame:
        return main, None
    with translated("a frame was looked for"):
        told = await world.cdp.send("DOM.describeNode", {"objectId": frame})
    into = (await worlds(page, main)).get(told["node"].get("frameId", ""))
    if into is None:
        return main, None
    return into, await into.run(_find(inner), seconds=10, by_value=False)


def _find(path: str) -> str:
    there = "Object.hasOwn(globalThis, 'auditor') ? globalThis.auditor : (globalThis.auditor = "
    return f"({there}{scripts.helpers()})).find({json.dumps(path)})"


def _placed(raw: Mapping[str, Any], frame: str, *, number: int) -> Raw:
    """A node whose numbers are its own among those of all frames."""
    told = dict(raw)
    if number:
        told["nodeId"] = f"{number}-{raw['nodeId']}"
        told["childIds"] = [f"{number}-{id_}" for id_ in raw.get("childIds", ())]
    if "backendDOMNodeId" in raw:
        told["place"] = f"{frame}/{raw['backendDOMNodeId']}"
    return told


async def _hang(frame: str, own: Sequence[Raw], nodes: Sequence[Raw], found: Sequence[World]) -> None:
    """Put the root of a frame's tree below the node of the element that holds the frame."""
    children = {id_ for one in own for id_ in one.get("childIds", ())}
    tops = [one["nodeId"] for one in own if one["nodeId"] not in children]
    for world in found:
        with suppress(Error):
            owner = (await world.cdp.send("DOM.getFrameOwner", {"frameId": frame}))["backendNodeId"]
            places = {f"{other.frame}/{owner}" for other in found if other.cdp is world.cdp}
            for holder in (one for one in nodes if one.get("place") in places):
                holder["childIds"] = [*holder.get("childIds", ()), *tops]
                return
